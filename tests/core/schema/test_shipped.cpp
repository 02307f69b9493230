// The definitions in resources/types and resources/ledgers.
#include "core/base/text.h"
#include "core/schema/catalogue.h"
#include "core/schema/validation.h"

#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include <map>
#include <set>

using namespace mulin;
using namespace mulin::schema;

namespace {

const Catalogue& shipped() {
    static const auto result = Catalogue::shipped();
    if (!result) FAIL(result.error().detail);
    return *result;
}

/// Four of each class; the sealed ones stand in none.
const std::map<std::string, std::set<std::string>>& ledgersByClass() {
    static const std::map<std::string, std::set<std::string>> ledgers = {
        {"elderly", {"advanced_age", "living_alone", "empty_nest", "care_dependent"}},
        {"children", {"infant", "left_behind_child", "child_in_difficulty", "orphan"}},
        {"hardship", {"minimum_living", "special_hardship", "marginal_income", "disability"}},
        {"priority", {"veteran", "bereaved_family", "job_seeker", "floating_population"}},
        {"", {"mental_health", "protection", "correction", "resettlement"}},
    };
    return ledgers;
}

bool bilingual(const Label& label) { return !label.zh.empty() && !label.en.empty(); }

} // namespace

TEST_CASE("every shipped definition loads and checks", "[schema]") {
    std::set<std::string> ids;
    for (const auto* type : shipped().types()) ids.insert(type->id);
    std::set<std::string> expected = {"unit",
                                      "estate",
                                      "building",
                                      "dwelling",
                                      "household",
                                      "residence",
                                      "person",
                                      "post",
                                      "visit",
                                      "organisation",
                                      "user",
                                      "setting",
                                      "view",
                                      "membership",
                                      "person_match",
                                      "emergency",
                                      "emergency_call",
                                      "need_call",
                                      "duty_report",
                                      "card_batch",
                                      "role",
                                      "grant",
                                      "suggestion_answer",
                                      "next_step",
                                      "visit_plan",
                                      "aid_application",
                                      "health_check",
                                      "job_help",
                                      "counselling",
                                      "veteran_service",
                                      "home_service",
                                      "document",
                                      "suggestion_answer",
                                      "ledger_definition",
                                      "field_definition",
                                      "kinship",
                                      "list_comparison",
                                      "list_verdict",
                                      "campaign",
                                      "campaign_visit",
                                      "correction_visit",
                                      "resettlement_visit",
                                      "correction_reference",
                                      "resettlement_reference",
                                      "correction_talk",
                                      "resettlement_talk",
                                      "correction_leave",
                                      "correction_assessment",
                                      "mental_health_visit",
                                      "protection_visit"};
    for (const auto& [group, ledgers] : ledgersByClass()) expected.insert(ledgers.begin(), ledgers.end());
    CHECK(ids == expected);
    std::map<std::string, std::set<std::string>> groups;
    for (const auto* ledger : shipped().ledgers()) groups[ledger->rules.group].insert(ledger->id);
    CHECK(groups == ledgersByClass());
    for (const auto& id : ledgersByClass().at("")) CHECK(shipped().find(id)->sealed());
    REQUIRE(shipped().find("enrolment"));
    CHECK(shipped().find("enrolment")->abstract);
}

TEST_CASE("every shipped word is there in both languages", "[schema]") {
    for (const auto* type : shipped().types()) {
        INFO(type->id);
        CHECK(bilingual(type->label));
        CHECK(bilingual(type->purpose));
        CHECK_FALSE(type->basis.empty());
        CHECK(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QString::fromStdString(type->icon))));
        CHECK_FALSE(type->navigation.empty());
        CHECK_FALSE(type->list.empty());
        CHECK_FALSE(type->title.empty());
        for (const auto& section : type->sections) CHECK(bilingual(section.label));
        for (const auto& field : type->fields) {
            INFO(field.id);
            CHECK(bilingual(field.label));
            CHECK((field.help.empty() || bilingual(field.help)));
            CHECK(bilingual(field.purpose));
            CHECK_FALSE(field.basis.empty());
            for (const auto& choice : field.choices) CHECK(bilingual(choice.label));
            for (const auto& role : field.roles) CHECK(bilingual(role.label));
            if (field.type == FieldType::Choice) CHECK_FALSE(field.choices.empty());
        }
    }
}

