// What goes out of a campaign and comes back: the printed sheet of a building, the sheet to fill in, the filled one.
#include "core/follow_ups.h"
#include "core/records/view.h"
#include "core/sheets/campaign_sheet.h"
#include "ui/look/number.h"
#include "ui/pages/campaigns/campaigns_page.h"
#include "ui/pages/campaigns/door_panel.h"
#include "ui/pages/sheet_out.h"
#include "ui/printing/list_document.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

namespace mulin::ui {

namespace {

class DoorSheet final : public SheetDialog {
public:
    DoorSheet(OfficeSession& session, const QString& title, printing::Pages pages, std::int64_t doors, QWidget* parent)
        : SheetDialog(session, QStringLiteral("campaigns.preview"), title, std::move(pages), parent)
        , m_title(title)
        , m_doors(doors) {}

protected:
    SheetOut out() override {
        return {.pages = {},
                .name = m_title,
                .dialog = QStringLiteral("campaigns.pdf"),
                .ask = [this](const QString& file, const SheetOut::GoOn& goOn) {
                    security::Leaving leaving;
                    leaving.by = access::Right::Print;
                    leaving.what = "campaign_visit";
                    leaving.count = m_doors;
                    leaving.path = file.toStdString();
                    session().disclose(this, leaving, goOn);
                }};
    }

private:
    QString m_title;
    std::int64_t m_doors;
};

} // namespace

void CampaignsPage::print() {
    if (!m_campaign || m_doors.empty()) return;
    // Signed and kept in a folder: Chinese whatever the language of the window.
    const sheets::CampaignHeadings headings;
    QString name;
    for (const ledgers::CampaignBuilding& one : m_campaign->buildings)
        if (one.building == building()) name = utf(one.name);
    printing::PrintedList list;
    list.title = utf(m_campaign->record.text("title")) + QStringLiteral("　") + name;
    list.printedOn = utf(m_session.today().iso());
    list.counted = QStringLiteral("%1户").arg(number(static_cast<std::int64_t>(m_doors.size())));
    list.pageLine = QStringLiteral("第 {page} 页，共 {pages} 页");
    for (const std::string& title : {headings.door, headings.residents, headings.result})
        list.columns.push_back({utf(title)});
    for (const ledgers::CampaignColumn& column : m_campaign->columns) list.columns.push_back({utf(column.name)});
    for (const std::string& title : {headings.findings, headings.newcomer}) list.columns.push_back({utf(title)});
    for (const ledgers::CampaignDoor& door : m_doors) {
        QStringList names;
        for (const std::string& one : door.residents) names << utf(one);
        std::vector<QString> row{utf(door.door), names.join(QStringLiteral("、")),
                                 campaignResultText(m_session, door.result)};
        for (const ledgers::CampaignColumn& column : m_campaign->columns) {
            const auto answer = door.answers.find(column.name);
            row.push_back(answer == door.answers.end() ? QString() : utf(answer->second));
        }
        row.push_back(utf(door.findings));
        row.emplace_back();
        list.rows.push_back(std::move(row));
    }
    const auto doors = static_cast<std::int64_t>(m_doors.size());
    m_session.background().run(
        {.title = tr("Laying out the sheet"), .receiver = this},
        [&session = m_session, access = m_session.access(), list](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(reader, session.office().newReader());
            printing::PrintedList named = list;
            named.office = utf(records::titleOf(*reader, session.tables(), access, "unit", session.office().unit(),
                                                schema::Language::Zh));
            MULIN_TRY_LET(document, printing::listDocument(named));
            return printing::layOut(document, progress);
        },
        [this, title = list.title, doors](Result<printing::Pages> pages) {
            if (!pages) return m_session.sayError(pages.error());
            (new DoorSheet(m_session, title, std::move(*pages), doors, this))->open();
        });
}

void CampaignsPage::askExport() {
    auto* dialog = new QFileDialog(this, tr("Sheet to fill in"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Spreadsheets (*.xlsx)"));
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &CampaignsPage::exportSheet);
    dialog->open();
}

void CampaignsPage::exportSheet(const QString& path) {
    if (!m_campaign) return;
    security::Leaving leaving;
    leaving.what = "campaign_visit";
    leaving.count = static_cast<std::int64_t>(m_doors.size());
    leaving.path = path.toStdString();
    m_session.disclose(this, leaving, [this, path](const security::Disclosure& allowed) {
        m_session.background().run(
            {.title = tr("Writing the sheet"), .receiver = this},
            [&session = m_session, allowed, path, campaign = *m_campaign, doors = m_doors](Progress&) {
                return sheets::writeCampaignSheet(allowed, path.toStdString(), campaign, doors, session.catalogue());
            },
            [this, path](const Result<void>& written) {
                if (!written) return m_session.sayError(written.error());
                m_session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(QFileInfo(path).fileName())});
            });
    });
}

void CampaignsPage::askImport() {
    auto* dialog = new QFileDialog(this, tr("Read a filled sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Spreadsheets (*.xlsx *.xls *.et *.ods *.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CampaignsPage::importFilled);
    dialog->open();
}

void CampaignsPage::importFilled(const QString& path) {
    if (!m_campaign) return;
    WriteRequest write;
    write.title = tr("Reading the filled sheet");
    write.cancellable = true;
    m_session.write(
        write,
        [id = m_campaign->record.id(), path, access = m_session.access()](journal::Journal& journal,
                                                                          Progress& progress) {
            return sheets::importCampaignSheet(journal, access, allFollowUps(), id, path.toStdString(), progress);
        },
        [page = QPointer<CampaignsPage>(this), &session = m_session](const Result<sheets::CampaignImport>& report) {
            if (!report) return session.sayError(report.error());
            session.announce(report->changes);
            session.refreshUndo();
            if (report->rejections.empty()) {
                session.say({StatusMessage::Kind::Done, tr("%1 doors read").arg(number(report->entered))});
            } else {
                const sheets::Rejection& first = report->rejections.front();
                session.say({StatusMessage::Kind::Plain,
                             tr("%1 doors read, %2 rows not: row %3: %4")
                                 .arg(number(report->entered),
                                      number(static_cast<std::int64_t>(report->rejections.size())), number(first.row),
                                      errorWords(first.error, &session.catalogue(), session.language()).what)});
            }
            if (page) page->reload();
        });
}

} // namespace mulin::ui
