#include "core/organisation/call_list.h"

#include "core/base/natural_order.h"
#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/readable.h"
#include "core/journal/rows.h"
#include "core/schema/parse_type.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <unordered_map>

namespace mulin::organisation {

namespace {

using access::Right;
using journal::dateAt;
using journal::Readable;
using schema::Label;
using schema::Values;

constexpr const char* withheld = "███";

/// Whoever holds a post at a place, and what lies below a place.
class Places {
public:
    Places(const TreeNode* tree, const std::vector<CallLine>& calls) {
        for (const CallLine& call : calls) {
            if (call.name.empty()) continue;
            m_holders.try_emplace({call.node.uid(), call.entrance}, call.name);
            if (m_first.empty()) m_first = call.name;
        }
        if (tree) remember(*tree);
    }
    /// The nearest one to the door.
    const std::string& holderFor(const NeedLine& line) const {
        const auto at = [this](const std::optional<RecordId>& node, const std::string& entrance) {
            const auto found = node ? m_holders.find({node->uid(), entrance}) : m_holders.end();
            return found == m_holders.end() ? nullptr : &found->second;
        };
        if (!line.entrance.empty())
            if (const auto* name = at(line.building, line.entrance)) return *name;
        if (const auto* name = at(line.building, {})) return *name;
        if (const auto* name = at(line.grid, {})) return *name;
        return m_first;
    }
    const TreeNode* find(const RecordId& id) const {
        const auto at = m_nodes.find(id.uid());
        return at == m_nodes.end() ? nullptr : at->second;
    }

private:
    void remember(const TreeNode& node) {
        m_nodes.emplace(node.id.uid(), &node);
        for (const TreeNode& child : node.children) remember(child);
    }
    std::map<std::pair<Uid, std::string>, std::string> m_holders;
    std::unordered_map<Uid, const TreeNode*> m_nodes;
    std::string m_first; ///< of the office
};

void addBelow(const TreeNode& node, std::set<Uid>& into) {
    into.insert(node.id.uid());
    for (const TreeNode& child : node.children) addBelow(child, into);
}

std::string withAge(std::string words, int age) {
    constexpr std::string_view mark = "{age}";
    if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), std::to_string(age));
    return words;
}

class Gathering {
public:
    Gathering(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
              const CallListRules& rules, const CallListAsk& ask, Date today)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_rules(rules)
        , m_ask(ask)
        , m_today(today)
        , m_people(tables, "person", access) {}

    void ledger(const schema::TypeDef& type, Progress& progress) {
        const Readable table(m_tables, type.id, m_access);
        if (table.hides(type.person) || table.hides(type.until)) return;
        std::vector<const NeedRule*> needs;
        std::set<std::string> fields;
        for (const NeedRule& need : m_rules.needs) {
            if (need.ledger != type.id) continue;
            needs.push_back(&need);
            for (const auto& [field, codes] : need.when) fields.insert(field);
            for (const std::string& field : schema::patternFields(need.words.zh)) fields.insert(field);
            for (const std::string& field : schema::patternFields(need.words.en)) fields.insert(field);
        }
        std::vector<const ContactRule*> contacts;
        for (const ContactRule& contact : m_rules.contacts)
            if (contact.ledger == type.id) {
                contacts.push_back(&contact);
                fields.insert(contact.name);
                fields.insert(contact.phone);
            }
        std::string sql = "SELECT " + table.column(type.person) + ", " + table.column("keeper");
        for (const std::string& field : fields) sql += ", " + table.column(field);
        auto rows =
            m_reader.prepare(sql + table.from() + " AND t.\"" + type.until + "\" IS NULL" +
                             (m_ask.person ? " AND t.\"" + type.person + "\" = ?" : std::string()) + " ORDER BY t.id");
        if (m_ask.person) rows.bind(1, m_ask.person->uid());
        const journal::Table& stored = *m_tables.find(type.id);
        while (rows.step()) {
            if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            if (rows.isNull(0)) continue;
            Found& found = of(rows.uid(0));
            if (found.ledgers.empty() || found.ledgers.back() != type.id) found.ledgers.push_back(type.id);
            if (found.keeper.empty()) found.keeper = std::string(rows.text(1));
            Values values;
            int column = 2;
            for (const std::string& field : fields)
                values.set(field, journal::readValue(rows, column++, *stored.column(field)));
            for (const NeedRule* need : needs) say(*need, type, values, found);
            for (const ContactRule* contact : contacts)
                if (const std::string& name = values.get(contact->name).text(); !name.empty())
                    found.contacts.push_back({name, {}, number(values.get(contact->phone).text())});
        }
    }

