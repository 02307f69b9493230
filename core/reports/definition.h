// What a report counts and calls its figures, as data: resources/reports/*.toml.
#pragma once

#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::reports {

struct BandDef {
    std::string id;
    int from = 0;
    std::optional<int> to; ///< included
    schema::Label label;
    bool has(int age) const { return age >= from && (!to || age <= *to); }
};

struct FigureDef {
    std::string id, section, type;
    std::string each; ///< "", "band", "ledger"
    schema::Label label, unit;
};

struct SectionDef {
    std::string id;
    schema::Label label;
};

struct ReportDef {
    std::string id;
    schema::Label label;
    std::map<std::string, schema::Label, std::less<>> words; ///< heads of columns, forms of dates
    std::vector<SectionDef> sections;
    std::vector<BandDef> bands;
    std::vector<FigureDef> figures;

    const std::string& word(std::string_view wordId, schema::Language language) const; ///< empty if there is none
};

/// BadDefinition{file, line, what}.
Result<ReportDef> parseReport(std::string_view toml, const std::string& file);
/// UnknownReport{name}.
Result<ReportDef> shippedReport(std::string_view id);

} // namespace mulin::reports
