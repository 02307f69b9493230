#include "ui/pages/duties/duty_text.h"

#include "ui/printing/template.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui {

using casework::DutyPath;
using casework::DutyStep;
using printing::TemplateData;
using schema::Language;

namespace {

constexpr std::size_t blankRows = 10;

QString translated(const char* source) { return QCoreApplication::translate("mulin::ui::Duty", source); }

/// 2026-03-10 14:05
QString momentWords(std::int64_t ms) { return utf(isoTimestamp(ms)).left(16).replace(10, 1, QLatin1Char(' ')); }

Date lastDay(const DutyStep& step, Date found) { return found.plusDays(step.amount); }

} // namespace

QString byWords(const DutyStep& step, Date found) {
    switch (step.by) {
    case DutyStep::By::AtOnce: return translated(QT_TRANSLATE_NOOP("mulin::ui::Duty", "At once"));
    case DutyStep::By::Soon: return translated(QT_TRANSLATE_NOOP("mulin::ui::Duty", "Soon"));
    case DutyStep::By::Hours:
        return translated(QT_TRANSLATE_NOOP("mulin::ui::Duty", "Within %1 hours")).arg(step.amount);
    case DutyStep::By::Days:
        return translated(QT_TRANSLATE_NOOP("mulin::ui::Duty", "By %1")).arg(utf(lastDay(step, found).iso()));
    }
    return {};
}

QString stepsTaken(const DutyPath& path, const StepsDone& done, Language language) {
    QStringList lines;
    for (const DutyStep* step : path.steps)
        if (const auto at = done.find(step->id); at != done.end()) {
            QStringList parts{momentWords(at->second.atMs), utf(step->label.in(language))};
            if (!at->second.by.isEmpty()) parts << at->second.by;
            lines << parts.join(QStringLiteral("　"));
        }
    return lines.join(QLatin1Char('\n'));
}

Result<printing::Document> dutySheet(const casework::Duty& duty, const DutyPath& path, const StepsDone& done,
                                     const QString& office, Date found, std::int64_t nowMs) {
    const auto by = [&](const DutyStep& step) {
        switch (step.by) {
        case DutyStep::By::AtOnce: return std::string("立即");
        case DutyStep::By::Soon: return std::string("及时");
        case DutyStep::By::Hours: return std::to_string(step.amount) + " 小时内";
        case DutyStep::By::Days: return lastDay(step, found).iso() + " 前";
        }
        return std::string();
    };
    TemplateData data;
    data["title"] = std::string("报告登记表");
    data["office"] = office;
    data["kind"] = duty.label.zh;
    data["made"] = momentWords(nowMs);
    TemplateData::List rows;
    int n = 0;
    for (const DutyStep* step : path.steps) {
        if (!step->printed) continue;
        const auto at = done.find(step->id);
        rows.push_back(TemplateData::Map{{"n", ++n},
                                         {"label", step->label.zh},
                                         {"law", step->law.zh},
                                         {"to", step->to.zh},
                                         {"by", by(*step)},
                                         {"done", at == done.end() ? QString() : momentWords(at->second.atMs).mid(5)},
                                         {"who", at == done.end() ? QString() : at->second.by}});
    }
    for (; n == 0 && rows.size() < blankRows;) // nothing was answered: the form is filled in by hand
        rows.push_back(TemplateData::Map{
            {"n", ""}, {"label", ""}, {"law", ""}, {"to", ""}, {"by", ""}, {"done", ""}, {"who", ""}});
    data["steps"] = std::move(rows);
    return printing::fillShipped(QStringLiteral("duty_report"), data);
}

} // namespace mulin::ui
