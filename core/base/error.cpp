#include "core/base/error.h"

namespace mulin {

const char* errorName(ErrorCode code) {
    switch (code) {
#define NAME(x)                                                                                                        \
    case ErrorCode::x: return #x
        NAME(Internal);
        NAME(Cancelled);
        NAME(FileNotFound);
        NAME(FileExists);
        NAME(FileUnreadable);
        NAME(FileReadOnly);
        NAME(FileInUse);
        NAME(FileNotMulin);
        NAME(FileNewer);
        NAME(FileDamaged);
        NAME(FileIncomplete);
        NAME(DiskFull);
        NAME(IoError);
        NAME(NetworkDrive);
        NAME(FileEncrypted);
        NAME(WrongPassword);
        NAME(NoKeySlot);
        NAME(HeaderDamaged);
        NAME(WrongRecovery);
        NAME(KeySlotsFull);
        NAME(UnknownOffice);
        NAME(UnknownTiers);
        NAME(UnknownType);
        NAME(UnknownField);
        NAME(UnknownRecord);
        NAME(AmbiguousId);
        NAME(UnknownTxn);
        NAME(UnknownReport);
        NAME(UnknownAction);
        NAME(BadExpression);
        NAME(BadArgument);
        NAME(Denied);
        NAME(Required);
        NAME(BadValue);
        NAME(NotAChoice);
        NAME(OutOfRange);
        NAME(TooLong);
        NAME(FutureDate);
        NAME(BadIdNumber);
        NAME(IdClash);
        NAME(LinkTarget);
        NAME(ReadOnlyField);
        NAME(StaleForm);
        NAME(StillReferenced);
        NAME(AlreadyThere);
        NAME(AlreadyTaken);
        NAME(OwnUnit);
        NAME(LastAdministrator);
        NAME(BeforeBirth);
        NAME(AfterDeath);
        NAME(DatesReversed);
        NAME(PeriodsOverlap);
        NAME(LedgerRetired);
        NAME(OtherOffice);
        NAME(LedgerInUse);
        NAME(UnknownLedger);
        NAME(NobodyResponsible);
        NAME(TooFewVisitors);
        NAME(RecordClosed);
        NAME(AttachmentTooBig);
        NAME(AttachmentEmpty);
        NAME(AttachmentMissing);
        NAME(NotAPicture);
        NAME(VaultMissing);
        NAME(VaultLocked);
        NAME(VaultNotGranted);
        NAME(VaultKeyLost);
        NAME(VaultApart);
        NAME(NoPersonalKey);
        NAME(LastVaultManager);
        NAME(SecondPerson);
        NAME(BadDefinition);
        NAME(NothingToUndo);
        NAME(NotUndoable);
        NAME(AlreadyUndone);
        NAME(SheetEmpty);
        NAME(SheetNoHeader);
        NAME(SheetIsHtml);
        NAME(SheetEncrypted);
        NAME(SheetOldFormat);
        NAME(SheetHelper);
        NAME(SheetConverter);
        NAME(SheetUnknown);
        NAME(SheetDamaged);
        NAME(SheetTooBig);
        NAME(SheetUnsafe);
        NAME(SheetNoName);
        NAME(BadMapping);
        NAME(NoneFound);
        NAME(SeveralFound);
        NAME(NumberClash);
#undef NAME
    }
    return "Internal";
}

std::string Error::arg(const std::string& name) const {
    for (const auto& [key, value] : args)
        if (key == name) return value;
    return {};
}

Error makeError(ErrorCode code, std::vector<std::pair<std::string, std::string>> args, std::string detail,
                SourcePlace where) {
    return Error{code, std::move(args), std::move(detail), where};
}

} // namespace mulin
