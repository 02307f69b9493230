#include "core/sheets/comparison.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/people/address_parts.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "core/sheets/import_targets.h"
#include "core/sheets/importer.h"
#include "core/sheets/ledger_column.h"
#include "core/sheets/sheet_table.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace mulin::sheets {

using schema::Value;

namespace {

constexpr std::size_t markDigits = 32;
const std::string apart[] = {"door", "address", "id_number"};

class Comparer {
public:
    Comparer(journal::Writer& writer, const schema::Catalogue& catalogue, const schema::TypeDef& type,
             const std::vector<ColumnMapping>& mapping)
        : m_writer(writer)
        , m_type(type)
        , m_eyes(type.id == "person" ? makePersonImporter(writer, mapping)
                                     : makeRecordImporter(writer, catalogue, type, mapping))
        , m_mapping(mapping)
        , m_targets(importTargets(catalogue, type))
        , m_ledgers(catalogue, writer.access(), type, mapping) {
        for (const ColumnMapping& column : mapping)
            for (const Target& target : m_targets)
                if (target.id == column.target && isName(target)) m_nameColumns.push_back(column.column);
        for (const std::string& id : apart)
            for (const ColumnMapping& column : mapping)
                for (const Target& target : m_targets)
                    if (target.id == column.target && target.field->id == id && isOfPerson(target))
                        m_apart.emplace_back(column.column, target.field);
    }

    /// `meant`: whom it is about, if several are called so.
    Result<ListRow> look(const Row& row, std::optional<RecordId> meant) {
        ListRow found{KeptRow(row), ListOutcome::Unread, {}, {}, {}};
        for (const std::size_t column : m_nameColumns)
            if (found.name.empty()) found.name = trimmed(found.cells.at(column));
        found.beside = besideIn(found.cells);
        if (const auto belongs = m_ledgers.check(row); !belongs) {
            found.error = belongs.error();
            found.mark = markOf(found);
            return found;
        }
        m_eyes->mean(std::nullopt);
        auto sight = m_eyes->look(row);
        if (!sight && sight.error().code == ErrorCode::SeveralFound) {
            found.namesakes = namesakes();
            if (meant && isAmong(found.namesakes, *meant)) {
                m_eyes->mean(meant);
                sight = m_eyes->look(row);
            }
        }
        if (!sight) {
            if (endsImport(sight.error().code)) return sight.error();
            const bool nobody = sight.error().code == ErrorCode::NoneFound && saysPerson(sight.error());
            found.outcome = nobody ? ListOutcome::Unknown : ListOutcome::Unread;
            if (!nobody) found.error = sight.error();
        } else {
            if (!mayBeSeen(*sight)) {
                found.error = makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", m_type.id}});
                found.mark = markOf(found);
                return found;
            }
            found.person = sight->person;
            if (sight->known) {
                found.record = sight->known->id();
                m_seen.insert(sight->known->uid);
                addDifferences(*sight, row, found);
            }
            if (sight->person) addBeside(*sight, found);
            if (found.beside.empty() && sight->person) found.beside = besideOf(*sight->person);
            found.outcome = !sight->known               ? (sight->person ? ListOutcome::Missing : ListOutcome::Unknown)
                            : found.differences.empty() ? ListOutcome::Same
                                                        : ListOutcome::Differing;
        }
        if (!found.record && m_type.ledger) {
            if (const Value since = theirs(row, m_type.since); since.isNumber()) found.since = since.date();
            if (const Value why = theirs(row, "entry_reason"); why.isText()) found.why = why.text();
        }
        found.mark = markOf(found);
        return found;
    }