    std::vector<NeedLine> lines(const Places& places, const std::set<Uid>* within, Progress& progress) {
        std::vector<NeedLine> all;
        const bool readsHomes = m_access.allows(Right::Read, "dwelling");
        const std::string sql = "SELECT " +
                                m_people.columns({"name", "birth_date", "phone", "contact_name", "contact_phone",
                                                  "needs", "grid", "estate_name", "building", "entrance", "room",
                                                  "door", "address", "presence", "dwelling"}) +
                                m_people.from() + " AND t.uid = ? AND t.died_on IS NULL";
        for (auto& [uid, found] : m_found) {
            if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            auto row = m_reader.cached(sql);
            row->bind(1, uid);
            if (!row->step()) continue;
            // Whoever lives elsewhere cannot be called on here.
            if (const auto presence = row->text(13); presence == "moved_out" || presence == "away") continue;
            NeedLine line{RecordId(uid), std::string(row->text(0))};
            if (!row->isNull(6)) line.grid = RecordId(row->uid(6));
            line.estate = std::string(row->text(7));
            line.entrance = std::string(row->text(9));
            line.room = std::string(row->text(10));
            line.door = std::string(row->isNull(8) || row->text(8).empty() ? row->text(12) : row->text(11));
            if (readsHomes && !row->isNull(14)) home(row->uid(14), line);
            if (within && !(line.grid && within->contains(line.grid->uid())) &&
                !(line.building && within->contains(line.building->uid())))
                continue;
            if (line.building)
                if (const TreeNode* node = places.find(*line.building)) line.buildingName = node->gridName;
            if (line.buildingName.empty()) line.buildingName = std::string(row->text(8));
            if (const auto birth = dateAt(*row, 1)) line.age = Date::age(*birth, m_today);
            line.wish = std::string(row->text(5));
            line.phone = m_people.hides("phone") ? withheld : number(row->text(2));
            kin(uid, line);
            if (!row->isNull(3)) add(line, {std::string(row->text(3)), {}, number(row->text(4))});
            for (NeedContact& contact : found.contacts) add(line, std::move(contact));
            line.ledgers = std::move(found.ledgers);
            needs(found, line);
            line.keeper = !found.keeper.empty();
            line.who = line.keeper ? found.keeper : places.holderFor(line);
            all.push_back(std::move(line));
        }
        std::sort(all.begin(), all.end(), walksBefore);
        return all;
    }

private:
    struct Found {
        std::vector<std::string> ledgers{};
        std::string keeper{};
        std::vector<std::pair<const NeedRule*, Label>> needs{};
        std::vector<NeedContact> contacts{};
    };
    Found& of(const Uid& person) { return m_found[person]; }

