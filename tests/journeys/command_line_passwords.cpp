// An encrypted office on the command line: nothing opens without its password, nothing is written in the clear.
#include "tests/journeys/shell.h"

#include <QtCore/QDir>

using namespace journey;

namespace {

const QStringList limin{QStringLiteral("MULIN_PASSWORD=友谊里-Tongji-58")};

Outcome with(Shell& shell, const char* words, const QStringList& environment = limin) {
    return shell.run(QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts) << QStringLiteral("--json"),
                     environment);
}

QString errorOf(const Outcome& outcome) {
    return text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]);
}

/// Whatever a record says must not be found in the bytes of a file.
void checkSecret(const QByteArray& bytes) {
    for (const char* canary : {"单秀兰", "11010519491231002X", "13800007177", "SQLite format 3", "t_person"}) {
        INFO(canary);
        CHECK_FALSE(bytes.contains(canary));
    }
}

} // namespace

TEST_CASE("an office with a password, from its first file to another program") {
    Shell shell;
    const Outcome made = with(shell, "new office.mulin --office 130202002018");
    REQUIRE(made.code == 0);
    CHECK(made.object()[QStringLiteral("encrypted")].toBool());
    CHECK(text(made.object()[QStringLiteral("recovery")]).size() >= 36);
    shell.write("register.csv", registerCsv);
    REQUIRE(with(shell, "import office.mulin person register.csv").code == 0);
    CHECK(with(shell, "find office.mulin sxl").array().size() == 1);
    CHECK(with(shell, "verify office.mulin").object()[QStringLiteral("sound")].toBool());
    checkSecret(shell.read("office.mulin"));

    for (const char* command : {"find office.mulin sxl", "list office.mulin person", "digest office.mulin",
                                "verify office.mulin", "backup office.mulin b.mulin", "undo office.mulin",
                                "export office.mulin --sqlcipher x.db", "restore office.mulin b.mulin"}) {
        INFO(command);
        const Outcome none = with(shell, command, {});
        CHECK(none.code == 1);
        CHECK(errorOf(none) == QStringLiteral("FileEncrypted"));
        checkSecret(none.out + none.err);
    }
    const Outcome wrong = with(shell, "find office.mulin sxl", {QStringLiteral("MULIN_PASSWORD=别的密码")});
    CHECK(wrong.code == 1);
    CHECK(errorOf(wrong) == QStringLiteral("WrongPassword"));
    const Outcome stranger = with(shell, "find office.mulin sxl --user 张三");
    CHECK(stranger.code == 1);
    CHECK(errorOf(stranger) == QStringLiteral("NoKeySlot"));

    shell.write("password.txt", QByteArray("友谊里-Tongji-58\r\nsecond line\n"));
    CHECK(with(shell, "find office.mulin sxl --user limin --password-file password.txt", {}).array().size() == 1);
    CHECK(errorOf(with(shell, "find office.mulin sxl --password-file none.txt", {})) == QStringLiteral("FileNotFound"));

    REQUIRE(with(shell, "backup office.mulin copy.mulin").code == 0);
    checkSecret(shell.read("copy.mulin"));
    const QByteArray digest = shell.run({QStringLiteral("digest"), QStringLiteral("office.mulin")}, limin).out;
    REQUIRE(with(shell, "restore copy.mulin back.mulin").code == 0);
    CHECK(shell.run({QStringLiteral("digest"), QStringLiteral("back.mulin")}, limin).out == digest);
    checkSecret(shell.read("back.mulin"));

    const Outcome out = with(shell, "export office.mulin --sqlcipher inner.db");
    REQUIRE(out.code == 0);
    CHECK(text(out.object()[QStringLiteral("key")]).contains(QRegularExpression(QStringLiteral("^[0-9a-f]{64}$"))));
    checkSecret(shell.read("inner.db"));
    CHECK(shell.read("inner.db").size() % 4096 == 0);
    CHECK(with(shell, "export office.mulin --sqlcipher inner.db").code == 1); // never over another file
}

