// A form in a window, and hands for it.
#pragma once

#include "tests/support/gui_office.h"
#include "ui/forms/record_form.h"
#include "ui/look/theme.h"
#include "ui/shell/language.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace mulin::test {

struct FormCase {
    explicit FormCase(const char* type, ui::FormPlan plan = {}) {
        ui::installLanguage(*qApp, QStringLiteral("zh_CN"));
        ui::apply(*qApp, ui::Theme::Light);
        form = std::make_unique<ui::RecordForm>(*gui.session, *gui.session->catalogue().find(type),
                                                QString::fromLatin1(type), plan);
        form->resize(1200, 900);
        form->setAttribute(Qt::WA_DontShowOnScreen);
        form->show();
        form->activateWindow();
        QApplication::setActiveWindow(form.get());
        QCoreApplication::processEvents();
    }
    QWidget* focus(const char* key) {
        QWidget* widget = form->editor(key)->focusWidget();
        widget->setFocus();
        return widget;
    }
    void type(const char* key, const char* text) {
        QWidget* widget = focus(key);
        if (auto* line = qobject_cast<QLineEdit*>(widget)) line->selectAll();
        if (auto* note = qobject_cast<QPlainTextEdit*>(widget)) note->selectAll();
        // Han text comes from an input method, as a commit.
        QInputMethodEvent commit;
        const QString words = QString::fromUtf8(text);
        if (words.toLatin1() == words.toUtf8()) {
            QTest::keyClicks(widget, words);
        } else {
            if (auto* line = qobject_cast<QLineEdit*>(widget)) line->clear();
            commit.setCommitString(words);
            QCoreApplication::sendEvent(widget, &commit);
        }
    }
    void leave(const char* key) {
        QWidget* widget = form->editor(key)->focusWidget();
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QString note(const char* control) const {
        const auto* label = form->findChild<QLabel*>(QString::fromLatin1(control) + QStringLiteral(".note"));
        return label != nullptr ? label->text() : QString();
    }
    void press(const char* name) {
        auto* button = form->findChild<QAbstractButton*>(QString::fromLatin1(name));
        if (button == nullptr || !button->isVisible()) throw std::runtime_error(std::string("no button ") + name);
        button->click();
        gui.settle();
    }
    /// A link among the words beside a field.
    void follow(const char* name) {
        auto* link = form->findChild<ui::LinkLabel*>(QString::fromLatin1(name));
        if (link == nullptr || !link->isVisible()) throw std::runtime_error(std::string("no link ") + name);
        QTest::keyClick(link, Qt::Key_Return);
        gui.settle();
    }
    void load(RecordId id) {
        form->load(id);
        if (!GuiOffice::until([&] { return form->record() == id; })) throw std::runtime_error("not loaded");
        gui.settle();
    }
    journal::Record stored(RecordId id, const char* type) { return gui.office.record(type, id); }

    GuiOffice gui;
    std::unique_ptr<ui::RecordForm> form;
};

} // namespace mulin::test