    void say(const NeedRule& rule, const schema::TypeDef& type, const Values& values, Found& found) const {
        for (const auto& [id, codes] : rule.when) {
            const std::string code = schema::codeText(*type.field(id), values.get(id));
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) return;
        }
        Label words{schema::fillPattern(rule.words.zh, type, values, schema::Language::Zh),
                    schema::fillPattern(rule.words.en, type, values, schema::Language::En)};
        if (trimmed(words.zh).empty()) words = type.label;
        found.needs.emplace_back(&rule, std::move(words));
    }

    /// In the order of the rules, each word once.
    void needs(Found& found, NeedLine& line) const {
        std::stable_sort(found.needs.begin(), found.needs.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        if (line.age && (*line.age >= m_rules.older || *line.age < m_rules.minor))
            line.needs.push_back({withAge(m_rules.ageWords.zh, *line.age), withAge(m_rules.ageWords.en, *line.age)});
        line.slow = line.age && *line.age >= m_rules.slowAge;
        for (auto& [rule, words] : found.needs) {
            line.slow = line.slow || rule->slow;
            if (std::none_of(line.needs.begin(), line.needs.end(),
                             [&words = words](const Label& one) { return one.zh == words.zh; }))
                line.needs.push_back(std::move(words));
        }
    }

    void home(const Uid& dwelling, NeedLine& line) {
        if (!m_dwellings) m_dwellings.emplace(m_tables, "dwelling", m_access);
        auto row =
            m_reader.cached("SELECT " + m_dwellings->columns({"building"}) + m_dwellings->from() + " AND t.uid = ?");
        row->bind(1, dwelling);
        if (row->step() && !row->isNull(0)) line.building = RecordId(row->uid(0));
    }

    /// Those whom one calls in an emergency, as it stands with the person.
    void kin(const Uid& person, NeedLine& line) {
        if (!m_access.allows(Right::Read, "kinship")) return;
        if (!m_kin) m_kin.emplace(m_tables, "kinship", m_access);
        auto rows = m_reader.cached("SELECT " + m_kin->columns({"name", "relation", "phone", "relative"}) +
                                    m_kin->from() + " AND t.person = ? AND t.until IS NULL AND " +
                                    m_kin->column("emergency") + " = 1 ORDER BY t.id");
        rows->bind(1, person);
        while (rows->step()) {
            NeedContact contact{std::string(rows->text(0)), std::string(rows->text(1)), number(rows->text(2))};
            if (!rows->isNull(3)) resident(rows->uid(3), contact);
            add(line, std::move(contact));
        }
    }
    void resident(const Uid& person, NeedContact& contact) const {
        auto row =
            m_reader.cached("SELECT " + m_people.columns({"name", "phone"}) + m_people.from() + " AND t.uid = ?");
        row->bind(1, person);
        if (!row->step()) return;
        if (contact.name.empty()) contact.name = std::string(row->text(0));
        if (contact.phone.empty()) contact.phone = number(row->text(1));
    }
    /// Somebody is told once, whatever ledgers say so.
    static void add(NeedLine& line, NeedContact contact) {
        if (contact.name.empty() && contact.phone.empty()) return;
        for (NeedContact& known : line.contacts)
            if (known.name == contact.name) {
                if (known.phone.empty()) known.phone = std::move(contact.phone);
                return;
            }
        line.contacts.push_back(std::move(contact));
    }

    std::string number(std::string_view phone) const {
        return m_ask.full ? std::string(phone) : schema::masked(schema::Mask::Phone, phone);
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    const CallListRules& m_rules;
    const CallListAsk& m_ask;
    Date m_today;
    Readable m_people;
    std::optional<Readable> m_dwellings, m_kin;
    std::unordered_map<Uid, Found> m_found;
};

int compare(const std::string& a, const std::string& b) { return compareNaturally(a, b); }

} // namespace

bool sameBuilding(const NeedLine& a, const NeedLine& b) {
    return a.building == b.building && a.buildingName == b.buildingName && a.estate == b.estate;
}

bool walksBefore(const NeedLine& a, const NeedLine& b) {
    // Scattered dwellings come after the buildings, and last of all whose address nobody knows.
    const auto kind = [](const NeedLine& line) { return line.building ? 0 : !line.door.empty() ? 1 : 2; };
    if (kind(a) != kind(b)) return kind(a) < kind(b);
    if (const int order = compare(a.estate, b.estate)) return order < 0;
    if (const int order = compare(a.buildingName, b.buildingName)) return order < 0;
    if (a.building != b.building) return a.building < b.building;
    if (a.slow != b.slow) return a.slow;
    if (const int order = compare(a.entrance, b.entrance)) return order < 0;
    if (const int order = compare(a.room, b.room)) return order < 0;
    if (const int order = compare(a.door, b.door)) return order < 0;
    return a.person < b.person;
}

