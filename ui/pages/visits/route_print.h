// Routes and blank forms on their way to paper, shown first.
#pragma once

#include "ui/pages/sheet_out.h"
#include "ui/pages/visits/route_sheet.h"

namespace mulin::ui {

class Segmented;

class RoutePrint final : public SheetDialog {
    Q_OBJECT
public:
    RoutePrint(OfficeSession& session, RouteAsk ask, bool forms, printing::Pages pages, QWidget* parent);
    void setForms(bool forms);

signals:
    void laidOut();

protected:
    SheetOut out() override;

private:
    RouteAsk m_ask;
    bool m_forms;
};

/// At most 200 people.
void printRoute(OfficeSession& session, QWidget* widget, const RouteAsk& ask, bool forms);

} // namespace mulin::ui
