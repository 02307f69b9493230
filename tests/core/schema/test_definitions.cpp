// Mistakes in a definition file: each is found, with its file and line.
#include "core/schema/catalogue.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::schema;

namespace {

const std::string head = "[type]\n"                                    // 1
                         "id = \"thing\"\n"                            // 2
                         "label = { zh = \"东西\", en = \"Thing\" }\n" // 3
                         "compartment = \"directory\"\n";              // 4
const std::string name = "[[field]]\n"                                 // 5
                         "id = \"name\"\n"                             // 6
                         "type = \"text\"\n"                           // 7
                         "label = { zh = \"名称\", en = \"Name\" }\n"; // 8

std::string field(const std::string& id, const std::string& type, const std::string& more = {}) {
    return "[[field]]\nid = \"" + id + "\"\ntype = \"" + type + "\"\nlabel = { zh = \"字段\", en = \"Field\" }\n" +
           more;
}

std::string typeNamed(const std::string& id, const std::string& more = {}) {
    return "[type]\nid = \"" + id + "\"\nlabel = { zh = \"类\", en = \"Kind\" }\ncompartment = \"people\"\n" + more;
}

struct Found {
    std::string file, line, what;
};

Found failure(const Result<void>& result) {
    REQUIRE_FALSE(result);
    REQUIRE(result.error().code == ErrorCode::BadDefinition);
    return {result.error().arg("file"), result.error().arg("line"), result.error().arg("what")};
}

/// What `add`, or else `check`, says about one definition.
Found mistake(const std::string& toml) {
    Catalogue catalogue;
    const auto added = catalogue.add(toml, "thing.toml");
    return failure(added ? catalogue.check() : added);
}

Found mistakeIn(const std::vector<std::string>& definitions) {
    Catalogue catalogue;
    for (std::size_t i = 0; i < definitions.size(); ++i)
        if (auto added = catalogue.add(definitions[i], std::to_string(i) + ".toml"); !added) return failure(added);
    return failure(catalogue.check());
}

} // namespace

TEST_CASE("a small definition is accepted", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(head + name, "thing.toml"));
    REQUIRE(catalogue.check());
    const auto* type = catalogue.find("thing");
    REQUIRE(type);
    CHECK(type->table() == "t_thing");
    CHECK(type->uid == Uid::named("type", "thing"));
    CHECK(type->field("name")->uid == Uid::named("field", "thing.name"));
    CHECK(catalogue.findUid(type->uid) == type);
    CHECK(catalogue.type("nothing").error().code == ErrorCode::UnknownType);
}

