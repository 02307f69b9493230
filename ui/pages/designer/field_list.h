// The fields of a ledger: what comes from the file of the person, what the ledger has by itself, and what the office
// added, in its order: dragged, or moved by Alt+↑↓.
#pragma once

#include <QtWidgets/QListWidget>

#include <vector>

namespace mulin::ui {

class FieldList final : public QListWidget {
    Q_OBJECT
public:
    struct Entry {
        std::string id; ///< empty: a heading
        QString name, kind;
        bool required = false, own = false, retired = false;
        bool locked = false; ///< the program works with it
        bool operator==(const Entry&) const = default;
    };
    explicit FieldList(QWidget* parent = nullptr);

    /// The one that is chosen stays chosen.
    void show(const std::vector<Entry>& entries);
    std::string chosen() const;
    void choose(const std::string& id);

signals:
    void fieldChosen(const std::string& id);
    void moveRequested(const std::string& id, int by);
    /// Own fields in the order that they were dragged into.
    void ordered(const std::vector<std::string>& ids);

protected:
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::vector<Entry> m_entries;
    bool m_filling = false;
};

} // namespace mulin::ui
