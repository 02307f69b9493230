// A file in a form: dropped, pasted, taken away again; and files that are not what they say.
#include "core/journal/blobs.h"
#include "tests/ui/forms/form_case.h"
#include "ui/forms/attachment_editor.h"
#include "ui/forms/attachment_intake.h"
#include "ui/forms/attachment_preview.h"

#include <catch2/catch.hpp>

#include <QtCore/QBuffer>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QImageWriter>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

QImage picture(int width = 640, int height = 480) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    return image;
}

QByteArray jpeg(int width, int height) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture(width, height).save(&buffer, "JPEG");
    return bytes;
}

/// The picture as a phone writes it that was held upright: lying, with a mark to turn it.
QByteArray turned(const QByteArray& plain) {
    QByteArray exif = QByteArray::fromHex("ffe10022457869660000"
                                          "49492a0008000000"
                                          "0100"
                                          "1201030001000000"
                                          "0600"
                                          "0000"
                                          "00000000");
    return plain.left(2) + exif + plain.mid(2);
}

/// A PNG of 74 bytes that says to be of 65535 × 65535 pixels.
QByteArray bomb() {
    return QByteArray::fromHex(
        "89504e470d0a1a0a0000000d494844520000ffff0000ffff080200000039674e070000001149444154789c63601805a3"
        "60140c77000003e80001b3a6d3460000000049454e44ae426082");
}

struct Files {
    QString write(const char* name, const QByteArray& bytes) {
        const QString path = dir.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) throw std::runtime_error(name);
        return path;
    }
    QTemporaryDir dir;
};

void drop(QWidget* on, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint at = on->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &event);
}

std::optional<schema::Attachment> fileIn(const FormCase& it, const char* key) {
    return schema::Attachment::parse(it.form->editor(key)->text().toStdString());
}

QString said(FormCase& it, const char* key) {
    QString words;
    const auto link =
        QObject::connect(it.form->editor(key), &FieldEditor::noted, [&](const QString& sentence) { words = sentence; });
    GuiOffice::until([&] { return !words.isEmpty(); });
    QObject::disconnect(link);
    return words;
}

} // namespace

TEST_CASE("a dropped file becomes the record's, and comes out of it again") {
    FormCase it("document");
    Files files;
    it.form->startNew();
    it.gui.settle();
    it.type("title", "结婚证");
    QWidget* box = it.form->editor("file")->focusWidget();
    drop(box, {files.write("结婚证.jpg", jpeg(640, 480))});
    REQUIRE(GuiOffice::until([&] { return fileIn(it, "file").has_value(); }));
    CHECK(fileIn(it, "file")->media == "image/jpeg");
    CHECK(box->accessibleName().contains(QStringLiteral("结婚证.jpg")));
    SavedSpy saved(*it.form);
    REQUIRE(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    const auto record = it.stored(saved.ids.front(), "document");
    const auto file = schema::Attachment::of(record.get("file"));
    REQUIRE(file);
    CHECK(must(journal::blobBytes(it.gui.office.reader(), *file)) == jpeg(640, 480).toStdString());
    CHECK(it.gui.office.sound());
    // Taken away and saved; undo brings it back.
    it.load(saved.ids.front());
    it.focus("file");
    QTest::keyClick(box, Qt::Key_Delete);
    CHECK(it.form->isDirty());
    CHECK_FALSE(it.form->save(false)); // a document has a file
    it.form->discard();
    it.gui.settle();
    CHECK(fileIn(it, "file") == file);
}

TEST_CASE("a picture is pasted as a PNG, a copied file as it is") {
    FormCase it("person");
    Files files;
    it.form->startNew();
    it.gui.settle();
    it.type("name", "单秀兰");
    QWidget* box = it.focus("photo");
    QGuiApplication::clipboard()->setImage(picture());
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return fileIn(it, "photo").has_value(); }));
    CHECK(fileIn(it, "photo")->media == "image/png");
    CHECK(fileIn(it, "photo")->name.starts_with("粘贴图片 "));
    auto* copied = new QMimeData;
    copied->setUrls({QUrl::fromLocalFile(files.write("本人.jpg", jpeg(100, 100)))});
    QGuiApplication::clipboard()->setMimeData(copied);
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return fileIn(it, "photo") && fileIn(it, "photo")->name == "本人.jpg"; }));
    QGuiApplication::clipboard()->setText(QStringLiteral("文字"));
    QString words;
    QObject::connect(it.form->editor("photo"), &FieldEditor::noted, [&](const QString& sentence) { words = sentence; });
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier);
    CHECK(words == QStringLiteral("剪贴板里没有图片或文件"));
    CHECK(fileIn(it, "photo")->name == "本人.jpg");
}