TEST_CASE("mistakes in one file name their line", "[schema]") {
    struct Case {
        std::string toml;
        int line;
        std::string says;
    };
    const auto at = GENERATE_COPY(values<Case>({
        {"", 1, "[type] is missing"},
        {"type = 3\n", 1, "[type] is missing"},
        {head + "colour = \"red\"\n" + name, 5, "unknown key 'colour'"},
        {head + "[fields]\n", 5, "unknown key 'fields'"},
        {head + name + "lable = 1\n", 9, "unknown key 'lable'"},
        {head + name + "help = { zh = \"助\", fr = \"aide\" }\n", 9, "unknown key 'fr'"},
        {head + name + "help = { en = \"help\" }\n", 9, "has no zh"},
        {head + name + "required = \"yes\"\n", 9, "must be true or false"},
        {head + name + "max_length = \"9\"\n", 9, "must be a whole number"},
        {head + name + "max_length = 0\n", 9, "above 0"},
        {head + name + "synonyms = [1]\n", 9, "texts only"},
        {head + name + "synonyms = [\"甲\", \"甲\"]\n", 9, "stands twice"},
        {head + name + "search = \"everything\"\n", 9, "unknown search"},
        {head + name + "mask = \"all\"\n", 9, "unknown mask"},
        {head + name + "choices = [ { code = \"a\", label = { zh = \"甲\" } } ]\n", 9, "does not belong"},
        {head + name + "min = 3\n", 9, "does not belong"},
        {head + name + "future = false\n", 9, "does not belong"},
        {head + name + "not_before = \"name\"\n", 9, "does not belong"},
        {head + name + "roles = [ { code = \"a\", label = { zh = \"甲\" } } ]\n", 9, "does not belong"},
        {head + name + "target = \"thing\"\n", 9, "does not belong"},
        {head + name + "override = true\n", 9, "overrides nothing"},
        {head + name + name, 10, "defined twice"},
        {head + name + "x = [\n", 9, "parsing"},
        {head + name + "id = \"again\"\n", 9, ""},
        {head + name + field("uid", "text"), 10, "reserved"},
        {head + name + field("id", "text"), 10, "reserved"},
        {head + name + field("alive", "text"), 10, "reserved"},
        {head + name + field("rowid", "text"), 10, "reserved"},
        {head + name + field("_rv", "text"), 10, "not an identifier"},
        {head + name + field("Name", "text"), 10, "not an identifier"},
        {head + name + field("a b", "text"), 10, "not an identifier"},
        {head + name + field("x; drop table", "text"), 10, "not an identifier"},
        {head + name + field("when", "day"), 11, "unknown type 'day'"},
        {head + name + field("kind", "choice"), 9, "needs 'choices'"},
        {head + name + field("kind", "choice", "choices = []\n"), 13, "is empty"},
        {head + name +
             field("kind", "choice",
                   "choices = [ { code = \"a\", label = { zh = \"甲\" } },\n"
                   "{ code = \"a\", label = { zh = \"乙\" } } ]\n"),
         14, "stands twice"},
        {head + name +
             field("kind", "choice", "choices = [ { code = \"a\", label = { zh = \"甲\" } } ]\ndefault = \"b\"\n"),
         14, "not one of the choices"},
        {head + name + field("count", "integer", "min = 3\nmax = 2\n"), 13, "above"},
        {head + name + field("sum", "formula"), 9, "needs 'pattern'"},
        {head + name + field("x", "text", "from = \"a.b.c(d)\"\n"), 13, "must look like"},
        {head + name + field("x", "text", "from = \"a(b.c\"\n"), 13, "must look like"},
        {head + name + field("x", "text", "from = \"a.\"\n"), 13, "must look like"},
        {head + name + field("x", "text", "from = \"name\"\nrequired = true\n"), 14, "does not belong"},
        {head + name + "[[section]]\nid = \"s\"\nlabel = { zh = \"段\" }\nfields = [\"nam\"]\n", 12,
         "names no field 'nam'"},
        {head + name + "[section]\nid = \"s\"\n", 9, "must be written as [[section]]"},
        {head + "number = \"ZF{month}-{serial}\"\n" + name, 5, "{year} and {serial}"},
        {head + "number = \"ZF{year}\"\n" + name, 5, "needs {serial}"},
        {head + "extends = \"base\"\n" + name, 5, "not defined before"},
        {typeNamed("thing"), 1, "no field"},
        {"[type]\nid = \"thing\"\nlabel = { zh = \"东西\" }\n" + name, 1, "unknown compartment"},
        {"[type]\nid = \"thing\"\nlabel = { zh = \"东西\" }\ncompartment = \"vault:\"\n" + name, 4,
         "unknown compartment"},
        {"[type]\nid = \"thing\"\ncompartment = \"people\"\n" + name, 1, "'label' is missing"},
    }));
    const auto found = mistake(at.toml);
    INFO(at.toml << "\n" << found.what);
    CHECK(found.file == "thing.toml");
    CHECK(found.line == std::to_string(at.line));
    CHECK(found.what.find(at.says) != std::string::npos);
}

