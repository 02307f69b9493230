#include "core/organisation/coverage.h"

#include "core/journal/horizon.h"

#include <algorithm>

namespace mulin::organisation {

namespace {

class Walk {
public:
    Walk(Date today, int daysAhead) : m_end(today.plusDays(daysAhead)) {}

    void node(const TreeNode& node, const std::string& above, bool inside) {
        const bool within = inside || node.own;
        const std::string place = above.empty() ? node.gridName : above + " " + node.gridName;
        if (within) {
            for (const Gap& gap : node.gaps) add(node, place, gap);
            for (const PostView& post : node.posts) ending(node, place, post);
        }
        // The office itself goes without saying.
        const std::string below = within && !node.own ? place : std::string();
        for (const TreeNode& child : node.children) this->node(child, below, within);
    }

    std::vector<CoverageGap> take() {
        std::stable_sort(m_gaps.begin(), m_gaps.end(), [](const CoverageGap& a, const CoverageGap& b) {
            return a.lack != b.lack ? a.lack < b.lack : a.lack == Lack::Ending && *a.until < *b.until;
        });
        return std::move(m_gaps);
    }

private:
    void add(const TreeNode& node, const std::string& place, const Gap& gap) {
        CoverageGap made{kindOf(node, gap), node.id, place, gap.title, gap.label, gap.entrance};
        if (gap.standIn)
            for (const PostView& post : node.posts)
                if (post.title == gap.title && post.hasA() && !post.hasB() &&
                    (gap.entrance.empty() || post.entrance == gap.entrance)) {
                    made.post = post.post;
                    made.holder = post.holderAName;
                }
        m_gaps.push_back(std::move(made));
    }
    void ending(const TreeNode& node, const std::string& place, const PostView& post) {
        if (!post.until || *post.until > m_end) return;
        CoverageGap made{Lack::Ending, node.id, place, post.title, post.label, post.entrance};
        made.post = post.post;
        made.holder = post.hasA() ? post.holderAName : post.holderBName;
        made.until = post.until;
        made.temporary = post.temporary;
        m_gaps.push_back(std::move(made));
    }
    static Lack kindOf(const TreeNode& node, const Gap& gap) {
        if (gap.standIn) return Lack::StandIn;
        if (gap.perEntrance) return Lack::Volunteer;
        return node.type == "building" ? Lack::Head : Lack::Role;
    }

    Date m_end;
    std::vector<CoverageGap> m_gaps;
};

} // namespace

int Coverage::count(Lack lack) const {
    return static_cast<int>(
        std::count_if(gaps.begin(), gaps.end(), [&](const CoverageGap& gap) { return gap.lack == lack; }));
}

int Coverage::vacant() const { return count(Lack::Role) + count(Lack::Head) + count(Lack::Volunteer); }

Coverage coverageOf(const TreeNode& top, Date today, int daysAhead) {
    Walk walk(today, daysAhead);
    walk.node(top, {}, false);
    return {walk.take()};
}

Result<Coverage> coverage(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          Date today) {
    if (!access.allows(access::Right::Read, "post")) return journal::denied("read", "post");
    MULIN_TRY_LET(top, unitTree(reader, tables, access, today, TreeParts::Posts));
    return coverageOf(top, today);
}

} // namespace mulin::organisation
