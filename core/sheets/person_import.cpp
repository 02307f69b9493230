// Rows of a residents' register: person, dwelling, household and residence from one row.
#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/people/address_book.h"
#include "core/people/households.h"
#include "core/people/id_number.h"
#include "core/schema/validation.h"
#include "core/sheets/importer.h"
#include "core/sheets/known_home.h"
#include "core/sheets/sheet_writer.h"

#include <algorithm>
#include <map>

namespace mulin::sheets {

namespace {

using schema::Value;
using schema::Values;

struct MappedColumn {
    std::size_t column;
    std::string title;
    const schema::FieldDef* field;
};

struct ParsedRow {
    Values own; ///< the person's own fields
    bool idValid = false;
    RowHome home;
    std::vector<std::string> marks;
    std::string leftovers; ///< what could not be read, for the remark
};

class PersonImporter final : public RowImporter {
public:
    PersonImporter(journal::Writer& writer, const std::vector<ColumnMapping>& mapping)
        : m_writer(writer)
        , m_type(*writer.tables().find("person")->type)
        , m_today(writer.today())
        , m_addresses(writer, {std::nullopt, true})
        , m_known(writer, m_addresses) {
        for (const ColumnMapping& column : mapping)
            if (const schema::FieldDef* field = m_type.field(column.target))
                m_columns.push_back({column.column, column.title, field});
        for (const char* name : {"id_kind", "id_number", "sex", "birth_date", "check", "remark", "own_grid"})
            m_fields.emplace_back(name);
        for (const MappedColumn& column : m_columns)
            if (!column.field->derived() &&
                std::find(m_fields.begin(), m_fields.end(), column.field->id) == m_fields.end())
                m_fields.push_back(column.field->id);
        m_row.resize(m_fields.size());
    }

    Result<RowOutcome> add(const Row& row) override {
        m_made.reset();
        MULIN_TRY_LET(parsed, parse(row));
        if (const auto twin = numberedTwin(parsed)) return merge(*twin, parsed);
        MULIN_TRY_LET(dwelling, m_addresses.dwelling(parsed.home.where));
        if (const auto twin = twinAt(parsed, dwelling)) return merge(*twin, parsed);
        if (!dwelling && !parsed.home.where.grid.empty()) {
            MULIN_TRY_LET(grid, m_addresses.grid(parsed.home.where.grid));
            if (grid) parsed.own.set("own_grid", Value(*grid));
        }
        MULIN_TRY(check(parsed));
        const RecordId person = m_writer.announce();
        MULIN_TRY(settle(person, parsed, dwelling));
        m_people->write(person); // last: it is derived from where it lives
        remember(person, parsed, dwelling);
        m_made = person;
        if (!parsed.marks.empty()) ++m_marked;
        return RowOutcome::Added;
    }

    Result<RowSight> look(const Row& row) override {
        MULIN_TRY_LET(parsed, parse(row));
        auto twin = numberedTwin(parsed);
        if (!twin) {
            MULIN_TRY_LET(dwelling, m_addresses.dwelling(parsed.home.where));
            twin = twinAt(parsed, dwelling);
        }
        RowSight sight;
        sight.values = parsed.own;
        if (twin) {
            MULIN_TRY_LET(said, saidOf(*twin, parsed));
            const std::string& name = parsed.own.get("name").text();
            if (name != twin->text("name") && name != twin->text("former_name")) said.set("name", Value(name));
            for (const auto& [field, value] : said.fields)
                if (!value.isEmpty() && twin->get(field) != value) sight.changes.set(field, value);
            sight.person = twin->id();
            sight.known = std::move(*twin);
        }
        return sight;
    }

    std::optional<RecordId> made() const override { return m_made; }

    void standAlone(Row& row) const override {
        if (!m_follows) return;
        for (const auto& [column, text] : m_headCells) {
            if (!row.at(column).empty()) continue;
            if (row.cells.size() <= column) row.cells.resize(column + 1);
            row.cells[column] = textCell(text);
        }
    }

