#include "ui/widgets/segmented.h"

#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>

namespace mulin::ui {

namespace {

class Segment final : public QAbstractButton {
public:
    Segment(const QString& text, bool first, bool last, QWidget* parent)
        : QAbstractButton(parent), m_first(first), m_last(last) {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setEnds(bool first, bool last) {
        m_first = first;
        m_last = last;
        update();
    }
    void setNote(const QString& note) {
        m_note = note;
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        const int note = m_note.isEmpty() ? 0 : px().s1 + QFontMetrics(captionFont()).horizontalAdvance(m_note);
        const int words = QFontMetrics(baseFont(Weight::Bold)).horizontalAdvance(text());
        return {words + note + 2 * (px().s3 + 2) + px().hairline, px().control};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal r = px().radius - 0.5;
        // Inner borders are shared: each segment but the first starts on its neighbour's line.
        QRectF box = QRectF(rect()).adjusted(m_first ? 0.5 : -0.5, 0.5, -0.5, -0.5);
        QPainterPath path;
        path.addRoundedRect(box.adjusted(m_first ? 0 : -2 * r, 0, m_last ? 0 : 2 * r, 0), r, r);
        painter.setClipRect(rect());
        const bool on = isChecked();
        painter.fillPath(path, colour(on ? Colour::AccentSoft : underMouse() ? Colour::Hover : Colour::Raised));
        painter.setPen(QPen(colour(Colour::LineStrong), px().hairline));
        painter.drawPath(path);
        if (!m_last) painter.drawLine(QPointF(width() - 0.5, 1), QPointF(width() - 0.5, height() - 1));
        if (hasFocus()) paintFocus(painter, QRectF(rect()), px().radius);
        const QFont font = baseFont(on ? Weight::Bold : Weight::Regular);
        painter.setFont(font);
        const Colour words = !isEnabled() ? Colour::Disabled : on ? Colour::Accent : Colour::Text2;
        painter.setPen(colour(words));
        const int advance = QFontMetrics(font).horizontalAdvance(text());
        const int note = m_note.isEmpty() ? 0 : px().s1 + QFontMetrics(captionFont()).horizontalAdvance(m_note);
        const int x = (width() - advance - note) / 2;
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
        if (note == 0) return;
        painter.setFont(captionFont());
        painter.drawText(QRect(x + advance + px().s1, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         m_note);
    }
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::StyleChange) updateGeometry();
        QAbstractButton::changeEvent(event);
    }

private:
    QString m_note;
    bool m_first;
    bool m_last;
};

} // namespace

Segmented::Segmented(const QStringList& options, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < options.size(); ++i) {
        auto* segment = new Segment(options[i], i == 0, i == options.size() - 1, this);
        m_group->addButton(segment, i);
        layout->addWidget(segment);
    }
    if (auto* first = m_group->button(0)) first->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on) emit chosen(index);
    });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int Segmented::current() const { return m_group->checkedId(); }

void Segmented::setCurrent(int index) {
    if (auto* segment = m_group->button(index)) segment->setChecked(true);
}

void Segmented::setNote(int index, const QString& note) {
    if (auto* segment = dynamic_cast<Segment*>(m_group->button(index))) segment->setNote(note);
}

void Segmented::setShown(int index, bool shown) {
    QAbstractButton* segment = m_group->button(index);
    if (segment == nullptr) return;
    segment->setVisible(shown);
    if (!shown && segment->isChecked()) setCurrent(0);
    QList<QAbstractButton*> there = m_group->buttons();
    there.removeIf([](const QAbstractButton* one) { return one->isHidden(); });
    for (QAbstractButton* one : there)
        static_cast<Segment*>(one)->setEnds(one == there.constFirst(), one == there.constLast());
}

} // namespace mulin::ui
