#include "tests/gallery/states.h"

#include "ui/grids/record_table.h"
#include "ui/pages/person/person_view.h"

namespace mulin::test {

namespace {

const char* const alone = "presence = here and ledger = living_alone";

QString hex(const journal::Record& record) { return QString::fromStdString(record.uid.hex()); }
QString words(const char* latin) { return QString::fromLatin1(latin); }

/// The first of those, as they are listed.
journal::Record first(Clerk& clerk, const char* type, const char* where = "") {
    auto all = clerk.records(type, where);
    if (all.empty()) giveUp(std::string("no ") + type);
    return std::move(all.front());
}

void show(Clerk& clerk, const char* page, const QString& argument) { clerk.begin({words(page), argument}); }

void rows(Clerk& clerk, const char* table) {
    clerk.until(table, [table] {
        const auto* list = Hands::part<ui::RecordTable>(table);
        return list != nullptr && list->records()->rowCount() > 0;
    });
}

void filtered(Clerk& clerk) {
    rows(clerk, "residents.table");
    clerk.click(words("residents.addCondition"));
    clerk.key(Qt::Key_Down); // the grids
    clerk.key(Qt::Key_Right);
    clerk.key(Qt::Key_Return);
}

void select(Clerk& clerk, const char* table, int count) {
    rows(clerk, table);
    clerk.look([table] {
        auto* list = Hands::part<ui::RecordTable>(table);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
    });
    for (int i = 1; i < count; ++i) clerk.key(Qt::Key_Down, Qt::ShiftModifier);
    clerk.rest();
}

/// A table from a spreadsheet, and so many steps on.
void pasted(Clerk& clerk, int steps) {
    clerk.look([] { Clerk::setClipboard(Clerk::tenRows()); });
    show(clerk, "residents", words("register"));
    rows(clerk, "residents.table");
    clerk.look([] { Hands::part<ui::RecordTable>("residents.table")->setFocus(); });
    clerk.ctrl(Qt::Key_V);
    for (int i = 0; i < steps; ++i) clerk.ctrl(Qt::Key_Return);
}

std::function<void(Clerk&)> opens(const char* page, const char* type, const char* before = "", const char* where = "") {
    return [=](Clerk& clerk) { show(clerk, page, words(before) + hex(first(clerk, type, where))); };
}

std::function<void(Clerk&)> tab(int index) {
    return [index](Clerk& clerk) {
        show(clerk, "person", hex(first(clerk, "person", alone)));
        clerk.openTab("person.tabs", index);
    };
}

std::function<void(Clerk&)> goes(const char* page, const char* argument) {
    return [=](Clerk& clerk) { show(clerk, page, words(argument)); };
}

std::function<void(Clerk&)> presses(const char* control) {
    return [=](Clerk& clerk) { clerk.click(words(control)); };
}

} // namespace

const std::vector<State>& states() {
    static const std::vector<State> all{
        {"today", "desk", {}},
        {"residents", "list", [](Clerk& clerk) { rows(clerk, "residents.table"); }},
        {"residents", "filter-menu",
         [](Clerk& clerk) {
             rows(clerk, "residents.table");
             clerk.click(words("residents.addCondition"));
         }},
        {"residents", "filtered-beside",
         [](Clerk& clerk) {
             filtered(clerk);
             select(clerk, "residents.table", 1);
         }},
        {"residents", "chosen", [](Clerk& clerk) { select(clerk, "residents.table", 6); }},
        {"residents", "more",
         [](Clerk& clerk) {
             rows(clerk, "residents.table");
             clerk.click(words("residents.more"));
         }},
        {"residents", "bulk",
         [](Clerk& clerk) {
             select(clerk, "residents.table", 6);
             clerk.click(words("residents.more"));
             clerk.choose(words("residents.change"));
         }},
        {"residents", "view-dialog",
         [](Clerk& clerk) {
             rows(clerk, "residents.table");
             clerk.click(words("residents.view"));
             clerk.choose(words("view.save"));
         }},
        {"residents", "nobody",
         [](Clerk& clerk) {
             rows(clerk, "residents.table");
             clerk.ctrl(Qt::Key_F);
             clerk.type(words("qqqq"));
         }},
        {"residents", "form", goes("residents", "new")},
        {"residents", "form-errors",
         [](Clerk& clerk) {
             show(clerk, "residents", words("new"));
             clerk.keys(Qt::Key_Tab, 2);
             clerk.type(words("13020219990101002"));
             clerk.ctrl(Qt::Key_S);
         }},
        {"residents", "print",
         [](Clerk& clerk) {
             rows(clerk, "residents.table");
             clerk.ctrl(Qt::Key_P);
             clerk.until("the preview", [] { return Hands::part<QWidget>("list.preview.pdf") != nullptr; });
         }},
        {"residents", "households", goes("residents", "households")},
        {"person", "file", tab(0)},
        {"person", "household", tab(1)},
        {"person", "ledgers", tab(2)},
        {"person", "timeline", tab(3)},
        {"person", "papers", tab(4)},
        {"person", "changes", tab(5)},
        {"person", "edit", opens("person", "person", "edit:", alone)},
        {"person", "history", opens("person", "person", "changes:", alone)},
        {"household", "members", opens("household", "household")},
        {"household", "change",
         [](Clerk& clerk) {
             show(clerk, "household", hex(first(clerk, "household")));
             clerk.click(words("household.change"));
             clerk.key(Qt::Key_Down);
             clerk.key(Qt::Key_Return);
         }},
        {"building", "board", opens("building", "building")},
        {"duplicates", "list", {}},
        {"organisation", "tree", {}},
        {"organisation", "gaps", presses("organisation.walkGaps")},
        {"organisation", "calls", presses("organisation.calls")},
        {"organisation", "temporary",
         [](Clerk& clerk) {
             clerk.click(words("organisation.moreButton"));
             clerk.choose(words("organisation.temporaryPosts"));
         }},
        {"organisation", "grid", opens("organisation", "unit", "", "level = grid")},
        {"organisation", "notice-board",
         [](Clerk& clerk) {
             show(clerk, "organisation", hex(first(clerk, "unit", "level = grid")));
             clerk.click(words("organisation.board"));
         }},
        {"organisation", "cards",
         [](Clerk& clerk) {
             show(clerk, "organisation", hex(first(clerk, "unit", "level = grid")));
             clerk.click(words("organisation.cards"));
         }},
        {"ledgers", "list", goes("ledgers", "living_alone")},
        {"ledgers", "enrol", goes("ledgers", "minimum_living:enrol:")},
        {"ledgers", "sealed", goes("ledgers", "correction")},
        {"ledger_month", "changes", goes("ledger_month", "living_alone")},
        {"duties", "violence", goes("duties", "domestic_violence")},
        {"compare", "choose", goes("compare", "living_alone")},
        {"campaigns", "list", {}},
        {"campaigns", "form", goes("campaigns", "new")},
        {"visits", "due", {}},
        {"visits", "calendar", goes("visits", "calendar")},
        {"visits", "plan", presses("visits.plan")},
        {"visits", "list", goes("visits", "list")},
        {"visit", "proposals", goes("visit", "new")},
        {"visit", "filled", opens("visit", "visit")},
        {"records", "register", {}},
        {"records", "form", goes("records", "organisation:new")},
        {"reports", "month", {}},
        {"reports", "figure", goes("reports", "2026-10:residents")},
        {"reports", "settings", presses("reports.settings")},
        {"history", "acts", {}},
        {"history", "bin", goes("history", "bin")},
        {"kept", "nothing", {}},
        {"designer", "shipped", goes("designer", "living_alone")},
        {"designer", "new", goes("designer", "new")},
        {"audit", "log", {}},
        {"audit", "chain", presses("audit.chain")},
        {"users", "list", {}},
        {"users", "new", presses("users.new")},
        {"roles", "list", {}},
        {"help", "start", {}},
        {"help", "keys", goes("help", "keys")},
        {"account", "name", {}},
        {"fonts", "list", {}},
        {"import", "choose", {}},
        {"import", "columns", [](Clerk& clerk) { pasted(clerk, 0); }},
        {"import", "check", [](Clerk& clerk) { pasted(clerk, 1); }},
        {"import", "result", [](Clerk& clerk) { pasted(clerk, 2); }},
        {"", "search",
         [](Clerk& clerk) {
             clerk.ctrl(Qt::Key_K);
             clerk.type(words("wang"));
         }},
        {"", "register-menu", presses("shell.register")},
        {"", "user-menu", presses("shell.user")},
        {"", "message",
         [](Clerk& clerk) {
             show(clerk, "residents", words("register"));
             select(clerk, "residents.table", 1);
             clerk.key(Qt::Key_Delete);
         }},
    };
    return all;
}

} // namespace mulin::test
