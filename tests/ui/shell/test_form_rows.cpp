// A form fits the room it has: notes beside the editors, or below them, and nothing scrolls sideways.
#include "tests/support/gui_screenshot.h"
#include "ui/look/theme.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace mulin::ui;

TEST_CASE("a form squeezes its editors and puts notes below where there is no room beside") {
    const TextSize size = GENERATE(TextSize::Normal, TextSize::Largest);
    apply(*qApp, Theme::Light, size);
    QScrollArea scroll;
    scroll.setFrameShape(QFrame::NoFrame);
    scroll.setWidgetResizable(true);
    auto* rows = new FormRows(QStringLiteral("form"));
    std::vector<FormRow*> all;
    for (int i = 0; i < 4; ++i)
        all.push_back(rows->add(QString::number(i), QStringLiteral("Label"), new QLineEdit, QStringLiteral("A hint")));
    scroll.setWidget(rows);
    const auto note = [&](int i) {
        return rows->findChild<QWidget*>(QStringLiteral("form.%1.note").arg(i))->mapTo(rows, QPoint());
    };
    const auto settle = [&](int width) {
        scroll.resize(width, 600);
        mulin::test::picture(scroll);
    };
    settle(px().formEditor * 2);
    const int beside = note(1).x();
    CHECK(beside > all[1]->editor()->geometry().right());
    CHECK(all[1]->editor()->width() >= px().formEditor);
    settle(px().formEditor);
    CHECK(scroll.horizontalScrollBar()->maximum() == 0);
    for (int i = 0; i < 4; ++i) {
        CHECK(all[std::size_t(i)]->editor()->geometry().right() < rows->width());
        CHECK(all[std::size_t(i)]->editor()->width() > px().formEditor / 2);
        CHECK(note(i).y() > all[std::size_t(i)]->editor()->geometry().bottom());
        if (i > 0) CHECK(all[std::size_t(i)]->editor()->y() > note(i - 1).y());
    }
    settle(px().formEditor * 2);
    CHECK(note(1).x() == beside);
    apply(*qApp, Theme::Light);
}
