#include "ui/shell/error_text.h"

#include "ui/shell/error_text_details.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui {

namespace {

struct Entry {
    ErrorCode code;
    const char* what;
    const char* kept;
    const char* next;
    /// Names of the arguments behind %1, %2, %3.
    const char* args[3];
};

constexpr Entry entries[] = {
    {ErrorCode::Internal,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The program made a mistake of its own."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was changed by this step."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                       "Try again; if it happens again, note the time and tell the maintainers."),
     {}},
    {ErrorCode::Cancelled,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Stopped as you wished."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     nullptr,
     {}},
    {ErrorCode::FileNotFound,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no file “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the name and the folder, or choose the file again."),
     {"path"}},
    {ErrorCode::FileExists,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is already a file “%1”."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another name."),
     {"path"}},
    {ErrorCode::FileUnreadable,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” cannot be read."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                       "Check whether you may read this file, and whether the disk is plugged in."),
     {"path"}},
    {ErrorCode::FileReadOnly,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” may only be read."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Everything in it can be looked at."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "To write, take away the write protection or work on a copy."),
     {"path"}},
    {ErrorCode::FileInUse,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is open in another place: %2."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Everything in it can be looked at."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "To write, close it there first."),
     {"path", "holder"}},
    {ErrorCode::FileNotMulin,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is not a file of this program."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose a file that ends in .mulin; spreadsheets are read by “Import”."),
     {"path"}},
    {ErrorCode::FileNewer,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” was written by a newer version of this program (format %2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Install the newer version on this computer."),
     {"path", "version"}},
    {ErrorCode::FileDamaged,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is damaged (%2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Restore the newest backup, and keep the damaged file."),
     {"path", "what"}},
    {ErrorCode::FileIncomplete,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” was never finished: making or restoring it was interrupted."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Make or restore it again under another name."),
     {"path"}},
    {ErrorCode::DiskFull,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The disk with “%1” is full."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What was saved before is safe; this step was not saved."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Free some space, then try again."),
     {"path"}},
    {ErrorCode::IoError,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The disk did not answer while “%1” was read or written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What was saved before is safe; this step was not saved."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the disk or the USB stick, then try again."),
     {"path"}},
    {ErrorCode::NetworkDrive,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” lies on a network drive, where it cannot be written safely."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Everything in it can be looked at."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Copy it to a disk of this computer to work with it."),
     {"path"}},
    {ErrorCode::FileEncrypted,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is encrypted."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Sign in with your user name and password."),
     {"path"}},
    {ErrorCode::WrongPassword,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The password does not open “%1”."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP(
         "mulin::ui::ErrorText",
         "Type it again; look at Caps Lock and the input method. A backup opens with the password of its day."),
     {"path"}},
    {ErrorCode::NoKeySlot,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” has no password for the user “%2”."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                       "Check the user name. Whoever was removed can be admitted again by an administrator."),
     {"path", "user"}},
    {ErrorCode::HeaderDamaged,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The passwords stored in “%1” are damaged."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The records behind them are still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                       "Open it with the code on the recovery sheet, or restore the newest backup."),
     {"path"}},
    {ErrorCode::WrongRecovery,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "This recovery code does not belong to “%1”, or was mistyped."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was left as it is."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                       "Compare it with the sheet, group by group, and look whether the sheet is that of this file."),
     {"path"}},
    {ErrorCode::KeySlotsFull,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” cannot take a further user: %2 have a password."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Remove users who do not work here any more."),
     {"path", "limit"}},
    {ErrorCode::UnknownOffice,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no office with the code “%1” in the national register."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the digits, or search by the name of the community."),
     {"code"}},
    {ErrorCode::UnknownTiers,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no tier template “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose one of five, four and branch."),
     {"tiers"}},
    {ErrorCode::UnknownType,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no kind of record called “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the spelling."),
     {"type"}},
    {ErrorCode::UnknownField,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” has no field “%2”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the spelling of the field."),
     {"type", "field"}},
    {ErrorCode::UnknownRecord,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no such record (%1, %2)."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It may have been deleted: look in the recycle bin."),
     {"type", "id"}},
    {ErrorCode::AmbiguousId,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%2” fits more than one record (%1)."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Give the full number."),
     {"type", "id"}},
    {ErrorCode::UnknownTxn,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no act “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose one from the history."),
     {"id"}},
    {ErrorCode::UnknownReport,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is no report “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose one from the list of reports."),
     {"name"}},
    {ErrorCode::UnknownAction,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%2” has no action “%1”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check the spelling of the action."),
     {"action", "type"}},
    {ErrorCode::BadExpression,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The condition “%1” cannot be understood from character %2 on."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Write field, sign and value, such as: sex = female"),
     {"expression", "at"}},
    {ErrorCode::BadArgument,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%2” does not fit %1."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Correct it and try again."),
     {"argument", "value"}},
    {ErrorCode::Denied,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "You have no right for this (%2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Ask the person who administers this office."),
     {"operation", "type"}},
    {ErrorCode::Required,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2 is missing."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Fill it in, then save again."),
     {"type", "field"}},
    {ErrorCode::BadValue,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2: “%3” cannot be understood."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Correct it, then save again."),
     {"type", "field", "value"}},
    {ErrorCode::NotAChoice,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2: “%3” is none of the choices."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Take one from the list."),
     {"type", "field", "value"}},
    {ErrorCode::OutOfRange,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2: “%3” lies outside what is possible."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Correct it, then save again."),
     {"type", "field", "value"}},
    {ErrorCode::TooLong,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2 is too long: %3 characters at most."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Shorten it, or put the rest into the remark."),
     {"type", "field", "limit"}},
    {ErrorCode::FutureDate,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2: %3 lies after today."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Correct the date."),
     {"type", "field", "value"}},
    {ErrorCode::BadIdNumber,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The ID number “%1” is not valid (%2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check it against the card, or save it as “to be checked”."),
     {"value", "reason"}},
    {ErrorCode::IdClash,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1 differs from the ID number, which says %2."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check both against the card, or save it as “to be checked”."),
     {"field", "expected"}},
    {ErrorCode::LinkTarget,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2: what it names is not there any more, or does not belong there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose again from the list."),
     {"type", "field", "id"}},
    {ErrorCode::ReadOnlyField,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2 is worked out by the program and cannot be written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Change the record that it comes from."),
     {"type", "field"}},
    {ErrorCode::StaleForm,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%2 was changed by somebody else while this form was open."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there; nothing was overwritten."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Look at the new value, then save again."),
     {"type", "field"}},
    {ErrorCode::StillReferenced,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It is still named by %1 other records: %2"),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was not deleted."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Delete or change those first."),
     {"count", "holders"}},
    {ErrorCode::AlreadyThere,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” already has a record with this “%2”: %3."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Open that record and change it there, or correct what you typed."),
     {"type", "field", "holder"}},
    {ErrorCode::AlreadyTaken,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” already belongs to “%2”."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "What you typed is still there."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another, or change that record."),
     {"value", "holder"}},
    {ErrorCode::OwnUnit,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "This is the office to which the file belongs; it cannot be deleted."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It was not deleted."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "If its name or code is wrong, correct that."),
     {}},
    {ErrorCode::LastAdministrator,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nobody but “%1” may administer this office."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "First make somebody else an administrator."),
     {"login"}},
    {ErrorCode::BadDefinition,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The definition %1 has a mistake in line %2: %3"),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Correct the file, then start again."),
     {"file", "line", "what"}},
    {ErrorCode::NothingToUndo,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "There is nothing to undo."),
     nullptr,
     nullptr,
     {}},
    {ErrorCode::NotUndoable,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "This step has legal effect and is not undone."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "It stays in force."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Register a correction instead."),
     {}},
    {ErrorCode::AlreadyUndone,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "This step was undone already."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "To bring it back, undo the undoing."),
     {}},
    {ErrorCode::SheetEmpty,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The sheet “%1” is empty."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose another file or another sheet of it."),
     {"path"}},
    {ErrorCode::SheetNoHeader,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "No row of headings was found in “%1”."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Point to the row with 姓名 and the other headings."),
     {"path"}},
    {ErrorCode::SheetIsHtml,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is a web page with the name of a spreadsheet."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Open it in WPS or Excel and save it as .xlsx."),
     {"path"}},
    {ErrorCode::SheetEncrypted,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is protected by a password."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Open it in WPS or Excel, take the password away and save it."),
     {"path"}},
    {ErrorCode::SheetOldFormat,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is in a format that is not read here (%2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Open it in WPS or Excel and save it as .xlsx."),
     {"path", "format"}},
    {ErrorCode::SheetUnknown,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is not a spreadsheet."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose an .xlsx or .csv file."),
     {"path"}},
    {ErrorCode::SheetDamaged,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is damaged (%2)."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Open it in WPS or Excel, save it again and try once more."),
     {"path", "part"}},
    {ErrorCode::SheetTooBig,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” is too big: %2."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Split it into several files."),
     {"path", "what"}},
    {ErrorCode::SheetUnsafe,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” holds something that no register needs (%2) and was not opened."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Ask where the file comes from; copy the rows into a new sheet."),
     {"path", "what"}},
    {ErrorCode::SheetNoName,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "No column of “%1” can be the name."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Say which column holds the names."),
     {"path"}},
    {ErrorCode::BadMapping,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The saved mapping “%1” has a mistake in line %2."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nothing was written."),
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Map the columns again and save it anew."),
     {"path", "line"}},
    {ErrorCode::NoneFound,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1: there is no “%2”."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check how it is written, or enter it first."),
     {"field", "value"}},
    {ErrorCode::SeveralFound,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1: “%2” fits %3 records."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Write its number or code."),
     {"field", "value", "count"}},
    {ErrorCode::NumberClash,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "%1: “%2” and the number beside it do not belong together."),
     nullptr,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Check both."),
     {"field", "value"}},
};

