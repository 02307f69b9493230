// Who belongs to whom beyond the household: children elsewhere, parents and children in two homes of the estate, the
// neighbour with the key. Drawn from a generator of its own, so that all else stays as it was.
#include "app/demo/life.h"

#include <array>
#include <map>

namespace mulin::demo {

namespace {

/// Homes on the same floor of an entrance.
std::string landingOf(const Dwelling& home) {
    return home.building < 0 || home.room.size() < 3
               ? std::string()
               : std::to_string(home.building) + "-" + home.entrance + "-" + home.room.substr(0, home.room.size() - 2);
}

} // namespace

Result<void> Life::kinships() {
    Chance chance(m.request.seed * 7919 + 3);
    static constexpr std::array<const char*, 6> places{"本市其他小区", "凤凰里小区", "开平区", "外省", "北京", "天津"};
    static constexpr std::array<const char*, 4> calls{"急时先敲门，备用钥匙在此", "白天常在家，先敲门", "有备用钥匙",
                                                      "急时先打电话，十分钟内能到"};
    std::map<std::string, std::vector<int>> landings;
    std::map<std::string, std::vector<int>> heads; // of middle age, by surname
    for (const Household& home : m.households) {
        if (home.members.empty()) continue;
        if (const std::string landing = landingOf(m.dwelling(home.dwelling)); !landing.empty())
            landings[landing].push_back(home.members.front());
        const Person& head = m.person(home.members.front());
        if (const int age = Date::age(head.birth, m_today); age >= 30 && age < 60)
            heads[surnameOf(head.name)].push_back(home.members.front());
    }
    std::vector<Values> relations;
    const auto elsewhere = [&](const Person& one, bool emergency) {
        const bool male = chance.percent(50);
        const std::string& who = one.contact;
        Values values;
        values.set("person", *one.id).set("relation", "child").set("name", who).set("sex", male ? "male" : "female");
        values.set("lives", places[chance.below(places.size())]).set("emergency", emergency);
        if (!one.contactPhone.empty() && chance.percent(92)) values.set("phone", one.contactPhone);
        relations.push_back(std::move(values));
    };
    for (const Household& home : m.households) {
        if (home.members.empty()) continue;
        const Person& old = m.person(home.members.front());
        if (!old.id || Date::age(old.birth, m_today) < 66) continue;
        bool near = false;
        // A child with a home of its own on the same estate: both are in the register.
        if (auto& same = heads[surnameOf(old.name)]; !same.empty() && chance.percent(30)) {
            const Person& child = m.person(chance.pick(same));
            const int apart = child.birth.year() - old.birth.year();
            if (child.id && apart >= 22 && apart <= 38) {
                near = true;
                relations.push_back(Values()
                                        .set("person", *old.id)
                                        .set("relation", "child")
                                        .set("relative", *child.id)
                                        .set("emergency", true));
            }
        }
        if (!old.contact.empty() && home.members.size() <= 2) elsewhere(old, !near);
        const auto& beside = landings[landingOf(m.dwelling(home.dwelling))];
        if (home.members.size() > 1 || beside.size() < 2 || !chance.percent(60)) continue;
        const int other = beside[chance.below(beside.size())];
        if (other == home.members.front() || !m.person(other).id) continue;
        relations.push_back(Values()
                                .set("person", *old.id)
                                .set("relation", "neighbour")
                                .set("relative", *m.person(other).id)
                                .set("emergency", false)
                                .set("call", calls[chance.below(calls.size())]));
    }
    m.pass(240000);
    if (const auto acted = m.act(-1, "import",
                                 [&](Writer& writer) -> Result<void> {
                                     for (const Values& values : relations) MULIN_TRY(writer.create("kinship", values));
                                     return {};
                                 },
                                 {{"file", "老人亲属联系表.xlsx"}, {"type", "kinship"}});
        !acted)
        return acted.error();
    return {};
}

} // namespace mulin::demo
