// The monthly report as a printed document: data for resources/templates/monthly.mustache, pages, PDF.
#pragma once

#include "core/office.h"
#include "core/reports/monthly.h"
#include "core/security/disclosures.h"
#include "ui/printing/document.h"

#include <QtCore/QString>

#include <optional>

namespace mulin::ui::printing {

/// What a clickable figure stands for. Anchors: "residents", "residents@2" (third grid), "residents/before".
struct FigureRef {
    std::string figure;
    std::optional<std::size_t> grid; ///< index into MonthlyReport::grids
    bool before = false;

    QString anchor() const;
    static std::optional<FigureRef> fromAnchor(const QString& anchor);
    /// Null if the report has no such figure.
    const reports::Amount* amountIn(const reports::MonthlyReport& report) const;
};

struct KnownAt {
    Date today;             ///< the report ends here if its month is not over
    std::int64_t nowMs = 0; ///< printed as the time of what was known, unless the report says otherwise
};

/// BadDefinition if the template does not fit.
Result<Document> monthlyDocument(const reports::MonthlyReport& report, const KnownAt& known);
/// Needs a QGuiApplication, no display. What an unfinished report lacks (digest and heads) is computed here.
Result<void> writeMonthlyPdf(const security::Disclosure& allowed, const Office& office,
                             const reports::MonthlyReport& report, const QString& path);

} // namespace mulin::ui::printing
