// An office's file, open: its record types, the rules of all areas of work, the journal if it may be written, and a
// reader. The one place in core that knows every room.
#pragma once

#include "core/journal/journal.h"
#include "core/organisation/setup.h"

#include <memory>
#include <string>

namespace mulin {

class Office;

struct OfficeOptions {
    Environment environment = {};
    std::optional<schema::Catalogue> catalogue = {}; ///< record types instead of the shipped ones
    db::Key key = {}; ///< of an encrypted file: db::unlock, or db::newEncryption for a new one
    std::shared_ptr<const db::FileHeader> header = {}; ///< of a new encrypted file
    /// The same office, open until now with record types of before: its lock, vaults and session go on. It outlives
    /// the opening, and nothing writes through it any more.
    const Office* former = nullptr;
};

class Office {
public:
    enum class Mode {
        Write, ///< FileInUse, FileReadOnly if that cannot be
        ReadOnly,
        WriteIfFree ///< else read-only; readOnlyBecause() says why
    };
    /// Tables that the file lacks are made. FileEncrypted without the key of an encrypted file.
    static Result<std::unique_ptr<Office>> open(const std::string& path, Mode mode, OfficeOptions options = {});
    /// A new file without records; see organisation::setUp.
    static Result<std::unique_ptr<Office>> create(const std::string& path, const journal::Journal::NewFile& file,
                                                  OfficeOptions options = {});

    /// create + organisation::setUp, with the shipped record types; leaves no file behind if that fails.
    static Result<std::unique_ptr<Office>> createFor(const std::string& path, const organisation::SetupRequest& request,
                                                     OfficeOptions options = {});

    const schema::Catalogue& catalogue() const { return *m_catalogue; }
    /// What the office made of the record types and could not be used.
    const std::vector<schema::LeftOut>& leftOut() const { return m_leftOut; }
    const journal::Tables& tables() const;
    const db::Reader& reader() const { return *m_reader; }
    /// A further connection for reading, for use on another thread.
    Result<std::unique_ptr<db::Reader>> newReader() const { return db::Reader::open(m_path, dbOptions()); }
    /// FileReadOnly or FileInUse if the office is open for reading only.
    Result<journal::Journal*> journal() const;
    const std::optional<Error>& readOnlyBecause() const { return m_readOnly; }
    const std::string& path() const { return m_path; }
    bool encrypted() const { return static_cast<bool>(m_key); }
    const db::Key& key() const { return m_key; } ///< none if the file is plain
    Clock& clock() const { return *m_environment.clock; }
    Date today() const { return m_environment.clock->today(); }
    /// Row of the newest act there was when the office was opened: what came after it is of this session.
    std::int64_t sessionBegin() const { return m_sessionBegin; }
    /// The unit whose file this is.
    Uid unit() const { return m_unit; }

    /// What the user with this login may do, or the first user of this file: see core/security/roles.h.
    /// UnknownRecord{user}.
    Result<access::Access> accessFor(const std::string& login) const;

private:
    Office() = default;
    Result<schema::Catalogue> prepare(const std::string& path, OfficeOptions& options);
    void bringUpToDate(const schema::Catalogue& shipped, const OfficeOptions& options);
    Result<void> layDefinitions(const db::Reader& reader, const schema::Catalogue& shipped, bool installed);
    Result<void> finish(const schema::Catalogue& shipped);
    void goOnFrom(const Office& former);
    db::OpenOptions dbOptions() const;

    std::string m_path;
    Environment m_environment;
    db::Key m_key;
    std::unique_ptr<schema::Catalogue> m_catalogue = std::make_unique<schema::Catalogue>();
    std::vector<schema::LeftOut> m_leftOut;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<db::Reader> m_reader;
    std::unique_ptr<journal::Tables> m_tables; ///< read-only mode
    std::optional<Error> m_readOnly;
    std::string m_sealed;
    Uid m_unit;
    std::int64_t m_sessionBegin = 0;
};

/// The rules of all areas of work.
journal::Rules allRules(const schema::Catalogue& catalogue);

} // namespace mulin
