// The first minutes: a new office file for a unit of the national register, or a file that is there already.
#pragma once

#include "core/organisation/divisions.h"
#include "core/organisation/tiers.h"
#include "ui/shell/background.h"

#include <QtWidgets/QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QStandardItemModel;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;
class PopupList;
class SearchField;
class StepBar;

class FirstRun final : public QWidget {
    Q_OBJECT
public:
    FirstRun(Background& background, schema::Language language, QWidget* parent = nullptr);

    enum Step { Begin, Unit, Tiers, File };
    int step() const;
    void goTo(Step step);
    void next();
    /// Takes the unit with this code, as if it had been chosen from the list.
    void chooseUnit(const QString& code);
    const std::optional<organisation::Unit>& unit() const { return m_unit; }
    void setPath(const QString& path);

signals:
    /// A new office file was made.
    void created(const QString& path);
    /// A file that is there was chosen.
    void opened(const QString& path);

private:
    QWidget* makeSide();
    QWidget* makeBegin();
    QWidget* makeUnit();
    QWidget* makeTiers();
    QWidget* makeFile();
    QVBoxLayout* pageLayout(QWidget* page, const QString& title, const QString& words);
    void search(const QString& text);
    void showUnit();
    void openExisting();
    void chooseFile();
    void create();
    void dress();

    Background& m_background;
    schema::Language m_language;
    std::optional<organisation::Divisions> m_divisions;
    std::optional<organisation::Unit> m_unit;
    std::vector<organisation::TierTemplate> m_templates;
    StepBar* m_steps = nullptr;
    QStackedWidget* m_stack = nullptr;
    SearchField* m_search = nullptr;
    QStandardItemModel* m_hits = nullptr;
    PopupList* m_popup = nullptr;
    QWidget* m_facts = nullptr;
    QLabel *m_unitName = nullptr, *m_above = nullptr, *m_code = nullptr, *m_gridCode = nullptr, *m_region = nullptr;
    QButtonGroup* m_tiers = nullptr;
    QLineEdit *m_login = nullptr, *m_userName = nullptr, *m_path = nullptr;
    ElidedLabel* m_message = nullptr;
    Button *m_back = nullptr, *m_next = nullptr;
    bool m_busy = false, m_pathTouched = false;
};

} // namespace mulin::ui
