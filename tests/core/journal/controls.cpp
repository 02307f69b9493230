// Control characters are found wherever they stand: texts are looked at eight bytes at a time.
#include "core/schema/validation.h"
#include "tests/support/property.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::schema;

TEST_CASE("a control character is refused at any place of a text, and nothing else is") {
    TypeDef type;
    type.id = "t";
    FieldDef text, note;
    text.id = note.id = "f";
    text.type = FieldType::Text;
    note.type = FieldType::Note;
    const char* const parts[] = {"a", "~", "\x7e", " ", "王", "é", "😀", "\x80", "\x9f", "\xff", "\xa0"};
    test::property("against the plain loop", 2000, [&] {
        std::string value = "甲";
        for (const int part : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11))) value += parts[part];
        bool control = false, line = false;
        if (*rc::gen::arbitrary<bool>()) {
            const int c = *rc::gen::oneOf(rc::gen::inRange(0, 0x20), rc::gen::just(0x7F));
            const auto at = *rc::gen::inRange<std::size_t>(3, value.size() + 1);
            value.insert(at, 1, static_cast<char>(c));
            control = true;
            line = c == '\n' || c == '\t';
        }
        RC_ASSERT(validate(type, text, Value(value), Date{20000}).has_value() == !control);
        RC_ASSERT(validate(type, note, Value(value), Date{20000}).has_value() == (!control || line));
    });
}
