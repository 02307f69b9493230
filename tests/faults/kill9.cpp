// Kills the writer with -9 at random moments, again and again on the same file. What was told is there, what was not is
// there whole or not at all, and the file proves itself. With --control the writer tells too early; that must be seen.
// With --encrypted the office is, and nothing of it stands in the clear in what a kill leaves.
#include "core/base/clock.h"
#include "core/db/key_slots.h"
#include "core/journal/verify.h"
#include "core/office.h"
#include "tests/faults/writer.h"

#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace mulin;

int fail(int round, const std::string& what) {
    std::fprintf(stderr, "after kill %d: %s\n", round, what.c_str());
    return 1;
}

/// Reads until `needle` has come, or the end.
void readUntil(int pipe, std::string& text, const char* needle) {
    char buffer[4096];
    while (!needle || text.find(needle) == std::string::npos) {
        const ssize_t size = ::read(pipe, buffer, sizeof buffer);
        if (size <= 0) return;
        text.append(buffer, static_cast<std::size_t>(size));
    }
}

std::vector<std::string> told(const std::string& text, const std::string& kind) {
    std::vector<std::string> tags;
    std::size_t at = 0;
    for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
        const std::string line = text.substr(at, end - at); // a line cut short was not told
        if (line.rfind(kind + " ", 0) == 0) tags.push_back(line.substr(kind.size() + 1));
    }
    return tags;
}

struct Losses {
    std::int64_t visits = 0, imports = 0;
};

class Trial {
public:
    Trial(const schema::Catalogue& catalogue, const std::string& folder, bool control, bool encrypted)
        : m_catalogue(catalogue)
        , m_folder(folder)
        , m_file(folder + "/office.mulin")
        , m_control(control)
        , m_encrypted(encrypted)
        , m_random(20261122) {}

