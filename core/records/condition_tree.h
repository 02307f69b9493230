// SQL of a condition that stays shallow however many tests it has: SQLite's parser keeps a stack of 100 symbols and its
// expressions are at most 1,000 deep. Inside records only.
#pragma once

#include <string>
#include <vector>

namespace mulin::records {

class ConditionTree {
public:
    enum class Kind : unsigned char { Test, And, Or };
    static ConditionTree test(std::string sql);
    /// Parts of the same kind become its own parts; a group of one is that one.
    static ConditionTree group(Kind kind, std::vector<ConditionTree> parts);
    /// How often "and" and "or" stand in one another.
    int depth() const { return m_depth; }
    std::string sql() const;

private:
    struct Piece {
        std::string sql;
        int stack = 0; ///< symbols that the parser keeps while it reads this
    };
    Piece piece() const;
    static Piece join(std::vector<Piece> pieces, const char* word);

    Kind m_kind = Kind::Test;
    std::string m_sql; ///< of a test
    std::vector<ConditionTree> m_parts;
    int m_depth = 0;
};

} // namespace mulin::records
