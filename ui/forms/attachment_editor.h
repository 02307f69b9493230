// The field of a file: dropped, pasted or chosen; shown small, opened large.
#pragma once

#include "core/schema/attachment.h"
#include "ui/forms/attachment_intake.h"
#include "ui/forms/field_editor.h"

namespace mulin::ui {

class ElidedLabel;
class LinkLabel;

class AttachmentEditor final : public FieldEditor {
    Q_OBJECT
public:
    AttachmentEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                     QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override { return m_text; }
    void setText(const QString& text) override;
    void conceal(RecordId record) override;

    /// The first is taken; that there were more is said.
    void take(std::vector<IncomingFile> files);
    void choose();
    void paste();
    void open();
    void remove();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    class Box;
    std::optional<schema::Attachment> attachment() const { return schema::Attachment::parse(m_text.toStdString()); }
    bool mayWrite() const;
    void describe();
    void showSmall();

    Box* m_box;
    QWidget *m_empty, *m_filled;
    ElidedLabel *m_name, *m_about;
    QLabel* m_invitation;
    LinkLabel *m_choose, *m_open, *m_copy, *m_other, *m_remove;
    QString m_text;
    std::optional<RecordId> m_record;
    bool m_reading = false;
    unsigned m_round = 0; ///< of what the form shows: what comes late for another is dropped
    Latest m_latest;
};

} // namespace mulin::ui
