#include "tests/support/gui_screenshot.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QSet>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

namespace mulin::test {

namespace {

QString nameOf(const QWidget& widget, const QString& text) {
    return QStringLiteral("%1 %2 \"%3\" %4x%5, wants %6x%7")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text)
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

bool outside(const QWidget& widget, const QWidget& window) {
    const QRect box(widget.mapTo(&window, QPoint(0, 0)), widget.size());
    return !window.rect().contains(box);
}

} // namespace

QImage picture(QWidget& widget, qreal scale) {
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.show();
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    widget.render(&painter);
    return image;
}

QImage savePicture(QWidget& widget, const QString& name, qreal scale) {
    const QImage image = picture(widget, scale);
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
    folder.mkpath(QStringLiteral("."));
    image.save(folder.filePath(name + QStringLiteral(".png")));
    return image;
}

QStringList clipped(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->inherits("mulin::ui::ElidedLabel")) continue;
        QString text;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            text = label->text();
            if (label->wordWrap()) {
                if (label->heightForWidth(label->width()) > label->height()) found << nameOf(*label, text);
                continue;
            }
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            text = button->text();
        } else if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
            text = combo->currentText();
            const int words = combo->fontMetrics().horizontalAdvance(text);
            if (words + 40 > combo->width()) found << nameOf(*combo, text);
            continue;
        } else {
            continue;
        }
        const QSize wanted = widget->sizeHint();
        const bool small = wanted.width() > widget->width() || wanted.height() > widget->height() + 1;
        if ((!text.isEmpty() && small) || outside(*widget, window)) found << nameOf(*widget, text);
    }
    return found;
}

QStringList unnamed(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                             qobject_cast<const QLineEdit*>(widget) != nullptr ||
                             qobject_cast<const QComboBox*>(widget) != nullptr ||
                             qobject_cast<const QAbstractItemView*>(widget) != nullptr;
        if (!control || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
        if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool speaks = button != nullptr && !button->text().isEmpty();
        if (!speaks && widget->accessibleName().isEmpty())
            found << nameOf(*widget, QStringLiteral("no accessible name"));
    }
    return found;
}

int colourCount(const QImage& image, int atMost) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            colours.insert(image.pixel(x, y));
            if (colours.size() >= atMost) return atMost;
        }
    }
    return static_cast<int>(colours.size());
}

} // namespace mulin::test
