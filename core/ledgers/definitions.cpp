#include "core/ledgers/definitions.h"

#include "core/db/exception.h"
#include "core/journal/patch.h"
#include "core/journal/rows.h"
#include "core/journal/writer.h"
#include "core/records/setting.h"

#include <algorithm>
#include <functional>
#include <map>

namespace mulin::ledgers {

namespace {

using journal::Record;
using journal::Writer;
using schema::FieldDefinition;
using schema::LedgerDefinition;
using schema::TypeDef;
using schema::Value;
using schema::Values;

/// Rows of a type that the file may know less of than the program, or not at all: without Tables, which need to know
/// all types first.
struct Row {
    Uid uid;
    bool alive = true;
    std::int64_t head = 0; ///< its last entry
    Values values;
};
void eachRow(const db::Reader& reader, const TypeDef& type, const std::function<void(const Row&)>& take) {
    constexpr int firstField = 3;
    std::vector<const schema::FieldDef*> fields;
    std::string columns = "uid, alive, jhead";
    auto info = reader.prepare("SELECT name FROM pragma_table_info(?)");
    info.bind(1, type.table());
    while (info.step())
        if (const schema::FieldDef* field = type.field(info.text(0)); field && field->stored()) {
            fields.push_back(field);
            columns += ", \"" + field->id + "\"";
        }
    if (fields.empty()) return;
    auto rows = reader.prepare("SELECT " + columns + " FROM " + type.table() + " ORDER BY uid");
    while (rows.step()) {
        Row row{rows.uid(0), rows.integer(1) != 0, rows.integer(2), {}};
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const int at = static_cast<int>(i) + firstField;
            if (rows.isNull(at)) continue;
            row.values.set(fields[i]->id,
                           rows.isText(at) ? Value(std::string(rows.text(at))) : Value(rows.integer(at)));
        }
        take(row);
    }
}

/// Choices that ever stood in a definition: an edit, an undo or another office may have taken a line away, and the code
/// of it stands in records. A shipped one of which nothing is said any more is as it came.
void keepFormerChoices(const db::Reader& reader, std::int64_t choicesField, const Row& row,
                       const schema::FieldDef* shipped, FieldDefinition& field) {
    if (choicesField == 0) return;
    for (std::int64_t entry = row.head; entry != 0;) {
        auto step = reader.cached("SELECT op, patch, prev FROM entry WHERE id = ?");
        step->bind(1, entry);
        if (!step->step()) return;
        if (const auto patch = journal::decodePatch(static_cast<journal::EntryOp>(step->integer(0)), step->blob(1)))
            for (const journal::FieldChange& change : *patch)
                if (change.field == choicesField)
                    for (const Value& value : {change.after, change.before}) {
                        auto former = schema::choicesOfLines(value.text());
                        std::erase_if(former, [&](const auto& one) { return shipped && shipped->choice(one.code); });
                        field.choices = schema::keepingAll(std::move(field.choices), former);
                    }
        entry = step->integer(2);
    }
}

const Value& effective(const Values& values, const Record* before, std::string_view field) {
    return values.has(field) || !before ? values.get(field) : before->get(std::string(field));
}

/// What stands once stays: a change of meaning is another definition.
Result<void> keep(const char* type, const Values& values, const Record* before,
                  std::initializer_list<const char*> fields) {
    if (!before) return {};
    for (const char* field : fields)
        if (values.has(field) && values.get(field) != before->get(field))
            return makeError(ErrorCode::ReadOnlyField, {{"type", type}, {"field", field}});
    return {};
}

Result<void> need(const char* type, const Values& values, const Record* before,
                  std::initializer_list<const char*> fields) {
    for (const char* field : fields)
        if (effective(values, before, field).text().empty())
            return makeError(ErrorCode::Required, {{"type", type}, {"field", field}});
    return {};
}

Result<void> inOrder(const char* type, const Values& values, const Record* before, const char* least,
                     const char* most) {
    const Value &from = effective(values, before, least), &to = effective(values, before, most);
    if (from.isEmpty() || to.isEmpty() || from.number() <= to.number()) return {};
    return makeError(ErrorCode::OutOfRange, {{"type", type}, {"field", most}, {"value", std::to_string(to.number())}});
}

/// One that was made and deleted before comes back with what is said now.
Result<void> storeOrBringBack(Writer& writer, const char* type, RecordId id, const Record* before, const Values& values,
                              const journal::TypeRule::Store& store) {
    if (before) return store(values);
    const auto there = journal::findRecord(writer.reader(), *writer.tables().find(type), id.uid());
    if (!there) return store(values);
    if (there->alive)
        return makeError(
            ErrorCode::AlreadyThere,
            {{"type", type}, {"field", "of"}, {"holder", there->text("name") + there->text("of")}, {"id", id.hex()}});
    MULIN_TRY(writer.restore(type, id));
    return writer.update(type, id, values);
}

class LedgerDefinitionRule final : public journal::TypeRule {
public:
    Result<std::optional<RecordId>> identity(Writer&, const Values& values) const override {
        const std::string& of = values.get("of").text();
        if (of.empty()) return std::optional<RecordId>();
        return std::optional(RecordId(Uid::named(type, of)));
    }

    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        MULIN_TRY(keep(type, values, before, {"of"}));
        const std::string of = effective(values, before, "of").text();
        if (of.empty()) {
            MULIN_TRY(need(type, values, before, {"name", "class", "purpose"}));
        } else {
            const journal::Table* table = writer.tables().find(of);
            if (!table || !table->type->ledger || table->type->own)
                return makeError(ErrorCode::UnknownType, {{"type", of}});
        }
        MULIN_TRY(inOrder(type, values, before, "age_from", "age_to"));
        return storeOrBringBack(writer, type, id, before, values, store);
    }

