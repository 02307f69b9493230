#include "ui/printing/recovery_sheet.h"

#include "ui/printing/qr_code.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui::printing {

namespace {

class RecoverySheetWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::RecoverySheet)
};
Block note(const char* source) {
    return Paragraph{plainRuns(RecoverySheetWords::tr(source)), Align::Left, 0, 10.5, FontRole::Song};
}

constexpr int across = 3;

/// Numbered, three in a row: read aloud and compared without losing one's place.
Table groupsOf(const QStringList& groups) {
    Table table;
    table.size = 18;
    for (int i = 0; i < across; ++i) table.columns.insert(table.columns.end(), {{0.5, Align::Right}, {2, Align::Left}});
    for (qsizetype from = 0; from < groups.size(); from += across) {
        Row row;
        for (qsizetype i = from; i < qMin(from + across, groups.size()); ++i) {
            row.cells.push_back({plainRuns(QString::number(i + 1))});
            row.cells.push_back({plainRuns(groups[i], true)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// When it is needed, how it is kept, what if it is lost.
constexpr const char* fileNotes[] = {
    QT_TRANSLATE_NOOP(
        "mulin::ui::RecoverySheet",
        "When it is needed: a password is forgotten, or the passwords in the file are damaged. On the sign-in page "
        "choose “Forgot the password”, type the code, and set a new password."),
    QT_TRANSLATE_NOOP(
        "mulin::ui::RecoverySheet",
        "How it is kept: in a sealed envelope with date and signature across the flap, in the safe. Not in the "
        "computer, not in a telephone, not photographed. Whoever has this sheet and the file reads everything in "
        "it."),
    QT_TRANSLATE_NOOP(
        "mulin::ui::RecoverySheet",
        "If all passwords are forgotten and this sheet is lost too, nobody can open the file any more, the makers of "
        "the program included."),
};
constexpr const char* ledgerNotes[] = {
    QT_TRANSLATE_NOOP(
        "mulin::ui::RecoverySheet",
        "When it is needed: nobody who may open this sealed ledger can do so any more. Under Ledgers choose “Open by "
        "the recovery sheet” and type the code. Whoever does manages the ledger from then on; it is logged."),
    QT_TRANSLATE_NOOP(
        "mulin::ui::RecoverySheet",
        "How it is kept: in a sealed envelope with date and signature across the flap, in the safe, apart from the "
        "recovery sheet of the file. Not in the computer, not in a telephone, not photographed. Whoever has this sheet "
        "and the file reads the whole ledger."),
    QT_TRANSLATE_NOOP("mulin::ui::RecoverySheet", "If nobody can open the ledger and this sheet is lost too, what is "
                                                  "in it is lost. When the key of the ledger is "
                                                  "changed, a new sheet is printed and this one is void."),
};

} // namespace

QStringList recoveryGroups(const db::Secret& code) {
    return QString::fromLatin1(code.text().data(), qsizetype(code.text().size()))
        .split(QLatin1Char('-'), Qt::SkipEmptyParts);
}

Result<Document> recoveryDocument(const RecoverySheet& sheet) {
    MULIN_TRY_LET(square, qrCode(sheet.code.text()));
    Document document;
    document.title = RecoverySheetWords::tr("Recovery sheet");
    document.margins = QMarginsF(25, 25, 25, 20);
    document.style.bodySize = 12;
    document.style.tableSize = 12;
    document.style.pitch = 8;
    document.style.characterPitch = 0;
    auto& blocks = document.blocks;
    blocks.push_back(Heading{0, plainRuns(document.title)});
    blocks.push_back(Spacer{4});
    const bool ofLedger = !sheet.ledger.isEmpty();
    KeyValues about{{{plainRuns(RecoverySheetWords::tr("Office")), plainRuns(sheet.office)},
                     {plainRuns(RecoverySheetWords::tr("File")), plainRuns(sheet.file)}},
                    1,
                    0.2};
    if (ofLedger)
        about.items.push_back({plainRuns(RecoverySheetWords::tr("Sealed ledger")), plainRuns(sheet.ledger, true)});
    about.items.push_back(
        {plainRuns(RecoverySheetWords::tr("Made on")), plainRuns(QString::fromStdString(sheet.date.iso()))});
    about.items.push_back({plainRuns(RecoverySheetWords::tr("Made by")), plainRuns(sheet.user)});
    blocks.push_back(std::move(about));
    blocks.push_back(Spacer{6});
    blocks.push_back(note(QT_TRANSLATE_NOOP("mulin::ui::RecoverySheet", "Recovery code")));
    blocks.push_back(Spacer{2});
    blocks.push_back(groupsOf(recoveryGroups(sheet.code)));
    blocks.push_back(Spacer{4});
    square.size = 38;
    blocks.push_back(std::move(square));
    blocks.push_back(Spacer{2});
    for (const char* source : ofLedger ? ledgerNotes : fileNotes) blocks.push_back(note(source));
    blocks.push_back(Spacer{8});
    blocks.push_back(Blanks{{{BlankKind::Signature, RecoverySheetWords::tr("Kept by")},
                             {BlankKind::Signature, RecoverySheetWords::tr("Sealed on")}},
                            2});
    return document;
}

} // namespace mulin::ui::printing
