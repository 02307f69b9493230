#include "core/reports/ledger_table.h"

#include "core/db/exception.h"
#include "core/records/setting.h"
#include "core/records/view.h"
#include "core/reports/definition.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::reports {

namespace {

std::string filled(std::string text, std::initializer_list<std::pair<const char*, std::string>> parts) {
    for (const auto& [name, value] : parts) {
        const std::string mark = std::string("{") + name + "}";
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size())
            text.replace(at, mark.size(), value);
    }
    return text;
}

std::string words(std::int64_t number) { return std::to_string(number); }

class Wording {
public:
    Wording(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
            const schema::TypeDef& type, const ReportDef& definition, schema::Language language)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_type(type)
        , m_definition(definition)
        , m_language(language)
        , m_lateAfter(records::lateAfterDays(reader)) {}

    const std::string& word(const char* id) const { return m_definition.word(id, m_language); }

    std::vector<std::string> row(const LedgerChange& change, std::size_t number) const {
        const auto person = records::find(m_reader, m_tables, m_access, "person", change.person.uid());
        static constexpr const char* kinds[] = {"entered", "changed", "left"};
        const bool late = change.enteredOn.days - change.day.days > m_lateAfter;
        return {words(static_cast<std::int64_t>(number)),
                word(kinds[static_cast<int>(change.kind)]),
                person ? person->text("name") : std::string(),
                person ? person->text("door") : std::string(),
                change.day.iso(),
                what(change),
                late ? filled(word("late"), {{"day", change.enteredOn.iso()}}) : change.enteredOn.iso()};
    }

    void fill(WordTable& table, const LedgerMonth& month) const {
        for (const char* column : {"number", "kind", "person", "door", "day", "what", "entered_on"})
            table.columns.push_back({word(column), column == std::string_view("number")});
        for (const LedgerChange& change : month.changes) {
            table.rows.push_back(row(change, table.rows.size() + 1));
            table.records.push_back(change.enrolment);
        }
        // A month without changes is reported too (零报告).
        if (table.rows.empty()) table.note += word("join") + word("no_changes");
    }

private:
    std::string what(const LedgerChange& change) const {
        if (change.kind != LedgerChange::Kind::Changed) {
            const schema::FieldDef* reason =
                m_type.field(change.kind == LedgerChange::Kind::Entered ? "entry_reason" : "exit_reason");
            return reason ? schema::displayText(*reason, schema::Value(change.reason), m_language) : std::string();
        }
        std::string text;
        for (const journal::FieldHistory& field : change.fields) {
            const schema::FieldDef* def = m_type.field(field.field);
            if (!def) continue;
            if (!text.empty()) text += word("join");
            text += field.withheld ? def->label.in(m_language)
                                   : filled(word("change"), {{"field", def->label.in(m_language)},
                                                             {"before", shown(*def, field.before)},
                                                             {"after", shown(*def, field.after)}});
        }
        return text;
    }

    std::string shown(const schema::FieldDef& field, const schema::Value& value) const {
        if (value.isEmpty()) return word("nothing");
        if (value.isUid()) return records::titleOf(m_reader, m_tables, m_access, "", value.uid(), m_language);
        if (field.mask != schema::Mask::None) return schema::masked(field.mask, value.text());
        return schema::displayText(field, value, m_language);
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    const schema::TypeDef& m_type;
    const ReportDef& m_definition;
    schema::Language m_language;
    int m_lateAfter;
};

} // namespace

Result<LedgerMonthTable> ledgerMonthTable(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          std::string_view ledger, Month month, int endDay, Date today,
                                          schema::Language language, Progress& progress) {
    return db::guard([&]() -> Result<LedgerMonthTable> {
        MULIN_TRY_LET(definition, shippedReport("ledger_month"));
        MULIN_TRY_LET(type, catalogue.type(ledger));
        const Period period = monthPeriod(month.year, month.month, endDay);
        MULIN_TRY_LET(found, ledgerMonth(reader, tables, access, ledger, period, progress));
        const Month before = month.plus(-1);
        MULIN_TRY_LET(last,
                      ledgerFigures(reader, tables, access, ledger, monthPeriod(before.year, before.month, endDay)));
        const Wording wording(reader, tables, access, *type, definition, language);
        MULIN_TRY_LET(visits, ledgers::visitsDue(reader, tables, access, ledger, period.from,
                                                 std::min(period.to, today), progress));
        LedgerMonthTable made{std::move(found), last, visits, {}};
        WordTable& table = made.table;
        table.title = filled(wording.word("changes_title"), {{"ledger", type->label.in(language)}});
        const LedgerFigures& now = made.month.figures;
        table.note =
            filled(wording.word("period"), {{"from", period.from.iso()}, {"to", period.to.iso()}}) +
            wording.word("join") +
            filled(wording.word("summary"), {{"before", words(now.before)},
                                             {"entered", words(now.entered)},
                                             {"changed", words(made.month.changed)},
                                             {"left", words(now.left)},
                                             {"members", words(now.members)}}) +
            wording.word("join") +
            filled(wording.word("reviews"), {{"due", words(now.reviewsDue)}, {"done", words(now.reviewed)}}) +
            wording.word("join") +
            (visits.due == 0
                 ? std::string()
                 : filled(wording.word("visits"), {{"due", words(visits.due)}, {"missed", words(visits.missed)}}) +
                       wording.word("join")) +
            filled(wording.word("compared"),
                   {{"entered", words(last.entered)}, {"left", words(last.left)}, {"members", words(last.members)}});
        wording.fill(table, made.month);
        return made;
    });
}

