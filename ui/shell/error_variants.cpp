#include "ui/shell/error_entries.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

using Entry = ErrorEntry;

/// Other words for a code if its argument `what` says so.
struct Variant {
    const char* arg;
    Entry entry;
};
constexpr Variant variants[] = {
    {"folder",
     {ErrorCode::FileReadOnly,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” lies in a folder that may only be read."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Everything in it can be looked at."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "To write, allow writing in the folder or work on a copy."),
      {"path"}}},
    {"output",
     {ErrorCode::FileReadOnly,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” cannot be written: the folder or the file does not allow it."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another folder or another name."),
      {"path"}}},
    {"unlogged",
     {ErrorCode::FileReadOnly,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                        "“%1” may only be read now: what is printed or exported could not be written to the log."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Everything in it can be looked at."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Print and export where the file can be written."),
      {"path"}}},
    {"folder",
     {ErrorCode::FileNotFound,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The folder for “%1” does not exist."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Make the folder first, or choose another."),
      {"path"}}},
    {"empty",
     {ErrorCode::FileNotFound,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "No file was named."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Give the name of the file."),
      {}}},
    {"folder",
     {ErrorCode::FileUnreadable,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is a folder, not a file."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose a file in it."),
      {"path"}}},
    {"special",
     {ErrorCode::FileUnreadable,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is a device or a pipe, not a file."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Save the data as a file first, or choose another file."),
      {"path"}}},
    {"name",
     {ErrorCode::FileUnreadable,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The name “%1” is too long for this disk."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose a shorter name."),
      {"path"}}},
    {"vault",
     {ErrorCode::WrongPassword,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The password for sealed ledgers is wrong."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was shown or written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                        "Type it again: it is the one that you last set yourself, not one that was set for you."),
      {}}},
    {"login",
     {ErrorCode::ReadOnlyField,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                        "In an encrypted file a user keeps the login: the password hangs on it."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Add a user with the new login, then remove this one."),
      {}}},
    {"vault",
     {ErrorCode::AlreadyThere,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The sealed ledger “%1” is set up already."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      nullptr,
      {"vault"}}},
    {"input",
     {ErrorCode::FileExists,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is read by this very step and would be overwritten."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another name."),
      {"path"}}},
    {"office",
     {ErrorCode::FileExists,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is an office file and is not overwritten."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another name."),
      {"path"}}},
    {"person",
     {ErrorCode::NoneFound,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1: nobody is called “%2”."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the name, or enter the person among the residents first."),
      {"field", "value"}}},
    {"person",
     {ErrorCode::SeveralFound,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1: %3 people are called “%2”."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Write the ID number as well."),
      {"field", "value", "count"}}},
    {"deep",
     {ErrorCode::BadExpression,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The condition “%1” has too many parentheses in one another."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Write it with fewer, or in two steps."),
      {"expression"}}},
    {"many",
     {ErrorCode::BadExpression,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The condition “%1” holds more than 30,000 values."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Write it with fewer, or in two steps."),
      {"expression"}}},
    {"sign",
     {ErrorCode::BadExpression,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                        "In the condition “%1” the field before character %2 cannot be compared by this sign."),
      nullptr,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Compare it by = or !=, numbers also by < and >."),
      {"expression", "at"}}},
    {"cell",
     {ErrorCode::SheetTooBig,
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is too big: %2."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Look for the cell and shorten it."),
      {"path", "what"}}},
};

} // namespace

const ErrorEntry* errorVariant(const Error& error) {
    const std::string what = error.arg("what");
    for (const Variant& variant : variants) {
        if (!what.empty() && variant.entry.code == error.code && what == variant.arg) return &variant.entry;
    }
    return nullptr;
}

} // namespace mulin::ui
