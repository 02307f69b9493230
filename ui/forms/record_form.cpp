#include "ui/forms/record_form.h"

#include "core/people/person_rule.h"
#include "ui/forms/building_proposals.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/record_history.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/strip.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using schema::FieldDef;
using schema::FieldType;

namespace {

/// Wrong only because the word is not finished yet.
bool isUnfinished(ErrorCode code) {
    return code == ErrorCode::BadValue || code == ErrorCode::LinkTarget || code == ErrorCode::OutOfRange ||
           code == ErrorCode::BadIdNumber || code == ErrorCode::Required;
}

} // namespace

bool isEditable(const schema::TypeDef& type, const FieldDef& field) {
    if (field.retired || field.type == FieldType::Timestamp) return false;
    if (!type.number.empty() && field.id == "number") return false;
    return !field.derived() || (type.id == "person" && people::isFacade(field.id));
}

RecordForm::RecordForm(OfficeSession& session, const schema::TypeDef& type, const QString& area, FormPlan plan,
                       QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_type(type)
    , m_area(area)
    , m_plan(std::move(plan))
    , m_rows(new FormRows(area))
    , m_scroll(new QScrollArea(this))
    , m_body(new QHBoxLayout)
    , m_foot(new PageFoot(this))
    , m_save(new Button(ButtonKind::Secondary, tr("Save"), m_foot))
    , m_asLast(new Button(ButtonKind::Tool, tr("As the last one"), m_foot))
    , m_changes(new Button(ButtonKind::Tool, tr("Changes"), m_foot))
    , m_more(new LinkLabel(tr("More fields"), nullptr))
    , m_takeBack(new LinkLabel(tr("Take back what I typed"), m_foot))
    , m_message(new ElidedLabel({}, Look::Overdue, m_foot))
    , m_permits(session, type.id, this) {
    if (m_plan.narrow) m_rows->setNarrow();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* inside = new QWidget;
    setSurface(*inside, Surface::Raised);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_rows);
    auto* more = new QHBoxLayout;
    more->setContentsMargins(px().s6, 0, px().s6, px().s4);
    more->addWidget(m_more);
    more->addStretch(1);
    column->addLayout(more);
    column->addStretch(1);
    m_more->setObjectName(area + QStringLiteral(".more"));
    m_scroll->setObjectName(area + QStringLiteral(".scroll"));
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    buildDraft();
    layout->addWidget(m_offer);
    buildGone();
    layout->addWidget(m_gone);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addWidget(m_scroll, 1);
    layout->addLayout(m_body, 1);
    buildLeaving();
    layout->addWidget(m_leaving);
    layout->addWidget(m_foot);

    if (!m_plan.saveNext.isEmpty()) {
        m_saveNext = (new Button(ButtonKind::Primary, m_plan.saveNext, m_foot))
                         ->withKeys(QStringLiteral("Ctrl+Enter"))
                         ->named(area + QStringLiteral(".saveNext"));
        m_foot->addLeft(m_saveNext);
        connect(m_saveNext, &QAbstractButton::clicked, this, [this] { save(true); });
    }
    m_save->withKeys(QStringLiteral("Ctrl+S"))->named(area + QStringLiteral(".save"));
    m_foot->addLeft(m_save);
    auto* drop = (new Button(ButtonKind::Tool, tr("Discard"), m_foot))
                     ->withKeys(QStringLiteral("Esc"))
                     ->named(area + QStringLiteral(".discard"));
    m_foot->addLeft(drop);
    m_asLast->withIcon(QStringLiteral("copy"))
        ->withKeys(QStringLiteral("Ctrl+Shift+D"))
        ->named(area + QStringLiteral(".asLast"));
    m_asLast->setToolTip(tr("Fills what is still empty as in the record saved last"));
    m_foot->addLeft(m_asLast);
    connect(m_asLast, &QAbstractButton::clicked, this, &RecordForm::fillAsLast);
    m_changes->withIcon(QStringLiteral("history"))
        ->withKeys(QStringLiteral("Ctrl+H"))
        ->named(area + QStringLiteral(".changes"));
    m_changes->setToolTip(tr("What was changed of this record; any value can be brought back"));
    m_foot->addLeft(m_changes);
    connect(m_changes, &QAbstractButton::clicked, this, [this] { showHistory(!showsHistory()); });
    m_takeBack->setObjectName(area + QStringLiteral(".takeBack"));
    m_foot->addLeft(m_takeBack);
    m_message->setObjectName(area + QStringLiteral(".message"));
    m_foot->addRight(m_message);
    m_takeBack->hide();
    connect(m_save, &QAbstractButton::clicked, this, [this] { save(false); });
    connect(drop, &QAbstractButton::clicked, this, [this] {
        discard();
        emit discardedEntry();
    });
    connect(m_takeBack, &LinkLabel::clicked, this, &RecordForm::takeBack);
    connect(m_more, &LinkLabel::clicked, this, [this] { showMore(m_more->property("on").toBool() ? false : true); });
    connect(&session, &OfficeSession::changed, this,
            [this](const journal::ChangeSet& changes) { lookAgain(changes.txn); });
    connect(this, &RecordForm::edited, this, [this] {
        // What is typed now would go with what taking back restores.
        if (!std::exchange(m_filledAsLast, false)) return;
        m_discarded.clear();
        m_takeBack->hide();
    });
    build();
    m_permits.require(m_save, access::Right::Write);
    if (m_saveNext != nullptr) m_permits.require(m_saveNext, access::Right::Write);
    if (m_session.isReadOnly()) {
        m_save->setEnabled(false);
        if (m_saveNext != nullptr) m_saveNext->setEnabled(false);
    }
}

