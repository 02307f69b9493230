// The choices of a field, a line each: its words, in how many records it stands, and a way to retire it. Enter adds
// one, Alt+↑↓ moves it. A code never goes: a line that is in use is retired, and can be brought back.
#pragma once

#include "core/schema/own_definition.h"

#include <QtWidgets/QWidget>

#include <map>
#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class ChoiceLines final : public QWidget {
    Q_OBJECT
public:
    explicit ChoiceLines(QWidget* parent = nullptr);

    /// `use`: in how many records each stands; `kept`: codes that the file knows, whose lines stay.
    void show(const std::vector<schema::ChoiceDef>& choices, const std::map<std::string, std::int64_t>& use,
              const std::vector<std::string>& kept);
    const std::vector<schema::ChoiceDef>& choices() const { return m_choices; }
    void focusLast();

signals:
    /// `place`: of what is typed; empty: a step of its own.
    void changed(const QString& what, const QString& place = {});

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void build();
    void addLine(std::size_t at);
    void add();
    void retire(std::size_t at);
    void move(std::size_t at, int by);
    QString noteOf(const schema::ChoiceDef& choice) const;

    QVBoxLayout* m_layout;
    QWidget* m_lines = nullptr;
    std::vector<QLineEdit*> m_edits;
    std::vector<schema::ChoiceDef> m_choices;
    std::map<std::string, std::int64_t> m_use;
    std::vector<std::string> m_kept;
};

} // namespace mulin::ui
