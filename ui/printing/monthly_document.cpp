#include "ui/printing/monthly_document.h"

#include "core/base/hash.h"
#include "core/journal/chain.h"
#include "core/journal/verify.h"
#include "core/reports/definition.h"
#include "ui/printing/layout.h"
#include "ui/printing/pdf.h"
#include "ui/printing/template.h"

#include <algorithm>

namespace mulin::ui::printing {

namespace {

using reports::Amount;
using reports::Figure;
using reports::MonthlyReport;
constexpr auto zh = schema::Language::Zh; // official documents are Chinese whatever the window speaks

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string signedText(std::int64_t number) {
    if (number == 0) return "0";
    return (number > 0 ? "+" : "\u2212") + grouped(number);
}

class Filler {
public:
    Filler(const MonthlyReport& report, const reports::ReportDef& words, const KnownAt& known)
        : m_report(report), m_words(words), m_known(known) {}

    TemplateData run() {
        TemplateData data;
        data["office"] = m_report.office;
        data["period"] = replaced("period", m_report.month.year, m_report.month.month, 0);
        data["range"] = range();
        data["sealed"] = m_report.sealed;
        const Date end = std::min(m_report.period.to, std::max(m_known.today, m_report.period.from));
        std::string until = m_words.word("until", zh);
        put(until, "{date}", dated("date", end));
        data["until"] = until;
        fillResidents(data);
        data["moves"] = moves({});
        data["visits"] = visits({});
        fillLedgers(data);
        fillComparison(data);
        fillGrids(data);
        fillChart(data);
        data["known_at"] = knownAt();
        data["digest"] = reports::digestMark(m_report.digest);
        data["log"] = m_report.heads;
        return data;
    }

private:
    static void put(std::string& text, std::string_view mark, const std::string& by) {
        if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), by);
    }
    std::string replaced(const char* word, int year, int month, int day) const {
        std::string text = m_words.word(word, zh);
        put(text, "{year}", std::to_string(year));
        put(text, "{month}", std::to_string(month));
        put(text, "{day}", std::to_string(day));
        return text;
    }
    std::string dated(const char* word, Date date) const {
        return replaced(word, date.year(), date.month(), date.day());
    }
    std::string range() const {
        const auto& [from, to] = m_report.period;
        const char* word = from.year() == to.year() ? "day" : "date";
        std::string text = m_words.word("range", zh);
        put(text, "{from}", dated(word, from));
        put(text, "{to}", dated(word, to));
        return text;
    }
    std::string knownAt() const {
        const std::int64_t ms = m_report.knownAtMs ? m_report.knownAtMs : m_known.nowMs;
        const std::string clock = isoTimestamp(ms).substr(11, 5);
        return dated("date", dateOfMs(ms)) + clock;
    }

    TemplateData figure(const std::string& id, std::optional<std::size_t> grid = {}, bool before = false) const {
        const FigureRef ref{id, grid, before};
        const Amount* amount = ref.amountIn(m_report);
        return TemplateData::Figure{grouped(amount ? amount->value : 0), ref.anchor().toStdString()};
    }
    std::string label(const std::string& id) const { return m_report.at(id).label.zh; }

    std::vector<std::pair<std::string, std::string>> bands() const {
        std::vector<std::pair<std::string, std::string>> all;
        for (const reports::BandDef& band : m_words.bands)
            if (m_report.figure(band.id)) all.emplace_back(band.id, band.label.zh);
        const Figure& unknown = m_report.at("age_unknown");
        if (unknown.value() != 0) all.emplace_back(unknown.id, unknown.label.zh);
        return all;
    }

    void fillResidents(TemplateData& data) const {
        const std::int64_t change = m_report.at("residents").change();
        TemplateData& residents = data["residents"];
        residents["people"] = figure("residents");
        residents["households"] = figure("households");
        residents["up"] = change > 0;
        residents["down"] = change < 0;
        residents["same"] = change == 0;
        residents["change"] =
            TemplateData::Figure{grouped(change), FigureRef{"residents", {}, true}.anchor().toStdString()};
        TemplateData::List list;
        const auto all = bands();
        for (const auto& [id, words] : all) {
            TemplateData band;
            band["label"] = words;
            band["people"] = figure(id);
            band["last"] = id == all.back().first;
            list.push_back(std::move(band));
        }
        data["bands"] = std::move(list);
    }

    TemplateData moves(std::optional<std::size_t> grid) const {
        TemplateData data;
        data["in"] = figure("moved_in", grid);
        data["out"] = figure("moved_out", grid);
        return data;
    }
    TemplateData visits(std::optional<std::size_t> grid) const {
        TemplateData data;
        data["households"] = figure("visits_households", grid);
        data["people"] = figure("visits_persons", grid);
        data["times"] = figure("visits_times", grid);
        data["organisations"] = figure("visits_organisations", grid);
        return data;
    }

    /// What the words of a ledger's figure begin with: its name.
    std::string ledgerName(const std::string& ledger) const {
        for (const reports::FigureDef& def : m_words.figures)
            if (def.id == "ledger.{ledger}.entered") {
                const std::string whole = label("ledger." + ledger + ".entered");
                const std::string rest = def.label.zh.substr(def.label.zh.find('}') + 1);
                return whole.substr(0, whole.size() - std::min(whole.size(), rest.size()));
            }
        return ledger;
    }
    void fillLedgers(TemplateData& data) const {
        TemplateData::List list;
        for (const std::string& ledger : m_report.ledgers) {
            TemplateData one;
            one["name"] = ledgerName(ledger);
            one["entered"] = figure("ledger." + ledger + ".entered");
            one["left"] = figure("ledger." + ledger + ".left");
            one["members"] = figure("ledger." + ledger + ".members");
            one["last"] = ledger == m_report.ledgers.back();
            list.push_back(std::move(one));
        }
        data["has_ledgers"] = !list.empty();
        data["ledgers"] = std::move(list);
    }

