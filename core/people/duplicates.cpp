#include "core/people/duplicates.h"

#include "core/base/pinyin.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <unordered_map>

namespace mulin::people {

namespace {

constexpr std::size_t crowd = 40; ///< so many alike in one point are no duplicates but a habit of writing

struct Entry {
    Uid uid;
    std::string name, id, birth, phone, door;
};

std::vector<Entry> readAll(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                           Progress& progress) {
    const journal::Table& table = *tables.find("person");
    const journal::Horizon horizon(tables, table, access);
    std::string columns;
    for (const char* field : {"name", "id_number", "birth_date", "phone", "address"})
        columns += ", " + horizon.seen(*table.type->field(field), std::string("t.\"") + field + "\"");
    const std::string within = horizon.within();
    std::vector<Entry> all;
    auto rows = reader.prepare("SELECT t.uid" + columns + " FROM t_person t WHERE t.alive = 1" +
                               (within.empty() ? within : " AND " + within));
    while (rows.step()) {
        if (all.size() % 10'000 == 0 && progress.cancelled()) break;
        all.push_back({rows.uid(0), std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3)),
                       std::string(rows.text(4)), std::string(rows.text(5))});
    }
    return all;
}

std::string pairKey(const std::string& one, const std::string& other) {
    return one < other ? one + other : other + one;
}

std::set<std::string> toldApart(const db::Reader& reader, const journal::Tables& tables) {
    std::set<std::string> pairs;
    if (!tables.find("person_match")) return pairs;
    auto rows = reader.prepare("SELECT one_id, other_id FROM t_person_match WHERE alive = 1 AND verdict = 'different'");
    while (rows.step()) pairs.insert(pairKey(std::string(rows.text(0)), std::string(rows.text(1))));
    return pairs;
}

using Pairs = std::unordered_map<std::uint64_t, unsigned>;

/// Entries with one key, and no empty one.
void collect(Pairs& pairs, const std::vector<Entry>& all, Alike alike,
             const std::function<std::string(const Entry&)>& keyOf) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    keys.reserve(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (std::string key = keyOf(all[i]); !key.empty()) keys.emplace_back(std::move(key), i);
    std::sort(keys.begin(), keys.end());
    for (std::size_t from = 0, to = 0; from < keys.size(); from = to) {
        while (to < keys.size() && keys[to].first == keys[from].first) ++to;
        if (to - from > crowd) continue;
        for (std::size_t i = from; i < to; ++i)
            for (std::size_t j = i + 1; j < to; ++j) {
                const auto [a, b] = std::minmax(keys[i].second, keys[j].second);
                pairs[(std::uint64_t{a} << 32) | b] |= static_cast<unsigned>(alike);
            }
    }
}

} // namespace

Result<std::vector<DuplicatePair>> findDuplicates(const db::Reader& reader, const journal::Tables& tables,
                                                  const access::Access& access, Progress& progress, std::size_t limit) {
    if (!access.allows(access::Right::Read, "person")) return journal::denied("read", "person");
    return db::guard([&]() -> Result<std::vector<DuplicatePair>> {
        const std::vector<Entry> all = readAll(reader, tables, access, progress);
        const auto both = [](const std::string& a, const std::string& b) {
            return a.empty() || b.empty() ? std::string() : a + '\n' + b;
        };
        Pairs pairs;
        collect(pairs, all, Alike::IdNumber, [](const Entry& one) { return one.id; });
        collect(pairs, all, Alike::NameBirth, [&](const Entry& one) { return both(one.name, one.birth); });
        collect(pairs, all, Alike::NamePhone, [&](const Entry& one) { return both(one.name, one.phone); });
        collect(pairs, all, Alike::NameDoor, [&](const Entry& one) { return both(one.name, one.door); });
        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
        collect(pairs, all, Alike::SoundBirth, [&](const Entry& one) {
            return one.name.empty() || one.birth.empty() ? std::string()
                                                         : both(nameReadings(one.name).front().full(), one.birth);
        });
        const std::set<std::string> apart = toldApart(reader, tables);
        std::vector<DuplicatePair> found;
        for (const auto& [both32, alike] : pairs) {
            const Entry *one = &all[both32 >> 32], *other = &all[both32 & 0xffffffffU];
            if (!one->id.empty() && !other->id.empty() && one->id != other->id) continue;
            if (apart.contains(pairKey(one->uid.hex(), other->uid.hex()))) continue;
            if (!stays(RecordId(one->uid), RecordId(other->uid))) std::swap(one, other);
            // The same name sounds alike: no reason of its own.
            const unsigned reasons = (alike & static_cast<unsigned>(Alike::NameBirth)) != 0
                                         ? alike & ~static_cast<unsigned>(Alike::SoundBirth)
                                         : alike;
            found.push_back(
                {RecordId(one->uid), RecordId(other->uid), one->name, other->name, one->door, other->door, reasons});
        }
        std::sort(found.begin(), found.end(), [](const DuplicatePair& a, const DuplicatePair& b) {
            const unsigned surestA = a.alike & (~a.alike + 1), surestB = b.alike & (~b.alike + 1);
            if (surestA != surestB) return surestA < surestB;
            const int manyA = std::popcount(a.alike), manyB = std::popcount(b.alike);
            if (manyA != manyB) return manyA > manyB;
            return std::pair(a.one.uid(), a.other.uid()) < std::pair(b.one.uid(), b.other.uid());
        });
        if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
        return found;
    });
}