    void finish(ImportReport& report) override {
        report.marked = m_marked;
        report.households = m_newHouseholds;
        report.dwellings = m_addresses.made().dwellings;
    }

private:
    Result<ParsedRow> parse(const Row& row) {
        ParsedRow parsed;
        // A row that comes back is read to its end: it may be the head of those below it.
        std::optional<Error> failed;
        const auto fail = [&](const Result<void>& done) {
            if (!done && !failed) failed = done.error();
        };
        const auto error = [&](ErrorCode code, const char* field, std::string_view value, const char* reason) {
            return makeError(code,
                             {{"type", "person"}, {"field", field}, {"value", std::string(value)}, {"reason", reason}});
        };
        for (const MappedColumn& mapped : m_columns) {
            const Cell& cell = row.at(mapped.column);
            if (cell.empty()) continue;
            const std::string_view text = withoutApostrophe(cell.text);
            const std::string& id = mapped.field->id;
            if (isMasked(*mapped.field, text)) continue;
            if (isSheetError(cell)) {
                if (id == "name")
                    fail(error(ErrorCode::BadValue, "name", text, ""));
                else
                    leaveOver(parsed, mapped, text, "value");
            } else if (id == "id_number" && text.find_first_of("0123456789") == std::string_view::npos &&
                       nfkc(text).find_first_of("0123456789") == std::string::npos) {
                if (!saysNothing(text)) leaveOver(parsed, mapped, text, "id_missing");
            } else if (id == "id_number" && saysNothing(text)) {
                continue;
            } else if (id == "id_number") {
                fail(readIdNumber(cell, text, parsed, error));
            } else if (id == "estate_name") {
                parsed.home.where.estate = text;
            } else if (id == "building") {
                const people::BuildingName name = people::buildingName(text);
                parsed.home.where.building = name.number;
                parsed.home.where.buildingName = name.name;
            } else if (id == "entrance") {
                parsed.home.where.entrance = people::entranceNumber(text);
            } else if (id == "room") {
                parsed.home.where.room = people::roomNumber(text);
            } else if (id == "address" || id == "door") {
                m_address = text;
            } else if (id == "grid_name") {
                parsed.home.where.grid = text;
            } else if (id == "book_number") {
                parsed.home.bookNumber = text;
            } else {
                fail(readField(mapped, text, parsed));
            }
        }
        if (!m_address.empty()) {
            const people::AddressParts parts = people::parseAddress(m_address);
            const auto fill = [](std::string& into, const std::string& from) {
                if (into.empty()) into = from;
            };
            if (parsed.home.where.building.empty() || !parts.scattered()) {
                fill(parsed.home.where.estate, parts.estate);
                fill(parsed.home.where.building, parts.building);
                fill(parsed.home.where.buildingName, parts.buildingName);
                fill(parsed.home.where.entrance, parts.entrance);
                fill(parsed.home.where.room, parts.room);
                if (parsed.home.where.building.empty()) fill(parsed.home.where.place, parts.place);
            }
            m_address.clear();
        }
        followHead(parsed, row);
        if (!failed && parsed.own.get("name").isEmpty()) failed = error(ErrorCode::Required, "name", "", "");
        if (failed) {
            m_hasId = false;
            return *failed;
        }
        checkIdentity(parsed);
        return parsed;
    }

    static bool saysWhere(std::string_view field) {
        constexpr std::string_view fields[] = {"estate_name", "building", "entrance",  "room",
                                               "address",     "door",     "grid_name", "book_number"};
        return std::find(std::begin(fields), std::end(fields), field) != std::end(fields);
    }

