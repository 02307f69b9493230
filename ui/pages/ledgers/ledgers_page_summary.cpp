// The half of the page that sums up: the classes of ledgers, and what the month brought to one of them.
#include "core/ledgers/member_visits.h"
#include "core/reports/ledger_month.h"
#include "ui/pages/ledger_classes.h"
#include "ui/pages/ledgers/ledgers_page.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QHBoxLayout>

namespace mulin::ui {

namespace {

struct Summary {
    reports::LedgerFigures figures;
    ledgers::VisitsDue visits;
};

} // namespace

std::vector<SideList::Heading> LedgersPage::openGroups() const {
    std::vector<const schema::TypeDef*> open = readable(m_session.catalogue().ledgers(), m_session.access());
    std::erase_if(open, [](const schema::TypeDef* ledger) { return ledger->sealed(); });
    std::vector<SideList::Heading> groups;
    for (const LedgerClass& one : byClass(m_session.catalogue(), std::move(open))) {
        const QString label = m_session.label(one.label);
        SideList::Heading group{!label.isEmpty() ? label : groups.empty() ? tr("Ledgers") : tr("Others"), {}};
        for (const schema::TypeDef* ledger : one.ledgers)
            group.entries.push_back(
                {QString::fromStdString(ledger->id), m_session.label(ledger->label), m_session.label(ledger->help)});
        groups.push_back(std::move(group));
    }
    return groups;
}

QWidget* LedgersPage::makeSummary() {
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(px().s6, px().s2, px().s6, 0);
    layout->setSpacing(px().s4);
    layout->addWidget(m_name = plainLabel({}, Look::Lead, bar));
    layout->addWidget(m_figures = new ElidedLabel({}, Look::Secondary, bar), 1);
    m_figures->setObjectName(QStringLiteral("ledgers.figures"));
    return bar;
}

void LedgersPage::summarise() {
    const QString name = m_session.label(type().label);
    m_name->setText(type().retired     ? tr("%1 (retired)").arg(name)
                    : type().elsewhere ? tr("%1 (nothing new is entered)").arg(name)
                                       : name);
    m_name->parentWidget()->setVisible(isViewable(type()));
    if (!isViewable(type()) || !type().ledger) {
        m_summary.cancel();
        return m_figures->clear();
    }
    m_session.read(
        this, m_summary,
        [of = m_type](const ReadContext& context) -> Result<Summary> {
            const int endDay = reports::monthEndDay(context.reader);
            const reports::Month month = reports::monthOf(context.today, endDay);
            const reports::Period period = reports::monthPeriod(month.year, month.month, endDay);
            MULIN_TRY_LET(figures, reports::ledgerFigures(context.reader, context.tables, context.access, of, period));
            MULIN_TRY_LET(visits, ledgers::visitsDue(context.reader, context.tables, context.access, of, period.from,
                                                     context.today, context.progress));
            return Summary{figures, visits};
        },
        [this](const Result<Summary>& read) {
            if (!read) return m_figures->clear();
            const reports::LedgerFigures* found = &read->figures;
            const auto words = [](std::int64_t number) { return QString::number(number); };
            QStringList parts{tr("%1 people in it").arg(words(found->members)),
                              tr("this month %1 in, %2 out").arg(words(found->entered), words(found->left))};
            if (found->reviewsDue > 0 || found->reviewed > 0)
                parts << tr("reviews due %1, done %2").arg(words(found->reviewsDue), words(found->reviewed));
            if (read->visits.due > 0)
                parts << tr("visits due %1, missed %2").arg(words(read->visits.due), words(read->visits.missed));
            m_figures->setText(parts.join(QStringLiteral("\u3000")));
        });
}

} // namespace mulin::ui