    int run(int kills) {
        organisation::SetupRequest setup;
        setup.code = "130202002018";
        setup.login = "limin";
        {
            db::NewEncryption encryption;
            if (m_encrypted) {
                auto fresh = db::newEncryption({{"limin", db::Secret("password"), db::KeyCost::floor(), 1}});
                if (!fresh) return fail(0, errorName(fresh.error().code));
                encryption = std::move(*fresh);
            }
            const auto made = Office::createFor(m_file, setup, {{}, {}, encryption.key, encryption.header});
            if (!made) return fail(0, errorName(made.error().code));
            m_key = encryption.key;
        }
        for (int round = 1; round <= kills; ++round) {
            std::string text;
            if (const int code = killOnce(round, text)) return code;
            if (const int code = examine(round, text, round % 10 == 0 || round == kills)) return code;
            if (m_control && m_lost.visits > 0 && m_lost.imports > 0) break;
        }
        std::printf("%lld visits and %lld imports were told; lost: %lld visits, %lld imports\n",
                    static_cast<long long>(m_visits), static_cast<long long>(m_imports),
                    static_cast<long long>(m_lost.visits), static_cast<long long>(m_lost.imports));
        if (m_control)
            return m_lost.visits > 0 && m_lost.imports > 0
                       ? 0
                       : fail(kills, "the control lost nothing: the trial sees nothing");
        if (m_encrypted) std::printf("encrypted; the journal was hot after %d kills\n", m_hotJournals);
        if (m_encrypted && kills >= 50 && m_hotJournals == 0) return fail(kills, "no journal was ever seen");
        if (m_visits == 0 || m_imports == 0) return fail(kills, "nothing was written between the kills");
        return 0;
    }

private:
    int killOnce(int round, std::string& text) {
        int ends[2];
        if (::pipe(ends) != 0) return fail(round, std::strerror(errno));
        const pid_t child = ::fork();
        if (child < 0) return fail(round, std::strerror(errno));
        if (child == 0) {
            ::close(ends[0]);
            ::_exit(faults::writeUntilKilled({m_catalogue, m_file, m_folder, round, m_control, ends[1], m_key}));
        }
        ::close(ends[1]);
        readUntil(ends[0], text, "ready\n");
        ::usleep(static_cast<useconds_t>(3000 + m_random.below(m_span)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        readUntil(ends[0], text, nullptr);
        ::close(ends[0]);
        // On a slow disk nothing is done in 60 ms: the moments must fall before, in and after the acts.
        if (told(text, "import").empty())
            m_span = std::min<std::uint64_t>(m_span + m_span / 5, 2'000'000);
        else
            m_span -= m_span / 6;
        if (!WIFSIGNALED(status))
            return fail(round, "the writer ended by itself with " + std::to_string(WEXITSTATUS(status)));
        return 0;
    }

    /// As a thief finds it: what was being written when the power went.
    int search(int round) {
        for (const char* suffix : {"", "-journal"}) {
            std::ifstream file(m_file + suffix, std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            const bool hot = *suffix != 0 && !bytes.empty();
            m_hotJournals += hot;
            // Long enough not to stand in random bytes by chance.
            for (const std::string& canary : {"批" + std::to_string(round) + "次", std::string("友谊南里"),
                                              std::string("t_person"), std::string("SQLite format 3")})
                if (bytes.find(canary) != std::string::npos)
                    return fail(round, canary + " stands in the clear in the file" + suffix);
        }
        return 0;
    }

    int examine(int round, const std::string& text, bool whole) {
        if (m_encrypted)
            if (const int code = search(round)) return code;
        const auto opened = faults::openJournal(m_catalogue, m_file, m_key);
        if (!opened)
            return fail(round, std::string("the file does not open: ") + errorName(opened.error().code) + " " +
                                   opened.error().detail);
        const db::Reader& reader = (*opened)->reader();
        const auto count = [&](const char* sql, const std::string& tag) {
            auto rows = reader.cached(sql);
            rows->bind(1, tag);
            return rows->step() ? rows->integer(0) : 0;
        };
        for (const std::string& tag : told(text, "visit")) {
            ++m_visits;
            if (count("SELECT count(*) FROM t_visit WHERE findings = ?1 AND alive = 1", tag) == 1) continue;
            ++m_lost.visits;
            if (!m_control) return fail(round, "a visit that was told is not there");
        }
        for (const std::string& tag : told(text, "import")) {
            ++m_imports;
            if (count("SELECT count(*) FROM t_person WHERE name > ?1 AND name < ?1 || 'x' AND alive = 1", tag) ==
                faults::importRows)
                continue;
            ++m_lost.imports;
            if (!m_control) return fail(round, "an import that was told is not there");
        }
        // Told or not: an act is there whole or not at all.
        const std::string mine = "批" + std::to_string(round) + "次";
        auto acts =
            reader.prepare("SELECT substr(name, 1, instr(name, '之')), count(*), (SELECT count(*) FROM t_visit v"
                           " WHERE v.findings = substr(p.name, 1, instr(p.name, '之'))) FROM t_person p"
                           " WHERE name > ?1 AND name < ?1 || 'x' AND alive = 1 GROUP BY 1");
        acts.bind(1, mine);
        while (acts.step()) {
            const bool visit = acts.integer(2) == 1 && acts.integer(1) == 1;
            const bool import = acts.integer(2) == 0 && acts.integer(1) == faults::importRows;
            if (!visit && !import)
                return fail(round, "half an act is there: " + std::string(acts.text(0)) + " " +
                                       std::to_string(acts.integer(1)));
        }
        if (!whole) return reader.text("PRAGMA quick_check(1)") == "ok" ? 0 : fail(round, "pages are damaged");
        NoProgress progress;
        const auto verdict = journal::verify(reader, m_catalogue, progress);
        if (!verdict) return fail(round, "verify failed");
        for (const auto& finding : verdict->findings)
            std::fprintf(stderr, "%s %s\n", finding.what.c_str(), finding.where.c_str());
        return verdict->sound() ? 0 : fail(round, "the file is not sound");
    }

    const schema::Catalogue& m_catalogue;
    std::string m_folder, m_file;
    bool m_control, m_encrypted;
    db::Key m_key;
    int m_hotJournals = 0;
    SeededRandom m_random;
    std::uint64_t m_span = 57000; ///< microseconds
    std::int64_t m_visits = 0, m_imports = 0;
    Losses m_lost;
};

int killsWanted() {
    if (const char* given = std::getenv("MULIN_KILLS")) return std::max(1, std::atoi(given));
    return std::getenv("MULIN_LONG") ? 2000 : 200;
}

} // namespace

int main(int argc, char** argv) {
    const bool control = argc > 1 && std::strcmp(argv[1], "--control") == 0;
    QTemporaryDir folder;
    const auto catalogue = schema::Catalogue::shipped();
    if (!catalogue || !folder.isValid()) return 1;
    std::signal(SIGPIPE, SIG_IGN);
    const bool encrypted = argc > 1 && std::strcmp(argv[1], "--encrypted") == 0;
    return Trial(*catalogue, folder.path().toStdString(), control, encrypted).run(killsWanted());
}
