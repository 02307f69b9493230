// 平时 and 急时: an emergency begins and ends by an act, B holders act where A holders are away, and everybody in
// charge is called from the top of the tree down.
#pragma once

#include "core/journal/writer.h"
#include "core/organisation/unit_tree.h"

namespace mulin::organisation {

struct Emergency {
    RecordId id;
    std::string reason;
    std::int64_t startedMs = 0;
};
/// The one that is on.
Result<std::optional<Emergency>> emergencyNow(const db::Reader& reader, const journal::Tables& tables,
                                              const access::Access& access);
/// AlreadyTaken{type emergency, field reason, holder}: one is on. Required{reason}.
Result<RecordId> startEmergency(journal::Writer& writer, const std::string& reason, std::int64_t nowMs);
/// OutOfRange{type emergency, field ended_at}: it has ended already, or not begun.
Result<void> endEmergency(journal::Writer& writer, RecordId emergency, std::int64_t nowMs,
                          const std::string& outcome = {});

/// Why it is not holder A who is called.
enum class Stand : std::uint8_t { A, AAway, AVacant, Nobody };
enum class CallState : std::uint8_t { None, Calling, Answered, NoAnswer, Sent };
std::string_view codeOf(CallState state); ///< a choice of emergency_call.state; empty for None

struct CallLine {
    RecordId node; ///< unit, building or household. People in need who live there are called on by whoever is here.
    int depth = 0; ///< 0: the office
    std::string place;
    std::string title;
    schema::Label label{};
    std::string entrance{};
    std::optional<RecordId> post{};
    Stand stand = Stand::Nobody;
    std::optional<RecordId> person{}; ///< who is called, if a resident
    std::string name{};               ///< likewise; empty: nobody
    std::string phone{};              ///< the public one of the post
    std::string other{};              ///< whom to call if there is no answer: holder B
    std::string caller{};             ///< who calls: the one called on the tier above
    CallState state = CallState::None;
    std::optional<std::int64_t> atMs{};
    std::string side() const { return stand == Stand::AAway || stand == Stand::AVacant ? "b" : "a"; }
};

/// From the office down, one line for each post that its tiers call.
std::vector<CallLine> callTree(const TreeNode& top, const TierTemplate& tiers, Date today);
/// Whoever was called so far in this emergency, and what came of it; the last word counts.
Result<void> takeCalls(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                       const Emergency& emergency, std::vector<CallLine>& lines);
/// Another entry of the log of calls.
Result<RecordId> logCall(journal::Writer& writer, RecordId emergency, const CallLine& line, CallState state,
                         std::int64_t nowMs);

} // namespace mulin::organisation
