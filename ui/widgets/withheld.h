// 无权查看: stands where there is a value that whoever looks must not see; unlike an empty field, with a lock.
#pragma once

#include <QtWidgets/QWidget>

namespace mulin::ui {

class WithheldMark final : public QWidget {
    Q_OBJECT
public:
    explicit WithheldMark(QWidget* parent = nullptr);
};

/// Of a text that core gave.
bool isWithheld(const QString& text);
/// What stands in its place where there is no room for the lock.
QString withheldWords();

} // namespace mulin::ui
