#include "core/sheets/twin_finder.h"
#include "core/journal/rows.h"

#include <algorithm>

namespace mulin::sheets {

using journal::Record;
using schema::FieldType;
using schema::Value;
using schema::Values;

namespace {

std::map<std::string, std::set<RecordId>> byRole(const std::vector<schema::LinkItem>& items) {
    std::map<std::string, std::set<RecordId>> roles;
    for (const schema::LinkItem& item : items) roles[item.role].insert(item.to);
    return roles;
}

std::size_t size(const Values& values) { return values.fields.size() + values.links.size(); }

} // namespace

TwinFinder::TwinFinder(const journal::Writer& writer, const schema::TypeDef& type)
    : m_writer(writer), m_type(type), m_table(*writer.tables().find(type.id)) {}

const schema::FieldDef* TwinFinder::linksOf(const std::string& field) const {
    const schema::FieldDef* found = m_type.field(field);
    return found != nullptr && found->type == FieldType::Links ? found : nullptr;
}

bool TwinFinder::names(const std::string& link, const std::string& role) const {
    const schema::FieldDef* field = linksOf(link);
    if (field == nullptr || (!field->roles.empty() && field->roles.front().code != role)) return false;
    return std::any_of(m_type.naturalKeys.begin(), m_type.naturalKeys.end(),
                       [&](const Key& key) { return std::find(key.begin(), key.end(), link) != key.end(); });
}

TwinFinder::Roles TwinFinder::rolesOf(const Record& record, const std::string& field) const {
    Roles roles;
    const journal::Table* links = m_writer.tables().links(m_type.id, field);
    for (const journal::Link& link : journal::linksFrom(m_writer.reader(), m_writer.tables(), record.uid))
        if (link.table == links) roles[link.role].insert(RecordId(link.to));
    return roles;
}

std::vector<Record> TwinFinder::select(const std::string& condition, const std::vector<Value>& values) const {
    std::vector<std::int64_t> ids;
    {
        auto rows = m_writer.reader().cached("SELECT id FROM " + m_table.name + " WHERE alive = 1" + condition +
                                             " ORDER BY id");
        int index = 1;
        for (const Value& value : values) {
            if (value.isNumber())
                rows->bind(index, value.number());
            else if (value.isUid())
                rows->bind(index, value.uid());
            else if (value.isText())
                rows->bind(index, value.text());
            ++index;
        }
        while (rows->step()) ids.push_back(rows->integer(0));
    }
    std::vector<Record> found;
    for (const std::int64_t id : ids)
        if (auto record = journal::findRow(m_writer.reader(), m_table, id)) found.push_back(std::move(*record));
    return found;
}

std::optional<Record> TwinFinder::numbered(const std::string& number) const {
    if (number.empty()) return std::nullopt;
    auto found = select(" AND \"number\" = ?", {Value(number)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool TwinFinder::isFilled(const Key& key, const Values& row) const {
    bool links = false, any = false;
    for (const std::string& id : key) {
        const schema::FieldDef* field = linksOf(id);
        if (field == nullptr) {
            any = any || !row.get(id).isEmpty();
            continue;
        }
        if (!links) any = false; // then the links decide
        links = true;
        const auto items = row.links.find(id);
        any = any || (items != row.links.end() &&
                      std::any_of(items->second.begin(), items->second.end(),
                                  [&](const schema::LinkItem& item) { return names(id, item.role); }));
    }
    return any;
}

std::vector<Record> TwinFinder::candidates(const Key& key, const Values& row) const {
    std::string condition;
    std::vector<Value> values;
    bool links = false;
    for (const std::string& id : key) {
        if (linksOf(id)) {
            links = true;
            continue;
        }
        condition += " AND \"" + id + "\" IS ?";
        values.push_back(row.get(id));
    }
    if (m_type.ledger && !m_type.until.empty()) condition += " AND \"" + m_type.until + "\" IS NULL";
    if (!links) return select(condition, values);
    std::vector<Record> found;
    for (const auto& [field, items] : row.links) {
        if (std::find(key.begin(), key.end(), field) == key.end()) continue;
        const auto first = std::find_if(items.begin(), items.end(),
                                        [&, id = field](const schema::LinkItem& item) { return names(id, item.role); });
        if (first == items.end()) continue;
        std::vector<Value> bound = values;
        bound.emplace_back(first->to);
        bound.emplace_back(static_cast<std::int64_t>(m_writer.tables().links(m_type.id, field)->index));
        bound.emplace_back(first->role);
        for (Record& record : select(condition + " AND uid IN (SELECT src FROM " + m_table.in("link") +
                                         " WHERE dst = ? AND field = ? AND role = ? AND alive = 1)",
                                     bound))
            if (std::none_of(found.begin(), found.end(), [&](const Record& one) { return one.uid == record.uid; }))
                found.push_back(std::move(record));
    }
    return found;
}

bool TwinFinder::areApart(const Key& key, const Record& record, const Values& row) const {
    for (const std::string& field : m_type.keptApart) {
        const Value &ours = row.get(field), &theirs = record.get(field);
        if (!ours.isEmpty() && !theirs.isEmpty() && ours != theirs) return true;
    }
    for (const auto& [field, items] : row.links) {
        if (std::find(key.begin(), key.end(), field) == key.end()) continue;
        const Roles known = rolesOf(record, field);
        for (const auto& [role, said] : byRole(items))
            if (const auto at = known.find(role); at != known.end() && at->second != said) return true;
    }
    return false;
}

/// Without a key: those that are alike in every filled cell.
std::vector<Record> TwinFinder::alike(const Values& row) const {
    // Without what every record must say, a row says too little to be one that is there.
    for (const schema::FieldDef& field : m_type.fields)
        if (field.required && field.stored() && field.defaultText.empty() && row.get(field.id).isEmpty()) return {};
    std::string condition;
    std::vector<Value> values;
    for (const auto& [field, value] : row.fields) {
        if (value.isEmpty() || m_type.field(field)->type == FieldType::Note) continue;
        condition += " AND \"" + field + "\" = ?";
        values.push_back(value);
    }
    if (values.empty()) return {};
    // A link leads to few rows; a long table without an index among these fields would be read whole for every row.
    for (const auto& [field, items] : row.links) {
        condition +=
            " AND uid IN (SELECT src FROM " + m_table.in("link") + " WHERE dst = ? AND field = ? AND alive = 1)";
        values.emplace_back(items.front().to);
        values.emplace_back(static_cast<std::int64_t>(m_writer.tables().links(m_type.id, field)->index));
    }
    std::vector<Record> found = select(condition, values);
    std::erase_if(found, [&](const Record& record) { return size(changes(record, row)) > 0; });
    return found;
}

Values TwinFinder::changes(const Record& record, const Values& row) const {
    Values changed;
    for (const auto& [field, value] : row.fields) {
        const Value& known = record.get(field);
        if (value.isEmpty() || known == value) continue;
        if (m_type.field(field)->type == FieldType::Note && known.text().find(value.text()) != std::string::npos)
            continue;
        changed.set(field, value);
    }
    for (const auto& [field, items] : row.links) {
        Roles roles = rolesOf(record, field);
        const Roles before = roles;
        for (auto& [role, said] : byRole(items)) roles[role] = said;
        if (roles == before) continue;
        auto& whole = changed.links[field];
        for (const auto& [role, records] : roles)
            for (const RecordId& to : records) whole.push_back({role, to});
    }
    return changed;
}

std::optional<Record> TwinFinder::find(const Values& row) {
    std::vector<Record> found;
    bool filled = false;
    for (const Key& key : m_type.naturalKeys) {
        if (!isFilled(key, row)) continue;
        filled = true;
        found = candidates(key, row);
        std::erase_if(found, [&](const Record& record) { return areApart(key, record, row); });
        if (!found.empty()) break;
    }
    if (!filled) found = alike(row);
    const Record* best = nullptr;
    std::size_t least = 0;
    for (const Record& record : found) {
        const std::size_t differences = size(changes(record, row));
        if (differences > 0 && m_type.isEvent() && m_taken.contains(record.uid)) continue;
        if (best != nullptr && differences >= least) continue;
        best = &record;
        least = differences;
    }
    if (best == nullptr) return std::nullopt;
    take(best->id());
    return *best;
}

} // namespace mulin::sheets
