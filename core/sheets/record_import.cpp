// Rows of any other type: its fields by their headings, the person by ID number or name.
#include "core/base/text.h"
#include "core/people/id_number.h"
#include "core/schema/validation.h"
#include "core/sheets/importer.h"

#include <algorithm>

namespace mulin::sheets {

using schema::FieldType;
using schema::Value;
using schema::Values;

Result<bool> updateChanged(journal::Writer& writer, const journal::Record& record, const Values& values) {
    Values changed;
    for (const auto& [field, value] : values.fields)
        if (!value.isEmpty() && record.get(field) != value) changed.set(field, value); // an empty cell erases nothing
    if (changed.fields.empty()) return false;
    MULIN_TRY(writer.update(record.type().id, record.id(), changed));
    return true;
}

bool isSheetError(const Cell& cell) {
    static constexpr std::string_view errors[] = {"#N/A",    "#REF!",  "#VALUE!", "#NAME?",
                                                  "#DIV/0!", "#NULL!", "#NUM!",   "#SPILL!"};
    return cell.kind == CellKind::Error ||
           std::find(std::begin(errors), std::end(errors), cell.text) != std::end(errors);
}

bool saysNothing(std::string_view text) {
    static constexpr std::string_view words[] = {"无",   "暂无", "没有", "不详", "未知", "不清楚", "不知道", "空",
                                                 "未填", "略",   "N/A",  "n/a",  "NA",   "NULL",   "null",   "none"};
    const std::string plain = trimmed(nfkc(text));
    return plain.find_first_not_of("0-/\\.*_?") == std::string::npos || plain == "—" || plain == "——" ||
           std::find(std::begin(words), std::end(words), plain) != std::end(words);
}

namespace {

class RecordImporter final : public RowImporter {
public:
    RecordImporter(journal::Writer& writer, const schema::TypeDef& type, const std::vector<ColumnMapping>& mapping)
        : m_writer(writer), m_type(type) {
        for (const ColumnMapping& column : mapping)
            if (const schema::FieldDef* field = type.field(column.target)) m_columns.push_back({column.column, field});
    }

    Result<RowOutcome> add(const Row& row) override {
        Values values;
        std::string name, idNumber;
        for (const auto& [column, field] : m_columns) {
            const Cell& cell = row.at(column);
            if (cell.empty()) continue;
            const std::string_view text = withoutApostrophe(cell.text);
            if (isSheetError(cell))
                return makeError(ErrorCode::BadValue,
                                 {{"type", m_type.id}, {"field", field->id}, {"value", std::string(text)}});
            if (!m_type.person.empty() && field->id == "person_name") {
                name = text;
            } else if (!m_type.person.empty() && field->derived() && field->id == "id_number") {
                if (cell.digitsLost || showsLostDigits(text))
                    return makeError(ErrorCode::BadIdNumber, {{"type", m_type.id},
                                                              {"field", field->id},
                                                              {"value", std::string(text)},
                                                              {"reason", "damaged"}});
                if (!saysNothing(text)) idNumber = people::normalisedIdNumber(text);
            } else if (field->type == FieldType::Link) {
                MULIN_TRY_LET(target, linkTarget(*field, text));
                values.set(field->id, Value(target));
            } else {
                MULIN_TRY_LET(value, schema::parse(m_type, *field, text, m_writer.today()));
                values.set(field->id, std::move(value));
            }
        }
        const schema::FieldDef* about = m_type.field(m_type.person);
        if (about != nullptr && values.get(m_type.person).isEmpty() &&
            (about->required || !name.empty() || !idNumber.empty())) {
            MULIN_TRY_LET(person, personOf(name, idNumber));
            values.set(m_type.person, Value(person));
        }
        if (const auto twin = findTwin(values)) {
            MULIN_TRY_LET(changed, updateChanged(m_writer, *twin, values));
            return changed ? RowOutcome::Updated : RowOutcome::Duplicate;
        }
        schema::fillDefaults(m_type, values, m_writer.today(), true);
        MULIN_TRY(m_writer.create(m_type.id, values));
        return RowOutcome::Added;
    }

private:
    Result<RecordId> personOf(const std::string& name, const std::string& idNumber) {
        const auto unknown = [&](ErrorCode code) {
            return makeError(
                code, {{"type", "person"}, {"field", m_type.person}, {"id", idNumber.empty() ? name : idNumber}});
        };
        std::vector<Uid> found;
        auto rows = m_writer.reader().cached(
            idNumber.empty() ? "SELECT uid FROM t_person WHERE name = ? AND alive = 1 LIMIT 2"
                             : "SELECT uid FROM t_person WHERE id_number = ? AND alive = 1 LIMIT 2");
        rows->bind(1, idNumber.empty() ? name : idNumber);
        while (rows->step()) found.push_back(rows->uid(0));
        if (found.size() == 1) return RecordId(found.front());
        return unknown(found.empty() ? ErrorCode::LinkTarget : ErrorCode::AmbiguousId);
    }

    /// A link cell names its target by the field that titles or numbers it.
    Result<RecordId> linkTarget(const schema::FieldDef& field, std::string_view text) {
        for (const std::string& target : field.targets) {
            const journal::Table* table = m_writer.tables().find(target);
            for (const char* column : {"name", "number", "code", "short"}) {
                if (!table || table->position(column) < 0) continue;
                auto rows = m_writer.reader().prepare("SELECT uid FROM " + table->name + " WHERE \"" + column +
                                                      "\" = ? AND alive = 1 LIMIT 2");
                rows.bind(1, text);
                if (!rows.step()) continue;
                const RecordId id(rows.uid(0));
                if (rows.step())
                    return makeError(ErrorCode::AmbiguousId, {{"type", target}, {"id", std::string(text)}});
                return id;
            }
        }
        return makeError(ErrorCode::LinkTarget, {{"type", m_type.id}, {"field", field.id}, {"id", std::string(text)}});
    }

    std::optional<journal::Record> findTwin(const Values& values) {
        if (m_type.naturalKey.empty()) return std::nullopt;
        const journal::Table& table = *m_writer.tables().find(m_type.id);
        std::string sql = "SELECT id FROM " + table.name + " WHERE alive = 1";
        bool any = false;
        for (const std::string& field : m_type.naturalKey) {
            sql += " AND \"" + field + "\" IS ?";
            any = any || !values.get(field).isEmpty();
        }
        if (!any) return std::nullopt;
        if (m_type.ledger && !m_type.until.empty()) sql += " AND \"" + m_type.until + "\" IS NULL";
        auto rows = m_writer.reader().prepare(sql + " LIMIT 1");
        int index = 1;
        for (const std::string& field : m_type.naturalKey) {
            const Value& value = values.get(field);
            if (value.isNumber())
                rows.bind(index, value.number());
            else if (value.isUid())
                rows.bind(index, value.uid());
            else if (value.isText())
                rows.bind(index, value.text());
            ++index;
        }
        return rows.step() ? journal::findRow(m_writer.reader(), table, rows.integer(0)) : std::nullopt;
    }

    journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    std::vector<std::pair<std::size_t, const schema::FieldDef*>> m_columns;
};

} // namespace

std::unique_ptr<RowImporter> makeRecordImporter(journal::Writer& writer, const schema::TypeDef& type,
                                                const std::vector<ColumnMapping>& mapping) {
    return std::make_unique<RecordImporter>(writer, type, mapping);
}

} // namespace mulin::sheets
