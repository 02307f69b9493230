// For who manages a sealed ledger: who has which part in it, its key, and its log.
#pragma once

#include "ui/pages/ledgers/sealing.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class TimelineView;

class VaultMembers final : public QWidget {
    Q_OBJECT
public:
    VaultMembers(OfficeSession& session, std::string vault, QWidget* parent = nullptr);

signals:
    void backRequested();

private:
    struct Person {
        std::string login;
        QString name;
        bool hasKey = false;
    };
    struct Content;
    void reload();
    void fill(const Content& content);
    QWidget* memberRow(const security::VaultMember& member, bool self, QWidget* parent);
    void grant(const std::string& login, security::VaultPart part);
    void revoke(const std::string& login);
    void rekey();
    void settle(const Result<void>& done, const QString& words);

    OfficeSession& m_session;
    std::string m_vault;
    QString m_label;
    QVBoxLayout* m_place;
    QWidget* m_inside = nullptr;
    TimelineView* m_log;
    Latest m_latest;
};

} // namespace mulin::ui
