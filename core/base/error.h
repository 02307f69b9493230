// One error type for the whole program. Core never holds words for users: an error is a code and its arguments;
// ui/shell/error_text words it in the user's language.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mulin {

/// Every way in which an operation can be refused. The name (errorName) is stable: it is the "error" of `--json`.
enum class ErrorCode : std::uint16_t {
    Internal,  ///< our own fault; detail says where
    Cancelled, ///< the user stopped it; nothing was written
    // the file
    FileNotFound,   ///< {path}
    FileExists,     ///< {path}
    FileUnreadable, ///< {path}
    FileReadOnly,   ///< {path}
    FileInUse,      ///< {path, holder}: another program holds the file for writing
    FileNotMulin,   ///< {path}
    FileNewer,      ///< {path, version}: written by a newer Mulin
    FileDamaged,    ///< {path, what}
    FileIncomplete, ///< {path}: `new` or `restore` was interrupted
    DiskFull,       ///< {path}
    IoError,        ///< {path}
    NetworkDrive,   ///< {path}
    FileEncrypted,  ///< {path}: no key was given
    WrongPassword,  ///< {path, user}
    NoKeySlot,      ///< {path, user}: nobody of this name has a password to the file, or not any more
    HeaderDamaged,  ///< {path}: both copies of the key slots; the recovery sheet still opens the file
    WrongRecovery,  ///< {path, what}: "typed" = a slip in the recovery code, "other" = that of another file
    KeySlotsFull,   ///< {path, limit}
    // what was asked for
    UnknownOffice, ///< {code}
    UnknownTiers,  ///< {tiers}
    UnknownType,   ///< {type}
    UnknownField,  ///< {type, field}
    UnknownRecord, ///< {type, id}
    AmbiguousId,   ///< {type, id}
    UnknownTxn,    ///< {id}
    UnknownReport, ///< {name}
    UnknownAction, ///< {action, type}
    BadExpression, ///< {expression, at, what}: position counted in characters from 1; see records/expression.h
    BadArgument,   ///< {argument, value}
    Denied,        ///< {operation, type}
    // values
    Required,          ///< {type, field}
    BadValue,          ///< {type, field, value}
    NotAChoice,        ///< {type, field, value}
    OutOfRange,        ///< {type, field, value}
    TooLong,           ///< {type, field, limit}
    FutureDate,        ///< {type, field, value}
    BadIdNumber,       ///< {field, value, reason}
    IdClash,           ///< {field, value, expected}: the ID number says otherwise
    LinkTarget,        ///< {type, field, id}: no such record, or of the wrong type
    ReadOnlyField,     ///< {type, field}
    StaleForm,         ///< {type, field}: changed since it was shown
    StillReferenced,   ///< {type, id, count, holders}: titles of the first three
    AlreadyThere,      ///< {type, field, holder, id}: another record has the same natural key; holder is its title
    AlreadyTaken,      ///< {type, field, value, holder}: the code of a unit, the login of a user; holder is a name
    OwnUnit,           ///< {id}: the office whose file this is cannot be deleted
    LastAdministrator, ///< {login}: nobody else could administer the office
    // ledgers and visits
    BeforeBirth,       ///< {type, field, value, birth}
    AfterDeath,        ///< {type, field, value, death}
    DatesReversed,     ///< {type, field, value, since, before}: `value` lies before `since`, called `before`
    PeriodsOverlap,    ///< {type, field, from, until}: the same person is in that ledger then; until may be empty
    LedgerRetired,     ///< {type}: takes nobody in any more
    OtherOffice,       ///< {type}: is kept by offices of another kind
    LedgerInUse,       ///< {type, count}: people are or were in it
    UnknownLedger,     ///< {value, nearest}: labels of ledgers that sound alike, or none
    NobodyResponsible, ///< {type, field}
    TooFewVisitors,    ///< {type, field, least}: the ledger that asks for them
    RecordClosed,      ///< {type, field, on}: the day from which it is locked
    // attachments
    AttachmentTooBig,  ///< {name, size, limit}: bytes
    AttachmentEmpty,   ///< {name}
    AttachmentMissing, ///< {name}: its content does not lie in this file
    NotAPicture,       ///< {type, field, name}
    // vaults: what = the compartment, "vault:correction"
    VaultMissing,     ///< {vault}: not made yet
    VaultLocked,      ///< {vault}: to be opened first, by password
    VaultNotGranted,  ///< {vault, user}: the user has no part in it
    VaultKeyLost,     ///< {vault, user}: what was granted does not open by the own key any more
    VaultApart,       ///< {vault}: one act writes a vault or the open file, never both
    NoPersonalKey,    ///< {user}: has not set the password yet that vaults are granted to
    LastVaultManager, ///< {vault, user}: nobody else could grant it
    SecondPerson,     ///< {vault, user}: a bulk export needs somebody else with a grant beside
    // definitions
    BadDefinition, ///< {file, line, what}
    // undo
    NothingToUndo,
    NotUndoable,   ///< {operation}: has legal effect, to be corrected instead
    AlreadyUndone, ///< {id}
    // spreadsheets
    SheetEmpty,     ///< {path}
    SheetNoHeader,  ///< {path}
    SheetIsHtml,    ///< {path}
    SheetEncrypted, ///< {path}
    SheetOldFormat, ///< {path, format}: .xls, .et: save as .xlsx
    SheetHelper,    ///< {path, what}: the program that reads it stopped: "crashed", "time", "memory"
    SheetConverter, ///< {path, format}: nothing on this machine turns it into .xlsx
    SheetUnknown,   ///< {path}
    SheetDamaged,   ///< {path, part}
    SheetTooBig,    ///< {path, what}
    SheetUnsafe,    ///< {path, what}: DTD, bomb
    SheetNoName,    ///< {path}: no column can be the name
    BadMapping,     ///< {path, line}
    NoneFound,      ///< {type, field, value, what}: a cell names a record (of the type `what`) that is not there
    SeveralFound,   ///< {type, field, value, what, count}: … that several are called by
    NumberClash,    ///< {type, field, value, what}: … and a number beside it that is somebody else's
};

const char* errorName(ErrorCode code);

/// Where an error arose. (std::source_location is unknown to clang 14.)
struct SourcePlace {
    const char* file = "";
    int line = 0;
    static constexpr SourcePlace current(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
        return {file, line};
    }
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::vector<std::pair<std::string, std::string>> args; ///< values named in the enum's comments
    std::string detail;                                    ///< for the log: technical, English
    SourcePlace where;

    std::string arg(const std::string& name) const;
};

/// makeError(ErrorCode::FileInUse, {{"path", p}, {"holder", h}})
Error makeError(ErrorCode code, std::vector<std::pair<std::string, std::string>> args = {}, std::string detail = {},
                SourcePlace where = SourcePlace::current());

} // namespace mulin
