// All gaps of the office in one list: one walks through it, the tree follows, and each is filled from here.
#pragma once

#include "core/organisation/coverage.h"
#include "ui/pages/organisation/side_panel.h"

class QLabel;

namespace mulin::ui {

class TodayList;
struct TodayRow;

/// "2 栋楼没有楼栋长": the kinds of gaps that there are, in words.
QStringList coverageWords(const organisation::Coverage& coverage);
/// A row for a list: what is missing, where, and the way to the unit.
TodayRow gapRow(const organisation::CoverageGap& gap, schema::Language language);

class CoveragePanel final : public SidePanel {
    Q_OBJECT
public:
    CoveragePanel(OfficeSession& session, QWidget* parent);
    void show(const organisation::Coverage& coverage);
    void takeFocus();

signals:
    /// Its place in the tree is wanted.
    void placeRequested(const mulin::RecordId& node);
    /// To be filled: the post is known if only a stand-in is missing, or the term ends.
    void fillRequested(const mulin::organisation::CoverageGap& gap);

private:
    organisation::Coverage m_coverage;
    QLabel* m_words;
    TodayList* m_list;
};

} // namespace mulin::ui
