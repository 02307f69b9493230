// Which faces print what, whether they are the ones that are asked for, and what to install where they are not.
#pragma once

#include "ui/printing/fonts.h"

#include <QtWidgets/QDialog>

namespace mulin::ui::printing {

/// A role as it is told: the screen's face has none of an official document.
struct FontLine {
    QString role, purpose;
    QString wanted; ///< the best of those that would do
    QString used;
    QString licence; ///< what to install instead and where it comes from; empty: nothing is missing
    bool fallback() const { return wanted != used; }
};
std::vector<FontLine> fontLines();

class FontList final : public QWidget {
    Q_OBJECT
public:
    explicit FontList(QWidget* parent = nullptr);
};

/// The same over a preview.
class FontDialog final : public QDialog {
    Q_OBJECT
public:
    explicit FontDialog(QWidget* parent = nullptr);
};

} // namespace mulin::ui::printing
