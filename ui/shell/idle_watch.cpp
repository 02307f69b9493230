#include "ui/shell/idle_watch.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace mulin::ui {

IdleWatch::IdleWatch(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(int milliseconds) {
    m_limit = milliseconds;
    m_since.start();
    if (m_limit > 0)
        m_timer.start(m_limit);
    else
        m_timer.stop();
}

void IdleWatch::look() {
    const qint64 left = m_limit - m_since.elapsed();
    if (left > 0)
        m_timer.start(int(left));
    else
        emit idle();
}

bool IdleWatch::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletMove:
        // Not a timer started anew for each pixel of the mouse: it looks at the clock when it runs out.
        m_since.start();
        if (m_limit > 0 && !m_timer.isActive()) m_timer.start(m_limit);
        break;
    default: break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace mulin::ui
