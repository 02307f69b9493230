#include "core/people/id_number.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace mulin;
using namespace mulin::people;

namespace {

Date day(std::string_view iso) { return Date::fromIso(iso).value(); }
const Date today = day("2026-11-22");

IdVerdict verdict(std::string_view text) { return checkResidentId(text, today).verdict; }

/// Valid numbers, of any region at all.
rc::Gen<std::string> anyId() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 1'000'000),
                                       rc::gen::inRange(day("1900-01-01").days, today.days + 1),
                                       rc::gen::inRange(0, 1000)),
                        [](const std::tuple<int, int, int>& parts) {
                            const auto [region, birth, sequence] = parts;
                            char text[32];
                            const Date date{birth};
                            std::snprintf(text, sizeof text, "%06d%04d%02d%02d%03d", region, date.year(), date.month(),
                                          date.day(), sequence);
                            return std::string(text) + idCheckDigit(text);
                        });
}

} // namespace

TEST_CASE("numbers of the standard") {
    const auto check = checkResidentId("11010519491231002X", today);
    REQUIRE(check.valid());
    CHECK(check.id->birth == day("1949-12-31"));
    CHECK(check.id->sex == Sex::Female);
    CHECK(check.id->number == "11010519491231002X");
    CHECK(checkResidentId("440524188001010014", today).id->sex == Sex::Male);
}

TEST_CASE("numbers as they are typed") {
    for (const char* text : {"11010519491231002x", " 110105 19491231 002X ", "110105-19491231-002X",
                             "１１０１０５１９４９１２３１００２Ｘ", "'11010519491231002X", "‘11010519491231002X",
                             "11010519491231002×", "11010519491231002Х", "\u202D11010519491231002X\u202C",
                             "\uFEFF11010519491231002X", "110105\u00A019491231\u3000002X"}) {
        INFO(text);
        const auto check = checkResidentId(text, today);
        CHECK(check.valid());
        CHECK(check.normalised == "11010519491231002X");
    }
    const auto old = checkResidentId("110105491231002", today);
    CHECK(old.valid());
    CHECK(old.converted);
    CHECK(old.normalised == "11010519491231002X");
    CHECK(checkResidentId("110105491231002.0", today).valid());
}

TEST_CASE("what is wrong is said") {
    CHECK(verdict("") == IdVerdict::Empty);
    CHECK(verdict(" 　-") == IdVerdict::Empty);
    CHECK(verdict("1101051949123100") == IdVerdict::BadLength);
    CHECK(verdict("11010519491231002") == IdVerdict::BadLength);
    CHECK(verdict("11010519491231002X1") == IdVerdict::BadLength);
    CHECK(verdict("110105********002X") == IdVerdict::BadCharacter);
    CHECK(verdict("1101051949123100X2") == IdVerdict::BadCharacter);
    CHECK(verdict("无") == IdVerdict::BadCharacter);
    CHECK(verdict("'; DROP TABLE person") == IdVerdict::BadCharacter);
    CHECK(verdict("11010519000229002X") == IdVerdict::BadDate); // 1900 was no leap year
    CHECK(verdict("11010519491331002X") == IdVerdict::BadDate);
    CHECK(verdict("11010500491231002X") == IdVerdict::BadDate);
    CHECK(verdict("110105491331002") == IdVerdict::BadDate);
    CHECK(verdict("11010520261123002X") == IdVerdict::FutureBirth);
    CHECK(verdict(std::string("1101052026112200") + "2" + idCheckDigit("11010520261122002")) == IdVerdict::Valid);
    const auto wrong = checkResidentId("110105194912310021", today);
    CHECK(wrong.verdict == IdVerdict::BadCheckDigit);
    CHECK(wrong.rightDigit == 'X');
    CHECK_FALSE(wrong.id);
    CHECK(wrong.normalised == "110105194912310021");
    CHECK(verdict(std::string("00000019491231002") + idCheckDigit("00000019491231002")) ==
          IdVerdict::Valid); // any region
}

