// A household: where it lives, who belongs to it, who did. Beside the list or as a page.
#pragma once

#include "ui/pages/person/timeline_view.h"
#include "ui/pages/residents/household_act_form.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class HouseholdView final : public QWidget {
    Q_OBJECT
public:
    HouseholdView(OfficeSession& session, Shell& shell, bool page, QWidget* parent = nullptr);
    void show(RecordId id);
    void reload();
    void addMember();
    const std::optional<RecordId>& household() const { return m_id; }

signals:
    void closeRequested();
    void loaded();

private:
    struct Line {
        RecordId person;
        QString name, words, phone, since, marks;
        bool head = false;
        std::string relation;
    };
    struct Elsewhere { ///< kin of a member who lives in another place
        std::optional<RecordId> person;
        QString name, words;
    };
    struct File {
        QString title, address, number, kind, grid, bookNumber;
        std::vector<Line> members, former;
        std::vector<Elsewhere> elsewhere;
        std::vector<TimelineRow> visits; ///< the last ones
    };
    void fill(const File& file);
    void startAct(HouseholdActForm::Kind kind, std::optional<RecordId> person);
    void moveOut(RecordId person);

    OfficeSession& m_session;
    Shell& m_shell;
    bool m_page;
    std::optional<RecordId> m_id;
    QVBoxLayout* m_layout;
    QWidget* m_inside = nullptr;
    Latest m_latest;
};

class HouseholdPage final : public Page {
    Q_OBJECT
public:
    HouseholdPage(Shell& shell, OfficeSession& session);
    /// An id: the household; "ID:move", "ID:split:PERSON" …: one act over it, see HouseholdActForm::codeOf.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    Needs needsOf(const QString& command) const override {
        return command == QLatin1String("register") ? Needs{{access::Right::Write, "person"}} : Needs{};
    }
    bool closeInner() override;
    bool mayLeave() override;
    QString helpTopic() const override { return QStringLiteral("residents"); }

private:
    bool inForm() const;
    void showHousehold();

    OfficeSession& m_session;
    QStackedWidget* m_stack;
    HouseholdView* m_view;
    HouseholdActForm* m_form;
};

} // namespace mulin::ui
