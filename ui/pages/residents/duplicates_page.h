// 居民查重: pairs that look like one person at the left, the two entries side by side, and what shall become of them.
#pragma once

#include "core/people/duplicates.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

#include <set>

class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class PageHead;
class SideList;

class DuplicatesPage final : public Page {
    Q_OBJECT
public:
    DuplicatesPage(Shell& shell, OfficeSession& session);

    void open(const QString& argument) override;
    void reload() override;
    QString helpTopic() const override { return QStringLiteral("residents"); }

    std::size_t pairs() const { return m_pairs.size(); }

private:
    struct Row {
        std::string field; ///< empty: the home
        QString label, one, other;
    };
    struct Compared {
        std::vector<Row> rows;
        QString oneName, otherName;
        int follows = 0; ///< records that name the entry that goes
    };
    struct Choice {
        std::string field;
        QRadioButton* other;
    };
    void choose(std::size_t index);
    void fill(const people::DuplicatePair& pair, const Compared& compared);
    void clear();
    /// Fields whose value is taken from the second entry; "" is the home.
    std::set<std::string> taken() const;
    void merge();
    void tellApart();
    /// The comparison that was shown is to be decided again.
    void refused(QWidget* inside, const Error& error);
    QString reasons(unsigned alike) const;

    OfficeSession& m_session;
    std::vector<people::DuplicatePair> m_pairs;
    std::size_t m_at = 0;                         ///< chosen in the list
    std::optional<people::DuplicatePair> m_shown; ///< whose comparison stands there: what is decided is about it
    std::vector<Choice> m_choices;
    PageHead* m_head;
    QStackedWidget* m_stack;
    SideList* m_list;
    QWidget* m_side;
    QWidget* m_inside = nullptr;
    Permits m_permits;
    Latest m_latest, m_compare;
};

} // namespace mulin::ui
