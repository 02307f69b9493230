// Search terms of many rows, made on a thread beside the writing.
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Value;

namespace {

constexpr int many = 6000; // several batches, and some that are left over

void fill(TempJournal& journal) {
    journal.run("fill", [](Writer& writer) -> Result<void> {
        MULIN_TRY_LET(folk, writer.bulk("folk", {"name", "born"}));
        for (int i = 0; i < many + 7; ++i) {
            const Value row[] = {"王" + std::to_string(i), Date{i % 20000}};
            MULIN_TRY(folk.add(row));
        }
        return {};
    });
}

} // namespace

TEST_CASE("terms of many rows are those of each row") {
    TempJournal journal;
    fill(journal);
    REQUIRE(journal.verify().sound()); // computes all anew
    journal.run("rename", [](Writer& writer) -> Result<void> {
        std::vector<RecordId> rows;
        {
            auto all = writer.reader().cached("SELECT uid FROM t_folk WHERE id % 2 = 0");
            while (all->step()) rows.emplace_back(all->uid(0));
        }
        for (const RecordId& row : rows) MULIN_TRY(writer.update("folk", row, schema::Values().set("name", "单秀兰")));
        return {};
    });
    CHECK(journal.verify().sound());
}

TEST_CASE("an act given up midway leaves no terms, and its thread ends") {
    TempJournal journal;
    const auto refused =
        journal->transact(journal.access(), {"fill", {}, TxnKind::Change, true}, [](Writer& writer) -> Result<void> {
            MULIN_TRY_LET(folk, writer.bulk("folk", {"name"}));
            for (int i = 0; i < many; ++i) {
                const Value row[] = {"王" + std::to_string(i)};
                MULIN_TRY(folk.add(row));
            }
            return makeError(ErrorCode::Cancelled);
        });
    CHECK_FALSE(refused);
    CHECK(journal->reader().integer("SELECT count(*) FROM term_block") == 0);
    fill(journal);
    CHECK(journal.verify().sound());
}
