// A sealed ledger on the command line: set up, entered, given, taken and recovered; who has no part gets nothing of it.
#include "tests/journeys/shell.h"

using namespace journey;

namespace {

const QStringList limin{QStringLiteral("MULIN_PASSWORD=Limin-Tongji-58")};
/// With --user: a plain file knows nobody by the password.
const QStringList zhou{QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-26")};

Outcome with(Shell& shell, const QString& words, const QStringList& environment = limin) {
    QStringList all = words.split(QLatin1Char(' '), Qt::SkipEmptyParts) << QStringLiteral("--json");
    if (environment.contains(zhou.front())) all << QStringLiteral("--user") << QStringLiteral("zhou");
    return shell.run(all, environment);
}

QString errorOf(const Outcome& outcome) {
    return outcome.code == 0 ? QString()
                             : text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]);
}

QString idOf(const Outcome& outcome) {
    REQUIRE(outcome.code == 0);
    return text(outcome.object()[QStringLiteral("id")]);
}

/// Two users, one resident, and the ledger with her in it; what it says is said nowhere else.
struct Ledger {
    Ledger() {
        // A plain file: there the passwords are those of the vaults alone, and each costs its time once a command.
        REQUIRE(with(shell, QStringLiteral("new office.mulin --office 130202002018 --user limin --plain"), {}).code ==
                0);
        REQUIRE(with(shell, QStringLiteral("users office.mulin add zhou --roles secretary"), {}).code == 0);
        for (const auto& [login, password] :
             {std::pair("limin", "Limin-Tongji-58"), std::pair("zhou", "Zhou-Jianjun-26")})
            REQUIRE(with(shell,
                         QStringLiteral("users office.mulin vault-password --user ") + QString::fromLatin1(login),
                         {QStringLiteral("MULIN_NEW_PASSWORD=") + QString::fromLatin1(password)})
                        .code == 0);
        person = idOf(with(shell, QStringLiteral("add office.mulin person name=单立新")));
        const Outcome vault = with(shell, QStringLiteral("users office.mulin vault-make --vault correction"));
        REQUIRE(vault.code == 0);
        recovery = text(vault.object()[QStringLiteral("recovery")]);
        enrolment = idOf(with(shell, QStringLiteral("add office.mulin correction person=%1 entered_on=2026-01-05"
                                                    " kind=probation officer=金丝雀所长")
                                         .arg(person)));
        visit = idOf(with(shell, QStringLiteral("add office.mulin correction_visit visited_on=2026-02-01"
                                                " people=visited:%1 findings=金丝雀谈话")
                                     .arg(person)));
    }
    Shell shell{leastKeyCost};
    QString person, recovery, enrolment, visit;
};

} // namespace

