// Files in and out by the command line.
#include "tests/journeys/shell.h"

using namespace journey;

namespace {

QString code(const Outcome& outcome) {
    return outcome.object()[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString();
}

} // namespace

TEST_CASE("a file goes in, is told of, and comes out as it was") {
    Shell shell;
    shell.office();
    const QByteArray card = "\xFF\xD8\xFF\xE0 only the head of a picture" + QByteArray(200'000, 'x');
    shell.write("card.jpg", card);
    const QString person =
        shell.mulin("add office.mulin person name=单秀兰 photo=@card.jpg").object()[QStringLiteral("id")].toString();
    REQUIRE(person.size() == 32);
    const Outcome added =
        shell.run({QStringLiteral("add"), QStringLiteral("office.mulin"), QStringLiteral("document"),
                   QStringLiteral("title=身份证 正面"), QStringLiteral("kind=id_copy"),
                   QStringLiteral("file=@card.jpg"), QStringLiteral("people=") + person, QStringLiteral("--json")});
    REQUIRE(added.code == 0);
    const QString id = added.object()[QStringLiteral("id")].toString();
    const QJsonObject file = shell.mulin(("show office.mulin document " + id.toStdString()).c_str())
                                 .object()[QStringLiteral("file")]
                                 .toObject();
    CHECK(file[QStringLiteral("name")].toString() == QStringLiteral("card.jpg"));
    CHECK(file[QStringLiteral("size")].toInt() == card.size());
    CHECK(file[QStringLiteral("media")].toString() == QStringLiteral("image/jpeg"));
    CHECK(file[QStringLiteral("hash")].toString().size() == 64);
    const Outcome out =
        shell.mulin(("show office.mulin document " + id.toStdString() + " --save-attachment file -o copy.jpg").c_str());
    CHECK(out.code == 0);
    CHECK(out.object()[QStringLiteral("file")].toString() == QStringLiteral("copy.jpg"));
    CHECK(shell.read("copy.jpg") == card);
    CHECK(shell.mulin("verify office.mulin").code == 0);
    // It left the file: that stands in the log.
    const QJsonArray acts =
        shell.mulin("audit office.mulin --kind exported").object()[QStringLiteral("acts")].toArray();
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].toObject()[QStringLiteral("args")].toObject()[QStringLiteral("file")].toString() ==
          QStringLiteral("copy.jpg"));
    // The photograph is the same content: the file has grown by it once.
    CHECK(shell.mulin(("list office.mulin document --where file~card")).array().size() == 1);
    CHECK(shell.mulin(("list office.mulin person --where photo=card.jpg")).array().size() == 1);
    CHECK(shell
              .run({QStringLiteral("set"), QStringLiteral("office.mulin"), QStringLiteral("person"), person,
                    QStringLiteral("photo=")})
              .code == 0);
    CHECK(shell.mulin("undo office.mulin").code == 0);
    CHECK(
        shell
            .mulin(
                ("show office.mulin person " + person.toStdString() + " --save-attachment photo -o again.jpg").c_str())
            .code == 0);
    CHECK(shell.read("again.jpg") == card);
}

TEST_CASE("a file that will not do is refused with a sentence, and nothing is written") {
    Shell shell;
    shell.office();
    shell.write("empty.txt", {});
    shell.write("words.txt", "a");
    {
        QFile film(shell.path("film.mp4"));
        REQUIRE(film.open(QIODevice::WriteOnly));
        REQUIRE(film.resize(qint64{2} * 1024 * 1024 * 1024));
    }
    const QByteArray before = shell.digest();
    const auto refused = [&](const char* words, const char* why) {
        const Outcome outcome = shell.mulin(words);
        CHECK(outcome.code == 1);
        CHECK(code(outcome) == QString::fromUtf8(why));
        CHECK_FALSE(outcome.err.isEmpty());
    };
    refused("add office.mulin document title=甲 file=@film.mp4", "AttachmentTooBig");
    refused("add office.mulin document title=甲 file=@empty.txt", "AttachmentEmpty");
    refused("add office.mulin document title=甲 file=@none.txt", "FileNotFound");
    refused("add office.mulin document title=甲 file=@/dev/zero", "FileUnreadable");
    refused("add office.mulin document title=甲 file=words.txt", "BadArgument");
    refused("add office.mulin document title=甲", "Required");
    refused("add office.mulin person name=甲 photo=@words.txt", "NotAPicture");
    CHECK(shell.digest() == before);
    CHECK(shell.mulin("show office.mulin person 1 --save-attachment photo").code == 2);
    // Names that lead elsewhere are made harmless.
    const QString id = shell.mulin("add office.mulin document title=甲 file=@../../../../../../../../etc/hostname")
                           .object()[QStringLiteral("id")]
                           .toString();
    CHECK(shell.mulin(("show office.mulin document " + id.toStdString()).c_str())
              .object()[QStringLiteral("file")]
              .toObject()[QStringLiteral("name")]
              .toString() == QStringLiteral("hostname"));
    const QString office = QStringLiteral("office.mulin");
    CHECK(shell
              .run({QStringLiteral("show"), office, QStringLiteral("document"), id, QStringLiteral("--save-attachment"),
                    QStringLiteral("file"), QStringLiteral("-o"), office})
              .code == 1);
    CHECK(shell.mulin("verify office.mulin").code == 0);
}
