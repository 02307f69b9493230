// grow_file FILE: makes an encrypted office (MULIN_PASSWORD) larger than 1 GiB, by half-filled forms of 32 MiB each.
#include "core/db/key_slots.h"
#include "core/journal/drafts.h"
#include "core/office.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace mulin;

namespace {

// SQLite's page at 1 GiB, which it locks and never writes, with the header before it, and some pages more.
constexpr std::uintmax_t wanted = 0x40000000 + 65536 + (std::uintmax_t{8} << 20);

Result<void> grow(const std::string& file, const char* password) {
    MULIN_TRY_LET(unlocked, db::unlock(file, "", db::Secret(password)));
    MULIN_TRY_LET(office, Office::open(file, Office::Mode::Write, {{}, {}, unlocked.key, {}}));
    MULIN_TRY_LET(access, office->accessFor(unlocked.slot.login));
    MULIN_TRY_LET(journal, office->journal());
    journal::Draft draft;
    draft.form = "person";
    draft.body.assign(std::size_t{32} << 20, 'x');
    while (std::filesystem::file_size(file) < wanted) MULIN_TRY(journal::keepDraft(*journal, access, draft));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    const char* password = std::getenv("MULIN_PASSWORD");
    if (argc != 2 || password == nullptr) return 2;
    const auto done = grow(argv[1], password);
    if (!done) std::fprintf(stderr, "%s %s\n", errorName(done.error().code), done.error().detail.c_str());
    return done ? 0 : 1;
}
