// Numbers in full on a sheet that is shown with stars: who may see them says what for, it is logged, and the sheet is
// made anew.
#pragma once

#include "ui/shell/office_session.h"

#include <functional>

namespace mulin::ui {

class PageFoot;

struct FullNumbers {
    QString name;                                     ///< object name of the button
    const char* sheet;                                ///< as the log calls it
    std::function<QString()> known;                   ///< a purpose that needs not be asked for; empty: asks
    std::function<void(const QString& purpose)> show; ///< it is logged by then
};
/// The button at the left of the foot. Only with the right to reveal numbers.
void offerFullNumbers(OfficeSession& session, QWidget& sheet, PageFoot& foot, FullNumbers what);
/// What the button does, once it is known what for.
void showFullNumbers(OfficeSession& session, QObject* receiver, const char* sheet, const QString& purpose,
                     std::function<void()> show);

} // namespace mulin::ui
