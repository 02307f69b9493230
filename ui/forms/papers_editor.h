// Files that are put to a record while it is being entered: chosen, dropped or pasted, each a chip that can be taken
// away again. Whoever stores the record makes documents of them in the same act.
#pragma once

#include "core/schema/attachment.h"
#include "ui/forms/attachment_intake.h"
#include "ui/forms/field_editor.h"

class QLabel;

namespace mulin::ui {

class Button;

class PapersEditor final : public FieldEditor {
    Q_OBJECT
public:
    PapersEditor(OfficeSession& session, QWidget* parent);
    QWidget* widget() const override;
    QWidget* focusWidget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString&) override {
        setText(QString::fromStdString(value.text()));
    }
    /// A line for each file.
    QString text() const override;
    void setText(const QString& text) override;

    void take(std::vector<IncomingFile> files);
    void choose();
    void paste();
    bool isReading() const { return m_reading > 0; }
    /// Documents to be made: title, kind, file.
    std::vector<schema::Values> documents() const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    class Box;
    void rebuild();

    Box* m_box;
    Button* m_add;
    std::vector<schema::Attachment> m_files;
    std::vector<QWidget*> m_chips;
    int m_reading = 0;
    unsigned m_round = 0; ///< of what the form shows: what comes late for another is dropped
};

} // namespace mulin::ui
