// What was decided about a list: one act. See comparison.h.
#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/sheets/comparison.h"
#include "core/sheets/import_targets.h"
#include "core/sheets/importer.h"

#include <algorithm>

namespace mulin::sheets {

using schema::Value;
using schema::Values;

namespace {

/// A row of the sheet again, as the importers take it.
class Again {
public:
    explicit Again(const KeptRow& kept) : m_kept(kept) {
        m_row.number = kept.number;
        for (std::size_t i = 0; i < kept.texts.size(); ++i) {
            Cell cell;
            cell.text = m_kept.texts[i];
            cell.kind = kept.kinds[i];
            m_row.cells.push_back(cell);
        }
    }
    Again(const Again&) = delete;
    Again& operator=(const Again&) = delete;
    const Row& row() const { return m_row; }

private:
    KeptRow m_kept;
    Row m_row;
};

/// The columns of a ledger's sheet as those of a register of persons: what stands beside the name tells who it is.
std::vector<ColumnMapping> asPersons(const schema::Catalogue& catalogue, const schema::TypeDef& type,
                                     const std::vector<ColumnMapping>& mapping) {
    std::vector<ColumnMapping> columns;
    for (const Target& target : importTargets(catalogue, type)) {
        if (target.link != type.person || type.person.empty()) continue;
        for (ColumnMapping column : mapping) {
            if (column.target != target.id) continue;
            column.target = target.beside ? target.field->id : "name";
            if (std::none_of(columns.begin(), columns.end(),
                             [&](const ColumnMapping& other) { return other.target == column.target; }))
                columns.push_back(std::move(column));
        }
    }
    return columns;
}

class Judge {
public:
    Judge(journal::Writer& writer, const schema::Catalogue& catalogue, const schema::TypeDef& type,
          const ListComparison& comparison)
        : m_writer(writer), m_type(type), m_comparison(comparison) {
        if (type.id == "person") {
            m_records = makePersonImporter(writer, comparison.mapping);
        } else {
            m_records = makeRecordImporter(writer, catalogue, type, comparison.mapping);
            m_people = makePersonImporter(writer, asPersons(catalogue, type, comparison.mapping));
        }
    }

    Result<void> keep(const std::string& source, const std::vector<ListVerdict>& verdicts) {
        Values values;
        values.set("ledger", Value(m_type.id));
        values.set("source", Value(source));
        values.set("file", Value(m_comparison.file));
        values.set("compared_on", Value(m_writer.today()));
        for (const ListOutcome outcome : {ListOutcome::Same, ListOutcome::Differing, ListOutcome::Extra})
            values.set(codeOf(outcome), Value(m_comparison.count(outcome)));
        values.set("missing",
                   Value(m_comparison.count(ListOutcome::Missing) + m_comparison.count(ListOutcome::Unknown)));
        MULIN_TRY_LET(made, m_writer.create("list_comparison", values));
        for (const ListVerdict& verdict : verdicts) MULIN_TRY(carryOut(made, verdict));
        return {};
    }

private:
    Result<void> carryOut(RecordId comparison, const ListVerdict& verdict) {
        if (verdict.row >= m_comparison.rows.size() || verdict.decision == ListDecision::Later) return {};
        const ListRow& row = m_comparison.rows[verdict.row];
        const auto can = row.decisions();
        if (std::find(can.begin(), can.end(), verdict.decision) == can.end())
            return makeError(ErrorCode::BadArgument, {{"argument", "decision"}, {"value", codeOf(verdict.decision)}});
        std::optional<RecordId> person = row.person;
        switch (verdict.decision) {
        case ListDecision::Enter:
            MULIN_TRY(enter(row, verdict, person));
            if (!verdict.fields.empty()) MULIN_TRY(adopt(row, verdict));
            break;
        case ListDecision::Leave: MULIN_TRY(leave(row, verdict)); break;
        case ListDecision::Adopt: MULIN_TRY(adopt(row, verdict)); break;
        case ListDecision::Decline:
            if (trimmed(verdict.words).empty())
                return makeError(ErrorCode::Required, {{"type", "list_verdict"}, {"field", "reason"}});
            break;
        case ListDecision::Later: break;
        }
        return note(comparison, row, verdict, person);
    }

