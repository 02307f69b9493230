// The window with its pages over a small office, and hands to use it with.
#pragma once

#include "tests/support/gui_office.h"
#include "tests/support/gui_screenshot.h"
#include "ui/grids/record_table.h"
#include "ui/look/theme.h"
#include "ui/pages/search_popup.h"
#include "ui/pages/work_pages.h"
#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <functional>
#include <memory>

namespace mulin::test {

inline QString text(const char* latin) { return QString::fromLatin1(latin); }

struct Desk {
    /// `login`: who works here, once it is made; else the first user.
    explicit Desk(bool populated = true, ui::TextSize size = ui::TextSize::Normal,
                  const std::function<std::string(GuiOffice&)>& login = {}) {
        ui::installLanguage(*qApp, text("zh_CN"));
        ui::apply(*qApp, ui::Theme::Light, size);
        if (populated) gui.populate();
        if (login)
            gui.session =
                std::make_unique<ui::OfficeSession>(*gui.office.office, must(gui.office.office->accessFor(login(gui))),
                                                    gui.background, schema::Language::Zh);
        window = std::make_unique<ui::MainWindow>(commands, gui.background);
        window->setPages(ui::workPages(*gui.session));
        window->setOffice(QStringLiteral("友谊南里社区"), QStringLiteral("友谊街道"));
        window->setUser(QStringLiteral("李文静"));
        ui::attach(*gui.session, *window);
        ui::attachSearch(*gui.session, *window);
        QObject::connect(gui.session.get(), &ui::OfficeSession::said, window.get(),
                         [this](const ui::StatusMessage& message) { said = message; });
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->resize(1440, 900);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~Desk() {
        window.reset();
        ui::apply(*qApp, ui::Theme::Light);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void open(const char* page, const QString& argument = {}) {
        window->open({text(page), argument});
        gui.settle();
    }
    void shot(const char* name) {
        gui.settle();
        savePicture(*window, text(name));
        gui.settle();
        const QImage image = savePicture(*window, text(name));
        CHECK(colourCount(image) > 20);
        CHECK(unnamed(*window).join(text("; ")).toStdString().empty());
    }
    ui::RecordTable* table(const char* name) { return window->findChild<ui::RecordTable*>(text(name)); }
    QString hex(RecordId id) { return QString::fromStdString(id.hex()); }
    /// What one sees under this object name (several pages may have one), or at all if the name is empty; it must be
    /// there.
    template<class Widget> Widget& visible(const char* name) {
        Widget* found = nullptr;
        for (auto* one : *name == 0 ? window->findChildren<Widget*>() : window->findChildren<Widget*>(text(name)))
            if (one->isVisible()) found = one;
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    /// A visible button of the current page by its object name; it must be there and usable.
    QAbstractButton& button(const char* name) {
        auto& found = visible<QAbstractButton>(name);
        REQUIRE(found.isEnabled());
        return found;
    }
    void press(const char* name) {
        button(name).click();
        gui.settle();
    }
    /// Types the path into the open file dialog and saves.
    void saveAs(const char* dialogName, const QString& path) {
        QFileDialog* dialog = nullptr;
        REQUIRE(GuiOffice::until([&] {
            dialog = window->findChild<QFileDialog*>(text(dialogName));
            return dialog != nullptr && dialog->isVisible();
        }));
        dialog->findChild<QLineEdit*>(text("fileNameEdit"))->setText(path);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
        gui.settle();
    }

    GuiOffice gui;
    ui::Commands commands;
    std::unique_ptr<ui::MainWindow> window;
    ui::StatusMessage said;
};

} // namespace mulin::test
