// One door of a campaign: what came of it, the campaign's own questions, and what was found, which goes into the files.
#pragma once

#include "core/ledgers/campaign.h"

#include <QtWidgets/QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class FormDraft;
class FormRows;
class OfficeSession;

/// In the order of the keys 1 to 5.
inline constexpr const char* campaignResults[] = {"done", "nobody", "refused", "later", "vacant"};
QString campaignResultText(const OfficeSession& session, const std::string& result);

class DoorPanel final : public QWidget {
    Q_OBJECT
public:
    /// At the normal size of type.
    static constexpr int leastWidth = 376;
    explicit DoorPanel(OfficeSession& session, QWidget* parent = nullptr);
    void show(const ledgers::CampaignProgress& campaign, const ledgers::CampaignDoor& door);
    void clear();
    void takeFocus();
    /// Where it has the place of the doors.
    void setBackVisible(bool visible);
    bool shows(const RecordId& dwelling) const;
    /// Something was typed that is not saved.
    bool isTouched() const { return m_touched; }
    /// As it stands there.
    ledgers::DoorEntry entry() const;
    /// What was typed at this door once and is not saved: typed again.
    void take(const ledgers::DoorEntry& entry);
    void setSaved();
    /// It is being written: nothing more is typed.
    void setBusy(bool busy);
    /// Who was there, kept from door to door.
    QString visitor() const;

signals:
    void backRequested();
    void entered(const mulin::ledgers::DoorEntry& entry);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void touch();
    void addResidents(const ledgers::CampaignDoor& door, QVBoxLayout& column);
    QWidget* makeResults(const std::string& result);
    QWidget* makeAnswer(FormRows& rows, std::size_t at, const QString& said);
    void watch();
    bool check();

    OfficeSession& m_session;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_inside;
    QVBoxLayout* m_place;
    Button *m_back = nullptr, *m_save = nullptr;
    QWidget* m_body = nullptr;
    FormRows* m_rows = nullptr;
    ledgers::DoorEntry m_entry;
    std::vector<ledgers::CampaignColumn> m_columns;
    QButtonGroup* m_result = nullptr; ///< by place in campaignResults
    std::vector<QWidget*> m_fields;   ///< in the order of Enter
    std::vector<QWidget*> m_answers;  ///< line or box
    std::vector<std::pair<RecordId, QCheckBox*>> m_gone;
    QPlainTextEdit *m_findings = nullptr, *m_need = nullptr;
    QLineEdit *m_newcomer = nullptr, *m_phone = nullptr, *m_visitor = nullptr;
    QCheckBox* m_tenant = nullptr;
    QLabel* m_unsaved = nullptr;
    QString m_lastVisitor;
    FormDraft* m_draft; ///< of the door shown: what is typed survives another door, the lock and a crash
    bool m_touched = false;
};

} // namespace mulin::ui
