#include "core/office.h"

#include "core/db/convert.h"
#include "core/db/exception.h"
#include "core/db/whole_file.h"
#include "core/journal/act_pages.h"
#include "core/journal/blobs.h"
#include "core/journal/vault.h"
#include "core/ledgers/definitions.h"
#include "core/ledgers/enrolment_rule.h"
#include "core/ledgers/person_dates.h"
#include "core/ledgers/visit_rules.h"
#include "core/people/person_rule.h"
#include "core/records/saved_views.h"
#include "core/security/roles.h"
#include "core/security/users.h"

namespace mulin {

journal::Rules allRules(const schema::Catalogue& catalogue) {
    journal::Rules rules;
    organisation::addRules(rules);
    security::addRules(rules);
    records::addViewRules(rules);
    people::addRules(rules);
    ledgers::addRules(rules, catalogue);
    ledgers::addPersonDatesRule(rules);
    ledgers::addDefinitionRules(rules);
    ledgers::addVisitRules(rules);
    return rules;
}

const journal::Tables& Office::tables() const { return m_journal ? m_journal->tables() : *m_tables; }

Result<journal::Journal*> Office::journal() const {
    if (m_journal) return m_journal.get();
    return m_readOnly ? *m_readOnly : makeError(ErrorCode::FileReadOnly, {{"path", m_path}});
}

/// Record types follow from the file: the shipped ones, and what the office made of them.
Result<void> Office::layDefinitions(const db::Reader& reader, const schema::Catalogue& shipped, bool installed) {
    MULIN_TRY_LET(own, ledgers::definitions(reader, shipped, installed));
    MULIN_TRY_LET(whole, shipped.with(own, m_leftOut));
    *m_catalogue = std::move(whole);
    return {};
}

Result<void> Office::finish(const schema::Catalogue& shipped) {
    if (!m_journal) {
        MULIN_TRY_LET(first, db::Reader::open(m_path, dbOptions()));
        MULIN_TRY(layDefinitions(*first, shipped, true));
    }
    // Until the reader holds it.
    const auto sealed = m_journal ? decltype(journal::makeSealed(*m_catalogue)){} : journal::makeSealed(*m_catalogue);
    if (sealed) m_sealed = sealed->path();
    MULIN_TRY_LET(reader, db::Reader::open(m_path, dbOptions()));
    m_reader = std::move(reader);
    MULIN_TRY_LET(newest, journal::newestActRow(*m_reader));
    m_sessionBegin = newest;
    return db::guard([&] {
        if (!m_journal) m_tables = std::make_unique<journal::Tables>(journal::Tables::load(*m_reader, *m_catalogue));
        auto unit = m_reader->prepare("SELECT value FROM meta WHERE key = 'unit'");
        if (unit.step()) m_unit = unit.uid(0);
    });
}

/// Has the file a table for every type and a column for every field?
static bool knowsAll(const db::Reader& reader, const schema::Catalogue& catalogue) {
    auto known = reader.prepare("SELECT 1 FROM definition WHERE uid = ?");
    const auto has = [&](const Uid& uid) {
        known.bind(1, uid);
        const bool there = known.step();
        known.reset();
        return there;
    };
    const auto types = catalogue.types();
    return std::all_of(types.begin(), types.end(), [&](const schema::TypeDef* type) {
        return has(type->uid) &&
               std::all_of(type->fields.begin(), type->fields.end(),
                           [&](const schema::FieldDef& one) { return one.derived() || has(one.uid); });
    });
}

/// What an older program wrote, or a definition just made, lacks tables. They are made now if the file may be written;
/// otherwise it is read as it is.
void Office::bringUpToDate(const schema::Catalogue& shipped, const OfficeOptions& options) {
    const auto current = db::guard([&]() -> Result<bool> {
        MULIN_TRY_LET(reader, db::Reader::open(m_path, dbOptions()));
        MULIN_TRY(layDefinitions(*reader, shipped, false));
        return knowsAll(*reader, *m_catalogue) && reader->text("SELECT value FROM local_setting WHERE key = 'shape'") ==
                                                      journal::schemaShape(*m_catalogue);
    });
    if (!current || *current) return;
    OfficeOptions writing;
    writing.environment = options.environment;
    writing.key = options.key;
    (void)open(m_path, Mode::Write, std::move(writing));
}

db::OpenOptions Office::dbOptions() const {
    db::OpenOptions options;
    options.key = m_key;
    options.sealed = m_journal ? m_journal->sealed() : m_sealed;
    return options;
}

Result<schema::Catalogue> Office::prepare(const std::string& path, OfficeOptions& options) {
    m_path = path;
    m_environment = options.environment;
    m_key = options.key;
    if (!options.catalogue) return schema::Catalogue::parsed();
    return std::move(*options.catalogue);
}

void Office::goOnFrom(const Office& former) {
    m_sessionBegin = former.m_sessionBegin;
    if (!m_journal || !former.m_journal) return;
    // One that does not open is closed, as it is to anybody else: its password opens it.
    for (const auto& [vault, key] : former.m_journal->keys().all()) (void)m_journal->openVault(vault, key);
}

Result<std::unique_ptr<Office>> Office::open(const std::string& path, Mode mode, OfficeOptions options) {
    auto office = std::unique_ptr<Office>(new Office);
    MULIN_TRY_LET(shipped, office->prepare(path, options));
    if (mode != Mode::ReadOnly) {
        if (!options.former) db::sweepConversion(path);
        journal::OpenOptions opening{options.environment, {}, {}, options.key, {}};
        opening.begin = [&](const db::Reader& reader, journal::Rules& rules) -> Result<void> {
            MULIN_TRY(office->layDefinitions(reader, shipped, false));
            rules = allRules(*office->m_catalogue);
            return {};
        };
        if (options.former) opening.former = options.former->m_journal.get();
        auto journal = journal::Journal::open(path, *office->m_catalogue, std::move(opening));
        if (journal) {
            office->m_journal = std::move(*journal);
            if (!options.former) {
                security::dropStrays(*office->m_journal);
                (void)journal::sweepBlobs(*office->m_journal); // what fails is tried again the next time
            }
        } else {
            const ErrorCode code = journal.error().code;
            const bool readable =
                code == ErrorCode::FileInUse || code == ErrorCode::FileReadOnly || code == ErrorCode::NetworkDrive;
            if (mode == Mode::Write || !readable) return journal.error();
            office->m_readOnly = journal.error();
        }
    }
    if (mode == Mode::ReadOnly && !options.catalogue) office->bringUpToDate(shipped, options);
    MULIN_TRY(office->finish(shipped));
    if (options.former) office->goOnFrom(*options.former);
    return office;
}

Result<std::unique_ptr<Office>> Office::create(const std::string& path, const journal::Journal::NewFile& file,
                                               OfficeOptions options) {
    auto office = std::unique_ptr<Office>(new Office);
    MULIN_TRY_LET(shipped, office->prepare(path, options));
    MULIN_TRY_LET(whole, shipped.with({}, office->m_leftOut));
    *office->m_catalogue = std::move(whole);
    MULIN_TRY_LET(journal, journal::Journal::create(
                               path, *office->m_catalogue, file,
                               {options.environment, allRules(*office->m_catalogue), {}, options.key, options.header}));
    office->m_journal = std::move(journal);
    MULIN_TRY(office->finish(shipped));
    return office;
}

Result<std::unique_ptr<Office>> Office::createFor(const std::string& path, const organisation::SetupRequest& request,
                                                  OfficeOptions options) {
    MULIN_TRY_LET(file, organisation::newFileFor(request));
    MULIN_TRY(db::makeWhole(path, [&](const std::string& part) -> Result<void> {
        MULIN_TRY_LET(office, create(part, file, {options.environment, {}, options.key, options.header}));
        if (auto made = organisation::setUp(*office->m_journal, request); !made) return made.error();
        return {};
    }));
    return open(path, Mode::Write, std::move(options));
}

Result<access::Access> Office::accessFor(const std::string& login) const {
    return security::accessFor(*m_reader, tables(), *m_catalogue, login, today());
}

} // namespace mulin