TEST_CASE("every ledger is ready for use", "[schema]") {
    for (const auto* ledger : shipped().ledgers()) {
        INFO(ledger->id);
        CHECK(bilingual(ledger->help));
        CHECK_FALSE(ledger->rules.sheet.empty());
        CHECK_FALSE(ledger->rules.checklist.empty());
        REQUIRE_FALSE(ledger->rules.reviews.empty());
        CHECK(ledger->rules.reviews.back().where.empty()); // one always holds
        for (const char* reason : {"transferred", "list", "other"})
            CHECK(ledger->field("entry_reason")->choice(reason));
        for (const char* reason : {"moved", "death", "error", "other"})
            CHECK(ledger->field("exit_reason")->choice(reason));
        for (const auto& suggestion : ledger->rules.suggestions) {
            INFO(suggestion.id);
            CHECK(bilingual(suggestion.label));
            CHECK((suggestion.why.empty() || bilingual(suggestion.why)));
        }
    }
}

TEST_CASE("children are registered with their guardian", "[schema]") {
    for (const auto& id : ledgersByClass().at("children"))
        for (const char* field :
             {"guardian_name", "guardian_relation", "guardian_phone", "guardian_consent", "guardian_consent_on"}) {
            INFO(id << "." << field);
            CHECK(shipped().find(id)->field(field));
        }
}

TEST_CASE("a sealed ledger has visits of its own", "[schema]") {
    for (const auto& id : ledgersByClass().at("")) {
        INFO(id);
        const auto* visit = shipped().find(id + "_visit");
        REQUIRE(visit);
        CHECK(visit->extends == "visit");
        CHECK(visit->compartment == shipped().find(id)->compartment);
    }
}

TEST_CASE("every field of a form stands in one section", "[schema]") {
    for (const auto* type : shipped().types()) {
        std::map<std::string, int> seen;
        for (const auto& section : type->sections)
            for (const auto& id : section.fields) ++seen[id];
        for (const auto& field : type->fields) {
            INFO(type->id << "." << field.id);
            CHECK(seen[field.id] <= 1);
            if (!field.derived() && field.asked) CHECK(seen[field.id] == 1);
        }
    }
}

TEST_CASE("a word means one choice, a heading one field", "[schema]") {
    for (const auto* type : shipped().types()) {
        std::map<std::string, std::string> headings;
        for (const auto& field : type->fields) {
            std::set<std::string> own = {searchKey(field.label.zh), searchKey(field.id)};
            for (const auto& synonym : field.synonyms) own.insert(searchKey(synonym));
            if (!field.derived() || !field.synonyms.empty())
                for (const auto& word : own) {
                    const auto [at, fresh] = headings.emplace(word, field.id);
                    INFO(type->id << ": " << word << " means " << at->second << " and " << field.id);
                    CHECK(fresh);
                }
            std::map<std::string, std::string> words;
            for (const auto& choice : field.choices) {
                std::set<std::string> ownWords = {searchKey(choice.code), searchKey(choice.label.zh),
                                                  searchKey(choice.label.en)};
                for (const auto& synonym : choice.synonyms) ownWords.insert(searchKey(synonym));
                for (const auto& word : ownWords) {
                    const auto [at, fresh] = words.emplace(word, choice.code);
                    INFO(type->id << "." << field.id << ": " << word << " means " << at->second << " and "
                                  << choice.code);
                    CHECK(fresh);
                }
            }
        }
    }
}

TEST_CASE("field ids that scripts use exist", "[schema]") {
    const std::map<std::string, std::vector<std::string>> contract = {
        {"person",
         {"name", "id_kind", "id_number", "sex", "birth_date", "phone", "registered_address", "address", "building",
          "entrance", "room", "relation", "remark"}},
        {"visit", {"visited_on", "purpose", "people", "findings"}},
    };
    for (const auto& [id, fields] : contract) {
        const auto* type = shipped().find(id);
        REQUIRE(type);
        for (const auto& field : fields) {
            INFO(id << "." << field);
            CHECK(type->field(field));
        }
    }
    const auto& person = *shipped().find("person");
    for (const auto& field : person.fields) CHECK(field.required == (field.id == "name"));
    for (const char* taken : {"address", "building", "entrance", "room", "relation"})
        CHECK(person.field(taken)->derived());
    CHECK(person.field("id_number")->mask == Mask::IdNumber);
    CHECK(person.field("phone")->mask == Mask::Phone);
    CHECK_FALSE(person.field("birth_date")->future);
    CHECK_FALSE(shipped().find("visit")->field("visited_on")->future);
    CHECK(shipped().find("visit")->field("people")->role("visited"));
    CHECK(shipped().find("visit")->field("people")->role("present"));
}

