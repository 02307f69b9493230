// 组织: the office as one tree with two faces, the grid's and the Party's; who holds which post, and who is missing.
#pragma once

#include "ui/pages/organisation/unit_model.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

#include <set>

class QListWidget;
class QStackedWidget;
class QTreeView;

namespace mulin::ui {

class Button;
class ElidedLabel;
class PageHead;
class RecordForm;
class SearchField;
class Segmented;
class UnitPanel;

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
    QTreeView& tree() const { return *m_tree; }
    void choose(const Uid& uid);
    void addGrid();

signals:
    void loaded();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QWidget* makeBar();
    void showChosen();
    void restore();
    std::optional<Uid> chosen() const;
    void startForm(const std::string& type, const QString& title, std::vector<std::string> fields,
                   std::map<std::string, QString> hints = {});
    void rename();
    void appoint(const std::string& title);
    void editPost(RecordId post);
    void endPost(RecordId post);
    void startPostForm(const QString& title);
    void assignBuildings();
    void saveBuildings();
    void closeSide();

    OfficeSession& m_session;
    PageHead* m_head;
    Segmented* m_face = nullptr;
    SearchField* m_search = nullptr;
    Button* m_gapsOnly = nullptr;
    ElidedLabel* m_sums = nullptr;
    QTreeView* m_tree = nullptr;
    UnitModel* m_model = nullptr;
    UnitFilter* m_filter = nullptr;
    QStackedWidget* m_side = nullptr;
    UnitPanel* m_panel = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    QListWidget* m_buildings = nullptr;
    std::set<Uid> m_open; ///< expanded nodes
    std::optional<Uid> m_wanted;
    bool m_first = true;
    Latest m_latest, m_formLatest;
};

} // namespace mulin::ui
