// 居民: the register by person or by household, filters, and the record beside the list.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QAction;
class QSplitter;
class QStackedWidget;

namespace mulin::ui {

class FilterConditions;
class ListActs;
class HouseholdView;
class ListFoot;
class NamesakeNote;
class PersonView;
class RecordForm;
class RecordModel;
class RecordTable;
class SearchField;
class Segmented;
struct RecordColumn;

class ResidentsPage final : public Page {
    Q_OBJECT
public:
    ResidentsPage(Shell& shell, OfficeSession& session);

    /// Empty: the list; "new": the form; an id: that person beside the list; "check": those to be checked;
    /// "import:ACT:updated": what an import did; "new:<household>", "at:<dwelling>": the form for who lives there;
    /// "register", "households": the list.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    Needs needsOf(const QString& command) const override {
        return command == QLatin1String("register") ? Needs{{access::Right::Write, "person"}} : Needs{};
    }
    bool closeInner() override;
    bool mayLeave() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Mode { Register, Buildings, Households }; // as in BuildingPage; its mode is a page of its own
    QWidget* makeList();
    QWidget* makeForm();
    /// The form at the address of a household or a dwelling.
    void startAt(const char* type, RecordId home);
    void setMode(int mode);
    void showRecord(const std::optional<RecordId>& id);
    void openRecord(const RecordId& id);
    void printFiles();
    void startNew();
    void editCurrent();
    void closeForm();
    void describe();
    bool inForm() const;

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    Segmented* m_modes = nullptr;
    SearchField* m_search = nullptr;
    FilterConditions* m_filters = nullptr;
    RecordModel* m_model = nullptr;
    RecordTable* m_table = nullptr;
    QStackedWidget* m_body = nullptr;
    QStackedWidget* m_side = nullptr;
    QSplitter* m_splitter = nullptr;
    PersonView* m_person = nullptr;
    HouseholdView* m_household = nullptr;
    ListActs* m_acts = nullptr;
    QAction *m_enrol = nullptr, *m_printFiles = nullptr;
    ListFoot* m_foot = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    NamesakeNote* m_namesakes = nullptr;
    class PageHead* m_formHead = nullptr;
    int m_mode = Register;
    bool m_opened = false;
    bool m_toHousehold = false; ///< the form was opened from there and goes back there
    Permits m_permits;
    Latest m_latest, m_files;
};

/// Columns of the register: age, marks of ledgers, contact worker and next visit beside the fields.
std::vector<RecordColumn> residentColumns(const OfficeSession& session);

} // namespace mulin::ui
