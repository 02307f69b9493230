// Parts of a person's file that stand in several places: next steps, family, ledgers, facts, papers.
#pragma once

#include "ui/pages/person/person_data.h"

class QVBoxLayout;
class QWidget;

namespace mulin::ui {

class Shell;

class PersonParts {
public:
    /// `page`: in a page of its own, else beside a list.
    PersonParts(OfficeSession& session, Shell& shell, bool page, const PersonFile& file)
        : m_session(session), m_shell(shell), m_page(page), m_file(file) {}

    using Open = std::function<void()>;
    void addNext(QVBoxLayout& into, QWidget* parent, Open visit) const;
    void addMembers(QVBoxLayout& into, QWidget* parent, bool self) const;
    /// `brief`: one line each, in the column at the right.
    void addKin(QVBoxLayout& into, QWidget* parent, bool brief, const std::function<void(RecordId)>& edit) const;
    void addEnrolments(QVBoxLayout& into, QWidget* parent) const;
    /// Those in `skipped` stand elsewhere on the page.
    void addFacts(QVBoxLayout& into, QWidget* parent, const std::vector<const std::vector<Fact>*>& lists,
                  const std::vector<QString>& skipped) const;
    void addPapers(QVBoxLayout& into, QWidget* parent, std::size_t most) const;
    static void addLine(QVBoxLayout& into, QWidget* parent);
    QWidget* caption(const QString& text, QWidget* parent) const;

private:
    void addEnrolments(QVBoxLayout& into, QWidget* parent, bool open) const;

    OfficeSession& m_session;
    Shell& m_shell;
    bool m_page;
    const PersonFile& m_file;
};

} // namespace mulin::ui
