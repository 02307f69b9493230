#include "core/organisation/handover.h"

#include "core/base/name_list.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/schema/catalogue.h"

#include <algorithm>

namespace mulin::organisation {

using journal::Record;
using schema::Value;
using schema::Values;

namespace {

bool isWork(const journal::Table& table) {
    const schema::TypeDef& type = *table.type;
    return table.links == nullptr && !type.abstract && !type.sealed() && !type.keeper.empty() && type.field("grid");
}

class Plan {
public:
    Plan(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today,
         const std::set<Uid>& finished)
        : m_reader(reader), m_tables(tables), m_access(access), m_today(today), m_finished(finished) {}

    Result<HandOverPlan> make(RecordId post) {
        const auto found = records::find(m_reader, m_tables, m_access, "post", post.uid());
        if (!found || !found->alive) return makeError(ErrorCode::UnknownRecord, {{"type", "post"}, {"id", post.hex()}});
        HandOverPlan plan{post, found->text("title"), title(*found, "unit")};
        const Value holder = found->get("holder_a");
        plan.from = holder.isUid() ? personName(holder.uid()) : found->text("holder_a_name");
        plan.phone = found->text("phone");
        if (plan.from.empty() || plan.from == records::withheldMark)
            return makeError(ErrorCode::BadArgument, {{"argument", "post"}, {"value", post.hex()}});
        MULIN_TRY(readUnits(found->get("unit").uid()));
        plan.posts.push_back({post, plan.title, plan.place, false, true});
        MULIN_TRY(addPosts(plan, holder));
        for (const auto& table : m_tables.all())
            if (isWork(*table)) MULIN_TRY(addWork(plan, *table));
        return plan;
    }

private:
    std::string title(const Record& record, const char* field) const {
        return record.get(field).isUid()
                   ? records::titleOf(m_reader, m_tables, m_access, {}, record.get(field).uid(), schema::Language::Zh)
                   : std::string();
    }
    std::string personName(const Uid& uid) const {
        const auto person = records::find(m_reader, m_tables, m_access, "person", uid);
        return !person || person->withholds("name") ? records::withheldMark : person->text("name");
    }
    std::string whomOf(const Record& record) const {
        const std::string person = title(record, "person");
        return person.empty() && record.type().field("organisation") ? title(record, "organisation") : person;
    }
    /// The door, or what is to be done.
    std::string besideOf(const Record& record) const {
        return record.type().field("door")
                   ? record.text("door")
                   : records::titleOf(m_reader, m_tables, m_access, record, schema::Language::Zh);
    }
    /// The unit of the post and what is below it: its grids for the work, all of them for the posts.
    Result<void> readUnits(const Uid& top) {
        m_below.insert(top);
        MULIN_TRY_LET(tree, unitTree(m_reader, m_tables, m_access, m_today, TreeParts::Posts));
        collect(tree, top, false);
        return {};
    }
    void collect(const TreeNode& node, const Uid& top, bool inside) {
        const bool within = inside || node.id.uid() == top;
        if (within) m_below.insert(node.id.uid());
        if (within && node.level == "grid") m_grids.push_back(node.id);
        if (within && node.own) m_whole = true;
        for (const TreeNode& child : node.children) collect(child, top, within);
    }
    Result<void> addPosts(HandOverPlan& plan, const Value& holder) {
        const std::string day = m_today.iso();
        for (const char* side : {"holder_a", "holder_b"}) {
            const std::string name = std::string(side) + "_name";
            records::Query query;
            query.type = "post";
            query.sort = "title";
            query.where = (holder.isUid() ? std::string(side) + " = " + holder.uid().hex()
                                          : name + " = \"" + quoted(plan.from) + "\"") +
                          " and (until is empty or until >= " + day + ")";
            MULIN_TRY_LET(found, records::list(m_reader, m_tables, m_access, query, m_today));
            for (const Record& one : found) {
                if (one.id() == plan.post && side == std::string_view("holder_a")) continue;
                plan.posts.push_back({one.id(), one.text("title"), title(one, "unit"),
                                      side == std::string_view("holder_b"), m_below.contains(one.get("unit").uid())});
            }
        }
        return {};
    }
    Result<void> addWork(HandOverPlan& plan, const journal::Table& table) {
        const std::string& type = table.type->id;
        if (!m_access.allows(access::Right::Read, type) || (!m_whole && m_grids.empty())) return {};
        records::Query query;
        query.type = type;
        if (table.type->field("door")) query.sort = "door";
        const std::string& keeper = table.type->keeper;
        query.where = keeper + " ~ \"" + quoted(plan.from) + "\" and " +
                      (table.type->open.empty() ? table.type->until + " is empty" : "(" + table.type->open + ")");
        if (!m_whole) {
            query.where += " and grid in (";
            for (std::size_t i = 0; i < m_grids.size(); ++i) query.where += (i ? ", " : "") + m_grids[i].hex();
            query.where += ")";
        }
        auto found = records::list(m_reader, m_tables, m_access, query, m_today);
        if (!found) return found.error().code == ErrorCode::Denied ? Result<void>() : found.error();
        const bool mayWrite = m_access.allows(access::Right::Write, type);
        for (const Record& one : *found) {
            if (m_finished.contains(one.uid) || !NameList(one.text(keeper)).has(plan.from)) continue;
            if (!mayWrite)
                ++plan.locked;
            else
                plan.work.push_back({type, one.id(), whomOf(one), besideOf(one)});
        }
        return {};
    }
    static std::string quoted(const std::string& text) {
        std::string out;
        for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
        return out;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    const std::set<Uid>& m_finished;
    std::set<Uid> m_below;
    std::vector<RecordId> m_grids;
    bool m_whole = false; ///< the post is the office's own
};

Result<void> succeed(journal::Writer& writer, const HandOver& request, const PostPart& part) {
    MULIN_TRY_LET(post, writer.load("post", part.post));
    const Date last = request.on.plusDays(-1);
    const Value until = post.get("until");
    if (!post.alive || (!post.get("since").isEmpty() && post.get("since").date() > last))
        return makeError(ErrorCode::OutOfRange, {{"type", "post"}, {"field", "until"}, {"value", last.iso()}});
    const char *mine = part.standIn ? "holder_b" : "holder_a", *other = part.standIn ? "holder_a" : "holder_b";
    Values values;
    for (const char* field : {"title", "unit", "entrance", "time", "temporary", "duties", "remark"})
        if (!post.get(field).isEmpty()) values.set(field, post.get(field));
    values.set("since", request.on);
    if (!until.isEmpty()) values.set("until", until);
    if (request.successor)
        values.set(mine, *request.successor);
    else
        values.set(std::string(mine) + "_name", request.successorName);
    // Nobody stands in for himself: whoever was B and becomes A leaves a gap.
    const std::string otherName = std::string(other) + "_name";
    const bool same = request.successor ? post.get(other) == Value(*request.successor)
                                        : post.text(otherName) == request.successorName;
    if (!same)
        for (const std::string& field : {std::string(other), otherName})
            if (!post.get(field).isEmpty()) values.set(field, post.get(field));
    if (part.standIn) { // what is said of holder A stays with him
        for (const char* field : {"phone", "phone_consent", "away_from", "away_until"})
            if (!same && !post.get(field).isEmpty()) values.set(field, post.get(field));
    } else if (!request.phone.empty()) {
        values.set("phone", request.phone);
    }
    MULIN_TRY(writer.update("post", part.post, Values().set("until", last)));
    MULIN_TRY(writer.create("post", values));
    return {};
}

} // namespace

Result<HandOverPlan> planHandOver(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                  RecordId post, Date today, const std::set<Uid>& finished) {
    if (!access.allows(access::Right::Read, "post")) return journal::denied("read", "post");
    return db::guard([&] { return Plan(reader, tables, access, today, finished).make(post); });
}

Result<void> handOver(journal::Writer& writer, const HandOver& request) {
    if (!request.successor && request.successorName.empty())
        return makeError(ErrorCode::Required, {{"type", "post"}, {"field", "holder_a"}});
    // Contact workers change at once, so that the act is for a day that has come.
    if (request.on > writer.today())
        return makeError(ErrorCode::FutureDate, {{"type", "post"}, {"field", "since"}, {"value", request.on.iso()}});
    std::string name = request.successorName;
    if (request.successor) {
        MULIN_TRY_LET(person, writer.load("person", *request.successor));
        name = person.text("name");
    }
    for (const PostPart& part : request.posts) MULIN_TRY(succeed(writer, request, part));
    for (const WorkPart& part : request.work) {
        MULIN_TRY_LET(record, writer.load(part.type, part.record));
        const std::string& keeper = record.type().keeper;
        const NameList names(record.text(keeper));
        if (!record.alive || !names.has(request.from)) continue;
        MULIN_TRY(writer.update(part.type, part.record, Values().set(keeper, names.with(request.from, name))));
    }
    return {};
}

} // namespace mulin::organisation
