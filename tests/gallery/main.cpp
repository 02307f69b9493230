// mulin_gallery FOLDER [--page ID] [--lang zh_CN|en] [--theme light|dark|contrast] [--scale 100|150] [--size 1440x900]:
// every page with the demonstration office, as pictures to be looked at, and a sheet of them all per variant. What is
// not said is shown in all its kinds. --check: no pictures; every page is reached, is no empty one, and names its
// controls.
#include "app/demo/demo.h"
#include "tests/gallery/states.h"
#include "tests/support/gui_accessible.h"
#include "tests/support/gui_quiet.h"
#include "tests/support/gui_screenshot.h"
#include "ui/look/theme.h"
#include "ui/pages/work_pages.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <cstdio>

using namespace mulin;
using namespace mulin::test;

namespace {

struct Variant {
    QString language, theme;
    int scale = 100;
    QSize size; ///< of the screen, in its own pixels
    QString name() const {
        return QStringLiteral("%1-%2-%3-%4").arg(language.left(2), theme).arg(scale).arg(size.width());
    }
};

struct Shot {
    QString name;
    QImage image;
};

/// The window with what lies over it.
QImage painted(QWidget& window, qreal scale) {
    QImage image = picture(window, scale);
    QPainter painter(&image);
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != &window && top->isVisible() && top->windowType() != Qt::ToolTip) {
            const QPoint at = top->windowType() == Qt::Popup ? top->mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
                                                             : window.rect().center() - top->rect().center();
            painter.drawImage(at, picture(*top, scale));
        }
    return image;
}

/// The parts that want more than there is, from the outermost to the innermost.
QString widest(const QWidget& part, int wide) {
    for (const QWidget* child : part.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isHidden() || child->isWindow()) continue;
        const int wants = std::max(child->minimumSizeHint().width(), child->minimumWidth());
        if (child->width() > wide && wants > wide / 2)
            return QStringLiteral(" %1 %2 (%3)")
                       .arg(QLatin1String(child->metaObject()->className()), child->objectName())
                       .arg(wants) +
                   widest(*child, wide);
    }
    return {};
}

QImage sheetOf(const std::vector<Shot>& shots) {
    constexpr int across = 6, wide = 480, gap = 12, caption = 20;
    const int high = wide * shots.front().image.height() / shots.front().image.width();
    const int rows = (static_cast<int>(shots.size()) + across - 1) / across;
    QImage sheet(across * (wide + gap) + gap, rows * (high + caption + gap) + gap, QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const int row = static_cast<int>(i) / across, column = static_cast<int>(i) % across;
        const QPoint at(gap + column * (wide + gap), gap + row * (high + caption + gap));
        painter.drawText(QRect(at, QSize(wide, caption)), Qt::AlignLeft, shots[i].name);
        QImage small = shots[i].image.scaled(wide, high, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        small.setDevicePixelRatio(1);
        painter.drawImage(at + QPoint(0, caption), small);
    }
    return sheet;
}

/// Files that are shown: one with two years of work, one that was just made, one that wants a password.
struct Offices {
    QString busy, fresh, sealed;
};

class Gallery {
public:
    Gallery(QApplication& app, Offices offices, const QString& page, QDir folder, bool check)
        : m_app(app), m_offices(std::move(offices)), m_page(page), m_folder(std::move(folder)), m_check(check) {}

    void show(const Variant& variant);
    bool sound() const { return m_faults.isEmpty(); }
    const QStringList& faults() const { return m_faults; }

private:
    app::Options options(const Variant& variant, const QString& file) const {
        const auto clock = std::make_shared<FixedClock>(msOfDate(*Date::fromIso(today)) + 9 * 3600 * 1000);
        return {file,
                {},
                variant.language,
                variant.theme,
                QStringLiteral("normal"),
                Environment{clock, std::make_shared<SystemRandom>()}};
    }
    void take(Clerk& clerk, QWidget& window, const Variant& variant, const QString& name);
    void first(const Variant& variant);
    void signIn(const Variant& variant);
    void fresh(const Variant& variant);

    QApplication& m_app;
    Offices m_offices;
    QString m_page;
    QDir m_folder;
    bool m_check;
    std::vector<Shot> m_shots;
    QStringList m_faults;
};

void Gallery::take(Clerk& clerk, QWidget& window, const Variant& variant, const QString& name) {
    clerk.rest();
    QThread::msleep(m_check ? 20 : 180); // what comes a moment later
    clerk.rest();
    clerk.look([&] {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (!top->isVisible()) continue;
            for (const QString& one : nameless(*top)) m_faults << name + QStringLiteral(": no name: ") + one;
        }
        const int wide = variant.size.width() * 100 / variant.scale;
        if (window.width() > wide)
            m_faults << name + QStringLiteral(": wants %1 of %2 points:%3")
                                   .arg(window.width())
                                   .arg(wide)
                                   .arg(widest(window, wide));
        const QImage image = painted(window, variant.scale / 100.0);
        if (colourCount(image) < 12) m_faults << name + QStringLiteral(": nothing is to be seen");
        if (m_check) return;
        const QString place = variant.name() + QLatin1Char('/') + name + QStringLiteral(".png");
        m_folder.mkpath(variant.name());
        image.save(m_folder.filePath(place));
        m_shots.push_back({name, image});
    });
}

