// A dialog of steps: Enter goes on, and one that must be brought to its end cannot be closed before.
#include "ui/widgets/button.h"
#include "ui/widgets/step_dialog.h"

#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace mulin::ui;

namespace {

class Steps final : public StepDialog {
public:
    explicit Steps(WayOut wayOut) : StepDialog(QStringLiteral("steps"), QStringLiteral("Steps"), wayOut, nullptr) {
        auto* page = new QWidget(this);
        stepPage(page, QStringLiteral("What it is about"), QStringLiteral("What there is to know."))
            ->addWidget(m_field = new QLineEdit(page));
        setSteps(page);
        setFoot(QStringLiteral("Next: more"), true, false);
        setAttribute(Qt::WA_DeleteOnClose, false);
        setAttribute(Qt::WA_DontShowOnScreen);
        show();
    }
    Button* button(const char* name) { return findChild<Button*>(QLatin1String(name)); }
    bool says(const QString& words) {
        for (const QLabel* label : findChildren<QLabel*>())
            if (label->text() == words) return true;
        return false;
    }
    void refuse(const QString& why) { say(why); }

    QLineEdit* m_field;
    int wentOn = 0, wentBack = 0;

private:
    void next() override {
        ++wentOn;
        setFoot(QStringLiteral("Done"), false, true);
    }
    void back() override { ++wentBack; }
};

} // namespace

TEST_CASE("a dialog of steps goes on by Enter, unless the step is not done, and forgets what it refused") {
    Steps dialog(StepDialog::WayOut::Cancel);
    CHECK(dialog.button("steps.next")->text() == QStringLiteral("Next: more"));
    CHECK_FALSE(dialog.button("steps.back")->isVisible());
    dialog.refuse(QStringLiteral("That was nothing."));
    CHECK(dialog.says(QStringLiteral("That was nothing.")));
    QTest::keyClick(dialog.m_field, Qt::Key_Return);
    CHECK(dialog.wentOn == 1);
    CHECK_FALSE(dialog.says(QStringLiteral("That was nothing.")));
    QTest::keyClick(dialog.m_field, Qt::Key_Return);
    CHECK(dialog.wentOn == 1);
    dialog.button("steps.back")->click();
    CHECK(dialog.wentBack == 1);
    QTest::keyClick(dialog.m_field, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("a dialog of steps that cannot be cancelled stays until its last step") {
    Steps dialog(StepDialog::WayOut::LastStep);
    CHECK(dialog.button("steps.cancel") == nullptr);
    CHECK_FALSE(dialog.windowFlags().testFlag(Qt::WindowCloseButtonHint));
    QTest::keyClick(dialog.m_field, Qt::Key_Escape);
    CHECK(dialog.isVisible());
    dialog.close();
    CHECK(dialog.isVisible());
}
