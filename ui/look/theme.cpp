#include "ui/look/theme.h"

#include "ui/look/style.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QGuiApplication>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QToolTip>

namespace mulin::ui {

namespace {

// %name is a token of the same name, %px-name a size.
constexpr const char* styleSheet = R"(
QLabel[look="title"] { font-size: %px-titlepx; font-weight: 700; }
QLabel[look="name"] { font-size: %px-namepx; font-weight: 700; }
QLabel[look="lead"] { font-size: %px-leadpx; font-weight: 700; }
QLabel[look="figure"] { font-size: %px-figurepx; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="secondary"] { color: %text2; }
QLabel[look="caption"] { font-size: %px-captionpx; color: %text2; }
QLabel[look="due"] { color: %due; }
QLabel[look="overdue"] { color: %overdue; }
QLabel[look="done"] { color: %done; }
QLabel[look="accent"] { color: %accent; }
QLabel[look="accent-caption"] { font-size: %px-captionpx; color: %accent; }
QToolTip { background: %raised; color: %text; border: 1px solid %field; padding: %px-s1px %px-s2px;
  font-size: %px-captionpx; }
QMenu { background: %raised; color: %text; border: 1px solid %field; padding: %px-s1px 0; }
QMenu::item { height: %px-menurowpx; padding: 0 %px-s6px 0 %px-s3px; margin: 0 %px-s1px; border-radius: 4px; }
QMenu::item:selected { background: %accent-soft; color: %text; }
QMenu::item:disabled { color: %disabled; background: transparent; }
QMenu::icon { padding-left: %px-s2px; }
QMenu::separator { height: 1px; background: %line; margin: %px-s1px 0; }
QTabBar { font-size: %px-basepx; }
QTabBar::tab { height: %px-tabpx; margin-right: %px-s6px; padding: 0; border: 0; border-bottom: 2px solid transparent;
  background: transparent; color: %text2; }
QTabBar::tab:selected { color: %accent; font-weight: 700; border-bottom-color: %accent; }
QTabBar::tab:hover:!selected { color: %text; }
QTabBar::tab:focus { color: %accent-hover; border-bottom-color: %accent-hover; }
QScrollBar:vertical { width: %px-scrollpx; background: transparent; margin: 0; }
QScrollBar:horizontal { height: %px-scrollpx; background: transparent; margin: 0; }
QScrollBar::handle { background: %line-strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: %px-rowpx; }
QScrollBar::handle:horizontal { min-width: %px-rowpx; }
QScrollBar::handle:hover { background: %field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %sunken; border: 1px solid %line-strong; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: %accent; border-radius: 2px; }
QSplitter::handle { background: transparent; }
QAbstractScrollArea { border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QComboBox QAbstractItemView { border: 1px solid %field; background: %raised; outline: 0; }
QComboBox QAbstractItemView::item { min-height: %px-menurowpx; padding-left: %px-s2px; border: 0;
  background: %raised; color: %text; }
QComboBox QAbstractItemView::item:selected { background: %accent-soft; color: %text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: %bg; border: 1px solid %field; border-bottom: 0; }
QCalendarWidget QAbstractItemView { border: 1px solid %field; border-top: 0; background: %raised; outline: 0;
  selection-background-color: %accent; selection-color: %on-accent; }
QCalendarWidget QToolButton { background: transparent; border: 0; min-height: %px-menurowpx; min-width: %px-menurowpx;
  color: %text; font-weight: 700; border-radius: 6px; }
QCalendarWidget QToolButton:hover { background: %hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QPlainTextEdit, QTextEdit[frame="field"] { border: 1px solid %field; border-radius: 6px; background: %raised;
  padding: 3px 6px; }
QPlainTextEdit:focus, QTextEdit[frame="field"]:focus { border: 2px solid %accent; padding: 2px 5px; }
QPlainTextEdit[bad="true"], QTextEdit[bad="true"] { border: 2px solid %overdue; padding: 2px 5px; }
QPlainTextEdit:disabled { color: %disabled; background: %bg; }
)";

} // namespace

QStringList fontFamilies() {
    return {QStringLiteral("Noto Sans CJK SC"),    QStringLiteral("Source Han Sans SC"),
            QStringLiteral("Microsoft YaHei"),     QStringLiteral("Microsoft YaHei UI"),
            QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("sans-serif")};
}

QStringList paperFontFamilies() {
    return {QStringLiteral("SimSun"), QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Source Han Serif SC"),
            QStringLiteral("serif")};
}

QFont fontOf(int pixels, Weight weight) {
    QFont font;
    font.setFamilies(fontFamilies());
    font.setPixelSize(pixels);
    font.setBold(weight == Weight::Bold);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

QPalette paletteOf(const Tokens& t) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& active, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, active);
        palette.setColor(QPalette::Inactive, role, active);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const auto both = [&](QPalette::ColorRole role, Colour c) { set(role, t[c], t[c]); };
    const auto text = [&](QPalette::ColorRole role, Colour c) { set(role, t[c], t[Colour::Disabled]); };
    both(QPalette::Window, Colour::Bg);
    both(QPalette::Base, Colour::Raised);
    both(QPalette::AlternateBase, Colour::Bg);
    both(QPalette::Button, Colour::Raised);
    both(QPalette::Light, Colour::Raised);
    both(QPalette::Midlight, Colour::Line);
    both(QPalette::Mid, Colour::LineStrong);
    both(QPalette::Dark, Colour::Field);
    both(QPalette::Shadow, Colour::Desk);
    text(QPalette::WindowText, Colour::Text);
    text(QPalette::Text, Colour::Text);
    text(QPalette::ButtonText, Colour::Text);
    text(QPalette::BrightText, Colour::OnAccent);
    text(QPalette::PlaceholderText, Colour::Text2);
    both(QPalette::Highlight, Colour::AccentSoft);
    text(QPalette::HighlightedText, Colour::Text);
    text(QPalette::Link, Colour::Accent);
    text(QPalette::LinkVisited, Colour::Accent);
    both(QPalette::ToolTipBase, Colour::Raised);
    both(QPalette::ToolTipText, Colour::Text);
    return palette;
}

QString styleSheetOf(const Tokens& t) {
    const std::pair<const char*, Colour> colours[] = {
        {"accent-hover", Colour::AccentHover},
        {"accent-soft", Colour::AccentSoft},
        {"line-strong", Colour::LineStrong},
        {"text2", Colour::Text2},
        {"text", Colour::Text},
        {"due", Colour::Due},
        {"overdue", Colour::Overdue},
        {"done", Colour::Done},
        {"accent", Colour::Accent},
        {"raised", Colour::Raised},
        {"field", Colour::Field},
        {"disabled", Colour::Disabled},
        {"line", Colour::Line},
        {"sunken", Colour::Sunken},
        {"on-accent", Colour::OnAccent},
        {"hover", Colour::Hover},
        {"bg", Colour::Bg},
    };
    const std::pair<const char*, int> sizes[] = {
        {"title", t.px.title},
        {"name", t.px.name},
        {"lead", t.px.lead},
        {"figure", t.px.figure},
        {"caption", t.px.caption},
        {"base", t.px.base},
        {"row", t.px.row},
        {"menurow", t.px.control},
        {"tab", t.px.control + t.px.s1},
        {"scroll", t.px.scrollBar},
        {"s1", t.px.s1},
        {"s2", t.px.s2},
        {"s3", t.px.s3},
        {"s6", t.px.s6},
    };
    static const QRegularExpression word(QStringLiteral("%(px-([a-z0-9]+?)(?=px)|[a-z0-9-]+)"));
    const QString source = QString::fromLatin1(styleSheet);
    QString made;
    qsizetype from = 0;
    for (auto found = word.globalMatch(source); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        made += source.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        QString value;
        if (match.capturedStart(2) >= 0) {
            for (const auto& [name, size] : sizes) {
                if (match.captured(2) == QLatin1String(name)) value = QString::number(size);
            }
        } else {
            for (const auto& [name, role] : colours) {
                if (match.captured(1) == QLatin1String(name)) value = t[role].name();
            }
        }
        Q_ASSERT_X(!value.isEmpty(), "styleSheetOf", qPrintable(match.captured()));
        made += value;
    }
    return made + source.mid(from);
}

Theme themeOfDesktop() {
    const QPalette palette = QGuiApplication::palette();
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (window == Qt::white && text == Qt::black && palette.color(QPalette::Mid) == Qt::black) return Theme::Contrast;
    return text.lightness() > window.lightness() ? Theme::Dark : Theme::Light;
}

void apply(QApplication& app, Theme theme, TextSize size) {
    setTokens(makeTokens(theme, size));
    app.setStyleSheet({});
    app.setStyle(new Style);
    QApplication::setPalette(paletteOf(tokens()));
    QApplication::setFont(baseFont());
    QToolTip::setFont(captionFont());
    app.setStyleSheet(styleSheetOf(tokens()));
}

void setSurface(QWidget& widget, Surface surface) {
    widget.setAutoFillBackground(true);
    widget.setBackgroundRole(surface == Surface::Raised ? QPalette::Base
                             : surface == Surface::Bg   ? QPalette::Window
                                                        : QPalette::Shadow);
}

} // namespace mulin::ui
