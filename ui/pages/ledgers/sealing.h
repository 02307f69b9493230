// Sealed ledgers as the window knows them: which ones stand in the list for this user, and whether they are open.
#pragma once

#include "core/people/duplicates.h"
#include "core/security/vaults.h"
#include "ui/shell/office_session.h"

#include <set>

namespace mulin::ui {

struct Sealing {
    /// Those the user has a part in, and for who configures the office those not set up yet. Of others nothing at all.
    std::vector<security::Vault> vaults;
    /// Set up, but without a part for who configures the office: their recovery sheets may lie in the safe.
    std::vector<security::Vault> others;
    /// Of open ones: who is still named under an entry that was merged meanwhile.
    struct Merged {
        people::Merge merge;
        QString words; ///< 白爱华 → 白艾华
    };
    std::map<std::string, std::vector<Merged>> merged;
    /// Of open ones: types that are another office's work, with records in them all the same.
    std::set<std::string> held;
    bool ownKey = false; ///< has a password that opens them
    bool encrypted = false;
    QString login;

    const security::Vault* find(const std::string& vault) const;
    bool isOpen(const std::string& vault) const;
    /// The types of a vault that are shown: of what other offices keep, only what holds something.
    std::vector<const schema::TypeDef*> shown(const schema::Catalogue& catalogue, const std::string& vault) const;
};
Result<Sealing> readSealing(const ReadContext& context);

/// The types of a vault: its ledger first, then what is written beside it.
std::vector<const schema::TypeDef*> typesOf(const schema::Catalogue& catalogue, const std::string& vault);

/// `work(journal, access) -> Result<T>` where all writing is done, then what may be read is read again, then
/// `done(Result<T>)`.
template<class Work, class Done> void writeVault(OfficeSession& session, QObject* receiver, Work work, Done done) {
    session.write(
        {.title = {}, .receiver = receiver},
        [access = session.access(), work = std::move(work)](journal::Journal& journal, Progress&) mutable {
            return work(journal, access);
        },
        [&session, done = std::move(done)](auto outcome) mutable {
            if (outcome) session.refreshAccess();
            done(std::move(outcome));
        });
}
void closeVault(OfficeSession& session, const std::string& vault);

} // namespace mulin::ui
