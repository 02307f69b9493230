// 组织: the office as one tree with two faces, the grid's and the Party's; who holds which post, and who is missing.
#pragma once

#include "core/organisation/call_list.h"
#include "core/organisation/coverage.h"
#include "core/organisation/handover.h"
#include "ui/pages/organisation/unit_model.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

#include <functional>
#include <set>

class QListWidget;
class QStackedWidget;

namespace mulin::ui {

class Button;
class CoveragePanel;
class ElidedLabel;
class EmergencyView;
class PageHead;
class PrintView;
class RecordForm;
class SearchField;
class Segmented;
class SidePanel;
class UnitPanel;
class UnitView;
struct CallBoard;
struct SheetRequest;

class OrganisationPage final : public Page {
    Q_OBJECT
public:
    OrganisationPage(Shell& shell, OfficeSession& session);

    /// Empty, or the id of a unit, building or household.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;

    UnitModel& model() const { return *m_model; }
    UnitView& tree() const { return *m_tree; }
    void choose(const Uid& uid);
    void addGrid();
    void showCoverage();
    void showCalls();
    void moveTo(const Uid& node, std::optional<Uid> target = {});

signals:
    void loaded();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QWidget* makeBar();
    void addHeadActs();
    void showChosen();
    void restore();
    std::optional<Uid> chosen() const;
    void startForm(const std::string& type, const QString& title, std::vector<std::string> fields,
                   std::map<std::string, QString> hints = {});
    void rename();
    void appoint(const std::string& title, const std::string& entrance = {});
    void editPost(RecordId post);
    void endPost(RecordId post);
    void startPostForm(const QString& title);
    void assignBuildings();
    void saveBuildings();
    void closeSide();
    /// Beside the tree, in the place of what is there.
    void openSide(SidePanel* panel);
    void fillGap(const organisation::CoverageGap& gap);
    void handOver(RecordId post);
    void addArea();
    void showTemporary();
    void readEmergency();
    void takeCalls(CallBoard board);
    void switchMode(int mode);
    // sheets (organisation_sheets_shown.cpp)
    PrintView* openSheet(SheetRequest request);
    void closeSheet();
    void printHandOver(const organisation::HandOverPlan& moved, const QString& to, Date on);
    void printCalls();
    void printNeeds();
    void printBoard();
    void printCards();
    void askCode(PrintView* view, std::function<void(const QString&)> show);
    void keepCode(const QString& text);
    QString officeName() const;

    OfficeSession& m_session;
    PageHead* m_head;
    Segmented* m_face = nullptr;
    SearchField* m_search = nullptr;
    Button* m_gapsOnly = nullptr;
    ElidedLabel* m_sums = nullptr;
    UnitView* m_tree = nullptr;
    UnitModel* m_model = nullptr;
    UnitFilter* m_filter = nullptr;
    QStackedWidget* m_side = nullptr;
    UnitPanel* m_panel = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    SidePanel* m_sidePanel = nullptr;
    CoveragePanel* m_coverage = nullptr;
    bool m_walking = false; ///< through the gaps: back to them when one is filled
    QStackedWidget* m_center = nullptr;
    QWidget* m_desk = nullptr;
    EmergencyView* m_calls = nullptr;
    PrintView* m_sheet = nullptr;
    QWidget* m_beforeSheet = nullptr;
    Segmented* m_mode = nullptr;
    std::optional<RecordId> m_emergency, m_shownEmergency;
    QListWidget* m_buildings = nullptr;
    std::set<Uid> m_open; ///< expanded nodes
    std::optional<Uid> m_wanted;
    bool m_first = true;
    bool m_unitWanted = false; ///< one came for a unit: it is shown, emergency or not
    Latest m_latest, m_formLatest, m_callsLatest, m_codeLatest;
};

} // namespace mulin::ui
