#include "ui/printing/password_slips.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui::printing {

namespace {

class PasswordSlipsWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::PasswordSlips)
};
} // namespace

Document passwordSlips(const QString& office, const QString& file, const std::vector<PasswordSlip>& slips) {
    Document document;
    document.title = PasswordSlipsWords::tr("Temporary passwords");
    document.margins = QMarginsF(25, 20, 25, 20);
    document.style.bodySize = 10.5;
    document.style.tableSize = 12;
    document.style.pitch = 7;
    document.style.characterPitch = 0;
    auto& blocks = document.blocks;
    for (const PasswordSlip& slip : slips) {
        blocks.push_back(KeyValues{
            {{plainRuns(PasswordSlipsWords::tr("Office")), plainRuns(office)},
             {plainRuns(PasswordSlipsWords::tr("File")), plainRuns(file)},
             {plainRuns(PasswordSlipsWords::tr("Name")), plainRuns(slip.name)},
             {plainRuns(PasswordSlipsWords::tr("User")), plainRuns(slip.login)},
             {plainRuns(PasswordSlipsWords::tr("Password")),
              plainRuns(QString::fromUtf8(slip.password.text().data(), qsizetype(slip.password.text().size())), true)}},
            1,
            0.2});
        blocks.push_back(
            Paragraph{plainRuns(PasswordSlipsWords::tr("For signing in once: then choose “Change the password” in the "
                                                       "user's menu, set one of your own, and destroy this slip.")),
                      Align::Left, 0, 10.5, FontRole::Song});
        blocks.push_back(Spacer{8});
    }
    return document;
}

} // namespace mulin::ui::printing
