// The roles of the office as ticks, each with what it is for below it.
#pragma once

#include "core/security/roles.h"
#include "core/security/users.h"

#include <QtWidgets/QWidget>

class QCheckBox;

namespace mulin::ui {

class RoleTicks final : public QWidget {
    Q_OBJECT
public:
    RoleTicks(std::vector<security::OfficeRole> roles, schema::Language language, QWidget* parent = nullptr);

    void setHeld(const std::vector<std::string>& codes, const std::vector<RecordId>& own);
    /// Of the shipped ones, which users name by code.
    std::vector<std::string> codes() const;
    std::vector<RecordId> own() const;
    std::vector<access::Role> roles() const;

signals:
    void changed();

private:
    std::vector<security::OfficeRole> m_roles;
    std::vector<QCheckBox*> m_ticks; ///< same order
};

} // namespace mulin::ui
