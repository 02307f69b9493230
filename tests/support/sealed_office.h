// An encrypted office file with two users, at the least cost of a password.
#pragma once

#include "core/db/key_slots.h"
#include "tests/support/temp_office.h"

namespace mulin::test {

struct SealedOffice {
    static constexpr const char* password = "Kestrel+moss9";

    SealedOffice()
        : path(folder.path("sealed.mulin"))
        , encryption(must(db::newEncryption({{"limin", db::Secret(password), db::KeyCost::floor(), 1000}}))) {
        const auto office = must(Office::createFor(path, {"130202002018", "five", "limin", "李敏", "台式机"},
                                                   {{}, {}, encryption.key, encryption.header}));
        auto& journal = *must(office->journal());
        must(journal.transact(
            must(office->accessFor("limin")), {"user.add", {}}, [](journal::Writer& writer) -> Result<void> {
                MULIN_TRY(writer.create("user", schema::Values().set("login", "wang").set("name", "王海燕")));
                return {};
            }));
    }
    std::string code() const { return std::string(db::recoveryCode(encryption.recovery).text()); }

    TempFolder folder;
    std::string path;
    db::NewEncryption encryption;
};

} // namespace mulin::test
