#include "ui/pages/help/help_page.h"

#include "ui/look/theme.h"
#include "ui/pages/help/help_text.h"
#include "ui/shell/commands.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtGui/QTextCursor>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int textWidth = 800; // a line of Chinese that the eye can follow

constexpr const char* chapterIds[] = {"first-day", "today",        "security", "users",     "residents",
                                      "person",    "organisation", "visits",   "documents", "ledgers",
                                      "designer",  "campaigns",    "sealed",   "duties",    "lists",
                                      "reports",   "undo",         "audit",    "keys",      "cli"};
const QString keysPlace = QStringLiteral("{{keys}}");

QString keyTable(const Commands& commands) {
    QString table = QStringLiteral("| %1 | %2 |\n|---|---|\n").arg(HelpPage::tr("Key"), HelpPage::tr("What it does"));
    for (const Command& command : commands.all()) {
        const QString keys = commands.keysOf(command.id);
        if (keys.isEmpty()) continue;
        QString text = command.text;
        text.replace(QLatin1Char('|'), QStringLiteral("\\|"));
        table += QStringLiteral("| `%1` | %2 |\n").arg(keys, text);
    }
    return table;
}

QString titleOf(const QString& markdown) {
    for (const QString& line : markdown.split(QLatin1Char('\n')))
        if (line.startsWith(QLatin1String("# "))) return line.mid(2).trimmed();
    return {};
}

} // namespace

std::vector<Chapter> helpChapters(const Commands& commands, schema::Language language) {
    std::vector<Chapter> chapters;
    const QString folder = language == schema::Language::Zh ? QStringLiteral("zh") : QStringLiteral("en");
    for (const char* id : chapterIds) {
        const QString name = QString::fromLatin1(id);
        QFile file(QStringLiteral(":/help/%1/%2.md").arg(folder, name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        QString text = QString::fromUtf8(file.readAll());
        text.replace(keysPlace, keyTable(commands));
        chapters.push_back({name, titleOf(text), text});
    }
    return chapters;
}

QString chapterOf(const Page* page, const QString& pageId) {
    if (page != nullptr && !page->helpTopic().isEmpty()) return page->helpTopic();
    constexpr std::pair<const char*, const char*> topics[] = {
        {"residents", "residents"},       {"person", "person"}, {"household", "residents"}, {"import", "first-day"},
        {"organisation", "organisation"}, {"visits", "visits"}, {"visit", "visits"},        {"ledgers", "ledgers"},
        {"reports", "reports"},           {"history", "undo"},  {"records", "lists"},       {"compare", "ledgers"},
        {"campaigns", "campaigns"}};
    for (const auto& [of, chapter] : topics)
        if (pageId == QLatin1String(of)) return QString::fromLatin1(chapter);
    return QStringLiteral("first-day");
}

HelpPage::HelpPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_search(nullptr)
    , m_list(new QListWidget(this))
    , m_text(new QTextBrowser(this))
    , m_chapters(helpChapters(shell.commands(), session.language())) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("help"), tr("Help"), true, this);
    auto* fonts = head->addButton(QStringLiteral("fonts"), tr("Fonts"), QStringLiteral("text-size"));
    connect(fonts, &QAbstractButton::clicked, this, [this] { this->shell().open({QStringLiteral("fonts")}); });
    m_search = new SearchField(tr("Find in the help"), QStringLiteral("Ctrl+F"), head);
    m_search->setObjectName(QStringLiteral("help.filter"));
    m_search->setAccessibleName(tr("Find in the help"));
    m_search->setRoom(260);
    head->addAtEnd(m_search);
    layout->addWidget(head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_list->setObjectName(QStringLiteral("help.chapters"));
    m_list->setAccessibleName(tr("Chapters"));
    m_list->setFrameShape(QFrame::NoFrame);
    for (const Chapter& chapter : m_chapters) {
        auto* item = new QListWidgetItem(chapter.title, m_list);
        item->setSizeHint({0, px().row});
    }
    m_list->setFixedWidth(sideListWidth(*m_list->model()));
    auto* left = new QVBoxLayout;
    left->setContentsMargins(px().s4, px().s2, 0, 0);
    left->addWidget(m_list);
    row->addLayout(left);
    row->addWidget(new Line(Qt::Vertical, this));
    m_text->setObjectName(QStringLiteral("help.text"));
    m_text->setAccessibleName(tr("Help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setLineWrapMode(QTextEdit::FixedPixelWidth);
    row->addWidget(m_text, 1);
    layout->addLayout(row, 1);
    setSurface(*this, Surface::Raised);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpPage::show);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme() == QLatin1String("help"))
            this->shell().open({QStringLiteral("help"), url.path()});
        else if (url.scheme() == QLatin1String("page"))
            this->shell().open({url.path()});
    });
    connect(m_search, &QLineEdit::textChanged, this, &HelpPage::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(true); });
    m_list->setCurrentRow(0);
}

