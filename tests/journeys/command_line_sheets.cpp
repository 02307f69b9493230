// Sheets of other kinds and lists of other offices, by the real program.
#include "tests/journeys/shell.h"

using namespace journey;

TEST_CASE("a list is compared on the command line, and nothing is written") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    shell.write("ours.csv", "姓名,入册日期\n单秀兰,2025-01-05\n");
    REQUIRE(shell.mulin("import office.mulin living_alone ours.csv").code == 0);
    const QByteArray before = shell.digest();
    shell.write("theirs.csv", "姓名,电话\n周建军,13900001111\n单秀兰,13811112222\n郑国栋,\n");
    const Outcome compared = shell.mulin("compare office.mulin living_alone theirs.csv");
    REQUIRE(compared.code == 0);
    const QJsonObject list = compared.object();
    CHECK(list[QStringLiteral("same")].toInt() == 0);
    CHECK(list[QStringLiteral("differing")].toInt() == 1);
    CHECK(list[QStringLiteral("missing")].toInt() == 2);
    CHECK(list[QStringLiteral("extra")].toInt() == 0);
    const QJsonArray rows = list[QStringLiteral("rows")].toArray();
    REQUIRE(rows.size() == 3);
    CHECK(text(rows[0].toObject()[QStringLiteral("outcome")]) == QStringLiteral("missing"));
    CHECK(text(rows[2].toObject()[QStringLiteral("outcome")]) == QStringLiteral("unknown"));
    const QJsonObject phone = rows[1].toObject()[QStringLiteral("differences")].toArray()[0].toObject();
    CHECK(text(phone[QStringLiteral("field")]) == QStringLiteral("phone"));
    CHECK(text(phone[QStringLiteral("theirs")]) == QStringLiteral("138****2222"));
    CHECK(shell.digest() == before);
    CHECK(shell.mulin("compare office.mulin correction theirs.csv").code == 1);
}

TEST_CASE("whom a row is about that several are called like can be said") {
    Shell shell;
    shell.office();
    shell.write("register.csv",
                "姓名,电话,现住址\n王伟,13900001111,友谊里3号楼2单元502\n王伟,13900002222,友谊里5号楼1单元203\n");
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    shell.write("theirs.csv", "姓名\n王伟\n");
    const auto row = [](const Outcome& compared) {
        return compared.object()[QStringLiteral("rows")].toArray()[0].toObject();
    };
    const QJsonObject open = row(shell.mulin("compare office.mulin living_alone theirs.csv"));
    CHECK(text(open[QStringLiteral("outcome")]) == QStringLiteral("unread"));
    const QJsonArray namesakes = open[QStringLiteral("namesakes")].toArray();
    REQUIRE(namesakes.size() == 2);
    const QJsonObject second = namesakes[1].toObject();
    CHECK(text(second[QStringLiteral("beside")]) == QStringLiteral("5-1-203"));
    const QString id = text(second[QStringLiteral("id")]);
    const QJsonObject said =
        row(shell.mulin(QByteArray("compare office.mulin living_alone theirs.csv --meant 2=" + id.toUtf8())));
    CHECK(text(said[QStringLiteral("outcome")]) == QStringLiteral("missing"));
    CHECK(text(said[QStringLiteral("person")]) == id);
    CHECK(shell.mulin(QByteArray("compare office.mulin living_alone theirs.csv --meant two=" + id.toUtf8())).code == 1);
    CHECK(shell.mulin("compare office.mulin living_alone theirs.csv --meant 2").code == 1);
    // A row that is not there, and somebody who is not called so.
    shell.write("another.csv", "姓名,现住址\n李娜,友谊里3号楼2单元503\n");
    REQUIRE(shell.mulin("import office.mulin person another.csv").code == 0);
    const QJsonArray found = shell.mulin("find office.mulin 李娜").array();
    REQUIRE(found.size() == 1);
    const QString other = text(found[0].toObject()[QStringLiteral("id")]);
    for (const QByteArray& words : {QByteArray("7=" + id.toUtf8()), QByteArray("2=" + other.toUtf8())})
        CHECK(shell.mulin(QByteArray("compare office.mulin living_alone theirs.csv --meant " + words)).code == 1);
}

TEST_CASE("an .xls is imported by the program itself, a document is called one") {
    Shell shell;
    shell.office();
    const QString old = QStringLiteral(MULIN_SOURCE_DIR "/tests/data/sheets/elders.xls");
    const Outcome imported = shell.run({QStringLiteral("import"), QStringLiteral("office.mulin"),
                                        QStringLiteral("person"), old, QStringLiteral("--json")});
    REQUIRE(imported.code == 0);
    CHECK(imported.object()[QStringLiteral("added")].toInt() == 3);
    shell.write("list.xls", "%PDF-1.7\n");
    const Outcome refused = shell.mulin("import office.mulin person list.xls");
    CHECK(refused.code == 1);
    CHECK(text(refused.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]) ==
          QStringLiteral("SheetOldFormat"));
    // the argument of the reading process is no command of the program
    CHECK(shell.mulin("--read-sheet").code != 0);
}
