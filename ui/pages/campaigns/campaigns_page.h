// 排查行动: the campaigns at the left; of one, how far it is building by building, and its doors in the order in which
// one walks, entered by the keyboard.
#pragma once

#include "core/ledgers/campaign.h"
#include "ui/forms/record_form.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QLabel;
class QStackedWidget;
class QTableWidget;

namespace mulin::ui {

class Beside;
class Button;
class DoorPanel;
class PageHead;
class SideList;

class CampaignsPage final : public Page {
    Q_OBJECT
public:
    CampaignsPage(Shell& shell, OfficeSession& session);

    /// Empty, "new", or a campaign by its id.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;
    void takeFocus() override;
    QString helpTopic() const override { return QStringLiteral("campaigns"); }

    const std::optional<ledgers::CampaignProgress>& campaign() const { return m_campaign; }
    const std::vector<ledgers::CampaignDoor>& doors() const { return m_doors; }
    /// The sheets of the building shown: the file to fill in.
    void exportSheet(const QString& path);
    void importFilled(const QString& path);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* makeList();
    void readCampaigns();
    void readProgress();
    void readDoors();
    void fillDoors();
    void chooseDoor(int row);
    int openAfter(int row) const;
    void warnOccupied(const ledgers::DoorEntry& entry);
    void showDoor();
    void enter(const ledgers::DoorEntry& entry, bool next);
    std::string doorOf(const RecordId& dwelling) const;
    void enterKey(int index);
    void toQuestions();
    void toDoors();
    void makeForm(std::optional<RecordId> id);
    void closeForm();
    bool inForm() const;
    void print();
    void askExport();
    void askImport();
    void refresh();
    std::optional<RecordId> building() const;

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    PageHead* m_head = nullptr;
    SideList *m_campaigns = nullptr, *m_buildings = nullptr;
    QStackedWidget* m_right = nullptr;
    QLabel* m_figures = nullptr;
    QTableWidget* m_table = nullptr;
    Beside* m_beside = nullptr;
    DoorPanel* m_panel = nullptr;
    Button *m_edit = nullptr, *m_print = nullptr, *m_sheet = nullptr, *m_filled = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    QString m_wanted; ///< campaign to be shown when the list is there
    std::optional<ledgers::CampaignProgress> m_campaign;
    std::vector<ledgers::CampaignDoor> m_doors;
    std::optional<RecordId> m_at; ///< the door to go back to
    Permits m_permits;
    Latest m_listLatest, m_progressLatest, m_doorsLatest;
};

} // namespace mulin::ui
