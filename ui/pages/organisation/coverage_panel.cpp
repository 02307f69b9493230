#include "ui/pages/organisation/coverage_panel.h"

#include "ui/look/theme.h"
#include "ui/pages/today/today_list.h"
#include "ui/widgets/label.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::Coverage;
using organisation::CoverageGap;
using organisation::Lack;

namespace {

class CoverageWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::Coverage)
};
QString counted(const char* source, int count) { return CoverageWords::tr(source, nullptr, count); }

const char* captionOf(Lack lack) {
    switch (lack) {
    case Lack::Role: return QT_TRANSLATE_NOOP("mulin::ui::Coverage", "Posts of grids and communities");
    case Lack::Head: return QT_TRANSLATE_NOOP("mulin::ui::Coverage", "Heads of buildings");
    case Lack::Volunteer: return QT_TRANSLATE_NOOP("mulin::ui::Coverage", "Volunteers of entrances");
    case Lack::StandIn: return QT_TRANSLATE_NOOP("mulin::ui::Coverage", "No holder B");
    case Lack::Ending: return QT_TRANSLATE_NOOP("mulin::ui::Coverage", "Terms that end");
    }
    return "";
}

} // namespace

QStringList coverageWords(const Coverage& coverage) {
    QStringList parts;
    const auto add = [&](Lack lack, const char* source) {
        if (const int count = coverage.count(lack)) parts << counted(source, count);
    };
    add(Lack::Role, QT_TRANSLATE_N_NOOP("mulin::ui::Coverage", "%n posts of grids are vacant"));
    add(Lack::Head, QT_TRANSLATE_N_NOOP("mulin::ui::Coverage", "%n heads of buildings are missing"));
    add(Lack::Volunteer, QT_TRANSLATE_N_NOOP("mulin::ui::Coverage", "%n entrances have no volunteer"));
    add(Lack::StandIn, QT_TRANSLATE_N_NOOP("mulin::ui::Coverage", "%n posts have no holder B"));
    add(Lack::Ending, QT_TRANSLATE_N_NOOP("mulin::ui::Coverage", "%n terms end within 30 days"));
    return parts;
}

TodayRow gapRow(const CoverageGap& gap, schema::Language language) {
    TodayRow row;
    row.icon = QStringLiteral("id-card");
    QString what = QString::fromStdString(gap.label.in(language));
    if (!gap.entrance.empty())
        what = CoverageWords::tr("%1, entrance %2").arg(what, QString::fromStdString(gap.entrance));
    row.title = gap.place.empty() ? what : QString::fromStdString(gap.place) + QChar(0x3000) + what;
    row.state = Colour::Due;
    switch (gap.lack) {
    case Lack::StandIn:
        row.note = CoverageWords::tr("A: %1").arg(QString::fromStdString(gap.holder));
        row.end = CoverageWords::tr("no B");
        break;
    case Lack::Ending:
        row.note = gap.temporary ? CoverageWords::tr("%1, temporary").arg(QString::fromStdString(gap.holder))
                                 : QString::fromStdString(gap.holder);
        row.end = CoverageWords::tr("until %1").arg(QString::fromStdString(gap.until->iso()));
        break;
    default: row.end = CoverageWords::tr("vacant"); break;
    }
    row.to = {QStringLiteral("organisation"), QString::fromStdString(gap.node.hex())};
    return row;
}

CoveragePanel::CoveragePanel(OfficeSession& session, QWidget* parent)
    : SidePanel(session, "coverage", tr("Gaps"), parent), m_words(paragraph({}, Look::Secondary, this)) {
    body().addWidget(m_words);
    m_list = new TodayList(name("list"), tr("Gaps"), this);
    body().addWidget(m_list, 1);
    const bool mayFill = !session.isReadOnly() && session.refusal({{access::Right::Write, "post"}}).isEmpty();
    say(mayFill ? tr("Enter shows the place, Ctrl+Enter fills the post") : tr("Enter shows the place"));
    connect(m_list, &TodayList::chosen, this, [this, mayFill](const Location& to) {
        const QStringList parts = to.argument.split(QLatin1Char(':'));
        bool number = false;
        const std::size_t at = parts.value(1).toUInt(&number);
        if (!number || at >= m_coverage.gaps.size()) return;
        emit placeRequested(m_coverage.gaps[at].node);
        if (parts.size() > 2 && mayFill) emit fillRequested(m_coverage.gaps[at]);
    });
}

void CoveragePanel::show(const Coverage& coverage) {
    m_coverage = coverage;
    const QStringList parts = coverageWords(coverage);
    m_words->setText(parts.isEmpty() ? tr("Every required post is held.")
                                     : parts.join(session().language() == schema::Language::Zh ? QString(QChar(0xff0c))
                                                                                               : QStringLiteral(", ")));
    std::vector<TodayRow> rows;
    std::optional<Lack> last;
    for (std::size_t i = 0; i < m_coverage.gaps.size(); ++i) {
        const CoverageGap& gap = m_coverage.gaps[i];
        if (last != gap.lack) {
            rows.push_back(TodayRow::caption(
                QStringLiteral("%1 %2").arg(CoverageWords::tr(captionOf(gap.lack))).arg(m_coverage.count(gap.lack))));
            last = gap.lack;
        }
        rows.push_back(gapRow(gap, session().language()));
        const QString number = QString::number(i);
        rows.back().to.argument += QLatin1Char(':') + number;
        rows.back().act = {QStringLiteral("organisation"), rows.back().to.argument + QStringLiteral(":fill")};
    }
    m_list->setRows(std::move(rows));
}

void CoveragePanel::takeFocus() { m_list->setFocus(Qt::OtherFocusReason); }

} // namespace mulin::ui
