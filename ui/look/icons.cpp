#include "ui/look/icons.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmap>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <memory>

namespace mulin::ui {

namespace {

QString pathOf(const QString& name) { return QStringLiteral(":/icons/") + name + QStringLiteral(".svg"); }

QPixmap rendered(const QString& name, QSize pixels, const QColor& tint) {
    if (pixels.isEmpty()) return {};
    const QString key = QStringLiteral("mulin/%1/%2x%3/%4")
                            .arg(name, QString::number(pixels.width()), QString::number(pixels.height()),
                                 QString::number(tint.rgba(), 16));
    QPixmap made;
    if (QPixmapCache::find(key, &made)) return made;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    svg.replace("#000", tint.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    made = QPixmap(pixels);
    made.fill(Qt::transparent);
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = qMin(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, made);
    return made;
}

class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QString name, Colour role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap made = rendered(m_name, (QSizeF(rect.size()) * ratio).toSize(), tint(mode));
        made.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), made);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return rendered(m_name, size, tint(mode));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return rendered(m_name, size, tint(mode));
    }
    QIconEngine* clone() const override { return new TintedEngine(m_name, m_role); }
    bool isNull() override { return m_name.isEmpty(); }
    QString key() const override { return QStringLiteral("mulin"); }

private:
    QColor tint(QIcon::Mode mode) const { return colour(mode == QIcon::Disabled ? Colour::Disabled : m_role); }

    QString m_name;
    Colour m_role;
};

} // namespace

QIcon icon(const QString& name, Colour role) {
    if (name.isEmpty()) return {};
    return QIcon(new TintedEngine(name, role));
}

bool hasIcon(const QString& name) { return QFile::exists(pathOf(name)); }

void paintIcon(QPainter& painter, const QRectF& box, const QString& name, Colour role) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap made = rendered(name, (box.size() * ratio).toSize(), colour(role));
    made.setDevicePixelRatio(ratio);
    painter.drawPixmap(box.topLeft(), made);
}

QIcon applicationIcon() {
    QIcon made;
    const Tokens own = makeTokens(Theme::Light);
    for (const int side : {16, 20, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(own[Colour::Accent]);
        const qreal corner = side / 8.0;
        painter.drawRoundedRect(QRectF(0, 0, side, side), corner, corner);
        const int inner = side * 3 / 4;
        painter.drawPixmap((side - inner) / 2, (side - inner) / 2,
                           rendered(QStringLiteral("mulin"), {inner, inner}, own[Colour::OnAccent]));
        painter.end();
        made.addPixmap(pixmap);
    }
    return made;
}

} // namespace mulin::ui
