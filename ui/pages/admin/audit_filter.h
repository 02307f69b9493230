// Who, what kind, about what, when and where: the chips of the audit, and the question they make.
#pragma once

#include "ui/pages/admin/act_model.h"

#include <array>

class QMenu;

namespace mulin::ui {

class FilterBar;

class AuditFilter final : public QObject {
    Q_OBJECT
public:
    AuditFilter(OfficeSession& session, FilterBar& bar, QObject* parent);

    ActQuestion question() const;
    bool empty() const;
    void clear();
    void setDays(Date from, Date until);
    /// The acts about one record.
    void setRecord(const std::string& type, RecordId id, const QString& title);

signals:
    void changed();

private:
    enum Kind { Who, Sort, Type, Days, Device, KindCount };
    struct Choice {
        QString code, words;
    };
    void readNames();
    void fill(QMenu& menu, Kind kind);
    void choose(Kind kind, const std::optional<Choice>& choice);
    void askDays(const QPoint& at);
    std::vector<Choice> choices(Kind kind) const;
    QString labelOf(Kind kind) const;
    void showChips();

    OfficeSession& m_session;
    FilterBar& m_bar;
    QMenu* m_menu;
    std::vector<Choice> m_users, m_devices;
    std::array<std::optional<Choice>, KindCount> m_chosen;
    std::optional<RecordId> m_record; ///< of the type that is chosen
    std::vector<QWidget*> m_chips;
    Latest m_latest;
};

} // namespace mulin::ui
