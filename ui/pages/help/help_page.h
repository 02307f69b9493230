// 帮助: the chapters at the left, one of them at the right. Everything is compiled in; nothing leads outside.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QListWidget;
class QTextBrowser;

namespace mulin::ui {

class SearchField;

struct Chapter {
    QString id;    ///< "visits"
    QString title; ///< its first heading
    QString text;  ///< markdown
};
/// In their order, from resources/help; the table of keys is made from the commands.
std::vector<Chapter> helpChapters(const Commands& commands, schema::Language language);
/// The chapter about a page.
QString chapterOf(const Page* page, const QString& pageId);

class HelpPage final : public Page {
    Q_OBJECT
public:
    HelpPage(Shell& shell, OfficeSession& session);
    /// The id of a chapter; empty: the one that was read last.
    void open(const QString& argument) override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;

    QString chapter() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void show(int chapter);
    void find(bool next);
    void filter();

    SearchField* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
    std::vector<Chapter> m_chapters;
};

} // namespace mulin::ui
