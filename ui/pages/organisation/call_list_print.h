// 叫应清单 on paper: laid out on a worker, shown first, the numbers masked until somebody says what for.
#pragma once

#include "ui/pages/organisation/call_list_text.h"
#include "ui/pages/sheet_out.h"

class QLabel;

namespace mulin::ui {

struct CallListPaper {
    CallListHead head;
    std::optional<RecordId> place{}; ///< unit or building; else everywhere
    std::vector<organisation::NeedLine> lines{};
};

class CallListPrint final : public SheetDialog {
    Q_OBJECT
public:
    CallListPrint(OfficeSession& session, CallListPaper paper, printing::Pages pages, QWidget* parent);
    /// Numbers in full: looking at the pages is logged first.
    void showNumbers(const QString& purpose);

protected:
    SheetOut out() override;

private:
    void readInFull(const QString& purpose);

    CallListPaper m_paper;
    QLabel* m_note;
    Latest m_latest;
};

/// Lays out with progress that can be cancelled, then shows the pages.
void printCallList(OfficeSession& session, QWidget* widget, CallListPaper paper);

} // namespace mulin::ui
