#include "core/sheets/campaign_sheet.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/people/place_search.h"
#include "core/schema/validation.h"
#include "core/sheets/importer.h"
#include "core/sheets/sheet_table.h"
#include "core/sheets/sheet_writer.h"
#include "core/sheets/side_rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace mulin::sheets {

using ledgers::CampaignDoor;
using ledgers::CampaignProgress;

namespace {

const CampaignHeadings headings;

std::string join(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "、") + name;
    return all;
}

/// Targets of the columns: those every campaign has, and its own.
std::vector<Target> targetsOf(const CampaignProgress& campaign) {
    const auto target = [](const std::string& id, std::vector<std::string> words) {
        Target made;
        made.id = id;
        made.words = std::move(words);
        return made;
    };
    std::vector<Target> targets{target("door", {headings.door, "房号", "门牌号"}),
                                target("address", {headings.address, "地址", "详细地址"}),
                                target("result", {headings.result, "排查结果"}),
                                target("findings", {headings.findings, "情况", "备注"}),
                                target("needs", {headings.need, "需求"}),
                                target("newcomer", {headings.newcomer}),
                                target("phone", {headings.phone}),
                                target("tenant", {headings.tenant}),
                                target("visitor", {headings.visitor, "登记人"}),
                                target("visited_on", {headings.on, "排查日期"})};
    for (const ledgers::CampaignColumn& column : campaign.columns)
        targets.insert(targets.begin(), target("column:" + column.name, {column.name}));
    return targets;
}

/// What the rows say of the doors of a campaign; nothing is written.
class FilledRows {
public:
    FilledRows(const journal::Journal& journal, const CampaignProgress& campaign, std::vector<CampaignDoor> doors,
               const std::vector<ColumnMapping>& mapping)
        : m_reader(journal.reader())
        , m_visit(*journal.catalogue().find("campaign_visit"))
        , m_person(*journal.catalogue().find("person"))
        , m_today(journal.environment().clock->today())
        , m_campaign(campaign)
        , m_mapping(mapping)
        , m_doors(std::move(doors)) {
        for (std::size_t i = 0; i < m_doors.size(); ++i) {
            m_byDwelling.emplace(m_doors[i].dwelling.uid(), i);
            for (const std::string& name : {m_doors[i].door, m_doors[i].address}) m_called[searchKey(name)].insert(i);
        }
    }

    /// nullopt: nobody was there yet.
    Result<std::optional<ledgers::DoorEntry>> read(const Row& row) {
        MULIN_TRY_LET(result, said(row, "result"));
        if (result.isEmpty()) return std::optional<ledgers::DoorEntry>();
        MULIN_TRY_LET(at, doorOf(row));
        CampaignDoor& door = m_doors[at];
        MULIN_TRY_LET(findings, said(row, "findings"));
        MULIN_TRY_LET(needs, said(row, "needs"));
        MULIN_TRY_LET(visitor, said(row, "visitor"));
        MULIN_TRY_LET(on, said(row, "visited_on"));
        ledgers::DoorEntry entry;
        entry.campaign = m_campaign.record.id();
        entry.dwelling = door.dwelling;
        entry.result = result.text();
        // An empty cell erases nothing; but another result is of another day.
        entry.findings = findings.isEmpty() ? door.findings : findings.text();
        entry.need = needs.isEmpty() ? door.needs : needs.text();
        entry.visitor = visitor.isEmpty() ? door.visitor : visitor.text();
        if (on.isNumber())
            entry.on = on.date();
        else if (door.result == entry.result)
            entry.on = door.on;
        entry.answers = door.answers;
        for (const ledgers::CampaignColumn& column : m_campaign.columns) {
            MULIN_TRY_LET(answer, ledgers::campaignAnswer(column, cell(row, "column:" + column.name)));
            if (!answer.empty()) entry.answers[column.name] = answer;
        }
        MULIN_TRY_LET(newcomers, newcomersOf(row, door));
        entry.newcomers = std::move(newcomers);
        stand(door, entry);
        return std::optional(std::move(entry));
    }

private:
    /// A door may come twice in a sheet.
    static void stand(CampaignDoor& door, const ledgers::DoorEntry& entry) {
        door.result = entry.result;
        door.findings = entry.findings;
        door.needs = entry.need;
        door.visitor = entry.visitor;
        door.on = entry.on;
        door.answers = entry.answers;
        for (const ledgers::Newcomer& one : entry.newcomers) door.residents.push_back(one.name);
    }

    std::string cell(const Row& row, const std::string& target) const {
        for (const ColumnMapping& column : m_mapping)
            if (column.target == target) {
                const Cell& found = row.at(column.column);
                return isSheetError(found) ? std::string() : trimmed(withoutApostrophe(found.text));
            }
        return {};
    }

