#include "ui/printing/password_slips.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui::printing {

namespace {

class PasswordSlipsWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::PasswordSlips)
};
Runs runs(const QString& text, bool bold = false) { return {Run{text, bold, {}}}; }

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
            {{runs(PasswordSlipsWords::tr("Office")), runs(office)},
             {runs(PasswordSlipsWords::tr("File")), runs(file)},
             {runs(PasswordSlipsWords::tr("Name")), runs(slip.name)},
             {runs(PasswordSlipsWords::tr("User")), runs(slip.login)},
             {runs(PasswordSlipsWords::tr("Password")),
              runs(QString::fromUtf8(slip.password.text().data(), qsizetype(slip.password.text().size())), true)}},
            1,
            0.2});
        blocks.push_back(
            Paragraph{runs(PasswordSlipsWords::tr("For signing in once: then choose “Change the password” in the "
                                                  "user's menu, set one of your own, and destroy this slip.")),
                      Align::Left, 0, 10.5, FontRole::Song});
        blocks.push_back(Spacer{8});
    }
    return document;
}

} // namespace mulin::ui::printing
