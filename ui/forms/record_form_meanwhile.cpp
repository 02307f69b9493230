// What happens to a record while its form is open: fields that others change are shown and never overwritten silently,
// a record that goes leaves what was typed, and what was changed before can be looked at beside the fields.
#include "core/journal/history.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/record_form_loaded.h"
#include "ui/forms/record_history.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>

#include <algorithm>

namespace mulin::ui {

using schema::FieldDef;
using schema::FieldType;

namespace {

bool same(const std::vector<LinkedRecord>& a, const std::vector<LinkedRecord>& b) {
    return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(),
                               [](const LinkedRecord& x, const LinkedRecord& y) { return x.id == y.id; });
}

/// Somebody else's act by who and when, one's own by what it was.
QString byWhom(const ReadContext& context, const journal::Act& act) {
    if (!act.user || act.user == context.access.user())
        return operationText(describe(context.reader, context.tables, context.access, act, context.language));
    return utf(records::titleOf(context.reader, context.tables, context.access, "user", act.user->uid(),
                                context.language)) +
           QLatin1Char(' ') + utf(isoTimestamp(act.wall)).mid(11, 5);
}

bool isMerge(const std::string& operation) { return operation.ends_with(".merge"); }

} // namespace

Result<RecordForm::Again> RecordForm::readAgain(const ReadContext& context, const std::string& type, RecordId id,
                                                std::optional<TxnId> act) {
    Again again;
    auto now = read(context, type, id);
    if (!now && now.error().code != ErrorCode::UnknownRecord) return now.error();
    if (!now) {
        again.gone = tr("This record is not there any more, or no longer within your reach.");
        return again;
    }
    MULIN_TRY_LET(items, journal::history(context.reader, context.tables, context.access, type, id));
    for (const journal::HistoryItem& item : items) {
        for (const journal::FieldHistory& change : item.changes) {
            if (change.field.empty() && !now->record.alive && again.gone.isEmpty()) {
                const QString by = byWhom(context, item.act);
                again.gone = isMerge(item.act.operation)
                                 ? tr("Meanwhile joined with another record (%1). What you typed stays here.").arg(by)
                                 : tr("Meanwhile deleted (%1). What you typed stays here.").arg(by);
            }
            const std::string key = change.role.empty() ? change.field : change.field + ":" + change.role;
            if (!again.by.contains(key)) again.by[key] = byWhom(context, item.act);
        }
    }
    if (!now->record.alive) {
        if (again.gone.isEmpty()) again.gone = tr("Meanwhile deleted. What you typed stays here.");
        return again;
    }
    // What shows here and is written elsewhere, like an address.
    if (const auto done = act ? journal::act(context.reader, context.access, *act) : makeError(ErrorCode::UnknownTxn))
        again.by[{}] = byWhom(context, *done);
    again.now = std::move(*now);
    return again;
}

void RecordForm::lookAgain(std::optional<TxnId> act) {
    if (!m_id || m_saving || m_loading) return;
    m_behind = !isVisible();
    if (m_behind) return;
    m_session.read(
        this, m_again,
        [type = m_type.id, id = *m_id, act](const ReadContext& context) { return readAgain(context, type, id, act); },
        [this, id = *m_id](const Result<Again>& again) {
            if (!again || m_id != id || m_saving || m_loading) return;
            compare(*again);
        });
}

void RecordForm::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_behind) lookAgain({});
}

void RecordForm::compare(const Again& again) {
    setGone(again.gone);
    if (!again.now) return;
    m_head = again.now->record.head;
    keepBeside(*again.now);
    m_filling = true;
    for (Entry& entry : m_entries) compare(entry, again);
    m_filling = false;
    askHome();
    describe();
}

QString RecordForm::wordsOf(const Entry& entry, const Meanwhile& one) const {
    const FieldDef& field = entry.editor->field();
    QStringList names;
    for (const LinkedRecord& linked : one.linked) names << linked.title;
    QString words = names.join(QChar(0x3001));
    if (field.type != FieldType::Links) {
        words = one.shown;
        if (!one.value.isUid()) {
            const std::string plain = schema::displayText(field, one.value, m_session.language());
            words = utf(field.mask == schema::Mask::None ? plain : schema::masked(field.mask, plain));
        }
    }
    return words.simplified();
}