RecordForm::~RecordForm() {
    // A field that loses the focus while the form goes away has nothing to say any more.
    for (const Entry& entry : m_entries) entry.editor->disconnect(this);
}

void RecordForm::build() {
    if (m_plan.fields.empty()) {
        for (const schema::Section& section : m_type.sections) {
            bool titled = false;
            for (const std::string& id : section.fields) {
                const FieldDef* field = m_type.field(id);
                if (field == nullptr || !isEditable(m_type, *field)) continue;
                if (!titled && field->asked) {
                    m_rows->addSection(m_session.label(section.label));
                    titled = true;
                }
                addField(id);
            }
        }
        // A definition without sections: its fields in their order.
        if (m_type.sections.empty())
            for (const FieldDef& field : m_type.fields) addField(field.id);
    } else {
        for (const std::string& key : m_plan.fields) {
            if (key.front() == '#') {
                m_rows->addSection(utf(key.substr(1)));
            } else {
                addField(key);
            }
        }
    }
    // Where a building is typed, those of the estate beside it.
    if (FieldEditor* number = editor("building"); number != nullptr && m_type.id == "person")
        proposeBuildings(m_session, *number, editor("estate_name"));
    const bool some = std::any_of(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return !entry.asked; });
    m_more->setVisible(some);
    showMore(false);
}