    /// A register says where a household lives in the row of its head; the rows of the others leave it empty.
    void followHead(ParsedRow& parsed, const Row& row) {
        m_follows = false;
        if (parsed.home.relation == "head") {
            m_aboveWhere = parsed.home.where;
            m_aboveNumber = parsed.home.bookNumber;
            m_headCells.clear();
            for (const MappedColumn& mapped : m_columns)
                if (saysWhere(mapped.field->id)) m_headCells.emplace_back(mapped.column, row.at(mapped.column).text);
            return;
        }
        people::AddressParts& where = parsed.home.where;
        const bool hasDoor = !where.building.empty() || !where.room.empty() || !where.place.empty();
        const bool elsewhere = (!where.estate.empty() && where.estate != m_aboveWhere.estate) ||
                               (!parsed.home.bookNumber.empty() && parsed.home.bookNumber != m_aboveNumber);
        if (parsed.home.relation.empty() || hasDoor || elsewhere) return;
        m_follows = true;
        std::string grid = std::move(where.grid);
        where = m_aboveWhere;
        if (!grid.empty()) where.grid = std::move(grid);
        parsed.home.bookNumber = m_aboveNumber;
    }

    template<class MakeError>
    Result<void> readIdNumber(const Cell& cell, std::string_view text, ParsedRow& parsed, const MakeError& error) {
        if (cell.digitsLost || showsLostDigits(text))
            return error(ErrorCode::BadIdNumber, "id_number", text, "damaged");
        const people::IdKind guessed = people::guessedKind(text);
        const people::IdKind kind = guessed == people::IdKind::None ? people::IdKind::ResidentId : guessed;
        m_id = people::checkDocument(kind, text, m_today);
        if (m_id.verdict == people::IdVerdict::Empty) return {};
        if (m_id.verdict == people::IdVerdict::Damaged)
            return error(ErrorCode::BadIdNumber, "id_number", text, "damaged");
        parsed.own.set("id_number", Value(m_id.normalised));
        parsed.own.set("id_kind", Value(people::kindCode(kind)));
        m_hasId = true;
        parsed.idValid = m_id.valid();
        if (!m_id.valid())
            parsed.marks.emplace_back("id_invalid");
        else if (m_id.doubtful)
            parsed.marks.emplace_back("value");
        return {};
    }

    Result<void> readField(const MappedColumn& mapped, std::string_view text, ParsedRow& parsed) {
        const std::string& id = mapped.field->id;
        const auto value = cellValue(m_type, *mapped.field, text, m_today);
        if (value) {
            if (id == "relation")
                parsed.home.relation = value->text();
            else if (id == "lives_since")
                parsed.home.since = *value;
            else
                parsed.own.set(id, *value);
            return {};
        }
        if (id == "name") return value.error();
        const bool known = id == "birth_date" || id == "phone" || id == "relation";
        if (!saysNothing(text)) leaveOver(parsed, mapped, text, known ? id : "value");
        return {};
    }

    /// Nothing that stood in the sheet is lost: it goes to the remark under its own heading.
    static void leaveOver(ParsedRow& parsed, const MappedColumn& mapped, std::string_view text,
                          const std::string& mark) {
        parsed.leftovers += (parsed.leftovers.empty() ? "" : "；") + mapped.title + "：" + std::string(text);
        parsed.marks.push_back(mark);
    }

    void checkIdentity(ParsedRow& parsed) {
        const bool hasId = std::exchange(m_hasId, false);
        if (!hasId) {
            if (parsed.own.get("id_kind").text() != "none") parsed.marks.emplace_back("id_missing");
        } else if (m_id.id) {
            const Value& birth = parsed.own.get("birth_date");
            const Value& sex = parsed.own.get("sex");
            const auto clash = people::clashOf(*m_id.id, birth.isNumber() ? std::optional(birth.date()) : std::nullopt,
                                               people::sexOf(sex.text()));
            if (clash) parsed.marks.emplace_back("id_clash");
            if (birth.isEmpty()) parsed.own.set("birth_date", Value(m_id.id->birth));
            if (sex.isEmpty()) parsed.own.set("sex", Value(people::sexCode(m_id.id->sex)));
        }
        if (!parsed.leftovers.empty()) {
            const std::string& remark = parsed.own.get("remark").text();
            parsed.own.set("remark", Value(remark + (remark.empty() ? "" : "\n") + parsed.leftovers));
        }
        if (parsed.marks.empty()) return;
        std::sort(parsed.marks.begin(), parsed.marks.end());
        parsed.marks.erase(std::unique(parsed.marks.begin(), parsed.marks.end()), parsed.marks.end());
        parsed.own.set("check", Value(schema::storedChoices(parsed.marks)));
    }

