// One field changed in the list itself: F2 opens it in its cell, with the editor and the checks of the form. Enter
// saves and goes down, Tab to the next that can be changed, Esc leaves it as it was; leaving the list saves too. Each
// cell is one act.
#pragma once

#include "ui/forms/field_editor.h"

#include <QtCore/QPointer>

namespace mulin::ui {

class RecordTable;

class ListCell final : public QObject {
    Q_OBJECT
public:
    /// Belongs to the table.
    ListCell(OfficeSession& session, RecordTable& table);

    /// The current cell, or the first of its row that can be changed.
    void begin();
    bool isOpen() const { return m_editor != nullptr; }
    /// Before the page or the window goes: what was typed is saved. False: it cannot be; it stays open and says why.
    bool leave();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    enum class Next : std::uint8_t { Stay, Down, Right, Left };
    const schema::FieldDef* fieldAt(int column) const;
    /// The next column to the right or left that can be changed; -1 = none.
    int columnFrom(int column, int step) const;
    void open(int row, int column);
    void place();
    void save(Next next);
    void close();
    void say(const Error& error);
    void go(Next next);

    OfficeSession& m_session;
    RecordTable& m_table;
    QPointer<FieldEditor> m_editor;
    QWidget* m_focus = nullptr;
    std::int64_t m_row = 0; ///< of the record, whatever place it has in the list
    std::optional<RecordId> m_id;
    std::string m_column;
    QString m_before;
    std::int64_t m_head = 0; ///< of the record when it was read
    bool m_saving = false;
    bool m_doubted = false; ///< it was said what looks wrong
    Latest m_latest;
};

} // namespace mulin::ui
