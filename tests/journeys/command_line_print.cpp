// mulin print: the file of a person and the sheets of the organisation as PDF, without a display.
#include "tests/journeys/shell.h"

using namespace journey;

TEST_CASE("a person's whole file as PDF, masked and for a purpose") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    const QString id = text(shell.mulin("find office.mulin sxl").array()[0].toObject()[QStringLiteral("id")]);
    const auto print = [&](const QString& more) {
        return shell.mulin((QStringLiteral("print office.mulin person_file person ") + id + QLatin1Char(' ') + more)
                               .toUtf8()
                               .constData());
    };
    const Outcome done = print(QStringLiteral("--pdf a.pdf"));
    REQUIRE(done.code == 0);
    CHECK(text(done.object()[QStringLiteral("template")]) == QStringLiteral("person_file"));
    CHECK(text(done.object()[QStringLiteral("id")]) == id);
    CHECK(text(done.object()[QStringLiteral("pdf")]) == QStringLiteral("a.pdf"));
    CHECK(done.object()[QStringLiteral("pages")].toInt() >= 1);
    CHECK(shell.read("a.pdf").startsWith("%PDF-"));
    REQUIRE(print(QStringLiteral("--pdf b.pdf --reveal 上门核对 --from 2026-01-01 --until 2026-06-30")).code == 0);
    // Both stand in the log, one with what the numbers were for.
    const QJsonArray acts = shell.mulin("audit office.mulin --kind printed").object()[QStringLiteral("acts")].toArray();
    REQUIRE(acts.size() == 2);
    CHECK(text(acts[0].toObject()[QStringLiteral("args")].toObject()[QStringLiteral("purpose")]) ==
          QStringLiteral("上门核对"));
    CHECK_FALSE(acts[1].toObject()[QStringLiteral("args")].toObject().contains(QStringLiteral("purpose")));
    CHECK(print(QStringLiteral("--pdf c.pdf --from yesterday")).code == 1);
    CHECK_FALSE(QFile::exists(shell.path("c.pdf")));
}

TEST_CASE("sheets of the organisation as PDF") {
    Shell shell;
    shell.office();
    const QString unit = text(
        shell.mulin("list office.mulin unit --where code=130202002018").array()[0].toObject()[QStringLiteral("id")]);
    for (const char* sheet : {"contact_cards", "notice_board", "notice_board_a3", "call_list"}) {
        INFO(sheet);
        const QString name = QString::fromLatin1(sheet) + QStringLiteral(".pdf");
        CHECK(shell
                  .mulin((QStringLiteral("print office.mulin %1 unit %2 --pdf %3")
                              .arg(QString::fromLatin1(sheet), unit, name))
                             .toUtf8()
                             .constData())
                  .code == 0);
        CHECK(shell.read(name.toUtf8().constData()).startsWith("%PDF-"));
    }
}

TEST_CASE("what cannot be printed is said clearly") {
    Shell shell;
    shell.office();
    const QString id = QString(32, QLatin1Char('0'));
    const auto refused = [&](const char* words) {
        return shell.mulin(QString::fromUtf8(words).arg(id).toUtf8().constData());
    };
    CHECK(refused("print office.mulin letter person %1 --pdf a.pdf").code == 2);
    CHECK(refused("print office.mulin person_file visit %1 --pdf a.pdf").code == 2);
    const Outcome later = refused("print office.mulin person_file person %1 --odt a.odt");
    CHECK(later.code == 2);
    CHECK(later.err.contains("--pdf"));
    CHECK(refused("print office.mulin person_file person %1 --docx a.docx").code == 2);
    CHECK(refused("print office.mulin person_file person %1 --pdf a.pdf").code == 1);
    CHECK_FALSE(QFile::exists(shell.path("a.pdf")));
}
