#include "ui/pages/admin/role_ticks.h"

#include "ui/look/tokens.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

RoleTicks::RoleTicks(std::vector<security::OfficeRole> roles, schema::Language language, QWidget* parent)
    : QWidget(parent), m_roles(std::move(roles)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const security::OfficeRole& one : m_roles) {
        const QString help = QString::fromStdString(one.role.help.in(language));
        auto* tick = new QCheckBox(QString::fromStdString(one.role.label.in(language)), this);
        tick->setMinimumHeight(px().control);
        tick->setObjectName(QStringLiteral("role.") + QString::fromStdString(one.role.code));
        tick->setAccessibleDescription(help);
        layout->addWidget(tick);
        if (!help.isEmpty()) {
            auto* words = paragraph(help, Look::Caption, this);
            words->setContentsMargins(px().s6, 0, 0, px().s1);
            layout->addWidget(words);
        }
        connect(tick, &QCheckBox::toggled, this, &RoleTicks::changed);
        m_ticks.push_back(tick);
    }
    if (!m_ticks.empty()) setFocusProxy(m_ticks.front());
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RoleTicks::setHeld(const std::vector<std::string>& codes, const std::vector<RecordId>& own) {
    const QSignalBlocker quiet(this);
    for (std::size_t i = 0; i < m_roles.size(); ++i) {
        const security::OfficeRole& one = m_roles[i];
        const bool byCode = std::find(codes.begin(), codes.end(), one.role.code) != codes.end();
        const bool linked = one.record && std::find(own.begin(), own.end(), *one.record) != own.end();
        m_ticks[i]->setChecked(byCode || linked);
    }
}

std::vector<std::string> RoleTicks::codes() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < m_roles.size(); ++i)
        if (m_ticks[i]->isChecked() && m_roles[i].shipped) all.push_back(m_roles[i].role.code);
    return all;
}

std::vector<RecordId> RoleTicks::own() const {
    std::vector<RecordId> all;
    for (std::size_t i = 0; i < m_roles.size(); ++i)
        if (m_ticks[i]->isChecked() && !m_roles[i].shipped && m_roles[i].record) all.push_back(*m_roles[i].record);
    return all;
}

std::vector<access::Role> RoleTicks::roles() const {
    std::vector<access::Role> all;
    for (std::size_t i = 0; i < m_roles.size(); ++i)
        if (m_ticks[i]->isChecked()) all.push_back(m_roles[i].role);
    return all;
}

} // namespace mulin::ui