void HelpPage::open(const QString& argument) {
    for (std::size_t i = 0; i < m_chapters.size(); ++i)
        if (m_chapters[i].id == argument) m_list->setCurrentRow(static_cast<int>(i));
    m_text->setFocus();
}

QString HelpPage::chapter() const {
    const int row = m_list->currentRow();
    return row < 0 ? QString() : m_chapters[static_cast<std::size_t>(row)].id;
}

void HelpPage::show(int chapter) {
    if (chapter < 0) return;
    setHelpText(*m_text->document(), m_chapters[static_cast<std::size_t>(chapter)].text);
    m_text->moveCursor(QTextCursor::Start);
    m_text->verticalScrollBar()->setValue(0);
    find(false);
}

void HelpPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const int room = width() - m_list->width() - px().s4 - px().hairline - px().scrollBar;
    m_text->setLineWrapColumnOrWidth(qMin(textWidth * px().base / 14, room));
}

void HelpPage::filter() {
    const QString words = m_search->text().trimmed();
    int first = -1;
    for (std::size_t i = 0; i < m_chapters.size(); ++i) {
        const int row = static_cast<int>(i);
        const bool has = words.isEmpty() || m_chapters[i].text.contains(words, Qt::CaseInsensitive);
        m_list->setRowHidden(row, !has);
        if (has && first < 0) first = row;
    }
    if (m_list->currentRow() >= 0 && m_list->isRowHidden(m_list->currentRow()) && first >= 0)
        m_list->setCurrentRow(first);
    else
        find(false);
    m_search->setNote(words.isEmpty() || first >= 0 ? QString() : tr("not found"));
}

void HelpPage::find(bool next) {
    const QString words = m_search->text().trimmed();
    QList<QTextEdit::ExtraSelection> marks;
    if (!words.isEmpty()) {
        for (QTextCursor at = m_text->document()->find(words); !at.isNull(); at = m_text->document()->find(words, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(colour(Colour::Mark));
            marks.push_back(mark);
        }
    }
    m_text->setExtraSelections(marks);
    if (marks.isEmpty()) return;
    const int from = next ? m_text->textCursor().position() : 0;
    const auto found = std::find_if(marks.begin(), marks.end(),
                                    [&](const auto& mark) { return mark.cursor.selectionStart() >= from; });
    QTextCursor cursor = (found == marks.end() ? marks.front() : *found).cursor;
    cursor.setPosition(cursor.selectionEnd());
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
}

bool HelpPage::runCommand(const QString& id) {
    if (id != QLatin1String("filter")) return Page::runCommand(id);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QStringList HelpPage::commandsNow() const { return {QStringLiteral("filter")}; }

bool HelpPage::closeInner() {
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    shell().back();
    return true;
}

void HelpPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_list == nullptr || m_list->currentRow() < 0) return;
    const int at = m_text->verticalScrollBar()->value();
    show(m_list->currentRow());
    m_text->verticalScrollBar()->setValue(at);
}

} // namespace mulin::ui
