// Head of a person's file: who it is, marks, masked numbers, and what is done from here.
#pragma once

#include "ui/pages/person/person_data.h"
#include "ui/shell/permits.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLayout;
class QMenu;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class Shell;

class PersonHead final : public QWidget {
    Q_OBJECT
public:
    PersonHead(OfficeSession& session, Shell& shell, bool page, const PersonFile& file, QWidget* parent);
    /// Below everything: an act that asks for a day.
    void addBelow(QWidget* widget);
    /// With the icons alone where they may stand alone.
    QSize minimumSizeHint() const override;

signals:
    void closeRequested();
    void backRequested();
    void editRequested();
    void deleteRequested();
    void visitRequested();
    void printRequested();
    void memberRequested();
    void kinRequested();
    void deathRequested();
    void departureRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addPath(const PersonFile& file);
    void addWho(QHBoxLayout& into, const PersonFile& file);
    void addTags(QLayout& into, const PersonFile& file);
    void addButtons(QHBoxLayout& into, const PersonFile& file);
    QMenu* menu(const PersonFile& file);
    void addFacts(const PersonFile& file);
    void fit();

    OfficeSession& m_session;
    Shell& m_shell;
    bool m_page;
    QString m_area;
    QVBoxLayout* m_layout;
    std::vector<Button*> m_yielding; ///< show their icons alone where there is no room
    QHBoxLayout* m_top = nullptr;
    Permits m_permits;
};

} // namespace mulin::ui
