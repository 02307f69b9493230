#include "ui/widgets/growing.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLayout>
#include <QtWidgets/QWidget>

namespace mulin::ui {

namespace {

class Growing final : public QObject {
public:
    explicit Growing(QWidget& window) : QObject(&window), m_window(window) { window.installEventFilter(this); }

    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) {
            const QLayout* layout = m_window.layout();
            const int width = m_window.width();
            const int wanted =
                layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
            if (wanted > m_window.height()) m_window.resize(width, wanted);
        }
        return QObject::eventFilter(object, event);
    }

private:
    QWidget& m_window;
};

} // namespace

void growWithContent(QWidget& window) { new Growing(window); }

} // namespace mulin::ui
