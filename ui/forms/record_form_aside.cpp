// What a form does beside its fields: registers in place what a picker does not find, asks before it is left, copies
// from the record before.
#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/home_question.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/record_form.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/strip.h"

#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using schema::FieldDef;
using schema::FieldType;

namespace {

/// The field that what was typed into a picker belongs to: the name, or the first that has to be filled in.
const FieldDef* namingField(const schema::TypeDef& type) {
    for (const char* id : {"name", "title"})
        if (const FieldDef* field = type.field(id); field != nullptr && field->type == FieldType::Text) return field;
    for (const FieldDef& field : type.fields)
        if (field.required && field.type == FieldType::Text) return &field;
    return nullptr;
}

bool isInitials(const QString& words) {
    return std::all_of(words.begin(), words.end(), [](QChar sign) { return sign.unicode() < 0x80; });
}

constexpr const char* addressFields[] = {"estate_name", "building", "entrance", "room", "address", "door", "dwelling"};

} // namespace

// --- in place

void RecordForm::registerInPlace(const std::string& key, const QString& words) {
    const Entry* entry = find(key);
    if (entry == nullptr || m_inner != nullptr || entry->editor->field().targets.empty()) return;
    const schema::TypeDef* type = m_session.catalogue().find(entry->editor->field().targets.front());
    if (type == nullptr) return;
    m_innerPage = new QWidget(this);
    setSurface(*m_innerPage, Surface::Raised);
    auto* column = new QVBoxLayout(m_innerPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PageHead(m_area + QStringLiteral(".new"), tr("Register %1").arg(m_session.label(type->label)),
                              true, m_innerPage);
    head->setNote(tr("Then you are back where you were; what you typed stays."));
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &RecordForm::backFromInner);
    column->addWidget(head);
    m_inner = new RecordForm(m_session, *type, m_area + QStringLiteral(".new"), {}, m_innerPage);
    column->addWidget(m_inner, 1);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_innerPage, 1);
    fitHistory();
    m_foot->hide();
    m_innerPage->show();
    Preset preset;
    const FieldDef* naming = namingField(*type);
    if (naming != nullptr && !words.isEmpty() && !isInitials(words))
        preset.values[naming->id] = schema::Value(words.toStdString());
    m_inner->startNew(preset);
    m_inner->focusFirst();
    connect(m_inner, &RecordForm::discardedEntry, this, &RecordForm::leaveInner);
    connect(m_inner, &RecordForm::saved, this, [this, key, type = type->id](const RecordId& id, bool) {
        m_session.read(
            this, m_title,
            [type, id](const ReadContext& context) -> Result<QString> {
                return utf(
                    records::titleOf(context.reader, context.tables, context.access, type, id.uid(), context.language));
            },
            [this, key, id](const Result<QString>& title) {
                leaveInner();
                auto* links = qobject_cast<LinkEditorBase*>(editor(key));
                if (links == nullptr || !title) return;
                links->take({id, *title});
                links->focusWidget()->setFocus(Qt::OtherFocusReason);
            });
    });
    m_innerFor = key;
}

void RecordForm::backFromInner() {
    if (m_inner->isDirty())
        m_inner->askToLeave();
    else
        leaveInner();
}

void RecordForm::leaveInner() {
    if (m_inner == nullptr) return;
    m_inner->m_draft->drop();
    m_innerPage->hide();
    m_innerPage->deleteLater();
    m_inner = nullptr;
    m_innerPage = nullptr;
    fitHistory();
    m_foot->show();
    if (const Entry* entry = find(m_innerFor)) entry->editor->focusWidget()->setFocus(Qt::OtherFocusReason);
}

// --- before it is left

void RecordForm::buildLeaving() {
    m_leaving = new Card(Card::Kind::Warning, this);
    auto* layout = new QHBoxLayout(m_leaving);
    layout->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(tr("Not saved yet. What shall become of it?"), Look::Strong, m_leaving));
    layout->addSpacing(px().s2);
    const auto add = [&](ButtonKind kind, const QString& words, const char* name) {
        auto* button = (new Button(kind, words, m_leaving))->named(m_area + QLatin1String(name));
        layout->addWidget(button);
        return button;
    };
    auto* keep = add(ButtonKind::Primary, tr("Save"), ".leave.save");
    connect(keep, &QAbstractButton::clicked, this, [this] { save(false); });
    auto* drop = add(ButtonKind::Secondary, tr("Discard"), ".leave.discard");
    connect(drop, &QAbstractButton::clicked, this, [this] {
        discard();
        emit discardedEntry();
    });
    auto* on = add(ButtonKind::Secondary, tr("Go on filling in"), ".leave.stay");
    connect(on, &QAbstractButton::clicked, this, &RecordForm::stay);
    layout->addStretch(1);
    keep->setEnabled(!m_session.isReadOnly());
    m_leaving->hide();
}