/// Beside a field, where the label stands already.
struct Note {
    ErrorCode code;
    const char* text;
    const char* arg;
};
constexpr Note notes[] = {
    {ErrorCode::Required, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Has to be filled in"), nullptr},
    {ErrorCode::BadValue, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Cannot be understood"), nullptr},
    {ErrorCode::NotAChoice, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "None of the choices"), nullptr},
    {ErrorCode::OutOfRange, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Outside what is possible"), nullptr},
    {ErrorCode::TooLong, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Too long: %1 characters at most"), "limit"},
    {ErrorCode::FutureDate, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Later than today"), nullptr},
    {ErrorCode::IdClash, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The ID number says %1"), "expected"},
    {ErrorCode::LinkTarget, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose one from the list"), nullptr},
    {ErrorCode::StaleForm,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Changed by somebody else meanwhile; save again to overwrite"), nullptr},
    {ErrorCode::ReadOnlyField, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Worked out by the program"), nullptr},
};

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
      QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“%1” may only be read now: what is printed or exported could not be "
                                                "written to the log."),
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

QString words(const char* text) { return QCoreApplication::translate("mulin::ui::ErrorText", text); }

const Entry* entryOf(ErrorCode code) {
    for (const Entry& entry : entries) {
        if (entry.code == code) return &entry;
    }
    return nullptr;
}

const Entry* entryFor(const Error& error) {
    const std::string what = error.arg("what");
    for (const Variant& variant : variants) {
        if (!what.empty() && variant.entry.code == error.code && what == variant.arg) return &variant.entry;
    }
    return entryOf(error.code);
}

/// The value of an argument in words: labels for ids.
QString argument(const Error& error, const std::string& name, const schema::Catalogue* catalogue,
                 schema::Language language) {
    const std::string value = error.arg(name);
    if (isErrorDetail(name)) return errorDetail(error, name);
    if (catalogue != nullptr) {
        const schema::TypeDef* type = catalogue->find(error.arg("type").empty() ? "person" : error.arg("type"));
        if (name == "type" && type != nullptr && !value.empty())
            return QString::fromStdString(type->label.in(language));
        if (name == "field" && type != nullptr) {
            // "people:visited" is one role of a field.
            const std::size_t colon = value.find(':');
            if (const schema::FieldDef* field = type->field(value.substr(0, colon))) {
                const schema::ChoiceDef* role =
                    colon == std::string::npos ? nullptr : field->role(std::string_view(value).substr(colon + 1));
                return QString::fromStdString((role ? role->label : field->label).in(language));
            }
        }
        if (name == "expected" && type != nullptr) {
            const schema::FieldDef* field = type->field(error.arg("field"));
            if (field != nullptr) {
                for (const schema::ChoiceDef& choice : field->choices) {
                    if (choice.code == value) return QString::fromStdString(choice.label.in(language));
                }
            }
        }
    }
    return QString::fromStdString(value);
}

} // namespace

QString ErrorWords::all() const {
    QString text = what;
    for (const QString& more : {kept, next}) {
        if (more.isEmpty()) continue;
        // Chinese sentences follow each other without a space.
        if (!text.endsWith(QChar(0x3002))) text += QLatin1Char(' ');
        text += more;
    }
    return text;
}

ErrorWords errorWords(const Error& error, const schema::Catalogue* catalogue, schema::Language language) {
    const Entry* entry = entryFor(error);
    if (entry == nullptr) entry = entryOf(ErrorCode::Internal);
    ErrorWords made;
    const auto fill = [&](const char* text) {
        if (text == nullptr) return QString();
        // In one pass: a value that holds %2 stays as it is.
        QString filled;
        const QString pattern = words(text);
        for (qsizetype i = 0; i < pattern.size(); ++i) {
            const int number =
                pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
            if (number < 1 || number > 3) {
                filled += pattern[i];
                continue;
            }
            ++i;
            if (entry->args[number - 1] != nullptr) {
                filled += argument(error, entry->args[number - 1], catalogue, language);
            }
        }
        return filled;
    };
    made.what = fill(entry->what);
    made.kept = fill(entry->kept);
    made.next = fill(entry->next);
    return made;
}

QString fieldErrorText(const Error& error) {
    if (error.code == ErrorCode::BadIdNumber) return errorDetail(error, "reason");
    for (const Note& note : notes) {
        if (note.code != error.code) continue;
        const QString text = words(note.text);
        return note.arg != nullptr ? text.arg(QString::fromStdString(error.arg(note.arg))) : text;
    }
    return errorWords(error).what;
}

bool hasErrorText(ErrorCode code) { return entryOf(code) != nullptr; }

} // namespace mulin::ui
