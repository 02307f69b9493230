#include "ui/forms/record_history.h"

#include "core/journal/history.h"
#include "core/records/view.h"
#include "ui/look/theme.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr std::size_t actsAtOnce = 40;
constexpr qsizetype offeredLength = 14; ///< of a value in the words of a link

QString brief(const QString& value) {
    const QString line = value.simplified();
    return line.size() <= offeredLength ? line : line.left(offeredLength - 1) + QChar(0x2026);
}

/// "2026-11-15 14:03"
QString momentOf(std::int64_t ms) { return utf(isoTimestamp(ms)).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')); }

} // namespace

RecordHistory::RecordHistory(OfficeSession& session, const schema::TypeDef& type, const QString& area, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_type(type)
    , m_area(area + QStringLiteral(".history"))
    , m_scroll(new QScrollArea(this))
    , m_limit(actsAtOnce) {
    setObjectName(m_area);
    setAccessibleName(tr("Changes of this record"));
    setSurface(*this, Surface::Raised);
    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(new Line(Qt::Vertical, this));
    auto* layout = new QVBoxLayout;
    layout->setSpacing(0);
    both->addLayout(layout, 1);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(px().s4, px().s3, px().s2, 0);
    head->addWidget(plainLabel(tr("Changes"), Look::Lead, this));
    head->addStretch(1);
    auto* close =
        iconButton(QStringLiteral("close"), tr("Close the changes"), this)->named(m_area + QLatin1String(".close"));
    connect(close, &QAbstractButton::clicked, this, &RecordHistory::closeRequested);
    head->addWidget(close);
    setFocusProxy(close);
    layout->addLayout(head);
    dressScroll(*m_scroll);
    m_scroll->setObjectName(m_area + QLatin1String(".scroll"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    connect(&session, &OfficeSession::changed, this, [this] { load(); });
    connect(&session, &OfficeSession::accessChanged, this, [this] { load(); });
}

void RecordHistory::show(RecordId id) {
    if (m_id != id) m_limit = actsAtOnce;
    m_id = id;
    load();
}

void RecordHistory::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_behind) load();
}

void RecordHistory::load() {
    m_behind = !isVisible();
    if (!m_id || m_behind) return;
    m_session.read(
        this, m_latest,
        [type = m_type.id, id = *m_id, limit = m_limit, readOnly = m_session.isReadOnly()](const ReadContext& context) {
            return read(context, type, id, limit, readOnly);
        },
        [this](const Result<Past>& past) {
            if (past) return build(*past);
            if (past.error().code != ErrorCode::Cancelled) m_session.sayError(past.error());
        });
}

Result<RecordHistory::Past> RecordHistory::read(const ReadContext& context, const std::string& type, RecordId id,
                                                std::size_t limit, bool readOnly) {
    MULIN_TRY_LET(items, journal::history(context.reader, context.tables, context.access, type, id));
    const schema::TypeDef& def = *context.catalogue.find(type);
    const auto record = records::find(context.reader, context.tables, context.access, type, id.uid());
    const bool writes = record && record->alive && !readOnly && context.access.allows(access::Right::Write, type);
    std::vector<journal::Link> links;
    if (record) links = records::linksFrom(context.reader, context.tables, context.access, *record);
    Past past;
    past.more = items.size() > limit;
    if (past.more) items.resize(limit, items.front());
    for (const journal::HistoryItem& item : items) {
        Item made;
        made.when = momentOf(item.act.wall);
        auto act = describe(context.reader, context.tables, context.access, item.act, context.language);
        // An act on many is called by one of them: here by this one.
        if (record && act.recordType == type && act.record && *act.record != id)
            act.subject = subjectOf(context.reader, context.tables, context.access, *record, context.language);
        made.title = operationText(act);
        if (item.act.user)
            made.who = utf(records::titleOf(context.reader, context.tables, context.access, "user",
                                            item.act.user->uid(), context.language));
        if (item.erased) made.made = tr("Contents lawfully erased");
        QStringList begun;
        for (const journal::FieldHistory& change : item.changes) {
            const schema::FieldDef* field = def.field(change.field);
            journal::HistoryItem one{item.act, false, {change}, false};
            const auto worded =
                historyLines(context.reader, context.tables, context.access, def, one, context.language);
            if (field == nullptr || worded.empty()) continue;
            const HistoryLine& line = worded.front();
            const bool link = field->type == schema::FieldType::Links;
            if (item.created && !change.withheld) {
                begun << tr("%1: %2").arg(line.field, line.after);
                continue;
            }
            const QString empty = tr("(empty)");
            Changed shown{line.field,
                          change.withheld ? tr("changed; not to be seen by you")
                                          : (line.before.isEmpty() ? empty : line.before) + QStringLiteral(" → ") +
                                                (line.after.isEmpty() ? empty : line.after),
                          {},
                          {item.act.txn, change.field, change.role, {}}};
            if (link) {
                const schema::Value& end = change.before.isEmpty() ? change.after : change.before;
                if (end.isUid()) shown.written.other = end.uid();
                if (!change.withheld)
                    shown.words =
                        change.before.isEmpty() ? tr("%1 put in").arg(line.after) : tr("%1 taken out").arg(line.before);
            }
            const bool may = writes && !change.withheld && !item.erased && !field->derived() && !field->retired &&
                             item.act.kind != journal::TxnKind::Legal &&
                             context.access.allowsField(access::Right::Write, type, field->id);
            if (may && link) {
                const bool there = std::any_of(links.begin(), links.end(), [&](const journal::Link& now) {
                    return now.table->links == field && now.role == change.role && now.to == shown.written.other;
                });
                const bool wasThere = !change.before.isEmpty();
                if (there != wasThere)
                    shown.offer = wasThere ? tr("Put %1 in again").arg(line.before) : tr("Take %1 out").arg(line.after);
            } else if (may && record->get(field->id) != change.before) {
                if (!change.before.isEmpty())
                    shown.offer = tr("Back to “%1”").arg(brief(line.before));
                else if (!field->required)
                    shown.offer = tr("Empty it again");
            }
            made.lines.push_back(std::move(shown));
        }
        if (!begun.isEmpty()) made.made = begun.join(QChar(0x3000));
        past.items.push_back(std::move(made));
    }
    return past;
}

void RecordHistory::build(const Past& past) {
    const QString focused = m_scroll->focusWidget() != nullptr ? m_scroll->focusWidget()->objectName() : QString();
    auto* inside = new QWidget;
    setSurface(*inside, Surface::Raised);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px().s4, px().s2, px().s4, px().s4);
    column->setSpacing(px().s1);
    for (const Item& item : past.items) addItem(*column, item);
    if (past.items.empty()) column->addWidget(paragraph(tr("Nothing is known of changes."), Look::Secondary, inside));
    if (past.more) {
        auto* earlier = new LinkLabel(tr("Earlier changes"), inside);
        earlier->setObjectName(m_area + QLatin1String(".earlier"));
        connect(earlier, &LinkLabel::clicked, this, [this] {
            m_limit *= 4;
            load();
        });
        column->addWidget(earlier);
    }
    column->addStretch(1);
    m_scroll->setWidget(inside);
    if (!focused.isEmpty())
        if (auto* again = inside->findChild<QWidget*>(focused)) again->setFocus(Qt::OtherFocusReason);
}

