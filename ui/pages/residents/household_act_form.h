// One act over a household, asked on its own page: who, where to, from when; below, in whose file what will change.
#pragma once

#include "core/people/household_acts.h"
#include "core/people/household_view.h"
#include "ui/shell/office_session.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QAbstractButton;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class FormDraft;
class FormRow;
class FormRows;
class PageHead;

class HouseholdActForm final : public QWidget {
    Q_OBJECT
public:
    using Kind = people::HouseholdAct::Kind;
    HouseholdActForm(OfficeSession& session, QWidget* parent = nullptr);

    /// `chosen`: ticked from the start, or the new head.
    void begin(RecordId household, Kind kind, std::optional<RecordId> chosen);
    void save();
    /// What is filled in is thrown away.
    void discard();
    /// Is anything else filled in than it began with?
    bool isDirty() const { return filled() != m_before; }
    static QString titleOf(Kind kind);
    /// move, address, split, join, head, relations.
    static QString codeOf(Kind kind);
    static std::optional<Kind> kindOf(const QString& code);

signals:
    void saved();
    void left(); ///< without having saved
    void backRequested();

private:
    struct Line {
        RecordId person;
        QString name;
        QAbstractButton* chosen = nullptr;
        QComboBox* relation = nullptr;
    };
    void clear();
    void build(const people::HouseholdView& view, std::optional<RecordId> chosen);
    QWidget* makePeople(const std::vector<people::Member>& members, std::optional<RecordId> chosen);
    void findOthers();
    void followChosen();
    QStringList filled() const;
    void fill(const QStringList& values);
    void touch();
    /// nullopt: something is missing, said beside its field if `say`.
    std::optional<people::HouseholdAct> act(bool say);
    void foretell();
    void show(const people::HouseholdPreview& preview);
    void clearPreview(const QString& words);
    QString relationText(const std::string& code) const;

    OfficeSession& m_session;
    std::optional<RecordId> m_household;
    Kind m_kind = Kind::Move;
    std::string m_address; ///< where they live now
    QStringList m_before;  ///< what was filled in at the beginning
    PageHead* m_head;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_place;
    std::vector<Line> m_lines;
    QLineEdit* m_to = nullptr;
    QLineEdit* m_on = nullptr;
    QComboBox* m_other = nullptr;
    FormRow *m_peopleRow = nullptr, *m_toRow = nullptr, *m_onRow = nullptr, *m_otherRow = nullptr;
    std::vector<people::HouseholdThere> m_there;
    QString m_otherWanted; ///< of a draft
    QWidget* m_preview = nullptr;
    Button* m_save = nullptr;
    QTimer m_pause;
    int m_asked = 0; ///< only the last answer counts
    Latest m_latest, m_find;
    FormDraft* m_draft;
};

} // namespace mulin::ui
