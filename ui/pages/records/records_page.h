// 登记簿: every record type that has no page of its own, as its definition says: the types at the left, the list of
// one at the right, its form. A type that is only a file appears here without a line of code.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QStackedWidget;

namespace mulin::ui {

class Button;
class DocumentsPanel;
class FilterConditions;
class ListActs;
class ListFoot;
class ListPlace;
class PageHead;
class RecordForm;
class RecordModel;
class RecordTable;
class SearchField;
class SideList;

class RecordsPage final : public Page {
    Q_OBJECT
public:
    RecordsPage(Shell& shell, OfficeSession& session);

    /// Types whose definition names the page "registers", or none.
    static std::vector<const schema::TypeDef*> typesOf(const schema::Catalogue& catalogue);

    /// Empty, "type", "type:new", "type:<id>", "type:import:ACT:updated".
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
    QWidget* makeList();
    void offer(const schema::TypeDef& type);
    void choose(const QString& type);
    void describeEmpty();
    void count();
    /// About somebody, if the type says of whom its records are.
    void startNew(std::optional<RecordId> person = {});
    void edit(RecordId id);
    void makeForm(const QString& title, bool fresh);
    void closeForm();
    bool inForm() const;
    const schema::TypeDef& type() const { return *m_session.catalogue().find(m_type); }

    OfficeSession& m_session;
    std::string m_type;
    QStackedWidget* m_stack;
    PageHead* m_head = nullptr;
    Button *m_new = nullptr, *m_import = nullptr;
    SideList* m_types = nullptr;
    FilterConditions* m_filters = nullptr;
    SearchField* m_search = nullptr;
    RecordModel* m_model = nullptr;
    RecordTable* m_table = nullptr;
    ListPlace* m_place = nullptr;
    ListFoot* m_foot = nullptr;
    ListActs* m_acts = nullptr;
    QWidget* m_formPage = nullptr;
    RecordForm* m_form = nullptr;
    DocumentsPanel* m_papers = nullptr; ///< of the record that is edited
    bool m_cameForIt = false;           ///< the form is what one came for: closing it leads back
    Permits m_permits;
    Latest m_count, m_latest;
};

} // namespace mulin::ui