void RecordForm::addField(const std::string& key) {
    const auto colon = key.find(':');
    const auto own = m_plan.own.find(key);
    FieldEditor* made = own == m_plan.own.end() ? nullptr : own->second(m_rows);
    const FieldDef* field = made != nullptr ? &made->field() : m_type.field(key.substr(0, colon));
    if (field == nullptr || (!isEditable(m_type, *field) && m_plan.fields.empty())) return;
    if (field->type == FieldType::Links && colon == std::string::npos && !field->roles.empty()) {
        for (const schema::ChoiceDef& role : field->roles) addField(field->id + ":" + role.code);
        return;
    }
    Entry entry;
    entry.key = key;
    entry.role = colon == std::string::npos ? std::string() : key.substr(colon + 1);
    entry.editor = made != nullptr ? made : makeEditor(m_session, m_type, *field, m_rows);
    entry.asked = field->asked || !m_plan.fields.empty();
    const schema::ChoiceDef* role = field->role(entry.role);
    QString label = m_session.label(role != nullptr ? role->label : field->label);
    label = withUnit(label, *field, m_session.language());
    if (const auto other = m_plan.labels.find(key); other != m_plan.labels.end()) label = other->second;
    QString hint = m_session.label(field->help);
    if (const auto other = m_plan.hints.find(key); other != m_plan.hints.end()) hint = other->second;
    QString control = utf(key);
    control.replace(QLatin1Char(':'), QLatin1Char('.'));
    control.remove(QLatin1Char('+'));
    entry.row = m_rows->add(control, label, entry.editor->widget(), hint, field->required && made == nullptr);
    if (!entry.asked) entry.row->setVisible(false);
    m_entries.push_back(entry);
    QList<QWidget*> parts = entry.editor->widget()->findChildren<QWidget*>();
    parts.append(entry.editor->widget());
    for (QWidget* part : parts) part->installEventFilter(this);
    if (key == "address" && m_type.id == "person") buildHome();
    connect(entry.editor, &FieldEditor::edited, this, [this, key] {
        if (m_filling) return;
        find(key)->told.clear();
        check(*find(key), false);
        sayMeanwhile(*find(key));
        if (isAddress(key)) askHome();
        describe();
        emit edited(utf(key));
    });
    connect(entry.editor, &FieldEditor::left, this, [this, key] {
        if (m_filling) return;
        check(*find(key), true);
        sayMeanwhile(*find(key));
        describe();
    });
    connect(entry.editor, &FieldEditor::noted, this, [this, key](const QString& sentence) {
        Entry* noted = find(key);
        noted->row->setWarning(sentence);
        noted->doubted = true;
    });
    connect(entry.editor, &FieldEditor::registerRequested, this,
            [this, key](const QString& words) { registerInPlace(key, words); });
    connect(entry.row, &FormRow::fixRequested, this, [this, key] {
        Entry* wrong = find(key);
        if (wrong == nullptr) return;
        if (wrong->meanwhile) return takeMeanwhile(*wrong);
        if (const auto remedy = m_remedies.find(key); remedy != m_remedies.end()) {
            const auto read = wrong->editor->read();
            if (!read && read.error().code == remedy->second.code) return remedy->second.act();
        }
        if (!wrong->editor->field().targets.empty()) {
            const auto read = wrong->editor->read();
            registerInPlace(key, read ? QString() : utf(read.error().arg("id")));
            return;
        }
        allowUnchecked(wrong->editor->field().type == FieldType::IdNumber ? "id_invalid" : "id_clash");
        wrong->row->setWarning(tr("Will be saved as “to be checked”"));
    });
    connect(entry.row, &FormRow::otherRequested, this, [this, key] {
        if (Entry* decided = find(key); decided != nullptr && decided->meanwhile) keepMine(*decided);
    });
}

RecordForm::Entry* RecordForm::find(const std::string& key) {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

FieldEditor* RecordForm::editor(const std::string& key) const {
    const Entry* entry = find(key);
    return entry != nullptr ? entry->editor : nullptr;
}

FormRow* RecordForm::row(const std::string& key) const {
    const Entry* entry = find(key);
    return entry != nullptr ? entry->row : nullptr;
}

std::vector<LinkedRecord> RecordForm::linked(const std::string& key) const {
    const Entry* entry = find(key);
    return entry != nullptr ? entry->editor->linked() : std::vector<LinkedRecord>{};
}

std::vector<LinkedRecord> RecordForm::lastLinked(const std::string& key) const {
    const KeptValues* last = LastSaved::of(m_session).find(m_type);
    const auto at = last != nullptr ? last->find(key) : KeptValues::const_iterator();
    return last != nullptr && at != last->end() ? at->second.linked : std::vector<LinkedRecord>{};
}

void RecordForm::setAsked(const std::string& key, bool asked) {
    Entry* entry = find(key);
    if (entry == nullptr) return;
    entry->asked = asked;
    entry->row->setVisible(asked || !entry->editor->text().isEmpty());
}

void RecordForm::showMore(bool on) {
    m_more->setProperty("on", on);
    m_more->setText(on ? tr("Fewer fields") : tr("More fields"));
    m_more->setAccessibleName(m_more->text());
    for (const Entry& entry : m_entries) {
        // What is filled in is always shown.
        if (!entry.asked) entry.row->setVisible(on || !entry.editor->text().isEmpty());
    }
}

bool RecordForm::isChanged(const Entry& entry) {
    if (entry.editor->text() != entry.textBefore) return true;
    if (entry.editor->field().type != FieldType::Link || !entry.before.isUid()) return false;
    // Another one who is called the same.
    const auto linked = entry.editor->linked();
    return !linked.empty() && linked.front().id.uid() != entry.before.uid();
}

bool RecordForm::isDirty() const {
    return (m_inner != nullptr && m_inner->isDirty()) ||
           std::any_of(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return isChanged(entry); });
}

