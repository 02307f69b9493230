// A ledger of the office's own, made and used by commands alone: import, list, form, report and print know it at once.
#include "tests/journeys/shell.h"

using namespace journey;

namespace {

QStringList words(std::initializer_list<const char*> all) {
    QStringList out;
    for (const char* one : all) out << QString::fromUtf8(one);
    return out;
}

Outcome add(Shell& shell, const QStringList& what) {
    return shell.run(QStringList{QStringLiteral("add"), QStringLiteral("office.mulin")} + what + words({"--json"}));
}
QString id(const Outcome& outcome) {
    REQUIRE(outcome.code == 0);
    return text(outcome.object()[QStringLiteral("id")]);
}
QString errorOf(const Outcome& outcome) {
    CHECK(outcome.code == 1);
    return text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]);
}

} // namespace

TEST_CASE("a ledger of the office's own goes through every command") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    CHECK(errorOf(add(shell, words({"ledger_definition", "name=入冬取暖", "class=own"}))) ==
          QStringLiteral("Required")); // without a purpose
    const QByteArray before = shell.digest();
    const QString ledger =
        QStringLiteral("own_") + id(add(shell, words({"ledger_definition", "name=入冬取暖", "class=own",
                                                      "purpose=入冬安全检查", "age_from=60"})));
    const QString way = QStringLiteral("own_") +
                        id(add(shell, words({"field_definition", "name=供暖方式", "kind=choice", "purpose=检查",
                                             "choices=集中供暖\n电暖", "required=1", "in_list=1"})
                                          << QStringLiteral("of=") + ledger));
    id(add(shell, words({"field_definition", "name=室温", "kind=integer", "purpose=检查", "unit=度", "min=-30",
                         "max=40", "in_list=1"})
                      << QStringLiteral("of=") + ledger));
    // Import by the headings that it was given.
    shell.write("heating.csv",
                "姓名,供暖方式,室温,入册日期\n单秀兰,集中供暖,20,2025-11-01\n周建军,电暖,18,2025-11-02\n");
    const Outcome imported = shell.run(words({"import", "office.mulin"}) << ledger << words({"heating.csv", "--json"}));
    REQUIRE(imported.code == 0);
    CHECK(imported.object()[QStringLiteral("added")].toInt() == 2);
    CHECK(imported.object()[QStringLiteral("rejected")].toInt() == 0);
    const auto list = [&](const QString& where) {
        return shell
            .run(words({"list", "office.mulin"})
                 << ledger << QStringLiteral("--where") << where << QStringLiteral("--json"))
            .array();
    };
    REQUIRE(list(QStringLiteral("供暖方式 = 电暖")).size() == 1);
    CHECK(text(list(QStringLiteral("室温 > 19"))[0].toObject()[QStringLiteral("person_name")]) ==
          QStringLiteral("单秀兰"));
    // A form's checks: what is not filled in, out of range, no choice.
    const QString person = id(add(shell, words({"person", "name=李娜"})));
    const QStringList enrol = QStringList{ledger, QStringLiteral("person=") + person};
    CHECK(errorOf(add(shell, enrol)) == QStringLiteral("Required"));
    CHECK(errorOf(add(shell, enrol + QStringList{way + QStringLiteral("=火炕")})) == QStringLiteral("NotAChoice"));
    const QString entry = id(add(shell, enrol + QStringList{way + QStringLiteral("=电暖")}));
    // Export, the person's file on paper, the report of the month.
    CHECK(shell.run(words({"list", "office.mulin"}) << ledger << words({"--format", "csv"}))
              .out.contains(QByteArray("供暖方式")));
    CHECK(shell
              .run(words({"print", "office.mulin", "person_file", "person"})
                   << person << words({"--pdf", "file.pdf", "--json"}))
              .code == 0);
    CHECK(shell.mulin("report office.mulin monthly --month 2025-11").code == 0);
    CHECK(shell.run(words({"show", "office.mulin"}) << ledger << entry << QStringLiteral("--json")).code == 0);
    CHECK(shell.mulin("verify office.mulin").code == 0);
    // With people in it, it neither goes nor is its making undone; retired it takes nobody in.
    const QString definition = ledger.mid(4);
    const auto on = [&](const char* command, const QStringList& more = {}) {
        return shell.run(QStringList{QString::fromLatin1(command), QStringLiteral("office.mulin"),
                                     QStringLiteral("ledger_definition"), definition} +
                         more + words({"--json"}));
    };
    CHECK(errorOf(on("delete")) == QStringLiteral("LedgerInUse"));
    CHECK(on("set", words({"retired=1"})).code == 0);
    CHECK(errorOf(add(shell, QStringList{ledger, QStringLiteral("person=") + person, way + QStringLiteral("=电暖")})) ==
          QStringLiteral("LedgerRetired"));
    CHECK(list(QStringLiteral("left_on is empty")).size() == 3);
    CHECK(
        shell.run(words({"set", "office.mulin"}) << ledger << entry << words({"left_on=2025-12-01", "--json"})).code ==
        0);
    // Backup and restore carry it along.
    REQUIRE(shell.mulin("backup office.mulin backup.mulin").code == 0);
    REQUIRE(shell.mulin("restore backup.mulin again.mulin").code == 0);
    CHECK(shell.run(words({"list", "again.mulin"}) << ledger << QStringLiteral("--json")).array().size() == 3);
    CHECK(shell.mulin("verify again.mulin").code == 0);
    CHECK(shell.digest() != before);
}

TEST_CASE("a ledger that nobody is in is undone without a trace") {
    Shell shell;
    shell.office();
    const QByteArray before = shell.digest();
    const QString ledger =
        id(add(shell, words({"ledger_definition", "name=入冬取暖", "class=own", "purpose=入冬安全检查"})));
    CHECK(shell.run(words({"list", "office.mulin"}) << QStringLiteral("own_") + ledger << QStringLiteral("--json"))
              .code == 0);
    REQUIRE(shell.mulin("undo office.mulin").code == 0);
    CHECK(shell.digest() == before);
    CHECK(shell.mulin("verify office.mulin").code == 0);
}

TEST_CASE("a shipped type takes a field and more choices of the office") {
    Shell shell;
    shell.office();
    const QString column =
        QStringLiteral("own_") +
        id(add(shell, words({"field_definition", "of=person", "name=血型", "kind=text", "purpose=急救"})));
    id(add(shell, words({"field_definition", "of=visit", "field=way", "choices=视频探访"})));
    const QString person =
        id(add(shell, QStringList{QStringLiteral("person"), QStringLiteral("name=甲"), column + QStringLiteral("=O")}));
    CHECK(text(shell.run(words({"show", "office.mulin", "person"}) << person << QStringLiteral("--json"))
                   .object()[column]) == QStringLiteral("O"));
    CHECK(add(shell, words({"visit", "way=视频探访"}) << QStringLiteral("people=visited:") + person).code == 0);
    CHECK(shell.mulin("verify office.mulin").code == 0);
}