TEST_CASE("what spans a definition is checked at the end", "[schema]") {
    struct Case {
        std::string toml;
        int line;
        std::string says;
    };
    const auto at = GENERATE_COPY(values<Case>({
        {head + "list = [\"nope\"]\n" + name, 1, "list names no field 'nope'"},
        {head + "natural_key = [\"nope\"]\n" + name, 1, "natural_key names no field"},
        {head + "title = \"{nope}\"\n" + name, 1, "title names no field"},
        {head + "sort = \"-nope\"\n" + name, 1, "sort names no field"},
        {head + "indexes = [[\"name\", \"nope\"]]\n" + name, 1, "indexes names no field"},
        {head + "indexes = [[]]\n" + name, 1, "an index without fields"},
        {head + "since = \"name\"\n" + name, 1, "since names no date field"},
        {head + "person = \"name\"\n" + name, 1, "person names no link field"},
        {head + "ledger = true\n" + name, 1, "a ledger needs"},
        {head + "number = \"A{serial}\"\n" + name, 1, "needs a text field 'number'"},
        {head + name + field("to", "link", "target = \"nobody\"\n"), 9, "unknown target 'nobody'"},
        {head + name + field("all", "links") + "[[section]]\nid = \"s\"\nlabel = { zh = \"段\" }\nfields = []\n", 0,
         ""},
        {head + "indexes = [[\"all\"]]\n" + name + field("all", "links"), 1, "has no column"},
        {head + name + field("both", "formula", "pattern = \"{name}{nope}\"\n"), 9, "pattern names no field 'nope'"},
        {head + name + field("both", "formula", "pattern = \"{both}\"\n"), 9, "worked out later"},
        {head + name + field("x", "text", "from = \"to.name\"\n"), 9, "names no field 'to'"},
        {head + name + field("x", "text", "from = \"name.name\"\n"), 9, "must be a link to one type"},
        {head + name + field("to", "link", "target = \"thing\"\n") + field("x", "text", "from = \"to.nope\"\n"), 14,
         "does not have"},
        {head + name + field("to", "link", "target = \"thing\"\n") + field("x", "date", "from = \"to.name\"\n"), 14,
         "another type"},
        {head + name + field("to", "link", "target = \"thing\"\n") + field("x", "text", "from = \"to.x\"\n"), 14,
         "circle"},
        {head + name + field("to", "link", "target = \"thing\"\n") + field("x", "text", "from = \"to.y\"\n") +
             field("y", "text", "from = \"to.x\"\n"),
         14, "circle"},
        {head + name + field("x", "text", "from = \"thing(to).name\"\n"), 9, "is no link to thing"},
        {head + name + field("to", "link", "target = \"thing\"\n") + field("x", "text", "from = \"thing(to).name\"\n"),
         14, "has no since and until"},
        {head + name + field("x", "text", "from = \"nobody(to).name\"\n"), 9, "unknown type 'nobody'"},
    }));
    if (at.line == 0) {
        Catalogue catalogue;
        REQUIRE(catalogue.add(at.toml, "thing.toml"));
        CHECK(catalogue.check());
        return;
    }
    const auto found = mistake(at.toml);
    INFO(at.toml << "\n" << found.what);
    CHECK(found.line == std::to_string(at.line));
    CHECK(found.what.find(at.says) != std::string::npos);
}

TEST_CASE("circles through two types are found", "[schema]") {
    const auto found = mistakeIn({
        typeNamed("a") + field("to_b", "link", "target = \"b\"\n") + field("x", "text", "from = \"to_b.y\"\n"),
        typeNamed("b") + field("to_a", "link", "target = \"a\"\n") + field("y", "text", "from = \"to_a.x\"\n"),
    });
    CHECK(found.what.find("circle") != std::string::npos);
}

TEST_CASE("types that give to each other are a circle even if their fields are not", "[schema]") {
    const auto found = mistakeIn({
        typeNamed("a") + field("to_b", "link", "target = \"b\"\n") + field("n", "text") +
            field("x", "text", "from = \"to_b.n\"\n"),
        typeNamed("c") + field("to_a", "link", "target = \"a\"\n") + field("z", "text", "from = \"to_a.n\"\n"),
        typeNamed("b") + field("to_c", "link", "target = \"c\"\n") + field("n", "text") +
            field("y", "text", "from = \"to_c.z\"\n"),
    });
    CHECK(found.what.find("circle") != std::string::npos);
    CHECK(mistakeIn({typeNamed("a") + field("up", "link", "target = \"a\"\n") + field("n", "text") +
                     field("x", "text", "from = \"up.n\"\n")})
              .what.find("circle") != std::string::npos);
}

TEST_CASE("a type may take from another along two ways", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(typeNamed("a") + field("b", "link", "target = \"b\"\n") +
                              field("c", "link", "target = \"c\"\n") + field("x", "text", "from = \"b.n\"\n") +
                              field("y", "text", "from = \"c.n\"\n"),
                          "a.toml"));
    REQUIRE(catalogue.add(
        typeNamed("b") + field("c", "link", "target = \"c\"\n") + field("n", "text", "from = \"c.n\"\n"), "b.toml"));
    REQUIRE(catalogue.add(typeNamed("c") + field("n", "text"), "c.toml"));
    CHECK(catalogue.check());
}