void RecordForm::discard() {
    if (m_blank) return;
    leaveInner();
    m_leaving->hide();
    m_draft->drop();
    m_discarded.clear();
    if (isDirty()) keepForTakingBack();
    if (m_id) {
        m_filling = true;
        for (Entry& entry : m_entries) {
            fill(entry, entry.before, entry.before.isUid() ? entry.textBefore : QString(), entry.linkedBefore);
            entry.editor->conceal(*m_id);
        }
        m_filling = false;
        load(*m_id);
    } else {
        startNew(m_preset);
    }
}

void RecordForm::keepForTakingBack() {
    m_takeBack->setText(tr("Take back what I typed"));
    m_filledAsLast = false;
    m_discarded = written();
}

void RecordForm::takeBack() {
    m_filledAsLast = false;
    m_takeBack->hide();
    putBack(std::exchange(m_discarded, {}));
}

void RecordForm::check(Entry& entry, bool leaving) {
    if (entry.withheld) return;
    const auto value = entry.editor->read();
    if (!value) {
        const QWidget* focus = entry.editor->focusWidget();
        if (value.error().code == ErrorCode::Required && !m_tried) {
            entry.row->clear();
            return;
        }
        if (!leaving && isUnfinished(value.error().code) && focus->hasFocus()) {
            if (!entry.row->hasError()) entry.row->clear();
            return;
        }
        sayError(entry, value.error());
        return;
    }
    if (entry.editor->field().type == FieldType::IdNumber && m_type.id == "person") {
        // Not before it is complete: nobody types a wrong number on purpose.
        if (leaving || entry.editor->text().trimmed().size() >= 18)
            checkIdNumber(entry);
        else
            entry.row->clear();
        if (!entry.row->hasError() && !leaving) sayDoubt(entry, false);
        return;
    }
    // Nothing new to say: a hint of the page stays.
    if (entry.row->hasError()) entry.row->clear();
    sayDoubt(entry, leaving);
    if (m_check) {
        const auto [key, sentence] = m_check(*this);
        if (Entry* wrong = find(key); wrong != nullptr && key == entry.key && !sentence.isEmpty()) {
            wrong->row->setError(sentence);
        }
    }
}

void RecordForm::sayDoubt(Entry& entry, bool leaving) {
    const QString doubt = entry.editor->doubt(leaving);
    const QString note = doubt.isEmpty() ? entry.editor->note() : QString();
    if (!doubt.isEmpty())
        entry.row->setWarning(doubt);
    else if (!note.isEmpty())
        entry.row->setGood(note);
    else if (entry.doubted)
        entry.row->clear();
    entry.doubted = !doubt.isEmpty() || !note.isEmpty();
}

void RecordForm::sayError(Entry& entry, const Error& error) {
    const auto remedy = m_remedies.find(entry.key);
    if (remedy != m_remedies.end() && remedy->second.code == error.code && !m_id) {
        entry.row->setError(remedy->second.sentence, remedy->second.words);
        return;
    }
    const bool unknown = error.code == ErrorCode::LinkTarget && !m_session.isReadOnly();
    entry.row->setError(noteOf(error, entry), unknown ? tr("register") : QString());
}

/// With labels in place of codes.
QString RecordForm::noteOf(const Error& error, const Entry& entry) const {
    if (error.code == ErrorCode::LinkTarget && !error.arg("id").empty() && !Uid::fromHex(error.arg("id")).has_value())
        return tr("“%1” is nobody in the list").arg(utf(error.arg("id")));
    const FieldDef* field = m_type.field(error.arg("field"));
    if (field == nullptr) field = &entry.editor->field();
    Error worded = error;
    for (auto& [name, value] : worded.args) {
        const schema::ChoiceDef* choice = name == "value" || name == "expected" ? field->choice(value) : nullptr;
        if (choice != nullptr) value = choice->label.in(m_session.language());
    }
    return fieldErrorText(worded, &m_session.catalogue(), m_session.language());
}

