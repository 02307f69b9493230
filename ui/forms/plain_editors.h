// Editors that need nothing but the field's definition.
#pragma once

#include "ui/forms/field_editor.h"

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace mulin::ui {

/// Text, numbers, money, phones, ID numbers.
class LineEditor final : public FieldEditor {
    Q_OBJECT
public:
    LineEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;
    void conceal(RecordId record) override;
    QString doubt(bool leaving) const override;
    bool isConcealed() const { return m_concealed.has_value(); }
    /// Logged with its purpose first.
    void reveal(const QString& purpose);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Concealed {
        RecordId record;
        QString full;
    };
    void show(const QString& full);
    void replace();

    QLineEdit* m_edit;
    QAction* m_eye = nullptr;
    std::optional<Concealed> m_concealed, m_former; ///< m_former: being replaced, until it is saved
};

class NoteEditor final : public FieldEditor {
    Q_OBJECT
public:
    NoteEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QPlainTextEdit* m_edit;
};

/// Typed as 20261122, 1122, 昨天 …, or taken from a calendar (Alt+Down). Ctrl+; is today.
class DateEditor final : public FieldEditor {
    Q_OBJECT
public:
    DateEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void openCalendar();
    void tidy();

    QLineEdit* m_edit;
};

class ChoiceEditor final : public FieldEditor {
    Q_OBJECT
public:
    ChoiceEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;

private:
    QComboBox* m_box;
};

/// Ticks side by side: several choices, or yes.
class TickEditor final : public FieldEditor {
    Q_OBJECT
public:
    TickEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QWidget* parent);
    QWidget* widget() const override { return m_box; }
    QWidget* focusWidget() const override;
    Result<schema::Value> read() const override;
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;
    /// Shows these first and no others, but for those that are ticked; all of them again: nullopt.
    void offer(std::optional<std::vector<std::string>> codes);

private:
    void addTick(const std::string& code, const QString& label);
    void setTicks(const std::vector<std::string>& codes);
    bool isOffered(const std::string& code) const;
    void showOffered();

    QWidget* m_box;
    std::vector<std::pair<std::string, QCheckBox*>> m_ticks;
    std::optional<std::vector<std::string>> m_offered;
};

} // namespace mulin::ui