void closeOthers(const QWidget& window) {
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != &window && top->isVisible()) top->close();
}

/// Without a file.
void Gallery::first(const Variant& variant) {
    app::Program program(m_app, options(variant, {}));
    program.start();
    Hands::beside([&] {
        Clerk clerk(program);
        clerk.until("the first page", [&] { return program.firstRunPage() != nullptr; });
        QWidget& page = *program.firstRunPage();
        for (int step = 0; step < 3; ++step) {
            clerk.look([&] {
                page.showNormal();
                page.resize(variant.size * 100 / variant.scale);
                program.firstRunPage()->goTo(static_cast<ui::FirstRun::Step>(step));
            });
            take(clerk, page, variant, QStringLiteral("first-run-%1").arg(step));
        }
    });
}

/// Before a password, after a wrong one, and without it.
void Gallery::signIn(const Variant& variant) {
    app::Program program(m_app, options(variant, m_offices.sealed));
    program.start();
    Hands::beside([&] {
        Clerk clerk(program);
        clerk.until("the sign-in", [&] { return program.signIn() != nullptr; });
        ui::SignIn& page = *program.signIn();
        clerk.look([&] {
            page.showNormal();
            page.resize(variant.size * 100 / variant.scale);
        });
        take(clerk, page, variant, QStringLiteral("sign-in"));
        clerk.type(QStringLiteral("limin"));
        clerk.key(Qt::Key_Tab);
        clerk.type(QStringLiteral("magpie"));
        clerk.key(Qt::Key_Return);
        clerk.until("the answer", [] {
            const auto* answer = Hands::part<QLabel>("signIn.message");
            return answer != nullptr && answer->isVisible();
        });
        take(clerk, page, variant, QStringLiteral("sign-in-wrong"));
        clerk.look([&] { page.askForSheet(); });
        take(clerk, page, variant, QStringLiteral("sign-in-recovery"));
    });
}

/// What pages say on the first day.
void Gallery::fresh(const Variant& variant) {
    app::Program program(m_app, options(variant, m_offices.fresh));
    program.start();
    Hands::beside([&] {
        Clerk clerk(program);
        clerk.until("the office", [&] { return program.office() != nullptr; });
        ui::MainWindow& window = program.office()->window();
        clerk.look([&] {
            window.showNormal();
            window.resize(variant.size * 100 / variant.scale);
        });
        for (const ui::PageEntry& page : clerk.look([&] { return ui::workPages(program.office()->session()); })) {
            if (page.id == QLatin1String("person") || page.id == QLatin1String("household")) continue; // nobody there
            clerk.begin({page.id});
            take(clerk, window, variant, page.id + QStringLiteral("-fresh"));
        }
        clerk.leaveForms();
    });
}

