// People: found, changed, visited, registered, moved out, entered in a ledger.
#include "core/people/id_number.h"
#include "tests/journeys/window_tasks.h"
#include "ui/pages/residents/board_view.h"

#include <QtWidgets/QLineEdit>

namespace mulin::test {

namespace {

const char* const shown = "胡彩云"; ///< lives alone

bool sees(const char* control) { return Hands::part<QWidget>(control) != nullptr; }
std::string here(const std::string& name) { return "name = " + name + " and presence = here"; }

} // namespace

void find(Clerk& clerk) {
    const auto wanted = clerk.record("person", here(shown)).uid;
    clerk.startCounting();
    clerk.ctrl(Qt::Key_K);
    clerk.type(QStringLiteral("hcy"));
    clerk.key(Qt::Key_Return);
    clerk.until("the file", [] { return sees("person.name"); });
    expect(clerk.place().argument.toStdString() == wanted.hex(), "the file of somebody else");
}

void visit(Clerk& clerk) {
    const std::string now = "visited_on = " + std::string(today);
    clerk.beginAt(shown);
    const auto before = clerk.count("visit", now);
    clerk.click(QStringLiteral("person.visit"));
    clerk.until("the form", [] { return sees("visit.findings"); });
    // Who went to whom stands there: one goes on with what was found.
    clerk.type(QStringLiteral("精神好，血压一百四，楼道扶手松了。"));
    clerk.ctrl(Qt::Key_S);
    clerk.until("the file again", [] { return sees("person.name"); });
    expect(clerk.count("visit", now) == before + 1, "no visit was registered");
    const auto made = clerk.record("visit", now + " and findings ~ 扶手松了");
    expect(clerk.links(made) == 2, "visitor and visited");
}

void phone(Clerk& clerk) {
    clerk.beginAt(shown);
    clerk.click(QStringLiteral("person.edit"));
    clerk.until("the form", [] { return sees("person.edit.phone"); });
    clerk.click(QStringLiteral("person.edit.phone"));
    clerk.type(QStringLiteral("13912345678"));
    clerk.ctrl(Qt::Key_S);
    clerk.until("the file again", [] { return sees("person.name"); });
    expect(clerk.record("person", here(shown)).text("phone") == "13912345678", "the phone is another one");
}

void newcomer(Clerk& clerk) {
    const std::string number = "13020219900101002";
    clerk.begin({QStringLiteral("residents")});
    clerk.ctrl(Qt::Key_N);
    clerk.until("the form", [] { return sees("resident.name"); });
    clerk.type(QString::fromUtf8(shown));
    clerk.until("the namesake", [] { return sees("resident.namesake"); });
    clerk.key(Qt::Key_Tab);
    clerk.key(Qt::Key_Tab);
    clerk.type(QString::fromStdString(number + people::idCheckDigit(number)));
    clerk.ctrl(Qt::Key_S);
    clerk.until("the list", [] { return !sees("resident.name"); });
    expect(clerk.count("person", std::string("name = ") + shown) == 2, "two of one name");
}

void left(Clerk& clerk) {
    const auto away = clerk.record("person", here("蔡静怡"));
    clerk.beginAt("蔡静怡");
    clerk.click(QStringLiteral("person.more"));
    clerk.choose(QStringLiteral("迁出…"));
    clerk.key(Qt::Key_Return); // today
    clerk.until("the move", [&] { return clerk.count("person", here("蔡静怡")) == 0; });
    expect(clerk.record("person", "name = 蔡静怡").uid == away.uid, "somebody else");
}

void room(Clerk& clerk) {
    clerk.key(Qt::Key_2, Qt::AltModifier);
    clerk.click(QStringLiteral("楼栋"));
    clerk.until("the board", [] {
        const auto* board = Hands::part<ui::BoardView>("building.board");
        return board != nullptr && board->board() != nullptr;
    });
    clerk.type(QStringLiteral("202"));
    clerk.until("the room", [] {
        const auto* chosen = Hands::part<ui::BoardView>("building.board")->currentRoom();
        return chosen != nullptr && chosen->room == "202" && sees("household.close");
    });
}

void enrol(Clerk& clerk) {
    const auto before = clerk.count("minimum_living", "");
    clerk.beginAt("白雅洁");
    clerk.openTab("person.tabs", 2);
    clerk.click(QStringLiteral("person.enrol.minimum_living"));
    clerk.until("the form", [] { return sees("enrolment.entered_on"); });
    clerk.ctrl(Qt::Key_S);
    clerk.until("the entry", [&] { return clerk.count("minimum_living", "") == before + 1; });
}

} // namespace mulin::test
