// A draft of a ledger on top of what somebody else put to use meanwhile.
#include "core/ledgers/design.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::ledgers;
using schema::FieldDefinition;

namespace {

FieldDefinition field(const char* name, const char* label) {
    FieldDefinition made;
    made.uid = Uid::named("field", name);
    made.of = "living_alone";
    made.kind = "text";
    made.label.zh = label;
    return made;
}
Design design(std::vector<FieldDefinition> fields) {
    Design made;
    made.ledger.of = "living_alone";
    made.ledger.uid = Uid::named("ledger_definition", "living_alone");
    std::int64_t position = 0;
    for (FieldDefinition& one : fields) one.position = ++position;
    made.fields = std::move(fields);
    return made;
}
const FieldDefinition& of(const Design& design, const char* name) {
    for (const FieldDefinition& one : design.fields)
        if (one.uid == Uid::named("field", name)) return one;
    FAIL("no field " << name);
    return design.fields.front();
}

} // namespace

TEST_CASE("what a draft did not touch is as it stands now, what it changed stays") {
    const Design base = design({field("a", "甲"), field("b", "乙")});
    Design draft = base, now = base;
    draft.fields[0].label.zh = "甲改";
    now.fields[0].required = true;
    now.fields[1].label.zh = "乙改";
    FieldDefinition further = field("c", "丙");
    further.position = 3;
    now.fields.push_back(further);
    const Rebased made = rebased(base, draft, now);
    CHECK(made.disputed.empty());
    CHECK(of(made.design, "a").label.zh == "甲改");
    CHECK(of(made.design, "a").required == true);
    CHECK(of(made.design, "b").label.zh == "乙改");
    CHECK(of(made.design, "c").label.zh == "丙");
    CHECK(made.design.fields.size() == 3);
}

TEST_CASE("what both changed is the draft's, and is told") {
    const Design base = design({field("a", "甲")});
    Design draft = base, now = base;
    draft.fields[0].label.zh = "我的";
    now.fields[0].label.zh = "别人的";
    const Rebased made = rebased(base, draft, now);
    CHECK(of(made.design, "a").label.zh == "我的");
    REQUIRE(made.disputed.size() == 1);
    CHECK(made.disputed.front() == base.fields[0].fieldId());
    // the same change is none
    draft.fields[0].label.zh = "别人的";
    CHECK(rebased(base, draft, now).disputed.empty());
}

TEST_CASE("fields that came or went on one side") {
    const Design base = design({field("a", "甲"), field("b", "乙")});
    Design draft = base, now = base;
    draft.fields.push_back(field("mine", "新"));
    draft.fields.back().position = 9;
    draft.fields.erase(draft.fields.begin()); // taken out of the draft
    now.fields.erase(now.fields.begin() + 1); // gone meanwhile
    const Rebased made = rebased(base, draft, now);
    REQUIRE(made.design.fields.size() == 1);
    CHECK(made.design.fields.front().label.zh == "新");
    // nothing happened meanwhile: the draft as it is
    CHECK(rebased(base, draft, base).design.fields.size() == 2);
    CHECK(rebased(base, base, now).design == now);
}
