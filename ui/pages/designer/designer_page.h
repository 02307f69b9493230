// 设计台账: a ledger as it is made by the office, or what it changes about one that came with the program. What is done
// here is a draft until it is put to use, as one act; the program then works with it at once.
#pragma once

#include "core/ledgers/definitions.h"
#include "ui/pages/designer/ledger_draft.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QAction;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace mulin::ui {

class Beside;
class Button;
class ColumnsPanel;
struct DesignerData;
class DraftPreview;
class FieldList;
class FieldPanel;
class FormDraft;
class PageHead;
class RulesPanel;
class TagLabel;

class DesignerPage final : public Page {
    Q_OBJECT
public:
    DesignerPage(Shell& shell, OfficeSession& session);

    /// The id of a type, or "new".
    void open(const QString& argument) override;
    void reload() override;
    bool closeInner() override;
    bool mayLeave() override;
    QString helpTopic() const override { return QStringLiteral("designer"); }
    const LedgerDraft& draft() const { return m_draft; }

protected:
    bool event(QEvent* event) override;

private:
    enum Tab { Fields, Who, Often, Columns, Sheet, Rights };
    void build();
    QWidget* makeFields();
    QWidget* makeColumns(ColumnsPanel*& panel, const char* name, const QString& words, bool paper);
    void take(DesignerData loaded);
    /// All that is shown follows from the draft.
    void refresh();
    void showField();
    void showRights();
    void addField();
    void putToUse();
    bool tellGaps();
    /// Fields that this draft and somebody else changed.
    void sayDisputed(const std::vector<std::string>& fields);
    QString ledgerName() const;
    std::string purposeOf(const schema::LedgerDefinition& ledger) const;
    void takeRules(ledgers::Design& design, const schema::LedgerDefinition& now) const;
    /// Where one came from, or would see what was made.
    void toLedger();

    OfficeSession& m_session;
    LedgerDraft m_draft;
    FormDraft* m_kept;
    QString m_argument;
    std::string m_type; ///< of a new one, what it will be
    std::shared_ptr<const DesignerData> m_loaded;
    std::shared_ptr<const schema::Catalogue> m_catalogue; ///< with the draft laid over
    std::string m_field;
    bool m_saving = false, m_tried = false;

    PageHead* m_head;
    TagLabel* m_tag;
    Button *m_undo, *m_later, *m_use, *m_more;
    QAction *m_retire, *m_drop;
    QTabBar* m_tabs;
    Button* m_look; ///< at the preview, where it has no room beside
    Beside* m_beside;
    QStackedWidget* m_stack;
    QWidget* m_called = nullptr;
    QLineEdit* m_name = nullptr;
    FieldList* m_list = nullptr;
    FieldPanel* m_panel = nullptr;
    RulesPanel *m_who = nullptr, *m_often = nullptr;
    ColumnsPanel *m_columns = nullptr, *m_sheet = nullptr;
    QVBoxLayout* m_rights = nullptr;
    QWidget* m_rightLines = nullptr;
    DraftPreview* m_preview;
    Permits m_permits;
    Latest m_latest;
};

} // namespace mulin::ui
