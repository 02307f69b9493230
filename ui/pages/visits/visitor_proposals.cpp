#include "ui/pages/visits/visitor_proposals.h"

#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/view.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <set>

namespace mulin::ui {

namespace {

class VisitEntryWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::VisitEntryPage)
};

constexpr std::size_t atMost = 12;
constexpr std::int64_t namesakes = 4;
/// Posts whose holders go from door to door.
constexpr std::string_view visiting[] = {"grid_worker", "community_worker", "grid_leader", "building_leader"};

class Proposals {
public:
    explicit Proposals(const ReadContext& context) : m_context(context) {}

    bool full() const { return rows.size() >= atMost; }

    void person(const Uid& uid, const QString& why) {
        const auto same = [&](const PickerRow& row) { return !row.nameOnly && row.record.id.uid() == uid; };
        if (uid.isNull() || full() || std::any_of(rows.begin(), rows.end(), same)) return;
        const QString title = titleOf(uid);
        if (!title.isEmpty()) rows.push_back({{RecordId(uid), title, "person"}, "person", {}, {}, why, {}, {}, {}});
    }

    void name(const std::string& given, const QString& why) {
        const QString title = QString::fromStdString(given);
        const auto same = [&](const PickerRow& row) { return row.record.title == title; };
        if (title.isEmpty() || full() || std::any_of(rows.begin(), rows.end(), same)) return;
        rows.push_back({{RecordId(Uid{}), title, "person"}, "person", {}, {}, why, {}, {}, {}, true});
    }

    std::vector<PickerRow> rows;

private:
    QString titleOf(const Uid& uid) const {
        return QString::fromStdString(
            records::titleOf(m_context.reader, m_context.tables, m_context.access, "person", uid, m_context.language));
    }

    const ReadContext& m_context;
};

/// Residents of her name first: one of them may be she.
Result<void> proposeSignedIn(const ReadContext& context, Proposals& proposals) {
    if (!context.access.user()) return {};
    const auto user =
        records::find(context.reader, context.tables, context.access, "user", context.access.user()->uid());
    if (!user || user->get("person").isUid() || user->text("name").empty()) return {};
    const std::string& name = user->text("name");
    MULIN_TRY_LET(hits, records::search(context.reader, context.tables, context.access, {"person", name, namesakes}));
    for (const records::Hit& hit : hits) {
        const auto person = records::findRow(context.reader, context.tables, context.access, "person", hit.row);
        if (person && person->text("name") == name)
            proposals.person(person->uid, VisitEntryWords::tr("named as you are"));
    }
    proposals.name(name, VisitEntryWords::tr("you, to be registered first"));
    return {};
}

Result<void> proposeLast(const ReadContext& context, Proposals& proposals) {
    records::Query visits;
    visits.type = "visit";
    visits.sort = "-visited_on";
    visits.limit = 1;
    MULIN_TRY_LET(last, records::list(context.reader, context.tables, context.access, visits, context.today));
    for (const journal::Record& visit : last)
        for (const journal::Link& link : records::linksFrom(context.reader, context.tables, context.access, visit))
            if (link.role == "visitor") proposals.person(link.to, VisitEntryWords::tr("visited last"));
    return {};
}

/// What somebody may be in charge of who comes to this person's door.
std::set<Uid> placesOf(const ReadContext& context, const std::optional<RecordId>& visited) {
    std::set<Uid> places;
    if (!visited) return places;
    const auto person = records::find(context.reader, context.tables, context.access, "person", visited->uid());
    if (!person) return places;
    const auto add = [&](const schema::Value& value) {
        if (value.isUid()) places.insert(value.uid());
    };
    add(person->get("grid"));
    add(person->get("household"));
    if (!person->get("dwelling").isUid()) return places;
    if (const auto dwelling =
            records::find(context.reader, context.tables, context.access, "dwelling", person->get("dwelling").uid()))
        add(dwelling->get("building"));
    return places;
}

Result<void> proposeHolders(const ReadContext& context, const std::optional<RecordId>& visited, Proposals& proposals) {
    records::Query posts;
    posts.type = "post";
    posts.where = "until is empty";
    MULIN_TRY_LET(held, records::list(context.reader, context.tables, context.access, posts, context.today));
    const std::set<Uid> places = placesOf(context, visited);
    const auto rank = [&](const journal::Record& post) {
        const auto kind = std::find(std::begin(visiting), std::end(visiting), post.text("title"));
        return std::pair(!places.contains(post.get("unit").uid()), kind - std::begin(visiting));
    };
    std::stable_sort(held.begin(), held.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    for (const journal::Record& post : held) {
        if (proposals.full()) return {};
        const QString title = QString::fromStdString(
            schema::displayText(*post.type().field("title"), post.get("title"), context.language));
        for (const char* holder : {"holder_a", "holder_b"}) {
            if (post.get(holder).isUid())
                proposals.person(post.get(holder).uid(), title);
            else
                proposals.name(post.text(std::string(holder) + "_name"), title);
        }
    }
    return {};
}

} // namespace

Result<std::vector<PickerRow>> visitorProposals(const ReadContext& context, std::optional<RecordId> visited) {
    Proposals proposals(context);
    MULIN_TRY(proposeSignedIn(context, proposals));
    MULIN_TRY(proposeLast(context, proposals));
    MULIN_TRY(proposeHolders(context, visited, proposals));
    return std::move(proposals.rows);
}

} // namespace mulin::ui
