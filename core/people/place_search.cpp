#include "core/people/place_search.h"

#include "core/base/text.h"
#include "core/people/address_book.h"
#include "core/people/address_parts.h"

namespace mulin::people {

namespace {

constexpr std::string_view estateSuffix = "小区";

std::string otherEstateName(const std::string& name) {
    return name.size() > estateSuffix.size() && name.ends_with(estateSuffix)
               ? name.substr(0, name.size() - estateSuffix.size())
               : name + std::string(estateSuffix);
}

std::vector<Uid> buildings(const db::Reader& reader, const std::string& number, const std::string& estate) {
    std::vector<Uid> found;
    auto rows = reader.cached("SELECT b.uid FROM t_building b LEFT JOIN t_estate e ON e.uid = b.estate WHERE b.short = "
                              "?1 AND b.alive = 1 AND (?2 = '' OR e.name = ?2 OR e.name = ?3) ORDER BY b.id");
    rows->bind(1, number).bind(2, estate).bind(3, otherEstateName(estate));
    while (rows->step()) found.push_back(rows->uid(0));
    return found;
}

} // namespace

std::vector<Uid> buildingsAt(const db::Reader& reader, std::string_view text) {
    const AddressParts parts = parseAddress(text);
    if (!parts.building.empty()) return buildings(reader, parts.building, parts.estate);
    return buildings(reader, buildingName(text).number, {});
}

std::vector<Uid> dwellingsAt(const db::Reader& reader, std::string_view text) {
    std::vector<Uid> found;
    const AddressParts parts = parseAddress(text);
    if (parts.scattered()) {
        auto rows =
            reader.cached("SELECT uid FROM t_dwelling WHERE place = ? AND building IS NULL AND alive = 1 ORDER BY id");
        rows->bind(1, parts.place.empty() ? parts.estate : parts.place);
        while (rows->step()) found.push_back(rows->uid(0));
        return found;
    }
    for (const Uid& building : buildings(reader, parts.building, parts.estate)) {
        auto rows = reader.cached("SELECT uid FROM t_dwelling WHERE building = ?1 AND ifnull(entrance, '') = ?2 AND "
                                  "ifnull(room, '') = ?3 AND alive = 1 ORDER BY id");
        rows->bind(1, building).bind(2, parts.entrance).bind(3, parts.room);
        while (rows->step()) found.push_back(rows->uid(0));
    }
    return found;
}

std::vector<Uid> unitsAt(journal::Writer& writer, std::string_view text) {
    std::vector<Uid> found;
    const std::string name = trimmed(nfkc(text));
    {
        auto rows = writer.reader().cached(
            "SELECT uid FROM t_unit WHERE (code = ?1 OR name = ?1 OR short_name = ?1) AND alive = 1 ORDER BY id");
        rows->bind(1, name);
        while (rows->step()) found.push_back(rows->uid(0));
    }
    if (!found.empty()) return found;
    const auto grid = AddressBook(writer).grid(name);
    if (grid && *grid) found.push_back((*grid)->uid());
    return found;
}

} // namespace mulin::people
