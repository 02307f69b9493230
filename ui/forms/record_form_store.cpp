// Reading and writing of a form's record.
#include "core/people/person_rule.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/home_question.h"
#include "ui/forms/record_form_loaded.h"
#include "ui/forms/record_history.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/withheld.h"

#include <QtCore/QPointer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace mulin::ui {

using schema::FieldDef;
using schema::FieldType;

namespace {
/// For the next record: whom one may not see is not copied.
KeptValue keptOf(const schema::Value& value, std::vector<LinkedRecord> linked) {
    const auto unseen = std::erase_if(linked, [](const LinkedRecord& one) { return isWithheld(one.title); });
    return {value.isUid() && unseen > 0 ? schema::Value() : value, std::move(linked)};
}
} // namespace

Result<RecordForm::Loaded> RecordForm::read(const ReadContext& context, const std::string& type, RecordId id) {
    const journal::Table* table = context.tables.find(type);
    const auto record = table != nullptr
                            ? records::find(context.reader, context.tables, context.access, table->type->id, id.uid())
                            : std::nullopt;
    if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", id.hex()}});
    Loaded made{*record, {}, {}};
    // What lies beyond reach is there all the same: it stays what it is.
    const auto titleOf = [&](const std::vector<std::string>& types, const Uid& uid) {
        const auto target = records::findAny(context.reader, context.tables, context.access, types, uid);
        return target ? utf(records::titleOf(context.reader, context.tables, context.access, *target, context.language))
                      : QString::fromUtf8(records::withheldMark);
    };
    for (const journal::Column& column : table->columns) {
        const schema::Value& value = record->get(column.name);
        if (value.isUid() && column.def != nullptr)
            made.titles[column.name] = titleOf(column.def->targets, value.uid());
    }
    for (const journal::Link& link : records::linksFrom(context.reader, context.tables, context.access, *record)) {
        const std::string& field = link.table->links->id;
        const std::string key = link.role.empty() ? field : field + ":" + link.role;
        const QString title = titleOf(link.table->links->targets, link.to);
        auto& linked = made.links[key];
        linked.insert(isWithheld(title) ? linked.begin() : linked.end(), {RecordId(link.to), title});
    }
    return made;
}

void RecordForm::fill(Entry& entry, const schema::Value& value, const QString& shown,
                      const std::vector<LinkedRecord>& linked) {
    if (entry.editor->field().type == FieldType::Links) {
        entry.editor->setLinked(linked);
    } else {
        entry.editor->setValue(value, shown);
    }
    entry.row->clear();
    entry.proposed = false;
    entry.doubted = false;
    entry.meanwhile.reset();
    entry.told.clear();
}

void RecordForm::offerNext(bool next) {
    if (m_saveNext != nullptr) m_saveNext->setVisible(next);
    m_save->setKind(m_saveNext != nullptr && next ? ButtonKind::Secondary : ButtonKind::Primary);
}

/// What is withheld is told apart from what is empty; what may be read but not written stands there unchangeable.
void RecordForm::withhold(Entry& entry, bool withheld) {
    const std::string& field = entry.editor->field().id;
    const access::Access& access = m_session.access();
    entry.withheld = withheld;
    entry.row->setWithheld(withheld);
    const bool writes =
        access.allows(access::Right::Write, m_type.id) && access.allowsField(access::Right::Write, m_type.id, field);
    // A masked number can still be asked for, a file still be opened.
    const FieldDef& def = entry.editor->field();
    entry.editor->widget()->setEnabled(writes || def.mask != schema::Mask::None || def.type == FieldType::Attachment);
}

void RecordForm::blank() {
    m_draft->flush();
    m_blank = true;
    m_tried = false;
    m_id.reset();
    m_head.reset();
    m_discarded.clear();
    m_filling = true;
    for (Entry& entry : m_entries) {
        fill(entry, {}, {}, {});
        entry.before = {};
        entry.linkedBefore.clear();
        entry.textBefore = entry.editor->text();
    }
    m_filling = false;
    for (QWidget* of : {static_cast<QWidget*>(m_offer), static_cast<QWidget*>(m_gone), static_cast<QWidget*>(m_asLast),
                        static_cast<QWidget*>(m_changes), static_cast<QWidget*>(m_takeBack)})
        of->hide();
    m_message->setText({});
    askHome();
    m_rows->setEnabled(false);
}

void RecordForm::keepBeside(const Loaded& loaded) {
    m_beside.clear();
    for (const auto& [key, linked] : loaded.links)
        if (find(key) == nullptr) m_beside[key] = linked;
}