void RecordForm::checkIdNumber(Entry& entry) {
    const std::string number = entry.editor->text().trimmed().toStdString();
    if (number.empty()) {
        entry.row->clear();
        return;
    }
    schema::Values values;
    for (const char* id : {"id_kind", "sex", "birth_date", "check"}) {
        if (const FieldEditor* other = editor(id)) {
            if (const auto value = other->read()) values.set(id, *value);
        }
    }
    values.set("id_number", schema::Value(number));
    const auto applied = people::applyIdNumber(values, nullptr, m_session.today());
    if (!applied) {
        const bool clash = applied.error().code == ErrorCode::IdClash;
        Entry* wrong = clash ? find(applied.error().arg("field")) : nullptr;
        (wrong != nullptr ? wrong : &entry)
            ->row->setError(noteOf(applied.error(), entry), tr("save as “to be checked”"));
        return;
    }
    m_filling = true;
    for (const char* id : {"id_kind", "sex", "birth_date"}) {
        Entry* other = find(id);
        if (other == nullptr || !values.has(id)) continue;
        if (other->editor->text().isEmpty()) other->editor->setValue(values.get(id), {});
        other->row->clear();
    }
    m_filling = false;
    const schema::FieldDef* birth = m_type.field("birth_date");
    const QString born = utf(schema::displayText(*birth, values.get("birth_date"), m_session.language()));
    entry.row->setGood(born.isEmpty() ? tr("Accepted") : tr("Valid, born %1").arg(born));
}

void RecordForm::allowUnchecked(const char* code) {
    Entry* marks = find("check");
    if (marks == nullptr) return;
    auto value = marks->editor->read();
    std::vector<std::string> codes;
    if (value && value->isText()) codes = schema::choicesOf(value->text());
    codes.emplace_back(code);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    marks->editor->setValue(schema::Value(schema::storedChoices(codes)), {});
    marks->row->setVisible(true);
}

void RecordForm::checkAll() {
    m_tried = true;
    for (Entry& entry : m_entries) {
        if (entry.withheld) continue;
        const auto value = entry.editor->read();
        if (!value) {
            sayError(entry, value.error());
        } else if (entry.row->hasError()) {
            entry.row->clear();
        }
    }
    if (m_check) {
        const auto [key, sentence] = m_check(*this);
        if (Entry* wrong = find(key); wrong != nullptr && !sentence.isEmpty()) wrong->row->setError(sentence);
    }
    // Saving would overwrite what somebody else wrote: whose value holds is decided first.
    for (Entry& entry : m_entries) sayMeanwhile(entry, true);
    homeAnswered();
    describe();
}

bool RecordForm::isComplete(const std::string& but) {
    checkAll();
    for (FormRow* one : m_rows->rows()) {
        if (!one->hasError() || one == row(but)) continue;
        one->editor()->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(one->editor());
        return false;
    }
    return true;
}

void RecordForm::describe() {
    const int wrong = m_rows->errorCount();
    if (wrong == 0) {
        m_message->setText({});
        return;
    }
    const FormRow* first = m_rows->firstError();
    m_message->setText(tr("%n to put right: %1", nullptr, wrong).arg(first->label()->text()));
}

void RecordForm::focusFirst() {
    if (m_inner != nullptr) return;
    m_toFirst = m_blank;
    m_scroll->verticalScrollBar()->setValue(0);
    for (const Entry& entry : m_entries) {
        QWidget* to = entry.editor->focusWidget();
        if (!to->isVisibleTo(this) || !to->isEnabled()) continue;
        // Of a new record the first that is empty.
        if (m_id || entry.editor->text().isEmpty()) return to->setFocus(Qt::OtherFocusReason);
    }
    if (!m_entries.empty()) m_entries.front().editor->focusWidget()->setFocus(Qt::OtherFocusReason);
}

void RecordForm::propose(const std::string& key, const schema::Value& value) {
    Entry* entry = find(key);
    if (entry == nullptr) return;
    m_filling = true;
    fill(*entry, value, {}, {});
    m_filling = false;
    entry->textBefore = entry->editor->text();
    entry->proposed = true;
}

void RecordForm::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (control && event->key() == Qt::Key_S) {
        save(false);
    } else if (control && enter) {
        save(m_saveNext != nullptr);
    } else if (event->key() == Qt::Key_Escape && m_leaving->isVisible()) {
        stay();
    } else if (event->key() == Qt::Key_Escape && m_inner != nullptr) {
        backFromInner();
    } else if (event->key() == Qt::Key_Escape && showsHistory()) {
        showHistory(false);
    } else if (control && event->key() == Qt::Key_H && m_changes->isVisible()) {
        showHistory(!showsHistory());
    } else if (control && shift && event->key() == Qt::Key_D && m_asLast->isVisible()) {
        fillAsLast();
    } else if (enter && !control) {
        focusNextChild();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace mulin::ui
