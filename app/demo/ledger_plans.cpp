#include "app/demo/ledger_plans.h"

#include <algorithm>

namespace mulin::demo {

namespace {

Household& homeOf(World& world, const Person& one) { return world.household(one.household); }

int whoIs(World& world, const Person& one) { return static_cast<int>(&one - world.people.data()); }

bool head(World& world, const Person& one) { return homeOf(world, one).members.front() == whoIs(world, one); }

bool alone(World& world, const Person& one, Date) { return homeOf(world, one).members.size() == 1; }

bool couple(World& world, const Person& one, Date day) {
    const Household& home = homeOf(world, one);
    return home.members.size() == 2 && std::all_of(home.members.begin(), home.members.end(), [&](int member) {
               return Date::age(world.person(member).birth, day) >= 60 &&
                      (world.person(member).relation == "head" || world.person(member).relation == "spouse");
           });
}

bool frail(World& world, const Person& one, Date day) { return needsCare(world, one, whoIs(world, one), day); }

/// A grandparent lives with the child, who may be left with them.
bool withGrandparents(World& world, const Person& one, Date day) {
    const auto& members = homeOf(world, one).members;
    return members.size() >= 3 && std::any_of(members.begin(), members.end(), [&](int member) {
               const int years = Date::age(world.person(member).birth, day) - Date::age(one.birth, day);
               return years >= 42;
           });
}

bool owningHead(World& world, const Person& one, Date) { return !homeOf(world, one).tenants && head(world, one); }

bool nearHardship(World& world, const Person& one, Date day) {
    // Neither on the allowance nor beside it.
    return alone(world, one, day) && !homeOf(world, one).tenants &&
           traitOf(world, whoIs(world, one), "hardship") > 0.06;
}

bool likelyVeteran(World& world, const Person& one, Date day) {
    const double share = !one.male ? 0.004 : Date::age(one.birth, day) >= 55 ? 0.09 : 0.045;
    return traitOf(world, whoIs(world, one), "service") < share;
}

bool likelyDisabled(World& world, const Person& one, Date day) {
    const int age = Date::age(one.birth, day);
    return traitOf(world, whoIs(world, one), "disability") < (age < 18 ? 0.008 : age < 60 ? 0.022 : 0.055);
}

bool settled(World& world, const Person& one, Date) { return one.local && !homeOf(world, one).tenants; }

bool fromElsewhere(World&, const Person& one, Date) { return !one.local; }

int byAge(const Person&, int age) { return age >= 90 ? 30 : 90; }
int aloneByAge(const Person&, int age) { return age >= 93 ? 7 : age >= 83 ? 30 : 90; }
int coupleByAge(const Person&, int age) { return age >= 78 ? 90 : 0; }
int careByAge(const Person& one, int age) { return age >= 92 ? 7 : one.birth.day() % 2 == 0 ? 30 : 90; }
int monthly(const Person&, int) { return 30; }
int quarterly(const Person&, int) { return 90; }
int quarterlyOrNone(const Person& one, int age) { return age >= 72 || one.birth.day() % 4 == 0 ? 90 : 0; }

} // namespace

std::span<const LedgerPlan> ledgerPlans() {
    static const std::vector<Draw> schooling = {
        {"boarding", 12}, {"help_given", 75, {"company", "study", "company|goods", "holiday|study", "mind", "money"}}};
    const auto with = [](std::vector<Draw> own, const std::vector<Draw>& more) {
        own.insert(own.end(), more.begin(), more.end());
        return own;
    };
    static const std::vector<LedgerPlan> plans = {
        {.type = "advanced_age",
         .sheet = "高龄老人台账.xlsx",
         .decidedBy = "社区居委会",
         .share = 93,
         .least = 2,
         .ageFrom = 80,
         .every = byAge,
         .occasion = Occasion::Elder,
         .entries = {"turned_80", "turned_80", "suggested"},
         .leaving = 1.5,
         .exits = {"institution"},
         .draws = {{"services", 35, {"meals", "medical", "bathing", "meals|cleaning", "errands", "company"}},
                   {"neighbour", 25, {}},
                   {"key_holder", 10, {}}},
         .more = fillElder},
        {.type = "living_alone",
         .sheet = "独居老人台账.xlsx",
         .decidedBy = "社区居委会",
         .share = 86,
         .least = 3,
         .ageFrom = 60,
         .fits = alone,
         .every = aloneByAge,
         .occasion = Occasion::Alone,
         .entries = {"found", "found", "widowed", "suggested", "applied"},
         .changed = "not_alone",
         .leaving = 2,
         .exits = {"institution", "declined", "not_alone"},
         .draws = {{"circumstance",
                    100,
                    {"children_same_city", "children_same_city", "children_elsewhere", "no_children",
                     "children_abroad"}},
                   {"meals", 25},
                   {"alarm", 40},
                   {"neighbour", 50, {}},
                   {"key_holder", 20, {}}},
         .more = fillElder},
        {.type = "empty_nest",
         .sheet = "空巢老人台账.xlsx",
         .decidedBy = "社区居委会",
         .share = 82,
         .least = 2,
         .ageFrom = 60,
         .fits = couple,
         .byHousehold = true,
         .every = coupleByAge,
         .occasion = Occasion::Elder,
         .entries = {"found", "found", "children_left", "suggested"},
         .changed = "alone",
         .leaving = 1,
         .exits = {"children_back", "declined"},
         .draws = {{"circumstance", 100, {"children_same_city", "children_same_city", "children_elsewhere"}},
                   {"income_source", 90, {"pension", "pension", "pension", "family", "other"}},
                   {"services", 20, {"repairs", "medical", "errands", "meals"}},
                   {"alarm", 15}},
         .more = fillCouple},
        {.type = "care_dependent",
         .sheet = "失能半失能老人台账.xlsx",
         .decidedBy = "区民政局",
         .share = 84,
         .least = 2,
         .ageFrom = 60,
         .fits = frail,
         .every = careByAge,
         .occasion = Occasion::Care,
         .entries = {"assessed", "assessed", "discharged", "found"},
         .leaving = 6,
         .exits = {"institution", "institution", "recovered"},
         .draws = {{"assessed_on", 90, {}, -40, -2},
                   {"assessed_by", 80, {"路南区老年人能力评估中心", "社区卫生服务中心"}},
                   {"dementia", 12},
                   {"care_place", 95, {"home", "home", "home", "bed", "day", "mixed"}},
                   {"benefits", 65, {"nursing", "old_age", "nursing|old_age", "insurance"}},
                   {"aids", 70, {"wheelchair", "walker", "bed|mattress", "wheelchair|commode", "hearing"}},
                   {"adapted", 30},
                   {"services", 60, {"bathing", "meals|bathing", "medical", "cleaning"}},
                   {"alarm", 45}},
         .more = fillCare},
        {.type = "infant",
         .sheet = "婴幼儿台账.xlsx",
         .decidedBy = "社区居委会",
         .share = 88,
         .least = 2,
         .ageTo = 2,
         .every = quarterlyOrNone,
         .occasion = Occasion::Infant,
         .entries = {"born", "found", "suggested"},
         .outgrown = "turned_3",
         .draws = {{"care_place", 95, {"parents", "parents", "grandparents", "grandparents", "nanny", "nursery"}},
                   {"nursery", 80, {"none", "none", "full", "half", "placed"}},
                   {"services", 50, {"advice", "play", "health", "advice|play"}},
                   {"subsidy", 92, {"receiving", "receiving", "receiving", "applied", "none"}},
                   {"registered", 96},
                   {"vaccination", 95, {"on_time", "on_time", "on_time", "on_time", "late", "deferred"}},
                   {"clinic", 90, {"社区卫生服务中心", "妇幼保健院"}},
                   {"health_book", 93}},
         .more = fillInfant},
        {.type = "left_behind_child",
         .sheet = "留守儿童台账.xlsx",
         .decidedBy = "街道办事处",
         .share = 7,
         .least = 2,
         .ageFrom = 3,
         .ageTo = 17,
         .fits = withGrandparents,
         .every = monthly,
         .occasion = Occasion::Child,
         .entries = {"school", "found"},
         .outgrown = "of_age",
         .leaving = 18,
         .exits = {"parents_back", "parents_back", "joined"},
         .draws = with({{"away_where", 95, {"北京", "天津", "江苏苏州", "浙江义乌", "广东深圳"}},
                        {"contact", 100, {"weekly", "weekly", "weekly", "monthly"}},
                        {"commission", 80}},
                       schooling),
         .more = fillLeftBehind},
        {.type = "child_in_difficulty",
         .sheet = "困境儿童台账.xlsx",
         .decidedBy = "区民政局",
         .share = 0.9,
         .least = 2,
         .ageFrom = 3,
         .ageTo = 17,
         .fits = settled,
         .every = monthly,
         .occasion = Occasion::Child,
         .entries = {"confirmed", "confirmed", "referred", "school"},
         .outgrown = "of_age",
         .leaving = 10,
         .exits = {"improved"},
         .draws =
             with({{"kinds", 100, {"poverty", "illness", "disability", "poverty|illness", "accident"}},
                   {"confirmed_on", 100, {}, -20, -1},
                   {"allowance", 95, {"receiving", "receiving", "receiving", "applied", "none"}},
                   {"monthly_amount", 70, {}, 500, 1100},
                   {"medical", 80, {"insurance", "insurance|aid"}},
                   {"plan", 60, {"每月上门一次，假期参加托管班，结对一名志愿者。", "协助申请助学金，联系心理老师。"}}},
                  schooling),
         .more = fillMinor},
        {.type = "orphan",
         .sheet = "孤儿和事实无人抚养儿童台账.xlsx",
         .decidedBy = "区民政局",
         .share = 0.2,
         .least = 1,
         .ageFrom = 4,
         .ageTo = 17,
         .fits = withGrandparents,
         .every = monthly,
         .occasion = Occasion::Child,
         .entries = {"confirmed"},
         .outgrown = "of_age",
         .draws = with({{"kind", 100, {"unsupported", "orphan"}},
                        {"placement", 100, {"relatives"}},
                        {"card_number", 100, {"TSLN2024017", "TSLN2023041", "TSLN2025008"}},
                        {"confirmed_on", 100, {}, -20, -1},
                        {"paid_from", 100, {}, 5, 30},
                        {"monthly_amount", 100, {}, 1300, 1650},
                        {"medical", 100, {"insurance|aid"}}},
                       schooling),
         .more = fillMinor},
        {.type = "minimum_living",
         .sheet = "低保台账.xlsx",
         .decidedBy = "区民政局",
         .share = 2.2,
         .least = 2,
         .ageFrom = 18,
         .fits = owningHead,
         .every = [](const Person& one, int) { return one.birth.day() % 2 == 0 ? 30 : 90; },
         .occasion = Occasion::Allowance,
         .entries = {"approved", "approved", "applied", "found"},
         .leaving = 7,
         .exits = {"income", "income", "no_longer", "declined"},
         .draws = {{"approved_on", 100, {}, -60, -5},
                   {"category", 100, {"a", "b", "b", "c"}},
                   {"cause", 100, {"illness", "illness", "disability", "old_age", "no_work", "study"}}},
         .more = fillAllowance},
        {.type = "special_hardship",
         .sheet = "特困供养台账.xlsx",
         .decidedBy = "区民政局",
         .share = 4,
         .least = 1,
         .ageFrom = 62,
         .fits = nearHardship,
         .every = monthly,
         .occasion = Occasion::Allowance,
         .entries = {"approved"},
         .draws = {{"card_number", 100, {"TK130202018007", "TK130202018012", "TK130202018015", "TK130202018021"}},
                   {"approved_on", 100, {}, -40, -5},
                   {"kind", 100, {"elderly"}},
                   {"way", 100, {"home"}},
                   {"living_amount", 100, {}, 900, 1100},
                   {"agreement", 90},
                   {"carer_name", 100, {}},
                   {"carer_phone", 100, {}}},
         .more = fillHardship},
        {.type = "marginal_income",
         .sheet = "低保边缘家庭台账.xlsx",
         .decidedBy = "区民政局",
         .share = 1.2,
         .least = 2,
         .ageFrom = 20,
         .fits = owningHead,
         .every = quarterly,
         .occasion = Occasion::Allowance,
         .entries = {"approved", "applied", "allowance"},
         .leaving = 12,
         .exits = {"expired", "to_allowance", "income"},
         .draws = {{"cause", 100, {"illness", "illness", "disability", "study", "no_work"}},
                   {"expenses", 90, {"medical", "education", "medical|care", "disability"}},
                   {"aids", 70, {"medical", "heating", "medical|heating", "education", "temporary"}},
                   {"income_per_head", 85, {}, 760, 1350}},
         .terms = {"valid_until"},
         .more = fillMarginal},
        {.type = "disability",
         .sheet = "残疾人台账.xlsx",
         .decidedBy = "区残疾人联合会",
         .share = 100,
         .least = 3,
         .ageFrom = 3,
         .fits = likelyDisabled,
         .every = quarterlyOrNone,
         .occasion = Occasion::Disability,
         .entries = {"certified", "certified", "found"},
         .leaving = 0.6,
         .exits = {"expired", "declined"},
         .draws = {{"adapted", 18}, {"needs", 45, {"rehab", "aids", "access", "care", "work", "rehab|aids"}}},
         .more = fillDisability},
        {.type = "veteran",
         .sheet = "退役军人台账.xlsx",
         .decidedBy = "区退役军人事务局",
         .share = 96,
         .least = 2,
         .ageFrom = 22,
         .fits = likelyVeteran,
         .every = [](const Person& one, int age) { return age >= 70 || one.birth.day() % 4 == 0 ? 90 : 0; },
         .occasion = Occasion::Veteran,
         .entries = {"registered", "registered", "discharged"},
         .draws = {{"card", 90, {"held", "held", "held", "applied", "none"}},
                   {"plaque", 94},
                   {"needs", 18, {"medical", "work", "living", "training", "legal"}}},
         .more = fillVeteran},
        {.type = "bereaved_family",
         .sheet = "计划生育特殊家庭台账.xlsx",
         .decidedBy = "区卫生健康局",
         .share = 0.9,
         .least = 1,
         .ageFrom = 50,
         .ageTo = 85,
         .fits = couple,
         .byHousehold = true,
         .every = monthly,
         .occasion = Occasion::Bereaved,
         .entries = {"confirmed"},
         .draws = {{"kind", 100, {"lost", "disabled"}},
                   {"wish", 90, {"visit", "visit", "phone"}},
                   {"approved_on", 100, {}, -60, -10},
                   {"monthly_amount", 100, {}, 590, 800},
                   {"doctor", 90, {}},
                   {"doctor_signed", 95},
                   {"green_channel", 90},
                   {"insurance", 80},
                   {"second_contact", 95, {}},
                   {"needs", 60, {"company", "medical", "company|medical", "care"}}},
         .more = fillBereaved},
        {.type = "job_seeker",
         .sheet = "就业困难人员台账.xlsx",
         .decidedBy = "区人力资源和社会保障局",
         .share = 1.4,
         .least = 2,
         .ageFrom = 38,
         .ageTo = 59,
         .fits = settled,
         .every = quarterly,
         .occasion = Occasion::Work,
         .entries = {"recognised", "applied", "found"},
         .outgrown = "retired",
         .leaving = 38,
         .exits = {"employed", "employed", "employed", "no_longer", "declined"},
         .draws = {{"kinds", 100, {"older", "older", "long", "zero", "allowance"}},
                   {"skill", 70, {"电工", "家政", "厨师", "驾驶", "缝纫", "无"}},
                   {"wanted", 80, {"保洁、保安", "超市理货", "家政服务", "厨房帮工", "门卫"}},
                   {"services", 85, {"guidance", "introduced", "guidance|introduced", "training", "insurance"}}},
         .more = fillJobSeeker},
        {.type = "floating_population",
         .sheet = "流动人口和出租房台账.xlsx",
         .decidedBy = "社区居委会",
         .share = 90,
         .least = 3,
         .ageFrom = 16,
         .fits = fromElsewhere,
         .byHousehold = true,
         .entries = {"registered", "landlord", "found", "found"},
         .draws = {{"origin",
                    95,
                    {"河北省承德市隆化县", "河北省秦皇岛市卢龙县", "辽宁省葫芦岛市建昌县", "内蒙古赤峰市宁城县",
                     "河南省周口市沈丘县", "山东省菏泽市单县", "黑龙江省绥化市望奎县"}},
                   {"cause", 95, {"work", "work", "work", "business", "family", "study"}},
                   {"job", 60, {"建筑工人", "餐饮服务", "快递员", "超市收银", "网约车司机", "企业职工", "个体经营"}},
                   {"permit", 95, {"held", "held", "registered", "registered", "applied", "none"}},
                   {"pledged", 70},
                   {"filed", 45}},
         .terms = {"contract_until", "permit_until"},
         .more = fillFloating},
    };
    return plans;
}

double traitOf(const World& world, int who, std::string_view purpose) {
    std::uint64_t x = world.request.seed * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(who) * 0xD1B54A32D192ED03u;
    for (const char c : purpose) x = (x ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    x ^= x >> 31;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 29;
    return static_cast<double>(x >> 11) * 0x1.0p-53;
}

double traitFor(World& world, const LedgerPlan& plan, int who) {
    // Who is on the allowance is not beside it: two ranges of one trait.
    const std::string_view type = plan.type;
    if (type == "minimum_living") return traitOf(world, who, "hardship");
    if (type == "marginal_income") return 1 - traitOf(world, who, "hardship");
    return traitOf(world, plan.byHousehold ? world.person(who).household : who, type);
}

bool fits(World& world, const LedgerPlan& plan, int who, Date day) {
    const Person& one = world.person(who);
    if (!one.id || !one.here || one.household < 0) return false;
    // By days first: the exact age is worked out only near a birthday.
    const int days = day.days - one.birth.days;
    if (days < plan.ageFrom * 365 || days > plan.ageTo * 366 + 366) return false;
    const int age = Date::age(one.birth, day);
    return age >= plan.ageFrom && age <= plan.ageTo && (!plan.fits || plan.fits(world, one, day));
}

} // namespace mulin::demo
