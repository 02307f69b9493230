// What goes in and comes out: units, defaults, keys, spaces, and who holds the file meanwhile.
#include "tests/journeys/shell.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLockFile>

#include <sys/stat.h>
#include <thread>

using namespace journey;

namespace {

QStringList call(std::initializer_list<const char*> words) {
    QStringList out;
    for (const char* word : words) out << QString::fromUtf8(word);
    return out;
}

QString errorOf(const Outcome& outcome) {
    return text(outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")]);
}

QString added(Shell& shell, const QStringList& words) {
    const Outcome outcome =
        shell.run(QStringList{QStringLiteral("add"), QStringLiteral("office.mulin")} + words + call({"--json"}));
    REQUIRE(outcome.code == 0);
    return text(outcome.object()[QStringLiteral("id")]);
}

bool isJson(const QByteArray& bytes) { return !QJsonDocument::fromJson(bytes).isNull(); }
bool isChinese(const QByteArray& bytes) {
    return QString::fromUtf8(bytes).contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]")));
}

} // namespace

TEST_CASE("money goes in as it comes out") {
    Shell shell;
    shell.office();
    const QString person = added(shell, call({"person", "name=甲"}));
    const QString id =
        added(shell, call({"minimum_living", "monthly_amount=500.00"}) << QStringLiteral("person=") + person);
    const auto amount = [&] {
        return shell.mulin(("show office.mulin minimum_living " + id.toStdString()).c_str())
            .object()[QStringLiteral("monthly_amount")]
            .toInt();
    };
    CHECK(amount() == 50000);
    const auto set = [&](const QString& value) {
        return shell
            .run(call({"set", "office.mulin", "minimum_living"})
                 << id << QStringLiteral("monthly_amount=") + value << QStringLiteral("--json"))
            .code;
    };
    CHECK(set(QString::number(amount())) == 0); // what a script read, it can write
    CHECK(amount() == 50000);
    CHECK(set(QStringLiteral("600元")) == 0);
    CHECK(amount() == 60000);
    CHECK(set(QStringLiteral("60,000")) == 1);
    CHECK(shell.run(call({"list", "office.mulin", "minimum_living", "--where", "monthly_amount = 60000", "--json"}))
              .array()
              .size() == 1);
    CHECK(shell.run(call({"list", "office.mulin", "minimum_living", "--where", "monthly_amount = 600.00", "--json"}))
              .array()
              .size() == 1);
}

TEST_CASE("what a form proposes is there on the command line, too") {
    Shell shell;
    shell.office();
    const QString person = added(shell, call({"person", "name=甲"}));
    const QString visit = added(shell, call({"visit"}) << QStringLiteral("people=visited:") + person);
    const QJsonObject shown = shell.mulin(("show office.mulin visit " + visit.toStdString()).c_str()).object();
    CHECK(text(shown[QStringLiteral("visited_on")]) ==
          QDateTime::currentDateTimeUtc().addSecs(qint64{8} * 3600).date().toString(Qt::ISODate)); // in China
    CHECK(text(shown[QStringLiteral("purpose")]) == QStringLiteral("routine"));
    CHECK(text(shown[QStringLiteral("way")]) == QStringLiteral("home"));
    const QString bare = added(shell, call({"visit", "purpose=", "way=phone"}));
    const QJsonObject other = shell.mulin(("show office.mulin visit " + bare.toStdString()).c_str()).object();
    CHECK_FALSE(other.contains(QStringLiteral("purpose"))); // said to be none
    CHECK(text(other[QStringLiteral("way")]) == QStringLiteral("phone"));
}

TEST_CASE("only the JSON that was asked for goes to stdout") {
    Shell shell;
    shell.office();
    added(shell, call({"person", "name=甲"}));
    const Outcome plain = shell.run(call({"list", "office.mulin", "person", "--format", "json"}));
    CHECK(plain.code == 0);
    CHECK(plain.array().size() == 1);
    for (const char* format : {"csv", "xlsx"}) {
        const Outcome mixed = shell.run(call({"list", "office.mulin", "person", "--json", "--format", format}));
        CHECK(mixed.code == 2);
        CHECK(errorOf(mixed) == QStringLiteral("Usage"));
        CHECK(isChinese(mixed.err));
        CHECK(shell.run(call({"list", "office.mulin", "person", "--json", "-o", "out", "--format", format})).code == 0);
    }
    CHECK(shell.run(call({"list", "office.mulin", "person", "--format", "csv"})).out.contains("甲"));
}

