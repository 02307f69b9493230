// What is printed and exported needs a right and stands in the log; the log is read out and whole.
#include "tests/journeys/shell.h"

#include <QtCore/QLockFile>

using namespace journey;

namespace {

QString q(const char* utf8) { return QString::fromUtf8(utf8); }

QStringList operations(const Outcome& audit) {
    QStringList found;
    for (const QJsonValue& act : audit.object()[q("acts")].toArray()) found << text(act.toObject()[q("operation")]);
    return found;
}

} // namespace

TEST_CASE("printing and exporting: refused without the right, logged with it") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    REQUIRE(shell.mulin("users office.mulin add zhao --roles street_staff").code == 0);
    REQUIRE(shell.mulin("users office.mulin add qian --roles mediator").code == 0);
    REQUIRE(shell.mulin("users office.mulin add sun --roles auditor").code == 0);

    // A mediator prints and exports nothing; who works in the sub-district office does both.
    for (const char* refused :
         {"list office.mulin person -o out.xlsx --user qian", "list office.mulin person -o out.json --user qian",
          "list office.mulin person --format csv --user qian",
          "report office.mulin monthly --month 2026-01 --xlsx out.xlsx --user qian",
          "report office.mulin monthly --month 2026-01 --pdf out.pdf --user sun"}) {
        const Outcome outcome = shell.run(q(refused).split(QLatin1Char(' ')));
        CHECK(outcome.code == 1);
        CHECK_FALSE(outcome.err.isEmpty());
    }
    for (const char* file : {"out.xlsx", "out.json", "out.pdf"}) CHECK_FALSE(QFile::exists(shell.path(file)));
    CHECK(operations(shell.mulin("audit office.mulin --kind exported")).isEmpty());
    CHECK(operations(shell.mulin("audit office.mulin --kind printed")).isEmpty());

    REQUIRE(shell.mulin("list office.mulin person -o out.xlsx --user zhao").code == 0);
    REQUIRE(shell.run({q("list"), q("office.mulin"), q("person"), q("--format"), q("csv")}).code == 0);
    REQUIRE(
        shell.mulin("report office.mulin monthly --month 2026-01 --pdf out.pdf --xlsx report.xlsx --user zhao").code ==
        0);
    REQUIRE(shell.mulin("backup office.mulin copy.mulin").code == 0);
    CHECK(operations(shell.mulin("audit office.mulin --kind exported")) ==
          QStringList{q("file.backup"), q("report.export"), q("person.export"), q("person.export")});
    const Outcome printed = shell.mulin("audit office.mulin --kind printed --by zhao");
    REQUIRE(operations(printed) == QStringList{q("report.print")});
    const QJsonObject args = printed.object()[q("acts")].toArray()[0].toObject()[q("args")].toObject();
    CHECK(text(args[q("month")]) == q("2026-01"));
    CHECK(text(args[q("file")]) == q("out.pdf"));
    CHECK(operations(shell.mulin("audit office.mulin --by zhao --type person")) == QStringList{q("person.export")});
    CHECK(operations(shell.mulin("audit office.mulin --since 2099-01-01")).isEmpty());
    CHECK(operations(shell.mulin("audit office.mulin --limit 2")).size() == 2);

    // Read by the auditor, not by who has no right to.
    CHECK(shell.mulin("audit office.mulin --user sun").code == 0);
    CHECK(shell.mulin("audit office.mulin --user zhao").code == 1);
    CHECK(shell.mulin("audit office.mulin --kind everything").code == 2);
    CHECK(shell.mulin("audit office.mulin --since gestern").code == 1);
    CHECK(text(printed.object()[q("log")]).size() == 24);
    CHECK(shell.mulin("verify office.mulin").object()[q("sound")].toBool());
}

TEST_CASE("a file that cannot be written is listed and printed all the same, and says that it is not logged") {
    Shell shell;
    shell.office();
    REQUIRE(shell.run({q("add"), q("office.mulin"), q("person"), q("name=甲")}).code == 0);
    QLockFile held(shell.path("office.mulin.lock")); // as another program would
    REQUIRE(held.lock());
    const Outcome listed = shell.mulin("list office.mulin person -o out.csv");
    CHECK(listed.code == 0);
    CHECK(listed.object()[q("rows")].toInt() == 1);
    CHECK_FALSE(listed.err.isEmpty());
}
