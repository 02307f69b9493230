#include "core/journal/writer.h"

#include "core/journal/blobs.h"
#include "core/journal/rows.h"
#include "core/journal/twins.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::journal {

using schema::FieldDef;
using schema::FieldType;
using schema::TypeDef;
using schema::Values;

Result<void> TypeRule::remove(Writer&, const Record&) const { return {}; }
Result<void> TypeRule::unmade(Writer&, const Record&) const { return {}; }
Result<void> TypeRule::undone(Writer&, const Record&, const Record&) const { return {}; }
Result<void> TypeRule::restored(Writer&, const Record&) const { return {}; }

Writer::Writer(db::Connection& connection, const Tables& tables, const Rules& rules, const access::Access& access,
               const Environment& environment, const access::KeyRing& keys, bool search)
    : m_connection(connection)
    , m_tables(tables)
    , m_rules(rules)
    , m_access(access)
    , m_today(environment.clock->today())
    , m_uids(environment)
    , m_recorder(connection, tables, environment, keys, search)
    , m_gate(connection, tables, access) {}

namespace {

/// While a rule is at work.
class Deeper {
public:
    explicit Deeper(int& depth) : m_depth(depth) { ++m_depth; }
    ~Deeper() { --m_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    int& m_depth;
};

Result<void> takesNew(const TypeDef& type) {
    if (type.takesNew()) return {};
    return makeError(type.retired ? ErrorCode::LedgerRetired : ErrorCode::OtherOffice, {{"type", type.id}});
}

} // namespace

/// What this act has made lies nowhere yet: it is looked at when the act is done.
Result<void> Writer::permit(access::Right right, const Record& record) {
    const auto& own = m_recorder.dots();
    if (std::find(own.begin(), own.end(), record.created) != own.end()) return m_gate.type(right, *record.table);
    return m_gate.record(right, record);
}

Result<const Table*> Writer::table(std::string_view type) const {
    if (const Table* found = m_tables.find(type)) return found;
    return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
}

Result<Record> Writer::load(std::string_view type, RecordId id) const {
    MULIN_TRY_LET(at, table(type));
    if (auto record = findRecord(m_connection, *at, id.uid())) return std::move(*record);
    return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", id.hex()}});
}

Result<void> Writer::checkLink(const TypeDef& type, const FieldDef& field, const Uid& to) const {
    const auto exists = [&](const Table& target) {
        auto row = m_connection.cached("SELECT alive FROM " + target.name + " WHERE uid = ?");
        row->bind(1, to);
        return row->step() && row->integer(0) != 0;
    };
    for (const auto& target : m_tables.all()) {
        // What names a sealed record from outside would tell of it.
        if (target->links || (target->sealed && target->type->compartment != type.compartment)) continue;
        if (!field.targets.empty() &&
            std::find(field.targets.begin(), field.targets.end(), target->type->id) == field.targets.end())
            continue;
        if (exists(*target)) return {};
    }
    return makeError(ErrorCode::LinkTarget, {{"type", type.id}, {"field", field.id}, {"id", to.hex()}});
}

Result<void> Writer::check(const Table& at, const Values& values, bool creating) const {
    const TypeDef& type = *at.type;
    for (const auto& [id, value] : values.fields) {
        const FieldDef* field = type.field(id);
        if (!field || field->type == FieldType::Links)
            return makeError(ErrorCode::UnknownField, {{"type", type.id}, {"field", id}});
        if (field->derived()) return makeError(ErrorCode::ReadOnlyField, {{"type", type.id}, {"field", id}});
        MULIN_TRY(schema::validate(type, *field, value, m_today));
        if (value.isUid()) MULIN_TRY(checkLink(type, *field, value.uid()));
    }
    for (const auto& [id, items] : values.links) {
        const FieldDef* field = type.field(id);
        if (!field || field->type != FieldType::Links)
            return makeError(ErrorCode::UnknownField, {{"type", type.id}, {"field", id}});
        if (field->required && items.empty()) return makeError(ErrorCode::Required, {{"type", type.id}, {"field", id}});
        for (const schema::LinkItem& item : items) {
            if (!field->roles.empty() && !field->role(item.role))
                return makeError(ErrorCode::NotAChoice, {{"type", type.id}, {"field", id}, {"value", item.role}});
            MULIN_TRY(checkLink(type, *field, item.to.uid()));
        }
    }
    if (creating) MULIN_TRY(takesNew(type));
    if (creating)
        for (const FieldDef& field : type.fields) {
            if (!field.required || field.retired) continue;
            const bool given =
                field.type == FieldType::Links ? values.links.contains(field.id) : !values.get(field.id).isEmpty();
            if (!given) return makeError(ErrorCode::Required, {{"type", type.id}, {"field", field.id}});
        }
    return {};
}

Result<void> Writer::checkOrder(const Table& at, const Record* before, const Values& values) {
    const auto effective = [&](const std::string& field) -> const schema::Value& {
        return values.has(field) || !before ? values.get(field) : before->get(field);
    };
    for (const FieldDef& field : at.type->fields)
        if (!field.notBefore.empty() && (values.has(field.id) || values.has(field.notBefore)))
            MULIN_TRY(schema::validateOrder(*at.type, field, effective(field.notBefore), effective(field.id)));
    return {};
}

std::string Writer::nextNumber(const Table& at, std::int64_t* known) {
    // {year}, {serial} or {serial:4}; serials start anew each year if the pattern has a year. Deleted numbers stay
    // used.
    const std::string& pattern = at.type->number;
    std::string prefix, suffix;
    int width = 4;
    bool afterSerial = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            (afterSerial ? suffix : prefix) += pattern[i];
            continue;
        }
        const std::size_t end = pattern.find('}', i);
        const std::string name = pattern.substr(i + 1, end - i - 1);
        i = end;
        if (name == "year") {
            (afterSerial ? suffix : prefix) += std::to_string(m_today.year());
        } else {
            afterSerial = true;
            if (name.size() > 7) width = std::atoi(name.c_str() + 7);
        }
    }
    std::int64_t serial = known && *known >= 0 ? *known : 0;
    if (!known || *known < 0) {
        auto rows = m_connection.cached("SELECT max(CAST(substr(number, ?2) AS INTEGER)) FROM " + at.name +
                                        " WHERE number >= ?1 AND number < ?3");
        rows->bind(1, prefix).bind(2, static_cast<std::int64_t>(prefix.size()) + 1).bind(3, prefix + "\x7f");
        if (rows->step()) serial = rows->integer(0);
    }
    ++serial;
    if (known) *known = serial;
    std::string digits = std::to_string(serial);
    if (digits.size() < static_cast<std::size_t>(width))
        digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return prefix + digits + suffix;
}