TEST_CASE("spaces in lists, and fields that sort") {
    Shell shell;
    shell.office();
    const QString a = added(shell, call({"person", "name=甲", "sex=男"})),
                  b = added(shell, call({"person", "name=乙"}));
    const Outcome columns = shell.run(call({"list", "office.mulin", "person", "--columns", "name, sex ", "--json"}));
    REQUIRE(columns.code == 0);
    CHECK(columns.array()[0].toObject().contains(QStringLiteral("name")));
    CHECK_FALSE(columns.array()[0].toObject().contains(QStringLiteral("pending")));
    const QString visit = added(
        shell, QStringList{QStringLiteral("visit"), QStringLiteral("people= visited:%1 , present: %2").arg(a, b)});
    const QJsonArray people = shell.mulin(("show office.mulin visit " + visit.toStdString()).c_str())
                                  .object()[QStringLiteral("people")]
                                  .toArray();
    CHECK(people.size() == 2);
    const Outcome sorted = shell.mulin("list office.mulin visit --sort people");
    CHECK(sorted.code == 1);
    CHECK(sorted.err.contains("visited_on"));
    CHECK_FALSE(sorted.err.contains("organisations"));
}

TEST_CASE("long and deep conditions") {
    Shell shell;
    shell.office();
    added(shell, call({"person", "name=甲"}));
    QString ors = QStringLiteral("name = 甲"), list = QStringLiteral("name in (甲");
    for (int i = 0; i < 1500; ++i) {
        ors += QStringLiteral(" or name = x%1").arg(i);
        list += QStringLiteral(",x%1").arg(i);
    }
    const QString deep = QString(190, QLatin1Char('(')) + QStringLiteral("name = 甲") + QString(190, QLatin1Char(')'));
    list += QLatin1Char(')');
    for (const QString& where : {ors, list, deep})
        CHECK(shell.run(call({"list", "office.mulin", "person", "--json", "--where"}) << where).array().size() == 1);
    const Outcome tooDeep = shell.run(call({"list", "office.mulin", "person", "--json", "--where"})
                                      << QString(300, QLatin1Char('(')) + QStringLiteral("name = 甲"));
    CHECK(tooDeep.code == 1);
    CHECK(errorOf(tooDeep) == QStringLiteral("BadExpression"));
    CHECK(tooDeep.err.contains("括号"));
}

TEST_CASE("a setting has one record, and a value that the program can use") {
    Shell shell;
    shell.office();
    const Outcome second = shell.mulin("add office.mulin setting key=month_end_day value=25");
    CHECK(second.code == 1);
    CHECK(errorOf(second) == QStringLiteral("AlreadyThere"));
    CHECK(second.err.contains("month_end_day"));
    QString id;
    for (const QJsonValue& one : shell.mulin("list office.mulin setting").array())
        if (text(one.toObject()[QStringLiteral("key")]) == QStringLiteral("month_end_day"))
            id = text(one.toObject()[QStringLiteral("id")]);
    const auto set = [&](const char* value) {
        return shell.run(call({"set", "office.mulin", "setting"})
                         << id << QStringLiteral("value=") + QString::fromUtf8(value) << QStringLiteral("--json"));
    };
    CHECK(set("25").code == 0);
    for (const char* value : {"32", "abc", "-1", "25x"}) {
        const Outcome refused = set(value);
        CHECK(refused.code == 1);
        CHECK(errorOf(refused) == QStringLiteral("OutOfRange"));
    }
    const QJsonObject report = shell.mulin("report office.mulin monthly --month 2026-01").object();
    CHECK(text(report[QStringLiteral("to")]) == QStringLiteral("2026-01-25"));
}

TEST_CASE("a ledger entry does not end before it begins") {
    Shell shell;
    shell.office();
    const QString person = QStringLiteral("person=") + added(shell, call({"person", "name=甲"}));
    const Outcome outcome =
        shell.run(call({"add", "office.mulin", "living_alone", "--json", "entered_on=2025-06-01", "left_on=2025-05-31"})
                  << person);
    CHECK(outcome.code == 1);
    CHECK(errorOf(outcome) == QStringLiteral("DatesReversed"));
    shell.write("ledger.csv", "姓名,入册日期,退出日期\n甲,2025-06-01,2025-05-31\n");
    CHECK(shell.mulin("import office.mulin living_alone ledger.csv").object()[QStringLiteral("rejected")].toInt() == 1);
    const QString id = added(shell, call({"living_alone", "entered_on=2025-06-01", "left_on=2025-06-01"}) << person);
    CHECK(shell.run(call({"set", "office.mulin", "living_alone"}) << id << QStringLiteral("entered_on=2025-06-02"))
              .code == 1);
}

TEST_CASE("the title of a record is its own key") {
    Shell shell;
    shell.office();
    const QString unit =
        text(shell.mulin("list office.mulin unit --limit 1").array()[0].toObject()[QStringLiteral("id")]);
    added(shell, call({"post", "title=网格长"}) << QStringLiteral("unit=") + unit);
    const QJsonObject post = shell.mulin("list office.mulin post").array()[0].toObject();
    CHECK(text(post[QStringLiteral("title")]).contains(QStringLiteral("网格长")));
    CHECK(text(post[QStringLiteral("field_title")]) == QStringLiteral("grid_leader"));
    const QJsonObject only = shell.mulin("list office.mulin post --columns title").array()[0].toObject();
    CHECK(only.keys() == QStringList{QStringLiteral("field_title"), QStringLiteral("id")});
}

