// No query of any kind returns a record or a field beyond its Access: every query of core, asked by somebody with roles
// at random in an office at random.
#include "core/casework/deadlines.h"
#include "core/journal/act_pages.h"
#include "core/ledgers/next_steps.h"
#include "core/ledgers/suggestions.h"
#include "core/organisation/call_list.h"
#include "core/organisation/coverage.h"
#include "core/organisation/handover.h"
#include "core/organisation/unit_tree.h"
#include "core/people/building_board.h"
#include "core/people/duplicates.h"
#include "core/people/household_view.h"
#include "core/people/kinship.h"
#include "core/records/attachments.h"
#include "core/records/expression.h"
#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/reports/ledger_month.h"
#include "core/reports/monthly.h"
#include "core/schema/catalogue.h"
#include "core/sheets/export.h"
#include "tests/core/security/planted_office.h"
#include "tests/support/property.h"
#include "tests/support/random_role.h"

#include <QtCore/QFile>

#include <set>

using namespace mulin;
using access::Access;
using access::Right;
using mulin::test::must;
using mulin::test::PlantedOffice;

namespace {

/// Asks everything with one Access, and judges the answers by another one (the same, but for the control).
class Inquiry {
public:
    Inquiry(PlantedOffice& planted, const Access& asked, const Access& judged)
        : m_planted(planted)
        , m_reader(planted.office.reader())
        , m_tables(planted.office.tables())
        , m_asked(asked)
        , m_judged(judged) {}

    std::set<std::string> run() {
        for (const auto& table : m_tables.all()) {
            if (table->links) continue;
            m_what = table->type->id;
            lists(*table);
            sheet(*table);
        }
        for (const journal::Record& record : m_planted.all()) {
            m_what = record.type().id;
            one(record);
        }
        due();
        ledgersAndSteps();
        acts();
        views();
        report();
        return std::move(m_leaks);
    }
    /// Types whose list lacks something that may be read.
    const std::set<std::string>& missing() const { return m_missing; }

private:
    void leak(const char* where) { m_leaks.insert(m_what + ": " + where); }