Result<std::vector<NeedLine>> callList(const db::Reader& reader, const journal::Tables& tables,
                                       const schema::Catalogue& catalogue, const access::Access& access,
                                       const CallListRules& rules, const TreeNode* tree,
                                       const std::vector<CallLine>& calls, Date today, const CallListAsk& ask,
                                       Progress& progress) {
    return db::guard([&]() -> Result<std::vector<NeedLine>> {
        if (!access.allows(Right::Read, "person"))
            return makeError(ErrorCode::Denied, {{"operation", "call_list"}, {"type", "person"}});
        MULIN_TRY(checkCallListRules(rules, catalogue));
        const Places places(tree, calls);
        std::set<Uid> within;
        if (ask.within) {
            const TreeNode* node = places.find(*ask.within);
            if (!node) return makeError(ErrorCode::UnknownRecord, {{"type", "unit"}, {"id", ask.within->hex()}});
            addBelow(*node, within);
        }
        db::Reader::Snapshot snapshot(reader);
        Gathering gathering(reader, tables, access, rules, ask, today);
        for (const std::string& ledger : rules.ledgers())
            if (access.allows(Right::Read, ledger)) gathering.ledger(*catalogue.find(ledger), progress);
        return gathering.lines(places, ask.within ? &within : nullptr, progress);
    });
}

Result<void> takeNeedCalls(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                           const Emergency& emergency, std::vector<NeedLine>& lines) {
    return db::guard([&]() -> Result<void> {
        if (!access.allows(Right::Read, "need_call")) return {};
        const Readable table(tables, "need_call", access);
        std::unordered_map<Uid, NeedLine*> of;
        for (NeedLine& line : lines) of.emplace(line.person.uid(), &line);
        auto rows = reader.prepare("SELECT " + table.columns({"person", "state", "called_at", "note"}) + table.from() +
                                   " AND t.emergency = ? ORDER BY t.called_at, t.id");
        rows.bind(1, emergency.id.uid());
        while (rows.step()) {
            const auto at = rows.isNull(0) ? of.end() : of.find(rows.uid(0));
            if (at == of.end()) continue;
            NeedLine& line = *at->second;
            line.state = CallState::None;
            for (const CallState state :
                 {CallState::Calling, CallState::Answered, CallState::NoAnswer, CallState::Sent})
                if (rows.text(1) == codeOf(state)) line.state = state;
            line.atMs = rows.isNull(2) ? std::nullopt : std::optional(rows.integer(2));
            line.note = std::string(rows.text(3));
        }
        return {};
    });
}

Result<RecordId> logNeedCall(journal::Writer& writer, RecordId emergency, const NeedLine& line, CallState state,
                             std::int64_t nowMs, const std::string& note) {
    Values values;
    values.set("emergency", emergency).set("person", line.person).set("state", std::string(codeOf(state)));
    values.set("called_at", schema::Value(nowMs));
    if (!line.who.empty()) values.set("by", line.who);
    if (const std::string said = trimmed(note); !said.empty()) values.set("note", said);
    return writer.create("need_call", values);
}

Result<EmergencyCalls> callsNow(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access, Date today,
                                const CallListAsk& ask, Progress& progress) {
    MULIN_TRY_LET(tiers, officeTiers(reader, tables));
    MULIN_TRY_LET(tree, unitTree(reader, tables, access, today, TreeParts::Posts));
    EmergencyCalls now{std::move(tree)};
    now.posts = callTree(now.tree, tiers, today);
    MULIN_TRY_LET(on, emergencyNow(reader, tables, access));
    now.emergency = std::move(on);
    if (now.emergency) MULIN_TRY(takeCalls(reader, tables, access, *now.emergency, now.posts));
    if (!access.allows(Right::Read, "person")) return now;
    MULIN_TRY_LET(rules, shippedCallListRules());
    MULIN_TRY_LET(people,
                  callList(reader, tables, catalogue, access, rules, &now.tree, now.posts, today, ask, progress));
    if (now.emergency) MULIN_TRY(takeNeedCalls(reader, tables, access, *now.emergency, people));
    now.people = std::move(people);
    return now;
}

void NeedCounts::add(const NeedLine& line) {
    ++all;
    answered += line.state == CallState::Answered ? 1 : 0;
    calling += line.state == CallState::Calling ? 1 : 0;
    silent += line.silent() ? 1 : 0;
}

NeedCounts countsOf(const std::vector<NeedLine>& lines) {
    NeedCounts counts;
    for (const NeedLine& line : lines) counts.add(line);
    return counts;
}

} // namespace mulin::organisation
