#include "ui/shell/status_line.h"

#include "ui/shell/background.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>

#include <algorithm>

namespace mulin::ui {

StatusLine::StatusLine(QWidget* parent)
    : Strip(&Sizes::status, Qt::TopEdge, Surface::Bg, parent)
    , m_link(new LinkLabel({}, this))
    , m_icon(new IconLabel(QStringLiteral("check"), Colour::Done, &Sizes::iconSmall, this))
    , m_words(new ElidedLabel({}, Look::Caption, this))
    , m_key(new KeyCap(QStringLiteral("Ctrl+Z"), this))
    , m_task(new ElidedLabel({}, Look::Caption, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(iconButton(QStringLiteral("close"), tr("Cancel"), this))
    , m_right(new ElidedLabel({}, Look::Caption, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px().s4, px().hairline, px().s4, 0);
    layout->setSpacing(px().s2);
    layout->addWidget(m_icon);
    auto* said = new QHBoxLayout;
    said->setSpacing(px().s1);
    said->addWidget(m_words);
    said->addWidget(m_link);
    said->addWidget(m_key);
    layout->addLayout(said);
    layout->addStretch(1);
    layout->addWidget(m_task);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addSpacing(px().s2);
    layout->addWidget(m_right);
    m_link->setObjectName(QStringLiteral("status.link"));
    connect(m_link, &LinkLabel::clicked, this, [this] { emit linkChosen(m_page, m_argument); });
    m_fade.setSingleShot(true);
    m_fade.setInterval(60'000);
    connect(&m_fade, &QTimer::timeout, this, &StatusLine::rest);
    m_words->setObjectName(QStringLiteral("status.words"));
    m_right->setObjectName(QStringLiteral("status.right"));
    m_bar->setObjectName(QStringLiteral("status.progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(px().progress);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->named(QStringLiteral("status.cancel"));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] { emit cancelRequested(m_shownTask); });
    rest();
    showTasks({});
}

/// Shorter on the line than this it may not have been read yet.
static constexpr qint64 readMs = 2'000;

void StatusLine::setUndo(const QString& hint) {
    m_undo = hint;
    if (!m_fade.isActive()) {
        rest();
    } else if (m_key->isHidden() && !hint.isEmpty()) {
        // Said before it was known: after an import.
        m_words->setText(tr("%1 · Undo: %2").arg(m_words->text(), hint));
        m_words->setAccessibleName(m_words->text());
        m_key->show();
    }
}

void StatusLine::leavePage() {
    if (m_fade.isActive() && m_since.elapsed() > qMin<qint64>(readMs, m_fade.interval())) rest();
}

void StatusLine::rest() {
    say({StatusMessage::Kind::Done, tr("Ready"), m_undo});
    m_fade.stop();
}

void StatusLine::say(const StatusMessage& message) {
    switch (message.kind) {
    case StatusMessage::Kind::Done:
    case StatusMessage::Kind::Plain:
        m_icon->setIcon(QStringLiteral("check"), Colour::Done);
        setLook(*m_words, Look::Caption);
        break;
    case StatusMessage::Kind::Warning:
        m_icon->setIcon(QStringLiteral("warning"), Colour::Due);
        setLook(*m_words, Look::Due);
        break;
    case StatusMessage::Kind::Error:
        m_icon->setIcon(QStringLiteral("warning"), Colour::Overdue);
        setLook(*m_words, Look::Overdue);
        break;
    }
    m_icon->setVisible(message.kind != StatusMessage::Kind::Plain);
    //: %1 what was done, e.g. "Saved"; %2 what Ctrl+Z would undo
    m_words->setText(message.undo.isEmpty() ? message.text : tr("%1 · Undo: %2").arg(message.text, message.undo));
    m_words->setAccessibleName(m_words->text());
    m_key->setVisible(!message.undo.isEmpty());
    m_link->setText(message.link);
    m_link->setVisible(!message.link.isEmpty());
    m_page = message.page;
    m_argument = message.argument;
    m_since.start();
    m_fade.start();
}

void StatusLine::setRight(const QString& words) { m_right->setText(words); }

void StatusLine::showTasks(const std::vector<TaskInfo>& tasks) {
    const bool any = !tasks.empty();
    for (QWidget* part :
         {static_cast<QWidget*>(m_task), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)}) {
        part->setVisible(any);
    }
    if (!any) return;
    const TaskInfo& task = tasks.front();
    m_shownTask = task.id;
    QString words = task.cancelling ? tr("Stopping: %1").arg(task.title) : task.title;
    if (tasks.size() > 1) words = tr("%1 and %n more", nullptr, static_cast<int>(tasks.size()) - 1).arg(words);
    m_task->setText(words);
    m_cancel->setEnabled(!task.cancelling);
    // A progress bar counts in int; thousandths are enough.
    m_bar->setRange(0, task.total > 0 ? 1000 : 0);
    if (task.total > 0)
        m_bar->setValue(static_cast<int>(std::clamp<std::int64_t>(task.done * 1000 / task.total, 0, 1000)));
}

} // namespace mulin::ui
