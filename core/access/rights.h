// The words of rights: what may be done, how far it reaches, and what a role grants.
#pragma once

#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::access {

enum class Right : std::uint8_t {
    // of a type of record, as far as they reach
    Read,
    Write,
    Delete,
    // operations: on whatever may be read (an import: written)
    Reveal,
    Print,
    Export,
    Import,
    // operations of the office
    Undo,      ///< one's own acts
    UndoAny,   ///< anybody's
    Configure, ///< settings of the office
    Users,     ///< users, roles and what these grant
    Audit,     ///< everybody's acts, without the values of records that may not be read
};
inline constexpr int rightCount = static_cast<int>(Right::Audit) + 1;

/// read, write, delete, reveal, print, export, import, undo, undo_any, configure, users, audit
std::string_view codeOf(Right right);
std::optional<Right> rightOf(std::string_view code);
constexpr bool isOperation(Right right) { return right > Right::Delete; }

class Rights {
public:
    constexpr Rights() = default;
    constexpr Rights(std::initializer_list<Right> rights) {
        for (const Right right : rights) add(right);
    }
    static constexpr Rights all() {
        Rights rights;
        rights.m_bits = (1U << rightCount) - 1;
        return rights;
    }
    constexpr bool has(Right right) const { return (m_bits >> static_cast<int>(right) & 1U) != 0; }
    constexpr Rights& add(Right right) {
        m_bits = static_cast<std::uint16_t>(m_bits | 1U << static_cast<int>(right));
        return *this;
    }
    constexpr Rights& add(Rights other) {
        m_bits |= other.m_bits;
        return *this;
    }
    constexpr bool operator==(const Rights&) const = default;

private:
    std::uint16_t m_bits = 0;
};

/// Records of the own units alone, or of the whole office. What lies nowhere (a person without an address) is of the
/// whole office only.
enum class Reach : std::uint8_t { None, Own, Office };

/// Ids of fields.
using Fields = std::set<std::string, std::less<>>;

struct Grant {
    /// A type; or a compartment, all whose types are meant; or "*": all compartments but admin and vaults.
    std::string what;
    Rights may; ///< Read, Write, Delete
    Reach reach = Reach::Office;
    Fields withheld; ///< "phone", or "person.phone" where `what` is more than one type
    bool operator==(const Grant&) const = default;
};

struct Role {
    std::string code; ///< a choice of user.roles, or one of the office's own
    schema::Label label, help;
    Rights operations;
    std::vector<Grant> grants;
    int order = 0;
};

} // namespace mulin::access
