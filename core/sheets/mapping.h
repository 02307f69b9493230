// Which column of a sheet fills which field. Known words come from the record types (labels and synonyms of fields) and
// from the caller (household number, ledger membership …).
#pragma once

#include "core/schema/type_def.h"
#include "core/sheets/header_finder.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mulin::sheets {

/// Something that a column can fill.
struct Target {
    std::string id;                 ///< a field; "people:visited", one role of it; "people.phone", see `beside`
    std::vector<std::string> words; ///< headings that mean it, the best first
    schema::Label label{};
    const schema::TypeDef* type = nullptr;   ///< that `field` belongs to
    const schema::FieldDef* field = nullptr; ///< what its cells hold
    std::string link{};                      ///< the link or links field that it fills
    std::string role{};
    /// Stands beside the link: a field of the record meant, which helps to find it and is written nowhere.
    bool beside = false;
};

/// One target per field that can be typed in: not retired, not derived, no attachments; of links, one per role.
std::vector<Target> targetsOf(const schema::TypeDef& type);

struct ColumnMapping {
    std::size_t column = 0;
    std::string title;  ///< as shown: ColumnTitle::full()
    std::string target; ///< empty = left out
    /// 1: the very word; 0.9: but for brackets; 0.8: with its group; lower: a likeness that the clerk should look at;
    /// 0: unknown, or already filled by a better column.
    double confidence = 0;
};

class Mapper {
public:
    explicit Mapper(std::vector<Target> targets);
    /// For findHeader. Never keeps a reference to the mapper.
    HeadingScore score() const;
    /// Every column once, every target at most once, the best pairs first. Headings about somebody else (监护人姓名)
    /// are not taken for the person's own; 户主姓名 is, if no other column names the person.
    std::vector<ColumnMapping> map(const std::vector<ColumnTitle>& columns) const;
    const std::vector<Target>& targets() const { return m_targets; }
    const Target* find(const std::string& id) const;

private:
    struct Guess {
        std::size_t target;
        double confidence;
    };
    std::vector<Guess> guesses(const ColumnTitle& title, bool ofHead) const;
    std::vector<Guess> guessesOfText(const std::string& text, double factor) const;

    std::vector<Target> m_targets;
    std::map<std::string, std::size_t> m_byKey; // heading key → target, the first that claims it
};

/// Counts per column what is filled and what is wrong, and keeps samples for the mapping page.
class ColumnSurvey {
public:
    struct Finding {
        std::size_t count = 0;
        std::uint32_t firstRow = 0;
        std::string example;
    };
    struct Column {
        std::size_t filled = 0, empty = 0;
        std::vector<std::string> samples; ///< the first different values
        std::map<ErrorCode, Finding> findings;
    };
    /// Says what is wrong with a cell of a target; nothing if all is well.
    using Check = std::function<std::optional<ErrorCode>(const std::string& target, const Cell& cell)>;

    ColumnSurvey(std::vector<ColumnMapping> mapping, Check check, std::size_t samples = 4);
    void add(const Row& row);
    std::size_t rows() const { return m_rows; }
    const std::vector<Column>& columns() const { return m_columns; } ///< as in the mapping given

private:
    std::vector<ColumnMapping> m_mapping;
    Check m_check;
    std::size_t m_sampleCount, m_rows = 0;
    std::vector<Column> m_columns;
};

} // namespace mulin::sheets
