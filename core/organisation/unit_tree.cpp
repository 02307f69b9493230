#include "core/organisation/unit_tree.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/records/view.h"
#include "core/schema/catalogue.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace mulin::organisation {

namespace {

using journal::Record;
using journal::Table;

std::optional<Date> dateOf(const schema::Value& value) {
    return value.isEmpty() ? std::nullopt : std::optional(value.date());
}

std::vector<Record> recordsWhere(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                 const char* type, const std::string& condition, const std::string& order) {
    const Table& table = *tables.find(type);
    const journal::Horizon horizon(tables, table, access);
    const std::string within = horizon.within();
    std::vector<Record> records;
    {
        auto rows =
            reader.prepare("SELECT " + table.selectColumns() + ", uid FROM " + table.name + " t WHERE alive = 1 AND (" +
                           condition + ")" + (within.empty() ? "" : " AND " + within) + " ORDER BY " + order + ", id");
        const int uid = journal::firstValueColumn + static_cast<int>(table.columns.size());
        while (rows.step()) records.push_back(journal::readRecord(rows, table, rows.uid(uid)));
    }
    std::erase_if(records, [&](Record& record) { return !horizon.trim(reader, record); });
    return records;
}

class TreeBuilder {
public:
    TreeBuilder(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today,
                TreeParts parts)
        : m_reader(reader), m_tables(tables), m_access(access), m_today(today), m_parts(parts) {}

    Result<TreeNode> build() {
        MULIN_TRY_LET(own, officeUnit(m_reader, m_tables));
        MULIN_TRY_LET(tiers, officeTiers(m_reader, m_tables));
        m_tiers = std::move(tiers);
        m_own = own.uid;
        const Date today = m_today;
        const std::string held = "(until IS NULL OR until >= " + std::to_string(today.days) +
                                 ") AND (since IS NULL OR since <= " + std::to_string(today.days) + ")";
        m_units = recordsWhere(m_reader, m_tables, m_access, "unit",
                               "own = 1 OR until IS NULL OR until >= " + std::to_string(today.days), "code");
        m_buildings = recordsWhere(m_reader, m_tables, m_access, "building", "1",
                                   "estate_name COLLATE natural_order, name COLLATE natural_order");
        m_households = recordsWhere(m_reader, m_tables, m_access, "household", "party_centre = 1", "number");
        for (const Record& post : recordsWhere(m_reader, m_tables, m_access, "post", held, "id"))
            m_posts[post.get("unit").uid()].push_back(view(post));
        for (const Record& unit : m_units) m_unitByUid.emplace(unit.uid, &unit);
        for (const Record& unit : m_units) {
            const Uid parent = unit.get("parent").uid();
            if (!parent.isNull() && isUnit(parent)) m_unitsBelow[parent].push_back(&unit);
        }
        for (const Record& building : m_buildings) m_buildingsBelow[placeOf(building)].push_back(&building);
        for (const Record& household : m_households) m_householdsIn[buildingOf(household)].push_back(&household);
        if (m_parts == TreeParts::All) count();
        readEntrances();

        const Record* top = find(own.uid);
        if (!top) return makeError(ErrorCode::UnknownRecord, {{"type", "unit"}, {"id", own.uid.hex()}});
        for (std::size_t steps = 0; steps < m_units.size(); ++steps) {
            const Record* above = find(top->get("parent").uid());
            if (!above) break;
            top = above;
        }
        return unitNode(*top, 0);
    }

private:
    const Record* find(const Uid& uid) const {
        const auto at = m_unitByUid.find(uid);
        return at == m_unitByUid.end() ? nullptr : at->second;
    }
    bool isUnit(const Uid& uid) const { return find(uid) != nullptr; }

    /// The unit under which a building stands: its grid, the community of its estate, the office.
    Uid placeOf(const Record& building) const {
        if (const Uid grid = building.get("grid").uid(); !grid.isNull() && isUnit(grid)) return grid;
        if (const Uid estate = building.get("estate").uid(); !estate.isNull())
            if (const auto record = journal::findRecord(m_reader, *m_tables.find("estate"), estate))
                if (const Uid unit = record->get("unit").uid(); isUnit(unit)) return unit;
        return m_own;
    }
    Uid buildingOf(const Record& household) const {
        const auto dwelling =
            journal::findRecord(m_reader, *m_tables.find("dwelling"), household.get("dwelling").uid());
        return dwelling ? dwelling->get("building").uid() : Uid{};
    }