    void text(const std::string& shown, const char* where) {
        for (const std::string& canary : m_planted.canariesIn(shown))
            if (!m_planted.sees(canary, m_judged)) leak(where);
    }
    const journal::Record* known(const Uid& uid) const {
        const auto& all = m_planted.all();
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.uid == uid; });
        return at == all.end() ? nullptr : &*at;
    }
    void record(const journal::Record& found, const char* where) {
        if (const journal::Record* raw = known(found.uid)) {
            if (!m_planted.sees(*raw, m_judged)) return leak(where);
            for (std::size_t i = 0; i < found.values.size(); ++i) {
                const std::string& field = found.table->columns[i].name;
                if (found.values[i].isEmpty()) continue;
                if (!m_planted.sees(*raw, field, m_judged) || found.withholds(field)) leak(where);
            }
        } else if (!m_judged.allows(Right::Read, found.type().id)) {
            leak(where);
        }
        for (const schema::Value& value : found.values) text(value.text(), where);
    }
    /// Found by a word: then by one that may be seen.
    void foundBy(const std::string& canary, std::int64_t row, const journal::Table& table, const char* where) {
        const auto raw = journal::findRow(m_reader, table, row);
        bool hidden = false;
        for (std::size_t i = 0; i < raw->values.size(); ++i) {
            if (raw->values[i].text().find(canary) == std::string::npos) continue;
            const journal::Record* at = known(raw->uid);
            if (!at || m_planted.sees(*at, table.columns[i].name, m_judged)) return;
            hidden = true;
        }
        if (hidden) leak(where);
    }

    void lists(const journal::Table& table) {
        const std::string& type = table.type->id;
        const Date today = m_planted.office.today();
        const auto take = [&](const records::Query& query, const char* where) {
            const auto rows = records::spine(m_reader, m_tables, m_asked, query, today);
            const auto found = records::list(m_reader, m_tables, m_asked, query, today);
            if (rows.has_value() != found.has_value()) leak("spine and list differ");
            if (!rows) return std::vector<std::int64_t>{};
            for (const journal::Record& one : *found) record(one, where);
            for (const std::int64_t row : *rows) {
                const journal::Record* raw = known(journal::findRow(m_reader, table, row)->uid);
                if (raw && !m_planted.sees(*raw, m_judged)) leak(where);
            }
            if (must(records::count(m_reader, m_tables, m_asked, query, today)) >
                static_cast<std::int64_t>(rows->size()))
                leak("count");
            const auto first = must(records::opening(m_reader, m_tables, m_asked, query, today, 2));
            if (first.total && *first.total > static_cast<std::int64_t>(rows->size())) leak("total");
            return *rows;
        };
        const auto all = take({type, {}, {}, {}, -1, false, 0}, "list");
        for (const journal::Record& raw : m_planted.all())
            if (raw.type().id == type && raw.alive && m_planted.sees(raw, m_asked) &&
                std::find(all.begin(), all.end(), raw.row) == all.end())
                m_missing.insert(type);
        take({type, {}, {}, {}, -1, true, 0}, "deleted");
        for (const schema::FieldDef& field : table.type->fields) {
            if (m_planted.below(3) == 0) take({type, {}, field.id, {}, -1, false, 0}, "sorted");
            take({type, field.id + " is not empty", {}, {}, -1, false, 0}, "is not empty");
            if (field.type == schema::FieldType::Link || field.type == schema::FieldType::Links) continue;
            for (const auto& [canary, at] : m_planted.planted) {
                if (at.type != type || m_planted.below(4) > 0) continue;
                for (const std::int64_t row : take({type, field.id + " ~ " + canary, {}, {}, -1, false, 0}, "where"))
                    foundBy(canary, row, table, "condition");
            }
        }
        for (int i = 0; i < 30; ++i) {
            const std::string canary = m_planted.anyCanary();
            const auto hits = records::search(m_reader, m_tables, m_asked, {type, canary, -1});
            if (hits)
                for (const records::Hit& hit : *hits) {
                    const journal::Record* raw = known(journal::findRow(m_reader, table, hit.row)->uid);
                    if (raw && !m_planted.sees(*raw, m_judged)) leak("search");
                    foundBy(canary, hit.row, table, "search");
                }
            for (const std::int64_t row : take({type, {}, {}, canary, -1, false, 0}, "list of a search"))
                foundBy(canary, row, table, "list of a search");
            if (const auto id = records::resolve(m_reader, m_tables, m_asked, type, canary))
                if (const journal::Record* raw = known(id->uid()); raw && !m_planted.sees(*raw, m_judged))
                    leak("resolve");
        }
    }

    void sheet(const journal::Table& table) {
        sheets::ListExport request;
        request.query.type = table.type->id;
        for (const schema::FieldDef& field : table.type->fields) request.columns.push_back(field.id);
        request.path = m_planted.office.folder.path("x" + std::to_string(++m_sheets) + ".csv");
        request.reveal = true;
        const auto allowed = security::discloseUnlogged(m_asked, {Right::Export, table.type->id});
        if (!allowed) return;
        if (!sheets::exportList(*allowed, m_reader, m_tables, m_asked, request, m_planted.office.today())) return;
        if (!m_judged.allows(Right::Export, table.type->id)) leak("export");
        QFile file(QString::fromStdString(request.path));
        REQUIRE(file.open(QIODevice::ReadOnly));
        text(file.readAll().toStdString(), "export");
    }

    void one(const journal::Record& raw) {
        const std::string& type = raw.type().id;
        if (const auto found = records::find(m_reader, m_tables, m_asked, type, raw.uid)) {
            record(*found, "find");
            for (const schema::FieldDef& field : raw.type().fields) {
                text(records::shownText(m_reader, m_tables, m_asked, *found, field, schema::Language::Zh, true),
                     "shown text");
                if (found->withholds(field.id) &&
                    records::shownText(m_reader, m_tables, m_asked, *found, field, schema::Language::Zh, true) !=
                        records::withheldMark)
                    leak("withheld looks empty");
            }
            for (const journal::Link& link : records::linksFrom(m_reader, m_tables, m_asked, *found))
                if (!m_planted.sees(raw, link.table->links->id, m_judged)) leak("links");
        } else if (raw.alive && m_planted.sees(raw, m_asked)) {
            m_missing.insert(type);
        }
        if (const auto found = records::findRow(m_reader, m_tables, m_asked, type, raw.row)) record(*found, "row");
        if (const auto found = records::findAny(m_reader, m_tables, m_asked, {}, raw.uid)) record(*found, "any");
        text(records::titleOf(m_reader, m_tables, m_asked, type, raw.uid, schema::Language::Zh), "title");
        for (const journal::Link& link : records::linksTo(m_reader, m_tables, m_asked, raw.uid))
            if (const journal::Record* from = known(link.from);
                from && !m_planted.sees(*from, link.table->links->id, m_judged))
                leak("links to");
        for (const schema::FieldDef& field : raw.type().fields)
            if (const auto file = records::attachmentOf(m_reader, m_tables, m_asked, type, raw.id(), field.id);
                file && *file && !m_planted.sees(raw, field.id, m_judged))
                leak("file");
        if (const auto papers = records::documentsAbout(m_reader, m_tables, m_asked, raw.id()))
            for (const journal::Record& paper : *papers) record(paper, "documents");
        if (const auto begun = records::documentBeginning(m_reader, m_tables, m_asked, type, raw.id());
            begun && !m_planted.sees(raw, m_judged))
            leak("beginning of a document");
        if (const auto mentions = records::timeline(m_reader, m_tables, m_asked, raw.id(), type)) {
            // A place says that there is something; what may not be read must not be counted either.
            if (must(records::mentionPlaces(m_reader, m_tables, m_asked, raw.id(), type)).size() != mentions->size())
                leak("timeline places");
            for (const records::Mention& mention : *mentions) {
                record(mention.record, "timeline");
                if (const journal::Record* from = known(mention.record.uid);
                    from && !m_planted.sees(*from, mention.field, m_judged))
                    leak("timeline by a field");
            }
        }
        if (type == "person")
            for (const people::Kin& kin : must(people::kinOf(m_reader, m_tables, m_asked, raw.id()))) {
                for (const std::string* said : {&kin.name, &kin.lives, &kin.phone, &kin.call}) text(*said, "kin");
                if (const journal::Record* from = known(kin.record.uid()); from && !m_planted.sees(*from, m_judged))
                    leak("kin");
            }
        if (const auto items = journal::history(m_reader, m_tables, m_asked, type, raw.id())) {
            if (raw.type().sealed() && !m_planted.sees(raw, m_judged)) leak("history");
            for (const journal::HistoryItem& item : *items)
                for (const journal::FieldHistory& change : item.changes) {
                    text(change.before.text(), "history");
                    text(change.after.text(), "history");
                    const bool says = !change.before.isEmpty() || !change.after.isEmpty();
                    if (!change.field.empty() && says && !m_planted.sees(raw, change.field, m_judged)) leak("history");
                }
        }
    }

    void due() {
        m_what = "due";
        NoProgress progress;
        const Date today = m_planted.office.today();
        const auto agenda = ledgers::agenda(m_reader, m_tables, m_planted.office.office->catalogue(), m_asked, today,
                                            today.plusDays(4000), progress);
        if (agenda)
            for (const auto* visits : {&agenda->visits, &agenda->organisations})
                for (const ledgers::DueVisit& visit : *visits)
                    for (const std::string* said :
                         {&visit.person.name, &visit.person.door, &visit.person.estate, &visit.findings, &visit.keeper,
                          &visit.away, &visit.standIn, &visit.grid})
                        text(*said, "agenda");
        for (const ledgers::OpenStep& step : must(ledgers::stepsDue(m_reader, m_tables, m_asked, today.plusDays(4000))))
            for (const std::string* said : {&step.what, &step.responsible, &step.who.name, &step.who.door})
                text(*said, "next steps");
    }

    void ledgersAndSteps() {
        m_what = "ledgers";
        NoProgress progress;
        const schema::Catalogue& catalogue = m_planted.office.office->catalogue();
        const Date today = m_planted.office.today();
        ledgers::SuggestionQuery query;
        query.most = 1000;
        for (const ledgers::Suggestion& one :
             must(ledgers::suggestions(m_reader, m_tables, catalogue, m_asked, today, query, progress)).first) {
            text(one.person.name + " " + one.person.door, "suggestions");
            if (const journal::Record* raw = known(one.person.id.uid()); raw && !m_planted.sees(*raw, m_judged))
                leak("suggestions");
            for (const ledgers::Fact& fact : one.facts) text(fact.text, "facts of suggestions");
        }
        const auto steps = casework::dueSteps(m_reader, m_tables, catalogue, m_asked, WorkingCalendar::shipped(),
                                              {today, today.plusDays(4000)}, progress);
        if (steps)
            for (const casework::DueStep& step : *steps) {
                text(step.title + " " + step.name, "steps due");
                if (const journal::Record* raw = known(step.record.uid()); raw && !m_planted.sees(*raw, m_judged))
                    leak("steps due");
            }
        for (const schema::TypeDef* ledger : catalogue.ledgers())
            if (const auto month = reports::ledgerMonth(m_reader, m_tables, m_asked, ledger->id,
                                                        reports::monthPeriod(2026, 3, 0), progress))
                for (const reports::LedgerChange& change : month->changes) {
                    if (const journal::Record* raw = known(change.enrolment.uid());
                        raw && !m_planted.sees(*raw, m_judged))
                        leak("month of a ledger");
                    for (const journal::FieldHistory& field : change.fields)
                        text(field.before.text() + " " + field.after.text(), "month of a ledger");
                }
    }

    void acts() {
        m_what = "acts";
        const auto rows = journal::actRows(m_reader, m_asked, {});
        const auto acts = journal::actsAt(m_reader, m_asked, must(rows));
        const auto listed = journal::acts(m_reader, m_asked, {});
        for (const auto* some : {&acts, &listed})
            for (const journal::Act& act : must(*some)) {
                if (act.user != m_judged.user() && !m_judged.allows(Right::Audit, "")) leak("of others");
                for (const auto& change : journal::changesOf(m_reader, m_tables, m_asked, act.txn, 1000))
                    if (const journal::Record* raw = known(change.id.uid());
                        raw && !m_planted.sees(*raw, m_judged) &&
                        (raw->type().sealed() || !m_judged.allows(Right::Audit, "")))
                        leak("changes");
            }
        for (const auto& table : m_tables.all())
            if (!table->links)
                if (const auto bin = journal::recycleBin(m_reader, m_tables, m_asked, table->type->id, 100))
                    for (const journal::Deleted& deleted : *bin) record(deleted.record, "recycle bin");
    }

    void node(const organisation::TreeNode& at) {
        text(at.gridName + " " + at.partyName, "tree");
        for (const organisation::PostView& post : at.posts)
            text(post.holderAName + " " + post.holderBName + " " + post.phone + " " + post.entrance, "posts");
        for (const organisation::TreeNode& child : at.children) node(child);
    }

    void views() {
        m_what = "views";
        for (const RecordId& household : m_planted.records["household"])
            if (const auto view = people::householdView(m_reader, m_tables, m_asked, household)) {
                record(view->record, "household");
                text(view->address + " " + view->door, "address");
                for (const auto* members : {&view->members, &view->former})
                    for (const people::Member& member : *members) {
                        text(member.name + " " + member.phone, "member");
                        for (const RecordId& id : {member.person, member.residence})
                            if (const journal::Record* raw = known(id.uid()); raw && !m_planted.sees(*raw, m_judged))
                                leak("member");
                    }
            }
        for (const RecordId& person : m_planted.records["person"])
            if (const auto view = people::householdOf(m_reader, m_tables, m_asked, person); view && *view)
                record((*view)->record, "household of a person");
        for (const RecordId& building : m_planted.records["building"])
            if (const auto board =
                    people::buildingBoard(m_reader, m_tables, m_asked, building, m_planted.office.today())) {
                record(board->record, "board");
                text(board->leader, "leader");
                for (const people::BoardEntrance& entrance : board->entrances) {
                    text(entrance.entrance + " " + entrance.leader, "entrance");
                    for (const people::BoardRoom& room : entrance.rooms) {
                        text(room.room, "room");
                        for (const people::BoardHousehold& household : room.households) text(household.head, "head");
                    }
                }
            }
        NoProgress progress;
        if (const auto pairs = people::findDuplicates(m_reader, m_tables, m_asked, progress))
            for (const people::DuplicatePair& pair : *pairs)
                text(pair.oneName + " " + pair.otherName + " " + pair.oneDoor + " " + pair.otherDoor, "duplicates");
        if (const auto lines = people::buildings(m_reader, m_tables, m_asked))
            for (const people::BuildingLine& line : *lines) text(line.estate + " " + line.name, "buildings");
        if (const auto tree = organisation::unitTree(m_reader, m_tables, m_asked, m_planted.office.today()))
            node(*tree);
        organisationViews();
    }

    void organisationViews() {
        const Date today = m_planted.office.today();
        if (const auto gaps = organisation::coverage(m_reader, m_tables, m_asked, today))
            for (const organisation::CoverageGap& gap : gaps->gaps) text(gap.place + " " + gap.holder, "coverage");
        for (const RecordId& post : m_planted.records["post"])
            if (const auto plan = organisation::planHandOver(m_reader, m_tables, m_asked, post, today)) {
                text(plan->from + " " + plan->place + " " + plan->phone, "hand-over");
                for (const organisation::PostPart& part : plan->posts) text(part.place, "hand-over of posts");
                for (const organisation::WorkPart& part : plan->work)
                    text(part.person + part.door, "hand-over of work");
            }
        const auto emergency = organisation::emergencyNow(m_reader, m_tables, m_asked);
        if (emergency && *emergency) text((*emergency)->reason, "emergency");
        NoProgress progress;
        organisation::CallListAsk ask;
        ask.full = true;
        const auto calls = organisation::callsNow(m_reader, m_tables, m_planted.office.office->catalogue(), m_asked,
                                                  today, ask, progress);
        if (!calls || !calls->people) return;
        for (const organisation::NeedLine& line : *calls->people) {
            text(line.name + " " + line.door + " " + line.estate + " " + line.buildingName, "call list");
            text(line.wish + " " + line.who + " " + line.phone + " " + line.note, "call list");
            for (const organisation::NeedContact& contact : line.contacts)
                text(contact.name + " " + contact.phone, "contacts of the call list");
        }
    }

    void report() {
        m_what = "report";
        const auto made = reports::monthly(m_reader, m_tables, m_planted.office.office->catalogue(), m_asked,
                                           {2026, 3, {}, false, false});
        if (!made) return;
        for (const reports::Figure& figure : made->figures)
            for (const RecordId& id : figure.now.rows) {
                const journal::Record* raw = known(id.uid());
                // A household or an organisation is named by the residence or the visit that is counted.
                if (raw && raw->type().id != "household" && raw->type().id != "organisation" &&
                    !m_planted.sees(*raw, m_judged))
                    leak("figures");
            }
        for (const auto& [type, ids] : m_planted.records)
            if (const auto rows = reports::rowsOf(m_reader, m_tables, m_asked, type, ids))
                for (const std::int64_t row : *rows) {
                    const journal::Record* raw = known(journal::findRow(m_reader, *m_tables.find(type), row)->uid);
                    if (raw && !m_planted.sees(*raw, m_judged)) leak("rows of a figure");
                }
    }

    PlantedOffice& m_planted;
    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const Access& m_asked;
    const Access& m_judged;
    std::string m_what;
    int m_sheets = 0;
    std::set<std::string> m_leaks, m_missing;
};

