#include "ui/pages/designer/field_panel.h"

#include "core/schema/validation.h"
#include "ui/forms/choice_list.h"
#include "ui/pages/designer/choice_lines.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using schema::FieldDefinition;
using schema::FieldType;

namespace {

/// The choices of a field of the definitions themselves.
void fillChoices(QComboBox& box, OfficeSession& session, const char* field, bool empty) {
    if (empty) box.addItem(QString(), QString());
    const schema::TypeDef* records = session.catalogue().find("field_definition");
    if (records == nullptr) return;
    for (const schema::ChoiceDef& one : records->field(field)->choices)
        if (!one.retired) box.addItem(session.label(one.label), utf(one.code));
    new ChoiceList(box);
    box.setFocusPolicy(Qt::StrongFocus);
}

bool chooses(FieldType type) { return type == FieldType::Choice || type == FieldType::Choices; }
bool counts(FieldType type) { return type == FieldType::Integer || type == FieldType::Money; }

} // namespace

QString kindWords(OfficeSession& session, FieldType type) {
    switch (type) {
    case FieldType::Link:
    case FieldType::Links: return FieldPanel::tr("link");
    case FieldType::Formula: return FieldPanel::tr("worked out");
    case FieldType::Timestamp: return FieldPanel::tr("moment");
    case FieldType::Address: return FieldPanel::tr("address");
    default: break;
    }
    const schema::TypeDef* records = session.catalogue().find("field_definition");
    const schema::ChoiceDef* kind = records == nullptr ? nullptr : records->field("kind")->choice(codeOf(type));
    return kind == nullptr ? QString() : session.label(kind->label);
}

