#include "ui/pages/ledgers/ledger_columns.h"

#include "core/ledgers/agenda.h"
#include "core/ledgers/member_visits.h"
#include "ui/pages/ledgers/ledger_words.h"
#include "ui/pages/person/day_words.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::ui {

namespace {

/// Of an open ledger with what other ledgers and plans ask for; a sealed one knows of itself alone.
ledgers::MemberVisit visitOf(const ReadContext& context, const journal::Record& enrolment) {
    const schema::TypeDef& type = enrolment.type();
    if (type.sealed()) {
        const auto found =
            ledgers::memberVisit(context.reader, context.tables, context.access, enrolment, context.today);
        return found ? *found : ledgers::MemberVisit{};
    }
    const schema::Value& person = enrolment.get(type.person);
    if (!person.isUid()) return {};
    const auto due = ledgers::nextVisit(context.reader, context.tables, context.catalogue, context.access,
                                        RecordId(person.uid()), context.today);
    if (!due || !*due) return {};
    return {(*due)->last, (*due)->due};
}

} // namespace

std::vector<RecordColumn> ledgerColumns(const OfficeSession& session, const schema::TypeDef& type) {
    std::vector<RecordColumn> columns = defaultColumns(session, type);
    if (!type.ledger || (!type.sealed() && !session.access().allows(access::Right::Read, "visit"))) return columns;
    RecordColumn last, next;
    last.id = "last_visit";
    last.title = LedgerWords::tr("Last visit");
    last.width = 96;
    last.cell = [](const ReadContext& context, const journal::Record& record) {
        Cell cell;
        if (const auto day = visitOf(context, record).last) cell.text = shortDay(*day, context.today);
        return cell;
    };
    next.id = "next_visit";
    next.title = LedgerWords::tr("Next visit");
    next.width = 96;
    next.cell = [](const ReadContext& context, const journal::Record& record) {
        Cell cell;
        if (!record.get(record.type().until).isEmpty()) return cell;
        if (const auto due = visitOf(context, record).due) {
            cell.text = shortDay(*due, context.today);
            cell.state = *due < context.today    ? CellState::Overdue
                         : *due == context.today ? CellState::Due
                                                 : CellState::Plain;
        }
        return cell;
    };
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [](const RecordColumn& column) { return column.id == "visit_every"; });
    const auto behind = at == columns.end() ? columns.end() : at + 1;
    columns.insert(columns.insert(behind, std::move(next)), std::move(last));
    return columns;
}

} // namespace mulin::ui