Result<LedgerComparisonTable> ledgerComparisonTable(const db::Reader& reader, const journal::Tables& tables,
                                                    const schema::Catalogue& catalogue, const access::Access& access,
                                                    std::string_view ledger, Month one, Month other, int endDay,
                                                    schema::Language language, Progress& progress) {
    return db::guard([&]() -> Result<LedgerComparisonTable> {
        MULIN_TRY_LET(definition, shippedReport("ledger_month"));
        MULIN_TRY_LET(type, catalogue.type(ledger));
        const db::Reader::Snapshot snapshot(reader);
        Period earlier = monthPeriod(one.year, one.month, endDay), later = monthPeriod(other.year, other.month, endDay);
        if (later.to < earlier.to) std::swap(earlier, later);
        MULIN_TRY_LET(found, compareLedger(reader, tables, access, ledger, earlier, later, progress));
        const Wording wording(reader, tables, access, *type, definition, language);
        LedgerComparisonTable made{std::move(found), {}};
        WordTable& table = made.table;
        table.title = filled(wording.word("compared_title"), {{"ledger", type->label.in(language)}});
        const auto of = [&](const LedgerFigures& figures) {
            return filled(wording.word("month_figures"), {{"month", figures.period.to.iso().substr(0, 7)},
                                                          {"entered", words(figures.entered)},
                                                          {"left", words(figures.left)},
                                                          {"members", words(figures.members)}});
        };
        const auto count = [&](LedgerChange::Kind kind) {
            return words(std::ranges::count(made.comparison.between.changes, kind, &LedgerChange::kind));
        };
        table.note = of(made.comparison.earlier) + wording.word("join") + of(made.comparison.later) +
                     wording.word("join") +
                     filled(wording.word("difference"), {{"entered", count(LedgerChange::Kind::Entered)},
                                                         {"left", count(LedgerChange::Kind::Left)},
                                                         {"changed", count(LedgerChange::Kind::Changed)}});
        if (made.comparison.passing > 0)
            table.note +=
                wording.word("join") + filled(wording.word("passing"), {{"count", words(made.comparison.passing)}});
        wording.fill(table, made.comparison.between);
        return made;
    });
}

Result<WordTable> ledgerAtTable(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access,
                                std::string_view ledger, Date day, bool asKnownThen, schema::Language language,
                                Progress& progress) {
    MULIN_TRY_LET(definition, shippedReport("ledger_month"));
    MULIN_TRY_LET(type, catalogue.type(ledger));
    MULIN_TRY_LET(sheet, ledgerAt(reader, tables, catalogue, access, ledger, day, asKnownThen, {}, language, progress));
    const auto word = [&](const char* id) { return definition.word(id, language); };
    WordTable table;
    table.title = filled(word("members_title"), {{"ledger", type->label.in(language)}});
    table.note =
        filled(word("as_of"), {{"day", day.iso()}, {"count", words(static_cast<std::int64_t>(sheet.rows.size()))}}) +
        word("join") + word(asKnownThen ? "known_then" : "known_now");
    table.columns.push_back({word("number"), true});
    for (const schema::FieldDef* field : sheet.columns)
        table.columns.push_back({field->label.in(language),
                                 field->type == schema::FieldType::Integer || field->type == schema::FieldType::Money});
    for (LedgerSheet::Row& row : sheet.rows) {
        std::vector<std::string> cells{words(static_cast<std::int64_t>(table.rows.size()) + 1)};
        std::move(row.cells.begin(), row.cells.end(), std::back_inserter(cells));
        table.rows.push_back(std::move(cells));
        table.records.push_back(row.enrolment);
    }
    return table;
}

} // namespace mulin::reports
