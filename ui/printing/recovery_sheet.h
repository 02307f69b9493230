// The sheet that opens an encrypted office file when every password is forgotten: to be printed once, sealed and kept.
#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/db/secret.h"
#include "ui/printing/document.h"

namespace mulin::ui::printing {

struct RecoverySheet {
    QString office; ///< name of the unit
    QString file;   ///< its name, without its folder
    QString ledger; ///< sealed ledger that it opens; empty = the file
    QString user;   ///< who made the sheet
    Date date;
    db::Secret code; ///< db::recoveryCode
};

/// The groups of a code, as they are numbered on the sheet.
QStringList recoveryGroups(const db::Secret& code);
Result<Document> recoveryDocument(const RecoverySheet& sheet);

} // namespace mulin::ui::printing
