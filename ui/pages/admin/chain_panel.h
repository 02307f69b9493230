// Is the log whole? The code that its chains fold to, the check of every link, and the code on a printed report.
#pragma once

#include "core/journal/chain.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QScrollArea>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class Button;

class ChainPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit ChainPanel(OfficeSession& session, QWidget* parent = nullptr);
    /// Reads the code as it is now.
    void reload();

signals:
    void closeRequested();

private:
    struct Outcome {
        journal::ChainVerdict chains;
        QStringList breaks;                                ///< worded
        std::optional<std::optional<journal::Heads>> then; ///< where the printed code belongs, if one was typed
    };
    static Result<Outcome> check(const ReadContext& context, const std::string& mark);
    void run();
    void hint();
    void tell(const Result<Outcome>& outcome);
    void showBreaks(const QStringList& breaks);

    OfficeSession& m_session;
    QLabel *m_mark, *m_moment, *m_result;
    QWidget* m_breaks;
    QLineEdit* m_printed;
    QLabel* m_note; ///< below it
    Button* m_check;
    Latest m_latest;
};

} // namespace mulin::ui