TEST_CASE("a type is defined once, a link does not point at an abstract type", "[schema]") {
    CHECK(mistakeIn({head + name, head + name}).what.find("defined twice") != std::string::npos);
    CHECK(mistakeIn({typeNamed("base", "abstract = true\n") + field("n", "text"),
                     typeNamed("a") + field("to", "link", "target = \"base\"\n")})
              .what.find("is abstract") != std::string::npos);
}

TEST_CASE("a type takes over what it extends", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(typeNamed("base", "abstract = true\nlist = [\"a\"]\nsort = \"a\"\nicon = \"leaf\"\n") +
                              field("a", "text") + field("b", "integer", "max = 5\n") +
                              "[[section]]\nid = \"one\"\nlabel = { zh = \"一\" }\nfields = [\"a\"]\n",
                          "base.toml"));
    REQUIRE(catalogue.add("[type]\nid = \"child\"\nextends = \"base\"\nlabel = { zh = \"子\" }\n" +
                              field("b", "integer", "max = 9\noverride = true\n") + field("c", "text") +
                              "[[section]]\nid = \"two\"\nlabel = { zh = \"二\" }\nfields = [\"c\", \"a\"]\n",
                          "child.toml"));
    REQUIRE(catalogue.check());
    const auto* child = catalogue.find("child");
    REQUIRE(child);
    REQUIRE(child->fields.size() == 3);
    CHECK(child->fields[1].max == 9);
    CHECK(child->fields[0].uid == Uid::named("field", "child.a"));
    CHECK(child->compartment == "people");
    CHECK(child->icon == "leaf");
    CHECK(child->sort == "a");
    CHECK_FALSE(child->abstract);
    CHECK(child->sections.size() == 2);
    CHECK(catalogue.types() == std::vector<const TypeDef*>{child});
    CHECK(catalogue.type("base").error().code == ErrorCode::UnknownType);

    CHECK(mistakeIn({typeNamed("base", "abstract = true\n") + field("a", "text"),
                     "[type]\nid = \"child\"\nextends = \"base\"\nlabel = { zh = \"子\" }\n" + field("a", "text")})
              .what.find("defined twice") != std::string::npos);
    CHECK(mistakeIn({typeNamed("base", "abstract = true\n") + field("a", "text"),
                     "[type]\nid = \"child\"\nextends = \"base\"\nlabel = { zh = \"子\" }\n" +
                         field("a", "date", "override = true\n")})
              .what.find("another type") != std::string::npos);
}

TEST_CASE("a façade takes choices and targets from its source", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(typeNamed("a", "since = \"since\"\nuntil = \"until\"\n") +
                              field("b", "link", "target = \"b\"\n") + field("since", "date") + field("until", "date") +
                              field("kind", "choice", "choices = [ { code = \"x\", label = { zh = \"甲\" } } ]\n"),
                          "a.toml"));
    REQUIRE(catalogue.add(typeNamed("b") +
                              field("own", "choice", "choices = [ { code = \"y\", label = { zh = \"乙\" } } ]\n") +
                              field("kind", "choice", "from = [\"a(b).kind\", \"own\"]\n"),
                          "b.toml"));
    REQUIRE(catalogue.check());
    const auto* kind = catalogue.find("b")->field("kind");
    REQUIRE(kind->facades.size() == 2);
    CHECK(kind->facades[0] == Facade{"", "a", "b", "kind"});
    CHECK(kind->facades[1].own());
    CHECK(kind->derived());
    CHECK(kind->choice("x"));
}

