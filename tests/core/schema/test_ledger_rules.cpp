// What a ledger says beyond its fields: class, review rule, suggestions; each mistake is found with its line.
#include "core/schema/catalogue.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::schema;

namespace {

const std::string person = "[type]\nid = \"person\"\nlabel = { zh = \"人\" }\ncompartment = \"people\"\n"
                           "[[field]]\nid = \"name\"\ntype = \"text\"\nlabel = { zh = \"姓名\" }\n";

std::string ledger(const std::string& head, const std::string& rest = {}) {
    return "[type]\nid = \"meals\"\nlabel = { zh = \"助餐\" }\nledger = true\ncompartment = \"casework\"\n"
           "person = \"person\"\nsince = \"entered_on\"\nuntil = \"left_on\"\n" +
           head +
           "[[field]]\nid = \"person\"\ntype = \"link\"\ntarget = \"person\"\nlabel = { zh = \"人\" }\n"
           "[[field]]\nid = \"entered_on\"\ntype = \"date\"\nlabel = { zh = \"入册\" }\n"
           "[[field]]\nid = \"left_on\"\ntype = \"date\"\nlabel = { zh = \"退出\" }\n"
           "[[field]]\nid = \"every\"\ntype = \"choice\"\ndefault = \"week\"\nlabel = { zh = \"频次\" }\n"
           "choices = [{ code = \"week\", label = { zh = \"周\" } }, { code = \"month\", label = { zh = \"月\" } }]\n" +
           rest;
}

std::string mistake(const std::string& toml) {
    Catalogue catalogue;
    REQUIRE(catalogue.add(person, "person.toml"));
    auto added = catalogue.add(toml, "meals.toml");
    if (added) added = catalogue.check();
    REQUIRE_FALSE(added);
    CHECK(added.error().arg("file") == "meals.toml");
    return added.error().arg("what");
}

std::string suggestion(const std::string& more) {
    return "[[suggestion]]\nid = \"old\"\nlabel = { zh = \"满龄\" }\n" + more;
}

} // namespace

TEST_CASE("a ledger says its rules", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(person, "person.toml"));
    const auto added = catalogue.add(
        ledger("sheet = [\"person\"]\nleast_visitors = 2\ndefaults = { every = \"month\" }\n",
               "[[review]]\nmonths = 6\nwhere = \"every = month\"\n[[review]]\nmonths = 12\n" +
                   suggestion("act = \"enter\"\nage_from = 80\nahead = 30\nalone = true\nnot_in = [\"meals\"]\n")),
        "meals.toml");
    if (!added) FAIL(added.error().detail);
    REQUIRE(catalogue.check());
    const TypeDef& type = *catalogue.find("meals");
    CHECK(type.field("every")->defaultText == "month");
    CHECK(type.rules.leastVisitors == 2);
    CHECK(type.rules.columnsOnPaper(type.list) == std::vector<std::string>{"person"});
    REQUIRE(type.rules.reviews.size() == 2);
    CHECK(type.rules.reviews.front().months == 6);
    CHECK(type.rules.reviews.back().where.empty());
    REQUIRE(type.rules.suggestions.size() == 1);
    const SuggestionDef& one = type.rules.suggestions.front();
    CHECK(one.ageFrom == 80);
    CHECK_FALSE(one.ageTo);
    CHECK(one.ahead == 30);
    CHECK(one.alone);
    CHECK(one.notIn == std::vector<std::string>{"meals"});
}

TEST_CASE("mistakes in the rules of a ledger are found", "[schema]") {
    CHECK(mistake(ledger("defaults = { every = \"year\" }\n")).find("'year' is not one of the choices") !=
          std::string::npos);
    CHECK(mistake(ledger("defaults = { colour = \"red\" }\n")).find("names no field 'colour'") != std::string::npos);
    CHECK(mistake(ledger("least_visitors = 0\n")).find("between 1 and 9") != std::string::npos);
    CHECK(mistake(ledger("sheet = [\"colour\"]\n")).find("sheet names no field 'colour'") != std::string::npos);
    CHECK(mistake(ledger("", "[[review]]\nwhere = \"every = month\"\n")).find("'months' is missing") !=
          std::string::npos);
    CHECK(mistake(ledger("", suggestion("act = \"enter\"\n"))).find("has no condition") != std::string::npos);
    CHECK(mistake(ledger("", suggestion("act = \"praise\"\nage_from = 3\n"))).find("enter, leave or review") !=
          std::string::npos);
    CHECK(mistake(ledger("", suggestion("act = \"enter\"\nage_from = 200\n"))).find("between 0 and 150") !=
          std::string::npos);
    CHECK(mistake(ledger("", suggestion("act = \"leave\"\ndate = \"every\"\n"))).find("names no date field") !=
          std::string::npos);
    CHECK(mistake(ledger("", suggestion("act = \"enter\"\nin = { ledger = \"person\" }\n"))).find("no open ledger") !=
          std::string::npos);
    CHECK(
        mistake(ledger("", suggestion("act = \"enter\"\nage_from = 3\n") + suggestion("act = \"leave\"\nage_to = 3\n")))
            .find("defined twice") != std::string::npos);
    CHECK(mistake(person.substr(0, person.find("[[")).replace(person.find("person"), 6, "thing") +
                  "least_visitors = 2\n" + person.substr(person.find("[[")))
              .find("a type that is none") != std::string::npos);
}
