// Which fields are columns, and in which order: ticked, dragged, or moved by Alt+↑↓.
#pragma once

#include "ui/shell/office_session.h"

#include <QtWidgets/QListWidget>

namespace mulin::ui {

class ColumnsPanel final : public QListWidget {
    Q_OBJECT
public:
    ColumnsPanel(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                 QWidget* parent = nullptr);
    void show(const schema::TypeDef& type, const std::vector<std::string>& columns);

signals:
    void changed(const std::vector<std::string>& columns);

protected:
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell();

    OfficeSession& m_session;
    std::vector<std::string> m_shown;
    bool m_filling = false;
};

} // namespace mulin::ui
