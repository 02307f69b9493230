// 急时: the call tree, from the top down, beside it the call list of people in need, and what came of each call. In
// normal times a preview of both.
#pragma once

#include "ui/pages/organisation/call_list_view.h"
#include "ui/pages/organisation/side_panel.h"

#include <map>

class QTreeView;
class QStandardItemModel;

namespace mulin::ui {

class Button;
class ElidedLabel;
class Segmented;

struct CallBoard {
    std::optional<organisation::Emergency> emergency;
    std::vector<organisation::CallLine> lines;
    std::optional<NeedBoard> needs{}; ///< absent: whoever works here knows nobody
};
/// Call tree and call list as of today, with what has been logged in the emergency that is on.
Result<CallBoard> readCalls(const ReadContext& context);

class EmergencyView final : public QWidget {
    Q_OBJECT
public:
    EmergencyView(OfficeSession& session, QWidget* parent);
    void show(CallBoard board);
    const CallBoard& board() const { return m_board; }
    /// Numbers that were looked at, by person: they may be printed too.
    const std::map<Uid, QString>& phones() const { return m_phones; }
    const CallListView& needs() const { return *m_needs; }
    bool inNeeds() const { return m_inNeeds; }
    /// In whichever of the two lists one is.
    void log(organisation::CallState state);
    /// The call list, in place of the call tree.
    void showNeeds();
    void takeFocus();

signals:
    void closeRequested();
    void endRequested();
    void printRequested();
    void printNeedsRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeBanner();
    QWidget* makeTree();
    void makeFoot();
    void fill();
    void fillBanner();
    void fit();
    /// Keys and buttons act on that list from now on.
    void setActive(bool needs);
    void describe();
    const organisation::CallLine* chosen() const;
    void logCall(organisation::CallState state);
    void revealPhone();

    OfficeSession& m_session;
    CallBoard m_board;
    bool m_behind = false; ///< the lines are not those of the board yet
    std::map<Uid, QString> m_phones;
    QWidget* m_banner = nullptr;
    ElidedLabel *m_reason = nullptr, *m_counts = nullptr, *m_silent = nullptr, *m_whom = nullptr;
    Segmented* m_which = nullptr; ///< where there is no room for both
    QWidget *m_tree = nullptr, *m_between = nullptr;
    QTreeView* m_list = nullptr;
    QStandardItemModel* m_model;
    CallListView* m_needs = nullptr;
    Button *m_openOnly = nullptr, *m_end = nullptr, *m_phone = nullptr;
    std::vector<Button*> m_acts;
    bool m_inNeeds = false; ///< the list that one is in
    Latest m_phoneLatest;
};

/// Asks why, and says what will happen.
class EmergencyPanel final : public SidePanel {
    Q_OBJECT
public:
    /// `ending`: that one; else another one begins.
    EmergencyPanel(OfficeSession& session, std::optional<organisation::Emergency> ending, int called, QWidget* parent);
    void act() override;
    bool canAct() const override { return true; }

private:
    std::optional<organisation::Emergency> m_ending;
    Field m_words;
};

} // namespace mulin::ui