Result<RecordId> Writer::create(std::string_view type, const Values& values, std::optional<RecordId> given) {
    MULIN_TRY_LET(at, table(type));
    MULIN_TRY(m_gate.type(access::Right::Write, *at));
    const bool mine = asked();
    if (mine) MULIN_TRY(m_gate.fields(*at, values, nullptr));
    const Deeper deeper(m_depth);
    const auto rule = m_rules.find(type);
    if (!given && rule != m_rules.end()) {
        MULIN_TRY_LET(named, rule->second->identity(*this, values));
        given = named;
    }
    const RecordId id = given ? *given : RecordId(m_uids.make());
    const Identity identity = given ? Identity::Given : Identity::Fresh;
    Values full = values;
    if (!at->type->number.empty() && at->position("number") >= 0 && full.get("number").isEmpty())
        full.set("number", schema::Value(nextNumber(*at, nullptr)));
    if (rule == m_rules.end()) {
        MULIN_TRY(store(*at, id, nullptr, full, identity));
    } else {
        MULIN_TRY(rule->second->write(*this, id, nullptr, std::move(full),
                                      [&](const Values& ready) { return store(*at, id, nullptr, ready, identity); }));
    }
    if (mine) m_gate.made(*at, values, id.uid());
    return id;
}

Result<void> Writer::update(std::string_view type, RecordId id, const Values& values,
                            std::optional<std::int64_t> seen) {
    MULIN_TRY_LET(at, table(type));
    MULIN_TRY(m_gate.type(access::Right::Write, *at));
    MULIN_TRY_LET(before, load(type, id));
    MULIN_TRY(permit(access::Right::Write, before));
    if (asked()) MULIN_TRY(m_gate.fields(*at, values, &before));
    const Deeper deeper(m_depth);
    if (!before.alive) return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", id.hex()}});
    if (seen && *seen != before.head) {
        // Walk back to the entry that the form saw; only fields it wants to write count.
        std::int64_t entry = before.head;
        while (entry && entry != *seen) {
            auto row = m_connection.cached("SELECT op, patch, prev FROM " + at->in("entry") + " WHERE id = ?");
            row->bind(1, entry);
            if (!row->step()) break;
            const auto op = static_cast<EntryOp>(row->integer(0));
            if (const auto patch = decodePatch(op, row->blob(1)))
                for (const FieldChange& change : *patch) {
                    const int position = at->positionOf(change.field);
                    if (position < 0) continue;
                    const std::string& name = at->columns[static_cast<std::size_t>(position)].name;
                    const auto wanted = values.fields.find(name);
                    if (wanted != values.fields.end() && wanted->second != before.get(name))
                        return makeError(ErrorCode::StaleForm, {{"type", std::string(type)}, {"field", name}});
                }
            entry = row->integer(2);
        }
    }
    const auto rule = m_rules.find(type);
    if (rule == m_rules.end()) return store(*at, id, &before, values);
    return rule->second->write(*this, id, &before, values,
                               [&](const Values& ready) { return store(*at, id, &before, ready); });
}

