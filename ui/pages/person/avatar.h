// A face in a circle: the photo, or the first character of the name.
#pragma once

#include <QtWidgets/QWidget>

namespace mulin::ui {

class Avatar final : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(const QString& name, QWidget* parent = nullptr);
    void setPhoto(const QImage& photo);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_initial;
    QImage m_photo;
};

} // namespace mulin::ui
