#include "core/organisation/emergency.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/records/query.h"
#include "core/schema/catalogue.h"

#include <algorithm>
#include <map>

namespace mulin::organisation {

using schema::Value;
using schema::Values;

namespace {

class CallWalk {
public:
    CallWalk(const TierTemplate& tiers, Date today) : m_tiers(tiers), m_today(today) {}

    void node(const TreeNode& node, const std::string& caller, int depth, bool inside) {
        const bool within = inside || node.own;
        const Tier* tier = within && !node.tier.empty() ? m_tiers.tier(node.tier) : nullptr;
        std::string next = caller;
        int below = depth;
        if (tier) {
            bool first = true;
            for (const TierPost& wanted : tier->posts)
                if (wanted.called) post(node, wanted, first ? caller : next, first, next, first ? depth : depth + 1);
            if (!first) below = depth + 1;
        } else if (within) {
            for (const PostView& held : node.posts) add(node, held.label, held, caller, depth); // a temporary area
            if (!node.posts.empty()) below = depth + 1;
        }
        for (const TreeNode& child : node.children) this->node(child, next, below, within);
    }
    std::vector<CallLine> take() { return std::move(m_lines); }

private:
    /// All who hold such a post; the first of a node passes the call on. Nobody: a line all the same, unless the post
    /// need not be held.
    void post(const TreeNode& node, const TierPost& wanted, const std::string& caller, bool& first, std::string& next,
              int depth) {
        bool any = false;
        for (const PostView& held : node.posts) {
            if (held.title != wanted.title || (!wanted.time.empty() && !held.time.empty() && held.time != wanted.time))
                continue;
            add(node, wanted.label, held, caller, depth);
            if (first && !m_lines.back().name.empty()) {
                next = m_lines.back().name;
                first = false;
            }
            any = true;
        }
        for (const Gap& gap : node.gaps)
            if (gap.title == wanted.title && !gap.standIn && (!any || !gap.entrance.empty())) {
                CallLine line{node.id, depth, node.gridName, wanted.title, wanted.label, gap.entrance};
                line.caller = caller;
                m_lines.push_back(std::move(line));
                any = true;
            }
        first = first && !any;
    }
    void add(const TreeNode& node, const schema::Label& label, const PostView& held, const std::string& caller,
             int depth) {
        CallLine line{node.id, depth, node.gridName, held.title, label, held.entrance, held.post};
        const bool away = held.away(m_today);
        line.stand = held.hasA() && !(away && held.hasB()) ? Stand::A
                     : held.hasB()                         ? held.hasA() ? Stand::AAway : Stand::AVacant
                                                           : Stand::Nobody;
        const bool b = line.stand == Stand::AAway || line.stand == Stand::AVacant;
        if (line.stand != Stand::Nobody) {
            line.person = b ? held.holderB : held.holderA;
            line.name = b ? held.holderBName : held.holderAName;
            if (!b) {
                line.phone = held.phone; // that of the post is holder A's
                line.other = held.holderBName;
            }
        }
        line.caller = caller;
        m_lines.push_back(std::move(line));
    }

    const TierTemplate& m_tiers;
    Date m_today;
    std::vector<CallLine> m_lines;
};

} // namespace

std::string_view codeOf(CallState state) {
    static constexpr std::string_view codes[] = {"", "calling", "answered", "no_answer", "sent"};
    return codes[static_cast<std::size_t>(state)];
}

Result<std::optional<Emergency>> emergencyNow(const db::Reader& reader, const journal::Tables& tables,
                                              const access::Access& access) {
    records::Query query;
    query.type = "emergency";
    query.where = "ended_at is empty";
    query.sort = "-started_at";
    query.limit = 1;
    MULIN_TRY_LET(found, records::list(reader, tables, access, query, Date{}));
    if (found.empty()) return std::optional<Emergency>();
    const journal::Record& record = found.front();
    return std::optional(Emergency{record.id(), record.text("reason"), record.get("started_at").number()});
}

Result<RecordId> startEmergency(journal::Writer& writer, const std::string& reason, std::int64_t nowMs) {
    const std::string why = trimmed(reason);
    if (why.empty()) return makeError(ErrorCode::Required, {{"type", "emergency"}, {"field", "reason"}});
    {
        auto on = writer.reader().cached("SELECT reason FROM t_emergency WHERE alive = 1 AND ended_at IS NULL");
        if (on->step())
            return makeError(
                ErrorCode::AlreadyTaken,
                {{"type", "emergency"}, {"field", "reason"}, {"value", why}, {"holder", std::string(on->text(0))}});
    }
    return writer.create("emergency", Values().set("reason", why).set("started_at", Value(nowMs)));
}

Result<void> endEmergency(journal::Writer& writer, RecordId emergency, std::int64_t nowMs, const std::string& outcome) {
    MULIN_TRY_LET(record, writer.load("emergency", emergency));
    if (!record.alive || !record.get("ended_at").isEmpty() || nowMs < record.get("started_at").number())
        return makeError(ErrorCode::OutOfRange, {{"type", "emergency"}, {"field", "ended_at"}});
    Values values;
    values.set("ended_at", Value(nowMs));
    if (const std::string said = trimmed(outcome); !said.empty()) values.set("outcome", said);
    return writer.update("emergency", emergency, values);
}

std::vector<CallLine> callTree(const TreeNode& top, const TierTemplate& tiers, Date today) {
    CallWalk walk(tiers, today);
    walk.node(top, {}, 0, false);
    return walk.take();
}

Result<void> takeCalls(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                       const Emergency& emergency, std::vector<CallLine>& lines) {
    records::Query query;
    query.type = "emergency_call";
    query.where = "emergency = " + emergency.id.hex();
    query.sort = "called_at";
    MULIN_TRY_LET(calls, records::list(reader, tables, access, query, Date{}));
    using Key = std::tuple<Uid, std::string, std::string, std::string>;
    std::map<Key, const journal::Record*> last;
    for (const journal::Record& call : calls)
        last[{call.get("node").uid(), call.text("title"), call.text("entrance"), call.text("name")}] = &call;
    for (CallLine& line : lines) {
        const auto at = last.find({line.node.uid(), line.title, line.entrance, line.name});
        if (at == last.end()) continue;
        line.atMs = at->second->get("called_at").number();
        for (const CallState state : {CallState::Calling, CallState::Answered, CallState::NoAnswer, CallState::Sent})
            if (at->second->text("state") == codeOf(state)) line.state = state;
    }
    return {};
}

Result<RecordId> logCall(journal::Writer& writer, RecordId emergency, const CallLine& line, CallState state,
                         std::int64_t nowMs) {
    Values values;
    values.set("emergency", emergency).set("node", line.node).set("state", std::string(codeOf(state)));
    values.set("called_at", Value(nowMs)).set("side", line.side());
    const auto text = [&](const char* field, const std::string& given) {
        if (!given.empty()) values.set(field, given);
    };
    text("title", line.title);
    text("entrance", line.entrance);
    text("name", line.name);
    return writer.create("emergency_call", values);
}

} // namespace mulin::organisation