void RecordForm::startNew(const Preset& preset) {
    leaveInner();
    m_leaving->hide();
    m_scroll->verticalScrollBar()->setValue(0);
    m_latest.cancel();
    m_again.cancel();
    m_loading = false;
    setGone({});
    showHistory(false);
    m_filling = true;
    m_tried = false;
    if (m_id) m_discarded.clear(); // it is another record's
    m_id.reset();
    m_head.reset();
    m_beside.clear();
    m_blank = m_toFirst = false;
    m_rows->setEnabled(true);
    m_preset = preset;
    for (Entry& entry : m_entries) {
        const FieldDef& field = entry.editor->field();
        schema::Value value;
        std::vector<LinkedRecord> linked;
        QString shown;
        if (const auto given = preset.values.find(entry.key); given != preset.values.end()) {
            value = given->second;
        } else {
            const bool user = field.proposesUser && !m_session.userName().isEmpty();
            value = user ? schema::Value(m_session.userName().toStdString())
                         : schema::defaultValue(m_type, field, m_session.today());
        }
        if (const auto given = preset.links.find(entry.key); given != preset.links.end()) {
            linked = given->second;
            if (field.type == FieldType::Link && !linked.empty()) {
                value = schema::Value(linked.front().id);
                shown = linked.front().title;
            }
        }
        fill(entry, value, shown, linked);
        entry.before = {};
        entry.linkedBefore.clear();
        entry.textBefore = entry.editor->text();
        withhold(entry, !m_session.access().allowsField(access::Right::Read, m_type.id, field.id));
        if (isOwn(entry)) entry.row->setVisible(true);
    }
    m_filling = false;
    offerNext(true);
    m_asLast->setVisible(!m_session.isReadOnly());
    m_changes->hide();
    askHome();
    showMore(false);
    m_message->setText({});
    m_takeBack->setVisible(!m_discarded.empty());
    beginDraft();
    emit loaded();
}

void RecordForm::load(RecordId id) {
    leaveInner();
    m_leaving->hide();
    m_again.cancel();
    m_loading = true;
    if (m_id != id) blank();
    m_session.read(
        this, m_latest, [type = m_type.id, id](const ReadContext& context) { return read(context, type, id); },
        [this, id](const Result<Loaded>& loadedNow) {
            m_loading = false;
            if (!loadedNow) {
                showHistory(false);
                return tell(loadedNow.error());
            }
            m_session.noteViewed(m_type, id);
            m_filling = true;
            m_tried = false;
            m_id = id;
            m_head = loadedNow->record.head;
            keepBeside(*loadedNow);
            setGone({});
            for (Entry& entry : m_entries) {
                const auto title = loadedNow->titles.find(entry.editor->field().id);
                const auto linked = loadedNow->links.find(entry.key);
                entry.before = loadedNow->record.get(entry.editor->field().id);
                entry.linkedBefore = linked == loadedNow->links.end() ? std::vector<LinkedRecord>{} : linked->second;
                fill(entry, entry.before, title == loadedNow->titles.end() ? QString() : title->second,
                     entry.linkedBefore);
                entry.editor->conceal(id);
                entry.textBefore = entry.editor->text();
                withhold(entry, loadedNow->record.withholds(entry.editor->field().id));
                if (isOwn(entry)) entry.row->setVisible(false);
            }
            m_filling = false;
            offerNext(false); // the next after a change is none
            m_asLast->hide();
            m_changes->show();
            if (m_history != nullptr) m_history->show(id);
            askHome();
            showMore(m_more->property("on").toBool());
            m_message->setText({});
            m_takeBack->setVisible(!m_discarded.empty());
            m_rows->setEnabled(true);
            const QWidget* focus = QApplication::focusWidget();
            if (std::exchange(m_blank, false) && (m_toFirst || (focus != nullptr && isAncestorOf(focus)))) focusFirst();
            beginDraft();
            emit loaded();
        });
}

schema::Values RecordForm::typed() const {
    schema::Values values;
    // Links are replaced as a whole, all roles of a field.
    const auto writes = [&](const Entry& entry) {
        return !m_id || std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& one) {
            return one.editor->field().id == entry.editor->field().id && (one.proposed || isChanged(one));
        });
    };
    for (const Entry& entry : m_entries) {
        const FieldDef& field = entry.editor->field();
        if (entry.withheld || isOwn(entry) || !writes(entry)) continue;
        if (field.type == FieldType::Links) {
            values.links[field.id];
            for (const LinkedRecord& one : entry.editor->linked()) values.link(field.id, entry.role, one.id);
            continue;
        }
        if (const auto value = entry.editor->read(); value && *value != entry.before) values.set(field.id, *value);
    }
    for (const auto& [key, linked] : m_beside) {
        const auto colon = key.find(':');
        const std::string field = key.substr(0, colon);
        if (!values.links.contains(field)) continue;
        for (const LinkedRecord& one : linked)
            values.link(field, colon == std::string::npos ? std::string() : key.substr(colon + 1), one.id);
    }
    return values;
}

