// Search over small offices made at random, against a filter that looks at every person.
#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/journal/search_terms.h"
#include "core/records/search.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <set>

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

bool startsWith(std::string_view text, std::string_view part) { return text.substr(0, part.size()) == part; }
bool endsWith(std::string_view text, std::string_view part) {
    return part.size() <= text.size() && text.substr(text.size() - part.size()) == part;
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// What is searched in a person.
struct Person {
    std::vector<std::string> names;
    std::string id, date, door, address;
    std::vector<std::string> phones;
};

bool inRoom(const std::string& door, const std::string& room) {
    return startsWith(door, room) || door.find("-" + room) != std::string::npos;
}

/// Rooms as written: 3号楼 (the building), 2单元 (not the building), 501室 (the end), 3-2-50 (any part, cut short).
bool matchesRoom(const std::string& door, const std::string& word) {
    const std::string room = journal::roomKey(word);
    if (room.empty() || door.empty()) return false;
    const bool single = room.find('-') == std::string::npos;
    if (endsWith(word, "室")) return endsWith("-" + door, "-" + room);
    const std::string closed = "-" + door + "-", wanted = "-" + room + "-";
    if (endsWith(word, "号楼")) return single ? startsWith(closed, wanted) : closed.find(wanted) != std::string::npos;
    if (endsWith(word, "单元")) return closed.find(wanted, single ? 1 : 0) != std::string::npos;
    if (endsWith(word, "号") || endsWith(word, "单")) return closed.find(wanted) != std::string::npos;
    return inRoom(door, room);
}

bool isRoomWord(const std::string& word) {
    if (std::none_of(word.begin(), word.end(), isDigit)) return false;
    std::string rest;
    for (const char32_t c : codepoints(word))
        if (std::u32string_view(U"0123456789-号楼单元室").find(c) == std::u32string_view::npos) return false;
    return true;
}

bool matchesAddress(const std::string& address, const std::string& word) {
    const std::u32string text = codepoints(address), typed = codepoints(word);
    const std::size_t words = std::min(text.find_first_of(U"0123456789"), text.size());
    for (std::size_t i = 0; i < std::max<std::size_t>(words, 1) && i < text.size(); ++i)
        if ((i == 0 || text.size() - i >= 2) && text.substr(i, typed.size()) == typed) return true;
    return false;
}

bool matches(const Person& person, const std::string& typed) {
    const std::string word = searchKey(typed);
    std::string digits;
    bool number = true, plain = true;
    for (const char c : word) {
        if (isDigit(c)) digits += c;
        if (c == 'x') digits += 'X';
        number = number && (isDigit(c) || c == '-' || c == 'x');
        plain = plain && isDigit(c);
    }
    number = number && std::any_of(word.begin(), word.end(), isDigit);
    const bool hasDigit = std::any_of(word.begin(), word.end(), isDigit);
    if (!hasDigit)
        for (const std::string& name : person.names)
            if (matchName(name, nameReadings(name), word).matches) return true;
    if (number) {
        const bool tail = digits.size() >= 4;
        if (!person.id.empty() && (startsWith(person.id, digits) || (tail && endsWith(person.id, digits)))) return true;
        for (const std::string& phone : person.phones)
            if (startsWith(phone, digits) || (tail && endsWith(phone, digits))) return true;
        if (tail && startsWith(person.date, digits)) return true;
    }
    if (const auto iso = isoDateOf(word, 2026);
        word.find('-') != std::string::npos && iso.size() == 10 && word.size() > 7) {
        std::string day = iso;
        std::erase(day, '-');
        if (day == person.date) return true;
    }
    if (isRoomWord(word) && (!plain || word.size() <= 5) && matchesRoom(person.door, word)) return true;
    if (matchesAddress(person.address, word)) return true;
    // 友谊南里3-2-501
    const std::u32string text = codepoints(word);
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!isHan(text[i - 1]) || !(text[i] >= U'0' && text[i] <= U'9')) continue;
        const std::string left = utf8(text.substr(0, i)), right = utf8(text.substr(i));
        if (!isRoomWord(right) || !matchesRoom(person.door, right)) continue;
        if (split(left, "0123456789").size() > 2) continue; // a place has one number at most: 祥和里2区
        if (matchesAddress(person.address, left)) return true;
        for (const std::string& name : person.names)
            if (searchKey(name).find(left) != std::string::npos) return true;
    }
    return false;
}

