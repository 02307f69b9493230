#include "core/sheets/campaign_sheet.h"

#include "core/base/text.h"
#include "core/schema/validation.h"
#include "core/sheets/importer.h"
#include "core/sheets/sheet_table.h"
#include "core/sheets/sheet_writer.h"
#include "core/sheets/side_rows.h"

#include <algorithm>
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
    std::vector<Target> targets{target("door", {headings.door, "房号", "门牌号", "住址", "地址"}),
                                target("result", {headings.result, "排查结果"}),
                                target("findings", {headings.findings, "情况", "备注"}),
                                target("need", {headings.need, "需求"}),
                                target("newcomer", {headings.newcomer}),
                                target("phone", {headings.phone}),
                                target("tenant", {headings.tenant}),
                                target("visitor", {headings.visitor, "登记人"}),
                                target("on", {headings.on, "排查日期"})};
    for (const ledgers::CampaignColumn& column : campaign.columns)
        targets.insert(targets.begin(), target("column:" + column.name, {column.name}));
    return targets;
}

class FilledSheet {
public:
    FilledSheet(journal::Writer& writer, const CampaignProgress& campaign, const std::vector<CampaignDoor>& doors,
                const std::vector<ColumnMapping>& mapping)
        : m_writer(writer), m_campaign(campaign), m_mapping(mapping) {
        for (const CampaignDoor& door : doors) m_doors.emplace(searchKey(door.door), &door);
    }

    /// false: nobody was there yet.
    Result<bool> enter(const Row& row) {
        const schema::TypeDef& type = *m_writer.tables().find("campaign_visit")->type;
        const std::string said = cell(row, "result");
        if (said.empty()) return false;
        MULIN_TRY_LET(result, schema::parse(type, *type.field("result"), said, m_writer.today()));
        const auto door = m_doors.find(searchKey(cell(row, "door")));
        if (door == m_doors.end())
            return makeError(
                ErrorCode::NoneFound,
                {{"type", type.id}, {"field", "dwelling"}, {"value", cell(row, "door")}, {"what", "dwelling"}});
        ledgers::DoorEntry entry;
        entry.campaign = m_campaign.record.id();
        entry.dwelling = door->second->dwelling;
        entry.result = result.text();
        entry.visitor = cell(row, "visitor");
        entry.findings = cell(row, "findings");
        entry.need = cell(row, "need");
        if (const std::string on = cell(row, "on"); !on.empty()) {
            MULIN_TRY_LET(day, cellValue(type, *type.field("visited_on"), on, m_writer.today()));
            if (day.isNumber()) entry.on = day.date();
        }
        const bool tenant = cell(row, "tenant").find("是") != std::string::npos;
        std::vector<std::string> phones = split(cell(row, "phone"), "、，,;； ");
        std::size_t at = 0;
        for (const std::string& name : split(cell(row, "newcomer"), "、，,;； ")) {
            // Who is there already is no newcomer: a sheet may be read twice.
            const auto& known = door->second->residents;
            if (std::find(known.begin(), known.end(), name) == known.end())
                entry.newcomers.push_back({name, at < phones.size() ? phones[at] : std::string(), {}, {}, tenant});
            ++at;
        }
        entry.answers = door->second->answers;
        for (const ledgers::CampaignColumn& column : m_campaign.columns)
            if (const std::string answer = cell(row, "column:" + column.name); !answer.empty())
                entry.answers[column.name] = answer;
        if (isKnown(*door->second, entry)) return true;
        MULIN_TRY(ledgers::enterDoor(m_writer, entry));
        return true;
    }

private:
    static bool isKnown(const CampaignDoor& door, const ledgers::DoorEntry& entry) {
        return door.entry && door.result == entry.result && door.findings == entry.findings &&
               door.needs == entry.need && entry.newcomers.empty() && door.answers == entry.answers;
    }

    std::string cell(const Row& row, const std::string& target) const {
        for (const ColumnMapping& column : m_mapping)
            if (column.target == target) {
                const Cell& found = row.at(column.column);
                return isSheetError(found) ? std::string() : trimmed(withoutApostrophe(found.text));
            }
        return {};
    }

    journal::Writer& m_writer;
    const CampaignProgress& m_campaign;
    const std::vector<ColumnMapping>& m_mapping;
    std::unordered_map<std::string, const CampaignDoor*> m_doors;
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
    for (const char* needed : {"door", "result"})
        if (std::none_of(opened.mapping.begin(), opened.mapping.end(),
                         [&](const ColumnMapping& column) { return column.target == needed; }))
            return makeError(ErrorCode::SheetNoHeader, {{"path", path}});
    MULIN_TRY_LET(reader, openSheet(path));
    opened.reader = std::move(reader);
    return opened;
}

} // namespace

Result<void> writeCampaignSheet(const security::Disclosure& allowed, const std::string& path,
                                const CampaignProgress& campaign, const std::vector<CampaignDoor>& doors,
                                const schema::Catalogue& catalogue) {
    MULIN_TRY_LET(sheet, createSheet(allowed, path));
    std::vector<ColumnSpec> columns{{headings.door}, {headings.residents}, {headings.result}};
    for (const ledgers::CampaignColumn& column : campaign.columns) columns.push_back({column.name});
    for (const std::string& title : {headings.findings, headings.need, headings.newcomer, headings.phone,
                                     headings.tenant, headings.visitor, headings.on})
        columns.push_back({title});
    MULIN_TRY(sheet->header(columns));
    const schema::FieldDef& result = *catalogue.find("campaign_visit")->field("result");
    for (const CampaignDoor& door : doors) {
        std::vector<std::string> texts{
            door.door, join(door.residents),
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

Result<CampaignImport> importCampaignSheet(journal::Journal& journal, const access::Access& access, RecordId id,
                                           const std::string& path, Progress& progress) {
    if (!access.allows(access::Right::Import, "campaign_visit"))
        return makeError(ErrorCode::Denied, {{"operation", "import"}, {"type", "campaign_visit"}});
    CampaignImport report;
    journal::Operation operation{"import", {{"type", "campaign_visit"}}, journal::TxnKind::Change, true};
    operation.args["file"] = path.substr(path.find_last_of("/\\") + 1);
    MULIN_TRY_LET(changes, journal.transact(access, operation, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(campaign, ledgers::campaignProgress(writer.reader(), writer.tables(), access, id));
        MULIN_TRY_LET(opened, openFilled(path, campaign));
        std::vector<CampaignDoor> doors;
        for (const ledgers::CampaignBuilding& building : campaign.buildings) {
            MULIN_TRY_LET(here,
                          ledgers::campaignDoors(writer.reader(), writer.tables(), access, id, building.building));
            std::move(here.begin(), here.end(), std::back_inserter(doors));
        }
        FilledSheet filled(writer, campaign, doors, opened.mapping);
        Row row;
        for (;;) {
            MULIN_TRY_LET(more, opened.reader->next(row));
            if (!more) break;
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            progress.report(opened.reader->position(), opened.reader->size());
            if (row.number <= opened.header.lastRow || opened.header.repeatedBy(row) || isSideRow(row)) continue;
            ++report.rows;
            const auto entered = filled.enter(row);
            if (!entered) {
                if (endsImport(entered.error().code)) return entered.error();
                report.rejections.push_back({row.number, entered.error(), KeptRow(row).texts});
            } else {
                ++(*entered ? report.entered : report.open);
            }
        }
        if (report.rows == 0) return makeError(ErrorCode::SheetEmpty, {{"path", path}});
        return {};
    }));
    report.changes = std::move(changes);
    return report;
}

} // namespace mulin::sheets
