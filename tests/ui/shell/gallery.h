// The frame with invented people and figures, for pictures and layout checks.
#pragma once

#include "ui/shell/background.h"
#include "ui/shell/commands.h"
#include "ui/shell/main_window.h"

#include <memory>

namespace mulin::test {

/// Texts of the sample pages in the language of the picture; the program's own come from its translations.
struct Words {
    bool chinese = true;
    QString operator()(const char* zh, const char* en) const { return QString::fromUtf8(chinese ? zh : en); }
};

struct Gallery {
    explicit Gallery(const Words& words);

    Words words;
    ui::Commands commands;
    ui::Background background;
    std::unique_ptr<ui::MainWindow> window;
};

QWidget* residentsBody(const Words& words, QWidget* parent);
QWidget* visitForm(const Words& words, QWidget* parent);
QWidget* importSteps(const Words& words, QWidget* parent);
QWidget* emptyLedger(const Words& words, QWidget* parent);
QWidget* swatches(const Words& words, QWidget* parent);

} // namespace mulin::test
