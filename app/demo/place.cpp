#include "app/demo/world.h"
#include "core/organisation/setup.h"

#include <algorithm>
#include <array>

namespace mulin::demo {

namespace {

constexpr std::array estateBases{"友谊南里", "祥和里",   "锦绣家园", "龙泽花园", "煤机宿舍", "凤凰园",
                                 "金色阳光", "富康小区", "学院里",   "翠湖新居", "东安小区", "建华里",
                                 "馨园",     "鸿雁里",   "四季花城", "纺织楼",   "惠民园",   "万和里",
                                 "春晓园",   "河畔新城", "文昌里",   "机务宿舍", "百合苑",   "兴盛里"};

struct ShopKind {
    const char *suffix, *kind;
};
constexpr ShopKind shopKinds[] = {{"便民超市", "shop"},        {"水果店", "shop"},
                                  {"理发店", "shop"},          {"饸饹面馆", "shop"},
                                  {"包子铺", "shop"},          {"五金商店", "shop"},
                                  {"大药房", "shop"},          {"洗衣店", "shop"},
                                  {"文具店", "shop"},          {"烧烤店", "shop"},
                                  {"电动车维修部", "shop"},    {"物业服务有限公司", "property"},
                                  {"口腔诊所", "medical"},     {"幼儿园", "school"},
                                  {"商贸有限公司", "company"}, {"社区卫生服务站", "medical"},
                                  {"快递驿站", "shop"},        {"养老服务有限公司", "company"},
                                  {"志愿者协会", "social"},    {"托管班", "school"}};
constexpr std::array shopNames{"惠民", "老味道", "福满多", "顺达", "康宁", "佳美", "金桥", "和顺", "鑫源", "阳光"};

} // namespace

Result<journal::ChangeSet> World::act(int worker, const std::string& operation, const journal::Journal::Body& body,
                                      std::map<std::string, std::string> args) {
    journal::Operation made;
    made.id = operation;
    made.args = std::move(args);
    const access::Access& access = worker < 0 ? *first : *workers[static_cast<std::size_t>(worker)].access;
    return journal->transact(access, made, body);
}

std::string World::addressOf(const Dwelling& home) const {
    if (home.building < 0) return home.place;
    const Building& at = buildings[static_cast<std::size_t>(home.building)];
    return at.estateName + at.name + home.entrance + "单元" + home.room + "室";
}

int World::freeDwelling() {
    if (empty.empty()) return -1;
    const std::size_t at = chance.below(empty.size());
    const int found = empty[at];
    empty[at] = empty.back();
    empty.pop_back();
    return found;
}

Result<void> World::settle() {
    {
        auto rows = journal->reader().prepare(
            "SELECT uid FROM t_unit WHERE level = 'community' AND alive = 1 ORDER BY code LIMIT 8");
        while (rows.step()) communities.emplace_back(rows.uid(0));
    }
    if (communities.empty())
        return makeError(ErrorCode::BadArgument, {{"argument", "office"}, {"value", request.office}});

    const Date day = firstDay();
    const int scale = std::max(1, request.residents);
    const int gridCount = std::max<int>(static_cast<int>(communities.size()), (scale + 400) / 800);
    int minute = 9 * 60;
    for (int i = 0; i < gridCount; ++i) {
        setTime(day, minute++);
        std::optional<RecordId> made;
        if (const auto acted =
                act(-1, "grid.add",
                    [&](Writer& writer) -> Result<void> {
                        MULIN_TRY_LET(id, organisation::addGrid(
                                              writer, communities[static_cast<std::size_t>(i) % communities.size()]));
                        made = id;
                        return {};
                    });
            !acted)
            return acted.error();
        const int serial = i / static_cast<int>(communities.size()) + 1;
        grids.push_back({*made, "第" + std::to_string(serial) + "网格", i});
    }

    // Estates and buildings, until there is room for all and one dwelling in twelve stands empty.
    const int wanted = scale * 100 / 255 + scale / 30 + 4;
    const int estateCount = std::clamp(scale / 1700 + 1, static_cast<int>(communities.size()), 400);
    for (int i = 0; i < estateCount; ++i) {
        std::string name = estateBases[static_cast<std::size_t>(i) % estateBases.size()];
        if (i >= static_cast<int>(estateBases.size()))
            name += std::to_string(i / static_cast<int>(estateBases.size()) + 1) + "区";
        estateNames.push_back(name);
        setTime(day, minute++);
        if (const auto acted = act(
                -1, "estate.add",
                [&](Writer& writer) -> Result<void> {
                    Values values;
                    values.set("name", name).set("unit", communities[static_cast<std::size_t>(i) % communities.size()]);
                    values.set("owners_committee", i % 3 == 1);
                    values.set("address", "友谊路" + std::to_string(12 + 6 * i) + "号");
                    MULIN_TRY_LET(id, writer.create("estate", values));
                    estates.push_back(id);
                    return {};
                });
            !acted)
            return acted.error();
    }
    std::vector<int> numbers(static_cast<std::size_t>(estateCount), 0);
    int rooms = 0;
    std::vector<Building> planned;
    while (rooms < wanted) {
        Building house;
        house.estate = static_cast<int>(planned.size() * static_cast<std::size_t>(estateCount) /
                                        static_cast<std::size_t>(wanted / 62 + 1)) %
                       estateCount;
        const bool tower = house.estate % 4 == 2 && chance.percent(50);
        house.floors = tower ? 18 : chance.between(5, 6);
        house.entrances = tower ? 2 : chance.between(3, 6);
        house.perFloor = tower ? 3 : 2;
        rooms += house.floors * house.entrances * house.perFloor;
        house.number = std::to_string(++numbers[static_cast<std::size_t>(house.estate)]);
        house.name = house.number + "号楼";
        house.estateName = estateNames[static_cast<std::size_t>(house.estate)];
        planned.push_back(house);
    }
    // A grid is a run of neighbouring buildings of its community.
    std::stable_sort(planned.begin(), planned.end(),
                     [](const Building& a, const Building& b) { return a.estate < b.estate; });
    for (std::size_t i = 0; i < planned.size(); ++i) {
        Building& house = planned[i];
        const int of = static_cast<int>(communities.size());
        const int community = house.estate % of;
        const int mine = (gridCount - community + of - 1) / of; // grids of this community
        house.grid =
            community + of * std::min(mine - 1, static_cast<int>(i * static_cast<std::size_t>(mine) / planned.size()));
        setTime(day, minute++);
        if (const auto acted = act(-1, "building.add",
                                   [&](Writer& writer) -> Result<void> {
                                       Values values;
                                       values.set("name", house.name)
                                           .set("short", house.number)
                                           .set("estate", estates[static_cast<std::size_t>(house.estate)]);
                                       values.set("grid", grids[static_cast<std::size_t>(house.grid)].id);
                                       values.set("floors", house.floors).set("entrances", house.entrances);
                                       values.set("party_group", house.estateName + house.name + "党小组");
                                       MULIN_TRY_LET(id, writer.create("building", values));
                                       house.id = id;
                                       return {};
                                   });
            !acted)
            return acted.error();
        buildings.push_back(house);
    }

    // Who made the file goes to the doors as well.
    if (const auto user = first->user()) {
        setTime(day, minute++);
        if (const auto acted = act(-1, "user.set",
                                   [&](Writer& writer) -> Result<void> {
                                       Values person;
                                       person.set("name", "李文静").set("sex", "female");
                                       person.set("workplace", "社区居委会").set("job", "社区工作者");
                                       MULIN_TRY_LET(id, writer.create("person", person));
                                       return writer.update("user", RecordId(user->uid()), Values().set("person", id));
                                   });
            !acted)
            return acted.error();
    }

    // Those who work in the grids: some live here, most do not. One user each.
    for (int i = 0; i < gridCount; ++i) {
        Worker worker;
        const bool male = chance.percent(35);
        const int born = chance.between(1972, 1998);
        worker.name = names.full(male, born);
        worker.grid = i;
        const std::string login = "grid" + std::to_string(i + 1);
        setTime(day, minute++);
        if (const auto acted =
                act(-1, "user.add",
                    [&](Writer& writer) -> Result<void> {
                        const Date birth = chance.birthday(born);
                        Values person;
                        person.set("name", worker.name).set("sex", male ? "male" : "female").set("birth_date", birth);
                        person.set("id_kind", "resident_id").set("id_number", identities.idNumber(male, birth, true));
                        person.set("phone", identities.phone()).set("workplace", "社区居委会").set("job", "社区工作者");
                        MULIN_TRY_LET(id, writer.create("person", person));
                        worker.person = id;
                        Values user;
                        user.set("login", login)
                            .set("name", worker.name)
                            .set("roles", schema::storedChoices({"grid_worker"}))
                            .set("person", id);
                        MULIN_TRY_LET(made, writer.create("user", user));
                        worker.access = access::Access::full(UserId(made.uid()));
                        return {};
                    });
            !acted)
            return acted.error();
        workers.push_back(worker);
    }

    // Shops, companies and others along the streets, from a list that the office had.
    setTime(day, minute++);
    const int shopCount = std::max(20, scale / 300);
    if (const auto acted =
            act(-1, "import",
                [&](Writer& writer) -> Result<void> {
                    MULIN_TRY_LET(bulk, writer.bulk("organisation", {"name", "kind", "contact_name", "contact_phone",
                                                                     "address", "building"}));
                    for (int i = 0; i < shopCount; ++i) {
                        const ShopKind& kind = shopKinds[static_cast<std::size_t>(i) % std::size(shopKinds)];
                        const Building& house = buildings[chance.below(buildings.size())];
                        const std::string name = std::string(shopNames[chance.below(shopNames.size())]) +
                                                 (i >= 20 ? names.surname() + "记" : "") + kind.suffix;
                        const std::array<Value, 6> row{name,
                                                       kind.kind,
                                                       names.full(chance.percent(60), chance.between(1960, 1995)),
                                                       identities.phone(),
                                                       house.estateName + house.name + "底商" +
                                                           std::to_string(chance.between(1, 9)) + "号",
                                                       house.id};
                        MULIN_TRY_LET(id, bulk.add(row));
                        shops.push_back({id, name, house.grid});
                    }
                    return {};
                },
                {{"file", "辖区单位.xlsx"}, {"type", "organisation"}});
        !acted)
        return acted.error();
    return {};
}

} // namespace mulin::demo