void RecordForm::compare(Entry& entry, const Again& again) {
    const FieldDef& field = entry.editor->field();
    const journal::Record& record = again.now->record;
    if (entry.withheld || record.withholds(field.id)) return;
    const bool links = field.type == FieldType::Links;
    const auto linked = again.now->links.find(entry.key);
    const auto title = again.now->titles.find(field.id);
    const auto by = again.by.contains(entry.key) ? again.by.find(entry.key) : again.by.find({});
    Meanwhile now{record.get(field.id), linked == again.now->links.end() ? std::vector<LinkedRecord>{} : linked->second,
                  title == again.now->titles.end() ? QString() : title->second,
                  by == again.by.end() ? QString() : by->second};
    const auto is = [&](const schema::Value& value, const std::vector<LinkedRecord>& others) {
        return links ? same(now.linked, others) : now.value == value;
    };
    if (entry.meanwhile && is(entry.meanwhile->value, entry.meanwhile->linked)) {
        entry.meanwhile->by = now.by;
        return sayMeanwhile(entry);
    }
    if (is(entry.before, entry.linkedBefore)) {
        if (std::exchange(entry.meanwhile, std::nullopt)) entry.row->clear();
        return;
    }
    const auto typed = entry.editor->read();
    const bool agrees = links ? same(entry.editor->linked(), now.linked) : typed && *typed == now.value;
    entry.row->setVisible(true);
    if (isChanged(entry) && !agrees) {
        entry.meanwhile = std::move(now);
        sayMeanwhile(entry);
        return;
    }
    entry.before = now.value;
    entry.linkedBefore = now.linked;
    if (agrees) {
        entry.meanwhile.reset();
        entry.row->clear();
    } else {
        fill(entry, now.value, now.shown, now.linked);
        entry.editor->conceal(*m_id);
        entry.told = now.by.isEmpty() ? tr("Changed meanwhile") : tr("Changed meanwhile (%1)").arg(now.by);
        sayMeanwhile(entry);
    }
    entry.textBefore = entry.editor->text();
}

/// `wrong`: it is to be decided before it is saved.
void RecordForm::sayMeanwhile(Entry& entry, bool wrong) {
    if (entry.row->hasError()) return;
    if (!entry.meanwhile) {
        if (!entry.told.isEmpty()) entry.row->setWarning(entry.told);
        return;
    }
    const QString words = wordsOf(entry, *entry.meanwhile);
    const QString& by = entry.meanwhile->by;
    QString sentence = words.isEmpty() ? tr("Meanwhile emptied") : tr("Meanwhile changed to “%1”").arg(words);
    if (!by.isEmpty()) sentence += tr(" (%1)").arg(by);
    if (wrong || m_tried)
        entry.row->setError(sentence, tr("take it"), tr("keep mine"));
    else
        entry.row->setWarning(sentence, tr("take it"), tr("keep mine"));
}

void RecordForm::takeMeanwhile(Entry& entry) {
    const Meanwhile taken = *std::exchange(entry.meanwhile, std::nullopt);
    m_filling = true;
    fill(entry, taken.value, taken.shown, taken.linked);
    if (m_id) entry.editor->conceal(*m_id);
    m_filling = false;
    entry.before = taken.value;
    entry.linkedBefore = taken.linked;
    entry.textBefore = entry.editor->text();
    entry.editor->focusWidget()->setFocus(Qt::OtherFocusReason);
    askHome();
    describe();
    emit edited(utf(entry.key));
}

void RecordForm::keepMine(Entry& entry) {
    const Meanwhile seen = *std::exchange(entry.meanwhile, std::nullopt);
    const Written mine{entry.editor->text(), {}, entry.editor->linked()};
    m_filling = true;
    fill(entry, seen.value, seen.shown, seen.linked);
    entry.before = seen.value;
    entry.linkedBefore = seen.linked;
    entry.textBefore = entry.editor->text();
    entry.editor->setLinked(mine.linked);
    entry.editor->setText(mine.text);
    m_filling = false;
    entry.row->clear();
    entry.editor->focusWidget()->setFocus(Qt::OtherFocusReason);
    check(entry, true);
    describe();
}

// --- it is gone