    /// Ours that no row of theirs spoke of. A row that cannot be told may have spoken of whoever is called so.
    Result<std::vector<ListRow>> extras(const std::vector<ListRow>& theirs) {
        std::set<std::string> unread;
        for (const ListRow& row : theirs)
            if (row.outcome == ListOutcome::Unread && !row.name.empty()) unread.insert(searchKey(row.name));
        records::Query query;
        query.type = m_type.id;
        if (m_type.id == "person")
            query.where = "presence = here";
        else if (!m_type.until.empty())
            query.where = m_type.until + " is empty";
        MULIN_TRY_LET(ours,
                      records::list(m_writer.reader(), m_writer.tables(), m_writer.access(), query, m_writer.today()));
        std::vector<ListRow> rows;
        for (const journal::Record& record : ours) {
            if (m_seen.contains(record.uid)) continue;
            ListRow row{{}, ListOutcome::Extra, {}, {}, record.id()};
            if (m_type.id == "person") {
                row.person = record.id();
                row.name = record.text("name");
            } else {
                if (const Value& person = record.get(m_type.person); person.isUid())
                    row.person = RecordId(person.uid());
                row.name = record.text("person_name");
            }
            if (unread.contains(searchKey(row.name))) continue;
            row.beside = besideOf(record, m_type);
            row.mark = markOf(row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    /// What was decided about the same statements before; the last word counts.
    Result<void> addBefore(std::vector<ListRow>& rows) {
        if (m_writer.tables().find("list_verdict") == nullptr ||
            !m_writer.access().allows(access::Right::Read, "list_verdict"))
            return {};
        records::Query query;
        query.type = "list_verdict";
        query.sort = "decided_on";
        MULIN_TRY_LET(all,
                      records::list(m_writer.reader(), m_writer.tables(), m_writer.access(), query, m_writer.today()));
        std::unordered_map<std::string, ListRow::Before> known;
        for (const journal::Record& record : all)
            if (record.text("ledger") == m_type.id)
                known[record.text("mark")] = {record.text("decision"), record.text("reason"),
                                              record.get("decided_on").isNumber()
                                                  ? std::optional(record.get("decided_on").date())
                                                  : std::nullopt};
        for (ListRow& row : rows)
            if (const auto at = known.find(row.mark); at != known.end()) row.before = at->second;
        return {};
    }

private:
    bool isName(const Target& target) const {
        if (m_type.id == "person") return target.id == "name";
        if (target.link != m_type.person || m_type.person.empty()) return false;
        return !target.beside || target.field->id == "name";
    }

    bool isOfPerson(const Target& target) const {
        return m_type.id == "person" ? !target.beside : target.beside && target.link == m_type.person;
    }

    std::vector<Namesake> namesakes() const {
        std::vector<Namesake> all;
        for (const RecordId& person : m_eyes->namesakes()) {
            const auto record = readable("person", person.uid());
            if (!record) continue;
            Namesake one{person, record->text("name"), {}, isEnrolled(person), birthOf(*record)};
            for (const std::string& said : allBeside(*record, record->type()))
                one.beside += (one.beside.empty() ? "" : " · ") + said;
            all.push_back(std::move(one));
        }
        return all;
    }

    static bool isAmong(const std::vector<Namesake>& namesakes, RecordId person) {
        return std::any_of(namesakes.begin(), namesakes.end(),
                           [&](const Namesake& one) { return one.person == person; });
    }

    bool isEnrolled(RecordId person) const {
        if (!m_type.ledger) return false;
        auto rows = m_writer.reader().cached("SELECT 1 FROM " + m_writer.tables().find(m_type.id)->name + " WHERE \"" +
                                             m_type.person + "\" = ? AND \"" + m_type.until +
                                             "\" IS NULL AND alive = 1 LIMIT 1");
        rows->bind(1, person.uid());
        return rows->step();
    }

    std::string besideIn(const KeptRow& cells) const {
        for (const auto& [column, field] : m_apart)
            if (const std::string said = trimmed(cells.at(column)); !said.empty())
                return schema::masked(field->mask, said);
        return {};
    }
    std::vector<std::string> allBeside(const journal::Record& record, const schema::TypeDef& type) const {
        std::vector<std::string> all;
        for (const std::string& id : apart) {
            const schema::FieldDef* field = type.field(id);
            if (field == nullptr || record.withholds(id)) continue;
            if (id == "address" && !all.empty()) continue; // the door says it shorter
            if (const std::string& said = record.text(id); !said.empty())
                all.push_back(schema::masked(field->mask, said));
        }
        return all;
    }
    std::string besideOf(const journal::Record& record, const schema::TypeDef& type) const {
        const auto all = allBeside(record, type);
        return all.empty() ? std::string() : all.front();
    }
    std::string besideOf(const RecordId& person) const {
        const auto record = readable("person", person.uid());
        return record ? besideOf(*record, record->type()) : std::string();
    }

    static std::optional<Date> birthOf(const journal::Record& person) {
        const Value birth = person.get("birth_date");
        return birth.isNumber() ? std::optional(birth.date()) : std::nullopt;
    }

    bool saysPerson(const Error& error) const {
        const std::string field = error.arg("field");
        return field.substr(0, field.find(':')) == m_type.person;
    }

    std::optional<journal::Record> readable(const std::string& type, const Uid& uid) const {
        return records::find(m_writer.reader(), m_writer.tables(), m_writer.access(), type, uid);
    }
    /// The import finds twins all over the office; whoever compares sees those within reach.
    bool mayBeSeen(const RowSight& sight) const {
        return (!sight.known || readable(m_type.id, sight.known->uid)) &&
               (!sight.person || readable("person", sight.person->uid()));
    }

    /// The cell as it stands, for who looks at both.
    std::string cellOf(const Row& row, const std::string& target) const {
        for (const ColumnMapping& column : m_mapping)
            if (column.target == target) return std::string(row.at(column.column).text);
        return {};
    }

    Value theirs(const Row& row, const std::string& id) const {
        const schema::FieldDef* field = m_type.field(id);
        if (field == nullptr) return {};
        const auto value = cellValue(m_type, *field, cellOf(row, id), m_writer.today());
        return value ? *value : Value();
    }

    void addDifferences(const RowSight& sight, const Row& row, ListRow& found) const {
        const auto ours = readable(m_type.id, sight.known->uid);
        for (const auto& [field, value] : sight.changes.fields)
            if (!ours->withholds(field))
                found.differences.push_back(
                    {m_type.id, ours->id(), field, cellOf(row, field), value, ours->get(field)});
    }

    /// A phone that is another one: it only helps the import to find somebody, but it is news.
    void addBeside(const RowSight& sight, ListRow& found) const {
        const auto person = readable("person", sight.person->uid());
        found.birth = birthOf(*person);
        for (const Clue& clue : sight.beside) {
            const schema::FieldDef* field = person->type().field(clue.field->id);
            if (field == nullptr || !field->stored() || field->id == "name" || field->id == "id_number" ||
                person->withholds(field->id))
                continue;
            const auto value = cellValue(person->type(), *field, clue.text, m_writer.today());
            if (!value || value->isEmpty() || *value == person->get(field->id) || isMasked(*field, clue.text)) continue;
            found.differences.push_back({"person", person->id(), field->id, clue.text, *value, person->get(field->id)});
        }
    }

    /// The same person and the same statement: the same mark, in whatever order a list comes.
    std::string markOf(const ListRow& row) const {
        Hasher hasher;
        hasher.add(m_type.id).add("\n").add(codeOf(row.outcome)).add("\n");
        if (row.person) {
            hasher.add(row.person->uid().view());
        } else {
            for (const ColumnMapping& column : m_mapping)
                if (!column.target.empty()) hasher.add(searchKey(row.cells.at(column.column))).add("\n");
        }
        for (const ListDifference& difference : row.differences)
            hasher.add("\n").add(difference.key()).add("=").add(searchKey(difference.theirText));
        return hexOf(hasher.finish()).substr(0, markDigits);
    }

    journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    std::unique_ptr<RowImporter> m_eyes;
    const std::vector<ColumnMapping>& m_mapping;
    std::vector<Target> m_targets;
    LedgerColumn m_ledgers;
    std::vector<std::size_t> m_nameColumns;
    std::vector<std::pair<std::size_t, const schema::FieldDef*>> m_apart; ///< columns of theirs, the best first
    std::unordered_set<Uid> m_seen;
};

} // namespace

const char* codeOf(ListOutcome outcome) {
    switch (outcome) {
    case ListOutcome::Same: return "same";
    case ListOutcome::Differing: return "differing";
    case ListOutcome::Missing: return "missing";
    case ListOutcome::Unknown: return "unknown";
    case ListOutcome::Extra: return "extra";
    case ListOutcome::Unread: return "unread";
    }
    return "";
}

const char* codeOf(ListDecision decision) {
    switch (decision) {
    case ListDecision::Later: return "later";
    case ListDecision::Enter: return "enter";
    case ListDecision::Leave: return "leave";
    case ListDecision::Adopt: return "adopt";
    case ListDecision::Decline: return "decline";
    }
    return "";
}

std::vector<ListDecision> ListRow::decisions() const {
    switch (outcome) {
    case ListOutcome::Differing: return {ListDecision::Later, ListDecision::Adopt, ListDecision::Decline};
    case ListOutcome::Missing:
    case ListOutcome::Unknown: return {ListDecision::Later, ListDecision::Enter, ListDecision::Decline};
    case ListOutcome::Extra:
        // Who lives here is no matter of a list: moving out is said in the person's own file.
        if (record == person) return {ListDecision::Later, ListDecision::Decline};
        return {ListDecision::Later, ListDecision::Leave, ListDecision::Decline};
    case ListOutcome::Same:
    case ListOutcome::Unread: break;
    }
    return {};
}

std::int64_t ListComparison::count(ListOutcome outcome) const {
    return std::count_if(rows.begin(), rows.end(), [&](const ListRow& row) { return row.outcome == outcome; });
}

bool isComparable(const schema::TypeDef& type) {
    return !type.sealed() && !type.abstract && (type.ledger || type.id == "person");
}

Result<ListComparison> compareList(journal::Journal& journal, const access::Access& access,
                                   const CompareRequest& request, Progress& progress) {
    MULIN_TRY_LET(type, journal.catalogue().type(request.type));
    if (type->sealed()) // what is decided would stand outside of the vault
        return makeError(ErrorCode::BadArgument, {{"argument", "type"}, {"value", request.type}});
    if (!access.allows(access::Right::Import, request.type))
        return makeError(ErrorCode::Denied, {{"operation", "import"}, {"type", request.type}});
    ImportRequest reading;
    reading.path = request.path;
    reading.type = request.type;
    reading.map = request.map;
    reading.sheet = request.sheet;
    MULIN_TRY_LET(table, SheetTable::open(journal.catalogue(), *type, reading));
    MULIN_TRY(checkSaysWhom(journal.catalogue(), *type, table.mapping(), request.path));
    ListComparison comparison;
    comparison.type = type->id;
    comparison.file = request.path.substr(request.path.find_last_of("/\\") + 1);
    comparison.mapping = table.mapping();
    const auto body = [&](journal::Writer& writer) -> Result<void> {
        Comparer comparer(writer, journal.catalogue(), *type, table.mapping());
        Row row;
        for (;;) {
            MULIN_TRY_LET(more, table.next(row));
            if (!more) break;
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            progress.report(table.reader().position(), table.reader().size());
            const auto meant = request.meant.find(row.number);
            MULIN_TRY_LET(
                found, comparer.look(row, meant == request.meant.end() ? std::nullopt : std::optional(meant->second)));
            comparison.rows.push_back(std::move(found));
        }
        if (comparison.rows.empty()) return makeError(ErrorCode::SheetEmpty, {{"path", request.path}});
        MULIN_TRY_LET(ours, comparer.extras(comparison.rows));
        std::move(ours.begin(), ours.end(), std::back_inserter(comparison.rows));
        return comparer.addBefore(comparison.rows);
    };
    const journal::Operation operation{"list.decide", {{"type", type->id}}, journal::TxnKind::Change, true};
    MULIN_TRY_LET(nothing, journal.rehearse(access, operation, body));
    static_cast<void>(nothing);
    return comparison;
}

} // namespace mulin::sheets
