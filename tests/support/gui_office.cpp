#include "tests/support/gui_office.h"

#include "core/organisation/setup.h"
#include "core/people/id_number.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>

namespace mulin::test {

using schema::Value;
using schema::Values;

std::string idNumber(const std::string& birth, int serial) {
    std::string number = "130202";
    for (const char c : birth) {
        if (c != '-') number += c;
    }
    const std::string digits = std::to_string(1000 + serial).substr(1);
    number += digits;
    return number + people::idCheckDigit(number);
}

GuiOffice::GuiOffice() {
    office.clock->set(msOfDate(*Date::fromIso("2026-11-22")) + 9 * 3600 * 1000);
    session = std::make_unique<ui::OfficeSession>(*office.office, office.access(), background, schema::Language::Zh);
}

GuiOffice::~GuiOffice() {
    if (session) session->finishWriting();
    background.shutDown();
}

RecordId GuiOffice::person(const std::string& name, const std::string& building, const std::string& entrance,
                           const std::string& room, const std::string& birth, bool female, const std::string& phone,
                           const std::string& relation) {
    Values values;
    values.set("name", Value(name)).set("phone", Value(phone));
    const int serial = 100 + static_cast<int>(people.size()) * 2 + (female ? 0 : 1);
    values.set("id_number", Value(idNumber(birth, serial)));
    values.set("estate_name", Value("友谊南里"))
        .set("building", Value(building))
        .set("entrance", Value(entrance))
        .set("room", Value(room));
    values.set("relation", Value(relation)).set("residence_status", Value("both"));
    const RecordId id = office.add("person", values);
    people.push_back(id);
    return id;
}

RecordId GuiOffice::visit(RecordId whom, RecordId by, Date on, const std::string& findings, std::optional<Date> next) {
    Values values;
    values.set("visited_on", Value(on))
        .set("purpose", Value("ledger"))
        .set("way", Value("home"))
        .set("findings", Value(findings));
    if (next) values.set("next_on", Value(*next));
    values.link("people", "visited", whom).link("people", "visitor", by);
    return office.add("visit", values);
}

void GuiOffice::enrol(const std::string& ledger, RecordId whom, const std::string& keeper) {
    Values values;
    values.set("person", Value(whom))
        .set("entered_on", Value(*Date::fromIso("2026-10-20")))
        .set("keeper", Value(keeper));
    values.set("visit_every", Value("weekly")).set("entry_reason", Value("found"));
    values.set("next_review_on", Value(*Date::fromIso("2026-11-30")));
    office.add(ledger, values);
}

void GuiOffice::populate() {
    const struct {
        const char* name;
        const char* building;
        const char* entrance;
        const char* room;
        const char* birth;
        bool female;
    } list[] = {{"单秀兰", "3", "2", "501", "1952-03-18", true},   {"曲桂芝", "3", "2", "102", "1935-06-02", true},
                {"仇永福", "3", "1", "602", "1960-01-20", false},  {"解淑珍", "3", "3", "402", "1948-05-11", true},
                {"卢志强", "4", "1", "301", "1968-08-08", false},  {"区振华", "3", "1", "201", "1943-02-27", false},
                {"宓素琴", "4", "2", "502", "1946-09-30", true},   {"潘玉林", "4", "3", "202", "1954-12-01", false},
                {"覃美云", "3", "2", "302", "1957-07-19", true},   {"朴哲浩", "4", "3", "101", "1949-03-03", false},
                {"查桂兰", "3", "3", "601", "1941-11-11", true},   {"乐广成", "3", "1", "402", "1951-04-25", false},
                {"牟凤英", "4", "1", "602", "1947-10-09", true},   {"冼国强", "3", "2", "201", "1956-02-14", false},
                {"尉迟秀云", "4", "2", "301", "1944-01-06", true}, {"靳长河", "3", "3", "102", "1950-06-21", false},
                {"佟玉珍", "4", "3", "402", "1953-09-17", true},   {"滕德海", "3", "1", "502", "1945-12-28", false},
                {"王海燕", "4", "1", "101", "1984-05-05", true},   {"李文静", "4", "2", "101", "1990-08-15", true},
                {"孙香莲", "3", "1", "304", "1974-03-03", true},   {"石小龙", "3", "1", "202", "2017-04-01", false},
                {"宋学礼", "4", "3", "401", "1959-10-01", false}};
    int serial = 0;
    for (const auto& one : list) {
        person(one.name, one.building, one.entrance, one.room, one.birth, one.female,
               "138" + std::to_string(12347177 + 131 * serial++));
    }
    person("周建军", "3", "2", "501", "1983-02-02", false, "13912340592", "son");
    const Date today = office.today();
    const RecordId worker = people[18];
    for (int i = 0; i < 12; ++i) {
        enrol("living_alone", people[static_cast<std::size_t>(i)], i % 2 ? "翟小梅" : "王海燕");
        visit(people[static_cast<std::size_t>(i)], worker, today.plusDays(-7 - i),
              "代取降压药一盒，取暖正常，室温 20 度。", today.plusDays(i / 2));
    }
    enrol("minimum_living", people[0], "王海燕");
    enrol("minimum_living", people[2], "李文静");
    visit(people[0], worker, today.plusDays(-14),
          "精神好，血压 142/86。反映 3 号楼 2 单元楼梯扶手松动，上下楼不踏实；药还够吃五天。");
    visit(people[0], people[19], today.plusDays(-40), "取暖正常。");
}

bool GuiOffice::until(const std::function<bool()>& done) {
    QElapsedTimer waited;
    waited.start();
    while (!done()) {
        if (waited.elapsed() > 60'000) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::msleep(1);
    }
    return true;
}

void GuiOffice::settle() {
    // Answers may ask again: quiet several times in a row.
    int quiet = 0;
    until([&] {
        quiet = background.isBusy() || session->isWriting() ? 0 : quiet + 1;
        return quiet > 5;
    });
}

} // namespace mulin::test
