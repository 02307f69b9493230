#include "core/reports/monthly.h"

#include "core/base/hash.h"
#include "core/db/exception.h"
#include "core/journal/chain.h"
#include "core/journal/horizon.h"
#include "core/journal/vault.h"
#include "core/journal/verify.h"
#include "core/records/setting.h"
#include "core/reports/definition.h"
#include "core/reports/month_data.h"

#include <algorithm>
#include <unordered_set>

namespace mulin::reports {

Month Month::plus(int months) const {
    const int all = year * 12 + month - 1 + months;
    return {all / 12, all % 12 + 1};
}

Period monthPeriod(int year, int month, int endDay) {
    const auto end = [endDay](Month of) {
        const int length = daysInMonth(of.year, of.month);
        return *Date::fromYmd(of.year, of.month, endDay <= 0 ? length : std::min(endDay, length));
    };
    const Month of{year, month};
    return {end(of.plus(-1)).plusDays(1), end(of)};
}

Month monthOf(Date day, int endDay) {
    const Month calendar{day.year(), day.month()};
    return day <= monthPeriod(calendar.year, calendar.month, endDay).to ? calendar : calendar.plus(1);
}

std::optional<Month> monthFromText(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return {};
    const auto date = Date::fromIso(std::string(text) + "-01");
    if (!date || date->year() < 1900 || date->year() > 2200) return {};
    return Month{date->year(), date->month()};
}

int monthEndDay(const db::Reader& reader) {
    return records::settingNumber(reader, records::setting_key::monthEndDay, 0, 1, 30);
}

const Figure* MonthlyReport::figure(std::string_view id) const {
    const auto at =
        std::find_if(figures.begin(), figures.end(), [id](const Figure& figure) { return figure.id == id; });
    return at == figures.end() ? nullptr : &*at;
}

const Figure& MonthlyReport::at(std::string_view id) const {
    static const Figure none;
    const Figure* found = figure(id);
    return found ? *found : none;
}

std::string digestMark(std::string_view hex) {
    std::string mark;
    for (const char c : hex.substr(0, 8)) {
        if (mark.size() == 4) mark += ' ';
        mark += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return mark;
}

namespace {

/// Counts for the whole and per group; a record stands once among the rows.
struct Tally {
    explicit Tally(std::size_t count) : groups(count) {}
    void add(int group, const RecordId& row) {
        tally(all, row);
        tally(groups[static_cast<std::size_t>(group)], row);
    }
    /// Distinct ones.
    void addOnce(int group, const RecordId& row) {
        if (m_seen.insert(row.uid()).second) add(group, row);
    }
    Amount all;
    std::vector<Amount> groups;

private:
    static void tally(Amount& amount, const RecordId& row) {
        ++amount.value;
        if (amount.rows.empty() || amount.rows.back() != row) amount.rows.push_back(row);
    }
    std::unordered_set<Uid> m_seen;
};

using Tallies = std::map<std::string, Tally, std::less<>>;

class Measure {
public:
    Measure(const MonthData& data, const Scope& scope, const ReportDef& report,
            const std::vector<const schema::TypeDef*>& ledgers, Period period)
        : m_data(data), m_scope(scope), m_report(report), m_period(period) {
        countPeople();
        countVisits();
        for (std::size_t i = 0; i < ledgers.size(); ++i) countLedger(ledgers[i]->id, data.enrolments[i]);
    }
    Tally& tally(std::string_view id) {
        const auto at = m_tallies.find(id);
        if (at != m_tallies.end()) return at->second;
        return m_tallies.emplace(std::string(id), Tally(m_scope.grids.size() + 1)).first->second;
    }

private:
    void countPeople() {
        Tally& residents = tally("residents");
        Tally& households = tally("households");
        Tally& unknown = tally("age_unknown");
        std::vector<Tally*> bands;
        for (const BandDef& band : m_report.bands) bands.push_back(&tally(band.id));
        for (std::size_t i = 0; i < m_data.people.size(); ++i) {
            const PersonRow& person = m_data.people[i];
            const auto rows = m_data.residencesOf(static_cast<int>(i));
            countMoves(person, rows);
            if (person.died && *person.died <= m_period.to) continue;
            if (person.born && *person.born > m_period.to) continue; // a dwelling may be known before
            int group = Scope::outside;
            const ResidenceRow* home = nullptr;
            for (const ResidenceRow& row : rows)
                if (row.livesAt(m_period.to)) home = &row;
            if (home)
                group = m_data.groupOn(*home, m_period.to.days);
            else if (rows.empty())
                group = person.ownGroup;
            if (group == Scope::outside) continue;
            residents.add(group, person.id);
            if (home && !home->household.isNull()) households.addOnce(group, RecordId(home->household));
            Tally* band = &unknown;
            if (person.born) {
                const int age = Date::age(*person.born, m_period.to);
                for (std::size_t b = 0; b < bands.size(); ++b)
                    if (m_report.bands[b].has(age)) band = bands[b];
            }
            band->add(group, person.id);
        }
    }

    void countMoves(const PersonRow& person, std::span<const ResidenceRow> rows) {
        Tally& in = tally("moved_in");
        Tally& out = tally("moved_out");
        Tally& births = tally("births");
        Tally& deaths = tally("deaths");
        const bool bornNow = person.born && m_period.has(*person.born);
        const bool diedNow = person.died && m_period.has(*person.died);
        int birth = Scope::outside, death = Scope::outside;
        if (rows.empty()) {
            if (bornNow) birth = person.ownGroup;
            if (diedNow) death = person.ownGroup;
        }
        for (const ResidenceRow& row : rows) {
            const bool began = row.since != always && m_period.has(Date{row.since});
            const bool ended = row.until != openEnd && m_period.has(Date{row.until});
            if (bornNow && row.since <= m_period.to.days) {
                if (birth == Scope::outside) birth = m_data.groupOn(row, std::max(row.since, person.born->days));
            } else if (began && !cameFromHere(rows, row)) {
                if (const int group = m_data.groupOn(row, row.since); group != Scope::outside) {
                    if (row.in == Reason::Birth)
                        birth = group;
                    else
                        in.add(group, row.id);
                }
            }
            if (diedNow && row.since <= person.died->days && row.until >= person.died->days)
                if (const int group = m_data.groupOn(row, person.died->days); group != Scope::outside) death = group;
            const int group = ended ? m_data.groupOn(row, row.until) : Scope::outside;
            if (group == Scope::outside) continue;
            if (row.out == Reason::Death || (person.died && person.died->days <= row.until)) {
                if (!person.died) death = group;
            } else if (!(row.out == Reason::Within && m_scope.office) && !staysHere(rows, row)) {
                out.add(group, row.id);
            }
        }
        if (birth != Scope::outside) births.add(birth, person.id);
        if (death != Scope::outside) deaths.add(death, person.id);
    }

    /// Lived in the report's unit until then. Some write the last day, some the day after it: one day is let pass.
    bool cameFromHere(std::span<const ResidenceRow> rows, const ResidenceRow& row) const {
        return std::any_of(rows.begin(), rows.end(), [&](const ResidenceRow& other) {
            return &other != &row && other.since < row.since && other.until >= row.since - 1 &&
                   m_data.groupOn(other, row.since - 1) != Scope::outside;
        });
    }
    bool staysHere(std::span<const ResidenceRow> rows, const ResidenceRow& row) const {
        return std::any_of(rows.begin(), rows.end(), [&](const ResidenceRow& other) {
            return &other != &row && other.since <= row.until + 1 && other.until > row.until &&
                   m_data.groupOn(other, row.until) != Scope::outside;
        });
    }

    void countVisits() {
        Tally& households = tally("visits_households");
        Tally& people = tally("visits_persons");
        Tally& times = tally("visits_times");
        Tally& organisations = tally("visits_organisations");
        for (const VisitRow& visit : m_data.visits) {
            if (!m_period.has(visit.on)) continue;
            const Uid there = visit.dwelling.isNull() ? Uid{} : m_data.householdAt(visit.dwelling, visit.on);
            for (const int index : visit.people) {
                const PersonRow& person = m_data.people[static_cast<std::size_t>(index)];
                MonthData::Place place = m_data.placeAt(index, visit.on);
                if (place.group == Scope::outside && m_data.residencesOf(index).empty()) place.group = visit.group;
                if (place.group == Scope::outside) continue;
                people.addOnce(place.group, person.id);
                times.add(place.group, visit.id);
                if (const Uid household = place.household.isNull() ? there : place.household; !household.isNull())
                    households.addOnce(place.group, RecordId(household));
            }
            if (visit.group != Scope::outside && visit.people.empty() && !there.isNull())
                households.addOnce(visit.group, RecordId(there));
            for (const VisitRow::Organisation& organisation : visit.organisations)
                if (organisation.group != Scope::outside) organisations.addOnce(organisation.group, organisation.id);
        }
    }

    void countLedger(const std::string& id, const std::vector<EnrolmentRow>& rows) {
        Tally& entered = tally("ledger." + id + ".entered");
        Tally& left = tally("ledger." + id + ".left");
        Tally& members = tally("ledger." + id + ".members");
        for (const EnrolmentRow& row : rows) {
            const auto group = [&](Date day) {
                if (row.person < 0) return row.group;
                const int at = m_data.placeAt(row.person, day).group;
                return at == Scope::outside && m_data.residencesOf(row.person).empty() ? row.group : at;
            };
            const auto count = [&](Tally& tally, Date day) {
                if (const int at = group(day); at != Scope::outside) tally.add(at, row.id);
            };
            if (row.entered != always && m_period.has(Date{row.entered})) count(entered, Date{row.entered});
            if (row.left != openEnd && m_period.has(Date{row.left})) count(left, Date{row.left});
            if (row.entered <= m_period.to.days && row.left > m_period.to.days) count(members, m_period.to);
        }
    }

    const MonthData& m_data;
    const Scope& m_scope;
    const ReportDef& m_report;
    Period m_period;
    Tallies m_tallies;
};

std::string replaced(std::string text, std::string_view mark, const std::string& by) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

class Assembly {
public:
    Assembly(MonthlyReport& report, Measure& now, Measure& before) : m_report(report), m_now(now), m_before(before) {}

    void add(const FigureDef& def, std::string_view mark, const std::string& id, const schema::Label& words) {
        Figure figure;
        const auto filled = [&](const std::string& text, const std::string& by) {
            return mark.empty() ? text : replaced(text, mark, by);
        };
        figure.id = filled(def.id, id);
        figure.section = def.section;
        figure.type = filled(def.type, id);
        figure.label = {filled(def.label.zh, words.zh), filled(def.label.en, words.en)};
        figure.unit = def.unit;
        Tally& now = m_now.tally(figure.id);
        Tally& before = m_before.tally(figure.id);
        figure.now = std::move(now.all);
        figure.grids = std::move(now.groups);
        figure.before = std::move(before.all);
        figure.gridsBefore = std::move(before.groups);
        if (def.each == "band" || figure.id == "age_unknown") {
            figure.numerator = figure.value();
            figure.denominator = m_report.at("residents").value();
        }
        m_report.figures.push_back(std::move(figure));
    }

private:
    MonthlyReport& m_report;
    Measure &m_now, &m_before;
};

/// The row without a name goes unless something is in it.
void dropEmptyRest(MonthlyReport& report) {
    const bool used = std::any_of(report.figures.begin(), report.figures.end(), [](const Figure& figure) {
        return figure.grids.back().value != 0 || figure.gridsBefore.back().value != 0;
    });
    if (used) {
        report.grids.push_back({});
        return;
    }
    for (Figure& figure : report.figures) {
        figure.grids.pop_back();
        figure.gridsBefore.pop_back();
    }
}

} // namespace

Result<MonthlyReport> monthly(const db::Reader& reader, const journal::Tables& tables,
                              const schema::Catalogue& catalogue, const access::Access& access,
                              const MonthlyRequest& request, Progress& progress) {
    return db::guard([&]() -> Result<MonthlyReport> {
        if (request.month < 1 || request.month > 12 || request.year < 1900 || request.year > 2200)
            return makeError(
                ErrorCode::BadArgument,
                {{"argument", "month"}, {"value", std::to_string(request.year) + "-" + std::to_string(request.month)}});
        std::vector<const schema::TypeDef*> ledgers = catalogue.ledgers();
        for (const char* type : {"person", "residence", "visit"})
            if (!access.allows(access::Right::Read, type))
                return makeError(ErrorCode::Denied, {{"operation", "report.monthly"}, {"type", type}});
        // It goes on paper and to the street office: sealed ledgers are in no figure of it, open or not, unless asked.
        std::erase_if(ledgers, [&](const schema::TypeDef* ledger) {
            if (!access.allows(access::Right::Read, ledger->id)) return true;
            return ledger->sealed() && !(request.withSealed && journal::mustBeOpen(reader, ledger->compartment));
        });
        std::stable_partition(ledgers.begin(), ledgers.end(), [](const auto* ledger) { return !ledger->sealed(); });
        MULIN_TRY_LET(definition, shippedReport("monthly"));

        db::Reader::Snapshot snapshot(reader);
        MonthlyReport report;
        report.month = {request.year, request.month};
        const int endDay = monthEndDay(reader);
        const Month last = report.month.plus(-1);
        report.period = monthPeriod(request.year, request.month, endDay);
        report.last = monthPeriod(last.year, last.month, endDay);
        MULIN_TRY_LET(scope, scopeOf(reader, tables, request.unit, report.period.to, report.office, report.unitCode));
        report.grids = scope.grids;
        report.asKnownThen = request.asKnownThen;

        std::unique_ptr<db::Reader> then;
        if (request.asKnownThen) {
            report.knownAtMs = msOfDate(report.period.to.plusDays(1)) - 1;
            MULIN_TRY_LET(rebuilt, journal::rebuild(reader, catalogue, progress, report.knownAtMs));
            then = std::move(rebuilt);
        }
        const db::Reader& source = then ? *then : reader;
        MULIN_TRY_LET(data, MonthData::load(source, tables, access, scope, ledgers,
                                            {report.last.from, report.period.to}, progress));
        Measure now(data, scope, definition, ledgers, report.period);
        Measure before(data, scope, definition, ledgers, report.last);

        Assembly assembly(report, now, before);
        for (const BandDef& band : definition.bands) report.bands.push_back(band.id);
        for (const schema::TypeDef* ledger : ledgers) {
            report.ledgers.push_back(ledger->id);
            report.sealed = report.sealed || ledger->sealed();
        }
        const auto each = [&](const std::string& kind, const auto& add) {
            if (kind == "band")
                for (const BandDef& band : definition.bands) add("{band}", band.id, band.label);
            else
                for (const schema::TypeDef* ledger : ledgers) add("{ledger}", ledger->id, ledger->label);
        };
        for (std::size_t i = 0; i < definition.figures.size(); ++i) {
            const FigureDef& figure = definition.figures[i];
            if (figure.each.empty()) {
                assembly.add(figure, {}, {}, {});
                continue;
            }
            // Figures of the same kind that follow each other go together: all of one ledger, then all of the next.
            std::size_t end = i;
            while (end < definition.figures.size() && definition.figures[end].each == figure.each) ++end;
            each(figure.each, [&](std::string_view mark, const std::string& id, const schema::Label& label) {
                for (std::size_t j = i; j < end; ++j) assembly.add(definition.figures[j], mark, id, label);
            });
            i = end - 1;
        }
        dropEmptyRest(report);
        if (request.withDigest) {
            MULIN_TRY_LET(digest, journal::digest(source, catalogue));
            report.digest = hexOf(digest);
            MULIN_TRY_LET(heads, journal::heads(reader));
            report.heads = journal::headMark(heads.code);
        }
        return report;
    });
}

Result<MonthlyReport> monthly(const db::Reader& reader, const journal::Tables& tables,
                              const schema::Catalogue& catalogue, const access::Access& access,
                              const MonthlyRequest& request) {
    NoProgress progress;
    return monthly(reader, tables, catalogue, access, request, progress);
}

Result<std::vector<std::int64_t>> rowsOf(const db::Reader& reader, const journal::Tables& tables,
                                         const access::Access& access, std::string_view type,
                                         const std::vector<RecordId>& ids) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        const journal::Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        const journal::Horizon horizon(tables, *table, access);
        if (horizon.reach() == access::Reach::None) return journal::denied("read", type);
        const std::string within = horizon.within();
        std::vector<std::int64_t> rows;
        rows.reserve(ids.size());
        auto find = reader.prepare("SELECT id FROM " + table->name + " t WHERE uid = ? AND alive = 1" +
                                   (within.empty() ? "" : " AND " + within));
        for (const RecordId& id : ids) {
            find.bind(1, id.uid());
            if (find.step()) rows.push_back(find.integer(0));
            find.reset();
        }
        return rows;
    });
}

} // namespace mulin::reports