    std::string nameOf(const Uid& person) const {
        const auto record = records::find(m_reader, m_tables, m_access, "person", person);
        if (!record || record->withholds("name")) return records::withheldMark;
        return record->text("name");
    }

    PostView view(const Record& post) const {
        PostView out{post.id(),
                     post.text("title"),
                     {},
                     {},
                     {},
                     post.text("holder_a_name"),
                     post.text("holder_b_name"),
                     post.text("phone"),
                     post.text("time"),
                     post.get("temporary").flag(),
                     dateOf(post.get("since")),
                     dateOf(post.get("until")),
                     post.text("entrance"),
                     dateOf(post.get("away_from")),
                     dateOf(post.get("away_until")),
                     post.text("duties"),
                     post.get("phone_consent").flag()};
        if (const schema::FieldDef* field = post.type().field("title"))
            if (const schema::ChoiceDef* choice = field->choice(out.title)) out.label = choice->label;
        const auto holder = [&](const char* field, std::optional<RecordId>& id, std::string& name) {
            if (post.get(field).isEmpty()) return;
            id = RecordId(post.get(field).uid());
            name = nameOf(id->uid());
        };
        holder("holder_a", out.holderA, out.holderAName);
        holder("holder_b", out.holderB, out.holderBName);
        return out;
    }

    void readEntrances() {
        auto rows = m_reader.prepare("SELECT DISTINCT building, entrance FROM t_dwelling t"
                                     " WHERE alive = 1 AND building IS NOT NULL AND entrance IS NOT NULL" +
                                     within("dwelling", "t"));
        while (rows.step()) m_entrances[rows.uid(0)].emplace_back(rows.text(1));
    }

    /// " AND …": rows of a type that may be read.
    std::string within(const char* type, const std::string& alias) const {
        const std::string sql = journal::Horizon(m_tables, *m_tables.find(type), m_access).within(alias);
        return sql.empty() ? sql : " AND " + sql;
    }

    void count() {
        // One pass each; buildings and grids add up on the way to the top. People are counted as the monthly report
        // counts them: once, where they live today; what has no place belongs to the office.
        const auto add = [&](const std::string& sql, auto... fields) {
            auto rows = m_reader.prepare(sql);
            while (rows.step()) {
                Counts& counts = m_counts[rows.isNull(0) ? m_own : rows.uid(0)];
                int column = 0;
                ((counts.*fields += rows.integer(++column)), ...);
            }
        };
        add("SELECT coalesce(building, own_grid), count(*) FROM t_dwelling t WHERE alive = 1 AND"
            " coalesce(building, own_grid) IS NOT NULL" +
                within("dwelling", "t") + " GROUP BY 1",
            &Counts::dwellings);
        const std::string day = std::to_string(m_today.days);
        const std::string living = "p.alive = 1 AND (p.died_on IS NULL OR p.died_on > " + day + ")" +
                                   within("person", "p") +
                                   (m_access.allows(access::Right::Read, "residence") ? "" : " AND 0");
        const std::string entered = "(p.own_grid IS NOT NULL OR p.\"check\" LIKE '%|address|%')";
        add("SELECT place, count(*), count(DISTINCT household) FROM (SELECT coalesce(d.building, d.own_grid,"
            " CASE WHEN r.dwelling IS NULL THEN p.own_grid END) AS place, r.household,"
            " max(coalesce(r.since, -2147483648)) FROM t_residence r JOIN t_person p ON p.uid = r.person"
            " LEFT JOIN t_dwelling d ON d.uid = r.dwelling WHERE r.alive = 1 AND r.reason_out IS NOT 'error'"
            " AND (r.until IS NULL OR r.until > " +
                day + ") AND (r.since IS NULL OR r.since <= " + day +
                ") AND (r.dwelling IS NOT NULL OR r.household IS NOT NULL OR " + entered + ") AND " + living +
                " GROUP BY r.person) GROUP BY 1",
            &Counts::residents, &Counts::households);
        add("SELECT own_grid, count(*) FROM t_person p WHERE " + living + " AND " + entered +
                " AND NOT EXISTS(SELECT 1 FROM t_residence r WHERE r.person = p.uid AND r.alive = 1"
                " AND r.reason_out IS NOT 'error') GROUP BY 1",
            &Counts::residents);
    }

