// What an office makes of the shipped types: added, renamed, retired, never taken away.
#include "core/schema/catalogue.h"
#include "core/schema/parse_type.h"
#include "tests/support/property.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::schema;
using mulin::test::must;

namespace {

const Catalogue& shipped() {
    static const Catalogue parsed = must(Catalogue::parsed());
    return parsed;
}

struct Laid {
    Catalogue catalogue;
    std::vector<LeftOut> leftOut;
};
Laid lay(const Definitions& definitions) {
    Laid laid;
    laid.catalogue = must(shipped().with(definitions, laid.leftOut));
    return laid;
}

LedgerDefinition heating() {
    LedgerDefinition made;
    made.uid = Uid::named("test", "heating");
    made.label = {"入冬取暖", "Heating"};
    made.group = "own";
    made.purpose = "入冬安全检查";
    made.ageFrom = 60;
    made.reviewMonths = 12;
    made.visitEvery = "quarterly";
    return made;
}

FieldDefinition fieldOf(const std::string& type, const std::string& name, const std::string& kind, int position = 0) {
    FieldDefinition made;
    made.uid = Uid::named("test", type + name);
    made.of = type;
    made.label = {name, {}};
    made.kind = kind;
    made.purpose = "检查";
    made.position = position;
    return made;
}

} // namespace

TEST_CASE("overlay: nothing said, nothing changed") {
    const auto laid = lay({});
    const auto plain = must(Catalogue::shipped());
    CHECK(laid.leftOut.empty());
    REQUIRE(laid.catalogue.types().size() == plain.types().size());
    for (const TypeDef* type : plain.types()) {
        const TypeDef* same = laid.catalogue.find(type->id);
        REQUIRE(same);
        CHECK(same->fields.size() == type->fields.size());
        CHECK(same->list == type->list);
    }
}

TEST_CASE("overlay: a ledger of the office's own is one like the others") {
    Definitions definitions{{heating()}, {}};
    const std::string id = heating().typeId();
    auto way = fieldOf(id, "供暖方式", "choice", 1);
    way.choices = choicesOfLines("集中供暖\n电暖");
    way.required = true;
    way.inList = true;
    auto degrees = fieldOf(id, "室温", "integer", 2);
    degrees.unit = "度";
    degrees.min = -30;
    degrees.max = 40;
    definitions.fields = {degrees, way};
    const auto laid = lay(definitions);
    CHECK(laid.leftOut.empty());
    const TypeDef* type = laid.catalogue.find(id);
    REQUIRE(type);
    CHECK(type->uid == heating().uid);
    CHECK((type->own && type->ledger && !type->retired && !type->abstract));
    CHECK(type->label.in(Language::En) == "Heating");
    CHECK(type->rules.group == "own");
    REQUIRE(type->rules.reviews.size() == 1);
    CHECK(type->rules.reviews.front().months == 12);
    const auto& said = type->rules.suggestions;
    const auto age = std::find_if(said.begin(), said.end(), [](const SuggestionDef& one) { return one.id == "age"; });
    REQUIRE(age != said.end());
    CHECK((age->act == SuggestionDef::Act::Enter && age->ageFrom == 60));
    CHECK(type->field("visit_every")->defaultText == "quarterly");
    CHECK(type->field("person"));
    const FieldDef* own = type->field(way.fieldId());
    REQUIRE(own);
    CHECK((own->own && own->required));
    CHECK(own->choices.size() == 2);
    const auto place = [&](const std::string& field) { return std::find(type->list.begin(), type->list.end(), field); };
    REQUIRE(place(way.fieldId()) != type->list.end());
    CHECK(place(way.fieldId()) < place("left_on")); // what it says, then how long
    const auto section =
        std::find_if(type->sections.begin(), type->sections.end(), [](const Section& one) { return one.id == "own"; });
    REQUIRE(section != type->sections.end());
    CHECK(section->fields == std::vector<std::string>{way.fieldId(), degrees.fieldId()}); // by position
    const auto ledgers = laid.catalogue.ledgers();
    CHECK(std::find(ledgers.begin(), ledgers.end(), type) != ledgers.end());
}

TEST_CASE("overlay: what is shipped is renamed, added to and retired") {
    LedgerDefinition alone;
    alone.uid = Uid::named("test", "alone");
    alone.of = "living_alone";
    alone.label.zh = "独居";
    alone.ageFrom = 70;
    FieldDefinition health;
    health.uid = Uid::named("test", "health");
    health.of = "living_alone";
    health.field = "health";
    health.choices = choicesOfLines("able: 很硬朗\nbedridden: 卧床\n- partly: 部分自理");
    FieldDefinition sex;
    sex.of = "person";
    sex.field = "sex";
    sex.label.zh = "男女";
    FieldDefinition keys;
    keys.of = "living_alone";
    keys.field = "key_holder";
    keys.retired = true;
    const auto laid = lay({{alone}, {health, sex, keys}});
    const auto plain = must(Catalogue::shipped());
    const TypeDef* type = laid.catalogue.find("living_alone");
    CHECK(type->label.zh == "独居");
    CHECK(type->label.en == plain.find("living_alone")->label.en);
    CHECK_FALSE(type->own);
    const FieldDef* field = type->field("health");
    CHECK(field->choice("able")->label.zh == "很硬朗");
    CHECK(field->choice("bedridden"));
    CHECK(field->choice("partly")->retired);
    for (const ChoiceDef& one : plain.find("living_alone")->field("health")->choices) CHECK(field->choice(one.code));
    CHECK(type->field("key_holder")->retired);
    CHECK(laid.catalogue.find("person")->field("sex")->label.zh == "男女");
    for (const SuggestionDef& one : type->rules.suggestions)
        if (one.act == SuggestionDef::Act::Enter && one.ageFrom) CHECK(one.ageFrom == 70);
    // What the program works with stays in use.
    FieldDefinition name;
    name.of = "person";
    name.field = "name";
    name.retired = true;
    CHECK_FALSE(lay({{}, {name}}).catalogue.find("person")->field("name")->retired);
}

