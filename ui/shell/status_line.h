// Foot of the window: what was just done, what Ctrl+Z would undo, what runs; the state of the file at the right.
#pragma once

#include "ui/widgets/strip.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <vector>

class QProgressBar;

namespace mulin::ui {

class Button;
class ElidedLabel;
class IconLabel;
class KeyCap;
class LinkLabel;
struct TaskInfo;

struct StatusMessage {
    enum class Kind { Done, Plain, Warning, Error };
    Kind kind = Kind::Done;
    QString text;      ///< "Saved"
    QString undo = {}; ///< what Ctrl+Z undoes: "phone of 单秀兰 changed"; empty = nothing
    QString link = {}; ///< words behind it that lead to `page`
    QString page = {}, argument = {};
};

class StatusLine final : public Strip {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void say(const StatusMessage& message);
    /// What Ctrl+Z would undo; stands there when nothing else is said.
    void setUndo(const QString& hint);
    /// A message that has been read goes: after a minute, or with the page it was said on.
    void leavePage();
    void setLifetime(int milliseconds) { m_fade.setInterval(milliseconds); }
    /// "Backup 10 minutes ago".
    void setRight(const QString& words);
    void showTasks(const std::vector<TaskInfo>& tasks);

signals:
    void cancelRequested(int task);
    void linkChosen(const QString& page, const QString& argument);

private:
    void rest();

    QTimer m_fade;
    QElapsedTimer m_since;
    QString m_undo, m_page, m_argument;
    LinkLabel* m_link;
    IconLabel* m_icon;
    ElidedLabel* m_words;
    KeyCap* m_key;
    ElidedLabel* m_task;
    QProgressBar* m_bar;
    Button* m_cancel;
    ElidedLabel* m_right;
    int m_shownTask = 0;
};

} // namespace mulin::ui