Result<void> Writer::store(const Table& at, RecordId id, const Record* before, const Values& values,
                           Identity identity) {
    MULIN_TRY(check(at, values, before == nullptr));
    MULIN_TRY(checkOrder(at, before, values));
    MULIN_TRY(refuseTwin(m_connection, at, id, before, values));
    for (const auto& [name, value] : values.fields)
        if (const FieldDef* field = at.type->field(name); field->type == FieldType::Attachment && !value.isEmpty())
            MULIN_TRY(nameBlob(m_connection, *at.type, *field, value));
    if (!before) {
        std::vector<schema::Value> row(at.columns.size());
        for (const auto& [name, value] : values.fields) row[static_cast<std::size_t>(at.position(name))] = value;
        m_recorder.create(at, id.uid(), row, identity);
        return storeLinks(at, id, values);
    }
    // The rule may have written to this row meanwhile: what counts is what stands there now.
    MULIN_TRY_LET(now, load(at.type->id, id));
    std::set<DefinitionIndex> registers;
    for (const auto& [name, value] : values.fields) {
        const Column& column = *at.column(name);
        if (now.get(name) != value) registers.insert(column.reg);
    }
    std::vector<FieldChange> changes;
    for (std::size_t i = 0; i < at.columns.size(); ++i) {
        const Column& column = at.columns[i];
        if (!column.field || !registers.contains(column.reg)) continue;
        changes.push_back(
            {column.field, now.values[i], values.has(column.name) ? values.get(column.name) : now.values[i]});
    }
    m_recorder.update(now, std::move(changes));
    return storeLinks(at, id, values);
}

Result<void> Writer::storeLinks(const Table& at, RecordId id, const Values& values) {
    for (const auto& [name, items] : values.links) {
        const Table* links = m_tables.links(at.type->id, name);
        std::vector<Link> existing;
        for (Link& link : linksFrom(m_connection, m_tables, id.uid()))
            if (link.table == links) existing.push_back(std::move(link));
        for (const Link& link : existing) {
            const bool kept = std::any_of(items.begin(), items.end(), [&](const schema::LinkItem& item) {
                return item.to.uid() == link.to && item.role == link.role;
            });
            if (!kept) m_recorder.setLink(*links, link.from, link.to, link.role, false);
        }
        for (const schema::LinkItem& item : items) m_recorder.setLink(*links, id.uid(), item.to.uid(), item.role, true);
    }
    return {};
}

Result<void> Writer::link(std::string_view type, std::string_view field, RecordId from, RecordId to,
                          const std::string& role, bool alive) {
    MULIN_TRY_LET(at, table(type));
    const Table* links = m_tables.links(type, field);
    if (!links) return makeError(ErrorCode::UnknownField, {{"type", std::string(type)}, {"field", std::string(field)}});
    if (!links->links->roles.empty() && !links->links->role(role))
        return makeError(ErrorCode::NotAChoice,
                         {{"type", std::string(type)}, {"field", std::string(field)}, {"value", role}});
    MULIN_TRY(m_gate.type(access::Right::Write, *at));
    if (asked()) {
        MULIN_TRY_LET(before, load(type, from));
        MULIN_TRY(permit(access::Right::Write, before));
        MULIN_TRY(m_gate.fields(*at, schema::Values().link(links->links->id, role, to), &before));
    }
    if (alive) MULIN_TRY(checkLink(*at->type, *links->links, to.uid()));
    m_recorder.setLink(*links, from.uid(), to.uid(), role, alive);
    return {};
}