    Result<void> enter(const ListRow& row, const ListVerdict& verdict, std::optional<RecordId>& person) {
        const Again again(row.cells);
        if (m_people && !row.person) {
            MULIN_TRY_LET(outcome, m_people->add(again.row()));
            static_cast<void>(outcome);
            person = m_people->made();
        }
        m_records->mean(m_people ? person : std::nullopt);
        MULIN_TRY_LET(outcome, m_records->add(again.row()));
        static_cast<void>(outcome);
        const auto made = m_records->made();
        if (!m_people) person = made;
        if (!m_type.ledger || !made) return {};
        MULIN_TRY_LET(record, m_writer.load(m_type.id, *made));
        if (person == std::nullopt && record.get(m_type.person).isUid())
            person = RecordId(record.get(m_type.person).uid());
        Values values;
        if (verdict.on) values.set(m_type.since, Value(*verdict.on));
        if (!verdict.why.empty() && m_type.field("entry_reason")) values.set("entry_reason", Value(verdict.why));
        addRemark(record, verdict.words, values);
        if (values.fields.empty()) return {};
        return m_writer.update(m_type.id, *made, values);
    }

    Result<void> leave(const ListRow& row, const ListVerdict& verdict) {
        MULIN_TRY_LET(record, m_writer.load(m_type.id, *row.record));
        Values values;
        values.set(m_type.until, Value(verdict.on.value_or(m_writer.today())));
        if (!verdict.why.empty() && m_type.field("exit_reason")) values.set("exit_reason", Value(verdict.why));
        addRemark(record, verdict.words, values);
        return m_writer.update(m_type.id, *row.record, values);
    }

    Result<void> adopt(const ListRow& row, const ListVerdict& verdict) {
        std::map<std::pair<std::string, Uid>, Values> changes;
        for (const ListDifference& difference : row.differences)
            if (verdict.fields.contains(difference.key()))
                changes[{difference.type, difference.record.uid()}].set(difference.field, difference.theirs);
        if (changes.empty()) return makeError(ErrorCode::Required, {{"type", "list_verdict"}, {"field", "fields"}});
        for (const auto& [record, values] : changes)
            MULIN_TRY(m_writer.update(record.first, RecordId(record.second), values));
        return {};
    }

    void addRemark(const journal::Record& record, const std::string& words, Values& values) const {
        if (trimmed(words).empty() || !m_type.field("remark")) return;
        const std::string& before = record.text("remark");
        values.set("remark", Value(before + (before.empty() ? "" : "\n") + trimmed(words)));
    }

    Result<void> note(RecordId comparison, const ListRow& row, const ListVerdict& verdict,
                      const std::optional<RecordId>& person) {
        Values values;
        values.set("comparison", Value(comparison));
        values.set("ledger", Value(m_type.id));
        if (person) values.set("person", Value(*person));
        values.set("subject", Value(row.name));
        values.set("outcome", Value(codeOf(row.outcome)));
        values.set("decision", Value(codeOf(verdict.decision)));
        if (!trimmed(verdict.words).empty()) values.set("reason", Value(trimmed(verdict.words)));
        values.set("decided_on", Value(m_writer.today()));
        values.set("mark", Value(row.mark));
        std::string fields;
        for (const std::string& field : verdict.fields) fields += (fields.empty() ? "" : ",") + field;
        if (!fields.empty() && takesFields(verdict.decision)) values.set("fields", Value(fields));
        const auto made = m_writer.create("list_verdict", values);
        return made ? Result<void>() : Result<void>(made.error());
    }

    journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    const ListComparison& m_comparison;
    std::unique_ptr<RowImporter> m_records, m_people;
};

} // namespace

Result<journal::ChangeSet> decideList(journal::Journal& journal, const access::Access& access,
                                      const ListComparison& comparison, const std::string& source,
                                      const std::vector<ListVerdict>& verdicts) {
    MULIN_TRY_LET(type, journal.catalogue().type(comparison.type));
    journal::Operation operation{
        "list.decide", {{"type", type->id}, {"file", comparison.file}}, journal::TxnKind::Change, true};
    return journal.transact(access, operation, [&](journal::Writer& writer) -> Result<void> {
        return Judge(writer, journal.catalogue(), *type, comparison).keep(source, verdicts);
    });
}

} // namespace mulin::sheets
