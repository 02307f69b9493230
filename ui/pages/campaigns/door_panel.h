// One door of a campaign: what came of it, the campaign's own questions, and what was found, which goes into the files.
#pragma once

#include "core/ledgers/campaign.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class OfficeSession;
class Segmented;

/// In the order of the keys 1 to 4.
inline constexpr const char* campaignResults[] = {"done", "nobody", "refused", "later"};
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
    /// Who was there, kept from door to door.
    QString visitor() const;

signals:
    void backRequested();
    void entered(const mulin::ledgers::DoorEntry& entry);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void submit();

    OfficeSession& m_session;
    Button* m_back;
    QVBoxLayout* m_place;
    QWidget* m_body = nullptr;
    ledgers::DoorEntry m_entry;
    std::vector<ledgers::CampaignColumn> m_columns;
    Segmented* m_result = nullptr;
    std::vector<QWidget*> m_answers; ///< line or box
    QPlainTextEdit* m_findings = nullptr;
    QLineEdit *m_need = nullptr, *m_newcomer = nullptr, *m_phone = nullptr, *m_visitor = nullptr;
    QCheckBox* m_tenant = nullptr;
    QString m_lastVisitor;
};

} // namespace mulin::ui
