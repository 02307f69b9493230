#include "ui/shell/top_bar.h"

#include "ui/look/paint.h"
#include "ui/shell/commands.h"
#include "ui/widgets/button.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace mulin::ui {

class TopBar::UserButton final : public QAbstractButton {
public:
    explicit UserButton(QWidget* parent) : QAbstractButton(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        // Widths are fractions of pixels: one more keeps the last letter.
        const int name = 1 + qMin(QFontMetrics(baseFont()).horizontalAdvance(text()), px().navigation * 3 / 4);
        return {px().s2 + px().avatar + px().s2 + name + px().s2, px().control};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        FaceState state;
        state.hovered = underMouse();
        state.focused = hasFocus();
        paintButtonFace(painter, rect(), ButtonKind::Tool, state);
        const int side = px().avatar;
        const QRect ring(px().s2, (height() - side) / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(colour(Colour::AccentSoft));
        painter.drawEllipse(ring);
        painter.setFont(fontOf(px().initial, Weight::Bold));
        painter.setPen(colour(Colour::Accent));
        // The family name's sign may be outside the BMP.
        const QString initial = text().isEmpty() ? QString() : text().left(text().at(0).isHighSurrogate() ? 2 : 1);
        painter.drawText(ring, Qt::AlignCenter, initial);
        painter.setFont(baseFont());
        painter.setPen(colour(Colour::Text));
        const QRect words(ring.right() + 1 + px().s2, 0, width() - ring.right() - 1 - 2 * px().s2, height());
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::StyleChange) updateGeometry();
        QAbstractButton::changeEvent(event);
    }
};

TopBar::TopBar(Commands& commands, QWidget* parent)
    : Strip(&Sizes::topBar, Qt::BottomEdge, Surface::Raised, parent)
    , m_search(new SearchField(tr("Find people, matters, numbers"), commands.keysOf(QStringLiteral("search")), this))
    , m_registerMenu(new QMenu)
    , m_userMenu(new QMenu(this))
    , m_user(new UserButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px().s6, 0, px().s6, 0);
    layout->setSpacing(px().s2);
    m_search->setObjectName(QStringLiteral("shell.search"));
    m_search->setProperty("quiet", true);
    m_search->setMaximumWidth(px().searchWidth);
    m_register = (new Button(ButtonKind::Primary, tr("Register"), this))
                     ->withIcon(QStringLiteral("plus"))
                     ->withMenu(m_registerMenu)
                     ->named(QStringLiteral("shell.register"));
    m_registerMenu->installEventFilter(this);
    m_user->setObjectName(QStringLiteral("shell.user"));
    connect(m_user, &QAbstractButton::clicked, this, [this] {
        if (m_userMenu->isEmpty()) return;
        // Right edges in line: it stays in the window.
        const int left = qMin(0, m_user->width() - m_userMenu->sizeHint().width());
        m_userMenu->popup(m_user->mapToGlobal(QPoint(left, m_user->height() + px().s1)));
    });
    layout->addWidget(m_search, 100); // up to its greatest width, before anything stays empty
    layout->addStretch(1);
    layout->addWidget(m_register);
    layout->addSpacing(px().s4);
    layout->addWidget(m_user);
    for (const QString& id : {QStringLiteral("notices"), QStringLiteral("lock")}) {
        QAction* action = commands.action(id);
        const QString keys = commands.keysOf(id);
        auto* button = iconButton(id == QStringLiteral("lock") ? QStringLiteral("lock") : QStringLiteral("bell"),
                                  keys.isEmpty() ? action->text() : action->text() + QLatin1Char(' ') + keys, this);
        button->named(QStringLiteral("shell.") + id);
        button->setAccessibleName(action->text());
        connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [action, button] {
            button->setEnabled(action->isEnabled());
            button->setVisible(action->isVisible());
        });
        layout->addWidget(button);
    }
    setUser({});
}

bool TopBar::eventFilter(QObject* object, QEvent* event) {
    if (object == m_registerMenu && (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionChanged)) {
        const auto acts = m_registerMenu->actions();
        m_register->setVisible(
            std::any_of(acts.begin(), acts.end(), [](const QAction* act) { return act->isVisible(); }));
    }
    return Strip::eventFilter(object, event);
}

void TopBar::setUser(const QString& name) {
    m_user->setText(name);
    m_user->setAccessibleName(tr("Signed in: %1").arg(name));
    m_user->setVisible(!name.isEmpty());
    m_user->updateGeometry();
}

} // namespace mulin::ui
