// One field of a form: a widget, its value read and checked, and the value put in.
#pragma once

#include "core/schema/validation.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

/// The other end of a link, as it is shown.
struct LinkedRecord {
    RecordId id;
    QString title;
    std::string type = {}; ///< where records of several types are found together
};

class FieldEditor : public QObject {
    Q_OBJECT
public:
    FieldEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field, QObject* parent)
        : QObject(parent), m_session(session), m_type(type), m_field(field) {}

    virtual QWidget* widget() const = 0;
    /// Where the focus goes; the widget itself unless it is only a frame.
    virtual QWidget* focusWidget() const { return widget(); }
    /// Parsed and checked by the rules of the field.
    virtual Result<schema::Value> read() const = 0;
    /// `shown`: the title of a link.
    virtual void setValue(const schema::Value& value, const QString& shown = {}) = 0;
    /// What stands there is stored with this record: a personal number is masked until it is asked for with a purpose,
    /// or typed anew. text() and read() tell what is stored.
    virtual void conceal(RecordId) {}
    /// Links fields and links by picker: what is chosen.
    virtual std::vector<LinkedRecord> linked() const { return {}; }
    virtual void setLinked(const std::vector<LinkedRecord>&) {}
    /// A sentence about what may be saved but looks wrong, or about what saving will do; `leaving`: nothing more comes.
    virtual QString doubt([[maybe_unused]] bool leaving) const { return {}; }
    /// What tells that it is the right one; said where nothing looks wrong.
    virtual QString note() const { return {}; }
    /// Text as it stands there, for telling what changed and for drafts.
    virtual QString text() const = 0;
    /// What text() gave, half typed or not; after setLinked().
    virtual void setText(const QString& text) = 0;

    const schema::FieldDef& field() const { return m_field; }
    const schema::TypeDef& type() const { return m_type; }

signals:
    void edited();
    /// The field was left: what was postponed while typing is said now.
    void left();
    /// Something to say beside the field that is no error.
    void noted(const QString& sentence);
    /// Nobody is called so: a record of the field's target is wanted.
    void registerRequested(const QString& words);

protected:
    OfficeSession& session() const { return m_session; }
    Result<schema::Value> parsed(const QString& text) const {
        MULIN_TRY_LET(value, schema::parse(m_type, m_field, text.toStdString(), m_session.today()));
        MULIN_TRY(schema::validate(m_type, m_field, value, m_session.today()));
        return value;
    }

private:
    OfficeSession& m_session;
    const schema::TypeDef& m_type;
    const schema::FieldDef& m_field;
};

/// The editor for the type of the field; for links fields one per role.
FieldEditor* makeEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                        QWidget* parent);
/// The caption with the unit behind it: units stand in definitions as the clerk writes them, 元, 岁, 个月; in English
/// those of measures are told, those of mere counts are not.
QString withUnit(const QString& label, const schema::FieldDef& field, schema::Language language);

} // namespace mulin::ui
