// 叫应清单 beside the call tree: who needs help, ticked off by keys; in normal times to be looked at and printed.
#pragma once

#include "core/organisation/call_list.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QTreeView;

namespace mulin::ui {

class Button;
class CallListModel;
class ElidedLabel;

/// A grid or building that the list can be narrowed down to.
struct CallPlace {
    RecordId id;
    QString name;
    std::vector<CallPlace> below{};
};
struct NeedBoard {
    std::vector<organisation::NeedLine> lines;
    std::vector<CallPlace> places; ///< that have somebody on the list
};
NeedBoard needBoard(std::vector<organisation::NeedLine> lines, const organisation::TreeNode& tree);

class CallListView final : public QWidget {
    Q_OBJECT
public:
    CallListView(OfficeSession& session, QWidget* parent);
    void show(NeedBoard board, std::optional<organisation::Emergency> emergency);
    const NeedBoard& board() const { return m_board; }
    const organisation::NeedLine* chosen() const;
    void log(organisation::CallState state);
    /// Phone and contacts of the chosen one, in full; asks what for once.
    void reveal(QWidget& at);
    void takeFocus();
    /// Those of the chosen place, for paper.
    std::vector<organisation::NeedLine> shown() const;
    std::optional<RecordId> place() const { return m_place; }
    QString placeName() const { return m_placeName; }

signals:
    void chosenChanged();
    void focused();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void choosePlace();
    void describe();
    void showNumbers(const QString& purpose);

    OfficeSession& m_session;
    NeedBoard m_board;
    std::optional<organisation::Emergency> m_emergency;
    bool m_behind = false; ///< the rows are not those of the board yet
    std::optional<RecordId> m_place;
    std::set<Uid> m_within; ///< the place and what lies below it
    QString m_placeName, m_purpose;
    std::map<Uid, organisation::NeedLine> m_full; ///< whose numbers were looked at
    CallListModel* m_model;
    QTreeView* m_list;
    Button *m_all, *m_openOnly, *m_places;
    ElidedLabel *m_need, *m_phones;
    Latest m_latest;
};

} // namespace mulin::ui
