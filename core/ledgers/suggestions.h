// Whom the office may want to look at: who seems to belong into a ledger, or no longer, each with the facts that it
// rests on. Suggestions, never decisions: nothing is written until somebody enrols the person, lets him leave, or
// declines. The rules stand in the ledgers' own files ([[suggestion]], resources/types/README.md). Of open ledgers; of
// a sealed one if it is asked for by name.
#pragma once

#include "core/base/progress.h"
#include "core/journal/writer.h"
#include "core/ledgers/agenda.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::ledgers {

/// One thing that stands in the file, and where.
struct Fact {
    enum class Kind {
        Age,      ///< years, day = the birthday
        Turns,    ///< years on `day`, not yet reached
        Alone,    ///< nobody else in the household, since `day` if known
        Couple,   ///< with `text`, `years` old
        Enrolled, ///< in the ledger `type`, since `day`
        Value,    ///< `field` of `type` says `text`
        Day,      ///< `field` of `type` is `day`
        NotIn     ///< in none of the ledgers that would serve
    };
    Kind kind;
    std::string type{}, field{};
    RecordId record; ///< that says so
    std::optional<Date> day{};
    int years = 0;
    std::string text{}; ///< of a field: as stored
};

struct Suggestion {
    Somebody person;
    const schema::TypeDef* ledger = nullptr;
    const schema::SuggestionDef* rule = nullptr;
    std::optional<RecordId> enrolment{}; ///< leave, review
    std::vector<Fact> facts{};
};

struct SuggestionQuery {
    std::string ledger{};  ///< empty: all open ones
    bool eligible = false; ///< only those of the check whether all are served who should be (应保尽保)
    std::optional<RecordId> person{};
    std::int64_t most = 100; ///< with their facts; the rest is counted
};

struct Suggestions {
    std::vector<Suggestion> first; ///< by ledger and rule as they are defined, then by name
    std::int64_t total = 0;
    struct Count {
        const schema::TypeDef* ledger;
        const schema::SuggestionDef* rule;
        std::int64_t people;
    };
    std::vector<Count> counts; ///< of the rules that found anybody
};

/// What somebody may not read does not speak for or against anybody. Cancelled.
Result<Suggestions> suggestions(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access, Date today,
                                const SuggestionQuery& query, Progress& progress);

/// Of a suggestion to enter: the choice of entry_reason that says that it was suggested; empty if the ledger has none.
std::string entryReason(const Suggestion& suggestion);

enum class Answer { Declined, Later };
/// Within an act: not shown again, ever (Declined), or until `again` (Later). Required{suggestion_answer, reason}
/// without a reason. Of a sealed ledger: VaultApart, an answer in the open file would tell who is in it.
Result<RecordId> answer(journal::Writer& writer, const Suggestion& to, Answer answer, const std::string& reason,
                        std::optional<Date> again = {});

} // namespace mulin::ledgers
