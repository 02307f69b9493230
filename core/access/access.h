// Rights as values. Every transact and every query takes an Access; core decides with it and nothing else does.
#pragma once

#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace mulin::access {

enum class Right { Read, Write, Delete, Reveal, Print, Export, Undo, Configure };

/// Who acts and what they may do. There is no default: a page or a command that forgets it does not compile.
class Access {
public:
    /// Everything, in the name of `user` (nullopt: the program itself, while it makes a new file).
    static Access full(std::optional<UserId> user) { return Access(user); }

    const std::optional<UserId>& user() const { return m_user; }
    bool allows(Right, std::string_view /*type*/) const { return true; }
    bool allowsField(Right, std::string_view /*type*/, std::string_view /*field*/) const { return true; }

private:
    explicit Access(std::optional<UserId> user) : m_user(user) {}
    std::optional<UserId> m_user;
};

} // namespace mulin::access