    /// By ID number, together with the name if the number cannot be right.
    std::optional<journal::Record> numberedTwin(const ParsedRow& parsed) {
        const Value& id = parsed.own.get("id_number");
        if (id.isEmpty()) return std::nullopt;
        auto rows = m_writer.reader().cached(
            "SELECT id FROM t_person WHERE id_number = ?1 AND alive = 1 AND (?2 OR name = ?3) LIMIT 1");
        rows->bind(1, id.text()).bind(2, std::int64_t{parsed.idValid}).bind(3, parsed.own.get("name").text());
        if (!rows->step()) return std::nullopt;
        const std::int64_t row = rows->integer(0);
        return journal::findRow(m_writer.reader(), *m_writer.tables().find("person"), row);
    }

    /// Without a number: by name in the same dwelling, and the same birth date, if both have one.
    std::optional<journal::Record> twinAt(const ParsedRow& parsed, const std::optional<RecordId>& dwelling) {
        if (!parsed.own.get("id_number").isEmpty()) return std::nullopt;
        if (!dwelling) return twinCalled(parsed);
        const journal::Table& table = *m_writer.tables().find("person");
        if (const auto here = m_here.find(hereKey(parsed, *dwelling)); here != m_here.end())
            return journal::findRecord(m_writer.reader(), table, here->second);
        auto rows = m_writer.reader().cached(
            "SELECT id, birth_date FROM t_person WHERE name = ?1 AND dwelling = ?2 AND alive = 1");
        rows->bind(1, parsed.own.get("name").text()).bind(2, dwelling->uid());
        std::optional<std::int64_t> found;
        while (rows->step()) {
            const Value& birth = parsed.own.get("birth_date");
            if (birth.isEmpty() || rows->isNull(1) || rows->integer(1) == birth.number()) found = rows->integer(0);
        }
        return found ? journal::findRow(m_writer.reader(), table, *found) : std::nullopt;
    }

    /// Neither number nor address: by name and phone; a row that says no more than an earlier sheet said is that one.
    std::optional<journal::Record> twinCalled(const ParsedRow& parsed) {
        const journal::Table& table = *m_writer.tables().find("person");
        std::vector<std::int64_t> rows;
        {
            auto called = m_writer.reader().cached("SELECT id FROM t_person WHERE name = ? AND alive = 1 ORDER BY id");
            called->bind(1, parsed.own.get("name").text());
            while (called->step()) rows.push_back(called->integer(0));
        }
        const std::string& phone = parsed.own.get("phone").text();
        const Value& birth = parsed.own.get("birth_date");
        for (const std::int64_t row : rows) {
            auto known = journal::findRow(m_writer.reader(), table, row);
            const Value& born = known->get("birth_date");
            if (!birth.isEmpty() && !born.isEmpty() && birth != born) continue;
            const bool samePhone = !phone.empty() && known->text("phone") == phone;
            const bool alike = std::all_of(parsed.own.fields.begin(), parsed.own.fields.end(), [&](const auto& field) {
                return field.second.isEmpty() || known->get(field.first) == field.second;
            });
            if (samePhone || (alike && m_called.insert(known->uid).second)) return known;
        }
        return std::nullopt;
    }

    static std::string hereKey(const ParsedRow& parsed, RecordId dwelling) {
        return std::string(dwelling.uid().view()) + parsed.own.get("name").text() + '\0' +
               std::to_string(parsed.own.get("birth_date").number());
    }

    void remember(RecordId person, const ParsedRow& parsed, const std::optional<RecordId>& dwelling) {
        if (!dwelling) m_called.insert(person.uid());
        if (dwelling && parsed.own.get("id_number").isEmpty()) m_here.emplace(hereKey(parsed, *dwelling), person.uid());
    }

