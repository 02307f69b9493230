#include "core/reports/definition.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QFile>

#include <algorithm>
#include <set>

namespace mulin::reports {

namespace {

using schema::labelOf;
using schema::onlyKeys;
using schema::refuse;
using schema::textOf;

int ageOf(const toml::table& table, std::string_view key) {
    const auto age = table[key].value<std::int64_t>();
    if (!age || *age < 0 || *age > 200) refuse(table, "'" + std::string(key) + "' must be an age");
    return static_cast<int>(*age);
}

template<class F> void each(const toml::table& root, std::string_view key, F&& take) {
    const auto* array = root[key].as_array();
    if (!array) refuse(root, "'" + std::string(key) + "' is missing");
    for (const auto& item : *array) {
        const auto* table = item.as_table();
        if (!table) refuse(item, "'" + std::string(key) + "' must hold tables only");
        take(*table);
    }
}

ReportDef reportFrom(const toml::table& root) {
    onlyKeys(root, {"report", "words", "section", "band", "figure"});
    ReportDef report;
    const auto* head = root["report"].as_table();
    if (!head) refuse(root, "'report' is missing");
    onlyKeys(*head, {"id", "label"});
    report.id = textOf(*head, "id");
    report.label = labelOf(*head, "label");
    if (const auto* words = root["words"].as_table())
        for (const auto& [key, node] : *words) report.words.emplace(std::string(key.str()), labelOf(*words, key.str()));
    if (!root.contains("section") && !root.contains("band") && !root.contains("figure")) return report; // words alone
    std::set<std::string> sections, ids;
    each(root, "section", [&](const toml::table& table) {
        onlyKeys(table, {"id", "label"});
        report.sections.push_back({textOf(table, "id"), labelOf(table, "label")});
        if (!sections.insert(report.sections.back().id).second) refuse(table, "section stands twice");
    });
    each(root, "band", [&](const toml::table& table) {
        onlyKeys(table, {"id", "from", "to", "label"});
        BandDef band{textOf(table, "id"), ageOf(table, "from"), {}, labelOf(table, "label")};
        if (table.contains("to")) band.to = ageOf(table, "to");
        if (band.to && *band.to < band.from) refuse(table, "'to' is below 'from'");
        for (const BandDef& other : report.bands)
            if (other.has(band.from) || band.has(other.from)) refuse(table, "bands overlap");
        if (!ids.insert(band.id).second) refuse(table, "band stands twice");
        report.bands.push_back(std::move(band));
    });
    each(root, "figure", [&](const toml::table& table) {
        onlyKeys(table, {"id", "each", "section", "type", "label", "unit"});
        FigureDef figure{textOf(table, "id"),          textOf(table, "section"), textOf(table, "type"),
                         textOf(table, "each", false), labelOf(table, "label"),  labelOf(table, "unit")};
        if (!sections.contains(figure.section)) refuse(table, "unknown section '" + figure.section + "'");
        if (!figure.each.empty() && figure.each != "band" && figure.each != "ledger")
            refuse(table, "'each' must be band or ledger");
        if (!ids.insert(figure.id).second) refuse(table, "figure '" + figure.id + "' stands twice");
        report.figures.push_back(std::move(figure));
    });
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
