// What is asked in several steps: one step of it, and the dialog around such steps.
#pragma once

#include <QtWidgets/QDialog>

class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;

/// Makes `page` a step: what it is about, and in a sentence or two what there is to know. What is asked goes into the
/// column that is returned, below them.
QVBoxLayout* stepPage(QWidget* page, const QString& title, const QString& words);

/// Enter goes on.
class StepDialog : public QDialog {
    Q_OBJECT
public:
    enum class WayOut {
        Cancel,
        LastStep ///< what was begun is done already: neither Cancel nor Esc, one has to get to the end
    };

protected:
    /// `name`: of the dialog; its buttons are "name.next" and so on.
    StepDialog(const QString& name, const QString& title, WayOut wayOut, QWidget* parent);

    /// To be called once: what changes from step to step.
    void setSteps(QWidget* steps);
    /// What the buttons say and whether they can be pressed at this step.
    void setFoot(const QString& next, bool ready, bool hasBack);
    /// Why the step could not be done, until it is tried again.
    void say(const QString& sentence);

    virtual void next() = 0;
    virtual void back() = 0;
    void keyPressEvent(QKeyEvent* event) override;
    void reject() override;

private:
    WayOut m_wayOut;
    ElidedLabel* m_message;
    Button *m_back, *m_next;
};

} // namespace mulin::ui
