#include "ui/printing/font_list.h"

#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontDatabase>
#include <QtGui/QFontInfo>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui::printing {

namespace {

QString roleName(FontRole role) {
    switch (role) {
    case FontRole::Title: return FontList::tr("Title face (Xiaobiaosong)");
    case FontRole::Body: return FontList::tr("Fangsong");
    case FontRole::Kai: return FontList::tr("Kaiti");
    case FontRole::Hei: return FontList::tr("Heiti");
    case FontRole::Song: return FontList::tr("Songti");
    }
    return {};
}

QString purposeOf(FontRole role) {
    switch (role) {
    case FontRole::Title: return FontList::tr("titles of documents");
    case FontRole::Body: return FontList::tr("running text");
    case FontRole::Kai: return FontList::tr("second-level headings");
    case FontRole::Hei: return FontList::tr("first-level headings, heads of tables");
    case FontRole::Song: return FontList::tr("tables and page numbers");
    }
    return {};
}

/// Where the file of the face comes from.
QString sourceOf(FontRole role) {
    return role == FontRole::Title
               ? FontList::tr("FounderType gives it to government offices; ask the information office.")
               : FontList::tr("It comes with Windows, WPS for government and the domestic systems; copy the font file "
                              "from a computer that has it and may use it.");
}

QString sample() { return QString::fromUtf8("友谊南里社区居民委员会　关于 2026 年入冬走访的通知"); }

} // namespace

std::vector<FontLine> fontLines() {
    std::vector<FontLine> lines;
    for (const FontUse& use : fontReport()) {
        FontLine line{roleName(use.role), purposeOf(use.role), use.wanted, use.used, {}};
        if (line.fallback()) line.licence = sourceOf(use.role);
        lines.push_back(std::move(line));
    }
    FontLine screen{FontList::tr("Screen"),
                    FontList::tr("everything in the window"),
                    fontFamilies().first(),
                    QFontInfo(baseFont()).family(),
                    {}};
    // The system's own list may name a family by another of its names.
    if (QFontDatabase::hasFamily(screen.wanted)) screen.used = screen.wanted;
    if (screen.fallback()) screen.licence = FontList::tr("Install the package fonts-noto-cjk; it is free.");
    lines.push_back(std::move(screen));
    return lines;
}

FontList::FontList(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("fonts"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    layout->setSpacing(px().s1);
    const std::vector<FontLine> lines = fontLines();
    const auto missing = std::count_if(lines.begin(), lines.end(), [](const FontLine& one) { return one.fallback(); });
    layout->addWidget(paragraph(missing == 0 ? tr("Every face that printed documents ask for is installed.")
                                             : tr("%n faces are not installed. Others stand in for them: lines and "
                                                  "characters to the page stay the same, the strokes look different.",
                                                  nullptr, static_cast<int>(missing)),
                                Look::Body, this));
    for (const FontLine& line : lines) {
        layout->addSpacing(px().s2);
        layout->addWidget(new ui::Line(Qt::Horizontal, this));
        layout->addSpacing(px().s1);
        auto* head = new QHBoxLayout;
        head->setSpacing(px().s3);
        head->addWidget(plainLabel(line.role, Look::Strong, this));
        head->addWidget(plainLabel(line.purpose, Look::Secondary, this));
        head->addStretch(1);
        head->addWidget(new TagLabel(
            {line.fallback() ? tr("stand-in") : tr("as asked for"), line.fallback() ? TagKind::Due : TagKind::Done},
            this));
        layout->addLayout(head);
        layout->addWidget(paragraph(line.fallback() ? tr("Asked for: %1; used: %2").arg(line.wanted, line.used)
                                                    : tr("Used: %1").arg(line.used),
                                    Look::Body, this));
        auto* example = paragraph(sample(), Look::Body, this);
        QFont font(line.used);
        font.setPixelSize(px().title);
        example->setFont(font);
        example->setAccessibleName(tr("Sample of %1").arg(line.used));
        layout->addWidget(example);
        if (!line.licence.isEmpty())
            layout->addWidget(paragraph(tr("To have %1: %2 Install it for all users, then start the program again.")
                                            .arg(line.wanted, line.licence),
                                        Look::Secondary, this));
    }
    layout->addStretch(1);
}

FontDialog::FontDialog(QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("fonts.dialog"));
    setWindowTitle(tr("Fonts"));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scrolled(new FontList, this), 1);
    auto* foot = new PageFoot(this);
    auto* close = (new Button(ButtonKind::Primary, tr("Close"), foot))->named(QStringLiteral("fonts.close"));
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    foot->addRight(close);
    layout->addWidget(foot);
    resize(px().formEditor + 2 * px().navigation / 2, px().formEditor + px().formLabel);
    close->setFocus();
}

} // namespace mulin::ui::printing
