// One person, one file: the whole page, and the forms over it.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace mulin::ui {

class KinForm;
class PersonView;
class RecordForm;

class PersonPage final : public Page {
    Q_OBJECT
public:
    PersonPage(Shell& shell, OfficeSession& session);

    /// The person's id; "edit:" in front opens the form, "changes:" with what was changed, "kin:" the form for kin,
    /// "timeline:", "family:" that part.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;
    QString helpTopic() const override { return QStringLiteral("person"); }

private:
    void edit();
    void editKin(const std::optional<RecordId>& record);
    void showFile();
    bool editing() const;
    RecordForm* form() const; ///< the one that is open

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    PersonView* m_view;
    QWidget* m_editPage;
    RecordForm* m_form;
    KinForm* m_kin = nullptr; ///< made when it is first needed
};

} // namespace mulin::ui
