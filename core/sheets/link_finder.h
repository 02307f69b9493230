// Finds the records that cells name: people by ID number or name, places by address, anything else by its number or
// title. Namesakes are told apart by what stands beside them in the row; what stays open is refused, never guessed.
#pragma once

#include "core/journal/writer.h"
#include "core/schema/validation.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::sheets {

/// A cell that says something about the record meant: its phone, its ID number, its address.
struct Clue {
    const schema::FieldDef* field = nullptr; ///< of the record meant
    std::string text;
};

/// The names in a cell: 甲、乙; 甲某 乙某 are two, 王 伟 is one. `isOne`: a part is known to be one name as it stands.
std::vector<std::string> namesIn(std::string_view text, const std::function<bool(std::string_view)>& isOne = {});

class LinkFinder {
public:
    LinkFinder(journal::Writer& writer, const schema::TypeDef& from) : m_writer(writer), m_from(from) {}

    /// The one record that `text` and what stands beside it mean. `row`: links of the row that the record meant may
    /// share (dwelling, grid). NoneFound, SeveralFound, NumberClash.
    Result<RecordId> one(const schema::FieldDef& link, std::string_view text, std::span<const Clue> beside = {},
                         const schema::Values& row = {});
    /// Among whom the last SeveralFound of one() could not tell.
    const std::vector<RecordId>& namesakes() const { return m_namesakes; }
    /// 甲、乙, "甲 乙", 甲和乙. `beside` counts if there is one name. Each record once, in the order of the cell.
    Result<std::vector<RecordId>> several(const schema::FieldDef& link, std::string_view text,
                                          std::span<const Clue> beside = {}, const schema::Values& row = {});

private:
    using Records = std::vector<journal::Record>;
    Records named(const journal::Table& table, std::string_view text) const;
    Records having(const journal::Table& table, const schema::FieldDef& field, std::string_view text) const;
    void narrow(Records& records, std::span<const Clue> beside, const schema::Values& row) const;
    Error refusal(ErrorCode code, const schema::FieldDef& link, const std::string& target, std::string_view text) const;
    Result<std::vector<RecordId>> each(const schema::FieldDef& link, const std::vector<std::string>& names,
                                       const schema::Values& row);

    journal::Writer& m_writer;
    const schema::TypeDef& m_from;
    std::vector<RecordId> m_namesakes;
};

} // namespace mulin::sheets