    void fillComparison(TemplateData& data) const {
        TemplateData::List list;
        for (const Figure& one : m_report.figures) {
            const bool age = one.denominator.has_value();
            if (age && !(one.id == "age_unknown" && one.value() + one.before.value > 0)) continue;
            TemplateData row;
            row["label"] = one.label.zh;
            row["unit"] = one.unit.zh;
            row["now"] = figure(one.id);
            row["before"] = figure(one.id, {}, true);
            row["change"] = signedText(one.change());
            list.push_back(std::move(row));
        }
        data["comparison"] = std::move(list);
    }

    TemplateData grid(std::optional<std::size_t> at) const {
        TemplateData row;
        row["households"] = figure("households", at);
        row["people"] = figure("residents", at);
        row["in"] = figure("moved_in", at);
        row["out"] = figure("moved_out", at);
        TemplateData::List ages;
        for (const auto& [id, words] : bands()) {
            TemplateData band;
            band["people"] = figure(id, at);
            ages.push_back(std::move(band));
        }
        row["bands"] = std::move(ages);
        row["visits"] = visits(at);
        TemplateData::List ledgers;
        for (const std::string& ledger : m_report.ledgers) {
            TemplateData one;
            one["entered"] = figure("ledger." + ledger + ".entered", at);
            one["left"] = figure("ledger." + ledger + ".left", at);
            ledgers.push_back(std::move(one));
        }
        row["ledgers"] = std::move(ledgers);
        return row;
    }
    void fillGrids(TemplateData& data) const {
        TemplateData::List list;
        for (std::size_t i = 0; i < m_report.grids.size(); ++i) {
            TemplateData row = grid(i);
            const std::string& name = m_report.grids[i].name;
            row["name"] = name.empty() ? m_words.word("rest", zh) : name;
            list.push_back(std::move(row));
        }
        data["grids"] = std::move(list);
        data["total"] = grid({});
    }

    void fillChart(TemplateData& data) const {
        TemplateData::List list;
        const Figure& visited = m_report.at("visits_households");
        const bool any = visited.value() + visited.before.value > 0;
        for (std::size_t i = 0; any && i < m_report.grids.size(); ++i) {
            if (m_report.grids[i].name.empty()) continue;
            TemplateData bar;
            bar["label"] = m_report.grids[i].name;
            bar["now"] = figure(visited.id, i);
            bar["before"] = figure(visited.id, i, true);
            list.push_back(std::move(bar));
        }
        data["has_chart"] = !list.empty();
        data["chart"] = std::move(list);
    }

    const MonthlyReport& m_report;
    const reports::ReportDef& m_words;
    const KnownAt& m_known;
};

} // namespace

QString FigureRef::anchor() const {
    QString text = QString::fromStdString(figure);
    if (grid) text += QLatin1Char('@') + QString::number(*grid);
    if (before) text += QStringLiteral("/before");
    return text;
}

std::optional<FigureRef> FigureRef::fromAnchor(const QString& anchor) {
    FigureRef ref;
    QString text = anchor;
    if (text.endsWith(QLatin1String("/before"))) {
        ref.before = true;
        text.chop(7);
    }
    if (const auto at = text.indexOf(QLatin1Char('@')); at >= 0) {
        bool number = false;
        ref.grid = text.mid(at + 1).toUInt(&number);
        if (!number) return {};
        text.truncate(at);
    }
    if (text.isEmpty()) return {};
    ref.figure = text.toStdString();
    return ref;
}

const Amount* FigureRef::amountIn(const MonthlyReport& report) const {
    const Figure* found = report.figure(figure);
    if (!found) return nullptr;
    if (!grid) return before ? &found->before : &found->now;
    const auto& list = before ? found->gridsBefore : found->grids;
    return *grid < list.size() ? &list[*grid] : nullptr;
}

Result<Document> monthlyDocument(const MonthlyReport& report, const KnownAt& known) {
    MULIN_TRY_LET(words, reports::shippedReport("monthly"));
    MULIN_TRY_LET(document, fillShipped(QStringLiteral("monthly"), Filler(report, words, known).run()));
    document.title = QString::fromStdString(words.label.zh);
    return document;
}

Result<void> writeMonthlyPdf(const security::Disclosure& allowed, const Office& office, const MonthlyReport& report,
                             const QString& path) {
    MonthlyReport whole = report;
    if (whole.digest.empty()) {
        MULIN_TRY_LET(digest, journal::digest(office.reader(), office.catalogue()));
        whole.digest = hexOf(digest);
    }
    if (whole.heads.empty()) {
        MULIN_TRY_LET(heads, journal::heads(office.reader()));
        whole.heads = journal::headMark(heads.code);
    }
    MULIN_TRY_LET(document, monthlyDocument(whole, {office.today(), office.clock().nowMs()}));
    MULIN_TRY_LET(pages, layOut(document));
    return writePdf(allowed, pages, path);
}

} // namespace mulin::ui::printing
