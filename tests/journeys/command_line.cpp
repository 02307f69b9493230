// The command line as scripts use it: the real program as a process, its JSON, its exit codes.
#include "tests/journeys/shell.h"

using namespace journey;

TEST_CASE("an office from its first file to the undone import") {
    Shell shell;
    const Outcome made = shell.mulin("new office.mulin --office 130202002018");
    REQUIRE(made.code == 0);
    CHECK(text(made.object()[QStringLiteral("name")]) == QStringLiteral("友谊南里社区"));
    CHECK(text(made.object()[QStringLiteral("user")]) == QStringLiteral("limin"));
    CHECK_FALSE(made.err.isEmpty()); // a plain file says so
    const QByteArray start = shell.digest();
    CHECK(start.trimmed().size() == 64);

    shell.write("register.csv", registerCsv);
    const Outcome imported = shell.mulin("import office.mulin person register.csv --rejects back.xlsx");
    REQUIRE(imported.code == 0); // rejected rows are no failure
    CHECK(imported.object()[QStringLiteral("rows")].toInt() == 3);
    CHECK(imported.object()[QStringLiteral("added")].toInt() == 2);
    CHECK(imported.object()[QStringLiteral("rejected")].toInt() == 1);
    CHECK(QFile::exists(shell.path("back.xlsx")));
    const QString import = text(imported.object()[QStringLiteral("txn")]);
    CHECK(import.size() == 32);

    const QJsonArray found = shell.mulin("find office.mulin sxl").array();
    REQUIRE(found.size() == 1);
    const QString id = text(found[0].toObject()[QStringLiteral("id")]);
    CHECK(text(found[0].toObject()[QStringLiteral("id_number")]) == QStringLiteral("1101**********002X"));
    CHECK(text(found[0].toObject()[QStringLiteral("phone")]) == QStringLiteral("138****7177"));

    const Outcome visit = shell.run({QStringLiteral("add"), QStringLiteral("office.mulin"), QStringLiteral("visit"),
                                     QStringLiteral("visited_on=") + QDate::currentDate().toString(Qt::ISODate),
                                     QStringLiteral("people=visited:") + id, QStringLiteral("findings=精神好"),
                                     QStringLiteral("--json")});
    REQUIRE(visit.code == 0);
    const QString visitId = text(visit.object()[QStringLiteral("id")]);
    const QJsonObject shown = shell.mulin(("show office.mulin visit " + visitId.toStdString()).c_str()).object();
    CHECK(text(shown[QStringLiteral("number")]).startsWith(QStringLiteral("ZF")));
    CHECK(text(shown[QStringLiteral("people")].toArray()[0].toObject()[QStringLiteral("id")]) == id);

    const QByteArray changed = shell.digest();
    CHECK(changed != start);
    REQUIRE(shell
                .run({QStringLiteral("set"), QStringLiteral("office.mulin"), QStringLiteral("person"), id,
                      QStringLiteral("phone=13911112222")})
                .code == 0);
    const Outcome undone = shell.mulin("undo office.mulin");
    CHECK(undone.code == 0);
    CHECK(undone.object()[QStringLiteral("left")].toArray().isEmpty());
    CHECK(shell.digest() == changed);

    const QJsonArray history = shell.mulin(("history office.mulin person " + id.toStdString()).c_str()).array();
    REQUIRE(history.size() == 3);
    CHECK(text(history[0].toObject()[QStringLiteral("operation")]) == QStringLiteral("undo"));
    CHECK(history[2].toObject()[QStringLiteral("created")].toBool());

    const Outcome back = shell.mulin(("undo office.mulin " + import.toStdString()).c_str());
    REQUIRE(back.code == 0);
    bool named = false;
    for (const QJsonValue& left : back.object()[QStringLiteral("left")].toArray())
        named = named || text(left.toObject()[QStringLiteral("id")]) == id;
    CHECK(named);
    CHECK(shell.mulin("find office.mulin 周建军").array().isEmpty());
    CHECK(shell.mulin("find office.mulin 单秀兰").array().size() == 1);
    CHECK(shell.mulin("verify office.mulin").object()[QStringLiteral("sound")].toBool());
    CHECK(shell.mulin(("undo office.mulin " + import.toStdString()).c_str()).code == 1); // not twice
}

