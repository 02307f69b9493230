#include "app/demo/world.h"
#include "core/people/id_number.h"

#include <algorithm>
#include <array>

namespace mulin::demo {

int World::newPerson(bool male, int birthYear, const std::string& surname, const std::string& relation) {
    Person made;
    made.male = male;
    const Date today = dateOfMs(clock->nowMs());
    made.birth = chance.birthday(birthYear);
    if (made.birth > today) made.birth = today.plusDays(-chance.between(1, 40));
    made.name = (surname.empty() ? names.surname() : surname) + names.given(male, birthYear);
    made.relation = relation;
    made.local = chance.percent(82);
    if (birthYear <= today.year() - 13 && chance.percent(94)) made.phone = identities.phone();
    const double trouble = chance.unit() * 100;
    if (trouble < 0.7) {
        made.check = "id_missing";
    } else {
        made.idNumber = identities.idNumber(male, made.birth, made.local);
        if (trouble < 1.1) { // a slip of the pen in the last place
            made.idNumber.back() = made.idNumber.back() == '1' ? '7' : '1';
            made.check = people::checkResidentId(made.idNumber, today).valid() ? "" : "id_invalid";
        } else if (trouble < 1.3) {
            made.check = "phone";
            made.phone = made.phone.substr(0, 10);
            if (made.phone.empty()) made.check.clear();
        }
    }
    people.push_back(std::move(made));
    return static_cast<int>(people.size()) - 1;
}

Household World::family(int dwellingAt) {
    const int year = dateOfMs(clock->nowMs()).year();
    Household home;
    home.dwelling = dwellingAt;
    const auto add = [&](bool male, int born, const std::string& surname, const char* relation) {
        home.members.push_back(newPerson(male, born, surname, relation));
    };
    const auto headOf = [&](int index) {
        return surnameOf(person(home.members[static_cast<std::size_t>(index)]).name);
    };
    const auto child = [&](int motherBorn, const std::string& surname) {
        const int born = std::min(year - 1, motherBorn + chance.between(23, 33));
        const bool male = chance.percent(52);
        add(male, born, surname, male ? "son" : "daughter");
    };
    static constexpr double kinds[] = {25, 10, 6, 17, 9, 7, 10, 5, 6, 3, 2};
    switch (chance.weighted(kinds)) {
    case 0: // couple, one child
    case 1: // couple, two
    {
        const bool two = chance.percent(28);
        const int born = chance.between(year - 50, year - 27);
        add(true, born, {}, "head");
        add(false, born + chance.between(-3, 5), {}, "spouse");
        child(born, headOf(0));
        if (two) child(born + 4, headOf(0));
        break;
    }
    case 2: { // young couple
        const int born = chance.between(year - 36, year - 24);
        add(true, born, {}, "head");
        add(false, born + chance.between(-2, 4), {}, "spouse");
        break;
    }
    case 3: { // old couple
        const int born = chance.between(year - 84, year - 58);
        add(true, born, {}, "head");
        add(false, born + chance.between(-2, 4), {}, "spouse");
        break;
    }
    case 4: // old and alone
        add(chance.percent(34), chance.between(year - 93, year - 66), {}, "head");
        break;
    case 5: // alone
        add(chance.percent(55), chance.between(year - 62, year - 23), {}, "head");
        break;
    case 6: { // three generations
        const int born = chance.between(year - 46, year - 30);
        add(true, born, {}, "head");
        add(false, born + chance.between(-2, 4), {}, "spouse");
        child(born, headOf(0));
        if (chance.percent(30)) child(born + 4, headOf(0));
        const std::string surname = headOf(0);
        if (chance.percent(65)) add(true, born - chance.between(22, 29), surname, "parent");
        add(false, born - chance.between(21, 28), {}, "parent");
        break;
    }
    case 7: { // three generations, the old one is the head
        const int born = chance.between(year - 80, year - 60);
        add(true, born, {}, "head");
        add(false, born + chance.between(-1, 4), {}, "spouse");
        const int next = born + chance.between(23, 30);
        add(true, next, headOf(0), "son");
        add(false, next + chance.between(-2, 3), {}, "child_in_law");
        add(chance.percent(52), std::min(year - 1, next + chance.between(24, 32)), headOf(0), "grandchild");
        break;
    }
    case 8: { // one parent
        const int born = chance.between(year - 52, year - 29);
        const bool male = chance.percent(20);
        add(male, born, {}, "head");
        child(born, male ? headOf(0) : std::string());
        break;
    }
    case 9: { // tenants who share
        home.tenants = true;
        add(chance.percent(55), chance.between(year - 34, year - 20), {}, "head");
        for (int n = chance.between(1, 2); n > 0; --n)
            add(chance.percent(55), chance.between(year - 34, year - 20), {}, "nonrelative");
        break;
    }
    default: { // a family that rents
        home.tenants = true;
        const int born = chance.between(year - 42, year - 26);
        add(true, born, {}, "head");
        add(false, born + chance.between(-2, 4), {}, "spouse");
        child(born, headOf(0));
        break;
    }
    }
    if (!home.tenants) home.tenants = chance.percent(8);
    const Person& head = person(home.members.front());
    for (std::size_t i = 0; i < home.members.size(); ++i) {
        Person& member = person(home.members[i]);
        if (home.tenants) member.local = false;
        const bool old = Date::age(member.birth, dateOfMs(clock->nowMs())) >= 65;
        if (i > 0 && (old || member.phone.empty())) {
            member.contact = head.name;
            member.contactPhone = head.phone;
        } else if (old && home.members.size() <= 2 && chance.percent(85)) {
            member.contact = surnameOf(member.name) + names.given(chance.percent(50), member.birth.year() + 26);
            member.contactPhone = identities.phone();
        }
    }
    return home;
}

Result<void> World::populate(int residents) {
    const Date day = firstDay().plusDays(1);
    setTime(day, 10 * 60 + 12);
    for (std::size_t b = 0; b < buildings.size(); ++b) {
        const Building& at = buildings[b];
        for (int e = 1; e <= at.entrances; ++e)
            for (int f = 1; f <= at.floors; ++f)
                for (int d = 1; d <= at.perFloor; ++d) {
                    Dwelling home(at.id);
                    home.building = static_cast<int>(b);
                    home.grid = at.grid;
                    home.entrance = std::to_string(e);
                    home.room = std::to_string(f * 100 + d);
                    dwellings.push_back(std::move(home));
                }
    }
    for (int i = 1; i <= std::min(24, residents / 200); ++i) { // old single-storey houses behind the estates
        Dwelling home(grids.front().id);
        home.place = "南里后街平房" + std::to_string(i) + "号";
        home.grid = static_cast<int>(chance.below(grids.size()));
        dwellings.push_back(std::move(home));
    }
    for (std::size_t i = 0; i < dwellings.size(); ++i) empty.push_back(static_cast<int>(i));

    while (living < residents) {
        const int at = freeDwelling();
        if (at < 0) break;
        Household home = family(at);
        while (living + static_cast<int>(home.members.size()) >
               residents) { // the last one: no more than were asked for
            people.pop_back();
            home.members.pop_back();
        }
        if (chance.percent(85)) home.since = day.plusDays(-chance.between(200, 9000));
        living += static_cast<int>(home.members.size());
        dwelling(at).household = static_cast<int>(households.size());
        for (const int member : home.members) person(member).household = static_cast<int>(households.size());
        households.push_back(std::move(home));
    }

    // The register that the office had in a spreadsheet comes in as one act.
    if (const auto acted = act(
            -1, "import",
            [&](Writer& writer) -> Result<void> {
                {
                    MULIN_TRY_LET(bulk, writer.bulk("dwelling", {"building", "entrance", "room", "floor", "place",
                                                                 "own_grid", "use"}));
                    for (Dwelling& home : dwellings) {
                        const bool scattered = home.building < 0;
                        const bool let = home.household >= 0 && household(home.household).tenants;
                        const char* use = home.household < 0 ? "empty" : let ? "let" : "owner";
                        const std::array<Value, 7> row{scattered ? Value() : Value(home.id),
                                                       textOrNone(home.entrance),
                                                       textOrNone(home.room),
                                                       scattered ? Value() : Value(std::stoi(home.room) / 100),
                                                       textOrNone(home.place),
                                                       scattered ? Value(grids[static_cast<std::size_t>(home.grid)].id)
                                                                 : Value(),
                                                       use};
                        MULIN_TRY_LET(id, bulk.add(row));
                        home.id = id;
                    }
                }
                {
                    static constexpr const char* levels[] = {"primary", "junior",   "senior",      "vocational",
                                                             "college", "bachelor", "postgraduate"};
                    MULIN_TRY_LET(bulk, writer.bulk("person", {"name", "id_kind", "id_number", "sex", "birth_date",
                                                               "phone", "registered_address", "residence_status",
                                                               "contact_name", "contact_phone", "education", "check"}));
                    for (Person& one : people) {
                        if (one.id) continue;
                        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                        const int age = Date::age(one.birth, day);
                        const auto level = static_cast<std::size_t>(
                            std::clamp(chance.between(0, 3) + (one.birth.year() - 1945) / 15, 0, 6));
                        const std::string home = addressOf(dwelling(household(one.household).dwelling));
                        const std::array<Value, 12> row{
                            one.name,
                            "resident_id",
                            textOrNone(one.idNumber),
                            one.male ? "male" : "female",
                            one.birth,
                            textOrNone(one.phone),
                            one.local ? Value("唐山市路南区" + home) : Value(),
                            one.local ? "both" : "here_only",
                            textOrNone(one.contact),
                            textOrNone(one.contactPhone),
                            age >= 16 && chance.percent(60) ? Value(levels[level]) : Value(),
                            one.check.empty() ? Value() : Value(schema::storedChoices({one.check}))};
                        MULIN_TRY_LET(id, bulk.add(row));
                        one.id = id;
                    }
                }
                {
                    MULIN_TRY_LET(bulk, writer.bulk("household", {"head", "dwelling", "kind", "book_number"}));
                    int number = 0;
                    for (Household& home : households) {
                        const std::string book = std::to_string(100001 + number++);
                        const std::array<Value, 4> row{*person(home.members.front()).id, dwelling(home.dwelling).id,
                                                       "family", book};
                        MULIN_TRY_LET(id, bulk.add(row));
                        home.id = id;
                    }
                }
                MULIN_TRY_LET(bulk, writer.bulk("residence",
                                                {"person", "dwelling", "household", "relation", "since", "reason_in"}));
                for (const Household& home : households)
                    for (const int member : home.members) {
                        Value since;
                        if (home.since.days != 0) since = std::max(home.since, person(member).birth);
                        const std::array<Value, 6> row{
                            *person(member).id, dwelling(home.dwelling).id, *home.id, person(member).relation, since,
                            "initial"};
                        MULIN_TRY(bulk.add(row));
                    }
                return {};
            },
            {{"file", "居民底册.xlsx"}, {"type", "person"}});
        !acted)
        return acted.error();
    return {};
}

} // namespace mulin::demo
