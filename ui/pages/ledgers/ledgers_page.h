// 台账: the ledgers at the left, who is in one at the right; entering, leaving, changing.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QStackedWidget;

namespace mulin::ui {

class FilterConditions;
class ListFoot;
class ListPlace;
class PageHead;
class RecordForm;
class RecordModel;
class RecordTable;
class SearchField;
class SideList;
class Segmented;

class LedgersPage final : public Page {
    Q_OBJECT
public:
    LedgersPage(Shell& shell, OfficeSession& session);

    /// Empty, "type", "type:<enrolment>", "type:enrol:<person>".
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
    void count();
    void choose(const std::string& type);
    void filter();
    void showAll();
    void describeEmpty();
    std::optional<RecordId> chosenOrSay();
    void enrol(std::optional<RecordId> person);
    void edit(RecordId id, bool leaving);
    void makeForm(bool leaving, bool entering);
    void closeForm();
    bool inForm() const;
    const schema::TypeDef& type() const { return *m_session.catalogue().find(m_type); }

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    PageHead* m_head = nullptr;
    SideList* m_ledgers = nullptr;
    Segmented* m_state = nullptr;
    FilterConditions* m_filters = nullptr;
    SearchField* m_search = nullptr;
    RecordModel* m_model = nullptr;
    RecordTable* m_table = nullptr;
    ListPlace* m_place = nullptr;
    ListFoot* m_foot = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    std::string m_type;
    bool m_askedFor = false; ///< a record was opened from elsewhere
    Permits m_permits;
    Latest m_count, m_latest;
};

} // namespace mulin::ui
