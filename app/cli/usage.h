// Wrong use of the command line, in the user's language: what is missing or too much, and where the help is.
#pragma once

#include <CLI/CLI.hpp>
#include <QtCore/QString>

#include <string>

namespace mulin::cli {

/// Labels of the help texts.
void wordHelp(CLI::App& parser);
/// Options of a command in words, after it is set up.
void wordOptions(CLI::App& command);
/// Can every argument be read?
bool isUtf8(int argc, char** argv);
/// Is the next argument the value of this one? Of options of the window, too.
bool takesValue(const char* argument);
/// Is --json among the arguments?
bool asksJson(int argc, char** argv);
/// The value behind --lang, taken before anything is parsed: the help is in that language, too.
std::string languageArgument(int argc, char** argv);
/// Prints help or what is wrong; 0 or 2.
int answer(const CLI::App& parser, const CLI::ParseError& error, int argc, char** argv);

} // namespace mulin::cli
