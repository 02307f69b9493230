// 台账: the ledgers at the left, who is in one at the right; entering, leaving, changing.
#pragma once

#include "ui/forms/record_form.h"
#include "ui/pages/ledgers/sealing.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"
#include "ui/widgets/side_list.h"

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;

namespace mulin::ui {

class Button;
class Card;
class ElidedLabel;
class Button;
class FilterConditions;
class ListActs;
class ListFoot;
class ListPlace;
class PageHead;
class RecordModel;
class RecordTable;
class SealedPanel;
class SearchField;
class Segmented;
class SuggestionStrip;

class LedgersPage final : public Page {
    Q_OBJECT
public:
    LedgersPage(Shell& shell, OfficeSession& session);

    /// Empty, "type", "type:<enrolment>", "type:enrol:<person>", "type:left".
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    Needs needsOf(const QString& command) const override {
        return command == QLatin1String("register") ? Needs{{access::Right::Write, m_type}} : Needs{};
    }
    bool closeInner() override;
    bool mayLeave() override;

private:
    enum State { InIt, Left, All };
    QWidget* makeList();
    QMenu* makeMenu();
    QWidget* makeRight();
    QWidget* makeSummary();
    /// What this month brought to the ledger, in a line.
    void summarise();
    Card* makeOpenNote();
    /// The open ledgers by their classes.
    std::vector<SideList::Heading> openGroups() const;
    void count();
    void choose(const std::string& type);
    void readSealed();
    void fillSealed();
    /// The list, or what stands in its place while the vault is closed.
    void showRight();
    void dress();
    void manage();
    void offerMerged();
    void offerSheets();
    std::string openLedger() const; ///< the first that is not sealed
    bool isViewable(const schema::TypeDef& type) const;
    /// What is written beside a sealed ledger; null if there is nothing such.
    const schema::TypeDef* visitType() const;
    /// A vault holds its ledger, visits, and other papers such as references.
    enum class Kind { Ledger, Visit, Paper };
    static Kind kindOf(const schema::TypeDef& type) {
        return type.ledger ? Kind::Ledger : type.extends == "visit" ? Kind::Visit : Kind::Paper;
    }
    Kind kind() const { return kindOf(type()); }
    void filter();
    void showAll();
    void describeEmpty();
    std::optional<RecordId> chosenOrSay();
    /// `reason`: the choice of entry_reason that is proposed.
    void enrol(std::optional<RecordId> person, const std::string& reason = {});
    void visit(std::optional<RecordId> person);
    void visitChosen();
    void edit(RecordId id, bool leaving);
    void makeForm(bool leaving, bool entering);
    FormPlan entryPlan(bool entering) const;
    void makeVisitForm(const schema::TypeDef& of, const QString& title);
    void showForm(const schema::TypeDef& of, const QString& title, const FormPlan& plan);
    void clearInner();
    void closeForm();
    bool inForm() const;
    const schema::TypeDef& type() const { return *m_session.catalogue().find(m_type); }

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    PageHead* m_head = nullptr;
    SideList* m_ledgers = nullptr;
    Button* m_own = nullptr;
    Segmented* m_state = nullptr;
    FilterConditions* m_filters = nullptr;
    SearchField* m_search = nullptr;
    RecordModel* m_model = nullptr;
    RecordTable* m_table = nullptr;
    ListPlace* m_place = nullptr;
    ListActs* m_acts = nullptr;
    QMenu *m_menu = nullptr, *m_mergedMenu = nullptr;
    ListFoot* m_foot = nullptr;
    QStackedWidget* m_right = nullptr; ///< the list, or the panel
    SealedPanel* m_panel = nullptr;
    QLabel* m_name = nullptr;
    ElidedLabel* m_figures = nullptr;
    SuggestionStrip* m_suggestions = nullptr;
    Card* m_openNote = nullptr;
    Button *m_enrol = nullptr, *m_leave = nullptr, *m_visit = nullptr, *m_more = nullptr, *m_manage = nullptr,
           *m_merged = nullptr;
    QAction *m_import = nullptr, *m_compare = nullptr, *m_month = nullptr, *m_design = nullptr, *m_duties = nullptr,
            *m_bySheet = nullptr;
    QWidget* m_formPage = nullptr; ///< the form, or the members
    RecordForm* m_form = nullptr;
    std::string m_type, m_listed; ///< chosen; whose rows the list has
    Sealing m_sealing;
    QString m_pending;       ///< asked for before it was known which sealed ledgers there are
    bool m_askedFor = false; ///< a record was opened from elsewhere
    Permits m_permits;
    Latest m_count, m_latest, m_sealed, m_summary;
};

} // namespace mulin::ui
