// What was done is taken back; the office is called together, or shut for a while.
#include "tests/journeys/window_tasks.h"

namespace mulin::test {

namespace {

bool sees(const char* control) { return Hands::part<QWidget>(control) != nullptr; }

} // namespace

void undo(Clerk& clerk) {
    const auto before = clerk.count("person", "name ~ 邸");
    expect(before == 10, "an import to take back");
    clerk.ctrl(Qt::Key_Z);
    clerk.until("nobody of the import", [&] { return clerk.count("person", "name ~ 邸") == 0; });
}

void value(Clerk& clerk) {
    // phone() has changed it.
    const std::string which = "name = 胡彩云 and birth_date < 1960-01-01", now = "13912345678";
    expect(clerk.record("person", which).text("phone") == now, "the phone was changed before");
    clerk.beginAt("胡彩云");
    clerk.click(QStringLiteral("person.edit"));
    clerk.ctrl(Qt::Key_H);
    clerk.until("the changes", [] { return sees("person.edit.history"); });
    clerk.click(clerk.look([] {
        for (const QWidget* one : Hands::part<QWidget>("person.edit.history")->findChildren<QWidget*>())
            if (one->objectName().startsWith(QStringLiteral("person.edit.history.phone."))) return one->objectName();
        return QString();
    }));
    clerk.until("the former phone", [&] { return clerk.record("person", which).text("phone") != now; });
}

void bin(Clerk& clerk) {
    clerk.begin({QStringLiteral("residents")});
    clerk.look([&] { clerk.remove("person", "name = 郗甲"); });
    clerk.rest();
    clerk.begin({QStringLiteral("today")});
    clerk.key(Qt::Key_9, Qt::AltModifier);
    clerk.click(QStringLiteral("回收站"));
    clerk.until("what was deleted", [] { return sees("history.bin"); });
    clerk.key(Qt::Key_Return); // the last one
    clerk.until("her again", [&] { return clerk.count("person", "name = 郗甲") == 1; });
}

void emergency(Clerk& clerk) {
    clerk.key(Qt::Key_3, Qt::AltModifier);
    clerk.click(QStringLiteral("急时"));
    clerk.until("the question", [] { return sees("organisation.emergency.reason"); });
    clerk.type(QStringLiteral("暴雨橙色预警"));
    clerk.click(QStringLiteral("organisation.emergency.act"));
    clerk.until("the calls", [] { return sees("organisation.calls.list"); });
    clerk.key(Qt::Key_Space);
    clerk.until("a call", [&] { return clerk.count("emergency_call", "") == 1; });
}

void lock(Clerk& clerk) {
    clerk.begin({QStringLiteral("visits")});
    clerk.ctrl(Qt::Key_L);
    clerk.until("the sign-in", [&] { return sees("signIn.password"); });
    clerk.type(QString::fromLatin1(password));
    clerk.key(Qt::Key_Return);
    clerk.until("the office", [&] { return sees("shell.window"); });
    expect(clerk.place().page == QStringLiteral("visits"), "where one was");
}

} // namespace mulin::test