    /// Of the field of the same name.
    Result<schema::Value> said(const Row& row, const std::string& target) const {
        const schema::FieldDef& field = *m_visit.field(target);
        const std::string text = cell(row, target);
        if (text.empty() || (field.type != schema::FieldType::Choice && saysNothing(text))) return schema::Value();
        return cellValue(m_visit, field, text, m_today);
    }

    using Called = std::set<std::size_t>;
    /// By what the program calls them, else by what clerks write.
    Called calledBy(const std::string& text) const {
        if (const auto at = m_called.find(searchKey(text)); at != m_called.end()) return at->second;
        Called found;
        for (const Uid& dwelling : people::dwellingsAt(m_reader, text))
            if (const auto at = m_byDwelling.find(dwelling); at != m_byDwelling.end()) found.insert(at->second);
        return found;
    }

    /// All that the row says of where it is must fit.
    Result<std::size_t> doorOf(const Row& row) const {
        std::string shown;
        Called fit;
        for (const char* target : {"address", "door"}) {
            const std::string text = cell(row, target);
            if (text.empty()) continue;
            const Called called = calledBy(text);
            if (shown.empty())
                fit = called;
            else
                std::erase_if(fit, [&](std::size_t one) { return !called.contains(one); });
            shown = text;
        }
        if (fit.size() == 1) return *fit.begin();
        Error error = makeError(fit.empty() ? ErrorCode::NoneFound : ErrorCode::SeveralFound,
                                {{"type", m_visit.id}, {"field", "dwelling"}, {"value", shown}, {"what", "dwelling"}});
        if (!fit.empty()) error.args.emplace_back("count", std::to_string(fit.size()));
        return error;
    }

    Result<std::vector<ledgers::Newcomer>> newcomersOf(const Row& row, const CampaignDoor& door) const {
        std::vector<ledgers::Newcomer> found;
        const std::string said = cell(row, "newcomer"), phone = cell(row, "phone");
        if (saysNothing(said)) return found;
        const std::vector<std::string> names = namesIn(said);
        // Of one person there may be several numbers.
        const auto phones = names.size() > 1 ? split(phone, "、，,;；\n") : std::vector<std::string>{phone};
        for (std::size_t i = 0; i < names.size(); ++i) {
            // Who is there already is no newcomer: a sheet may be read twice.
            if (std::any_of(door.residents.begin(), door.residents.end(),
                            [&](const std::string& one) { return searchKey(one) == searchKey(names[i]); }))
                continue;
            ledgers::Newcomer newcomer;
            MULIN_TRY_LET(name, cellValue(m_person, *m_person.field("name"), names[i], m_today));
            newcomer.name = name.text();
            if (i < phones.size()) {
                MULIN_TRY_LET(number, cellValue(m_person, *m_person.field("phone"), phones[i], m_today));
                newcomer.phone = number.text();
            }
            const ledgers::CampaignColumn rents{headings.tenant, ledgers::CampaignColumn::Kind::YesNo};
            MULIN_TRY_LET(tenant, ledgers::campaignAnswer(rents, cell(row, "tenant")));
            newcomer.tenant = tenant == "是";
            found.push_back(std::move(newcomer));
        }
        return found;
    }

    const db::Reader& m_reader;
    const schema::TypeDef &m_visit, &m_person;
    Date m_today;
    const CampaignProgress& m_campaign;
    const std::vector<ColumnMapping>& m_mapping;
    std::vector<CampaignDoor> m_doors;
    std::unordered_map<Uid, std::size_t> m_byDwelling;
    std::unordered_map<std::string, Called> m_called;
};

struct Opened {
    std::unique_ptr<SheetReader> reader;
    Header header;
    std::vector<ColumnMapping> mapping;
};

Result<Opened> openFilled(const std::string& path, const CampaignProgress& campaign) {
    const Mapper mapper(targetsOf(campaign));
    Opened opened;
    {
        MULIN_TRY_LET(reader, openSheet(path));
        std::vector<KeptRow> head;
        Row row;
        while (head.size() < headerSearchRows) {
            MULIN_TRY_LET(more, reader->next(row));
            if (!more) break;
            head.emplace_back(row);
        }
        auto header = findHeader(head, reader->merges(), mapper.score());
        if (!header) return makeError(ErrorCode::SheetNoHeader, {{"path", path}});
        opened.header = std::move(*header);
    }
    opened.mapping = mapper.map(opened.header.columns);
    const auto has = [&](std::string_view target) {
        return std::any_of(opened.mapping.begin(), opened.mapping.end(),
                           [&](const ColumnMapping& column) { return column.target == target; });
    };
    if ((!has("door") && !has("address")) || !has("result"))
        return makeError(ErrorCode::SheetNoHeader, {{"path", path}});
    MULIN_TRY_LET(reader, openSheet(path));
    opened.reader = std::move(reader);
    return opened;
}

