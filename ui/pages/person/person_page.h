// One person, one file: the whole page, and the form over it.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace mulin::ui {

class PersonView;
class RecordForm;

class PersonPage final : public Page {
    Q_OBJECT
public:
    PersonPage(Shell& shell, OfficeSession& session);

    /// The person's id; "edit:" in front opens the form, "changes:" with what was changed.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;

private:
    void edit();
    void showFile();
    bool editing() const;

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    PersonView* m_view;
    QWidget* m_editPage;
    RecordForm* m_form;
};

} // namespace mulin::ui
