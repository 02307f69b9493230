// Kills a program with -9 at random moments while it encrypts a file, gives it another key, or makes it plain. The old
// file or the new one opens, everything is in it, and what was left beside is gone after the next start.
#include "core/db/backup.h"
#include "core/db/file_lock.h"
#include "core/journal/verify.h"
#include "core/office.h"
#include "core/office_keys.h"

#include <QtCore/QTemporaryDir>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace mulin;

constexpr int residents = 800;
constexpr const char* canary = "金丝雀";

int fail(int round, const std::string& what) {
    std::fprintf(stderr, "after kill %d: %s\n", round, what.c_str());
    return 1;
}

std::string said(const Error& error) { return std::string(errorName(error.code)) + " " + error.detail; }

bool holds(const std::string& path, std::string_view needle) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return bytes.find(needle) != std::string::npos;
}

class Trial {
public:
    explicit Trial(const std::string& folder)
        : m_folder(folder), m_file(folder + "/office.mulin"), m_random(20261128) {}

    int run(int kills) {
        organisation::SetupRequest setup;
        setup.code = "130202002018";
        setup.login = "limin";
        {
            const auto made = Office::createFor(m_file, setup, {});
            if (!made) return fail(0, said(made.error()));
            auto* journal = *(*made)->journal();
            const auto done = journal->transact(
                access::Access::full(std::nullopt), {"person.add", {}}, [](journal::Writer& writer) -> Result<void> {
                    for (int i = 0; i < residents; ++i)
                        MULIN_TRY(writer.create("person", schema::Values().set("name", canary + std::to_string(i))));
                    return {};
                });
            if (!done) return fail(0, said(done.error()));
        }
        for (int round = 1; round <= kills; ++round)
            if (const int code = killOnce(round)) return code;
        std::printf("%d kills: %d times the old file, %d the new one; %d left something beside it\n", kills, m_old,
                    m_new, m_leftovers);
        // A trial that never hits the middle proves nothing.
        if (kills >= 50 && (m_old == 0 || m_new == 0 || m_leftovers < kills / 10))
            return fail(kills, "the moments were not spread");
        return 0;
    }

private:
    /// In turn: encrypted, a second key, plain.
    Result<db::NewEncryption> next() const {
        if (m_now.key && m_turn % 3 == 2) return db::NewEncryption{};
        return db::newEncryption({{"limin", db::Secret("password"), db::KeyCost::floor(), 1}});
    }

    int killOnce(int round) {
        const auto to = next();
        if (!to) return fail(round, said(to.error()));
        const pid_t child = ::fork();
        if (child < 0) return fail(round, "fork");
        if (child == 0) {
            NoProgress progress;
            ::_exit(protect(m_file, m_now.key, *to, "limin", progress) ? 0 : 1);
        }
        ::usleep(static_cast<useconds_t>(m_random.below(m_span)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) != 0) return fail(round, "the conversion failed by itself");
        // As many are to be killed early as late.
        m_span = WIFEXITED(status) ? m_span - m_span / 8 : std::min<std::uint64_t>(m_span + m_span / 8, 4'000'000);
        return examine(round, *to);
    }

    int examine(int round, const db::NewEncryption& to) {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder)) {
            const auto path = entry.path().string();
            ++files;
            // From one key to another nothing is ever in the clear.
            if (m_now.key && to.key && (holds(path, canary) || holds(path, "SQLite format 3")))
                return fail(round, "in the clear: " + path);
        }
        m_leftovers += files > 1;
        bool isNew = false;
        // A lock that the kill left empty counts for a second.
        for (int i = 0; i < 30 && !db::FileLock::acquire(m_file); ++i) ::usleep(50'000);
        auto office = Office::open(m_file, Office::Mode::Write, {{}, {}, m_now.key, {}});
        const bool oldKind = db::isEncrypted(m_file) == static_cast<bool>(m_now.key);
        if (!office || !oldKind) {
            isNew = true;
            if (office) office->reset();
            office = Office::open(m_file, Office::Mode::Write, {{}, {}, to.key, {}});
        }
        if (!office) return fail(round, "neither key opens the file: " + said(office.error()));
        const auto& reader = (*office)->reader();
        if (reader.integer("SELECT count(*) FROM t_person WHERE alive = 1") != residents)
            return fail(round, "residents are missing");
        NoProgress progress;
        if (round % 8 == 0) {
            const auto verdict = journal::verify(reader, (*office)->catalogue(), progress);
            if (!verdict || !verdict->sound()) return fail(round, "the file is not sound");
        } else if (const auto found = db::checkPages(reader); !found || !found->empty()) {
            return fail(round, "pages are damaged");
        }
        office->reset();
        for (const auto& entry : std::filesystem::directory_iterator(m_folder))
            if (entry.path().filename() != "office.mulin")
                return fail(round, "left after the next start: " + entry.path().string());
        (isNew ? m_new : m_old) += 1;
        if (isNew) {
            m_now = to;
            ++m_turn;
        }
        return 0;
    }

    std::string m_folder, m_file;
    db::NewEncryption m_now; ///< no key: the file is plain
    int m_turn = 0, m_old = 0, m_new = 0, m_leftovers = 0;
    SeededRandom m_random;
    std::uint64_t m_span = 400'000; ///< microseconds
};

int killsWanted() {
    if (const char* given = std::getenv("MULIN_KILLS")) return std::max(1, std::atoi(given));
    return std::getenv("MULIN_LONG") ? 600 : 80;
}

} // namespace

int main() {
    QTemporaryDir folder;
    if (!folder.isValid()) return 1;
    return Trial(folder.path().toStdString()).run(killsWanted());
}
