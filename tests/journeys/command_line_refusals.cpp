// What the command line refuses, and that nothing is lost by it: outputs over inputs, wrong use, odd files, full disks.
#include "tests/journeys/shell.h"

#include <sys/stat.h>

using namespace journey;

namespace {

bool isChinese(const QByteArray& bytes) {
    return QString::fromUtf8(bytes).contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]")));
}

/// Words of three letters and more that are neither in `allowed` nor behind a dash.
QStringList foreignWords(const QByteArray& sentence, const QStringList& allowed) {
    QStringList found;
    QRegularExpression word(QStringLiteral("(?<![A-Za-z.\\-_/~0-9])[A-Za-z]{3,}(?![A-Za-z.\\-_/0-9])"));
    for (auto match = word.globalMatch(QString::fromUtf8(sentence)); match.hasNext();) {
        const QString one = match.next().captured();
        if (!allowed.contains(one)) found << one;
    }
    return found;
}

QString errorOf(const Outcome& outcome) {
    return text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]);
}

} // namespace

TEST_CASE("no output is written over what the command reads, nor over an office file") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    REQUIRE(shell.mulin("backup office.mulin other.mulin").code == 0);
    const QByteArray office = shell.read("office.mulin"), other = shell.read("other.mulin");
    const char* const calls[] = {
        "import office.mulin person register.csv --rejects office.mulin",
        "import office.mulin person register.csv --rejects register.csv",
        "import office.mulin person register.csv --rejects ./register.csv",
        "import office.mulin person register.csv --rejects other.mulin",
        "list office.mulin person -o office.mulin",
        "list office.mulin person --format csv -o office.mulin",
        "list office.mulin person --format xlsx -o other.mulin",
        "list office.mulin person -o office.mulin.lock",
        "report office.mulin monthly --month 2026-01 --pdf office.mulin",
        "report office.mulin monthly --month 2026-01 --xlsx other.mulin",
    };
    for (const char* call : calls) {
        const Outcome outcome = shell.mulin(call);
        CHECK(outcome.code == 1);
        CHECK(errorOf(outcome) == QStringLiteral("FileExists"));
        CHECK(isChinese(outcome.err));
    }
    CHECK(shell.read("office.mulin") == office);
    CHECK(shell.read("other.mulin") == other);
    CHECK(shell.read("register.csv") == registerCsv);
}

TEST_CASE("rows that cannot be given back stop the import, and nothing of it stays") {
    Shell shell;
    shell.office();
    const QByteArray before = shell.digest();
    shell.write("register.csv", registerCsv);
    REQUIRE(QDir(shell.path(".")).mkdir(QStringLiteral("folder")));
    CHECK(shell.mulin("import office.mulin person register.csv --rejects folder").code == 1);
    CHECK(shell.mulin("import office.mulin person register.csv --rejects none/back.xlsx").code == 1);
    CHECK(shell.mulin("import office.mulin person register.csv --rejects /dev/null").code == 1);
    CHECK(shell.digest() == before);
    CHECK(QDir(shell.path(".")).entryList({QStringLiteral("*~*")}, QDir::Files).isEmpty());
}

TEST_CASE("wrong use is told in Chinese, with exit code 2") {
    Shell shell;
    shell.office();
    const char* const calls[] = {"frobnicate",
                                 "new office.mulin",
                                 "new",
                                 "import office.mulin",
                                 "digest office.mulin more",
                                 "digest office.mulin --nonsense",
                                 "find office.mulin x --limit 0",
                                 "find office.mulin x --limit -1",
                                 "find office.mulin x --limit many",
                                 "list office.mulin person --limit 0",
                                 "list office.mulin person --format pdf",
                                 "report office.mulin monthly --month 2026-01 --as-known later",
                                 "find office.mulin x --limit 3 --limit 4",
                                 "demo x.mulin --residents 0"};
    for (const char* call : calls) {
        const Outcome outcome = shell.mulin(call);
        CHECK(outcome.code == 2);
        CHECK(errorOf(outcome) == QStringLiteral("Usage"));
        CHECK(isChinese(outcome.err));
        CHECK(foreignWords(outcome.err, {QStringLiteral("mulin"), QStringLiteral("frobnicate"), QStringLiteral("FILE"),
                                         QStringLiteral("TYPE"), QStringLiteral("more"), QStringLiteral("json"),
                                         QStringLiteral("csv"), QStringLiteral("xlsx"), QStringLiteral("then"),
                                         QStringLiteral("now"), QStringLiteral("find"), QStringLiteral("new"),
                                         QStringLiteral("import"), QStringLiteral("digest"), QStringLiteral("list"),
                                         QStringLiteral("report"), QStringLiteral("demo")}) == QStringList());
    }
    CHECK(shell.mulin("digest office.mulin more").err.contains("more"));
    CHECK(shell.run({QStringLiteral("--json")}).code == 2); // no window for a script
    CHECK(isChinese(shell.run({QStringLiteral("find"), QStringLiteral("--help")}).out));
    CHECK_FALSE(isChinese(
        shell.run({QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("find"), QStringLiteral("--help")})
            .out));
}

