#include "core/journal/tables.h"

#include <algorithm>
#include <set>

namespace mulin::journal {

const char* const fileDdl = R"sql(
-- local facts of this file on this device: never exchanged
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
-- small numbers of types and fields in this file; journal and wire know the 128-bit uid
CREATE TABLE definition(idx INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE device(idx INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE stream(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, device INTEGER NOT NULL REFERENCES device(idx),
  unit BLOB NOT NULL, compartment TEXT NOT NULL, seq INTEGER NOT NULL DEFAULT 0, head BLOB NOT NULL);
CREATE TABLE epoch(id INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE txn(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, stream INTEGER NOT NULL REFERENCES stream(id),
  seq INTEGER NOT NULL, dseq INTEGER NOT NULL, hlc INTEGER NOT NULL, wall INTEGER NOT NULL, user BLOB,
  kind INTEGER NOT NULL, operation TEXT NOT NULL, args BLOB, undoes BLOB, action BLOB NOT NULL, epoch INTEGER, entries INTEGER NOT NULL,
  first_entry INTEGER NOT NULL, last_entry INTEGER NOT NULL, hash BLOB NOT NULL, UNIQUE(stream, seq));
CREATE INDEX txn_action ON txn(action);
CREATE INDEX txn_undoes ON txn(undoes) WHERE undoes IS NOT NULL;
-- unjournalled, see journal::local()
CREATE TABLE local_draft(id INTEGER PRIMARY KEY, type TEXT NOT NULL, record BLOB, body BLOB NOT NULL, saved INTEGER NOT NULL);
CREATE TABLE local_setting(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
)sql";

const char* const rowsDdl = R"sql(
-- patch NULL and leaf set: the payload was lawfully erased, the commitment stays
-- tbl 0: an entry of a vault, see vault.h
CREATE TABLE entry(id INTEGER PRIMARY KEY, txn INTEGER NOT NULL, tbl INTEGER NOT NULL, row BLOB NOT NULL,
  op INTEGER NOT NULL, prev INTEGER, salt BLOB, patch BLOB, leaf BLOB);
-- registers with more than one causal maximum: all of them
CREATE TABLE sibling(tbl INTEGER NOT NULL, row BLOB NOT NULL, reg INTEGER NOT NULL, txn INTEGER NOT NULL,
  value BLOB NOT NULL, PRIMARY KEY(tbl, row, reg, txn)) WITHOUT ROWID;
CREATE TABLE link(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, field INTEGER NOT NULL, alive INTEGER NOT NULL,
  rv INTEGER NOT NULL, cv BLOB, jhead INTEGER NOT NULL, src BLOB NOT NULL, dst BLOB NOT NULL, role TEXT NOT NULL);
CREATE INDEX link_src ON link(src, field);
CREATE INDEX link_dst ON link(dst, field);
)sql";

namespace {

std::string quoted(std::string_view name) {
    std::string out = "\"";
    out += name;
    return out + '"';
}

bool hasName(const schema::TypeDef& type) {
    return std::any_of(type.fields.begin(), type.fields.end(),
                       [](const auto& field) { return field.search == schema::SearchKind::Name && field.stored(); });
}

} // namespace

std::vector<std::string_view> places(const db::Reader& reader) {
    return reader.hasSealed() ? std::vector<std::string_view>{"", "sealed."} : std::vector<std::string_view>{""};
}

std::string schemaShape(const schema::Catalogue& catalogue) {
    std::string shape = "layout 5\n";
    for (const schema::TypeDef* type : catalogue.types()) {
        Hasher hasher;
        const auto add = [&](std::string_view text) { hasher.add(text).add(std::string_view("\0", 1)); };
        for (const schema::FieldDef& field : type->fields) {
            if (!field.derived() && field.search == schema::SearchKind::None) continue;
            add(field.id);
            add(std::to_string(static_cast<int>(field.search)));
            add(field.pattern);
            for (const schema::Facade& facade : field.facades)
                add(facade.link + "/" + facade.viaType + "/" + facade.viaField + "/" + facade.take +
                    (facade.last ? "/last/" : "/") + facade.is + "/" + facade.gives);
        }
        shape += type->id + " " + hexOf(hasher.finish()) + "\n";
    }
    return shape;
}

bool derivesOtherwise(const std::string& before, const std::string& now, const std::set<std::string>& fresh) {
    const std::string lines = "\n" + before;
    std::size_t line = 0;
    for (std::size_t end; (end = now.find('\n', line)) != std::string::npos; line = end + 1) {
        const std::string one = now.substr(line, end + 1 - line);
        if (!fresh.contains(one.substr(0, one.find(' '))) && lines.find("\n" + one) == std::string::npos) return true;
    }
    return false;
}

Tables Tables::load(const db::Reader& reader, const schema::Catalogue& catalogue) {
    Tables tables;
    auto read = reader.prepare("SELECT idx, uid FROM definition");
    while (read.step()) {
        tables.m_fieldUids[read.integer(0)] = read.uid(1);
        tables.m_fieldIndexes[read.uid(1)] = read.integer(0);
    }
    for (const DefinitionIndex reserved : {aliveRegister, linkFrom, linkTo, linkRole}) {
        const Uid uid = Uid::named("reserved", std::to_string(reserved));
        tables.m_fieldUids[reserved] = uid;
        tables.m_fieldIndexes[uid] = reserved;
    }
    const auto keep = [&](std::unique_ptr<Table> table) {
        for (std::size_t i = 0; i < table->columns.size(); ++i) {
            Column& column = table->columns[i];
            column.uid = tables.fieldUid(column.field);
            if (column.def && column.def->search == schema::SearchKind::Name)
                table->names.push_back(static_cast<int>(i));
        }
        table->makeStatements();
        tables.m_byIndex[table->index] = table.get();
        tables.m_byUid[table->uid] = table.get();
        tables.m_tables.push_back(std::move(table));
    };
    for (const schema::TypeDef* type : catalogue.types()) {
        auto table = std::make_unique<Table>();
        table->index = tables.fieldIndex(type->uid);
        table->uid = type->uid;
        table->sealed = type->sealed();
        table->name = (table->sealed ? "sealed." : "") + type->table();
        table->type = type;
        table->sortKey = hasName(*type);
        std::map<std::string, DefinitionIndex> groups;
        for (const schema::FieldDef& field : type->fields) {
            const DefinitionIndex number = field.derived() ? 0 : tables.fieldIndex(field.uid);
            if (field.type == schema::FieldType::Links) {
                auto links = std::make_unique<Table>();
                links->index = number;
                links->uid = field.uid;
                links->sealed = table->sealed;
                links->name = links->in("link");
                links->type = type;
                links->links = &field;
                links->columns = {{"src", linkFrom, linkFrom, nullptr},
                                  {"dst", linkTo, linkTo, nullptr},
                                  {"role", linkRole, linkRole, nullptr}};
                keep(std::move(links));
                continue;
            }
            DefinitionIndex reg = number;
            if (number && !field.group.empty()) reg = groups.try_emplace(field.group, number).first->second;
            table->columns.push_back({field.id, number, reg, &field});
        }
        tables.m_byType.emplace(type->id, table.get());
        keep(std::move(table));
    }
    tables.noteReferrers();
    tables.m_sourcesFirst = Derivation::make(tables);
    return tables;
}

void Tables::noteReferrers() {
    for (const auto& table : m_tables) {
        if (table->links) continue;
        for (const Column& column : table->columns) {
            if (!column.def || !column.field || column.def->type != schema::FieldType::Link) continue;
            const Referrer referrer{table.get(), &column, column.def->required};
            const auto& targets = column.def->targets;
            for (const auto& [type, target] : m_byType)
                if (targets.empty() || std::find(targets.begin(), targets.end(), type) != targets.end())
                    m_referrers[type].push_back(referrer);
        }
    }
}

const std::vector<Referrer>& Tables::referrers(std::string_view typeId) const {
    static const std::vector<Referrer> none;
    const auto at = m_referrers.find(typeId);
    return at == m_referrers.end() ? none : at->second;
}

const Column* Table::column(std::string_view columnName) const {
    const int at = position(columnName);
    return at < 0 ? nullptr : &columns[static_cast<std::size_t>(at)];
}

int Table::position(std::string_view columnName) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == columnName) return static_cast<int>(i);
    return -1;
}

int Table::positionOf(DefinitionIndex field) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].field == field && field != 0) return static_cast<int>(i);
    return -1;
}

