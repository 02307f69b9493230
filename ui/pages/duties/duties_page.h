// 报告义务: question by question to what the law asks, by which article, of whom and by when; ticked off, printed, and
// kept in the sealed ledger. Walking it needs no open ledger and leaves no trace.
#pragma once

#include "ui/pages/duties/duty_text.h"
#include "ui/pages/print_view.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;
class PageHead;
class RecordForm;
class SealedPanel;
class Segmented;

class DutiesPage final : public Page {
    Q_OBJECT
public:
    DutiesPage(Shell& shell, OfficeSession& session);

    /// Empty, or the id of a duty: it begins anew.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;
    void takeFocus() override;
    QString helpTopic() const override { return QStringLiteral("duties"); }

    casework::DutyPath path() const;
    const StepsDone& done() const { return m_done; }

private:
    void choose(int duty);
    void answer(std::size_t question, const std::string& code);
    void tick(const std::string& step, bool on);
    void fill();
    void dress();
    void fillQuestions(const casework::DutyPath& path);
    void fillSteps(const casework::DutyPath& path);
    QHBoxLayout* makeDone(const casework::DutyStep& step, const StepDone& done, QWidget* parent);
    void printForm();
    void save();
    void askForVault();
    QVBoxLayout* beside(const QString& title);
    void closeForm();
    void closeSheet();
    bool vaultIsOpen() const;
    const casework::Duty& duty() const { return m_duties[m_chosen]; }

    OfficeSession& m_session;
    std::vector<casework::Duty> m_duties;
    std::size_t m_chosen = 0;
    std::vector<std::string> m_answers;
    StepsDone m_done;
    Date m_found;
    QString m_user, m_office;
    PageHead* m_head;
    Segmented* m_which = nullptr;
    QStackedWidget* m_stack;
    QWidget* m_desk;
    QVBoxLayout *m_questions = nullptr, *m_steps = nullptr;
    QWidget *m_questionsInside = nullptr, *m_stepsInside = nullptr;
    Button *m_print = nullptr, *m_save = nullptr;
    ElidedLabel* m_note = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    SealedPanel* m_unlock = nullptr;
    PrintView* m_sheet = nullptr;
    Latest m_latest, m_vaultLatest, m_openLatest;
    std::optional<RecordId> m_saved; ///< the report of this case
    bool m_vaultOpen = false;        ///< the sealed ledger into which reports are saved
};

} // namespace mulin::ui