TEST_CASE("refusals hold no words of the machine") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv").code == 0);
    const QByteArray bytes = shell.read("office.mulin");
    QByteArray flipped = bytes;
    flipped[20] = static_cast<char>(flipped[20] ^ 1);
    shell.write("damaged.mulin", flipped);
    shell.write("cut.mulin", bytes.left(9000));
    shell.write("quote.csv", "姓名,备注\n甲,\"开\n");
    shell.write("broken.xlsx", "PK\3\4 and then nothing");
    REQUIRE(QDir(shell.path(".")).mkdir(QStringLiteral("folder")));
    REQUIRE(::mkfifo(shell.path("pipe").toUtf8().constData(), 0600) == 0);
    const char* const calls[] = {"find damaged.mulin x",
                                 "find cut.mulin x",
                                 "find folder x",
                                 "find pipe x",
                                 "import office.mulin person pipe",
                                 "import office.mulin person folder",
                                 "import office.mulin person quote.csv",
                                 "import office.mulin person broken.xlsx",
                                 "restore pipe new.mulin",
                                 "backup office.mulin folder",
                                 "new none/office.mulin --office 130202002018",
                                 "report office.mulin monthly --month 2026-13",
                                 "report office.mulin monthly --month 2026-01 --unit zz",
                                 "add office.mulin person name",
                                 "add office.mulin person name=甲 id_number=11010519491231002X sex=male",
                                 "add office.mulin person phone=13800001111"};
    for (const char* call : calls) {
        const Outcome outcome = shell.mulin(call);
        CHECK(outcome.code == 1);
        CHECK(isChinese(outcome.err));
        CHECK(foreignWords(outcome.err, {QStringLiteral("folder"), QStringLiteral("pipe"), QStringLiteral("name"),
                                         QStringLiteral("WPS"), QStringLiteral("Excel")}) == QStringList());
    }
    const Outcome longName = shell.run({QStringLiteral("new"), QString(300, QLatin1Char('x')),
                                        QStringLiteral("--office"), QStringLiteral("130202002018")});
    CHECK(longName.code == 1);
    CHECK(QString::fromUtf8(longName.err).contains(QStringLiteral("太长")));
    // Who can be chosen is said along with who cannot.
    CHECK(shell.mulin("list office.mulin nothing").err.contains("person"));
    CHECK(shell.mulin("list office.mulin person --columns nose").err.contains("birth_date"));
}

TEST_CASE("an answer that does not reach its reader is no success") {
    if (!QFile::exists(QStringLiteral("/dev/full"))) return;
    Shell shell;
    shell.office();
    QProcess process;
    process.setWorkingDirectory(shell.path("."));
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(MULIN_BINARY), {QStringLiteral("digest"), QStringLiteral("office.mulin")});
    REQUIRE(process.waitForFinished(60'000));
    CHECK(process.exitCode() == 1);
    CHECK(isChinese(process.readAllStandardError()));
}

TEST_CASE("odd names of files, and nothing beside them") {
    Shell shell;
    for (const char* name : {"带 空格.mulin", "换\n行.mulin", ":memory:", "file:x.mulin?mode=ro"}) {
        const QString file = QString::fromUtf8(name);
        const Outcome made = shell.run({QStringLiteral("new"), file, QStringLiteral("--office"),
                                        QStringLiteral("130202002018"), QStringLiteral("--json")});
        CHECK(made.code == 0);
        CHECK_FALSE(made.err.contains("lock"));
        CHECK(shell
                  .run({QStringLiteral("add"), file, QStringLiteral("person"), QStringLiteral("name=甲"),
                        QStringLiteral("--json")})
                  .code == 0);
        CHECK(shell.run({QStringLiteral("verify"), file}).code == 0);
    }
    CHECK(QDir(shell.path(".")).entryList(QDir::Files | QDir::Hidden).size() == 4); // no journal, no lock
    const Outcome report = shell.run({QStringLiteral("report"), QStringLiteral("带 空格.mulin"),
                                      QStringLiteral("monthly"), QStringLiteral("--month"), QStringLiteral("2026-01")},
                                     {QStringLiteral("XDG_RUNTIME_DIR=")});
    CHECK(report.code == 0);
    CHECK(report.err.isEmpty()); // no remarks of libraries
}