    /// One number, two names: nothing is taken from the row but that it is there.
    Result<RowOutcome> noteOtherName(const journal::Record& twin, const ParsedRow& parsed) {
        const std::string note = m_type.field("name")->label.zh + "：" + parsed.own.get("name").text();
        const std::string& remark = twin.text("remark");
        Values values;
        if (remark.find(note) == std::string::npos)
            values.set("remark", Value(remark + (remark.empty() ? "" : "\n") + note));
        auto marks = schema::choicesOf(twin.text("check"));
        if (std::find(marks.begin(), marks.end(), "duplicate") == marks.end()) {
            marks.emplace_back("duplicate");
            values.set("check", Value(schema::storedChoices(marks)));
        }
        MULIN_TRY_LET(changed, updateChanged(m_writer, twin, values));
        if (changed) ++m_marked;
        return changed ? RowOutcome::Updated : RowOutcome::Duplicate;
    }

    /// What the row says of somebody known, marks and name aside.
    Result<Values> saidOf(const journal::Record& twin, const ParsedRow& parsed) {
        Values values = parsed.own;
        values.fields.erase("name");
        // A row that adds nothing must not add marks or remarks either.
        values.fields.erase("check");
        values.fields.erase("id_kind");
        if (!parsed.leftovers.empty() && twin.text("remark").find(parsed.leftovers) != std::string::npos)
            values.fields.erase("remark");
        MULIN_TRY(m_known.addChanges(twin, parsed.home, values));
        return values;
    }

    Result<RowOutcome> merge(const journal::Record& twin, const ParsedRow& parsed) {
        const std::string& name = parsed.own.get("name").text();
        if (name != twin.text("name") && name != twin.text("former_name")) return noteOtherName(twin, parsed);
        MULIN_TRY_LET(values, saidOf(twin, parsed));
        if (std::find(parsed.marks.begin(), parsed.marks.end(), "id_clash") != parsed.marks.end()) {
            auto marks = schema::choicesOf(twin.text("check"));
            if (std::find(marks.begin(), marks.end(), "id_clash") == marks.end()) {
                marks.emplace_back("id_clash");
                values.set("check", Value(schema::storedChoices(marks)));
            }
        }
        MULIN_TRY_LET(changed, updateChanged(m_writer, twin, values));
        if (changed && !parsed.marks.empty()) ++m_marked;
        return changed ? RowOutcome::Updated : RowOutcome::Duplicate;
    }

    Result<void> check(const ParsedRow& parsed) {
        if (!m_people) {
            MULIN_TRY_LET(bulk, m_writer.bulk("person", m_fields));
            m_people.emplace(std::move(bulk));
        }
        for (std::size_t i = 0; i < m_fields.size(); ++i) m_row[i] = parsed.own.get(m_fields[i]);
        return m_people->set(m_row);
    }

    struct Household {
        RecordId id;
        bool hasHead = false;
    };