TEST_CASE("digits lost by a spreadsheet") {
    for (const char* text : {"1.30202E+17", "1.30202198001011E+17", "4.40106e17", "１.30202E+17", "13E+16",
                             "110105194912310000", "110105194912310016.0"}) {
        INFO(text);
        CHECK(verdict(text) == IdVerdict::Damaged);
        CHECK_FALSE(repairedIdNumber(text, today));
    }
    // One number in a thousand truly ends so.
    std::string right;
    for (int i = 0; right.empty(); ++i) {
        const std::string first17 =
            "1101051949123" + std::string(1, static_cast<char>('0' + i % 10)) + std::to_string(i / 10) + "00";
        if (first17.size() == 17 && idCheckDigit(first17) == '0' &&
            checkResidentId(first17 + "0", today).verdict != IdVerdict::BadDate)
            right = first17 + "0";
        REQUIRE(i < 100);
    }
    CHECK(checkResidentId(right, today).valid());
    CHECK(checkResidentId(right, today).doubtful);
    CHECK_FALSE(checkResidentId("11010519491231002X", today).doubtful);
}

TEST_CASE("repair is a proposal") {
    CHECK(repairedIdNumber("11010519491231002", today) == "11010519491231002X");
    CHECK(repairedIdNumber("110105194912310021", today) == "11010519491231002X");
    CHECK_FALSE(repairedIdNumber("11010519491231002X", today)); // nothing to repair
    CHECK_FALSE(repairedIdNumber("11010519491331002", today));
    CHECK_FALSE(repairedIdNumber("1101051949123100", today));
    CHECK_FALSE(repairedIdNumber("", today));
}

TEST_CASE("a clash is shown, never forced") {
    const IdNumber id = *checkResidentId("11010519491231002X", today).id;
    CHECK_FALSE(clashOf(id, {}, {}));
    CHECK_FALSE(clashOf(id, day("1949-12-31"), Sex::Female));
    const auto clash = clashOf(id, day("1949-12-13"), Sex::Male);
    CHECK(clash);
    CHECK(clash.birth == day("1949-12-31"));
    CHECK(clash.sex == Sex::Female);
    CHECK_FALSE(clashOf(id, day("1950-01-01"), Sex::Female).sex);
}

TEST_CASE("other documents") {
    const auto check = [](IdKind kind, std::string_view text) { return checkDocument(kind, text, today).verdict; };
    const std::string permit = std::string("81000019900307123") + idCheckDigit("81000019900307123");
    CHECK(check(IdKind::HkMacaoTwPermit, permit) == IdVerdict::Valid);
    CHECK(checkDocument(IdKind::HkMacaoTwPermit, permit, today).id->sex == Sex::Male);
    CHECK(check(IdKind::HkMacaoTwPermit, "11010519491231002X") == IdVerdict::BadCharacter);
    CHECK(check(IdKind::HkMacaoTwPermit, "110105491231002") == IdVerdict::BadLength);
    CHECK(check(IdKind::HkMacaoTwPermit, "H1234567") == IdVerdict::BadCharacter);
    for (const char* pass : {"H12345678", "m1234567801", "12345678", "1234567801"}) {
        CHECK(check(IdKind::HkMacaoTwPermit, pass) == IdVerdict::Valid);
        CHECK_FALSE(checkDocument(IdKind::HkMacaoTwPermit, pass, today).id);
    }
    CHECK(check(IdKind::ForeignPermanent, "USA110080010101") == IdVerdict::Valid);
    CHECK(check(IdKind::ForeignPermanent, "911156198805070019") == IdVerdict::Valid);
    CHECK(check(IdKind::ForeignPermanent, "911156198813070019") == IdVerdict::BadDate);
    CHECK(check(IdKind::ForeignPermanent, "11010519491231002X") == IdVerdict::BadCharacter);
    CHECK(check(IdKind::ForeignPermanent, "91115619880507001") == IdVerdict::BadLength);
    CHECK(checkDocument(IdKind::Passport, " e1234 5678", today).normalised == "E12345678");
    CHECK(check(IdKind::Passport, "E12345678") == IdVerdict::Valid);
    CHECK(check(IdKind::Passport, "E123") == IdVerdict::BadLength);
    CHECK(check(IdKind::Passport, "护照E1234567") == IdVerdict::BadCharacter);
    CHECK(check(IdKind::Passport, "1.30202E+17") == IdVerdict::Damaged);
    CHECK(check(IdKind::Other, "军字第1234号") == IdVerdict::Valid);
    CHECK(check(IdKind::Other, std::string(41, '1')) == IdVerdict::BadLength);
    for (const IdKind kind : {IdKind::ResidentId, IdKind::HkMacaoTwPermit, IdKind::ForeignPermanent, IdKind::Passport,
                              IdKind::Other, IdKind::None}) {
        CHECK(check(kind, "") == IdVerdict::Empty);
        CHECK(kindOf(kindCode(kind)) == kind);
    }
    CHECK(check(IdKind::None, "123") == IdVerdict::BadLength);
    CHECK_FALSE(kindOf("licence"));

    CHECK(guessedKind("") == IdKind::None);
    CHECK(guessedKind("11010519491231002x") == IdKind::ResidentId);
    CHECK(guessedKind("110105491231002") == IdKind::ResidentId);
    CHECK(guessedKind(permit) == IdKind::HkMacaoTwPermit);
    CHECK(guessedKind("USA110080010101") == IdKind::ForeignPermanent);
    CHECK(guessedKind("911156198805070019") == IdKind::ForeignPermanent);
    CHECK(guessedKind("E12345678") == IdKind::Passport);
    CHECK(guessedKind("H12345678") == IdKind::HkMacaoTwPermit);
    CHECK(guessedKind("张三") == IdKind::ResidentId);
}

