// Foot of the window: what was just done, what Ctrl+Z would undo, what runs; the state of the file at the right.
#pragma once

#include "ui/widgets/strip.h"

#include <vector>

class QProgressBar;

namespace mulin::ui {

class Button;
class ElidedLabel;
class IconLabel;
class KeyCap;
struct TaskInfo;

struct StatusMessage {
    enum class Kind { Done, Plain, Warning, Error };
    Kind kind = Kind::Done;
    QString text;      ///< "Saved"
    QString undo = {}; ///< what Ctrl+Z undoes: "phone of 单秀兰 changed"; empty = nothing
};

class StatusLine final : public Strip {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void say(const StatusMessage& message);
    /// "Backup 10 minutes ago".
    void setRight(const QString& words);
    void showTasks(const std::vector<TaskInfo>& tasks);

signals:
    void cancelRequested(int task);

private:
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