FieldPanel::FieldPanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(plainLabel({}, Look::Strong, this))
    , m_where(paragraph({}, Look::Caption, this))
    , m_rule(paragraph(tr("A field without a purpose cannot be put to use. Written down, it answers a resident who "
                          "asks what it is for."),
                       Look::Caption, this))
    , m_rows(new FormRows(QStringLiteral("designer.field"), this))
    , m_kind(new QComboBox(this))
    , m_basis(new QComboBox(this))
    , m_choices(new ChoiceLines(this))
    , m_required(new QCheckBox(tr("To be filled in"), this))
    , m_sensitive(new QCheckBox(tr("Sensitive"), this))
    , m_inList(new QCheckBox(tr("A column of the list"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    layout->setSpacing(px().s2);
    m_title->setObjectName(QStringLiteral("designer.field.title"));
    layout->addWidget(m_title);
    layout->addWidget(m_where);
    m_rows->setNarrow();
    m_rows->setNotesBelow();
    layout->addWidget(m_rows);
    m_name = line(QStringLiteral("name"), tr("Name"), 40, nullptr);
    m_english = line(QStringLiteral("english"), tr("In English"), 60, nullptr);
    fillChoices(*m_kind, session, "kind", false);
    m_byName["kind"] = m_rows->add(QStringLiteral("kind"), tr("Kind"), m_kind);
    m_byName["choices"] = m_rows->add(QStringLiteral("choices"), tr("Choices"), m_choices);
    m_byName["required"] = m_rows->add(QStringLiteral("required"), tr("Required"), m_required);
    m_unit = line(QStringLiteral("unit"), tr("Unit"), 10, &FieldDefinition::unit);
    m_min = line(QStringLiteral("min"), tr("Least"), 12, nullptr);
    m_max = line(QStringLiteral("max"), tr("Most"), 12, nullptr);
    m_purpose = line(QStringLiteral("purpose"), tr("What for"), 200, &FieldDefinition::purpose);
    fillChoices(*m_basis, session, "basis", true);
    m_byName["basis"] = m_rows->add(QStringLiteral("basis"), tr("Basis"), m_basis);
    m_help = line(QStringLiteral("help"), tr("Hint"), 200, &FieldDefinition::help);
    m_byName["sensitive"] = m_rows->add(QStringLiteral("sensitive"), tr("Who sees it"), m_sensitive);
    m_byName["list"] = m_rows->add(QStringLiteral("list"), tr("List"), m_inList);
    auto* acts = new QHBoxLayout;
    m_retire = (new Button(ButtonKind::Secondary, tr("Retire the field"), this))
                   ->named(QStringLiteral("designer.field.retire"));
    m_remove = (new Button(ButtonKind::Tool, tr("Take the field away"), this))
                   ->withIcon(QStringLiteral("trash"))
                   ->named(QStringLiteral("designer.field.remove"));
    acts->addWidget(m_retire);
    acts->addWidget(m_remove);
    acts->addStretch(1);
    layout->addLayout(acts);
    layout->addWidget(new Line(Qt::Horizontal, this));
    auto* rule = new QHBoxLayout;
    rule->addWidget(new IconLabel(QStringLiteral("info"), Colour::Text2, &Sizes::iconSmall, this), 0, Qt::AlignTop);
    rule->addWidget(m_rule, 1);
    layout->addLayout(rule);
    layout->addStretch(1);

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& now) {
        edit(tr("name %1").arg(now), QStringLiteral("name"),
             [&](FieldDefinition& one) { one.label.zh = now.trimmed().toStdString(); });
    });
    connect(m_english, &QLineEdit::textEdited, this, [this](const QString& now) {
        edit(tr("English name"), QStringLiteral("english"),
             [&](FieldDefinition& one) { one.label.en = now.trimmed().toStdString(); });
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        edit(tr("kind %1").arg(m_kind->currentText()), QStringLiteral("kind"),
             [&](FieldDefinition& one) { one.kind = m_kind->currentData().toString().toStdString(); });
    });
    connect(m_basis, &QComboBox::currentIndexChanged, this, [this] {
        edit(tr("basis"), QStringLiteral("basis"),
             [&](FieldDefinition& one) { one.basis = m_basis->currentData().toString().toStdString(); });
    });
    connect(m_choices, &ChoiceLines::changed, this, [this](const QString& what, const QString& place) {
        edit(what, place, [&](FieldDefinition& one) {
            one.choices = one.own() ? m_choices->choices() : schema::saidOver(m_choices->choices(), m_shown.shipped);
        });
    });
    const auto number = [this](QLineEdit* box, const QString& place, std::optional<std::int64_t> FieldDefinition::*to) {
        connect(box, &QLineEdit::textEdited, this, [this, box, place, to] {
            FormRow* row = m_byName[place.toStdString()];
            const auto limit = limitIn(*box);
            if (!limit) return row->setError(tr("A number, in the unit of the field"));
            row->clear();
            edit(tr("limits"), place, [&](FieldDefinition& one) { one.*to = *limit; });
        });
    };
    number(m_min, QStringLiteral("min"), &FieldDefinition::min);
    number(m_max, QStringLiteral("max"), &FieldDefinition::max);
    const auto tick = [this](QCheckBox* box, const QString& what, std::optional<bool> FieldDefinition::*to) {
        connect(box, &QCheckBox::toggled, this,
                [this, what, to](bool on) { edit(what, {}, [&](FieldDefinition& one) { one.*to = on; }); });
    };
    tick(m_required, tr("required"), &FieldDefinition::required);
    tick(m_sensitive, tr("sensitive"), &FieldDefinition::sensitive);
    tick(m_inList, tr("column of the list"), &FieldDefinition::inList);
    connect(m_retire, &QAbstractButton::clicked, this, [this] {
        const bool back = m_shown.definition.retired;
        edit(back ? tr("field %1 brought back").arg(m_title->text()) : tr("field %1 retired").arg(m_title->text()), {},
             [&](FieldDefinition& one) { one.retired = !back; });
    });
    connect(m_remove, &QAbstractButton::clicked, this, [this] { emit removeRequested(m_shown.definition.fieldId()); });
}

QLineEdit* FieldPanel::line(const QString& control, const QString& label, int most, std::string FieldDefinition::*to,
                            const QString& hint) {
    auto* box = new QLineEdit(this);
    box->setMaxLength(most);
    m_byName[control.toStdString()] = m_rows->add(control, label, box, hint);
    if (to != nullptr)
        connect(box, &QLineEdit::textEdited, this, [this, label, control, to](const QString& now) {
            edit(label, control, [&](FieldDefinition& one) { one.*to = now.trimmed().toStdString(); });
        });
    return box;
}

void FieldPanel::edit(const QString& what, const QString& place, const std::function<void(FieldDefinition&)>& act) {
    if (m_filling || m_shown.field == nullptr) return;
    act(m_shown.definition);
    emit changed(what, place.isEmpty() ? QString() : utf(m_shown.definition.fieldId()) + QLatin1Char('/') + place,
                 m_shown.definition);
}

