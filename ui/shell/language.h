// The language of the window: Chinese, unless --lang or the system asks for another that is supported.
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

class QCoreApplication;

namespace mulin::ui {

/// "zh_CN" or "en". `wanted` is the argument of --lang (may be empty or unknown); the C locale counts as Chinese.
QString languageFor(const QString& wanted, const QLocale& system);
QStringList languages();

/// Loads the program's texts and those of Qt's own dialogs; false if they are not compiled in.
/// May be called again: the windows built afterwards speak the new language.
bool installLanguage(QCoreApplication& app, const QString& language);

} // namespace mulin::ui
