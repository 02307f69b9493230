#include "ui/pages/visits/route_sheet.h"

#include "core/ledgers/visit_outlook.h"
#include "core/records/file_code.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/visits/due_data.h"
#include "ui/printing/template.h"

#include <algorithm>

namespace mulin::ui {

namespace {

using printing::TemplateData;
using schema::Language;

std::string dayOf(Date day) {
    return std::to_string(day.year()) + "年" + std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}
std::string isoDay(const std::optional<Date>& day) { return day ? day->iso() : std::string(); }
std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string all;
    for (const std::string& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : between) + part;
    return all;
}

struct Stop {
    ledgers::Somebody who;
    std::string phone, sex, age, address, needs, contact;
    ledgers::VisitOutlook outlook;
    std::optional<Date> planned = {};
};

std::string shownOnPaper(const ReadContext& context, const journal::Record& record, const char* field,
                         bool full = false) {
    const schema::FieldDef* def = record.type().field(field);
    return def == nullptr
               ? std::string()
               : records::shownText(context.reader, context.tables, context.access, record, *def, Language::Zh, full);
}

Result<std::vector<Stop>> stopsOf(const ReadContext& context, const RouteAsk& ask) {
    std::vector<Stop> stops;
    const bool full = !ask.purpose.isEmpty();
    for (const RecordId id : ask.people) {
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        const auto record = records::find(context.reader, context.tables, context.access, "person", id.uid());
        if (!record || !record->alive) continue; // merged or gone since it was chosen
        Stop stop{{id, record->text("name"), record->text("door"), record->text("estate_name")},
                  shownOnPaper(context, *record, "phone", full),
                  shownOnPaper(context, *record, "sex"),
                  {},
                  shownOnPaper(context, *record, "address"),
                  shownOnPaper(context, *record, "needs"),
                  joined({shownOnPaper(context, *record, "contact_name"),
                          shownOnPaper(context, *record, "contact_phone", full)},
                         " "),
                  {}};
        if (const schema::Value& born = record->get("birth_date"); born.isNumber())
            stop.age = std::to_string(Date::age(born.date(), context.today));
        MULIN_TRY_LET(outlook, ledgers::visitOutlook(context.reader, context.tables, context.catalogue, context.access,
                                                     {id}, {}, ask.day.value_or(context.today), context.today));
        stop.outlook = std::move(outlook);
        if (const auto day = ask.planned.find(id.uid()); day != ask.planned.end()) stop.planned = day->second;
        stops.push_back(std::move(stop));
    }
    std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
        return a.planned != b.planned ? a.planned < b.planned : ledgers::walksBefore(a.who, b.who);
    });
    return stops;
}

std::string ledgersOf(const ReadContext& context, const Stop& stop) {
    std::vector<std::string> names;
    for (const std::string& id : stop.outlook.ledgers)
        names.push_back(context.catalogue.find(id)->label.in(Language::Zh));
    return joined(names, "、");
}

std::string stepsOf(const Stop& stop) {
    std::vector<std::string> steps;
    for (const ledgers::OpenStep& step : stop.outlook.steps) steps.push_back(step.what);
    return joined(steps, "；");
}

std::string lastOf(const Stop& stop) {
    if (!stop.outlook.due || !stop.outlook.due->last) return "没有走访过";
    return joined({isoDay(stop.outlook.due->last), stop.outlook.due->findings}, " ");
}

/// The day stays what it is; beside it the planned or the working day on which one can go.
std::string dueOf(const Stop& stop, const WorkingCalendar& calendar) {
    if (stop.planned) {
        static constexpr const char* names[] = {"一", "二", "三", "四", "五", "六", "日"};
        const Date day = *stop.planned;
        const std::string going =
            std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日 周" + names[day.weekday() - 1] + "去";
        return stop.outlook.due ? going + "（到期 " + stop.outlook.due->due.iso() + "）" : going;
    }
    if (!stop.outlook.due) return {};
    const Date due = stop.outlook.due->due, work = calendar.nextWorkingDay(due);
    return work == due ? due.iso() : due.iso() + "（休息日，" + work.iso() + " 去）";
}

} // namespace

Result<printing::Document> routeSheet(const ReadContext& context, const RouteAsk& ask) {
    MULIN_TRY_LET(stops, stopsOf(context, ask));
    static const WorkingCalendar calendar = WorkingCalendar::shipped();
    TemplateData data;
    data["office"] = ask.office;
    data["on"] = dayOf(ask.day.value_or(context.today));
    data["goers"] = ask.goers.isEmpty() ? TemplateData(false) : TemplateData(ask.goers);
    data["count"] = stops.size();
    data["purpose"] = ask.purpose.isEmpty() ? TemplateData(false) : TemplateData(ask.purpose);
    TemplateData::List rows;
    for (std::size_t at = 0; at < stops.size(); ++at) {
        const Stop& stop = stops[at];
        rows.push_back(TemplateData::Map{
            {"n", at + 1},
            {"door", stop.who.door.empty() ? stop.address : joined({stop.who.estate, stop.who.door}, " ")},
            {"name", stop.who.name},
            {"phone", stop.phone},
            {"ledgers", ledgersOf(context, stop)},
            {"due", dueOf(stop, calendar)},
            {"ask", joined({stop.needs, stepsOf(stop)}, "；")},
            {"last", lastOf(stop)}});
    }
    data["rows"] = std::move(rows);
    return printing::fillShipped(QStringLiteral("visit_route"), data);
}

Result<printing::Document> visitForms(const ReadContext& context, const RouteAsk& ask) {
    MULIN_TRY_LET(stops, stopsOf(context, ask));
    const schema::FieldDef* checked = context.catalogue.find("visit")->field("checked");
    TemplateData::List forms;
    for (std::size_t at = 0; at < stops.size(); ++at) {
        const Stop& stop = stops[at];
        TemplateData::List items, asks;
        for (const std::string& code : stop.outlook.checklist)
            items.emplace_back(checked == nullptr
                                   ? code
                                   : schema::displayText(*checked, schema::Value("|" + code + "|"), Language::Zh));
        for (const ledgers::OpenStep& step : stop.outlook.steps)
            asks.emplace_back(step.due ? step.what + "（" + step.due->iso() + " 前）" : step.what);
        const std::string code = records::fileCode(stop.who.id.uid());
        forms.push_back(TemplateData::Map{{"name", stop.who.name},
                                          {"about", joined({stop.sex, stop.age.empty() ? "" : stop.age + " 岁"}, "　")},
                                          {"address", stop.address},
                                          {"phone", stop.phone},
                                          {"contact", stop.contact},
                                          {"ledgers", ledgersOf(context, stop)},
                                          {"last", lastOf(stop)},
                                          {"has_items", !items.empty()},
                                          {"items", std::move(items)},
                                          {"has_asks", !asks.empty()},
                                          {"asks", std::move(asks)},
                                          {"code", code},
                                          {"last_form", at + 1 == stops.size()}});
    }
    TemplateData data;
    data["office"] = ask.office;
    data["purpose"] = ask.purpose.isEmpty() ? TemplateData(false) : TemplateData(ask.purpose);
    data["forms"] = std::move(forms);
    return printing::fillShipped(QStringLiteral("visit_form"), data);
}

} // namespace mulin::ui
