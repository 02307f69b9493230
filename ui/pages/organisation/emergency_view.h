// 急时: the call tree, from the top down, and what came of each call. In normal times a preview of it.
#pragma once

#include "core/organisation/emergency.h"
#include "ui/pages/organisation/side_panel.h"

#include <map>

class QTreeView;
class QStandardItemModel;

namespace mulin::ui {

class Button;
class ElidedLabel;

struct CallBoard {
    std::optional<organisation::Emergency> emergency;
    std::vector<organisation::CallLine> lines;
};
/// The call tree as of today, with what has been logged in the emergency that is on.
Result<CallBoard> readCalls(const ReadContext& context);

class EmergencyView final : public QWidget {
    Q_OBJECT
public:
    EmergencyView(OfficeSession& session, QWidget* parent);
    void show(CallBoard board);
    const CallBoard& board() const { return m_board; }
    /// Numbers that were looked at, by person: they may be printed too.
    const std::map<Uid, QString>& phones() const { return m_phones; }
    void log(organisation::CallState state);
    void takeFocus();

signals:
    void closeRequested();
    void endRequested();
    void printRequested();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    const organisation::CallLine* chosen() const;
    void revealPhone();

    OfficeSession& m_session;
    CallBoard m_board;
    bool m_behind = false; ///< the lines are not those of the board yet
    std::map<Uid, QString> m_phones;
    QWidget* m_banner;
    ElidedLabel *m_reason, *m_counts;
    QTreeView* m_list;
    QStandardItemModel* m_model;
    Button *m_openOnly, *m_end;
    std::vector<Button*> m_acts;
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