class Town : public TempOffice {
public:
    explicit Town(std::uint64_t seed) : random(seed) {
        for (int i = 0; i < 90; ++i) addPerson();
        const journal::Table& table = *tables().find("person");
        auto rows = reader().prepare("SELECT id FROM t_person WHERE alive = 1");
        std::vector<std::int64_t> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        for (const std::int64_t row : ids) {
            const auto record = *journal::findRow(reader(), table, row);
            Person person;
            person.names = {record.text("name")};
            if (!record.text("former_name").empty()) person.names.push_back(record.text("former_name"));
            person.id = record.text("id_number");
            if (record.get("birth_date").isNumber()) {
                person.date = record.get("birth_date").date().iso();
                std::erase(person.date, '-');
            }
            person.door = journal::roomKey(record.text("door"));
            person.address = searchKey(record.text("address"));
            person.phones = journal::phoneKeys(record.text("phone"));
            people.emplace(row, std::move(person));
        }
    }
    template<class List> std::string pick(const List& list) { return std::string(list[random.below(list.size())]); }

    std::string name() {
        static constexpr std::array surnames{"王", "李", "张", "单", "尉迟", "曾", "兰", "欧阳"};
        static constexpr std::array given{"秀", "兰", "建", "国", "晓", "王", "单", "华", "云", "安"};
        std::string out = pick(surnames) + pick(given);
        if (random.below(4)) out += pick(given);
        if (random.below(15) == 0) out += "·" + pick(given) + pick(given);
        return out;
    }
    void addPerson() {
        static constexpr std::array estates{"友谊南里", "友谊北里", "祥和里2区", "南里小区"};
        Values values = Values().set("name", name());
        if (random.below(10) == 0) values.set("former_name", name());
        const Date birth{static_cast<std::int32_t>(random.below(20000)) - 8000};
        values.set("birth_date", birth);
        char text[40];
        std::string day = birth.iso();
        std::erase(day, '-');
        if (random.below(4)) {
            std::snprintf(text, sizeof text, "%s%s%03d%c", random.below(2) ? "130202" : "110105", day.c_str(),
                          static_cast<int>(random.below(40)),
                          random.below(8) ? static_cast<char>('0' + random.below(10)) : 'X');
            values.set("id_kind", "other").set("id_number", std::string(text));
        }
        std::snprintf(text, sizeof text, "1%d8%04d%04d", random.below(2) ? 3 : 5, static_cast<int>(random.below(30)),
                      static_cast<int>(random.below(60)) * 101);
        std::string phone = text;
        if (random.below(5) == 0) phone += "/0315-23456" + std::to_string(10 + random.below(80));
        values.set("phone", phone);
        if (random.below(6))
            values.set("estate_name", pick(estates))
                .set("building", std::to_string(1 + random.below(12)))
                .set("entrance", std::to_string(1 + random.below(3)))
                .set("room", std::to_string(100 * (1 + random.below(3)) + 1 + random.below(2)));
        add("person", values);
    }

