#include "core/journal/horizon.h"
#include "core/journal/rows.h"

#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::journal {

schema::Value readValue(const db::Statement& row, int column, const Column& def) {
    if (row.isNull(column)) return {};
    if (row.isInteger(column)) return row.integer(column);
    const bool uid = def.def ? def.def->type == schema::FieldType::Link : def.name != "role";
    if (uid) return row.uid(column);
    return row.text(column);
}

Record readRecord(const db::Statement& row, const Table& table, const Uid& uid) {
    Record record;
    record.table = &table;
    record.uid = uid;
    record.row = row.integer(0);
    record.alive = row.integer(1) != 0;
    record.created = row.integer(2);
    if (!row.isNull(3)) record.clock = RowClock::decode(row.blob(3));
    record.head = row.integer(4);
    record.values.reserve(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        record.values.push_back(readValue(row, firstValueColumn + static_cast<int>(i), table.columns[i]));
    return record;
}

std::optional<Record> findRecord(const db::Reader& reader, const Table& table, const Uid& uid) {
    auto row = reader.cached(table.selectByUid());
    row->bind(1, uid);
    if (!row->step()) return std::nullopt;
    return readRecord(*row, table, uid);
}

std::optional<Record> findRow(const db::Reader& reader, const Table& table, std::int64_t id) {
    auto row = reader.cached(table.selectByRow());
    row->bind(1, id);
    if (!row->step()) return std::nullopt;
    return readRecord(*row, table, row->uid(firstValueColumn + static_cast<int>(table.columns.size())));
}

schema::Values Record::toValues() const {
    schema::Values out;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].isEmpty()) out.fields.emplace(table->columns[i].name, values[i]);
    return out;
}

namespace {

std::vector<Link> readLinks(const db::Reader& reader, const Tables& tables, const char* end, const Uid& uid) {
    std::vector<Link> links;
    for (const std::string_view place : places(reader)) {
        auto rows = reader.cached("SELECT field, src, dst, role FROM " + std::string(place) + "link WHERE " + end +
                                  " = ? AND alive = 1 ORDER BY id");
        rows->bind(1, uid);
        while (rows->step())
            if (const Table* table = tables.byIndex(rows->integer(0)))
                links.push_back({rows->uid(1), rows->uid(2), std::string(rows->text(3)), table});
    }
    return links;
}

} // namespace

std::vector<Link> linksFrom(const db::Reader& reader, const Tables& tables, const Uid& from) {
    return readLinks(reader, tables, "src", from);
}

std::vector<Link> linksTo(const db::Reader& reader, const Tables& tables, const Uid& to) {
    return readLinks(reader, tables, "dst", to);
}

std::vector<Named> namedBy(const db::Reader& reader, const Tables& tables, const Record& record) {
    std::vector<Named> found;
    const auto look = [&](const schema::FieldDef& field, const Uid& uid) {
        for (const auto& table : tables.all()) {
            if (table->links) continue;
            if (!field.targets.empty() &&
                std::find(field.targets.begin(), field.targets.end(), table->type->id) == field.targets.end())
                continue;
            if (!findRecord(reader, *table, uid)) continue;
            found.push_back({table.get(), uid});
            return;
        }
    };
    const Table& table = *record.table;
    if (table.links) {
        look(*table.links, record.values[static_cast<std::size_t>(table.positionOf(linkTo))].uid());
        return found;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].field && record.values[i].isUid()) look(*table.columns[i].def, record.values[i].uid());
    return found;
}

Error stillReferenced(const db::Reader& reader, const Tables& tables, const access::Access& access,
                      const Record& record, const std::vector<Named>& by) {
    constexpr std::size_t most = 3;
    std::string zh, en; // titles hold choices: the window takes those of its language
    const auto add = [](std::string& titles, const char* comma, const std::string& title, const std::string& label) {
        titles += (titles.empty() ? "" : comma) + (title.empty() ? label : title);
    };
    for (std::size_t i = 0; i < std::min(most, by.size()); ++i) {
        const schema::TypeDef& type = *by[i].table->type;
        const auto other = readable(reader, tables, access, *by[i].table, by[i].row);
        const auto title = [&](schema::Language language) {
            return other ? schema::fillPattern(type.title, type, other->toValues(), language) : std::string();
        };
        add(zh, "、", title(schema::Language::Zh), type.label.zh);
        add(en, ", ", title(schema::Language::En), type.label.en);
    }
    return makeError(ErrorCode::StillReferenced, {{"type", record.type().id},
                                                  {"id", record.uid.hex()},
                                                  {"count", std::to_string(by.size())},
                                                  {"holders", zh},
                                                  {"holders.en", en}});
}

std::vector<Uid> referring(const db::Reader& reader, const Referrer& by, const Uid& to, bool alive) {
    std::vector<Uid> found;
    auto rows =
        reader.cached("SELECT uid FROM " + by.table->name + " WHERE \"" + by.column->name + "\" = ? AND alive = ?");
    rows->bind(1, to).bind(2, alive ? 1 : 0);
    while (rows->step()) found.push_back(rows->uid(0));
    return found;
}

Uid linkUid(const Table& links, const Uid& from, const Uid& to, std::string_view role) {
    std::string name(links.uid.view());
    name += from.view();
    name += to.view();
    name += role;
    return Uid::named("link", name);
}

} // namespace mulin::journal