void FieldPanel::show(const Shown& shown) {
    const bool other = m_shown.field == nullptr || shown.definition.uid != m_shown.definition.uid ||
                       shown.definition.fieldId() != m_shown.definition.fieldId();
    m_shown = shown;
    m_filling = true;
    const FieldDefinition& one = m_shown.definition;
    const schema::FieldDef& field = *m_shown.field;
    const auto put = [&](QLineEdit* box, const std::string& value) {
        if (other || box->text().trimmed().toStdString() != value) box->setText(utf(value));
    };
    const bool own = one.own();
    put(m_name, own || !one.label.zh.empty() ? one.label.zh : field.label.zh);
    put(m_english, own || !one.label.en.empty() ? one.label.en : field.label.en);
    put(m_unit, own || !one.unit.empty() ? one.unit : field.unit);
    put(m_help, own || !one.help.empty() ? one.help : field.help.zh);
    put(m_purpose, own || !one.purpose.empty() ? one.purpose : field.purpose.zh);
    for (const auto& [box, limit] : {std::pair(m_min, field.min), std::pair(m_max, field.max)}) {
        const auto typed = limitIn(*box);
        if (other || (typed && *typed != limit)) {
            box->setText(limit ? utf(schema::displayText(field, schema::Value(*limit), m_session.language()))
                               : QString());
            m_byName[box == m_min ? "min" : "max"]->clear();
        }
    }
    m_kind->setCurrentIndex(m_kind->findData(utf(std::string(codeOf(field.type)))));
    m_basis->setCurrentIndex(std::max(0, m_basis->findData(utf(one.basis.empty() ? field.basis : one.basis))));
    m_required->setChecked(field.required);
    m_sensitive->setChecked(field.sensitive);
    const auto& list = m_shown.type->list;
    m_inList->setChecked(std::find(list.begin(), list.end(), field.id) != list.end());
    const auto& words = own || !one.choices.empty() ? one.choices : field.choices;
    // Of a shipped field all lines stand there, as they are now.
    m_choices->show(own ? words : field.choices, m_shown.use, m_shown.codes);
    describe();
    m_filling = false;
}

/// As a value of the field: money in yuan.
Result<std::optional<std::int64_t>> FieldPanel::limitIn(const QLineEdit& box) const {
    schema::FieldDef limit;
    limit.id = m_shown.field->id;
    limit.type = m_shown.field->type;
    MULIN_TRY_LET(value, schema::parse(*m_shown.type, limit, box.text().trimmed().toStdString(), m_session.today()));
    return value.isNumber() ? std::optional(value.number()) : std::nullopt;
}

void FieldPanel::describe() {
    const FieldDefinition& one = m_shown.definition;
    const schema::FieldDef& field = *m_shown.field;
    const bool own = one.own();
    m_title->setText(schema::ownUid(field.label.zh) ? tr("New field") : m_session.label(field.label));
    const bool fromFile = field.derived();
    QString where;
    if (fromFile)
        where = tr("Comes from the file of the resident and is not filled in again.");
    else if (!own)
        where = tr("Came with the program: words and choices may be changed, its kind stays.");
    else if (m_shown.inFile)
        where = tr("In use: its kind stays. Something else is another field.");
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    m_rule->parentWidget()->updateGeometry();
    const auto row = [&](const char* name, bool shown, bool enabled = true) {
        FormRow* at = m_byName[name];
        at->setVisible(shown);
        at->editor()->setEnabled(enabled);
    };
    const bool structural = schema::isStructural(*m_shown.type, field);
    row("name", true, !fromFile);
    row("english", true, !fromFile);
    row("kind", own, !m_shown.inFile);
    row("choices", chooses(field.type) && !fromFile);
    row("required", !fromFile && field.type != FieldType::Links,
        own || !field.required || one.required.value_or(false));
    row("unit", counts(field.type) && !fromFile);
    row("min", own && counts(field.type));
    row("max", own && counts(field.type));
    row("purpose", !fromFile);
    row("basis", !fromFile);
    row("help", !fromFile);
    row("sensitive", !fromFile, own || !field.sensitive || one.sensitive.value_or(false));
    row("list", field.type != FieldType::Note && field.type != FieldType::Links);
    m_byName["sensitive"]->setHint(tr("Shown to whoever may see the ledger"));
    m_retire->setText(one.retired ? tr("Bring the field back") : tr("Retire the field"));
    m_retire->setVisible(!fromFile && !structural && (!own || m_shown.inFile));
    m_retire->setToolTip(tr("Not asked any more; what was filled in stays"));
    m_remove->setVisible(own && !m_shown.inFile);
}

void FieldPanel::tellGaps(const std::vector<ledgers::DesignGap>& gaps) {
    for (const char* name : {"name", "purpose", "choices"}) m_byName[name]->clear();
    if (m_shown.field == nullptr) return;
    for (const ledgers::DesignGap& gap : gaps) {
        if (gap.field != m_shown.definition.fieldId()) continue;
        if (gap.what == "name") m_byName["name"]->setError(tr("What is the field called?"));
        if (gap.what == "purpose") m_byName["purpose"]->setError(tr("What is it needed for?"));
        if (gap.what == "choices") m_byName["choices"]->setError(tr("At least one choice"));
    }
}

void FieldPanel::focusName() {
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace mulin::ui
