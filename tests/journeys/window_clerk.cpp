#include "core/journal/history.h"
#include "core/journal/rows.h"
#include "core/records/query.h"
#include "tests/journeys/window_tasks.h"

#include <QtCore/QDir>
#include <QtGui/QClipboard>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QLabel>

namespace mulin::test {

namespace {

bool restingNow(app::Program& program) {
    app::OfficeWindow* office = program.office();
    return office == nullptr || (!office->background().isBusy() && !office->session().isWriting());
}

} // namespace

Clerk::Clerk(app::Program& program) : Hands([&program] { return restingNow(program); }), m_program(program) {}

app::OfficeWindow& Clerk::office() {
    if (m_program.office() == nullptr) giveUp("the office is closed");
    return *m_program.office();
}

std::vector<journal::Record> Clerk::records(const char* type, const std::string& where) {
    return look([&] {
        const Office& file = *office().opened().office;
        records::Query query;
        query.type = type;
        query.where = where;
        const auto found =
            records::list(file.reader(), file.tables(), office().session().access(), query, file.today());
        if (!found) giveUp(std::string("cannot read ") + type + ": " + errorName(found.error().code));
        return *found;
    });
}

journal::Record Clerk::record(const char* type, const std::string& where) {
    auto found = records(type, where);
    expect(found.size() == 1, std::to_string(found.size()) + " records instead of one: " + type + " " + where);
    return std::move(found.front());
}

std::int64_t Clerk::count(const char* type, const std::string& where) {
    return static_cast<std::int64_t>(records(type, where).size());
}

int Clerk::links(const journal::Record& of) {
    return look([&] {
        const Office& file = *office().opened().office;
        return static_cast<int>(journal::linksFrom(file.reader(), file.tables(), of.uid).size());
    });
}

std::string Clerk::lastAct() {
    return look([&] {
        const Office& file = *office().opened().office;
        const auto acts = journal::acts(file.reader(), office().session().access(), {});
        if (!acts || acts->empty()) giveUp("no act");
        return acts->front().operation;
    });
}

ui::Location Clerk::place() {
    return look([&] { return office().window().current(); });
}

bool Clerk::shows(const QString& words) {
    return look([&] {
        for (const QWidget* top : QApplication::topLevelWidgets()) {
            if (!top->isVisible()) continue;
            for (const QWidget* one : top->findChildren<QWidget*>()) {
                if (!one->isVisible()) continue;
                if (const auto* label = qobject_cast<const QLabel*>(one); label && label->text().contains(words))
                    return true;
                if (const auto* button = qobject_cast<const QAbstractButton*>(one);
                    button && button->text().contains(words))
                    return true;
            }
        }
        return false;
    });
}

void Clerk::begin(const ui::Location& at) {
    look([&] { office().window().open(at); });
    rest();
    startCounting();
}

void Clerk::beginAt(const std::string& person) {
    const auto id = record("person", "name = " + person + " and presence = here").uid;
    begin({QStringLiteral("person"), QString::fromStdString(id.hex())});
    until("the file", [&] { return part<QWidget>("person.name") != nullptr; });
}

void Clerk::remove(const char* type, const std::string& where) {
    const auto gone = record(type, where);
    ui::OfficeSession& session = office().session();
    session.transact(&office().window(), {std::string(type) + ".delete", {{"type", type}, {"id", gone.uid.hex()}}},
                     [type, id = gone.id()](journal::Writer& writer) { return writer.remove(type, id); });
}

void Clerk::leaveForms() {
    for (int i = 0; i < 6 && place().page != QStringLiteral("today"); ++i) {
        key(Qt::Key_Escape);
        look([&] { office().window().open({QStringLiteral("today")}); });
        rest();
    }
}

int Clerk::papers(const char* ending) {
    return static_cast<int>(QDir::current().entryList({QStringLiteral("*.") + QString::fromLatin1(ending)}).size());
}

QString Clerk::clipboard() { return QGuiApplication::clipboard()->text(); }

QString Clerk::tenRows(const char* family) {
    QString rows = QStringLiteral("姓名\t性别\t手机号\t楼号\t单元\t房号\n");
    for (int i = 0; i < 10; ++i)
        rows += QStringLiteral("%1%2\t女\t1381234%3\t1\t1\t101\n")
                    .arg(QString::fromUtf8(family), QString(QStringLiteral("甲乙丙丁戊己庚辛壬癸")[i]))
                    .arg(1000 + i);
    return rows;
}

void Clerk::setClipboard(const QString& text) { QGuiApplication::clipboard()->setText(text); }

} // namespace mulin::test