    Result<void> remove(Writer& writer, const Record& record) const override {
        MULIN_TRY(unmade(writer, record));
        if (!record.text("of").empty()) return {};
        const std::string of = schema::ownId(record.uid);
        std::vector<RecordId> fields;
        auto rows = writer.reader().cached("SELECT uid FROM t_field_definition WHERE \"of\" = ? AND alive = 1");
        rows->bind(1, of);
        while (rows->step()) fields.emplace_back(rows->uid(0));
        for (const RecordId& field : fields) MULIN_TRY(writer.remove("field_definition", field));
        return {};
    }

    Result<void> unmade(Writer& writer, const Record& record) const override {
        const std::string of = schema::ownId(record.uid);
        const journal::Table* ledger = writer.tables().find(of);
        if (!record.text("of").empty() || !ledger) return {};
        const std::int64_t count = enrolled(writer.reader(), *ledger);
        if (count == 0) return {};
        return makeError(ErrorCode::LedgerInUse, {{"type", of}, {"count", std::to_string(count)}});
    }

private:
    static constexpr const char* type = "ledger_definition";
};

class FieldDefinitionRule final : public journal::TypeRule {
public:
    Result<std::optional<RecordId>> identity(Writer&, const Values& values) const override {
        const std::string& field = values.get("field").text();
        if (field.empty()) return std::optional<RecordId>();
        return std::optional(RecordId(Uid::named(type, values.get("of").text() + "." + field)));
    }

    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        MULIN_TRY(keep(type, values, before, {"of", "field", "kind"}));
        const std::string of = effective(values, before, "of").text();
        const std::string field = effective(values, before, "field").text();
        const journal::Table* table = writer.tables().find(of);
        if (!table && !isNewLedger(writer, of)) return makeError(ErrorCode::UnknownType, {{"type", of}});
        if (table && table->type->compartment == "admin")
            return makeError(ErrorCode::BadValue, {{"type", type}, {"field", "of"}, {"value", of}});
        if (field.empty()) {
            MULIN_TRY(checkOwn(values, before));
            MULIN_TRY(checkRoom(writer, before, of));
            // What the program writes by itself never asks.
            if (effective(values, before, "required").flag() && table && !table->type->ledger)
                return makeError(ErrorCode::BadValue,
                                 {{"type", type}, {"field", "required"}, {"value", table->type->label.zh}});
        } else
            MULIN_TRY(checkShipped(table, values, before, field));
        const bool several = field.empty() ? effective(values, before, "kind").text() == "choices"
                                           : table->type->field(field)->type == schema::FieldType::Choices;
        if (several) MULIN_TRY(checkChoices(values));
        if (values.has("choices")) keepChoices(values, before, table, field);
        MULIN_TRY(inOrder(type, values, before, "min", "max"));
        return storeOrBringBack(writer, type, id, before, values, store);
    }