TEST_CASE("a file may be plain, and says so") {
    Shell shell(leastKeyCost);
    const Outcome plain = with(shell, "new office.mulin --office 130202002018 --plain");
    REQUIRE(plain.code == 0);
    CHECK_FALSE(plain.object()[QStringLiteral("encrypted")].toBool());
    CHECK_FALSE(plain.object().contains(QStringLiteral("recovery")));
    CHECK(shell.read("office.mulin").startsWith("SQLite format 3"));
    CHECK(with(shell, "export office.mulin --sqlcipher inner.db").code == 1);
    CHECK_FALSE(QFile::exists(shell.path("inner.db")));
    const Outcome demo = with(shell, "demo demo.mulin --residents 60");
    REQUIRE(demo.code == 0);
    CHECK(demo.object()[QStringLiteral("encrypted")].toBool());
    CHECK_FALSE(shell.read("demo.mulin").contains("SQLite format 3"));
    CHECK(with(shell, "list demo.mulin person").array().size() > 50);
}

TEST_CASE("users come, change their password and go; the key of the file stays") {
    Shell shell(leastKeyCost);
    REQUIRE(with(shell, "new office.mulin --office 130202002018").code == 0);
    shell.write("zhou.txt", QByteArray("Zhou-Jianjun-2026\n"));
    CHECK(with(shell, "users office.mulin add zhou").code == 2); // which password?
    REQUIRE(
        with(shell, "users office.mulin add zhou --name 周建军 --roles community_worker --new-password-file zhou.txt")
            .code == 0);
    CHECK(with(shell, "users office.mulin add zhou --new-password-file zhou.txt").code == 1);
    const QJsonArray users = with(shell, "users office.mulin").array();
    REQUIRE(users.size() == 2);
    CHECK(text(users[1].toObject()[QStringLiteral("name")]) == QStringLiteral("周建军"));
    CHECK(users[1].toObject()[QStringLiteral("password")].toBool());

    const QStringList zhou{QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2026")};
    CHECK(with(shell, "list office.mulin person", zhou).code == 0);
    CHECK(with(shell, "list office.mulin person --user limin", zhou).code == 1); // not her password
    QStringList change = zhou;
    change << QStringLiteral("MULIN_NEW_PASSWORD=Zhou-Jianjun-2027");
    REQUIRE(with(shell, "users office.mulin password zhou", change).code == 0);
    CHECK(errorOf(with(shell, "list office.mulin person", zhou)) == QStringLiteral("WrongPassword"));
    CHECK(with(shell, "list office.mulin person", {QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2027")}).code == 0);

    REQUIRE(with(shell, "backup office.mulin before.mulin").code == 0);
    REQUIRE(with(shell, "users office.mulin remove zhou").code == 0);
    CHECK(with(shell, "list office.mulin person", {QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2027")}).code == 1);
    // A backup opens with the passwords of its day.
    CHECK(with(shell, "list before.mulin person", {QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2027")}).code == 0);
    CHECK(errorOf(with(shell, "users office.mulin remove limin")) == QStringLiteral("LastAdministrator"));
    CHECK(with(shell, "list office.mulin person").code == 0);
    CHECK(errorOf(with(shell, "users office.mulin remove nobody")) == QStringLiteral("UnknownRecord"));
    CHECK(with(shell, "verify office.mulin").object()[QStringLiteral("sound")].toBool());
}

TEST_CASE("a new key for the whole file: old sheets, keys and passwords are for old backups") {
    Shell shell(leastKeyCost);
    const Outcome made = with(shell, "new office.mulin --office 130202002018");
    REQUIRE(made.code == 0);
    shell.write("register.csv", registerCsv);
    REQUIRE(with(shell, "import office.mulin person register.csv").code == 0);
    shell.write("zhou.txt", QByteArray("Zhou-Jianjun-2026\n"));
    REQUIRE(with(shell, "users office.mulin add zhou --roles community_worker --new-password-file zhou.txt").code == 0);
    const QStringList zhou{QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2026")};
    REQUIRE(with(shell, "backup office.mulin before.mulin").code == 0);
    const QString oldKey = text(with(shell, "export office.mulin --sqlcipher old.db").object()[QStringLiteral("key")]);

    CHECK(errorOf(with(shell, "users office.mulin rekey", zhou)) == QStringLiteral("Denied"));
    CHECK(errorOf(with(shell, "users office.mulin rekey", {})) == QStringLiteral("FileEncrypted"));
    const Outcome done = with(shell, "users office.mulin rekey");
    REQUIRE(done.code == 0);
    CHECK(text(done.object()[QStringLiteral("login")]) == QStringLiteral("limin"));
    CHECK(text(done.object()[QStringLiteral("recovery")]).size() >= 36);
    CHECK(done.object()[QStringLiteral("recovery")] != made.object()[QStringLiteral("recovery")]);
    CHECK(done.object()[QStringLiteral("without")].toArray() == QJsonArray{QStringLiteral("zhou")});
    checkSecret(shell.read("office.mulin"));
    CHECK(with(shell, "find office.mulin sxl").array().size() == 1);
    CHECK(with(shell, "verify office.mulin").object()[QStringLiteral("sound")].toBool());
    CHECK(text(with(shell, "export office.mulin --sqlcipher new.db").object()[QStringLiteral("key")]) != oldKey);
    CHECK(with(shell, "list office.mulin person", zhou).code == 1);
    CHECK(with(shell, "list before.mulin person", zhou).code == 0);
    CHECK(QDir(shell.path(".")).entryList({QStringLiteral("office.mulin*")}) ==
          QStringList{QStringLiteral("office.mulin")});

    QStringList give = limin;
    give << QStringLiteral("MULIN_NEW_PASSWORD=Zhou-Jianjun-2027");
    REQUIRE(with(shell, "users office.mulin password zhou", give).code == 0);
    CHECK(with(shell, "list office.mulin person", {QStringLiteral("MULIN_PASSWORD=Zhou-Jianjun-2027")}).code == 0);

    REQUIRE(with(shell, "new plain.mulin --office 130202002018 --plain").code == 0);
    CHECK(errorOf(with(shell, "users plain.mulin rekey")) == QStringLiteral("BadArgument"));
    CHECK(errorOf(with(shell, "users none.mulin rekey")) == QStringLiteral("FileNotFound"));
}

TEST_CASE("the recovery sheet on the command line: a forgotten password, and passwords that are damaged") {
    Shell shell(leastKeyCost);
    const Outcome made = with(shell, "new office.mulin --office 130202002018");
    REQUIRE(made.code == 0);
    const QStringList sheet{QStringLiteral("MULIN_RECOVERY=") + text(made.object()[QStringLiteral("recovery")]),
                            QStringLiteral("MULIN_NEW_PASSWORD=Second+word7x")};
    const QStringList second{QStringLiteral("MULIN_PASSWORD=Second+word7x")};
    CHECK(with(shell, "users office.mulin recover limin", {}).code == 2);
    CHECK(errorOf(with(shell, "users office.mulin recover limin", {QStringLiteral("MULIN_RECOVERY=ABCD"), sheet[1]})) ==
          QStringLiteral("WrongRecovery"));
    CHECK(errorOf(with(shell, "users office.mulin recover nobody", sheet)) == QStringLiteral("UnknownRecord"));
    QByteArray bytes = shell.read("office.mulin");
    for (const int at : {200, 32768 + 200}) bytes.replace(at, 7, "damaged");
    shell.write("office.mulin", bytes);
    CHECK(errorOf(with(shell, "list office.mulin user")) == QStringLiteral("HeaderDamaged"));
    REQUIRE(with(shell, "users office.mulin recover limin", sheet).code == 0);
    CHECK(errorOf(with(shell, "list office.mulin user")) == QStringLiteral("WrongPassword"));
    CHECK(with(shell, "list office.mulin user", second).code == 0);
    CHECK(with(shell, "verify office.mulin", second).object()[QStringLiteral("sound")].toBool());
}
