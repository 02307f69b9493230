// The price of the journal: persons through Writer::Bulk against a prepared INSERT into a table of the same layout,
// with the same indexes, both in one transaction, CPU time. Search terms are left out on both sides.
#include "tests/bench/bench.h"

#include "core/base/pinyin.h"
#include "core/journal/applier.h"

#include <algorithm>
#include <filesystem>

namespace mulin::bench {

namespace {

using schema::Value;

const std::vector<std::string> fields{"name",         "id_kind",      "id_number",          "sex",
                                      "birth_date",   "phone",        "registered_address", "residence_status",
                                      "contact_name", "contact_phone"};

std::vector<std::array<Value, 10>> registerOf(std::int64_t rows) {
    std::vector<std::array<Value, 10>> all;
    all.reserve(static_cast<std::size_t>(rows));
    for (std::int64_t i = 0; i < rows; ++i) {
        const Row row = rowAt(i);
        all.push_back({row.name, "resident_id", row.idNumber, row.sex == "男" ? "male" : "female", row.birth, row.phone,
                       row.registered, row.status == "人户一致" ? "both" : "here_only", row.contact, row.contactPhone});
    }
    return all;
}

double journalled(const std::string& path, const std::vector<std::array<Value, 10>>& rows) {
    const auto office = newOffice(path);
    journal::Journal& journal = *must("journal", office->journal());
    const double start = cpuSeconds();
    journal::Operation operation;
    operation.id = "import";
    operation.deriveSearch = false;
    must("insert",
         journal.transact(access::Access::full(std::nullopt), operation, [&](journal::Writer& writer) -> Result<void> {
             MULIN_TRY_LET(bulk, writer.bulk("person", fields));
             for (const auto& row : rows) MULIN_TRY(bulk.add(row));
             return {};
         }));
    return cpuSeconds() - start;
}

/// The same columns and indexes, the sort key at hand, the same settings of the connection.
double raw(const std::string& path, const std::string& like, const std::vector<std::array<Value, 10>>& rows,
           const std::vector<std::string>& sortKeys) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    const auto reader = must("open", db::Reader::open(like));
    auto connection = must("create", db::Connection::create(path));
    std::vector<std::string> ddl;
    {
        auto found = reader->prepare(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 't_person' AND sql IS NOT NULL ORDER BY type DESC, name");
        while (found.step()) ddl.emplace_back(found.text(0));
    }
    for (const std::string& sql : ddl) connection->execute(sql);
    UidMaker uids{Environment{}};
    const double start = cpuSeconds();
    {
        db::Connection::Transaction transaction(*connection);
        std::string sql = "INSERT INTO t_person(uid, alive, rv, jhead, sort_key", marks = "?,1,?,?,?";
        for (const std::string& field : fields) {
            sql += ", \"" + field + "\"";
            marks += ",?";
        }
        auto insert = connection->prepareWrite(sql + ") VALUES(" + marks + ")");
        std::int64_t entry = 0;
        std::size_t at = 0;
        for (const auto& row : rows) {
            insert.bind(1, uids.make()).bind(2, 1).bind(3, ++entry).bindTextView(4, sortKeys[at++]);
            for (std::size_t i = 0; i < row.size(); ++i) journal::bindValue(insert, static_cast<int>(5 + i), row[i]);
            insert.runAgain();
        }
        transaction.commit();
    }
    return cpuSeconds() - start;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

void insertBench(const std::string& folder, std::int64_t count, Results& results) {
    const auto rows = registerOf(count);
    std::vector<std::string> sortKeys;
    sortKeys.reserve(rows.size());
    for (const auto& row : rows) sortKeys.push_back(nameSortKey(row[0].text()));
    std::vector<double> ours, theirs, ratios;
    for (int turn = 0; turn < 5; ++turn) { // in turn, so that a busy machine is busy for both
        ours.push_back(journalled(folder + "/insert.mulin", rows));
        theirs.push_back(raw(folder + "/raw.mulin", folder + "/insert.mulin", rows, sortKeys));
        ratios.push_back(ours.back() / theirs.back());
    }
    results.set("rows", static_cast<double>(count));
    results.set("journalled_cpu_seconds", median(ours));
    results.set("raw_cpu_seconds", median(theirs));
    results.set("ratio", median(ratios));
}

void saveBench(const std::string& path, std::int64_t times, Results& results) {
    const auto office = openOffice(path, Office::Mode::Write);
    journal::Journal* journal = must("journal", office->journal());
    const double cpu = cpuSeconds(), wall = wallSeconds();
    for (std::int64_t i = 0; i < times; ++i) {
        const Row row = rowAt(i * 7919);
        must("save",
             journal->transact(
                 access::Access::full({}), {"person.add", {}}, [&](journal::Writer& writer) -> Result<void> {
                     MULIN_TRY(writer.create("person", schema::Values().set("name", row.name).set("phone", row.phone)));
                     return {};
                 }));
    }
    results.set("save_ms", (wallSeconds() - wall) * 1000 / static_cast<double>(times));
    results.set("save_cpu_ms", (cpuSeconds() - cpu) * 1000 / static_cast<double>(times));
}

} // namespace mulin::bench
