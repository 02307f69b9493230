// Files of people on paper: one, or several one after the other, each with its own page numbers. The pages are shown
// first; what leaves goes through the log.
#pragma once

#include "ui/pages/person/person_sheet.h"
#include "ui/pages/sheet_out.h"

class QComboBox;
class QLabel;

namespace mulin::ui {

class Button;

/// Laid out one after the other; reports how many are done. Cancelled.
Result<printing::Pages> personPages(const ReadContext& context, const std::vector<RecordId>& people,
                                    const PersonSheetAsk& ask);

class PersonPrint final : public SheetDialog {
    Q_OBJECT
public:
    PersonPrint(OfficeSession& session, std::vector<RecordId> people, printing::Pages pages, QWidget* parent);
    /// Of the timeline: months back from today; 0: all of it.
    void setMonths(int months);
    /// Numbers in full: looking at them is logged first. Of one person alone.
    void showNumbers(const QString& purpose);

signals:
    void laidOut();

protected:
    SheetOut out() override;

private:
    void layOutAgain();
    void showAsked();
    security::Leaving leaving(const QString& file) const;
    QString name() const;

    std::vector<RecordId> m_people;
    PersonSheetAsk m_ask, m_shown; ///< wanted; of the pages that are there
    int m_months = 0, m_shownMonths = 0;
    QComboBox* m_period;
    Button* m_numbers = nullptr;
    QLabel* m_note;
};

/// Reads and lays out with progress that can be cancelled, then shows the pages. At most 200 people.
void printPeople(OfficeSession& session, QWidget* widget, const std::vector<RecordId>& people);

} // namespace mulin::ui
