#include "core/casework/duties.h"

#include "tests/support/temp_office.h"

#include <functional>
#include <set>

using namespace mulin;
using namespace mulin::casework;
using mulin::test::must;

namespace {

const std::string words = "{ zh = \"x\", en = \"x\" }";
const std::string head =
    "[duty]\nid = \"d\"\nkind = \"minor\"\nfirst = \"q\"\nlabel = " + words + "\nhelp = " + words + "\n";
const std::string step = "[[step]]\nid = \"s\"\nlabel = " + words + "\nlaw = " + words + "\nto = " + words + "\n";

std::string question(const std::string& id, const std::string& choices) {
    return "[[question]]\nid = \"" + id + "\"\nask = " + words + "\nchoices = [" + choices + "]\n";
}
std::string choice(const std::string& code, const std::string& more) {
    return "{ code = \"" + code + "\", label = " + words + more + " },";
}

/// Every way through, as answers.
void paths(const Duty& duty, std::vector<std::string> answers, const std::function<void(const DutyPath&)>& take) {
    const DutyPath path = walk(duty, answers);
    REQUIRE(answers.size() <= duty.questions.size()); // it ends
    if (path.ended()) return take(path);
    for (const DutyChoice& one : path.next->choices) {
        auto on = answers;
        on.push_back(one.code);
        paths(duty, on, take);
    }
}

bool asks(const DutyPath& path, std::string_view id) {
    return std::any_of(path.steps.begin(), path.steps.end(), [&](const DutyStep* one) { return one->id == id; });
}

const Duty& find(const std::vector<Duty>& all, std::string_view id) {
    for (const Duty& duty : all)
        if (duty.id == id) return duty;
    FAIL("no duty " << id);
    return all.front();
}

} // namespace

TEST_CASE("duties: every path ends, and every step says law, addressee and time", "[casework]") {
    const auto all = must(shippedDuties());
    REQUIRE(all.size() == 2);
    for (const Duty& duty : all) {
        INFO(duty.id);
        for (const DutyStep& one : duty.steps) {
            INFO(one.id);
            for (const schema::Label* label : {&one.label, &one.law, &one.to}) {
                CHECK_FALSE(label->zh.empty());
                CHECK_FALSE(label->en.empty());
            }
            CHECK(one.law.zh.find("法第") != std::string::npos);
        }
        int ways = 0;
        paths(duty, {}, [&](const DutyPath& path) {
            ++ways;
            CHECK_FALSE(path.steps.empty());
            CHECK(asks(path, "register"));
            CHECK(std::set<const DutyStep*>(path.steps.begin(), path.steps.end()).size() == path.steps.size());
        });
        CHECK(ways > 5);
    }
}

TEST_CASE("duties: what the law asks of whom", "[casework]") {
    const auto all = must(shippedDuties());
    const Duty& violence = find(all, "domestic_violence");
    paths(violence, {}, [&](const DutyPath& path) {
        const bool capable = path.answers[1]->code == "adult";
        CHECK(asks(path, "report_police") == !capable); // §14: whoever cannot decide is reported, an adult decides
        CHECK(asks(path, "inform") == capable);
        CHECK(asks(path, "report_minor") == (path.answers[1]->code == "minor"));
        CHECK(asks(path, "call_110") == (path.answers[0]->code == "yes"));
    });
    CHECK(asks(walk(violence, {"no", "adult", "nothing", "both"}), "call_on_both")); // §17
    CHECK(asks(walk(violence, {"no", "adult", "nothing", "both"}), "assist_order")); // §32
    const Duty& minor = find(all, "harm_to_minor");
    paths(minor, {}, [&](const DutyPath& path) { // §11: at once, whatever was noticed
        CHECK(std::any_of(path.steps.begin(), path.steps.end(), [](const DutyStep* one) {
            return one->id.rfind("report_", 0) == 0 && one->by == DutyStep::By::AtOnce;
        }));
    });
}

TEST_CASE("duties: answers that do not fit end the walk", "[casework]") {
    const auto all = must(shippedDuties());
    const Duty& duty = find(all, "domestic_violence");
    CHECK(walk(duty, {}).next->id == "danger");
    CHECK(walk(duty, {"nonsense", "adult"}).asked.empty());
    const DutyPath path = walk(duty, {"yes", "limited"});
    CHECK(path.next->id == "care");
    CHECK_FALSE(asks(path, "register")); // not yet
    CHECK(walk(duty, {"no", "limited", "yes", "none", "more"}).ended());
}

TEST_CASE("duties: by when", "[casework]") {
    const std::int64_t found = msOfDate(*Date::fromYmd(2026, 3, 10)) + 9 * 3'600'000;
    DutyStep one;
    CHECK(dueMs(one, found) == found);
    one.by = DutyStep::By::Hours;
    one.amount = 24;
    CHECK(dueMs(one, found) == found + 24 * 3'600'000);
    one.by = DutyStep::By::Days;
    one.amount = 7;
    CHECK(isoTimestamp(*dueMs(one, found)).substr(0, 16) == "2026-03-17T23:59");
    one.by = DutyStep::By::Soon;
    CHECK_FALSE(dueMs(one, found));
}

TEST_CASE("duties: a definition that leads nowhere is refused", "[casework]") {
    const auto refused = [](const std::string& toml) {
        const auto duty = parseDuty(toml, "d.toml");
        if (duty) return std::string();
        CHECK(duty.error().code == ErrorCode::BadDefinition);
        return duty.error().arg("what");
    };
    const std::string good = choice("a", ", steps = [\"s\"]");
    CHECK(refused(head + question("q", good) + step + "by = \"at_once\"\n").empty());
    CHECK_FALSE(refused(head + question("q", good) + step).empty()); // no time
    CHECK_FALSE(refused(head + question("q", good) + step + "by = \"later\"\n").empty());
    CHECK_FALSE(refused(head + question("q", good) + step + "hours = 1\ndays = 1\n").empty()); // two times
    CHECK_FALSE(
        refused(head + question("q", good + choice("b", "")) + step + "days = 1\n").empty()); // asks for nothing
    CHECK_FALSE(refused(head + question("q", choice("a", ", steps = [\"t\"]")) + step + "days = 1\n").empty());
    CHECK_FALSE(
        refused(head + question("q", choice("a", ", next = \"r\", steps = [\"s\"]")) + step + "days = 1\n").empty());
    CHECK_FALSE(
        refused(head + question("q", choice("a", ", next = \"q\", steps = [\"s\"]")) + step + "days = 1\n").empty());
    CHECK_FALSE(refused(head + question("q", good) + question("r", good) + step + "days = 1\n").empty()); // never asked
    CHECK_FALSE(refused(head + question("q", good + good) + step + "days = 1\n").empty());
}
