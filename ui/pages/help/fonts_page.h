// 字体: which faces print what on this machine.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

namespace mulin::ui {

class FontsPage final : public Page {
    Q_OBJECT
public:
    FontsPage(Shell& shell, OfficeSession& session);
    QString helpTopic() const override { return QStringLiteral("reports"); }
};

} // namespace mulin::ui
