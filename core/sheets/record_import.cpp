// Rows of any other type: its fields by their headings, whom they name by number or name.
#include "core/base/text.h"
#include "core/schema/validation.h"
#include "core/sheets/import_targets.h"
#include "core/sheets/importer.h"
#include "core/sheets/twin_finder.h"

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

Result<Value> cellValue(const schema::TypeDef& type, const schema::FieldDef& field, std::string_view text, Date today) {
    auto value = schema::parse(type, field, text, today);
    if (!value && field.type == FieldType::Date) {
        // Five digits: from 1927 to 2173. Shorter ones would rather be a year.
        const std::string serial = trimmed(nfkc(text));
        if (serial.size() == 5 && serial.find_first_not_of("0123456789") == std::string::npos && serial.front() != '0')
            value = Value(Date::fromYmd(1899, 12, 30)->plusDays(std::stoi(serial)));
    }
    if (!value) return value;
    MULIN_TRY(schema::validate(type, field, *value, today));
    return value;
}

bool isMasked(const schema::FieldDef& field, std::string_view text) {
    return field.mask != schema::Mask::None && text.find("**") != std::string_view::npos;
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
    RecordImporter(journal::Writer& writer, const schema::Catalogue& catalogue, const schema::TypeDef& type,
                   const std::vector<ColumnMapping>& mapping)
        : m_writer(writer), m_type(type), m_links(writer, type), m_twins(writer, type) {
        for (Target& target : importTargets(catalogue, type))
            for (const ColumnMapping& column : mapping)
                if (column.target == target.id) {
                    m_columns.push_back({column.column, column.title, std::move(target)});
                    break;
                }
        // Places before people: who lives there is told apart by it.
        std::stable_partition(m_columns.begin(), m_columns.end(),
                              [&](const Column& column) { return column.target.link != type.person; });
        const schema::FieldDef* remark = type.field("remark");
        if (remark != nullptr && remark->isText() && !remark->derived()) m_remark = remark;
        for (const Column& column : m_columns)
            m_namesSomebody = m_namesSomebody || m_twins.names(column.target.link, column.target.role);
    }

    Result<RowOutcome> add(const Row& row) override {
        m_made.reset();
        Read read;
        MULIN_TRY(readRow(row, read));
        if (!read.left.empty()) MULIN_TRY(leaveInRemark(read));
        if (const auto twin = twinOf(read)) {
            const Values changed = m_twins.changes(*twin, read.values);
            if (changed.fields.empty() && changed.links.empty()) return RowOutcome::Duplicate;
            MULIN_TRY(m_writer.update(m_type.id, twin->id(), changed));
            if (!read.left.empty()) ++m_marked;
            return RowOutcome::Updated;
        }
        propose(read.values);
        MULIN_TRY_LET(made, m_writer.create(m_type.id, read.values));
        m_twins.take(made);
        m_made = made;
        if (!read.left.empty()) ++m_marked;
        return RowOutcome::Added;
    }

    Result<RowSight> look(const Row& row) override {
        Read read;
        MULIN_TRY(readRow(row, read));
        RowSight sight;
        if (const auto twin = twinOf(read)) {
            sight.known = *twin;
            sight.changes = m_twins.changes(*twin, read.values);
        }
        if (const Value& person = read.values.get(m_type.person); person.isUid()) sight.person = RecordId(person.uid());
        sight.values = std::move(read.values);
        sight.beside = std::move(read.beside);
        return sight;
    }

    void mean(std::optional<RecordId> person) override { m_meant = person; }
    std::vector<RecordId> namesakes() const override { return m_namesakes; }
    std::optional<RecordId> made() const override { return m_made; }

    void finish(ImportReport& report) override { report.marked = m_marked; }

private:
    struct Column {
        std::size_t column;
        std::string title;
        Target target;
    };
    struct Read {
        Values values;
        std::string number; ///< of a record that is there already
        std::vector<Clue> beside;
        std::set<std::string> found; ///< links that a cell has filled
        std::string left;            ///< what no field can take
    };

    Result<void> readRow(const Row& row, Read& read) {
        m_namesakes.clear();
        for (const Column& column : m_columns) MULIN_TRY(readCell(column, row.at(column.column), read));
        for (const Column& column : m_columns) MULIN_TRY(readLink(column, row.at(column.column), read));
        return complete(read);
    }

    std::optional<journal::Record> twinOf(Read& read) {
        auto twin = m_twins.numbered(read.number);
        // 1, 2, 3 only count the rows of the sheet.
        if (!twin && read.number.find_first_not_of("0123456789") != std::string::npos)
            read.values.set("number", Value(read.number));
        if (!twin) twin = m_twins.find(read.values);
        return twin;
    }

    Error bad(ErrorCode code, const schema::FieldDef& field, std::string_view text, const char* reason = "") const {
        return makeError(code,
                         {{"type", m_type.id}, {"field", field.id}, {"value", std::string(text)}, {"reason", reason}});
    }

    /// Nothing that stood in the sheet is lost: what is not needed to know who and when goes to the remark.
    Result<void> leave(const Column& column, std::string_view text, Read& read, const Error& why) const {
        const schema::FieldDef* own = m_type.field(column.target.link.empty() ? column.target.id : column.target.link);
        const bool needed = own == nullptr || own->required || own->id == m_type.eventDate ||
                            m_twins.names(own->id, column.target.role) ||
                            (own->id == m_type.person && isPrincipal(column.target));
        if (needed || m_remark == nullptr) return why;
        read.left += (read.left.empty() ? "" : "；") + column.title + "：" + std::string(text);
        return {};
    }

    /// As errors call it: one role of a links field is "people:visited".
    static std::string nameOf(const schema::FieldDef& link, const std::string& role) {
        return role.empty() ? link.id : link.id + ":" + role;
    }

    bool isPrincipal(const Target& target) const {
        const schema::FieldDef* person = m_type.field(m_type.person);
        return person->roles.empty() || target.role == person->roles.front().code;
    }

    /// Everything but links, which need what the rest of the row says.
    Result<void> readCell(const Column& column, const Cell& cell, Read& read) const {
        if (cell.empty() || (!column.target.link.empty() && !column.target.beside)) return {};
        const schema::FieldDef& field = *column.target.field;
        const std::string_view text = withoutApostrophe(cell.text);
        if (column.target.beside) {
            if (isSheetError(cell)) return {};
            if (field.type == FieldType::IdNumber && (cell.digitsLost || showsLostDigits(text)))
                return bad(ErrorCode::BadIdNumber, field, text, "damaged");
            if (!saysNothing(text)) read.beside.push_back({&field, std::string(text)});
            return {};
        }
        if (isSheetError(cell)) return leave(column, text, read, bad(ErrorCode::BadValue, field, text));
        if (field.id == "number" && !m_type.number.empty()) {
            read.number = trimmed(text);
            return {};
        }
        const bool words = field.type == FieldType::Text || field.type == FieldType::Note;
        if (words && saysNothing(text) && text.find_first_of("0123456789") == std::string_view::npos) return {};
        auto value = cellValue(m_type, field, text, m_writer.today());
        if (!value) return saysNothing(text) ? Result<void>() : leave(column, text, read, value.error());
        if (!value->isEmpty()) read.values.set(field.id, std::move(*value));
        return {};
    }

    Result<void> readLink(const Column& column, const Cell& cell, Read& read) {
        const Target& target = column.target;
        if (target.link.empty() || target.beside || cell.empty()) return {};
        const std::string_view text = withoutApostrophe(cell.text);
        if (isSheetError(cell)) return leave(column, text, read, bad(ErrorCode::BadValue, *target.field, text));
        if (saysNothing(text)) return {};
        return fill(*target.field, target.role, text, read, &column);
    }

    Result<void> fill(const schema::FieldDef& link, const std::string& role, std::string_view text, Read& read,
                      const Column* column) {
        const bool principal = link.id == m_type.person && (link.roles.empty() || link.roles.front().code == role);
        const std::span<const Clue> beside = principal ? std::span<const Clue>(read.beside) : std::span<const Clue>();
        const Values none;
        const Values& row = principal ? read.values : none;
        if (principal && m_meant) {
            if (link.type == FieldType::Link)
                read.values.set(link.id, Value(*m_meant));
            else
                read.values.link(link.id, role, *m_meant);
            read.found.insert(link.id);
            return {};
        }
        const auto refuse = [&](const Error& found) -> Result<void> {
            Error error = found;
            if (principal && error.code == ErrorCode::SeveralFound) m_namesakes = m_links.namesakes();
            for (auto& [name, value] : error.args)
                if (name == "field") value = nameOf(link, role);
            return column ? leave(*column, text, read, error) : error;
        };
        if (link.type == FieldType::Link) {
            const auto found = m_links.one(link, text, beside, row);
            if (!found) return refuse(found.error());
            read.values.set(link.id, Value(*found));
        } else {
            const auto found = m_links.several(link, text, beside, row);
            if (!found) return refuse(found.error());
            for (const RecordId& record : *found) read.values.link(link.id, role, record);
        }
        if (principal) read.found.insert(link.id);
        return {};
    }

    bool namesSomebody(const Read& read) const {
        return std::any_of(read.values.links.begin(), read.values.links.end(), [&](const auto& links) {
            return std::any_of(links.second.begin(), links.second.end(),
                               [&](const schema::LinkItem& item) { return m_twins.names(links.first, item.role); });
        });
    }

    /// Whom the row is about may be said by what stands beside the link alone; and nobody at all is a slip.
    Result<void> complete(Read& read) {
        if (const schema::FieldDef* about = m_type.field(m_type.person)) {
            const std::string role = about->roles.empty() ? std::string() : about->roles.front().code;
            if (!read.found.contains(about->id) && !read.beside.empty())
                MULIN_TRY(fill(*about, role, {}, read, nullptr));
            if (m_namesSomebody && !namesSomebody(read))
                return makeError(ErrorCode::Required, {{"type", m_type.id}, {"field", nameOf(*about, role)}});
        }
        return {};
    }

    /// What a new record cannot be without, as a form proposes it: what begins, begins today; what happened, happened
    /// on a day that the sheet must say.
    void propose(Values& values) const {
        for (const schema::FieldDef& field : m_type.fields)
            if (field.required && field.stored() && !(field.id == m_type.eventDate && m_type.isEvent()) &&
                values.get(field.id).isEmpty())
                if (Value value = schema::defaultValue(m_type, field, m_writer.today()); !value.isEmpty())
                    values.set(field.id, std::move(value));
    }

    Result<void> leaveInRemark(Read& read) const {
        const std::string own = read.values.get(m_remark->id).text();
        Value remark(own + (own.empty() ? "" : "\n") + read.left);
        MULIN_TRY(schema::validate(m_type, *m_remark, remark, m_writer.today()));
        read.values.set(m_remark->id, std::move(remark));
        return {};
    }

    journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    LinkFinder m_links;
    TwinFinder m_twins;
    std::vector<Column> m_columns;
    const schema::FieldDef* m_remark = nullptr;
    bool m_namesSomebody = false; ///< the sheet has a column that says whom a record is about
    std::int64_t m_marked = 0;
    std::optional<RecordId> m_made, m_meant;
    std::vector<RecordId> m_namesakes;
};

} // namespace

std::unique_ptr<RowImporter> makeRecordImporter(journal::Writer& writer, const schema::Catalogue& catalogue,
                                                const schema::TypeDef& type,
                                                const std::vector<ColumnMapping>& mapping) {
    return std::make_unique<RecordImporter>(writer, catalogue, type, mapping);
}

} // namespace mulin::sheets