    /// The household of this row: by its number, else by the head above, else the one of the dwelling.
    Result<std::optional<Household*>> household(const ParsedRow& parsed, const std::optional<RecordId>& dwelling,
                                                RecordId person) {
        std::string key;
        const bool head = parsed.home.relation == "head";
        if (!parsed.home.bookNumber.empty())
            key = "#" + parsed.home.bookNumber;
        else if (dwelling)
            key = std::string(dwelling->uid().view());
        else if (head)
            key = "@" + std::to_string(++m_homeless);
        else if (!parsed.home.relation.empty() && m_homeless)
            key = "@" + std::to_string(m_homeless);
        else
            return std::optional<Household*>{};
        // A second head in one dwelling begins a further household there.
        int& part = m_part[key];
        auto at = m_households.find(key + "/" + std::to_string(part));
        if (at != m_households.end() && head && at->second.hasHead && parsed.home.bookNumber.empty())
            at = m_households.find(key + "/" + std::to_string(++part));
        if (at == m_households.end()) {
            std::optional<RecordId> existing;
            if (part == 0) existing = existingHousehold(parsed, dwelling);
            Household made{existing.value_or(person), false};
            if (existing) {
                MULIN_TRY_LET(record, m_writer.load("household", *existing));
                made.hasHead = !record.get("head").isEmpty();
            } else {
                if (!m_newHousehold) {
                    MULIN_TRY_LET(bulk, m_writer.bulk("household", {"head", "dwelling", "kind", "book_number"}));
                    m_newHousehold.emplace(std::move(bulk));
                }
                const Value values[] = {head ? Value(person) : Value(), dwelling ? Value(*dwelling) : Value(), "family",
                                        parsed.home.bookNumber.empty() ? Value() : Value(parsed.home.bookNumber)};
                MULIN_TRY_LET(id, m_newHousehold->add(values));
                ++m_newHouseholds;
                made = {id, head};
            }
            at = m_households.emplace(key + "/" + std::to_string(part), made).first;
        }
        if (head && !at->second.hasHead) {
            MULIN_TRY(m_writer.update("household", at->second.id, Values().set("head", Value(person))));
            at->second.hasHead = true;
        }
        return std::optional<Household*>{&at->second};
    }

    std::optional<RecordId> existingHousehold(const ParsedRow& parsed, const std::optional<RecordId>& dwelling) {
        if (!parsed.home.bookNumber.empty()) {
            auto rows =
                m_writer.reader().cached("SELECT uid FROM t_household WHERE book_number = ? AND alive = 1 LIMIT 1");
            rows->bind(1, parsed.home.bookNumber);
            if (rows->step()) return RecordId(rows->uid(0));
            return std::nullopt;
        }
        if (!dwelling) return std::nullopt;
        return people::householdAt(m_writer.reader(), dwelling->uid());
    }

    Result<void> settle(RecordId person, const ParsedRow& parsed, const std::optional<RecordId>& dwelling) {
        MULIN_TRY_LET(home, household(parsed, dwelling, person));
        if (!home && !dwelling) return {};
        if (!m_residences) {
            MULIN_TRY_LET(bulk, m_writer.bulk("residence",
                                              {"person", "dwelling", "household", "relation", "since", "reason_in"}));
            m_residences.emplace(std::move(bulk));
        }
        const Value values[] = {Value(person),
                                dwelling ? Value(*dwelling) : Value(),
                                home ? Value((*home)->id) : Value(),
                                parsed.home.relation.empty() ? Value() : Value(parsed.home.relation),
                                parsed.home.since,
                                "initial"};
        const auto made = m_residences->add(values);
        if (!made) return made.error();
        return {};
    }

    journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    Date m_today;
    people::AddressBook m_addresses;
    KnownHome m_known;
    std::vector<MappedColumn> m_columns;
    std::vector<std::string> m_fields;
    std::vector<Value> m_row;
    std::optional<journal::Writer::Bulk> m_people, m_newHousehold, m_residences;
    std::unordered_map<std::string, Household> m_households;
    std::unordered_map<std::string, int> m_part;
    std::unordered_map<std::string, Uid> m_here;
    std::unordered_set<Uid> m_called; ///< a row of this sheet is this person, known by the name alone
    people::IdCheck m_id;
    bool m_hasId = false;
    std::string m_address;
    people::AddressParts m_aboveWhere; ///< of the last row that was a head
    std::string m_aboveNumber;
    std::vector<std::pair<std::size_t, std::string>> m_headCells; ///< where it lives, as its row says
    bool m_follows = false;                                       ///< the row at hand lives with it
    std::optional<RecordId> m_made;
    std::int64_t m_homeless = 0, m_marked = 0, m_newHouseholds = 0;
};

} // namespace

std::unique_ptr<RowImporter> makePersonImporter(journal::Writer& writer, const std::vector<ColumnMapping>& mapping) {
    return std::make_unique<PersonImporter>(writer, mapping);
}

} // namespace mulin::sheets
