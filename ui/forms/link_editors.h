// Links: one record by picker, or several as chips in the field.
#pragma once

#include "ui/forms/record_picker.h"

namespace mulin::ui {

/// What the editors of links share.
class LinkEditorBase : public FieldEditor {
    Q_OBJECT
public:
    using FieldEditor::FieldEditor;
    /// Takes a record in, beside those that are there if there may be several.
    virtual void take(const LinkedRecord& record) = 0;

protected:
    void offerRegistration(RecordPicker& picker);
};

/// One record. The title stands in the field; typing looks for another one, an empty field takes it away.
class LinkEditor final : public LinkEditorBase {
    Q_OBJECT
public:
    LinkEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;
    std::vector<LinkedRecord> linked() const override;
    void setLinked(const std::vector<LinkedRecord>& records) override;
    void take(const LinkedRecord& record) override;
    /// Of a ledger: who was just chosen is of another age than those it is for.
    QString doubt(bool leaving) const override;
    QString note() const override { return linked().empty() ? QString() : m_who; }
    RecordPicker& picker() const { return *m_picker; }

private:
    void takeRow(const PickerRow& row);

    QLineEdit* m_edit;
    RecordPicker* m_picker;
    std::optional<LinkedRecord> m_chosen;
    std::optional<Date> m_birth; ///< of whom was chosen here
    QString m_who;               ///< the same: sex, age, door
};

/// Several records of a links field, those with one role.
class LinksEditor final : public LinkEditorBase {
    Q_OBJECT
public:
    LinksEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    QWidget* focusWidget() const override;
    /// Empty, or BadValue while words stand there that name nobody.
    Result<schema::Value> read() const override;
    void setValue(const schema::Value&, const QString&) override {}
    QString text() const override;
    void setText(const QString& text) override;
    std::vector<LinkedRecord> linked() const override { return m_records; }
    void setLinked(const std::vector<LinkedRecord>& records) override;
    void add(const LinkedRecord& record);
    void take(const LinkedRecord& record) override { add(record); }
    RecordPicker& picker() const { return *m_picker; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    class Box;
    void remove(const Uid& uid);
    void rebuild();

    Box* m_box;
    QLineEdit* m_edit;
    RecordPicker* m_picker;
    std::vector<LinkedRecord> m_records;
};

} // namespace mulin::ui
