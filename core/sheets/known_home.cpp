#include "core/sheets/known_home.h"

#include "core/people/households.h"

namespace mulin::sheets {

using people::AddressParts;
using schema::Value;
using schema::Values;

namespace {

/// 友谊里 and 友谊里小区 are one.
std::string_view bare(std::string_view estate) {
    constexpr std::string_view suffix = "小区";
    if (estate.size() > suffix.size() && estate.ends_with(suffix)) estate.remove_suffix(suffix.size());
    return estate;
}

/// The address that a row asks for, over the one that is. A row may say less than is known: the estate alone, the
/// building without the room.
AddressParts over(const AddressParts& now, const AddressParts& row) {
    AddressParts parts = now;
    parts.grid = row.grid;
    const auto take = [](std::string& into, const std::string& from) {
        if (!from.empty()) into = from;
    };
    if (!row.place.empty()) {
        if (people::addressText(now).find(bare(row.place)) != std::string::npos) return parts;
        return row;
    }
    const bool otherHouse = !row.building.empty() && row.building != now.building;
    const bool otherEstate = !row.estate.empty() && !now.estate.empty() && bare(row.estate) != bare(now.estate);
    if (otherHouse || (otherEstate && !row.building.empty())) {
        parts = row;
        if (parts.estate.empty()) parts.estate = now.estate;
        return parts;
    }
    if (otherEstate || now.estate.empty()) take(parts.estate, row.estate);
    take(parts.entrance, row.entrance);
    take(parts.room, row.room);
    return parts;
}

} // namespace

Result<void> KnownHome::addChanges(const journal::Record& person, const RowHome& row, Values& values) {
    const auto open = people::openResidence(m_writer.reader(), m_writer.tables(), person.uid);
    const Uid dwelling = open ? open->get("dwelling").uid() : Uid{};
    const Uid household = open ? open->get("household").uid() : Uid{};
    MULIN_TRY(addAddress(person, dwelling, row.where, values));
    if (!row.bookNumber.empty()) MULIN_TRY(addBookNumber(person.uid, household, row, values));
    if (!row.relation.empty() && (!open || open->text("relation") != row.relation))
        values.set("relation", Value(row.relation));
    if (!row.since.isEmpty() && (!open || open->get("since") != row.since)) values.set("lives_since", row.since);
    return {};
}

Result<void> KnownHome::addAddress(const journal::Record& person, const Uid& dwelling, const AddressParts& row,
                                   Values& values) {
    if (row.empty()) {
        if (row.grid.empty() || !dwelling.isNull() || !person.get("own_grid").isEmpty()) return {};
        MULIN_TRY_LET(grid, m_addresses.grid(row.grid));
        if (grid) values.set("own_grid", Value(*grid));
        return {};
    }
    MULIN_TRY_LET(now, people::addressOf(m_writer, dwelling));
    MULIN_TRY_LET(wanted, m_addresses.dwelling(over(now, row)));
    if (wanted && wanted->uid() != dwelling) values.set("dwelling", Value(*wanted));
    return {};
}

/// The head's row, or that of somebody living alone, renumbers the household; any other one with a number of its own
/// says that he belongs to the household of that number.
Result<void> KnownHome::addBookNumber(const Uid& person, const Uid& household, const RowHome& row, Values& values) {
    std::optional<journal::Record> home;
    if (!household.isNull()) {
        MULIN_TRY_LET(record, m_writer.load("household", RecordId(household)));
        if (record.text("book_number") == row.bookNumber) return {};
        home = std::move(record);
    }
    {
        auto rows = m_writer.reader().cached(
            "SELECT uid FROM t_household WHERE book_number = ? AND alive = 1 ORDER BY id LIMIT 1");
        rows->bind(1, row.bookNumber);
        if (rows->step()) {
            values.set("household", Value(rows->uid(0)));
            return {};
        }
    }
    bool renumbers = !home || home->text("book_number").empty() || home->get("head").uid() == person;
    if (!renumbers) {
        auto others = m_writer.reader().cached("SELECT 1 FROM t_residence WHERE household = ? AND person <> ? AND "
                                               "until IS NULL AND alive = 1 LIMIT 1");
        others->bind(1, household).bind(2, person);
        renumbers = !others->step();
    }
    if (renumbers) {
        values.set("book_number", Value(row.bookNumber));
        return {};
    }
    Values own;
    own.set("kind", "family").set("book_number", Value(row.bookNumber)).set("dwelling", home->get("dwelling"));
    MULIN_TRY_LET(made, m_writer.create("household", own));
    values.set("household", Value(made));
    return {};
}

} // namespace mulin::sheets
