#include "ui/shell/permits.h"

#include "ui/shell/office_session.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"

#include <QtGui/QAction>
#include <QtGui/QHelpEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace mulin::ui {

/// Lives with what it guards.
class Permits::Guard final : public QObject {
public:
    Guard(QObject* act, Needs needs, bool ofType, Without without)
        : QObject(act)
        , m_button(qobject_cast<QAbstractButton*>(act))
        , m_action(qobject_cast<QAction*>(act))
        , m_needs(std::move(needs))
        , m_ofType(ofType)
        , m_without(without)
        , m_wanted(enabled())
        , m_toolTip(m_action ? m_action->toolTip() : QString()) {
        if (m_button) m_button->installEventFilter(this);
        if (m_action) connect(m_action, &QAction::changed, this, &Guard::look);
    }

    void judge(const OfficeSession& session, const std::string& type) {
        Needs needs = m_needs;
        if (m_ofType)
            for (Need& need : needs) need.type = type;
        const QString reason = session.refusal(needs);
        const bool before = allowed();
        m_reason = reason;
        if (m_without == Without::Hidden) {
            if (m_button) m_button->setVisible(allowed());
            if (m_action) m_action->setVisible(allowed());
        } else if (allowed() != before || !allowed()) {
            set(m_wanted && allowed());
        }
        if (m_action && m_without == Without::Disabled) {
            m_action->setToolTip(allowed() ? m_toolTip : plainToolTip(m_reason));
            for (QObject* shown : m_action->associatedObjects())
                if (auto* menu = qobject_cast<QMenu*>(shown)) menu->setToolTipsVisible(true);
        }
    }

    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::EnabledChange) look();
        if (event->type() == QEvent::ToolTip && !allowed()) {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(m_reason), m_button);
            return true;
        }
        return QObject::eventFilter(object, event);
    }

private:
    bool allowed() const { return m_reason.isEmpty(); }
    bool enabled() const { return m_button ? !m_button->testAttribute(Qt::WA_ForceDisabled) : m_action->isEnabled(); }
    void set(bool on) {
        m_setting = true;
        if (m_button) {
            m_button->setEnabled(on);
            m_button->setAccessibleDescription(m_reason);
        }
        if (m_action) m_action->setEnabled(on);
        m_setting = false;
    }
    /// The page has set it: that is what it wants.
    void look() {
        if (m_setting || m_without == Without::Hidden) return;
        if (m_action && !m_action->isVisible()) return; // what is hidden counts as disabled, and wants nothing
        if (allowed())
            m_wanted = enabled();
        else if (enabled()) {
            m_wanted = true;
            set(false);
        }
    }

    QAbstractButton* m_button;
    QAction* m_action;
    Needs m_needs;
    bool m_ofType;
    Without m_without;
    bool m_wanted, m_setting = false;
    QString m_toolTip, m_reason;
};

Permits::Permits(OfficeSession& session, std::string type, QObject* parent)
    : QObject(parent), m_session(session), m_type(std::move(type)) {
    connect(&session, &OfficeSession::accessChanged, this, [this] {
        for (Guard* guard : m_guards) guard->judge(m_session, m_type);
        emit changed();
    });
}

void Permits::guard(QObject* act, Needs needs, bool ofType, Without without) {
    auto* guard = new Guard(act, std::move(needs), ofType, without);
    m_guards.push_back(guard);
    connect(guard, &QObject::destroyed, this, [this, guard] { std::erase(m_guards, guard); });
    guard->judge(m_session, m_type);
}

void Permits::setType(std::string type) {
    m_type = std::move(type);
    for (Guard* guard : m_guards) guard->judge(m_session, m_type);
    emit changed();
}

void showKeys(ListFoot& foot, Permits& permits, std::vector<KeyHint> keys) {
    const auto show = [&foot, &permits, keys = std::move(keys)] {
        QStringList words;
        for (const KeyHint& key : keys)
            if (!key.applies || key.applies())
                words << (!key.right || permits.allows(*key.right) ? key.words : key.without);
        words.removeAll(QString());
        foot.setRight(words.join(QStringLiteral("   ")));
    };
    QObject::connect(&permits, &Permits::changed, &foot, show);
    show();
}

bool Permits::allows(access::Right right) const { return m_session.refusal({{right, m_type}}).isEmpty(); }

} // namespace mulin::ui