    /// Something a clerk might type for one of them.
    std::string word() {
        auto at = people.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random.below(people.size())));
        const Person& person = at->second;
        const std::string& chosen = person.names[random.below(person.names.size())];
        const auto readings = nameReadings(chosen);
        const auto& syllables = readings[random.below(readings.size())].syllables;
        const std::u32string han = codepoints(searchKey(chosen));
        const auto part = [&](const std::string& text, std::size_t least) {
            if (text.size() <= least) return text;
            const std::size_t size = least + random.below(text.size() - least + 1);
            return random.below(2) ? text.substr(0, size) : text.substr(text.size() - size);
        };
        switch (random.below(12)) {
        case 0:
        case 1:
        case 2: { // any mixture of characters, syllables and initials
            const std::size_t from = random.below(han.size()), count = 1 + random.below(han.size() - from);
            const std::size_t style = random.below(4);
            std::string out;
            for (std::size_t i = from; i < from + count && i < syllables.size(); ++i) {
                const std::size_t how = style == 3 ? random.below(3) : style;
                out += how == 0 ? utf8(han.substr(i, 1)) : how == 1 ? syllables[i] : syllables[i].substr(0, 1);
            }
            if (style == 1 && out.size() > 1 && random.below(3) == 0) out.pop_back();
            return out;
        }
        case 3: return person.id.empty() ? "130202" : part(person.id, 1);
        case 4: return part(person.phones[random.below(person.phones.size())], 1);
        case 5: return part(person.date, 2);
        case 6: return person.date.substr(0, 4) + "-" + person.date.substr(4, 2) + "-" + person.date.substr(6);
        case 7: {
            if (person.door.empty()) return "3-1";
            const auto pieces = split(person.door, "-");
            const std::string all = pieces[0] + "号楼" + pieces[1] + "单元" + pieces[2] + "室";
            const std::string forms[] = {all,
                                         pieces[0] + "号楼",
                                         pieces[1] + "单元",
                                         pieces[2] + "室",
                                         pieces[0] + "号楼" + pieces[1] + "单元",
                                         pieces[0] + "号楼" + pieces[1]};
            return forms[random.below(6)];
        }
        case 8: return person.door.empty() ? "101" : part(person.door, 1);
        case 9: {
            const std::u32string text = codepoints(person.address);
            if (text.empty()) return "里";
            const std::size_t from = random.below(std::min<std::size_t>(text.size(), 4));
            return utf8(text.substr(from, 1 + random.below(text.size() - from)));
        }
        case 10: {
            const std::u32string text = codepoints(person.address);
            const std::size_t number = std::min(text.find_first_of(U"0123456789"), text.size());
            return text.empty() ? "南里" : utf8(text.substr(0, number)) + person.door;
        }
        default: return random.below(2) ? utf8(han.substr(0, 1)) + person.door : std::to_string(random.below(10000));
        }
    }

    SeededRandom random;
    std::map<std::int64_t, Person> people;
};

} // namespace

TEST_CASE("search finds whom a look at every person finds, best first, within any limit") {
    std::size_t found = 0, empty = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Town town(seed);
        for (int turn = 0; turn < 700; ++turn) {
            std::vector<std::string> words{town.word()};
            while (words.size() < 4 && town.random.below(5) < 2) words.push_back(town.word());
            std::string text;
            for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
            INFO("seed " << seed << ", turn " << turn << ": " << text);
            std::set<std::int64_t> wanted, got;
            for (const auto& [row, person] : town.people)
                if (std::all_of(words.begin(), words.end(), [&](const auto& word) { return matches(person, word); }))
                    wanted.insert(row);
            const auto all = must(records::search(town.reader(), town.tables(), town.access(), {"person", text, -1}));
            for (std::size_t i = 0; i < all.size(); ++i) {
                REQUIRE(got.insert(all[i].row).second); // once each
                REQUIRE((i == 0 || all[i - 1].rank <= all[i].rank));
            }
            for (const std::int64_t row : wanted) {
                INFO("missing " << town.people.at(row).names.front() << " " << town.people.at(row).id << " "
                                << town.people.at(row).door << " " << town.people.at(row).address);
                REQUIRE(got.contains(row));
            }
            for (const std::int64_t row : got) {
                INFO("too many " << town.people.at(row).names.front() << " " << town.people.at(row).id << " "
                                 << town.people.at(row).door << " " << town.people.at(row).address << " "
                                 << town.people.at(row).phones.front());
                REQUIRE(wanted.contains(row));
            }
            const auto limit = static_cast<std::int64_t>(1 + town.random.below(20));
            const auto some =
                must(records::search(town.reader(), town.tables(), town.access(), {"person", text, limit}));
            REQUIRE(some.size() == std::min(all.size(), static_cast<std::size_t>(limit)));
            for (std::size_t i = 0; i < some.size(); ++i) {
                REQUIRE(got.erase(some[i].row) == 1); // one of all, once
                REQUIRE(some[i].rank == all[i].rank);
            }
            (all.empty() ? empty : found) += 1;
        }
    }
    CHECK(found > 1500);
    CHECK(empty > 100);
}