bool RecordForm::save(bool next) {
    if (m_saving || m_loading || m_blank) return false;
    if (m_inner != nullptr) return m_inner->save(false);
    m_leaving->hide();
    if (m_gone->isVisibleTo(this)) {
        tell(makeError(ErrorCode::UnknownRecord, {{"type", m_type.id}, {"id", m_id->hex()}}));
        m_gone->findChild<Button*>()->setFocus(Qt::OtherFocusReason);
        return false;
    }
    next = next && isNew();
    if (!isComplete()) return false;
    schema::Values values = typed();
    const bool any = !values.fields.empty() ||
                     std::any_of(values.links.begin(), values.links.end(),
                                 [this](const auto& links) { return m_id || !links.second.empty(); }) ||
                     std::any_of(m_entries.begin(), m_entries.end(),
                                 [](const Entry& entry) { return isOwn(entry) && !entry.editor->text().isEmpty(); });
    if (!any) {
        m_session.say(
            {StatusMessage::Kind::Plain, m_id ? tr("Nothing has been changed") : tr("Nothing has been filled in yet")});
        return false;
    }
    if (!m_id) {
        // What the record begins with and no field of the form shows.
        for (const auto& [key, value] : m_preset.values)
            if (find(key) == nullptr && m_type.field(key) != nullptr) values.set(key, value);
    }
    journal::Operation operation;
    operation.id = m_id ? (m_plan.operation.empty() ? m_type.id + ".edit" : m_plan.operation)
                        : (m_plan.addOperation.empty() ? m_type.id + ".add" : m_plan.addOperation);
    operation.args["type"] = m_type.id;
    if (m_id) operation.args["id"] = m_id->hex();
    people::Rehoming rehoming;
    if (addressChanged()) {
        const bool moved = m_home->answer() == HomeQuestion::Answer::Moved;
        rehoming = {moved ? people::Rehoming::Kind::Moved : people::Rehoming::Kind::Corrected,
                    moved ? m_home->on() : std::nullopt};
    }
    const Add add = !m_id && m_prepareAdd ? m_prepareAdd() : Add();
    const auto made = std::make_shared<std::optional<RecordId>>(m_id);
    m_saving = true;
    m_draft->pause();
    // Behind a long import the writing waits: nothing is typed meanwhile that the answer would overwrite.
    const QPointer<QWidget> focus =
        m_rows->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    m_rows->setEnabled(false);
    m_session.transact(
        this, operation,
        [type = m_type.id, values, made, rehoming, add, head = m_head](journal::Writer& writer) -> Result<void> {
            if (*made && rehoming.kind != people::Rehoming::Kind::Unsaid)
                return people::rehome(writer, **made, values, rehoming, head);
            if (*made) return writer.update(type, **made, values, head);
            MULIN_TRY_LET(id, add ? add(writer, values) : writer.create(type, values));
            *made = id;
            return {};
        },
        [this, made, next, focus](const Result<journal::ChangeSet>& result) {
            m_saving = false;
            m_rows->setEnabled(true);
            if (focus) focus->setFocus(Qt::OtherFocusReason);
            if (!result) {
                m_draft->touched();
                tell(result.error());
                return;
            }
            m_draft->drop();
            KeptValues kept;
            for (Entry& entry : m_entries) {
                const auto value = entry.editor->read();
                entry.before = value ? *value : schema::Value();
                entry.linkedBefore = entry.editor->linked();
                entry.textBefore = entry.editor->text();
                if (isCopied(entry)) kept[entry.key] = keptOf(entry.before, entry.linkedBefore);
            }
            LastSaved::of(m_session).keep(m_type, std::move(kept));
            m_again.cancel();
            m_discarded.clear();
            const RecordId id = **made;
            m_id = id;
            if (next) {
                startNew(m_preset);
                focusFirst();
            } else {
                load(id);
            }
            emit saved(id, next);
        });
    return true;
}

void RecordForm::tell(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;
    Entry* entry = find(error.arg("field"));
    if (entry == nullptr && error.code == ErrorCode::BadIdNumber) entry = find("id_number");
    if (m_id && (error.code == ErrorCode::StaleForm || error.code == ErrorCode::UnknownRecord)) lookAgain({});
    if (m_homeRow != nullptr && error.arg("type") == "residence" && addressChanged()) {
        m_homeRow->setError(fieldErrorText(error, &m_session.catalogue(), m_session.language()));
        m_home->setFocus(Qt::OtherFocusReason);
        describe();
        return;
    }
    if (entry != nullptr) {
        const bool checkable =
            m_type.id == "person" && (error.code == ErrorCode::BadIdNumber || error.code == ErrorCode::IdClash);
        entry->row->setVisible(true);
        entry->row->setError(noteOf(error, *entry), checkable ? tr("save as “to be checked”") : QString());
        entry->editor->focusWidget()->setFocus(Qt::OtherFocusReason);
        describe();
        return;
    }
    m_message->setText(errorText(error, &m_session.catalogue(), m_session.language()));
}

} // namespace mulin::ui
