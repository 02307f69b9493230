#include "ui/pages/admin/act_panel.h"

#include "core/records/view.h"
#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QGridLayout>

namespace mulin::ui {

namespace {

constexpr std::size_t recordsShown = 30;

QString argOf(const ActRow& act, const char* name) {
    const auto at = act.args.find(name);
    return at == act.args.end() ? QString() : QString::fromStdString(at->second);
}

} // namespace

ActPanel::ActPanel(OfficeSession& session, QWidget* parent) : QScrollArea(parent), m_session(session) {
    setObjectName(QStringLiteral("audit.act"));
    dressScroll(*this);
}

void ActPanel::show(const ActRow& act) {
    m_session.read(
        this, m_latest, [act](const ReadContext& context) { return read(context, act); },
        [this, act](const Result<Detail>& detail) {
            if (!detail) return m_session.sayError(detail.error());
            build(act, *detail);
        });
}

Result<ActPanel::Detail> ActPanel::read(const ReadContext& context, const ActRow& act) {
    Detail detail;
    auto changes = journal::changesOf(context.reader, context.tables, context.access, act.txn, recordsShown + 1);
    detail.more = changes.size() > recordsShown;
    if (detail.more) changes.pop_back();
    // Looked at or let out: no entries, but it says which record it was.
    if (changes.empty() && act.record) changes.push_back({act.type, *act.record, journal::ChangeKind::Updated});
    if (const auto second = Uid::fromHex(argOf(act, "second").toStdString()))
        detail.second = QString::fromStdString(
            records::titleOf(context.reader, context.tables, context.access, "user", *second, context.language));
    for (const journal::Change& change : changes) {
        const journal::Table* table = context.tables.find(change.type);
        if (table == nullptr) continue;
        Concerned one;
        one.type = change.type;
        one.id = change.id;
        one.kind = QString::fromStdString(table->type->label.in(context.language));
        one.title = QString::fromStdString(records::titleOf(context.reader, context.tables, context.access, change.type,
                                                            change.id.uid(), context.language));
        const auto items = journal::history(context.reader, context.tables, context.access, change.type, change.id);
        if (items)
            for (const journal::HistoryItem& item : *items)
                if (item.act.txn == act.txn)
                    one.lines = historyLines(context.reader, context.tables, context.access, *table->type, item,
                                             context.language);
        detail.records.push_back(std::move(one));
    }
    return detail;
}

void ActPanel::build(const ActRow& act, const Detail& detail) {
    auto* body = new QWidget;
    setSurface(*body, Surface::Raised);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(px().s6, px().s4, px().s4, px().s6);
    layout->setSpacing(px().s2);
    auto* top = new QHBoxLayout;
    auto* title = paragraph(act.what, Look::Lead, body);
    title->setObjectName(QStringLiteral("audit.what"));
    top->addWidget(title, 1);
    Button* close = iconButton(QStringLiteral("close"), tr("Close"), body)->named(QStringLiteral("audit.close"));
    connect(close, &QAbstractButton::clicked, this, &ActPanel::closeRequested);
    top->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(top);
    addFacts(*layout, act, detail);
    for (const Concerned& record : detail.records) addRecord(*layout, record);
    if (detail.more)
        layout->addWidget(paragraph(tr("And more: the first %1 are shown.").arg(recordsShown), Look::Secondary, body));
    layout->addStretch(1);
    setWidget(body);
}

void ActPanel::addFacts(QVBoxLayout& layout, const ActRow& act, const Detail& detail) {
    QWidget* body = layout.parentWidget();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s1);
    grid->setColumnStretch(1, 1);
    const std::pair<QString, QString> facts[] = {
        {tr("When"), act.when},
        {tr("Who"), act.who},
        {tr("What for"), argOf(act, "purpose") + argOf(act, "for")},
        {tr("Agreed"), detail.second},
        {tr("File"), argOf(act, "file")},
        {tr("Records"), argOf(act, "count")},
        {tr("Wrong passwords before"), argOf(act, "failed")},
        {tr("Device"), act.device},
        {tr("State"), act.state},
    };
    int row = 0;
    for (const auto& [label, value] : facts) {
        if (value.isEmpty()) continue;
        grid->addWidget(plainLabel(label, Look::Secondary, body), row, 0, Qt::AlignTop);
        grid->addWidget(paragraph(value, Look::Body, body), row++, 1);
    }
    layout.addLayout(grid);
}

void ActPanel::addRecord(QVBoxLayout& layout, const Concerned& record) {
    QWidget* body = layout.parentWidget();
    layout.addSpacing(px().s1);
    layout.addWidget(new Line(Qt::Horizontal, body));
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s2);
    head->addWidget(plainLabel(record.kind, Look::Secondary, body));
    head->addWidget(new ElidedLabel(record.title, Look::Strong, body), 1);
    auto* all = new LinkLabel(tr("All about it"), body);
    all->setAccessibleName(tr("All acts about %1").arg(record.title));
    connect(all, &LinkLabel::clicked, this,
            [this, record] { emit aboutRequested(record.type, record.id, record.title); });
    head->addWidget(all);
    layout.addLayout(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s1);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const HistoryLine& line : record.lines) {
        grid->addWidget(plainLabel(line.field, Look::Secondary, body), row, 0, Qt::AlignTop);
        const QString words = line.before.isEmpty()
                                  ? line.after
                                  : tr("%1 → %2").arg(line.before, line.after.isEmpty() ? tr("(empty)") : line.after);
        grid->addWidget(paragraph(words, Look::Body, body), row++, 1);
    }
    layout.addLayout(grid);
}

} // namespace mulin::ui
