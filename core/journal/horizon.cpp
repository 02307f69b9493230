#include "core/journal/horizon.h"

#include "core/journal/rows.h"

namespace mulin::journal {

using access::Reach;
using schema::FieldDef;
using schema::FieldType;

namespace {

bool leadsTo(const FieldDef* field, std::string_view type) {
    return field && (field->type == FieldType::Link || field->type == FieldType::Links) &&
           std::find(field->targets.begin(), field->targets.end(), type) != field->targets.end();
}

/// The column that says in which unit a record lies.
const Column* placeOf(const Table& table) {
    for (const char* name : {"grid", "unit"})
        if (const Column* column = table.column(name); column && leadsTo(column->def, "unit")) return column;
    return nullptr;
}

std::string setOf(const std::vector<Uid>& units) {
    std::string set;
    for (const Uid& unit : units) set += (set.empty() ? "(x'" : ",x'") + unit.hex() + "'";
    return set.empty() ? "()" : set + ")";
}

/// Is one of the people whom the record is about in one of the units?
std::string ofPeople(const Tables& tables, const Table& table, const std::string& set, const std::string& alias) {
    const FieldDef* field = table.type->field(table.type->person);
    const Table* people = tables.find("person");
    if (!people || !people->column("grid") || !leadsTo(field, "person")) return {};
    const std::string there = " p WHERE p.\"grid\" IN " + set + " AND p.uid = ";
    if (field->type == FieldType::Link)
        return "EXISTS(SELECT 1 FROM " + people->name + there + alias + ".\"" + field->id + "\")";
    const Table* links = tables.links(table.type->id, field->id);
    const std::string role = field->roles.empty() ? "" : " AND k.role = '" + field->roles.front().code + "'";
    return "EXISTS(SELECT 1 FROM " + table.in("link") + " k JOIN " + people->name + there +
           "k.dst AND k.src = " + alias +
           ".uid AND k.alive = 1 AND k.field = " + std::to_string(links ? links->index : -1) + role + ")";
}

std::string ownRows(const Tables& tables, const Table& table, const std::vector<Uid>& units, const std::string& alias) {
    if (units.empty()) return "0";
    const std::string set = setOf(units);
    if (table.type->id == "unit") return alias + ".uid IN " + set;
    const Column* place = placeOf(table);
    const std::string people = place && place->def->derived() ? std::string() : ofPeople(tables, table, set, alias);
    if (!place) return people.empty() ? "0" : people;
    const std::string column = alias + ".\"" + place->name + "\"";
    if (people.empty()) return column + " IN " + set;
    return "(" + column + " IN " + set + " OR (" + column + " IS NULL AND " + people + "))";
}

} // namespace

Horizon::Horizon(const Tables& tables, const Table& table, const access::Access& access, access::Right right)
    : m_table(&table)
    , m_access(&access)
    , m_right(right)
    , m_reach(access.reach(right, table.type->id))
    , m_tables(&tables) {
    m_differs = m_reach == Reach::Office && !access.units().empty() &&
                access.withheld(right, type(), Reach::Office) != access.withheld(right, type(), Reach::Own);
}

std::string Horizon::within(const std::string& alias) const {
    if (m_reach == Reach::Office) return {};
    return m_reach == Reach::None ? "0" : ownRows(*m_tables, *m_table, m_access->units(), alias);
}

bool Horizon::hides(std::string_view field) const {
    return m_reach == Reach::None || !m_access->allowsField(m_right, type(), field, m_differs ? Reach::Own : m_reach);
}

std::string Horizon::seen(const FieldDef& field, const std::string& sql, const std::string& alias) const {
    if (hides(field.id)) return "NULL";
    if (!m_differs || m_access->allowsField(m_right, type(), field.id, Reach::Office)) return sql;
    return "CASE WHEN " + ownRows(*m_tables, *m_table, m_access->units(), alias) + " THEN " + sql + " END";
}

std::string Horizon::shows(const FieldDef& field, const std::string& alias) const {
    if (hides(field.id)) return "0";
    const std::string sql = seen(field, "1", alias);
    return sql == "1" ? std::string() : sql + " IS NOT NULL";
}

bool Horizon::own(const db::Reader& reader, std::int64_t row) const {
    auto found = reader.cached("SELECT 1 FROM " + m_table->name + " t WHERE t.id = ? AND " +
                               ownRows(*m_tables, *m_table, m_access->units(), "t"));
    found->bind(1, row);
    return found->step();
}

bool Horizon::covers(const db::Reader& reader, std::int64_t row) const {
    return m_reach == Reach::Office || (m_reach == Reach::Own && own(reader, row));
}

bool Horizon::trim(const db::Reader& reader, Record& record) const {
    if (!covers(reader, record.row)) return false;
    const Reach there = m_reach == Reach::Own || (m_differs && own(reader, record.row)) ? Reach::Own : Reach::Office;
    const access::Fields& withheld = m_access->withheld(m_right, type(), there);
    if (withheld.empty()) return true;
    record.withheld.assign(withheld.begin(), withheld.end());
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (withheld.contains(m_table->columns[i].name)) record.values[i] = {};
    return true;
}

std::optional<Record> readable(const db::Reader& reader, const Tables& tables, const access::Access& access,
                               const Table& table, const Uid& uid) {
    auto record = findRecord(reader, table, uid);
    if (record && !Horizon(tables, table, access).trim(reader, *record)) record.reset();
    return record;
}

bool audits(const access::Access& access, const Table& table) {
    return access.allows(access::Right::Audit, "") && !table.sealed;
}

Error denied(std::string_view operation, std::string_view type) {
    return makeError(ErrorCode::Denied, {{"operation", std::string(operation)}, {"type", std::string(type)}});
}

} // namespace mulin::journal