TEST_CASE("a choice is worked out from what other fields say", "[schema]") {
    const std::string dated = typeNamed("a", "since = \"since\"\nuntil = \"until\"\n") +
                              field("b", "link", "target = \"b\"\n") + field("since", "date") + field("until", "date");
    const auto own = field("own", "choice", "choices = [ { code = \"y\", label = { zh = \"乙\" } } ]\n");
    const auto state = [](const std::string& from) {
        return field("state", "choice",
                     "from = [" + from +
                         "]\nchoices = [ { code = \"gone\", label = { zh = \"去\" } },"
                         " { code = \"here\", label = { zh = \"在\" } } ]\n");
    };
    Catalogue catalogue;
    REQUIRE(catalogue.add(dated, "a.toml"));
    REQUIRE(catalogue.add(typeNamed("b") + own + field("left", "date", "from = \"a(b, last).until\"\n") +
                              state("\"left => gone\", \"own = y => gone\", \"a(b).b => here\", \"=> gone\""),
                          "b.toml"));
    REQUIRE(catalogue.check());
    const auto* type = catalogue.find("b");
    CHECK(type->field("left")->facades[0].last);
    CHECK(type->field("left")->facades[0].viaField == "b");
    const auto& facades = type->field("state")->facades;
    REQUIRE(facades.size() == 4);
    CHECK(facades[0] == Facade{"", "", "", "left", false, "", "gone"});
    CHECK(facades[1] == Facade{"", "", "", "own", false, "y", "gone"});
    CHECK(facades[2] == Facade{"", "a", "b", "b", false, "", "here"});
    CHECK(facades[3].constant());
    CHECK(type->field("state")->choices.size() == 2);

    const auto mistake = [&](const std::string& from) {
        return mistakeIn({dated, typeNamed("b") + own + state(from)}).what;
    };
    CHECK(mistake("\"own => away\"").find("'away', which is not one of the choices") != std::string::npos);
    CHECK(mistake("\"own = z => gone\"").find("'z' is not one of the choices") != std::string::npos);
    CHECK(mistake("\"state => gone\"").find("worked out later") != std::string::npos);
    CHECK(mistake("\"none => gone\"").find("names no field") != std::string::npos);
    CHECK(mistake("\"own => \"").find("must look like") != std::string::npos);
    CHECK(mistake("\"own = => gone\"").find("must look like") != std::string::npos);
    CHECK(mistake("\"= y => gone\"").find("must look like") != std::string::npos);
    CHECK(mistake("\"a(b, first).b => gone\"").find("must look like") != std::string::npos);
}

TEST_CASE("broken bytes are refused, not crashed on", "[schema]") {
    for (const std::string text : {"\xff\xfe", "[type", "[type]\nid = \"\\u12\"", "\0\0\0", "[[type]]\nid=\"x\""}) {
        Catalogue catalogue;
        CHECK_FALSE(catalogue.add(text, "x.toml"));
    }
}

TEST_CASE("a type says whose work it is, and passes it on", "[schema]") {
    Catalogue catalogue;
    REQUIRE(catalogue.add(typeNamed("base", "offices = [\"judicial\"]\nabstract = true\n") + name, "base.toml"));
    REQUIRE(catalogue.add(typeNamed("talk", "extends = \"base\"\n"), "talk.toml"));
    REQUIRE(catalogue.add(typeNamed("both", "extends = \"base\"\noffices = [\"judicial\", \"neighbourhood\"]\n"),
                          "both.toml"));
    REQUIRE(catalogue.add(head + name, "thing.toml"));
    REQUIRE(catalogue.check());
    CHECK(catalogue.find("talk")->offices == std::vector{OfficeKind::Judicial});
    CHECK_FALSE(catalogue.find("talk")->isFor(OfficeKind::Neighbourhood));
    CHECK(catalogue.find("both")->isFor(OfficeKind::Neighbourhood));
    CHECK(catalogue.find("thing")->isFor(OfficeKind::Judicial));
    CHECK(catalogue.find("thing")->takesNew());

    const Found unknown = mistake(head + "offices = [\"court\"]\n" + name);
    CHECK(unknown.file == "thing.toml");
    CHECK(unknown.line == "5");
    CHECK(unknown.what == "unknown kind of office 'court'");
    CHECK(mistake(head + "offices = []\n" + name).what == "'offices' names no kind of office");
    CHECK(mistake(head + "ledger = true\noffices = [\"judicial\"]\n" + name).what ==
          "'offices' does not belong to a ledger");
}

TEST_CASE("a deadline on a fixed day", "[schema]") {
    const std::string days = field("on", "date") + field("done_on", "date") +
                             "[[deadline]]\nid = \"back\"\nlabel = { zh = \"返回\", en = \"Back\" }\n"
                             "from = \"on\"\ndone = [\"done_on\"]\nfixed = true\n";
    Catalogue catalogue;
    REQUIRE(catalogue.add(head + days, "thing.toml"));
    REQUIRE(catalogue.check());
    CHECK(catalogue.find("thing")->deadlines.front().fixed);
    CHECK(mistake(head + days + "working = true\n").what == "working days end on no fixed day");
}
