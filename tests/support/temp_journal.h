// A journal over a small catalogue in a temporary folder, with a clock and chance of its own.
#pragma once

#include "core/journal/history.h"
#include "core/journal/journal.h"
#include "core/journal/verify.h"

#include <QtCore/QTemporaryDir>

#include <stdexcept>

namespace mulin::test {

/// Value of a Result, or an exception that names the error.
template<class T> T take(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(errorName(result.error().code)) + " " + result.error().detail);
    return std::move(*result);
}
inline void take(Result<void> result) {
    if (!result) throw std::runtime_error(std::string(errorName(result.error().code)) + " " + result.error().detail);
}

/// Template of a temporary folder in memory if there is one: the tests of logic need no disk.
QString fastTempFolder();

/// Two types with all that matters: a group, links with roles, a required link, façades, a formula, search.
extern const char* const folkToml;
extern const char* const placeToml;
extern const char* const callToml;

class TempJournal {
public:
    explicit TempJournal(std::uint64_t seed = 1, const std::string& deviceName = "test");
    void reopen();
    journal::Journal& operator*() { return *m_journal; }
    journal::Journal* operator->() { return m_journal.get(); }
    const schema::Catalogue& catalogue() const { return m_catalogue; }
    const access::Access& access() const { return m_access; }
    FixedClock& clock() { return *m_clock; }
    std::string path() const { return m_dir.filePath(QStringLiteral("test.mulin")).toStdString(); }
    journal::ChangeSet run(const std::string& operation, const journal::Journal::Body& body);
    std::string digest();
    journal::Verdict verify();

private:
    QTemporaryDir m_dir;
    schema::Catalogue m_catalogue;
    std::shared_ptr<FixedClock> m_clock;
    std::shared_ptr<SeededRandom> m_random;
    access::Access m_access;
    std::unique_ptr<journal::Journal> m_journal;
};

} // namespace mulin::test
