// Nobody touches the program: for so long that what it shows should be closed.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace mulin::ui {

class IdleWatch final : public QObject {
    Q_OBJECT
public:
    /// Sees the keys, clicks and movements of all windows of the application.
    explicit IdleWatch(QObject* parent = nullptr);
    /// 0 = never.
    void setLimit(int milliseconds);

signals:
    /// Once; again after somebody was there meanwhile.
    void idle();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void look();

    QTimer m_timer;
    QElapsedTimer m_since;
    int m_limit = 0;
};

} // namespace mulin::ui
