#include "app/demo/ledger_plans.h"

#include <algorithm>
#include <array>

namespace mulin::demo {

namespace {

const char* selfCare(const Entering& it) {
    const Person& one = it.person();
    if (!needsCare(it.world, one, it.who, it.on)) return "able";
    return traitOf(it.world, it.who, "unable") < 0.3 ? "unable" : "partly";
}

void relative(const Entering& it) {
    const Person& one = it.person();
    if (one.contact.empty()) return;
    it.values.set("child_name", one.contact);
    if (!one.contactPhone.empty()) it.values.set("child_phone", one.contactPhone);
}

/// A grown-up of the household: of the parents' age, or of the grandparents'.
const Person* grownUp(const Entering& it, int least, int most) {
    const Person* found = nullptr;
    for (const int member : it.home().members) {
        const Person& one = it.world.person(member);
        const int older = Date::age(one.birth, it.on) - it.age();
        if (older >= least && older <= most && Date::age(one.birth, it.on) >= 18 && (!found || !one.male)) found = &one;
    }
    return found;
}

void guardian(const Entering& it, const Person* who, bool grandparent) {
    if (!who) return;
    it.values.set("guardian_name", who->name)
        .set("guardian_relation", grandparent ? "paternal_grandparent"
                                  : who->male ? "father"
                                              : "mother");
    if (!who->phone.empty()) it.values.set("guardian_phone", who->phone);
    it.values.set("guardian_consent", true).set("guardian_consent_on", it.on);
}

/// Nursery or school by age; the class follows.
void schooling(const Entering& it) {
    const int age = it.age();
    const bool small = age < 6, primary = age < 12, junior = age < 15;
    Chance& chance = it.world.chance;
    static constexpr std::array<const char*, 2> nurseries{"向阳幼儿园", "友谊幼儿园"};
    static constexpr std::array<const char*, 3> primaries{"友谊小学", "建设路小学", "实验小学"};
    static constexpr std::array<const char*, 2> juniors{"第十二中学", "第二十六中学"};
    static constexpr std::array<const char*, 2> seniors{"第二中学", "第一职业中专"};
    it.values.set("school", small     ? chance.pick(nurseries)
                            : primary ? chance.pick(primaries)
                            : junior  ? chance.pick(juniors)
                                      : chance.pick(seniors));
    it.values.set("schooling", small ? "preschool" : primary ? "primary" : junior ? "junior" : "senior");
    static constexpr std::array<const char*, 3> classes{"1班", "2班", "3班"};
    static constexpr std::array<const char*, 12> years{"一年级", "二年级", "三年级", "四年级", "五年级", "六年级",
                                                       "七年级", "八年级", "九年级", "高一",   "高二",   "高三"};
    if (!small)
        it.values.set("grade",
                      std::string(years[static_cast<std::size_t>(std::clamp(age - 6, 0, 11))]) + chance.pick(classes));
}

Value yuan(int amount) { return Value(std::int64_t{amount} * 100); }

} // namespace

Value severalOf(std::string_view words) {
    std::vector<std::string> codes;
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find('|', at), words.size());
        codes.emplace_back(words.substr(at, end - at));
        at = end + 1;
    }
    return Value(schema::storedChoices(std::move(codes)));
}

bool needsCare(World& world, const Person& person, int who, Date day) {
    const int age = Date::age(person.birth, day);
    const double share = age < 65 ? 0 : age < 75 ? 0.025 : age < 80 ? 0.06 : age < 85 ? 0.12 : age < 90 ? 0.2 : 0.35;
    return traitOf(world, who, "care") < share;
}

void fillElder(const Entering& it) {
    const Person& one = it.person();
    Chance& chance = it.world.chance;
    it.values.set("health", selfCare(it));
    relative(it);
    if (it.age() < 80 || it.values.has("circumstance")) return;
    const std::size_t together = it.home().members.size();
    it.values.set("living", together == 1                               ? "alone"
                            : together == 2 && one.relation != "parent" ? "couple"
                            : traitOf(it.world, it.who, "carer") < 0.06 ? "carer"
                                                                        : "children");
    static constexpr std::array<const char*, 12> states{"receiving", "receiving", "receiving", "receiving",
                                                        "receiving", "receiving", "receiving", "receiving",
                                                        "receiving", "receiving", "applied",   "none"};
    const char* subsidy = chance.pick(states);
    it.values.set("subsidy", subsidy);
    if (std::string_view(subsidy) != "receiving") return;
    it.values.set("monthly_amount", yuan(it.age() >= 100  ? 500
                                         : it.age() >= 90 ? 150
                                                          : 60))
        .set("paid_from", it.on.plusDays(chance.between(5, 40)))
        .set("confirmed_on", std::max(it.on, it.today.plusDays(-chance.between(5, 300))));
}

