// The first minutes: a new office file for a unit of the national register, or a file that is there already.
#pragma once

#include "core/db/secret.h"
#include "core/organisation/tiers.h"
#include "ui/pages/first_run/unit_chooser.h"

#include <QtWidgets/QWidget>

class QButtonGroup;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;
class FormRow;
class ProtectionSteps;
class StepBar;

class FirstRun final : public QWidget {
    Q_OBJECT
public:
    FirstRun(Background& background, schema::Language language, QWidget* parent = nullptr);

    enum Step { Begin, Unit, Tiers, File, Protection };
    int step() const;
    void goTo(Step step);
    void next();
    /// Takes the unit with this code, as if it had been chosen from the list.
    void chooseUnit(const QString& code);
    const std::optional<organisation::Unit>& unit() const { return m_units->unit(); }
    void setPath(const QString& path);
    /// Office files of before, offered on the first step.
    void setRecent(const QStringList& files);
    /// Words while something long is made; empty = done.
    void setBusy(const QString& words);
    /// Of the user of this machine, as the first user's login.
    static QString loginName();

signals:
    /// A new office file was made, with this first user; `key` is none if it is plain.
    void created(const QString& path, const QString& login, const mulin::db::Key& key);
    /// A file that is there was chosen.
    void opened(const QString& path);
    void demoWanted();
    void largeTextWanted();
    void contrastWanted();
    void languageWanted(const QString& code);

protected:
    /// Enter goes on.
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeBegin();
    QWidget* makeUnit();
    QWidget* makeTiers();
    QWidget* makeFile();
    QWidget* makeFoot();
    void makeProtection();
    QString path() const;
    void protect();
    void unitChanged();
    void openExisting();
    void chooseFile();
    void create();
    void refusePlace(const Error& error);
    void dress();

    Background& m_background;
    schema::Language m_language;
    std::vector<organisation::TierTemplate> m_templates;
    StepBar* m_steps = nullptr;
    QStackedWidget* m_stack = nullptr;
    Button* m_fresh = nullptr;
    UnitChooser* m_units = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QButtonGroup* m_tiers = nullptr;
    QLineEdit *m_login = nullptr, *m_userName = nullptr, *m_path = nullptr;
    FormRow *m_loginRow = nullptr, *m_nameRow = nullptr, *m_pathRow = nullptr;
    ProtectionSteps* m_protection = nullptr;
    ElidedLabel* m_message = nullptr;
    Button *m_back = nullptr, *m_next = nullptr;
    bool m_busy = false, m_pathTouched = false;
};

} // namespace mulin::ui
