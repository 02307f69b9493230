// What all subcommands share: options, output, the open office.
#pragma once

#include "app/cli/words.h"
#include "core/db/key_slots.h"
#include "core/office.h"
#include "core/security/disclosures.h"

#include <CLI/CLI.hpp>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <thread>

namespace mulin::cli {

/// Exit codes: 0 done, 1 refused with a reason, 2 wrong use (given by the parser).
class Context {
public:
    bool json = false;
    std::string lang, user, passwordFile, vaults;
    bool opensVaults = false; ///< by the command itself: a password is for them, of a plain file too
    schema::Language language = schema::Language::Zh;
    std::function<int()> action; ///< set by the subcommand that was named

    /// Says why on stderr, and as {"error"} on stdout with --json; returns 1.
    int refuse(const Error& error, const schema::Catalogue* catalogue = nullptr) const;
    /// Prints the JSON with --json, else the text.
    int print(const QJsonObject& object, const QString& text) const;
    int print(const QJsonArray& array, const QString& text) const;
    int printJson(const QJsonArray& array) const; ///< asked for otherwise than by --json
    /// 1 with a sentence if what was to be printed did not reach its reader (a full disk behind stdout).
    int finish(int code) const;
    /// A sentence on stderr.
    void note(const QString& sentence) const;
    /// Wrong use that the parser cannot tell: a sentence on stderr, as {"error"} too with --json; returns 2.
    int misuse(const QString& sentence) const;

    /// Who wants to write waits a little for another program that holds the file: a script is soon done with it. Who
    /// only reads is told why writing would be refused. The vaults of --vault are opened, and that of the record type;
    /// as that is logged, the file is then open for writing.
    Result<std::unique_ptr<Office>> open(const std::string& file, Office::Mode mode,
                                         const std::string& type = {}) const;
    /// Rights of --user, of whose password it was, or of this file's first user.
    Result<access::Access> access(const Office& office) const { return office.accessFor(login()); }
    /// The same, as a login; empty = the first user.
    const std::string& login() const { return user.empty() ? m_signedIn : user; }

    /// What is printed or exported stands in the log, unless the file cannot be written now: a script that prints at
    /// night is not held up by a window that is open, and says on stderr that it is not in the log.
    Result<security::Disclosure> disclose(const Office& office, const access::Access& access,
                                          const security::Leaving& leaving) const;

    /// MULIN_PASSWORD, or what --password-file holds; empty if none is given.
    Result<db::Secret> password() const;
    /// What a new file is encrypted with; no key without a password, or if it shall be plain.
    Result<db::NewEncryption> newEncryption(const std::string& login, bool plain) const;
    /// The key of an encrypted file; none for a plain one. FileEncrypted without a password.
    Result<db::Key> keyOf(const std::string& file) const;
    static QString recoveryText(const db::NewEncryption& made);
    /// That a new file is plain, or how it is opened if the password is lost.
    void noteProtection(const db::NewEncryption& made) const;

private:
    Result<std::unique_ptr<Office>> openFile(const std::string& file, Office::Mode mode, const db::Key& key) const;

    mutable std::string m_signedIn; ///< whose password opened the file
};

/// What writes waits a little for another program that holds the file.
template<class Attempt> auto patiently(Attempt attempt) {
    constexpr auto pause = std::chrono::milliseconds(50);
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    for (;;) {
        auto done = attempt();
        const bool held = !done && done.error().code == ErrorCode::FileInUse;
        if (!held || std::chrono::steady_clock::now() > patience) return done;
        std::this_thread::sleep_for(pause);
    }
}

using Setup = void(CLI::App& app, Context& context);
Setup setUpNew, setUpDemo, setUpImport, setUpCompare, setUpFind, setUpSuggestions, setUpDue, setUpCalls, setUpList,
    setUpShow, setUpAdd, setUpSet, setUpDelete, setUpHistory, setUpUndo, setUpReport, setUpPrint, setUpVerify,
    setUpBackup, setUpRestore, setUpDigest, setUpExport, setUpUsers, setUpAudit;

/// The first line of a file if one is named, else the variable; empty if neither is given. BadArgument for an empty
/// file.
Result<db::Secret> passwordFrom(const std::string& file, const char* variable);
/// A text of the help in the user's language.
std::string help(const char* text);
/// Of a check of the parser: what is wrong, in words of ours that are shown as they are.
std::string worded(const QString& sentence);
/// --reveal PURPOSE: not empty, at most 200 characters.
void addReveal(CLI::App& command, std::string& purpose);
/// --second LOGIN: somebody else with a part in a sealed ledger, present when much of it leaves the program.
struct SecondPerson {
    std::string login, passwordFile;
    void addTo(CLI::App& command);
    /// Nothing if nobody is named. WrongPassword …
    Result<std::optional<security::Witness>> witness(const Office& at, const access::Access& access,
                                                     const std::string& vault) const;
};
/// Fields separated by commas, without the spaces around them.
std::vector<std::string> namesIn(const std::string& list);
/// Says what is wrong with a call, as {"error"} too if wanted; returns 2.
int wrongUse(const QString& sentence, bool json);
/// An output that failed is worded as one: a full disk, a folder that may not be written.
Error outputError(Error error, const std::string& path);

QString q(const std::string& text);
inline QString q(const char* text) { return QString::fromUtf8(text); }
std::string utf8(const QString& text);

/// Qt looks for ":name" among the resources of the program, not in the folder.
std::string plainPath(const std::string& path);
/// A file path that must exist before anything else is tried is checked by the command, not by the parser: it gives 1.
CLI::Option* addFile(CLI::App& command, std::string& file);

/// Progress on stderr, a line that is rewritten; silent if stderr is no terminal.
class StderrProgress final : public Progress {
public:
    void report(std::int64_t done, std::int64_t total) override;
    bool cancelled() const override;
    ~StderrProgress() override;

private:
    std::int64_t m_shown = -1;
};

/// Ctrl+C, a request to end and a terminal that closes ask long work to stop; nothing half done stays.
void catchInterrupt();

} // namespace mulin::cli
