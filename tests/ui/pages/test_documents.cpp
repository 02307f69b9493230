// 材料 of a record: files become documents in one act, which undo takes back.
#include "tests/support/gui_office.h"
#include "ui/forms/attachment_viewer.h"
#include "ui/look/theme.h"
#include "ui/pages/documents_panel.h"
#include "ui/shell/language.h"
#include "ui/widgets/button.h"

#include <catch2/catch.hpp>

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QTest>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct PanelCase {
    PanelCase() {
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        apply(*qApp, Theme::Light);
        gui.populate();
        panel.resize(320, 600);
        panel.setAttribute(Qt::WA_DontShowOnScreen);
    }
    QString write(const char* name, const QByteArray& bytes) {
        const QString path = dir.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) throw std::runtime_error(name);
        return path;
    }
    void drop(const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&panel, &enter);
        REQUIRE(enter.isAccepted());
        QDropEvent event({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&panel, &event);
    }
    bool shows(int count) {
        return GuiOffice::until([&] { return panel.count() == count; });
    }
    QString trouble() const { return panel.findChild<QLabel*>(QStringLiteral("documents.trouble"))->text(); }

    GuiOffice gui;
    QTemporaryDir dir;
    DocumentsPanel panel{*gui.session};
};

} // namespace

TEST_CASE("several files dropped on a record are its documents, by one act") {
    PanelCase it;
    const RecordId whom = it.gui.people.front();
    const RecordId visit = it.gui.visit(whom, it.gui.people[1], it.gui.office.today(), "一切正常");
    it.panel.setSubject("visit", visit);
    it.gui.settle();
    CHECK(it.panel.count() == 0);
    it.drop({it.write("现场.txt", "a"), it.write("说明.txt", "b"), it.write("空.txt", "")});
    REQUIRE(it.shows(2));
    CHECK(it.trouble().contains(QStringLiteral("“空.txt”是空文件")));
    const auto* first = it.panel.findChild<QAbstractButton*>(QStringLiteral("documents.row0"));
    REQUIRE(first != nullptr);
    CHECK((first->text() == QStringLiteral("说明") || first->text() == QStringLiteral("现场")));
    // The person visited has them, too.
    it.panel.setSubject("person", whom);
    REQUIRE(it.shows(2));
    it.panel.setSubject("visit", visit);
    REQUIRE(it.shows(2));
    it.gui.settle();
    it.gui.session->undo();
    REQUIRE(it.shows(0));
    it.gui.session->redo();
    REQUIRE(it.shows(2));
    CHECK(it.gui.office.sound());
}

TEST_CASE("a picture pasted into the panel is a photograph of the record, and opens large") {
    PanelCase it;
    it.panel.setSubject("person", it.gui.people.front());
    it.gui.settle();
    QImage picture(300, 200, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    QTest::keyClick(&it.panel, Qt::Key_V, Qt::ControlModifier);
    REQUIRE(it.shows(1));
    auto* row = it.panel.findChild<QAbstractButton*>(QStringLiteral("documents.row0"));
    CHECK(row->accessibleDescription().contains(QStringLiteral("照片")));
    row->click();
    AttachmentViewer* viewer = nullptr;
    REQUIRE(GuiOffice::until([&] { return (viewer = it.panel.window()->findChild<AttachmentViewer*>()) != nullptr; }));
    it.gui.settle();
    auto* larger = viewer->findChild<Button*>(QStringLiteral("attachment.larger"));
    REQUIRE(larger != nullptr);
    CHECK_FALSE(larger->isHidden());
    viewer->reject();
}

TEST_CASE("sealed records have no documents in the open, and who may not read documents sees none") {
    PanelCase it;
    it.panel.setSubject("correction", it.gui.people.front());
    CHECK(it.panel.isHidden());
    it.panel.setSubject("person", it.gui.people.front());
    CHECK_FALSE(it.panel.isHidden());
    it.panel.clear();
    CHECK(it.panel.isHidden());
}