struct FilledRow {
    KeptRow row;
    ledgers::DoorEntry entry;
};

Result<void> readFilled(Opened& opened, FilledRows rows, CampaignImport& report, std::vector<FilledRow>& filled,
                        Progress& progress) {
    Row row;
    for (;;) {
        MULIN_TRY_LET(more, opened.reader->next(row));
        if (!more) return {};
        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
        if (row.number <= opened.header.lastRow || opened.header.repeatedBy(row) || isSideRow(row)) continue;
        ++report.rows;
        auto entry = rows.read(row);
        if (!entry)
            report.rejections.push_back({row.number, entry.error(), KeptRow(row).texts});
        else if (!*entry)
            ++report.open;
        else
            filled.push_back({KeptRow(row), std::move(**entry)});
    }
}

} // namespace

Result<void> writeCampaignSheet(const security::Disclosure& allowed, const std::string& path,
                                const CampaignProgress& campaign, const std::vector<CampaignDoor>& doors,
                                const schema::Catalogue& catalogue) {
    MULIN_TRY_LET(sheet, createSheet(allowed, path));
    std::vector<ColumnSpec> columns{{headings.door}, {headings.address}, {headings.residents}, {headings.result}};
    for (const ledgers::CampaignColumn& column : campaign.columns) columns.push_back({column.name});
    for (const std::string& title : {headings.findings, headings.need, headings.newcomer, headings.phone,
                                     headings.tenant, headings.visitor, headings.on})
        columns.push_back({title});
    MULIN_TRY(sheet->header(columns));
    const schema::FieldDef& result = *catalogue.find("campaign_visit")->field("result");
    for (const CampaignDoor& door : doors) {
        std::vector<std::string> texts{
            door.door, door.address, join(door.residents),
            door.result.empty() ? std::string()
                                : schema::displayText(result, schema::Value(door.result), schema::Language::Zh)};
        for (const ledgers::CampaignColumn& column : campaign.columns) {
            const auto answer = door.answers.find(column.name);
            texts.push_back(answer == door.answers.end() ? std::string() : answer->second);
        }
        texts.insert(texts.end(),
                     {door.findings, door.needs, {}, {}, {}, door.visitor, door.on ? door.on->iso() : std::string()});
        std::vector<Cell> cells;
        for (const std::string& text : texts) cells.push_back(textCell(text));
        MULIN_TRY(sheet->row(cells));
    }
    return sheet->close();
}

Result<CampaignImport> importCampaignSheet(journal::Journal& journal, const access::Access& access,
                                           const ledgers::FollowUps& followUps, RecordId id, const std::string& path,
                                           Progress& progress) {
    if (!access.allows(access::Right::Import, "campaign_visit"))
        return makeError(ErrorCode::Denied, {{"operation", "import"}, {"type", "campaign_visit"}});
    MULIN_TRY_LET(campaign, ledgers::campaignProgress(journal.reader(), journal.tables(), access, id));
    MULIN_TRY_LET(opened, openFilled(path, campaign));
    MULIN_TRY_LET(doors, ledgers::campaignDoors(journal.reader(), journal.tables(), access, id));
    CampaignImport report;
    std::vector<FilledRow> filled;
    MULIN_TRY(db::guard([&] {
        return readFilled(opened, FilledRows(journal, campaign, std::move(doors), opened.mapping), report, filled,
                          progress);
    }));
    if (report.rows == 0) return makeError(ErrorCode::SheetEmpty, {{"path", path}});
    journal::Operation operation{"import", {{"type", "campaign_visit"}}, journal::TxnKind::Change, true};
    operation.args["file"] = path.substr(path.find_last_of("/\\") + 1);
    for (;;) {
        // What a row says was checked; if it is refused nevertheless it goes, with all that it wrote.
        auto refused = filled.end();
        auto changes = journal.transact(access, operation, [&](journal::Writer& writer) -> Result<void> {
            for (auto at = filled.begin(); at != filled.end(); ++at) {
                if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                progress.report(at - filled.begin(), std::ssize(filled));
                if (const auto entered = ledgers::enterDoor(writer, followUps, at->entry); !entered) {
                    if (!endsImport(entered.error().code)) refused = at;
                    return entered.error();
                }
            }
            return {};
        });
        if (changes) {
            report.entered = static_cast<std::int64_t>(filled.size());
            report.changes = std::move(*changes);
            break;
        }
        if (refused == filled.end()) return changes.error();
        report.rejections.push_back({refused->row.number, changes.error(), refused->row.texts});
        filled.erase(refused);
    }
    std::stable_sort(report.rejections.begin(), report.rejections.end(),
                     [](const Rejection& a, const Rejection& b) { return a.row < b.row; });
    return report;
}

} // namespace mulin::sheets
