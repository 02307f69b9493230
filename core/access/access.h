// Rights as values. Every transact and every query takes an Access; core decides with it and nothing else does.
#pragma once

#include "core/access/rights.h"
#include "core/base/id.h"

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace mulin::schema {
class Catalogue;
}

namespace mulin::access {

/// Who acts and what they may do. There is no default: a page or a command that forgets it does not compile.
class Access {
public:
    /// Everything, in the name of `user` (nullopt: the program itself). For the program while it makes a file;
    /// `checks.access` lists the places.
    static Access full(std::optional<UserId> user) { return Access(user); }
    /// What the roles of a user grant, added up: a further role never takes anything away. `units`: the user's own.
    Access(UserId user, std::span<const Role> roles, const schema::Catalogue& catalogue, std::vector<Uid> units);

    const std::optional<UserId>& user() const { return m_user; }
    /// `type` empty: an operation at all. Of a type: anywhere, see reach().
    bool allows(Right right, std::string_view type) const { return reach(right, type) != Reach::None; }
    Reach reach(Right right, std::string_view type) const;
    /// Read or Write of a field: where it may be most, or (`reach` = Office) outside the own units too.
    bool allowsField(Right right, std::string_view type, std::string_view field, Reach reach = Reach::Own) const {
        return !withheld(right, type, reach).contains(field);
    }
    /// Fields that must not be read or written, in records of the own units or (Office) outside them. Façades and
    /// formulas are withheld with what they are made of.
    const Fields& withheld(Right right, std::string_view type, Reach reach) const;
    /// The units whose records are one's own: grids, and what they belong to if that is the user's.
    const std::vector<Uid>& units() const;
    /// The program itself: nothing needs to be looked up.
    bool unlimited() const { return !m_granted; }
    /// The same user with the same rights.
    bool operator==(const Access& other) const;

private:
    explicit Access(std::optional<UserId> user) : m_user(user) {}
    struct Granted;
    std::optional<UserId> m_user;
    std::shared_ptr<const Granted> m_granted; ///< null: everything
};

} // namespace mulin::access
