// What one entry of the journal says about one row, and its canonical bytes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/hash.h"
#include "core/journal/dot.h"
#include "core/schema/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::journal {

/// Number of a type or field in this file (table `definition`). 0 is the existence of the row.
using DefinitionIndex = std::int64_t;
inline constexpr DefinitionIndex aliveRegister = 0;

enum class EntryOp : std::uint8_t { Create = 1, Update = 2 };

struct FieldChange {
    DefinitionIndex field = 0;
    schema::Value before, after; ///< a Create has no `before`
};

void encodeValue(ByteWriter& out, const schema::Value& value);
std::optional<schema::Value> decodeValue(ByteReader& in);

/// Patch of an entry as it lies in the file: field numbers of this file.
std::string encodePatch(EntryOp op, const std::vector<FieldChange>& changes);
void encodePatch(ByteWriter& out, EntryOp op, const std::vector<FieldChange>& changes);
/// nullopt = damaged.
std::optional<std::vector<FieldChange>> decodePatch(EntryOp op, std::string_view patch);

using Salt = std::array<std::uint8_t, 16>;

/// Sparse row clock: the dots of the registers that were written after the row's creation. Sorted by register.
class RowClock {
public:
    static RowClock decode(std::string_view blob);
    std::string encode() const; ///< empty if there are no overrides
    std::optional<TxnIndex> dot(DefinitionIndex reg) const;
    void set(DefinitionIndex reg, TxnIndex dot);
    bool empty() const { return m_dots.empty(); }
    const std::vector<std::pair<DefinitionIndex, TxnIndex>>& dots() const { return m_dots; }

private:
    std::vector<std::pair<DefinitionIndex, TxnIndex>> m_dots;
};

} // namespace mulin::journal
