// What leaves the file, on paper or as a file. One place asks for the right and writes the log; whatever prints or
// exports takes the Disclosure that comes of it, so that nothing goes out unasked.
#pragma once

#include "core/security/vaults.h"

#include <optional>
#include <string>

namespace mulin::security {

/// What goes out, as the log tells it: kinds and counts, never names or numbers of people.
struct Leaving {
    access::Right by = access::Right::Export; ///< Print: pages, on paper or in a file; Export: data
    /// A type of record; or "report", "journal" (needs Right::Audit), "recovery_sheet" (needs Right::Users), "office".
    std::string what;
    std::optional<RecordId> record = {};          ///< if it is one
    std::optional<std::int64_t> count = {};       ///< of records
    std::string path = {};                        ///< of the file: the log keeps its name. Empty: a printer, or a pipe
    std::string purpose = {};                     ///< what numbers in full are for: needs Right::Reveal as well
    std::map<std::string, std::string> args = {}; ///< what else tells it from others: the month of a report
    /// Of a sealed type: somebody else with a part in its vault, unless it is one record.
    std::optional<Witness> witness = {};

    journal::Operation operation() const;
};

/// Somebody was allowed to print or export this, and the log knows.
class Disclosure {
public:
    bool allows(access::Right by) const { return m_all || m_by == by; }
    bool allows(access::Right by, std::string_view what) const { return m_all || (m_by == by && m_what == what); }
    /// Of what an office does not hold: rows of a clerk's own sheet that come back, the recovery sheet of a file that
    /// is not made yet. `checks.access` lists the places.
    static Disclosure nothingStored() { return Disclosure(); }

private:
    friend Result<Disclosure> disclose(journal::Journal&, const access::Access&, const Leaving&);
    friend Result<Disclosure> discloseUnlogged(const access::Access&, const Leaving&);
    Disclosure() : m_all(true) {}
    explicit Disclosure(const Leaving& leaving) : m_by(leaving.by), m_what(leaving.what) {}
    bool m_all = false;
    access::Right m_by = access::Right::Export;
    std::string m_what;
};

/// Denied{operation, type}, SecondPerson{vault}; else it stands in the log before anything is out.
Result<Disclosure> disclose(journal::Journal& journal, const access::Access& access, const Leaving& leaving);
/// The same without the log: for commands that must work while another program holds the file. `checks.access` lists
/// the places; a window that cannot write the log prints and exports nothing.
Result<Disclosure> discloseUnlogged(const access::Access& access, const Leaving& leaving);

/// A copy of the file is no disclosure: it opens with the same passwords. That there is one stands in the log.
Result<void> logBackup(journal::Journal& journal, const access::Access& access, const std::string& path);

} // namespace mulin::security
