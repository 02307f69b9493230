// 我的姓名: the name by which the history calls the one who works here, and who that is among the residents.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

namespace mulin::ui {

class RecordForm;

class AccountPage final : public Page {
    Q_OBJECT
public:
    AccountPage(Shell& shell, OfficeSession& session);
    void open(const QString& argument) override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;
    void takeFocus() override;

private:
    OfficeSession& m_session;
    RecordForm* m_form;
};

} // namespace mulin::ui