TEST_CASE("overlay: a renamed choice is renamed where it is taken along, too") {
    FieldDefinition sex;
    sex.of = "person";
    sex.field = "sex";
    sex.choices = choicesOfLines("male: 男士");
    const auto laid = lay({{}, {sex}});
    CHECK(laid.catalogue.find("living_alone")->field("sex")->choice("male")->label.zh == "男士");
}

TEST_CASE("overlay: what cannot be is left out, and the rest is there") {
    FieldDefinition link = fieldOf("person", "未来", "hologram");
    FieldDefinition nowhere = fieldOf("no_such_type", "甲", "text");
    FieldDefinition good = fieldOf("person", "乙", "text");
    LedgerDefinition gone;
    gone.of = "no_such_ledger";
    LedgerDefinition odd = heating();
    odd.list = {"no_such_field", "person", "person"};
    odd.visitEvery = "hourly";
    odd.leastVisitors = 99;
    const auto laid = lay({{gone, odd}, {link, nowhere, good}});
    CHECK(laid.leftOut.size() == 3);
    CHECK(laid.catalogue.find("person")->field(good.fieldId()));
    const TypeDef* type = laid.catalogue.find(odd.typeId());
    REQUIRE(type);
    CHECK(type->list == std::vector<std::string>{"person"});
    CHECK(type->rules.leastVisitors == 9);
}

TEST_CASE("overlay: codes of choices follow from their words and never go") {
    const auto first = choicesOfLines("集中供暖 | Central\n\n 电暖 ");
    REQUIRE(first.size() == 2);
    CHECK(first[0].label.en == "Central");
    CHECK(isIdentifier(first[0].code));
    CHECK(choicesOfLines("电暖").front().code == first[1].code); // wherever it is typed
    CHECK(choicesOfLines(linesOf(first)) == first);
    const auto kept = keepingAll(choicesOfLines("煤炉"), first);
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].label.zh == "煤炉");
    CHECK((kept[1].retired && kept[2].retired));
    CHECK(choicesOfLines(linesOf(kept)) == kept);
    // Of shipped ones only what differs is said, unless the order is another.
    const auto came = choicesOfLines("a: 甲\nb: 乙\nc: 丙");
    CHECK(saidOver(came, came).empty());
    const auto said = saidOver(choicesOfLines("a: 甲\n- b: 乙\nc: 丙\nd: 丁"), came);
    REQUIRE(said.size() == 2);
    CHECK((said[0].code == "b" && said[1].code == "d"));
    CHECK(saidOver(choicesOfLines("b: 乙\na: 甲\nc: 丙"), came).size() == 3);
    CHECK(choicesOfLines("甲\n甲").size() == 2); // two codes: nothing is swallowed
}

TEST_CASE("overlay: definitions are values of records and back") {
    auto ledger = heating();
    ledger.list = {"person", "door"};
    ledger.sheet = {"person"};
    ledger.retired = true;
    CHECK(ledgerDefinitionOf(ledger.uid, valuesOf(ledger)) == ledger);
    auto field = fieldOf("person", "甲", "choice", 3);
    field.choices = choicesOfLines("a: 一\nb: 二");
    field.required = true;
    field.inList = false;
    field.min = 1;
    CHECK(fieldDefinitionOf(field.uid, valuesOf(field)) == field);
    CHECK(ownUid(ledger.typeId()) == ledger.uid);
    CHECK_FALSE(ownUid("own_grid"));
}

TEST_CASE("words of a choice that hold the signs of a line stay words") {
    std::vector<schema::ChoiceDef> choices(4);
    choices[0].label = {"-不参加", ""};
    choices[1].label = {"甲|乙", "A|B"};
    choices[2].label = {"wifi: 有", ""};
    choices[3].code = "kept";
    choices[3].label = {"-留着", ""};
    const auto read = schema::choicesOfLines(schema::linesOf(choices));
    REQUIRE(read.size() == 4);
    for (const schema::ChoiceDef& one : read) CHECK_FALSE(one.retired);
    CHECK(read[0].label.zh == "－不参加");
    CHECK(read[1].label.zh == "甲｜乙");
    CHECK(read[1].label.en == "A｜B");
    CHECK(read[2].label.zh == "wifi： 有");
    CHECK(read[3].code == "kept");
    CHECK(read[3].label.zh == "-留着");
}

TEST_CASE("overlay: what other offices keep takes nothing new") {
    const auto neighbourhood = lay({});
    Definitions definitions;
    definitions.office = OfficeKind::Judicial;
    const auto judicial = lay(definitions);
    for (const char* id : {"correction_talk", "correction_leave", "correction_assessment", "resettlement_talk"}) {
        INFO(id);
        CHECK(neighbourhood.catalogue.find(id)->elsewhere);
        CHECK_FALSE(neighbourhood.catalogue.find(id)->takesNew());
        CHECK(judicial.catalogue.find(id)->takesNew());
    }
    for (const char* id : {"correction_reference", "resettlement_reference"}) {
        INFO(id);
        CHECK(neighbourhood.catalogue.find(id)->takesNew());
        CHECK(judicial.catalogue.find(id)->elsewhere);
    }
    for (const char* id : {"person", "correction", "correction_visit"}) CHECK(judicial.catalogue.find(id)->takesNew());
}