    void take(TreeNode& node, TreeNode&& child) {
        node.counts.buildings += child.counts.buildings + (child.type == "building" ? 1 : 0);
        node.counts.dwellings += child.counts.dwellings;
        node.counts.households += child.counts.households;
        node.counts.residents += child.counts.residents;
        node.children.push_back(std::move(child));
    }

    void settle(TreeNode& node, const Tier* tier) {
        if (const auto at = m_posts.find(node.id.uid()); at != m_posts.end()) node.posts = at->second;
        if (const auto at = m_counts.find(node.id.uid()); at != m_counts.end()) {
            node.counts = at->second;
            node.counts.buildings = 0;
        }
        if (!tier) return;
        node.tier = tier->id;
        node.gridLabel = tier->grid;
        node.partyLabel = tier->party;
        const auto rank = [&](const PostView& post) {
            const auto at = std::find_if(tier->posts.begin(), tier->posts.end(), [&](const TierPost& wanted) {
                return wanted.title == post.title &&
                       (wanted.time.empty() || post.time.empty() || wanted.time == post.time);
            });
            return at - tier->posts.begin();
        };
        for (PostView& post : node.posts)
            if (const auto at = static_cast<std::size_t>(rank(post)); at < tier->posts.size())
                post.label = tier->posts[at].label;
        std::stable_sort(node.posts.begin(), node.posts.end(),
                         [&](const PostView& a, const PostView& b) { return rank(a) < rank(b); });
        for (const TierPost& wanted : tier->posts)
            if (wanted.required) addGaps(node, wanted, wanted.perEntrance ? entrancesOf(node.id.uid()) : Entrances{{}});
    }

    using Entrances = std::vector<std::string>;

    /// One for each entrance: those that are named first, then whoever has no entrance of his own for the rest.
    static void addGaps(TreeNode& node, const TierPost& wanted, const Entrances& entrances) {
        std::vector<const PostView*> posts;
        for (const PostView& post : node.posts)
            if (post.title == wanted.title && (wanted.time.empty() || post.time.empty() || wanted.time == post.time))
                posts.push_back(&post);
        const bool one = entrances.size() == 1;
        std::vector<std::pair<bool, bool>> held(entrances.size()); // by A, by B
        const auto give = [](std::pair<bool, bool>& to, const PostView& post) {
            to.first = to.first || !post.holderAName.empty() || post.holderA;
            to.second = to.second || !post.holderBName.empty() || post.holderB;
        };
        std::vector<const PostView*> rest;
        for (const PostView* post : posts) {
            const auto at = std::find(entrances.begin(), entrances.end(), post->entrance);
            if (one || (!post->entrance.empty() && at != entrances.end()))
                give(held[one ? 0 : static_cast<std::size_t>(at - entrances.begin())], *post);
            else if (post->entrance.empty())
                rest.push_back(post);
        }
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (!held[i].first && !rest.empty()) {
                give(held[i], *rest.front());
                rest.erase(rest.begin());
            }
            if (!held[i].first || (!held[i].second && wanted.standIn))
                node.gaps.push_back({wanted.title, wanted.label, held[i].first, entrances[i], wanted.perEntrance});
        }
    }

    /// As its dwellings name them, and as many as the building says it has.
    Entrances entrancesOf(const Uid& building) {
        const auto at = m_entrances.find(building);
        Entrances found = at == m_entrances.end() ? Entrances{} : at->second;
        std::sort(found.begin(), found.end(), [](const std::string& a, const std::string& b) {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        });
        const auto record = std::find_if(m_buildings.begin(), m_buildings.end(),
                                         [&](const Record& one) { return one.uid == building; });
        const auto known =
            record == m_buildings.end() || record->get("entrances").isEmpty() ? 0 : record->get("entrances").number();
        for (std::int64_t number = 1; static_cast<std::int64_t>(found.size()) < known && number <= known; ++number)
            if (const std::string name = std::to_string(number);
                std::find(found.begin(), found.end(), name) == found.end())
                found.push_back(name);
        if (found.empty()) found.emplace_back();
        return found;
    }