void RecordForm::buildGone() {
    m_gone = new Card(Card::Kind::Warning, this);
    m_gone->setObjectName(m_area + QStringLiteral(".gone"));
    auto* layout = new QHBoxLayout(m_gone);
    layout->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    layout->setSpacing(px().s2);
    m_goneWords = paragraph({}, Look::Strong, m_gone);
    m_goneWords->setObjectName(m_area + QStringLiteral(".gone.words"));
    layout->addWidget(m_goneWords, 1);
    layout->addSpacing(px().s2);
    auto* back =
        (new Button(ButtonKind::Primary, tr("Bring it back"), m_gone))->named(m_area + QLatin1String(".gone.back"));
    connect(back, &QAbstractButton::clicked, this, &RecordForm::bringBack);
    layout->addWidget(back);
    m_anew = (new Button(ButtonKind::Secondary, tr("Register what I typed anew"), m_gone))
                 ->named(m_area + QLatin1String(".gone.anew"));
    connect(m_anew, &QAbstractButton::clicked, this, &RecordForm::beginAnew);
    layout->addWidget(m_anew);
    for (Button* button : {back, m_anew}) button->setEnabled(!m_session.isReadOnly());
    m_gone->hide();
}

void RecordForm::setGone(const QString& sentence) {
    m_goneWords->setText(sentence);
    m_gone->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty()) return;
    m_leaving->hide();
    m_anew->setVisible(isDirty());
}

void RecordForm::bringBack() {
    const journal::Operation operation{m_type.id + ".restore", {{"type", m_type.id}, {"id", m_id->hex()}}};
    m_session.transact(
        this, operation, [type = m_type.id, id = *m_id](journal::Writer& writer) { return writer.restore(type, id); },
        [this](const Result<journal::ChangeSet>& done) {
            if (!done) m_message->setText(errorText(done.error(), &m_session.catalogue(), m_session.language()));
            lookAgain({});
        });
}

/// A new record out of what stands here.
void RecordForm::beginAnew() {
    m_draft->drop();
    m_again.cancel();
    m_id.reset();
    m_head.reset();
    for (Entry& entry : m_entries) {
        entry.before = {};
        entry.linkedBefore.clear();
        entry.textBefore.clear();
        entry.meanwhile.reset();
        entry.told.clear();
        entry.row->clear();
    }
    setGone({});
    showHistory(false);
    m_changes->hide();
    askHome();
    beginDraft();
    m_draft->touched();
    m_message->setText(tr("A new record: check it, then save."));
    focusFirst();
    emit loaded();
}

// --- what was changed before

bool RecordForm::showsHistory() const { return m_historyOn; }

void RecordForm::showHistory(bool on) {
    on = on && m_id.has_value();
    if (on == m_historyOn) return;
    m_historyOn = on;
    if (on && m_history == nullptr) {
        m_history = new RecordHistory(m_session, m_type, m_area, this);
        m_body->addWidget(m_history);
        connect(m_history, &RecordHistory::closeRequested, this, [this] { showHistory(false); });
    }
    QWidget* focus = QApplication::focusWidget();
    const bool mine = focus != nullptr && isAncestorOf(focus);
    if (on && mine) m_beforeHistory = focus;
    const bool goBack = !on && mine && m_history->isAncestorOf(focus);
    fitHistory();
    if (on) {
        m_history->show(*m_id);
        m_history->setFocus(Qt::OtherFocusReason);
    } else if (goBack && m_beforeHistory != nullptr) {
        m_beforeHistory->setFocus(Qt::OtherFocusReason);
    }
}

/// Beside the fields where there is room, else in their place.
void RecordForm::fitHistory() {
    const int panel = px().formEditor * 2 / 3;
    const bool beside = width() >= px().formLabel + px().formEditor + 3 * px().s6 + panel;
    const bool shown = m_historyOn && m_inner == nullptr;
    // What goes, goes first: showing a widget lays the window out at once, which would grow to have room for both.
    const bool fields = m_inner == nullptr && (beside || !shown);
    if (!fields) m_scroll->hide();
    if (m_history != nullptr) {
        m_history->setMinimumWidth(beside ? panel : 0);
        m_history->setMaximumWidth(beside ? panel : QWIDGETSIZE_MAX);
        m_history->setVisible(shown);
    }
    if (fields) m_scroll->show();
    // Empty, the room of the fields is another form's.
    static_cast<QVBoxLayout*>(layout())->setStretchFactor(m_body, m_inner == nullptr ? 1 : 0);
}

void RecordForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitHistory();
}

} // namespace mulin::ui
