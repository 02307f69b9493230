// 叫应清单: who needs help in an emergency, by building in the order in which one walks, what each one needs, and who
// goes there. What was entered in the open ledgers says it (call_list_rules.h); sealed ledgers are never asked.
#pragma once

#include "core/base/progress.h"
#include "core/organisation/call_list_rules.h"
#include "core/organisation/emergency.h"

#include <set>

namespace mulin::organisation {

struct NeedContact {
    std::string name;
    std::string relation{}; ///< a choice of kinship.relation; else empty
    std::string phone{};
};

struct NeedLine {
    RecordId person;
    std::string name;
    std::optional<int> age{};
    std::vector<schema::Label> needs{}; ///< in words, the age first if it matters
    std::string wish{};                 ///< what stands with the person
    bool slow = false;                  ///< moves with difficulty
    std::vector<std::string> ledgers{}; ///< that say so
    std::optional<RecordId> building{}, grid{};
    std::string estate{}, buildingName{}, entrance{}, room{};
    std::string door{};  ///< 3-2-501; of somebody without a building the address
    std::string who{};   ///< who goes there: who keeps contact, else who holds a post nearest to the door
    bool keeper = false; ///< `who` keeps contact
    std::string phone{}; ///< masked unless asked for in full; ███ where it is withheld
    std::vector<NeedContact> contacts{};
    CallState state = CallState::None;
    std::optional<std::int64_t> atMs{};
    std::string note{};

    bool silent() const { return state == CallState::NoAnswer || state == CallState::Sent; }
};

struct CallListAsk {
    std::optional<RecordId> within{}; ///< unit or building; else everywhere
    std::optional<RecordId> person{}; ///< this one alone
    bool full = false;                ///< numbers in full: whoever asks has it in the log
};
/// In walking order: by building, those who move with difficulty first, then by entrance and room. `tree`, `calls`: the
/// organisation of today and its call tree; without them nobody goes anywhere. Denied without the right to read people.
/// UnknownRecord{id}. Cancelled.
Result<std::vector<NeedLine>> callList(const db::Reader& reader, const journal::Tables& tables,
                                       const schema::Catalogue& catalogue, const access::Access& access,
                                       const CallListRules& rules, const TreeNode* tree,
                                       const std::vector<CallLine>& calls, Date today, const CallListAsk& ask,
                                       Progress& progress);
/// Does one come to `a` before `b`?
bool walksBefore(const NeedLine& a, const NeedLine& b);
/// Do both stand under one heading of the list?
bool sameBuilding(const NeedLine& a, const NeedLine& b);

/// What came of it so far in this emergency; the last word counts.
Result<void> takeNeedCalls(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                           const Emergency& emergency, std::vector<NeedLine>& lines);
Result<RecordId> logNeedCall(journal::Writer& writer, RecordId emergency, const NeedLine& line, CallState state,
                             std::int64_t nowMs, const std::string& note = {});

/// Everything that is called today, and what came of it in the emergency that is on.
struct EmergencyCalls {
    TreeNode tree;
    std::optional<Emergency> emergency{};
    std::vector<CallLine> posts{};
    std::optional<std::vector<NeedLine>> people{}; ///< absent: without the right to read people
};
Result<EmergencyCalls> callsNow(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access, Date today,
                                const CallListAsk& ask, Progress& progress);

struct NeedCounts {
    int all = 0, answered = 0, calling = 0, silent = 0;
    int open() const { return all - answered; }
    void add(const NeedLine& line);
};
NeedCounts countsOf(const std::vector<NeedLine>& lines);

} // namespace mulin::organisation
