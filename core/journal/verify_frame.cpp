#include "core/journal/verify_frame.h"

#include "core/journal/recorder.h"

#include <set>

namespace mulin::journal {

namespace {

/// Kind and name of everything in a file; indexes as they are made.
std::set<std::string> schemaOf(const db::Reader& reader) {
    std::set<std::string> all;
    auto rows = reader.prepare("SELECT type, name, CASE type WHEN 'table' THEN '' ELSE coalesce(sql, '') END"
                               " FROM sqlite_schema");
    while (rows.step())
        all.insert(std::string(rows.text(0)) + " " + std::string(rows.text(1)) + " " + std::string(rows.text(2)));
    return all;
}

std::string nameOf(const std::string& line) {
    const auto from = line.find(' ') + 1;
    return line.substr(from, line.find(' ', from) - from);
}

} // namespace

void find(Verdict& verdict, const char* what, std::string where) {
    if (verdict.findings.size() < 100) verdict.findings.push_back({what, std::move(where)});
}

void checkSchema(const db::Reader& file, const db::Reader& rebuilt, Verdict& verdict) {
    const auto has = schemaOf(file), wanted = schemaOf(rebuilt);
    for (const std::string& line : has)
        if (!wanted.contains(line)) find(verdict, "schema", nameOf(line));
    for (const std::string& line : wanted)
        if (!has.contains(line)) find(verdict, "schema", nameOf(line));
    if (file.integer("PRAGMA user_version") != db::formatVersion) find(verdict, "schema", "version");
}

void checkNames(const db::Reader& file, const schema::Catalogue& catalogue, Verdict& verdict) {
    std::map<Uid, std::string> names;
    for (const schema::TypeDef* type : catalogue.types()) {
        names[type->uid] = type->id;
        for (const schema::FieldDef& field : type->fields) names[field.uid] = type->id + "." + field.id;
    }
    auto definitions = file.prepare("SELECT uid, name FROM definition");
    while (definitions.step())
        if (const auto known = names.find(definitions.uid(0));
            known != names.end() && known->second != definitions.text(1))
            find(verdict, "name", "definition " + known->second);
    auto streams = file.prepare("SELECT s.uid, d.uid, s.unit, s.compartment FROM stream s"
                                " LEFT JOIN device d ON d.idx = s.device");
    while (streams.step()) {
        const bool whole =
            !streams.isNull(1) && streams.uid(0) == streamUid(streams.uid(1), streams.uid(2), streams.text(3));
        if (!whole) find(verdict, "name", "stream " + streams.uid(0).hex());
    }
    auto own = file.prepare(
        "SELECT d.idx, u.value, (SELECT value FROM meta WHERE key = 'dseq'), (SELECT value FROM meta WHERE key = "
        "'hlc'),"
        " (SELECT coalesce(max(t.dseq), 0) FROM txn t JOIN stream s ON s.id = t.stream WHERE s.device = d.idx),"
        " (SELECT coalesce(max(hlc), 0) FROM txn)"
        " FROM meta m JOIN device d ON d.idx = m.value JOIN meta u ON u.key = 'unit' WHERE m.key = 'device'");
    if (!own.step()) return find(verdict, "name", "device");
    if (own.blob(1).size() != 16) find(verdict, "name", "unit");
    if (own.isNull(2) || own.integer(2) != own.integer(4)) find(verdict, "name", "dseq");
    if (own.isNull(3) || own.integer(3) < own.integer(5)) find(verdict, "name", "clock");
}

} // namespace mulin::journal
