// Above the list of a ledger: whom one may want to look at, why, and what can be done about it. A person decides.
#pragma once

#include "core/ledgers/suggestions.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace mulin::ui {

class Button;
class ElidedLabel;
class LinkLabel;

class SuggestionStrip final : public QWidget {
    Q_OBJECT
public:
    SuggestionStrip(OfficeSession& session, QWidget* parent = nullptr);

    /// Of one ledger; hidden while there is nothing to say.
    void setLedger(const std::string& type);
    void reload();

signals:
    void personAsked(const mulin::RecordId& person);
    /// `reason`: a choice of entry_reason, or empty.
    void enrolAsked(const mulin::RecordId& person, const std::string& reason);
    void leaveAsked(const mulin::RecordId& enrolment);
    void reviewAsked(const mulin::RecordId& enrolment);
    void visitAsked(const mulin::RecordId& person);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void show(const ledgers::Suggestions& found);
    void addRow(int row, const ledgers::Suggestion& suggestion);
    /// In the place of its buttons: why not, and until when.
    void askReason(const ledgers::Suggestion& suggestion);
    void decline(ledgers::Answer answer);
    void explain();

    OfficeSession& m_session;
    std::string m_type;
    QWidget* m_rows = nullptr;
    QList<QWidget*> m_labels; ///< of the rules
    QScrollArea* m_scroll;
    ElidedLabel* m_title;
    LinkLabel *m_all, *m_how;
    QLabel* m_rules;
    QWidget* m_reasonBar;
    ElidedLabel* m_whom;
    QLineEdit* m_reason;
    Button *m_never, *m_later;
    std::optional<ledgers::Suggestion> m_asked; ///< to be declined
    bool m_whole = false;                       ///< all rows, not only the first
    Latest m_read;
};

} // namespace mulin::ui