void Gallery::show(const Variant& variant) {
    m_shots.clear();
    if (m_page.isEmpty()) {
        first(variant);
        signIn(variant);
        fresh(variant);
    }
    const QString file = m_offices.busy + QLatin1Char('.') + variant.name();
    QFile::copy(m_offices.busy, file);
    {
        app::Program program(m_app, options(variant, file));
        program.start();
        Hands::beside([&] {
            Clerk clerk(program);
            clerk.until("the office", [&] { return program.office() != nullptr; });
            ui::MainWindow& window = program.office()->window();
            clerk.look([&] {
                window.showNormal();
                window.resize(variant.size * 100 / variant.scale);
            });
            auto pages = clerk.look([&] { return ui::workPages(program.office()->session()); });
            pages.push_back({});
            for (const ui::PageEntry& page : pages) {
                if (!m_page.isEmpty() && page.id != m_page) continue;
                int shown = 0;
                for (const State& state : states()) {
                    if (page.id != QLatin1String(state.page)) continue;
                    const QString name = (page.id.isEmpty() ? QStringLiteral("over") : page.id) + QLatin1Char('-') +
                                         QLatin1String(state.name);
                    ++shown;
                    try {
                        clerk.look([&] {
                            closeOthers(window);
                            window.resize(variant.size * 100 / variant.scale);
                        });
                        clerk.leaveForms();
                        clerk.begin({page.id.isEmpty() ? QStringLiteral("visits") : page.id});
                        if (state.reach) state.reach(clerk);
                        take(clerk, window, variant, name);
                    } catch (const std::exception& failure) {
                        m_faults << name + QStringLiteral(": ") + QString::fromUtf8(failure.what());
                    }
                }
                if (shown == 0) m_faults << page.id + QStringLiteral(": a page that no state shows");
            }
            clerk.look([&] { closeOthers(window); });
            clerk.leaveForms();
        });
    }
    QFile::remove(file);
    if (!m_shots.empty()) sheetOf(m_shots).save(m_folder.filePath(variant.name() + QStringLiteral(".png")));
    std::printf("%s: %zu pictures\n", qPrintable(variant.name()), m_shots.size());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir temporary;
    qputenv("XDG_CONFIG_HOME", temporary.path().toLocal8Bit());
    quietPlatform();
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("where the pictures go"));
    const auto option = [&](const char* name, const char* all) {
        const QString id = QString::fromLatin1(name);
        parser.addOption({id, QString::fromLatin1(all), id, QString::fromLatin1(all)});
        return id;
    };
    const QString page = option("page", ""), languages = option("lang", "zh_CN,en");
    const QString themes = option("theme", "light,dark,contrast"), scales = option("scale", "100,150");
    const QString sizes = option("size", "1440x900,1024x700");
    parser.addOption({QStringLiteral("check"), QStringLiteral("no pictures")});
    parser.process(app);
    const bool check = parser.isSet(QStringLiteral("check"));
    if (!check && parser.positionalArguments().isEmpty()) return 2;

    demo::DemoRequest request;
    request.file = temporary.filePath(QStringLiteral("office.mulin")).toStdString();
    request.residents = 600;
    request.seed = 3;
    request.until = *Date::fromIso(today);
    request.login = "limin";
    NoProgress progress;
    if (!demo::makeDemo(request, progress)) return 2;
    const Offices offices{QString::fromStdString(request.file), temporary.filePath(QStringLiteral("fresh.mulin")),
                          temporary.filePath(QStringLiteral("sealed.mulin"))};
    request.file = offices.sealed.toStdString();
    request.residents = 60;
    const auto encryption =
        db::newEncryption({{request.login, db::Secret(password), db::KeyCost::floor(), msOfDate(request.until)}});
    if (!encryption) return 2;
    request.key = encryption->key;
    request.header = encryption->header;
    if (!demo::makeDemo(request, progress)) return 2;
    if (!Office::createFor(offices.fresh.toStdString(), {request.office, "five", request.login, "李敏", "台式机"}, {}))
        return 2;
    Gallery gallery(app, offices, parser.value(page), QDir(parser.positionalArguments().value(0)), check);
    const auto all = [&](const QString& id) { return parser.value(id).split(QLatin1Char(',')); };
    for (const QString& language : all(languages))
        for (const QString& theme : all(themes))
            for (const QString& scale : all(scales))
                for (const QString& size : all(sizes)) {
                    const QStringList both = size.split(QLatin1Char('x'));
                    gallery.show({language, theme, scale.toInt(), QSize(both.value(0).toInt(), both.value(1).toInt())});
                }
    for (const QString& fault : gallery.faults()) std::fprintf(stderr, "%s\n", qPrintable(fault));
    return gallery.sound() ? 0 : 1;
}