TEST_CASE("a sealed ledger works as every ledger for who has a part in it") {
    Ledger it;
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction")).array().size() == 1);
    CHECK(with(it.shell, QStringLiteral("show office.mulin correction_visit %1").arg(it.visit)).code == 0);
    CHECK(with(it.shell, QStringLiteral("history office.mulin correction %1").arg(it.enrolment)).array().size() == 1);
    const auto mentions = [&](const QString& more) {
        return with(it.shell, QStringLiteral("show office.mulin person %1 %2").arg(it.person, more))
            .object()[QStringLiteral("mentions")]
            .toArray()
            .size();
    };
    CHECK(mentions({}) == 0);
    CHECK(mentions(QStringLiteral("--vault correction")) == 2);
    // An undo takes what can be read: without the vault that is the resident, whom nothing in the open names.
    CHECK(with(it.shell, QStringLiteral("undo office.mulin --vault correction")).code == 0);
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction_visit")).array().isEmpty());
    for (const char* more : {"", " --vault correction"}) {
        const Outcome verdict = with(it.shell, QStringLiteral("verify office.mulin") + QString::fromLatin1(more));
        CHECK(verdict.object()[QStringLiteral("sound")].toBool());
        CHECK(verdict.object()[QStringLiteral("vaults_closed")].toArray().size() == (*more == 0 ? 1 : 0));
    }
    it.shell.write("sheet.csv", QByteArray("姓名,矫正类别,入册日期\n单立新,假释,2026-01-05\n不认识,缓刑,2026-02-02\n"));
    const QJsonObject report = with(it.shell, QStringLiteral("import office.mulin correction sheet.csv")).object();
    CHECK(report[QStringLiteral("updated")].toInt() == 1);
    CHECK(report[QStringLiteral("rejected")].toInt() == 1); // nobody of this name is among the residents
    // In the figures of a month it stands for who asks for it alone.
    const auto figures = [&](const QString& more) {
        return with(it.shell, QStringLiteral("report office.mulin monthly --month 2026-01 ") + more).out;
    };
    CHECK(figures(QStringLiteral("--vault correction")).contains("ledger.correction.entered"));
    CHECK_FALSE(figures({}).contains("correction"));
    REQUIRE(with(it.shell, QStringLiteral("backup office.mulin copy.mulin")).code == 0);
    CHECK(with(it.shell, QStringLiteral("list copy.mulin correction")).array().size() == 1);
    for (const char* file : {"office.mulin", "copy.mulin"}) CHECK_FALSE(it.shell.read(file).contains("金丝雀"));
}

TEST_CASE("who has no part in a sealed ledger gets nothing of it, by any command") {
    Ledger it;
    for (const char* command : {"list office.mulin correction", "list office.mulin correction_visit",
                                "list office.mulin correction -o out.csv", "show office.mulin correction %1",
                                "history office.mulin correction %1", "set office.mulin correction %1 officer=x",
                                "delete office.mulin correction %1", "list office.mulin correction --vault correction",
                                "users office.mulin vault-grant zhou --vault correction"}) {
        const QString words = QString::fromLatin1(command);
        const Outcome out = with(it.shell, words.contains(QLatin1Char('%')) ? words.arg(it.enrolment) : words, zhou);
        INFO(command << ": " << out.out.toStdString());
        CHECK((errorOf(out) == QStringLiteral("Denied") || errorOf(out) == QStringLiteral("VaultNotGranted")));
        CHECK_FALSE(QByteArray(out.out + out.err).contains("金丝雀"));
    }
    CHECK(with(it.shell, QStringLiteral("show office.mulin person %1").arg(it.person), zhou)
              .object()[QStringLiteral("mentions")]
              .toArray()
              .isEmpty());
    const Outcome log = with(it.shell, QStringLiteral("audit office.mulin"), zhou);
    CHECK(log.code == 0);
    CHECK_FALSE(log.out.contains(it.enrolment.toLatin1()));
    CHECK_FALSE(log.out.contains("correction_visit"));
}

