#include "core/reports/definition.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QFile>

#include <algorithm>
#include <set>

namespace mulin::reports {

namespace {

using schema::refuse;
using schema::tableOf;
using schema::tablesOf;
using schema::TomlTable;

constexpr int oldest = 150;

BandDef bandOf(const toml::table& item) {
    const TomlTable table(item, "[[band]]", {"id", "from", "to", "label"});
    BandDef band{table.required("id"), table.requiredCount("from", 0, oldest), table.count("to", 0, oldest),
                 table.fullLabel("label")};
    if (band.to && *band.to < band.from) table.refuseAt("to", "'to' is below 'from'");
    return band;
}

ReportDef reportFrom(const toml::table& root) {
    const TomlTable top(root, "the file", {"report", "words", "section", "band", "figure"});
    ReportDef report;
    const TomlTable head(tableOf(root, "report"), "[report]", {"id", "label"});
    report.id = head.required("id");
    report.label = head.fullLabel("label");
    if (top.at("words")) {
        const TomlTable words(tableOf(root, "words"));
        for (const auto& [key, node] : words.node())
            report.words.emplace(std::string(key.str()), words.fullLabel(key.str()));
    }
    if (!top.at("section") && !top.at("band") && !top.at("figure")) return report; // words alone
    for (const char* part : {"section", "band", "figure"})
        if (tablesOf(root, part).empty()) top.refuseAt(part, std::string("'") + part + "' is missing");

    std::set<std::string> sections, ids;
    for (const auto& item : tablesOf(root, "section")) {
        const TomlTable table(*item.as_table(), "[[section]]", {"id", "label"});
        report.sections.push_back({table.required("id"), table.fullLabel("label")});
        if (!sections.insert(report.sections.back().id).second) table.refuseAt("id", "section stands twice");
    }
    for (const auto& item : tablesOf(root, "band")) {
        BandDef band = bandOf(*item.as_table());
        for (const BandDef& other : report.bands)
            if (other.has(band.from) || band.has(other.from)) refuse(item, "bands overlap");
        if (!ids.insert(band.id).second) refuse(item, "band stands twice");
        report.bands.push_back(std::move(band));
    }
    for (const auto& item : tablesOf(root, "figure")) {
        const TomlTable table(*item.as_table(), "[[figure]]", {"id", "each", "section", "type", "label", "unit"});
        FigureDef figure{table.required("id"), table.required("section"), table.required("type"),
                         table.text("each"),   table.fullLabel("label"),  table.fullLabel("unit")};
        if (!sections.contains(figure.section)) table.refuseAt("section", "unknown section '" + figure.section + "'");
        if (!figure.each.empty() && figure.each != "band" && figure.each != "ledger")
            table.refuseAt("each", "'each' must be band or ledger");
        if (!ids.insert(figure.id).second) table.refuseAt("id", "figure '" + figure.id + "' stands twice");
        report.figures.push_back(std::move(figure));
    }
    return report;
}

} // namespace

const std::string& ReportDef::word(std::string_view wordId, schema::Language language) const {
    static const std::string none;
    const auto at = words.find(wordId);
    return at == words.end() ? none : at->second.in(language);
}

Result<ReportDef> parseReport(std::string_view toml, const std::string& file) {
    return schema::readToml(toml, file, reportFrom);
}

Result<ReportDef> shippedReport(std::string_view id) {
    QFile file(
        QStringLiteral(":/reports/%1.toml").arg(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()))));
    if (id.find('/') != std::string_view::npos || !file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::UnknownReport, {{"name", std::string(id)}});
    const QByteArray bytes = file.readAll();
    return parseReport({bytes.constData(), static_cast<std::size_t>(bytes.size())}, std::string(id) + ".toml");
}

} // namespace mulin::reports