void RecordForm::askToLeave() {
    QWidget* focus = QApplication::focusWidget();
    if (focus != nullptr && isAncestorOf(focus) && !m_leaving->isAncestorOf(focus)) m_before = focus;
    m_leaving->show();
    m_leaving->findChild<Button*>(m_area + QStringLiteral(".leave.save"))->setFocus(Qt::OtherFocusReason);
}

void RecordForm::stay() {
    m_leaving->hide();
    if (m_before != nullptr) {
        m_before->setFocus(Qt::OtherFocusReason);
    } else {
        focusFirst();
    }
}

// --- as the one before

bool RecordForm::isCopied(const Entry& entry) const {
    return entry.editor->field().mask == schema::Mask::None && !entry.withheld && !isOwn(entry);
}

bool RecordForm::copyInto(QWidget* focused) {
    for (Entry& entry : m_entries) {
        QWidget* widget = entry.editor->widget();
        if (widget != focused && !widget->isAncestorOf(focused)) continue;
        if (entry.editor->field().type == FieldType::Date && entry.editor->field().id == m_type.eventDate) return true;
        if (!isCopied(entry)) {
            m_session.say({StatusMessage::Kind::Plain, tr("A personal number is not copied from somebody else")});
            return true;
        }
        withLast([this, key = entry.key](const KeptValues& kept) {
            const auto found = kept.find(key);
            if (Entry* to = find(key)) copy(*to, found == kept.end() ? KeptValue{} : found->second);
        });
        return true;
    }
    return false;
}

void RecordForm::copy(Entry& entry, const KeptValue& kept) {
    if (kept.isEmpty()) {
        m_session.say({StatusMessage::Kind::Plain, tr("Nothing stands there in the record before")});
        return;
    }
    m_filling = true;
    fill(entry, kept.value, kept.linked.empty() ? QString() : kept.linked.front().title, kept.linked);
    m_filling = false;
    check(entry, true);
    describe();
    emit edited(utf(entry.key));
}

void RecordForm::fillAsLast() {
    if (m_id || m_inner != nullptr) return;
    withLast([this](const KeptValues& kept) { fillAs(kept); });
}

void RecordForm::fillAs(const KeptValues& kept) {
    if (m_id) return;
    const auto fits = [&](const Entry& entry) {
        // Days, notes, whom it is about and what has to be checked are the other's own; of a person all but where she
        // lives.
        const FieldDef& field = entry.editor->field();
        const bool about = field.id == m_type.person &&
                           (field.roles.empty() || entry.key == field.id + ':' + field.roles.front().code);
        if (field.type == FieldType::Date || field.type == FieldType::Note || field.type == FieldType::Attachment ||
            about || field.id == "check" || !isCopied(entry))
            return false;
        if (m_type.id == "person") return isAddress(entry.key) || field.id == "registered_address";
        return field.id != "name" && entry.editor->widget()->isEnabled();
    };
    std::vector<Entry*> filled;
    for (Entry& entry : m_entries) {
        const auto from = kept.find(entry.key);
        if (from == kept.end() || from->second.isEmpty() || !fits(entry) || !entry.editor->text().isEmpty()) continue;
        filled.push_back(&entry);
    }
    if (filled.empty()) {
        m_session.say({StatusMessage::Kind::Plain, tr("The record before has nothing that is still empty here")});
        return;
    }
    keepForTakingBack();
    for (Entry* entry : filled) {
        copy(*entry, kept.at(entry->key));
        if (!entry->row->hasError()) entry->row->setGood(tr("as in the last one"));
        entry->row->setVisible(true);
    }
    m_filledAsLast = true;
    m_takeBack->setText(tr("Empty these again"));
    m_takeBack->setAccessibleName(m_takeBack->text());
    m_takeBack->show();
}

