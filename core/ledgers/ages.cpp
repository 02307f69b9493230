#include "core/ledgers/ages.h"

#include "core/journal/rows.h"
#include "core/ledgers/suggestion_facts.h"

#include <algorithm>

namespace mulin::ledgers {

using schema::SuggestionDef;

bool AgeSpan::holds(Date birth, Date today) const {
    if (from && Date::age(birth, today.plusDays(ahead)) < *from) return false;
    return !to || Date::age(birth, today) <= *to;
}

std::optional<AgeSpan> agesOf(const schema::TypeDef& ledger) {
    std::optional<AgeSpan> entering;
    std::optional<int> leaving;
    for (const SuggestionDef& rule : ledger.rules.suggestions) {
        if (!rule.where.empty() || !rule.person.empty() || !rule.inLedger.empty() || !rule.date.empty()) continue;
        if (rule.act == SuggestionDef::Act::Leave && rule.ageFrom) {
            leaving = std::min(leaving.value_or(*rule.ageFrom), *rule.ageFrom);
        } else if (rule.act == SuggestionDef::Act::Enter) {
            const auto from = rule.ageFrom ? rule.ageFrom : rule.couple ? std::optional(coupleAge) : std::nullopt;
            if (!entering) {
                entering = AgeSpan{from, rule.ageTo, rule.ahead};
                continue;
            }
            // Who may enter by one of several rules belongs.
            entering->from = entering->from && from ? std::optional(std::min(*entering->from, *from)) : std::nullopt;
            entering->to =
                entering->to && rule.ageTo ? std::optional(std::max(*entering->to, *rule.ageTo)) : std::nullopt;
            entering->ahead = std::max(entering->ahead, rule.ahead);
        }
    }
    AgeSpan ages = entering.value_or(AgeSpan{});
    if (leaving) ages.to = std::min(ages.to.value_or(*leaving - 1), *leaving - 1);
    return ages.from || ages.to ? std::optional(ages) : std::nullopt;
}

std::vector<OutOfAge> outOfAge(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                               const schema::TypeDef& ledger, std::span<const RecordId> people, Date today) {
    std::vector<OutOfAge> found;
    const auto ages = agesOf(ledger);
    const journal::Table* table = tables.find("person");
    if (!ages || table == nullptr || !access.allowsField(access::Right::Read, "person", "birth_date")) return found;
    auto row =
        reader.cached("SELECT name, birth_date FROM " + table->name + " WHERE uid = ? AND birth_date IS NOT NULL");
    for (const RecordId& person : people) {
        row->reset();
        row->bind(1, person.uid());
        if (!row->step()) continue;
        const Date birth{static_cast<std::int32_t>(row->integer(1))};
        if (!ages->holds(birth, today)) found.push_back({person, std::string(row->text(0)), Date::age(birth, today)});
    }
    return found;
}

} // namespace mulin::ledgers