void RecordHistory::addItem(QVBoxLayout& column, const Item& item) {
    QWidget* inside = column.parentWidget();
    if (column.count() > 0) {
        column.addSpacing(px().s2);
        column.addWidget(new Line(Qt::Horizontal, inside));
        column.addSpacing(px().s1);
    }
    column.addWidget(
        paragraph(item.who.isEmpty() ? item.when : item.when + QChar(0x3000) + item.who, Look::Caption, inside));
    column.addWidget(paragraph(item.title, Look::Strong, inside));
    if (!item.made.isEmpty()) column.addWidget(paragraph(item.made, Look::Secondary, inside));
    for (const Changed& line : item.lines) {
        column.addWidget(paragraph(line.field + QChar(0x3000) + line.words, Look::Body, inside));
        if (line.offer.isEmpty()) continue;
        auto* offer = new LinkLabel(line.offer, inside);
        const journal::WrittenValue& written = line.written;
        offer->setObjectName(m_area + QLatin1Char('.') + utf(written.field) + QLatin1Char('.') +
                             utf(written.txn.hex()) +
                             (written.other ? QLatin1Char('.') + utf(written.other->hex()) : QString()));
        //: accessible name: %1 field, %2 what the link does, %3 moment of the change
        offer->setAccessibleName(tr("%1: %2 (change of %3)").arg(line.field, line.offer, item.when));
        connect(offer, &LinkLabel::clicked, this, [this, written] { setBack(written); });
        column.addWidget(offer, 0, Qt::AlignLeft);
    }
}

/// Asks nothing: it is one act that Ctrl+Z takes back, and the status line says so.
void RecordHistory::setBack(const journal::WrittenValue& written) {
    const journal::Operation operation{m_type.id + ".set_back", {{"type", m_type.id}, {"id", m_id->hex()}}};
    m_session.transact(this, operation, [type = m_type.id, id = *m_id, written](journal::Writer& writer) {
        return journal::setBack(writer, type, id, written);
    });
}

} // namespace mulin::ui
