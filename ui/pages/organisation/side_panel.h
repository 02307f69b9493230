// What opens beside the tree: a head with the way back, rows or a list, and the next act at the foot.
#pragma once

#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

#include <functional>

class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;
class FieldEditor;
class FormRow;
class FormRows;
class PageFoot;

class SidePanel : public QWidget {
    Q_OBJECT
public:
    /// `area` names the controls.
    SidePanel(OfficeSession& session, const char* area, const QString& title, QWidget* parent);

    /// What Ctrl+S does.
    virtual void act() {}
    virtual bool canAct() const { return false; }
    /// Something in the file changed.
    virtual void refresh() {}

signals:
    void closeRequested();

protected:
    OfficeSession& session() const { return m_session; }
    QVBoxLayout& body() const { return *m_body; }
    PageFoot& foot();
    /// The one act at the right of the foot; pressing it is act().
    Button* primary(const char* control, const QString& words);
    void say(const QString& sentence);
    /// After an act: closed, or why not.
    std::function<void(const Result<journal::ChangeSet>&)> closing();
    QString name(const char* control) const;

    /// Rows of fields of record types, each by its own editor.
    struct Field {
        FieldEditor* editor = nullptr;
        FormRow* row = nullptr;
    };
    Field addField(FormRows& rows, const char* type, const char* field, const char* control, const QString& label,
                   bool required = false, const QString& hint = {});
    /// What stands in the field; an error stands beside it then.
    std::optional<schema::Value> valueOf(const Field& field);

private:
    OfficeSession& m_session;
    QString m_area;
    QVBoxLayout *m_layout, *m_body;
    PageFoot* m_foot = nullptr;
    ElidedLabel* m_message = nullptr;
};

} // namespace mulin::ui
