// Above the list of a ledger: whom one may want to look at, why, and what can be done about it; and what is due in what
// lies sealed with it. A person decides.
#pragma once

#include "core/casework/deadlines.h"
#include "core/ledgers/suggestions.h"
#include "ui/look/paint.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QHBoxLayout;
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

    /// Of one ledger, or of what lies in a vault beside it; hidden while there is nothing to say.
    void setType(const std::string& type);
    void reload();

signals:
    void personAsked(const mulin::RecordId& person);
    /// `reason`: a choice of entry_reason, or empty.
    void enrolAsked(const mulin::RecordId& person, const std::string& reason);
    void leaveAsked(const mulin::RecordId& enrolment);
    void reviewAsked(const mulin::RecordId& enrolment);
    void visitAsked(const mulin::RecordId& person);
    void recordAsked(const std::string& type, const mulin::RecordId& record);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    struct Found {
        std::vector<casework::DueStep> steps;
        ledgers::Suggestions suggestions;
    };
    void show(const Found& found);
    void addRow(int row, const ledgers::Suggestion& suggestion);
    void addStep(int row, const casework::DueStep& step);
    void addName(int row, const QString& name, RecordId person);
    Button* addAct(QHBoxLayout& acts, ButtonKind kind, const QString& words, const char* control, const QString& name);
    /// In the place of its buttons: why not, and until when.
    void askReason(const ledgers::Suggestion& suggestion);
    void decline(ledgers::Answer answer);
    void explain();

    OfficeSession& m_session;
    std::string m_type;
    QWidget* m_rows = nullptr;
    QList<QWidget*> m_labels; ///< of the rules
    QScrollArea* m_scroll;
    ElidedLabel *m_title, *m_basis;
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