TEST_CASE("the monthly report on paper and as a sheet") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    const QString month = QDate::currentDate().toString(QStringLiteral("yyyy-MM"));
    const Outcome report =
        shell.run({QStringLiteral("report"), QStringLiteral("office.mulin"), QStringLiteral("monthly"),
                   QStringLiteral("--month"), month, QStringLiteral("--pdf"), QStringLiteral("r.pdf"),
                   QStringLiteral("--xlsx"), QStringLiteral("r.xlsx"), QStringLiteral("--json")});
    REQUIRE(report.code == 0);
    const QJsonArray figures = report.object()[QStringLiteral("figures")].toArray();
    CHECK(figures.size() > 5);
    bool residents = false;
    for (const QJsonValue& figure : figures) {
        CHECK(figure.toObject().contains(QStringLiteral("rows")));
        residents = residents || (figure.toObject()[QStringLiteral("value")].toInt() == 2 &&
                                  figure.toObject()[QStringLiteral("rows")].toArray().size() == 2);
    }
    CHECK(residents);
    CHECK(shell.read("r.pdf").startsWith("%PDF-"));
    CHECK(shell.read("r.xlsx").startsWith("PK"));
    CHECK(shell
              .run({QStringLiteral("report"), QStringLiteral("office.mulin"), QStringLiteral("yearly"),
                    QStringLiteral("--month"), month})
              .code == 1);
    CHECK(shell.mulin("report office.mulin monthly --month 2026-13").code != 0);
}

TEST_CASE("backup and restore") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    const QByteArray digest = shell.digest();
    REQUIRE(shell.mulin("backup office.mulin copy.mulin").code == 0);
    CHECK(shell.mulin("backup office.mulin copy.mulin").code == 1); // never over another file
    REQUIRE(QFile::remove(shell.path("office.mulin")));
    REQUIRE(shell.mulin("restore copy.mulin office.mulin").code == 0);
    CHECK(shell.digest() == digest);
    REQUIRE(shell
                .run({QStringLiteral("add"), QStringLiteral("office.mulin"), QStringLiteral("person"),
                      QStringLiteral("name=新人")})
                .code == 0);
    CHECK(shell.mulin("verify office.mulin").object()[QStringLiteral("sound")].toBool());
    // The copy goes on by itself: its acts and those of the restored file never share a number.
    const QString a = text(shell
                               .run({QStringLiteral("add"), QStringLiteral("office.mulin"), QStringLiteral("person"),
                                     QStringLiteral("name=甲"), QStringLiteral("--json")})
                               .object()[QStringLiteral("txn")]);
    const QString b = text(shell
                               .run({QStringLiteral("add"), QStringLiteral("copy.mulin"), QStringLiteral("person"),
                                     QStringLiteral("name=乙"), QStringLiteral("--json")})
                               .object()[QStringLiteral("txn")]);
    CHECK(a.left(16) != b.left(16));
}

TEST_CASE("a reveal is logged and needs a purpose") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    const Outcome revealed =
        shell.run({QStringLiteral("find"), QStringLiteral("office.mulin"), QStringLiteral("sxl"),
                   QStringLiteral("--reveal"), QStringLiteral("核对低保材料"), QStringLiteral("--json")});
    CHECK(text(revealed.array()[0].toObject()[QStringLiteral("id_number")]) == QStringLiteral("11010519491231002X"));
    CHECK(shell
              .run({QStringLiteral("find"), QStringLiteral("office.mulin"), QStringLiteral("sxl"),
                    QStringLiteral("--reveal"), QStringLiteral("  ")})
              .code == 2);
    // An unmasking is no change: undo passes over it.
    CHECK(shell.mulin("undo office.mulin").code == 0);
    CHECK(shell.mulin("find office.mulin sxl").array().isEmpty());
}