TEST_CASE("bad files are refused with a sentence, and what was there stays") {
    FormCase it("person");
    Files files;
    it.form->startNew();
    it.gui.settle();
    it.type("name", "单秀兰");
    QWidget* box = it.form->editor("photo")->focusWidget();
    drop(box, {files.write("本人.jpg", jpeg(100, 100))});
    REQUIRE(GuiOffice::until([&] { return fileIn(it, "photo").has_value(); }));
    const auto refused = [&](const QString& path, const char* words) {
        drop(box, {path});
        const QString sentence = said(it, "photo");
        INFO(sentence.toStdString());
        CHECK(sentence.contains(QString::fromUtf8(words)));
        CHECK(fileIn(it, "photo")->name == "本人.jpg");
        CHECK(it.form->editor("name")->text() == QStringLiteral("单秀兰"));
    };
    const QString film = files.write("film.mp4", {});
    refused(film, "空文件");
    REQUIRE(QFile::resize(film, qint64{2} * 1024 * 1024 * 1024));
    refused(film, "“film.mp4”有 2 GB，超过了单个文件 20 MB 的上限。");
    refused(files.write("名单.jpg", "这不是图片"), "“名单.jpg”不是图片");
    refused(files.dir.path(), "读");
    QFile::remove(film);
    refused(film, "film.mp4");
}

TEST_CASE("a picture with too many pixels is kept and not shown, a phone's is turned upright") {
    GuiOffice gui;
    const schema::TypeDef& type = *gui.session->catalogue().find("document");
    const auto shown = [&](QByteArray bytes) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto file = must(journal::stage(gui.office.journal(), type, buffer, "a.png"));
        return must(previewOf(gui.office.reader(), file, QSize(300, 300)));
    };
    const Preview big = shown(bomb());
    CHECK(big.picture.isNull());
    CHECK(big.sentence.contains(QStringLiteral("65,535")));
    const Preview upright = shown(turned(jpeg(640, 480)));
    CHECK(upright.full == QSize(480, 640));
    CHECK(upright.picture.size() == QSize(225, 300));
    const Preview lying = shown(jpeg(640, 480));
    CHECK(lying.picture.size() == QSize(300, 225));
    CHECK_FALSE(shown(jpeg(640, 480).left(300)).sentence.isEmpty());
    CHECK(shown("MZ" + QByteArray(100, '\0')).picture.isNull());
}

TEST_CASE("a half-filled form keeps its file through a crash") {
    FormCase it("document");
    Files files;
    it.form->startNew();
    it.gui.settle();
    it.type("title", "结婚证");
    drop(it.form->editor("file")->focusWidget(), {files.write("结婚证.jpg", jpeg(64, 48))});
    REQUIRE(GuiOffice::until([&] { return fileIn(it, "file").has_value(); }));
    const auto file = *fileIn(it, "file");
    REQUIRE(GuiOffice::until([&] {
        return it.gui.office.reader().integer("SELECT count(*) FROM local_draft WHERE instr(body, '结婚证')") == 1;
    }));
    must(journal::sweepBlobs(it.gui.office.journal())); // as when the file is opened again
    CHECK(must(journal::blobBytes(it.gui.office.reader(), file)) == jpeg(64, 48).toStdString());
}

TEST_CASE("a document is called like its file, with or without an ending") {
    const auto called = [](const char* name) { return titleOf({name, 1, "text/plain", {}, {}}); };
    CHECK(called("低保审批表.pdf") == "低保审批表");
    CHECK(called("扫描件") == "扫描件");
    CHECK(called("2026.11.28 走访.jpg") == "2026.11.28 走访");
    CHECK(called(".bashrc") == ".bashrc");
}
