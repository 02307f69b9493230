#include "ui/pages/organisation/call_list_text.h"

#include "core/schema/catalogue.h"
#include "core/schema/validation.h"
#include "ui/printing/template.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui {

using organisation::CallState;
using organisation::NeedContact;
using organisation::NeedLine;
using printing::TemplateData;
using schema::Language;

namespace {

class CallListWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::CallList)
};

QString joined(const QStringList& parts, Language language) {
    return parts.join(language == Language::En ? QStringLiteral(", ") : QStringLiteral("，"));
}

} // namespace

QString needWords(const NeedLine& line, Language language) {
    QStringList parts;
    for (const schema::Label& need : line.needs) parts << utf(need.in(language));
    if (!line.wish.empty()) parts << utf(line.wish).simplified();
    return joined(parts, language);
}

QString contactWords(const NeedLine& line, const schema::Catalogue& catalogue, Language language) {
    const schema::FieldDef& relation = *catalogue.find("kinship")->field("relation");
    QStringList parts;
    for (const NeedContact& contact : line.contacts) {
        QString one = utf(contact.name);
        if (!contact.relation.empty()) {
            const QString as = utf(schema::displayText(relation, schema::Value(contact.relation), language));
            one += (language == Language::En ? QStringLiteral(" (%1)") : QStringLiteral("（%1）")).arg(as);
        }
        if (!contact.phone.empty()) one += QLatin1Char(' ') + utf(contact.phone);
        parts << one;
    }
    return parts.join(language == Language::En ? QStringLiteral("; ") : QStringLiteral("；"));
}

QString headingOf(const NeedLine& line, bool withEstate) {
    const QString estate = utf(line.estate), building = utf(line.buildingName);
    if (!line.building)
        return !line.door.empty() ? estate.isEmpty() ? CallListWords::tr("Scattered dwellings") : estate
                                  : CallListWords::tr("Address not known");
    return withEstate && !estate.isEmpty() && !building.startsWith(estate) ? estate + QLatin1Char(' ') + building
                                                                           : building;
}

QString needStateWords(CallState state) {
    switch (state) {
    case CallState::Calling: return CallListWords::tr("Being called");
    case CallState::Answered: return CallListWords::tr("Reached");
    case CallState::NoAnswer: return CallListWords::tr("No answer");
    case CallState::Sent: return CallListWords::tr("No answer, somebody was sent");
    case CallState::None: break;
    }
    return {};
}

bool severalEstates(const std::vector<NeedLine>& lines) {
    for (const NeedLine& line : lines)
        if (line.estate != lines.front().estate) return true;
    return false;
}

Result<printing::Document> callListSheet(const CallListHead& head, const std::vector<NeedLine>& lines,
                                         const schema::Catalogue& catalogue) {
    static constexpr const char* states[] = {"", "呼叫中", "已叫应", "未应", "未应，已派人"};
    TemplateData data;
    data["office"] = head.office;
    data["place"] = head.place.isEmpty() ? TemplateData(false) : TemplateData(head.place);
    data["emergency"] = head.emergency ? TemplateData(head.emergency->reason) : TemplateData(false);
    data["count"] = static_cast<std::int64_t>(lines.size());
    data["purpose"] = head.purpose.isEmpty() ? TemplateData(false) : TemplateData(head.purpose);
    data["made"] = isoTimestamp(head.nowMs).substr(0, 16).replace(10, 1, " ");
    const bool withEstate = severalEstates(lines);
    TemplateData::List buildings;
    for (auto at = lines.begin(); at != lines.end();) {
        const auto end = std::find_if(at, lines.end(), [&](const NeedLine& one) { return !sameBuilding(*at, one); });
        TemplateData::List rows;
        const auto count = end - at;
        const QString name = at->building        ? headingOf(*at, withEstate)
                             : !at->door.empty() ? (at->estate.empty() ? QStringLiteral("零散住户") : utf(at->estate))
                                                 : QStringLiteral("住址不明");
        for (; at != end; ++at) {
            const bool called = at->state != CallState::None && at->atMs;
            rows.push_back(TemplateData::Map{
                {"slow", at->slow},
                {"door", at->door},
                {"name", at->name},
                {"need", needWords(*at, Language::Zh)},
                {"phone", at->phone},
                {"kin", contactWords(*at, catalogue, Language::Zh)},
                {"who", at->who},
                {"state", called ? TemplateData(states[static_cast<int>(at->state)] + std::string(" ") +
                                                isoTimestamp(*at->atMs).substr(11, 5))
                                 : TemplateData(false)}});
        }
        buildings.push_back(TemplateData::Map{{"name", name}, {"count", count}, {"rows", std::move(rows)}});
    }
    data["buildings"] = std::move(buildings);
    return printing::fillShipped(QStringLiteral("call_list"), data);
}

} // namespace mulin::ui