/// Nothing was saved in this session yet: the latest record of the file, by its date.
void RecordForm::withLast(std::function<void(const KeptValues&)> done) {
    if (const KeptValues* last = LastSaved::of(m_session).find(m_type)) return done(*last);
    m_session.read(
        this, m_copy,
        [type = m_type.id, date = m_type.eventDate](const ReadContext& context) -> Result<KeptValues> {
            KeptValues kept;
            records::Query query;
            query.type = type;
            query.limit = 1;
            if (date.empty()) return kept;
            query.sort = "-" + date;
            MULIN_TRY_LET(found, records::list(context.reader, context.tables, context.access, query, context.today));
            if (found.empty()) return kept;
            const journal::Record& record = found.front();
            // Whom one may not see is not copied.
            const auto linkedTo = [&](const std::vector<std::string>& types, const Uid& uid) {
                std::vector<LinkedRecord> linked;
                if (const auto target = records::findAny(context.reader, context.tables, context.access, types, uid))
                    linked.push_back({RecordId(uid), utf(records::titleOf(context.reader, context.tables,
                                                                          context.access, *target, context.language))});
                return linked;
            };
            for (const FieldDef& field : record.type().fields) {
                const schema::Value& value = record.get(field.id);
                if (value.isEmpty() || field.mask != schema::Mask::None) continue;
                KeptValue one{value,
                              value.isUid() ? linkedTo(field.targets, value.uid()) : std::vector<LinkedRecord>{}};
                if (!value.isUid() || !one.linked.empty()) kept[field.id] = std::move(one);
            }
            for (const journal::Link& link :
                 records::linksFrom(context.reader, context.tables, context.access, record)) {
                const std::string& field = link.table->links->id;
                auto& linked = kept[link.role.empty() ? field : field + ":" + link.role].linked;
                for (LinkedRecord& one : linkedTo(link.table->links->targets, link.to))
                    linked.push_back(std::move(one));
            }
            return kept;
        },
        [done = std::move(done)](const Result<KeptValues>& kept) {
            if (kept) done(*kept);
        });
}

bool RecordForm::eventFilter(QObject* object, QEvent* event) {
    // A line of text takes Ctrl+D for "delete" on some desktops: here it copies from the record before.
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool all = key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
        if (key->key() == Qt::Key_D && (all || key->modifiers() == Qt::ControlModifier)) {
            event->accept();
            if (event->type() != QEvent::KeyPress) return true;
            if (all)
                fillAsLast();
            else
                copyInto(qobject_cast<QWidget*>(object));
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

// --- where somebody lives

bool RecordForm::isAddress(const std::string& key) const {
    return m_type.id == "person" &&
           std::find(std::begin(addressFields), std::end(addressFields), key) != std::end(addressFields);
}

void RecordForm::buildHome() {
    m_home = new HomeQuestion(m_session.today(), m_rows);
    m_homeRow = m_rows->add(QStringLiteral("home"), tr("New address"), m_home);
    m_homeRow->setVisible(false);
    connect(m_home, &HomeQuestion::answered, this, [this] { m_homeRow->clear(); });
}

bool RecordForm::addressChanged() const {
    if (m_home == nullptr || !m_id) return false;
    bool lived = false, changed = false;
    for (const Entry& entry : m_entries) {
        if (!isAddress(entry.key)) continue;
        lived = lived || !entry.before.isEmpty();
        changed = changed || isChanged(entry);
    }
    return lived && changed;
}

void RecordForm::askHome() {
    if (m_home == nullptr) return;
    const bool ask = addressChanged();
    if (!ask) m_home->reset();
    if (!ask) m_homeRow->clear();
    const bool asked = m_home->isVisibleTo(m_rows);
    m_homeRow->setVisible(ask);
    if (ask && !asked) QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_home); });
}

/// Is it said whether the old address was wrong or is past?
bool RecordForm::homeAnswered() {
    if (!addressChanged()) return true;
    if (m_home->answer() == HomeQuestion::Answer::None) {
        m_homeRow->setError(tr("Was the old address wrong, or has the person moved?"));
    } else if (m_home->answer() == HomeQuestion::Answer::Moved && !m_home->on()) {
        m_homeRow->setError(tr("The day of the move cannot be read"));
    } else {
        m_homeRow->clear();
        return true;
    }
    return false;
}

} // namespace mulin::ui