    TreeNode unitNode(const Record& unit, std::size_t depth) {
        TreeNode node = blank(unit, "unit");
        node.level = unit.text("level");
        node.code = unit.text("code");
        node.gridName = unit.text("name");
        node.partyName = unit.text("party_name");
        node.own = unit.uid == m_own;
        if (unit.get("temporary").flag()) node.until = dateOf(unit.get("until"));
        const Tier* tier = m_tiers.tierOfLevel(node.level);
        settle(node, tier);
        if (!node.own && !m_inside) node.gaps.clear(); // who is missing above the office is not for this file to say
        const bool was = m_inside;
        m_inside = m_inside || node.own;
        if (depth < 8)
            for (const Record* child : m_unitsBelow[unit.uid]) take(node, unitNode(*child, depth + 1));
        for (const Record* building : m_buildingsBelow[unit.uid]) take(node, buildingNode(*building));
        m_inside = was;
        return node;
    }

    TreeNode buildingNode(const Record& building) {
        TreeNode node = blank(building, "building");
        const Tier* tier = m_tiers.tierOf(Carrier::Building);
        node.gridName = building.text("estate_name") + building.text("name");
        node.partyName = building.text("party_group");
        if (node.partyName.empty() && tier && !tier->partyPattern.empty())
            node.partyName = tier->partyName(node.gridName);
        settle(node, tier);
        for (const Record* household : m_householdsIn[building.uid]) {
            TreeNode below = blank(*household, "household");
            const Tier* centre = m_tiers.tierOf(Carrier::Household);
            below.gridName = records::titleOf(m_reader, m_tables, m_access, *household, schema::Language::Zh);
            settle(below, centre);
            below.counts = {};
            node.children.push_back(std::move(below));
        }
        return node;
    }

    static TreeNode blank(const Record& record, const char* type) {
        TreeNode node{record.id(), type, {}, {}, {}, {}, {}, {}, {}, false, {}, {}, {}, {}, {}};
        return node;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    TreeParts m_parts;
    Uid m_own;
    bool m_inside = false;
    TierTemplate m_tiers;
    std::vector<Record> m_units, m_buildings, m_households;
    std::unordered_map<Uid, const Record*> m_unitByUid;
    std::unordered_map<Uid, std::vector<PostView>> m_posts;
    std::unordered_map<Uid, std::vector<const Record*>> m_unitsBelow, m_buildingsBelow, m_householdsIn;
    std::unordered_map<Uid, Counts> m_counts;
    std::unordered_map<Uid, Entrances> m_entrances;
};

} // namespace

Result<Record> officeUnit(const db::Reader& reader, const journal::Tables& tables) {
    return db::guard([&]() -> Result<Record> {
        auto row = reader.prepare("SELECT uid FROM t_unit WHERE own = 1 AND alive = 1 ORDER BY id LIMIT 1");
        if (row.step())
            if (auto record = journal::findRecord(reader, *tables.find("unit"), row.uid(0))) return std::move(*record);
        return makeError(ErrorCode::UnknownRecord, {{"type", "unit"}, {"id", "own"}});
    });
}

Result<TierTemplate> officeTiers(const db::Reader& reader, const journal::Tables& tables) {
    MULIN_TRY_LET(own, officeUnit(reader, tables));
    return shippedTiers(own.text("tiers"));
}

int openGaps(const TreeNode& node) {
    int count = static_cast<int>(node.gaps.size());
    for (const TreeNode& child : node.children) count += openGaps(child);
    return count;
}

bool isPartyPost(std::string_view title, const schema::Label& label) {
    static constexpr std::string_view kinds[] = {"secretary",        "deputy_secretary",      "first_secretary",
                                                 "branch_secretary", "building_group_leader", "centre_household"};
    return std::find(std::begin(kinds), std::end(kinds), title) != std::end(kinds) ||
           label.zh.find("党") != std::string::npos;
}

Result<TreeNode> unitTree(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          Date today, TreeParts parts) {
    if (!access.allows(access::Right::Read, "unit")) return journal::denied("read", "unit");
    return db::guard([&] { return TreeBuilder(reader, tables, access, today, parts).build(); });
}

Result<std::vector<Record>> grids(const db::Reader& reader, const journal::Tables& tables,
                                  const access::Access& access) {
    if (!access.allows(access::Right::Read, "unit")) return journal::denied("read", "unit");
    return db::guard(
        [&] { return recordsWhere(reader, tables, access, "unit", "level = 'grid' AND until IS NULL", "code"); });
}

} // namespace mulin::organisation
