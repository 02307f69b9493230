// A list that somebody else keeps against ours (名单比对): read by the eyes of the import, row by row, nothing written.
// What differs is then decided by a person, row by row and field by field; all that was decided is one act, and stays
// known, so that a further look at the same list says what was decided before.
#pragma once

#include "core/sheets/import.h"

#include <map>
#include <set>

namespace mulin::sheets {

struct CompareRequest {
    std::string path;
    std::string type; ///< a ledger, "person", or any other that comes in sheets; no sealed one
    std::optional<ColumnMap> map;
    std::string sheet;
    std::map<std::uint32_t, RecordId> meant = {}; ///< whom a row of the sheet is about, where several are called so
};

enum class ListOutcome {
    Same,
    Differing, ///< ours and theirs say something else
    Missing,   ///< theirs alone: somebody known here who is not enrolled
    Unknown,   ///< theirs alone: nobody of that name or number is known here
    Extra,     ///< ours alone
    Unread     ///< the row does not say whom it is about, or several are called so
};
const char* codeOf(ListOutcome outcome);

/// Of a field: what they say, what we say.
struct ListDifference {
    std::string type; ///< that the field belongs to: the ledger, or "person"
    RecordId record;
    std::string field;
    std::string theirText; ///< as the sheet has it
    schema::Value theirs, ours;
    std::string key() const { return type + "." + field; }
};

enum class ListDecision { Later, Enter, Leave, Adopt, Decline };
const char* codeOf(ListDecision decision);
/// Does it write what the list says of single fields? Enter: of the person, beside the enrolment.
inline bool takesFields(ListDecision decision) {
    return decision == ListDecision::Adopt || decision == ListDecision::Enter;
}

/// One of several whom a row may be about.
struct Namesake {
    RecordId person;
    std::string name, beside; ///< door, address, masked number
    bool enrolled = false;    ///< in the ledger that is compared
    std::optional<Date> birth{};
};

struct ListRow {
    KeptRow cells; ///< of the sheet; number 0: ours alone
    ListOutcome outcome = ListOutcome::Unread;
    std::string name;
    std::optional<RecordId> person, record; ///< ours
    std::vector<ListDifference> differences{};
    std::optional<Date> birth{}; ///< of our person
    std::optional<Date> since{}; ///< Missing, Unknown: theirs of when and why somebody is in the ledger
    std::string why{};           ///< a choice of entry_reason
    std::optional<Error> error{};
    std::string beside{};              ///< tells those of one name apart: a door or address, else a masked number
    std::vector<Namesake> namesakes{}; ///< several are called so: one of them is to be named, or has been
    std::string mark{};                ///< the same for the same statement about the same person
    struct Before {
        std::string decision, reason;
        std::optional<Date> on;
    };
    std::optional<Before> before{};              ///< what was decided about it last time
    std::vector<ListDecision> decisions() const; ///< that can be made
};

struct ListComparison {
    std::string type, file;
    std::vector<ColumnMapping> mapping;
    std::vector<ListRow> rows; ///< those of the sheet in its order, then ours
    std::int64_t count(ListOutcome outcome) const;
};

/// What lists are offered for: the residents and every open ledger.
bool isComparable(const schema::TypeDef& type);

/// Rehearsed, never written. Errors: those of importSheet; BadArgument for a sealed type.
Result<ListComparison> compareList(journal::Journal& journal, const access::Access& access,
                                   const CompareRequest& request, Progress& progress);

/// What a person says to one row.
struct ListVerdict {
    std::size_t row = 0;
    ListDecision decision = ListDecision::Later;
    std::string why;              ///< Enter: a choice of entry_reason; Leave: of exit_reason
    std::string words;            ///< Decline: why not; else a remark
    std::optional<Date> on = {};  ///< Enter, Leave; default: today
    std::set<std::string> fields; ///< Adopt, Enter: keys of differences that are taken over
};

/// One act: enters, ends, changes, and keeps what was decided (list_comparison, list_verdict). `source`: whose list it
/// is. Rows without a verdict are for later. Required{field reason}: a decline without a word why.
Result<journal::ChangeSet> decideList(journal::Journal& journal, const access::Access& access,
                                      const ListComparison& comparison, const std::string& source,
                                      const std::vector<ListVerdict>& verdicts);

} // namespace mulin::sheets
