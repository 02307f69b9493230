// What was decided about the rows of a list and not carried out: by the mark of the statement, so that it holds for the
// list that is read again, in another order or with other columns; and as the draft of the page.
#pragma once

#include "core/sheets/comparison.h"

namespace mulin::ui {

struct DecidedRows {
    std::string source;                                ///< whose list it is
    std::map<std::string, sheets::ListVerdict> byMark; ///< their rows say nothing
    struct Meant {
        std::string name;
        RecordId person;
    };
    std::map<std::uint32_t, Meant> meant; ///< by row of the sheet: which of several who are called so

    bool empty() const { return byMark.empty() && meant.empty(); }
};

std::string draftOf(const DecidedRows& decided);
/// Empty if it cannot be read.
DecidedRows decidedIn(const std::string& draft);

} // namespace mulin::ui