Result<std::vector<Namesake>> namesakes(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, const schema::Values& typed,
                                        std::optional<RecordId> self, std::size_t limit) {
    if (!access.allows(access::Right::Read, "person")) return journal::denied("read", "person");
    return db::guard([&]() -> Result<std::vector<Namesake>> {
        const std::string name = typed.get("name").text(), number = typed.get("id_number").text(),
                          phone = typed.get("phone").text();
        std::vector<Namesake> found;
        if (name.empty() && number.empty()) return found;
        const journal::Table& table = *tables.find("person");
        const journal::Horizon horizon(tables, table, access);
        const auto seen = [&](const char* field) {
            return horizon.seen(*table.type->field(field), std::string("t.\"") + field + "\"");
        };
        std::string columns;
        for (const char* field : {"name", "sex", "address", "birth_date", "id_number", "phone"})
            columns += ", " + seen(field);
        const std::string within = horizon.within();
        // What is withheld is not found by either.
        for (const auto& [field, value] : {std::pair("id_number", number), std::pair("name", name)}) {
            const std::string column = std::string("t.\"") + field + "\"";
            if (value.empty() || seen(field) != column) continue;
            auto rows =
                reader.prepare("SELECT t.uid" + columns + " FROM t_person t WHERE " + column + " = ? AND t.alive = 1" +
                               (within.empty() ? within : " AND " + within) + " LIMIT 200");
            rows.bind(1, value);
            while (rows.step()) {
                Namesake one{RecordId(rows.uid(0)),
                             std::string(rows.text(1)),
                             std::string(rows.text(2)),
                             std::string(rows.text(3)),
                             {}};
                if (self == one.person || std::any_of(found.begin(), found.end(), [&](const Namesake& known) {
                        return known.person == one.person;
                    }))
                    continue;
                if (!rows.isNull(4)) one.birth = Date{static_cast<std::int32_t>(rows.integer(4))};
                const std::string theirs(rows.text(5));
                const schema::Value& birth = typed.get("birth_date");
                one.sameNumber = !number.empty() && number == theirs;
                one.sameBirth = one.birth && !birth.isEmpty() && birth.date() == *one.birth;
                one.samePhone = !phone.empty() && phone == rows.text(6);
                const bool otherNumber = !number.empty() && !theirs.empty() && number != theirs;
                const bool otherBirth = one.birth && !birth.isEmpty() && !one.sameBirth;
                if (!one.sameNumber && (otherNumber || otherBirth)) continue;
                found.push_back(std::move(one));
            }
        }
        std::stable_sort(found.begin(), found.end(), [](const Namesake& a, const Namesake& b) {
            const auto rank = [](const Namesake& one) {
                return (one.sameNumber ? 4 : 0) + (one.sameBirth ? 2 : 0) + (one.samePhone ? 1 : 0);
            };
            return rank(a) > rank(b);
        });
        if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
        return found;
    });
}

} // namespace mulin::people
