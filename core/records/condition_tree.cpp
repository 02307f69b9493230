#include "core/records/condition_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mulin::records {

ConditionTree ConditionTree::test(std::string sql) {
    ConditionTree tree;
    tree.m_sql = std::move(sql);
    return tree;
}

ConditionTree ConditionTree::group(Kind kind, std::vector<ConditionTree> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    ConditionTree tree;
    tree.m_kind = kind;
    for (ConditionTree& part : parts) {
        if (part.m_kind == kind) {
            std::move(part.m_parts.begin(), part.m_parts.end(), std::back_inserter(tree.m_parts));
        } else {
            tree.m_parts.push_back(std::move(part));
        }
    }
    for (const ConditionTree& part : tree.m_parts) tree.m_depth = std::max(tree.m_depth, part.m_depth + 1);
    return tree;
}

ConditionTree::Piece ConditionTree::join(std::vector<Piece> pieces, const char* word) {
    constexpr std::size_t most = 16; // a longer row of them would itself be deep
    while (pieces.size() > 1) {
        // What needs most of the stack comes first, where nothing waits on it yet.
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](const Piece& a, const Piece& b) { return a.stack > b.stack; });
        std::vector<Piece> joined;
        for (std::size_t i = 0; i < pieces.size(); i += most) {
            const std::size_t end = std::min(i + most, pieces.size());
            if (end - i == 1) {
                joined.push_back(std::move(pieces[i]));
                continue;
            }
            Piece one{"(", 0};
            for (std::size_t k = i; k < end; ++k) {
                one.sql += (k > i ? word : "") + pieces[k].sql;
                one.stack = std::max(one.stack, pieces[k].stack + (k > i ? 3 : 1));
            }
            one.sql += ")";
            joined.push_back(std::move(one));
        }
        pieces = std::move(joined);
    }
    return std::move(pieces.front());
}

ConditionTree::Piece ConditionTree::piece() const {
    if (m_kind == Kind::Test) return {m_sql, 1};
    std::vector<Piece> pieces;
    pieces.reserve(m_parts.size());
    for (const ConditionTree& part : m_parts) pieces.push_back(part.piece());
    return join(std::move(pieces), m_kind == Kind::And ? " AND " : " OR ");
}

std::string ConditionTree::sql() const { return piece().sql; }

} // namespace mulin::records