TEST_CASE("personal numbers are masked wherever they appear", "[schema]") {
    for (const auto* type : shipped().types())
        for (const auto& field : type->fields) {
            INFO(type->id << "." << field.id);
            if (field.type == FieldType::IdNumber) CHECK(field.mask == Mask::IdNumber);
            if (field.type == FieldType::Phone && type->id != "post") CHECK(field.mask == Mask::Phone);
        }
}

TEST_CASE("what must not be collected has no field", "[schema]") {
    for (const auto* type : shipped().types())
        for (const char* id : {"ethnicity", "religion", "faith", "political_status", "petitions", "risk_level", "score",
                               "danger", "diagnosis"}) {
            INFO(type->id << "." << id);
            CHECK_FALSE(type->field(id));
        }
}

TEST_CASE("relations to the head are understood as registers write them", "[schema]") {
    const auto& relation = *shipped().find("residence")->field("relation");
    const auto at = GENERATE(table<const char*, const char*>({
        {"本人", "head"},         {"户主", "head"},         {"户主本人", "head"},   {"01户主", "head"},
        {"妻", "spouse"},         {"丈夫", "spouse"},       {"老伴", "spouse"},     {"之子", "son"},
        {"长子", "son"},          {"独生子", "son"},        {"长女", "daughter"},   {"女", "daughter"},
        {"儿媳", "child_in_law"}, {"女婿", "child_in_law"}, {"孙女", "grandchild"}, {"外孙", "grandchild"},
        {"父亲", "parent"},       {"岳母", "parent"},       {"公公", "parent"},     {"婆婆", "parent"},
        {"奶奶", "grandparent"},  {"外公", "grandparent"},  {"哥哥", "sibling"},    {"侄子", "other"},
        {"租住", "nonrelative"},  {"保姆", "nonrelative"},  {"Spouse", "spouse"},   {" 配 偶 ", "spouse"},
        {"其他", "other"},
    }));
    const auto* found = findChoice(relation.choices, std::get<0>(at));
    INFO(std::get<0>(at));
    REQUIRE(found);
    CHECK(found->code == std::get<1>(at));
    CHECK_FALSE(findChoice(relation.choices, "某某"));
    CHECK_FALSE(findChoice(relation.choices, "12"));
}

TEST_CASE("doors and addresses are put together from what is there", "[schema]") {
    const auto& dwelling = *shipped().find("dwelling");
    const auto with = [&](const char* field, const std::map<std::string, std::string>& parts) {
        Values values;
        for (const auto& [id, text] : parts) values.set(id, Value(text));
        return fillPattern(dwelling.field(field)->pattern, dwelling, values, Language::Zh);
    };
    CHECK(with("door", {{"building_short", "3"}, {"entrance", "2"}, {"room", "501"}}) == "3-2-501");
    CHECK(with("door", {{"building_short", "3"}, {"room", "501"}}) == "3-501");
    CHECK(with("door", {{"entrance", "2"}, {"room", "501"}}) == "2-501");
    CHECK(with("door", {{"building_short", "3"}}) == "3");
    CHECK(with("door", {}).empty());
    CHECK(with("address",
               {{"estate_name", "友谊小区"}, {"building_name", "3号楼"}, {"entrance", "2"}, {"room", "501"}}) ==
          "友谊小区3号楼2单元501室");
    CHECK(with("address", {{"estate_name", "友谊小区"}, {"building_name", "3号楼"}, {"room", "501"}}) ==
          "友谊小区3号楼501室");
    CHECK(with("address", {{"place", "复兴路12号院"}, {"room", "3"}}) == "复兴路12号院3室");
    CHECK(with("address", {{"place", "复兴路12号院"}}) == "复兴路12号院");
}

TEST_CASE("who fills in a form is proposed by the form alone", "[schema]") {
    const TypeDef& aid = *shipped().find("aid_application");
    REQUIRE(aid.field("by")->proposesUser);
    Values values;
    fillDefaults(aid, values, *Date::fromIso("2026-11-22"));
    CHECK_FALSE(values.has("by"));
}