TEST_CASE("a part in a sealed ledger is given, taken, and brought back by the sheet; a list goes out before two") {
    Ledger it;
    CHECK(errorOf(with(it.shell, QStringLiteral("list office.mulin correction -o out.csv"))) ==
          QStringLiteral("SecondPerson"));
    REQUIRE(with(it.shell, QStringLiteral("users office.mulin vault-grant zhou --vault correction --part read")).code ==
            0);
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction"), zhou).array().size() == 1);
    CHECK(errorOf(with(it.shell, QStringLiteral("set office.mulin correction %1 officer=x").arg(it.enrolment), zhou)) ==
          QStringLiteral("Denied"));
    QStringList both = limin;
    both << QStringLiteral("MULIN_SECOND_PASSWORD=Zhou-Jianjun-26");
    CHECK(errorOf(with(it.shell, QStringLiteral("list office.mulin correction -o out.csv --second limin"), both)) ==
          QStringLiteral("SecondPerson"));
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction -o out.csv --second zhou"), both).code == 0);
    CHECK(it.shell.read("out.csv").contains("单立新"));
    const auto sheet =
        QStringLiteral("report office.mulin ledger.correction --vault correction --month 2026-02 --xlsx m.xlsx");
    CHECK(errorOf(with(it.shell, sheet)) == QStringLiteral("SecondPerson"));
    CHECK(with(it.shell, sheet + QStringLiteral(" --second zhou"), both).code == 0);

    CHECK(errorOf(with(it.shell, QStringLiteral("users office.mulin vault-revoke limin --vault correction"))) ==
          QStringLiteral("LastVaultManager"));
    REQUIRE(with(it.shell, QStringLiteral("users office.mulin vault-revoke zhou --vault correction")).code == 0);
    CHECK(errorOf(with(it.shell, QStringLiteral("list office.mulin correction"), zhou)) == QStringLiteral("Denied"));
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction")).array().size() == 1);
    const auto byCode = [&](const QString& code) {
        QStringList environment = zhou;
        environment << QStringLiteral("MULIN_RECOVERY=") + code;
        return with(it.shell, QStringLiteral("users office.mulin vault-recover --vault correction"), environment);
    };
    CHECK(errorOf(byCode(QStringLiteral("no code"))) == QStringLiteral("WrongRecovery"));
    REQUIRE(byCode(it.recovery).code == 0);
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction"), zhou).array().size() == 1);
    CHECK(errorOf(with(it.shell, QStringLiteral("verify office.mulin --vault nothing"))) ==
          QStringLiteral("BadArgument"));
    CHECK(errorOf(with(it.shell, QStringLiteral("list office.mulin resettlement"))) == QStringLiteral("VaultMissing"));
}

TEST_CASE("a judicial office keeps talks, leave and assessments; a neighbourhood their references") {
    Ledger it;
    const QString leave = QStringLiteral("add office.mulin correction_leave person=%1 applied_on=2026-02-02"
                                         " starts_on=2026-02-05 ends_on=2026-02-08 destination=天津 reason=medical")
                              .arg(it.person);
    CHECK(errorOf(with(it.shell, leave)) == QStringLiteral("OtherOffice"));
    CHECK(errorOf(with(it.shell, QStringLiteral("add office.mulin setting key=office_kind value=court"))) ==
          QStringLiteral("OutOfRange"));
    const Outcome kind = with(it.shell, QStringLiteral("add office.mulin setting key=office_kind value=judicial"));
    REQUIRE(kind.code == 0);
    const QString made = idOf(with(it.shell, leave));
    const Outcome shown = with(it.shell, QStringLiteral("show office.mulin correction_leave ") + made);
    CHECK(text(shown.object()[QStringLiteral("number")]) == QStringLiteral("QJ2026-0001"));
    CHECK(
        errorOf(with(it.shell, QStringLiteral("set office.mulin correction_leave %1 ends_on=2026-02-01").arg(made))) ==
        QStringLiteral("DatesReversed"));
    for (const char* add :
         {"correction_talk held_on=2026-02-03 kind=regular officer=周志远 gist=金丝雀谈话",
          "correction_assessment held_on=2026-02-04 result=qualified grounds=按时报告 measure=praise"})
        CHECK(with(it.shell, QStringLiteral("add office.mulin %1 person=%2").arg(QString::fromUtf8(add), it.person))
                  .code == 0);
    CHECK(errorOf(with(it.shell, QStringLiteral("add office.mulin correction_reference person=%1 held_on=2026-02-03"
                                                " kind=talk direction=told")
                                     .arg(it.person))) == QStringLiteral("OtherOffice"));
    REQUIRE(with(it.shell, QStringLiteral("undo office.mulin ") + text(kind.object()[QStringLiteral("txn")])).code ==
            0);
    CHECK(errorOf(with(it.shell, leave)) == QStringLiteral("OtherOffice"));
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction_leave")).array().size() == 1);
    CHECK(with(it.shell, QStringLiteral("list office.mulin correction_talk"), zhou).code == 1);
}