private:
    static constexpr const char* type = "field_definition";

    /// Made in this office, and not among its types yet.
    static bool isNewLedger(const Writer& writer, const std::string& of) {
        const auto uid = schema::ownUid(of);
        if (!uid) return false;
        const auto found = journal::findRecord(writer.reader(), *writer.tables().find("ledger_definition"), *uid);
        return found && found->alive && found->text("of").empty();
    }

    static Result<void> checkOwn(const Values& values, const Record* before) {
        MULIN_TRY(need(type, values, before, {"name", "kind"}));
        if (!effective(values, before, "retired").flag()) MULIN_TRY(need(type, values, before, {"purpose"}));
        const std::string kind = effective(values, before, "kind").text();
        if (kind == "choice" || kind == "choices") MULIN_TRY(need(type, values, before, {"choices"}));
        return {};
    }

    static Result<void> checkRoom(const Writer& writer, const Record* before, const std::string& of) {
        if (before) return {};
        auto row =
            writer.reader().prepare("SELECT count(*) FROM t_field_definition WHERE \"of\" = ? AND field IS NULL");
        row.bind(1, of);
        if (row.step() && row.integer(0) < static_cast<std::int64_t>(schema::mostOwnFields)) return {};
        return makeError(ErrorCode::OutOfRange,
                         {{"type", type}, {"field", "of"}, {"value", std::to_string(schema::mostOwnFields + 1)}});
    }

    static Result<void> checkShipped(const journal::Table* table, const Values& values, const Record* before,
                                     const std::string& field) {
        const schema::FieldDef* def = table ? table->type->field(field) : nullptr;
        if (!def || def->own)
            return makeError(ErrorCode::UnknownField, {{"type", table ? table->type->id : ""}, {"field", field}});
        if (!values.get("kind").isEmpty())
            return makeError(ErrorCode::ReadOnlyField, {{"type", type}, {"field", "kind"}});
        if (effective(values, before, "retired").flag() && schema::isStructural(*table->type, *def))
            return makeError(ErrorCode::BadValue, {{"type", type}, {"field", "retired"}, {"value", field}});
        return {};
    }

    /// Of several that are chosen a list is written with such signs between.
    static Result<void> checkChoices(const Values& values) {
        for (const schema::ChoiceDef& choice : schema::choicesOfLines(values.get("choices").text()))
            for (const std::string_view sign : {"、", "，", "；", ",", ";", "/", "+"})
                if (choice.label.zh.find(sign) != std::string::npos)
                    return makeError(ErrorCode::BadValue,
                                     {{"type", type}, {"field", "choices"}, {"value", choice.label.zh}});
        return {};
    }

    /// Codes stand in records: one that is left out is retired. Of a shipped field the history tells
    /// (keepFormerChoices), since here one that came and is as it came is left out, too.
    static void keepChoices(Values& values, const Record* before, const journal::Table* table,
                            const std::string& field) {
        auto choices = schema::choicesOfLines(values.get("choices").text());
        if (before && field.empty())
            choices = schema::keepingAll(std::move(choices), schema::choicesOfLines(before->text("choices")));
        const schema::FieldDef* shipped = table && !field.empty() ? table->type->field(field) : nullptr;
        // What is worded as a shipped choice is that one.
        if (shipped != nullptr && !before)
            for (schema::ChoiceDef& one : choices)
                for (const schema::ChoiceDef& other : shipped->choices)
                    if (one.label.zh == other.label.zh) one.code = other.code;
        const std::string lines = schema::linesOf(choices);
        values.set("choices", lines.empty() ? Value() : Value(lines));
    }
};

} // namespace

Result<schema::Definitions> definitions(const db::Reader& reader, const schema::Catalogue& shipped, bool installed) {
    const TypeDef* ledgers = shipped.find("ledger_definition");
    const TypeDef* fields = shipped.find("field_definition");
    if (!ledgers || !fields) return schema::Definitions{};
    return db::guard([&] {
        std::map<Uid, std::int64_t> known;
        auto numbers = reader.prepare("SELECT uid, idx FROM definition");
        while (numbers.step()) known.emplace(numbers.uid(0), numbers.integer(1));
        const auto choices = known.find(fields->field("choices") ? fields->field("choices")->uid : Uid{});
        /// What the office made is there if the file has, or will have, its table or column.
        const auto made = [&](const Row& row) { return known.contains(row.uid) || (row.alive && !installed); };
        schema::Definitions all;
        eachRow(reader, *ledgers, [&](const Row& row) {
            LedgerDefinition one = schema::ledgerDefinitionOf(row.uid, row.values);
            one.gone = !row.alive;
            if (one.own() ? made(row) : row.alive) all.ledgers.push_back(std::move(one));
        });
        eachRow(reader, *fields, [&](const Row& row) {
            FieldDefinition one = schema::fieldDefinitionOf(row.uid, row.values);
            one.gone = !row.alive;
            if (one.own() && !made(row)) return;
            const TypeDef* type = shipped.find(schema::ownUid(one.of) ? "enrolment" : one.of);
            keepFormerChoices(reader, choices == known.end() ? 0 : choices->second, row,
                              type ? type->field(one.field) : nullptr, one);
            all.fields.push_back(std::move(one));
        });
        if (const TypeDef* settings = shipped.find("setting"))
            eachRow(reader, *settings, [&](const Row& row) {
                if (!row.alive || row.values.get("key").text() != records::setting_key::officeKind) return;
                all.office = schema::officeKindOf(row.values.get("value").text()).value_or(all.office);
            });
        return all;
    });
}

bool changesDefinitions(const journal::ChangeSet& changes) {
    const RecordId office(Uid::named("setting", records::setting_key::officeKind));
    return changes.touches("ledger_definition") || changes.touches("field_definition") ||
           std::any_of(changes.changes.begin(), changes.changes.end(),
                       [&](const journal::Change& change) { return change.type == "setting" && change.id == office; });
}

void addDefinitionRules(journal::Rules& rules) {
    rules["ledger_definition"] = std::make_shared<LedgerDefinitionRule>();
    rules["field_definition"] = std::make_shared<FieldDefinitionRule>();
}

std::int64_t enrolled(const db::Reader& reader, const journal::Table& ledger) {
    return reader.integer("SELECT count(DISTINCT \"" + ledger.type->person + "\") FROM " + ledger.name +
                          " WHERE alive = 1");
}

} // namespace mulin::ledgers