TEST_CASE("exit codes and sentences") {
    Shell shell;
    const auto refused = [&](const char* words, const char* code) {
        const Outcome outcome = shell.mulin(words);
        CHECK(outcome.code == 1);
        CHECK(text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]).toStdString() == code);
        const QString sentence = QString::fromUtf8(outcome.err);
        CHECK(sentence.contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]")))); // Chinese by default
    };
    refused("new office.mulin --office 999999999999", "UnknownOffice");
    CHECK_FALSE(QFile::exists(shell.path("office.mulin")));
    refused("new office.mulin --office 130202002018 --tiers six", "UnknownTiers");
    CHECK_FALSE(QFile::exists(shell.path("office.mulin")));
    refused("find none.mulin x", "FileNotFound");
    shell.write("text.mulin", "this is no office file, but long enough to be looked at "
                              "................................................................");
    refused("find text.mulin x", "FileNotMulin");
    shell.office();
    refused("new office.mulin --office 130202002018", "FileExists");
    refused("list office.mulin nothing", "UnknownType");
    refused("list office.mulin person --where nose=1", "UnknownField");
    refused("show office.mulin person 00000000000000000000000000000000", "UnknownRecord");
    refused("undo office.mulin", "NothingToUndo");
    refused("import office.mulin person none.xlsx", "FileNotFound");
    refused("add office.mulin person phone=13800001111", "Required");
    refused("add office.mulin person name=甲 birth_date=2199-01-01", "FutureDate");
    refused("add office.mulin person name=甲 id_number=130202199001011234", "BadIdNumber");
    CHECK(shell.mulin("nonsense office.mulin").code == 2);
    CHECK(shell.mulin("find office.mulin").code == 2);
    CHECK(shell.mulin("find office.mulin x --limit -3").code == 2);
    CHECK(shell.run({QStringLiteral("--help")}).code == 0);
    const Outcome english = shell.run({QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("find"),
                                       QStringLiteral("none.mulin"), QStringLiteral("x")});
    CHECK(english.code == 1);
    CHECK_FALSE(QString::fromUtf8(english.err).contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]"))));
    const Outcome password =
        shell.run({QStringLiteral("digest"), QStringLiteral("office.mulin")}, {QStringLiteral("MULIN_PASSWORD=x")});
    CHECK(password.code == 0);
    CHECK_FALSE(password.err.isEmpty());
}

TEST_CASE("damage is reported, not read") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    QByteArray bytes = shell.read("office.mulin");
    SECTION("a flipped bit") {
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        shell.write("office.mulin", bytes);
        CHECK(shell.mulin("verify office.mulin").code == 1);
    }
    SECTION("a file cut short") {
        shell.write("office.mulin", bytes.left(bytes.size() - 5000));
        CHECK(shell.mulin("verify office.mulin").code == 1);
    }
    SECTION("a file of a newer program") {
        bytes[60] = 0;
        bytes[61] = 0;
        bytes[62] = 1; // user_version, big-endian
        shell.write("office.mulin", bytes);
        CHECK(shell.mulin("find office.mulin x").code == 1);
    }
}

TEST_CASE("lists out: JSON, CSV, XLSX, with formulas neutralised") {
    Shell shell;
    shell.office();
    shell.write("names.csv", "姓名,备注\n=1+1,@cmd\n王伟,平常\n");
    REQUIRE(shell.mulin("import office.mulin person names.csv").code == 0);
    CHECK(shell.mulin("list office.mulin person --columns name,remark").array().size() == 2);
    REQUIRE(shell.mulin("list office.mulin person --columns name,remark -o out.csv").code == 0);
    CHECK(shell.read("out.csv").contains("'=1+1"));
    REQUIRE(shell.mulin("list office.mulin person -o out.xlsx").code == 0);
    CHECK(shell.read("out.xlsx").startsWith("PK"));
    const Outcome women = shell.run({QStringLiteral("list"), QStringLiteral("office.mulin"), QStringLiteral("person"),
                                     QStringLiteral("--where"), QStringLiteral("name ~ 伟 and remark is not empty"),
                                     QStringLiteral("--json")});
    CHECK(women.array().size() == 1);
}

TEST_CASE("a sheet of visits goes in twice and adds nothing the second time") {
    Shell shell;
    REQUIRE(shell.mulin("new office.mulin --office 130202002018").code == 0);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 1); // not written yet
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    shell.write("visits.csv", "日期,走访人,户主/走访对象,身份证号,内容\n"
                              "2026-02-03,网格员甲,单秀兰,11010519491231002X,身体尚好\n"
                              "2026-02-04,,无此人,,不在家\n");
    const char* const command = "import office.mulin visit visits.csv --rejects back.csv";
    const QByteArray before = shell.digest();
    const QJsonObject dry = shell.mulin("import office.mulin visit visits.csv --dry-run").object();
    CHECK(dry[QStringLiteral("added")].toInt() == 1);
    CHECK(shell.digest() == before);
    const QJsonObject first = shell.mulin(command).object();
    CHECK(first[QStringLiteral("added")].toInt() == 1);
    CHECK(first[QStringLiteral("rejected")].toInt() == 1);
    CHECK(first[QStringLiteral("marked")].toInt() == 1); // the visitor is nobody known: in the remark
    QFile back(shell.path("back.csv"));
    REQUIRE(back.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(back.readAll()).contains(QStringLiteral("没有找到“无此人”")));
    const QJsonObject again = shell.mulin(command).object();
    CHECK(again[QStringLiteral("duplicates")].toInt() == 1);
    CHECK(again[QStringLiteral("txn")].isNull());
    REQUIRE(shell.mulin("undo office.mulin").code == 0);
    CHECK(shell.digest() == before);
}
