// Finds estates, buildings and dwellings, and makes those that are missing. Answers about what it has seen come from
// memory: a repeated address of an import costs a look-up in a hash table.
#pragma once

#include "core/journal/writer.h"
#include "core/people/address_parts.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace mulin::people {

struct AddressOptions {
    std::optional<RecordId> community; ///< of new estates; default: the office's own unit
    bool makeGrids = false;            ///< a grid that is named but missing is made (import)
};

class AddressBook {
public:
    using Options = AddressOptions;
    struct Made {
        std::int64_t estates = 0, buildings = 0, dwellings = 0, grids = 0;
    };

    explicit AddressBook(journal::Writer& writer, Options options = {});

    /// Estate, building and dwelling of an address; nullopt if it says nothing. Parts must be normalised (parseAddress,
    /// buildingName …). A building gets the grid given if it has none yet; an existing grid is never changed here.
    Result<std::optional<RecordId>> dwelling(const AddressParts& parts);
    Result<RecordId> estate(const std::string& name);
    /// `number` and `name` as of buildingName(); `estate` may be absent.
    Result<RecordId> building(std::optional<RecordId> estate, const std::string& number, const std::string& name,
                              std::optional<RecordId> grid = {});
    /// By 第3网格, 3, its name, or its code. nullopt: unknown, and not to be made.
    Result<std::optional<RecordId>> grid(const std::string& text);

    const Made& made() const { return m_made; }

private:
    using Cache = std::unordered_map<std::string, std::optional<RecordId>>;
    Result<std::optional<RecordId>> findOrMake(const AddressParts& parts);
    Result<RecordId> inBuilding(RecordId house, const AddressParts& parts);
    Result<RecordId> scattered(const AddressParts& parts, std::optional<RecordId> inGrid);
    Result<std::optional<RecordId>> community();
    Result<void> setGrid(RecordId house, std::optional<RecordId> inGrid);

    journal::Writer& m_writer;
    Options m_options;
    Made m_made;
    std::string m_key; ///< scratch
    Cache m_dwellings, m_estates, m_buildings, m_grids;
    std::unordered_set<Uid> m_loaded; ///< buildings whose dwellings are all in m_doors
    std::unordered_set<Uid> m_hasGrid;
    std::optional<journal::Writer::Bulk> m_newDwellings;
    std::unordered_map<std::string, RecordId> m_doors; ///< by building, entrance and room, or by place
};

/// The address of a dwelling, from its own columns: the derived ones lag behind within an act. Empty of a null uid.
Result<AddressParts> addressOf(const journal::Writer& writer, const Uid& dwelling);

} // namespace mulin::people