Result<void> Writer::remove(std::string_view type, RecordId id) {
    MULIN_TRY_LET(at, table(type));
    MULIN_TRY(m_gate.type(access::Right::Delete, *at));
    MULIN_TRY_LET(record, load(type, id));
    MULIN_TRY(permit(access::Right::Delete, record));
    const Deeper deeper(m_depth);
    if (!record.alive) return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", id.hex()}});
    if (const auto rule = m_rules.find(type); rule != m_rules.end()) MULIN_TRY(rule->second->remove(*this, record));
    // What others still need stays: the sentence names them.
    std::vector<Named> needed;
    for (const Link& link : linksTo(m_connection, m_tables, id.uid()))
        needed.push_back({m_tables.find(link.table->type->id), link.from});
    for (const Referrer& by : m_tables.referrers(type))
        if (by.required)
            for (const Uid& row : referring(m_connection, by, id.uid())) needed.push_back({by.table, row});
    if (!needed.empty()) return stillReferenced(m_connection, m_tables, m_access, record, needed);
    for (const Link& link : linksFrom(m_connection, m_tables, id.uid()))
        m_recorder.setLink(*link.table, link.from, link.to, link.role, false);
    MULIN_TRY_LET(now, load(type, id));
    m_recorder.update(now, {{aliveRegister, true, false}});
    return {};
}

Writer::Bulk::Bulk(Writer& writer, const Table& table, std::vector<int> positions)
    : m_writer(writer), m_table(table), m_positions(std::move(positions)), m_row(table.columns.size()) {
    for (const FieldDef& field : table.type->fields)
        if (const int first = table.position(field.notBefore), second = table.position(field.id);
            !field.notBefore.empty() && first >= 0 && second >= 0)
            m_orders.push_back({&field, static_cast<std::size_t>(first), static_cast<std::size_t>(second)});
    const int number = table.type->number.empty() ? -1 : table.position("number");
    if (number >= 0 && std::find(m_positions.begin(), m_positions.end(), number) == m_positions.end())
        m_numbered = static_cast<std::size_t>(number);
}

Result<Writer::Bulk> Writer::bulk(std::string_view type, const std::vector<std::string>& fields) {
    MULIN_TRY_LET(at, table(type));
    MULIN_TRY(m_gate.type(access::Right::Write, *at));
    MULIN_TRY(takesNew(*at->type));
    schema::Values wanted;
    for (const std::string& field : fields) wanted.set(field, {});
    MULIN_TRY(m_gate.fields(*at, wanted, nullptr));
    std::vector<int> positions;
    for (const std::string& field : fields) {
        const int position = at->position(field);
        if (position < 0) return makeError(ErrorCode::UnknownField, {{"type", std::string(type)}, {"field", field}});
        const Column& column = at->columns[static_cast<std::size_t>(position)];
        if (!column.field || column.def->type == FieldType::Attachment)
            return makeError(ErrorCode::ReadOnlyField, {{"type", std::string(type)}, {"field", field}});
        positions.push_back(position);
    }
    return Bulk(*this, *at, std::move(positions));
}

RecordId Writer::announce() {
    const Uid uid = m_uids.make();
    m_recorder.announce(uid);
    return RecordId(uid);
}

Result<void> Writer::Bulk::set(std::span<const schema::Value> values) {
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        const auto position = static_cast<std::size_t>(m_positions[i]);
        MULIN_TRY(schema::validate(*m_table.type, *m_table.columns[position].def, values[i], m_writer.m_today));
        m_row[position] = values[i];
    }
    for (const Order& order : m_orders)
        MULIN_TRY(schema::validateOrder(*m_table.type, *order.field, m_row[order.first], m_row[order.second]));
    return {};
}

RecordId Writer::Bulk::write(std::optional<RecordId> announced) {
    if (m_numbered) m_row[*m_numbered] = schema::Value(m_writer.nextNumber(m_table, &m_serial));
    const RecordId id = announced ? *announced : RecordId(m_writer.m_uids.make());
    m_writer.m_recorder.create(m_table, id.uid(), m_row, announced ? Identity::Announced : Identity::Fresh);
    return id;
}

Result<RecordId> Writer::Bulk::add(std::span<const schema::Value> values) {
    MULIN_TRY(set(values));
    return write();
}

} // namespace mulin::journal
