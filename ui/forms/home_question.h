// 更正 or 搬家: asked in place while the address of somebody who lives somewhere is changed in the form.
#pragma once

#include "core/base/date.h"

#include <QtWidgets/QWidget>

#include <optional>

class QLineEdit;
class QRadioButton;

namespace mulin::ui {

class HomeQuestion final : public QWidget {
    Q_OBJECT
public:
    explicit HomeQuestion(Date today, QWidget* parent = nullptr);

    enum class Answer { None, Corrected, Moved };
    Answer answer() const;
    /// The day of the move; nullopt: none that can be read.
    std::optional<Date> on() const;
    void reset();

signals:
    void answered();

private:
    Date m_today;
    QRadioButton* m_corrected;
    QRadioButton* m_moved;
    QLineEdit* m_on;
};

} // namespace mulin::ui