std::string joined(const std::set<std::string>& texts) {
    std::string all;
    for (const std::string& one : texts) all += one + "; ";
    return all;
}

} // namespace

TEST_CASE("beyond: no query returns a record or a field beyond its Access") {
    test::property("rights hold for every query", 12, [] {
        PlantedOffice planted(*rc::gen::inRange(0U, 1'000'000U));
        const auto user = *planted.office.access().user();
        for (int times = 0; times < 4; ++times) {
            const auto roles = *rc::gen::resize(3, rc::gen::container<std::vector<access::Role>>(test::anyRole()));
            std::vector<Uid> units;
            for (const RecordId& grid : planted.grids)
                if (*rc::gen::arbitrary<bool>()) units.push_back(grid.uid());
            const Access access(user, roles, planted.office.office->catalogue(), units);
            Inquiry inquiry(planted, access, access);
            const std::string leaks = joined(inquiry.run());
            if (!leaks.empty()) RC_FAIL(leaks);
            if (!inquiry.missing().empty()) RC_FAIL("missing: " + joined(inquiry.missing()));
        }
    });
}

TEST_CASE("beyond: a reader that ignores the Access is caught") {
    PlantedOffice planted(7);
    const auto user = *planted.office.access().user();
    const Access full = Access::full(user);
    const Access nothing(user, {}, planted.office.office->catalogue(), {});
    const auto leaks = joined(Inquiry(planted, full, nothing).run());
    for (const char* kind : {"person: list", "person: search", "person: find", "person: title", "person: where",
                             "visit: deleted", "person: timeline", "visit: history", "visit: export", "views: member",
                             "views: tree", "views: board", "report: figures", "acts: recycle bin", "correction: list",
                             "correction_visit: find", "correction: history"}) {
        INFO(kind << " in " << leaks);
        CHECK(leaks.find(kind) != std::string::npos);
    }
    // One field too many is caught too.
    const access::Role one = test::roleOf({{"*", {Right::Read}, access::Reach::Office, {}}});
    const access::Role other = test::roleOf({{"*", {Right::Read}, access::Reach::Office, {"person.remark"}}});
    const auto& catalogue = planted.office.office->catalogue();
    const Access open(user, std::vector{one}, catalogue, {}), withheld(user, std::vector{other}, catalogue, {});
    CHECK(joined(Inquiry(planted, open, withheld).run()).find("person: ") != std::string::npos);
    // And one grid too many.
    const access::Role own = test::roleOf({{"*", {Right::Read}, access::Reach::Own, {}}});
    const Access two(user, std::vector{own}, catalogue, {planted.grids[0].uid(), planted.grids[1].uid()});
    const Access narrow(user, std::vector{own}, catalogue, {planted.grids[0].uid()});
    CHECK(joined(Inquiry(planted, two, narrow).run()).find("building: list") != std::string::npos);
}