TEST_CASE("sex as it is written") {
    CHECK(sexOf("男") == Sex::Male);
    CHECK(sexOf(" 女性") == Sex::Female);
    CHECK(sexOf("１") == Sex::Male);
    CHECK(sexOf("F") == Sex::Female);
    CHECK_FALSE(sexOf("未知"));
    CHECK(sexOf(sexCode(Sex::Female)) == Sex::Female);
}

TEST_CASE("properties of the check digit") {
    rc::prop("a valid number gives back what it was made of", [] {
        const std::string number = *anyId();
        const auto check = checkResidentId(number, today);
        RC_ASSERT(check.valid());
        RC_ASSERT(check.id->number == number);
        std::string iso = number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2);
        RC_ASSERT(check.id->birth.iso() == iso);
        RC_ASSERT((check.id->sex == Sex::Male) == ((number[16] - '0') % 2 == 1));
        RC_ASSERT(repairedIdNumber(number.substr(0, 17), today) == number);
    });
    rc::prop("one wrong digit is always noticed", [] {
        std::string number = *anyId();
        const auto at = *rc::gen::inRange<std::size_t>(0, 18);
        const char before = number[at];
        number[at] = *rc::gen::element('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        RC_PRE(number[at] != before);
        RC_ASSERT(!checkResidentId(number, today).valid());
    });
    rc::prop("two neighbours exchanged are always noticed", [] {
        std::string number = *anyId();
        const auto at = *rc::gen::inRange<std::size_t>(0, 17);
        RC_PRE(number[at] != number[at + 1]);
        std::swap(number[at], number[at + 1]);
        RC_ASSERT(!checkResidentId(number, today).valid());
    });
    rc::prop("15 digits and the 18 they became are one number", [] {
        const std::string number = *anyId();
        RC_PRE(number.substr(6, 2) == "19");
        const auto old = checkResidentId(number.substr(0, 6) + number.substr(8, 9), today);
        RC_ASSERT(old.valid());
        RC_ASSERT(old.normalised == number);
    });
    rc::prop("any text gets a verdict, and normalising is done once", [](const std::string& text) {
        const auto check = checkResidentId(text, today);
        RC_ASSERT(check.valid() == check.id.has_value());
        RC_ASSERT(normalisedIdNumber(normalisedIdNumber(text)) == normalisedIdNumber(text));
        for (const IdKind kind : {IdKind::HkMacaoTwPermit, IdKind::ForeignPermanent, IdKind::Passport, IdKind::Other})
            (void)checkDocument(kind, text, today);
    });
}