void fillCouple(const Entering& it) {
    it.values.set("health", selfCare(it));
    for (const int member : it.home().members) {
        if (member == it.who) continue;
        const Entering other{it.world, member, it.on, it.today, it.until, it.values};
        it.values.set("spouse_name", it.world.person(member).name).set("spouse_health", selfCare(other));
    }
    relative(it);
    if (!it.person().contact.empty() && it.world.chance.percent(70)) {
        static constexpr std::array<const char*, 5> places{"本市高新区", "本市路北区", "北京", "天津", "石家庄"};
        it.values.set("child_place", it.world.chance.pick(places));
    }
}

void fillCare(const Entering& it) {
    Chance& chance = it.world.chance;
    const bool unable = std::string_view(selfCare(it)) == "unable";
    it.values.set("level", unable               ? (chance.percent(60) ? "severe" : "total")
                           : chance.percent(45) ? "mild"
                                                : "moderate");
    for (const int member : it.home().members) {
        if (member == it.who) continue;
        const Person& one = it.world.person(member);
        const int younger = it.age() - Date::age(one.birth, it.on);
        if (Date::age(one.birth, it.on) < 18) continue;
        it.values.set("carer", one.name).set("carer_relation", younger < 16 ? "spouse" : "child");
        if (!one.phone.empty()) it.values.set("carer_phone", one.phone);
        return;
    }
    if (it.person().contact.empty()) {
        it.values.set("carer_relation", chance.percent(60) ? "paid" : "neighbour");
    } else {
        it.values.set("carer", it.person().contact).set("carer_relation", "child");
        if (!it.person().contactPhone.empty()) it.values.set("carer_phone", it.person().contactPhone);
    }
}

void fillInfant(const Entering& it) { guardian(it, grownUp(it, 18, 45), false); }

void fillLeftBehind(const Entering& it) {
    const Person* parent = grownUp(it, 18, 41);
    const bool both = traitOf(it.world, it.who, "both") < 0.6;
    const bool mother = parent && !parent->male;
    it.values.set("parents_away", both ? "both" : mother ? "mother" : "father");
    if (parent) {
        it.values.set("parent_name", parent->name);
        if (!parent->phone.empty()) it.values.set("parent_phone", parent->phone);
    }
    guardian(it, grownUp(it, 42, 90), true);
    schooling(it);
}

void fillMinor(const Entering& it) {
    const Person* parent = grownUp(it, 18, 41);
    const bool orphan = it.values.has("placement");
    guardian(it, orphan || !parent ? grownUp(it, 42, 90) : parent, orphan || !parent);
    schooling(it);
}

void fillAllowance(const Entering& it) {
    Chance& chance = it.world.chance;
    const int members = std::clamp(static_cast<int>(it.home().members.size()), 1, 4);
    it.values.set("members", members).set("monthly_amount", yuan(members * chance.between(42, 78) * 10));
    it.values.set("able_to_work", std::min(members, chance.percent(50) ? chance.between(1, 2) : 0));
}

void fillHardship(const Entering& it) {
    const std::string_view care = selfCare(it);
    it.values.set("self_care", care);
    it.values.set("assessed_on", it.on);
    it.values.set("care_amount", yuan(care == "able" ? 210 : care == "partly" ? 420 : 1050));
}

void fillMarginal(const Entering& it) {
    const bool rigid = traitOf(it.world, it.who, "rigid") < 0.35;
    it.values.set("kind", rigid ? "rigid" : "marginal").set("approved_on", it.on);
    it.values.set("valid_until", it.until);
    const int members = std::clamp(static_cast<int>(it.home().members.size()), 1, 6);
    it.values.set("members", members).set("able_to_work", std::min(members, it.world.chance.between(0, 2)));
}