void Table::makeStatements() {
    m_columns = "id, alive, rv, cv, jhead";
    for (const Column& column : columns) m_columns += ", " + quoted(column.name);
    m_byUid = "SELECT " + m_columns + " FROM " + name + " WHERE uid = ?";
    m_byRow = "SELECT " + m_columns + ", uid FROM " + name + " WHERE id = ?";
}

const Table* Tables::find(std::string_view typeId) const {
    const auto at = m_byType.find(typeId);
    return at == m_byType.end() ? nullptr : at->second;
}

const Table* Tables::byIndex(DefinitionIndex index) const {
    const auto at = m_byIndex.find(index);
    return at == m_byIndex.end() ? nullptr : at->second;
}

const Table* Tables::byUid(const Uid& uid) const {
    const auto at = m_byUid.find(uid);
    return at == m_byUid.end() ? nullptr : at->second;
}

const Table* Tables::links(std::string_view typeId, std::string_view field) const {
    const Table* table = find(typeId);
    const schema::FieldDef* def = table ? table->type->field(field) : nullptr;
    return def && def->type == schema::FieldType::Links ? byUid(def->uid) : nullptr;
}

Uid Tables::fieldUid(DefinitionIndex field) const {
    const auto at = m_fieldUids.find(field);
    return at == m_fieldUids.end() ? Uid{} : at->second;
}

DefinitionIndex Tables::fieldIndex(const Uid& uid) const {
    const auto at = m_fieldIndexes.find(uid);
    return at == m_fieldIndexes.end() ? 0 : at->second;
}

} // namespace mulin::journal
