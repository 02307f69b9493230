// The small parts of a workbook: which sheets there are, where they lie, and what its number formats mean.
#pragma once

#include "core/sheets/number_format.h"
#include "core/sheets/zip_archive.h"

#include <string>
#include <vector>

namespace mulin::sheets {

struct Workbook {
    struct Sheet {
        std::string name;
        std::string part; ///< entry of the archive
        bool hidden = false;
    };
    std::vector<Sheet> sheets;         ///< worksheets alone, in order
    std::string sharedStrings;         ///< entry; empty = none
    std::vector<NumberFormat> formats; ///< by style index
    bool date1904 = false;

    static Result<Workbook> read(ZipArchive& archive);
};

} // namespace mulin::sheets