void fillDisability(const Entering& it) {
    const Person& one = it.person();
    Chance& chance = it.world.chance;
    struct Kind {
        const char* code;
        double weight;
    };
    static constexpr std::array<const char*, 7> kinds{"visual",       "hearing", "speech",  "physical",
                                                      "intellectual", "mental",  "multiple"};
    static constexpr std::array<double, 7> weights{13, 20, 2, 48, 8, 6, 3};
    static constexpr std::array<const char*, 4> levels{"first", "second", "third", "fourth"};
    static constexpr std::array<double, 4> shares{11, 21, 33, 35};
    const std::size_t kind = chance.weighted(weights), level = chance.weighted(shares);
    it.values.set("kind", kinds[kind]).set("level", levels[level]);
    if (!one.idNumber.empty())
        it.values.set("certificate", one.idNumber + std::to_string(kind + 1) + std::to_string(level + 1));
    const Date issued = std::max(it.on.plusDays(-chance.between(3, 3200)), one.birth.plusMonths(24));
    it.values.set("issued_on", std::min(issued, it.on));
    it.values.set("valid_until", std::max(issued.plusMonths(120), it.today.plusDays(20)));
    const bool severe = level < 2;
    it.values.set("health", severe && chance.percent(45) ? "unable" : severe || chance.percent(20) ? "partly" : "able");
    if (severe && chance.percent(82)) {
        it.values.set("benefits", severalOf(chance.percent(25) ? "living|nursing" : "nursing"));
        it.values.set("monthly_amount", yuan(chance.between(8, 24) * 10));
    } else {
        it.values.set("benefits", severalOf("none"));
    }
    static constexpr std::array<const char*, 3> forWalking{"wheelchair", "walker", "prosthesis"};
    if (kind == 1 && chance.percent(60)) it.values.set("aids", severalOf("hearing"));
    if (kind == 0 && chance.percent(50)) it.values.set("aids", severalOf("cane"));
    if (kind == 3 && chance.percent(60)) it.values.set("aids", severalOf(chance.pick(forWalking)));
    const int age = it.age();
    it.values.set("work", age < 16             ? "school"
                          : age >= 60          ? "retired"
                          : level == 0         ? "unable"
                          : chance.percent(45) ? "employed"
                                               : "none");
    if (one.contact.empty()) return;
    it.values.set("guardian_name", one.contact);
    if (!one.contactPhone.empty()) it.values.set("guardian_phone", one.contactPhone);
}

void fillVeteran(const Entering& it) {
    const Person& one = it.person();
    Chance& chance = it.world.chance;
    const int age = it.age();
    const Date enlisted = one.birth.plusMonths(12 * chance.between(18, 20) + 3);
    const Date left = enlisted.plusMonths(12 * (chance.percent(70) ? chance.between(2, 5) : chance.between(8, 16)));
    const bool disabled = chance.percent(5);
    it.values.set("enlisted_on", enlisted).set("discharged_on", std::min(left, it.on));
    it.values.set("kinds", severalOf(disabled                          ? "disabled|veteran"
                                     : age >= 78 && chance.percent(30) ? "veteran|war_veteran"
                                                                       : "veteran"));
    it.values.set("placement", age >= 50 && chance.percent(55) ? "assigned" : "self");
    if (disabled) {
        it.values.set("disability_level", chance.percent(60) ? "eighth" : "sixth")
            .set("benefits", severalOf("pension"));
        it.values.set("monthly_amount", yuan(chance.between(90, 260) * 10));
    }
    it.values.set("work", age >= 60            ? "retired"
                          : chance.percent(70) ? "employed"
                          : chance.percent(50) ? "flexible"
                                               : "none");
}

void fillBereaved(const Entering& it) {
    for (const int member : it.home().members)
        if (member != it.who) it.values.set("spouse_name", it.world.person(member).name);
    it.values.set("health", selfCare(it));
}

void fillJobSeeker(const Entering& it) {
    Chance& chance = it.world.chance;
    it.values.set("unemployed_since", it.on.plusDays(-chance.between(40, 600)))
        .set("recognised_on", it.on.plusDays(-chance.between(0, 20)));
    it.values.set("state", chance.percent(65)   ? "seeking"
                           : chance.percent(40) ? "flexible"
                           : chance.percent(50) ? "training"
                                                : "post");
}

void fillFloating(const Entering& it) {
    const Household& home = it.home();
    Chance& chance = it.world.chance;
    const std::size_t together = home.members.size();
    it.values.set("companions", static_cast<std::int64_t>(together));
    it.values.set("arrived_on", home.since.days != 0 ? std::min(home.since, it.on) : it.on);
    if (it.values.get("permit").text() == "held") it.values.set("permit_until", it.until.plusDays(25));
    if (!home.tenants) {
        it.values.set("tenancy", chance.percent(70) ? "owned" : "family");
        return;
    }
    it.values.set("tenancy", it.world.person(home.members.back()).relation == "nonrelative" ? "shared" : "whole");
    it.values.set("landlord_name", it.world.names.full(chance.percent(55), chance.between(1955, 1985)));
    it.values.set("landlord_phone", it.world.identities.phone());
    it.values.set("contract_from", it.on).set("contract_until", it.until);
    if (chance.percent(20)) it.values.set("agent", chance.percent(50) ? "安居房产" : "链佳中介");
}

} // namespace mulin::demo