TEST_CASE("histories, timelines and undos can be read") {
    Shell shell;
    shell.office();
    const QString id = added(shell, call({"person", "name=单秀兰", "phone=13800007177"}));
    REQUIRE(shell.run(call({"set", "office.mulin", "person"}) << id << QStringLiteral("phone=13911112222")).code == 0);
    const QString history = QString::fromUtf8(shell.run(call({"history", "office.mulin", "person"}) << id).out)
                                .section(QLatin1Char('\n'), 0, 0);
    CHECK(history.contains(QRegularExpression(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d limin 修改 单秀兰：联系电话 138\\*+7177 → 139\\*+2222$"))));
    added(shell, call({"living_alone"}) << QStringLiteral("person=") + id);
    const QByteArray shown = shell.run(call({"show", "office.mulin", "person"}) << id).out;
    CHECK(shown.contains("独居老人"));
    // A phone that was written again stays.
    const QJsonArray acts = shell.mulin(("history office.mulin person " + id.toStdString()).c_str()).array();
    const QString edit = text(acts[0].toObject()[QStringLiteral("txn")]);
    REQUIRE(shell.run(call({"set", "office.mulin", "person"}) << id << QStringLiteral("phone=13922223333")).code == 0);
    const Outcome undone = shell.run(call({"undo", "office.mulin"}) << edit);
    CHECK(undone.code == 0);
    CHECK(undone.out.contains("没有可以撤销的内容"));
    CHECK(undone.out.contains("单秀兰 的联系电话 保留：之后又改过"));
    // Whom a ledger names stays; the ledger is named.
    const QString other = added(shell, call({"person", "name=周建军"}));
    added(shell, call({"living_alone"}) << QStringLiteral("person=") + other);
    const QJsonArray made = shell.mulin(("history office.mulin person " + other.toStdString()).c_str()).array();
    const Outcome linked =
        shell.run(call({"undo", "office.mulin"}) << text(made.last().toObject()[QStringLiteral("txn")]));
    CHECK(linked.out.contains("居民 周建军 保留：独居老人 周建军 要用到"));
    CHECK(shell.run(call({"undo", "office.mulin"})).out.contains("已撤销"));
}

TEST_CASE("whoever finds the file held waits a little; whoever reads is told") {
    Shell shell;
    shell.office();
    QLockFile lock(shell.path("office.mulin.lock"));
    lock.setStaleLockTime(0);
    REQUIRE(lock.lock());
    QElapsedTimer watch;
    watch.start();
    const Outcome refused = shell.mulin("add office.mulin person name=甲");
    CHECK(errorOf(refused) == QStringLiteral("FileInUse"));
    CHECK(watch.elapsed() >= 1900);
    const Outcome read = shell.mulin("list office.mulin person");
    CHECK(read.code == 0);
    CHECK(read.err.contains("journey_command"));
    CHECK(read.out.trimmed() == "[]");
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        lock.unlock();
    });
    CHECK(shell.mulin("add office.mulin person name=甲").code == 0);
    later.join();
    CHECK(shell.mulin("list office.mulin person").err.isEmpty());
}

TEST_CASE("what is written belongs to its owner alone") {
    Shell shell;
    shell.office();
    shell.write("register.csv", registerCsv);
    REQUIRE(shell.mulin("import office.mulin person register.csv --rejects back.xlsx").code == 0);
    REQUIRE(shell.mulin("list office.mulin person -o out.csv").code == 0);
    REQUIRE(shell.mulin("list office.mulin person -o out.xlsx").code == 0);
    REQUIRE(shell.mulin("list office.mulin person -o out.json").code == 0);
    REQUIRE(shell.mulin("report office.mulin monthly --month 2026-01 --pdf r.pdf --xlsx r.xlsx").code == 0);
    for (const char* name : {"office.mulin", "back.xlsx", "out.csv", "out.xlsx", "out.json", "r.pdf", "r.xlsx"}) {
        struct stat status = {};
        REQUIRE(::stat(shell.path(name).toUtf8().constData(), &status) == 0);
        INFO(name);
        CHECK((status.st_mode & 077) == 0);
    }
}

TEST_CASE("people are found however their numbers are written") {
    Shell shell;
    shell.office();
    added(shell, call({"person", "name=吕芳", "phone=138-1234-7177", "building=3", "entrance=2", "room=501"}));
    for (const char* words : {"138 1234 7177", "+8613812347177", "+86 138 1234 7177", "008613812347177", "3—2—501",
                              "3－2–501", "lü", "lǚ", "lv", "lüfang", "吕 138 1234 7177"}) {
        INFO(words);
        CHECK(shell.run(call({"find", "office.mulin", words, "--json"})).array().size() == 1);
    }
    CHECK(shell.run(call({"find", "office.mulin", "138 1234 7178", "--json"})).array().isEmpty());
}

TEST_CASE("what was not asked for is refused") {
    Shell shell;
    shell.office();
    const auto misused = [&](const QStringList& words) {
        const Outcome outcome = shell.run(words + call({"--json"}));
        CHECK(outcome.code == 2);
        CHECK(errorOf(outcome) == QStringLiteral("Usage"));
        CHECK(isChinese(outcome.err));
        CHECK(isJson(outcome.out));
    };
    misused(call({"add", "office.mulin", "person", "name=甲", "name=乙"}));
    misused(call({"find", "office.mulin", "x", "--reveal", ""}));
    misused(call({"find", "office.mulin", "x", "--reveal", " "}));
    misused(call({"find", "office.mulin", "x", "--reveal"}) << QString(201, QChar(0x7528)));
    misused(call({"find", "office.mulin", "x", "--lang", "fr"}));
    misused(call({"--lang", "xx"}));
    misused(call({"demo", "x.mulin", "--seed", "-1"}));
    misused(call({"demo", "x.mulin", "--seed", "99999999999999999999"}));
    misused(call({"report", "office.mulin", "monthly", "--month", "2026-01", "--pdf", "x", "--xlsx", "./x"}));
    CHECK_FALSE(QFile::exists(shell.path("x.mulin")));
    for (const char* name : {"name=\u200b\u200e", "name=\u202e", "name=\u3164", "name= \u2066\u2069 "}) {
        const Outcome outcome = shell.run(call({"add", "office.mulin", "person", name, "--json"}));
        CHECK(outcome.code == 1);
        CHECK(errorOf(outcome) == QStringLiteral("Required"));
    }
    CHECK(shell.mulin("list office.mulin person").array().isEmpty());
}

TEST_CASE("arguments that are no text") {
    Shell shell;
    shell.office();
    QProcess process;
    process.setWorkingDirectory(shell.path("."));
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"), QStringLiteral("exec '%1' add office.mulin person \"name=$(printf '\\377')\"")
                                             .arg(QStringLiteral(MULIN_BINARY))});
    REQUIRE(process.waitForFinished(60'000));
    CHECK(process.exitCode() == 2);
    CHECK(isChinese(process.readAllStandardError()));
}

TEST_CASE("an office is named by its whole code, its user by the system") {
    Shell shell;
    const Outcome made = shell.run(call({"new", "a.mulin", "--office", "130202002", "--json"}),
                                   {QStringLiteral("USER="), QStringLiteral("LOGNAME="), QStringLiteral("USERNAME=")});
    REQUIRE(made.code == 0);
    CHECK(text(made.object()[QStringLiteral("office")]) == QStringLiteral("130202002000"));
    QProcess id;
    id.start(QStringLiteral("id"), {QStringLiteral("-un")});
    REQUIRE(id.waitForFinished());
    CHECK(text(made.object()[QStringLiteral("user")]).toUtf8() == id.readAllStandardOutput().trimmed());
}

TEST_CASE("help is in one language; without a display a sentence says so") {
    Shell shell;
    for (const char* command : {"list", "demo", "report", "add"}) {
        const QByteArray help = shell.run(call({command, "--help"})).out;
        CHECK(help.count("--help") == 1);
        for (const char* word : {"Options", "POSITIVE", "INT", ":{"}) CHECK_FALSE(help.contains(word));
    }
    const Outcome window = shell.run(
        {}, {QStringLiteral("QT_QPA_PLATFORM=xcb"), QStringLiteral("DISPLAY="), QStringLiteral("WAYLAND_DISPLAY=")});
    CHECK(window.code == 1);
    CHECK(isChinese(window.err));
    CHECK(window.err.count('\n') == 1);
    const QStringList blind{QStringLiteral("QT_QPA_PLATFORM=xcb"), QStringLiteral("DISPLAY="),
                            QStringLiteral("WAYLAND_DISPLAY=")};
    const Outcome english = shell.run(call({"--lang", "en"}), blind);
    CHECK(english.code == 1);
    CHECK_FALSE(isChinese(english.err));
    // Options of the window, with = and without, before and behind the file: never taken for a command.
    for (const auto& words : {call({"--theme", "dark"}), call({"--theme=dark"}), call({"--text", "large", "./a.mulin"}),
                              call({"--text=large", "--user", "limin"}), call({"./a.mulin", "--theme", "dark"}),
                              call({"--lang=zh_CN", "--theme", "light", "./a.mulin"})})
        CHECK(shell.run(words, blind).err == window.err);
}
