#include "ui/pages/ledgers/suggestion_strip.h"

#include "core/ledgers/member_visits.h"
#include "ui/pages/ledgers/suggestion_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {
using Act = schema::SuggestionDef::Act;
constexpr int firstRows = 3, allRows = 100, mostHeight = 300;
constexpr int laterDays = 30;
constexpr int leastForRules = 680;
} // namespace

SuggestionStrip::SuggestionStrip(OfficeSession& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(px().s4, px().s2, px().s4, px().s2);
    auto* card = new Card(Card::Kind::Suggestion, this);
    outer->addWidget(card);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(px().s3, px().s1, px().s3, px().s1);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s2);
    head->addWidget(new IconLabel(QStringLiteral("bulb"), Colour::Accent, &Sizes::icon, card));
    m_title = new ElidedLabel({}, Look::Strong, card);
    head->addWidget(m_title);
    m_basis = new ElidedLabel({}, Look::Secondary, card);
    head->addWidget(m_basis, 1);
    m_all = new LinkLabel({}, card);
    m_all->setObjectName(QStringLiteral("suggestions.all"));
    connect(m_all, &LinkLabel::clicked, this, [this] {
        m_whole = !m_whole;
        reload();
    });
    head->addWidget(m_all);
    m_how = new LinkLabel(tr("How this is worked out"), card);
    m_how->setObjectName(QStringLiteral("suggestions.how"));
    connect(m_how, &LinkLabel::clicked, this, &SuggestionStrip::explain);
    head->addWidget(m_how);
    layout->addLayout(head);
    m_rules = paragraph({}, Look::Secondary, card);
    m_rules->setObjectName(QStringLiteral("suggestions.rules"));
    m_rules->hide();
    layout->addWidget(m_rules);
    m_scroll = new QScrollArea(card);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(1); // where the window is low it gives way to the list; 0 leaves it to its own least
    layout->addWidget(m_scroll);
    m_reasonBar = new QWidget(card);
    auto* bar = new QHBoxLayout(m_reasonBar);
    bar->setContentsMargins(0, px().s1, 0, px().s1);
    bar->setSpacing(px().s2);
    bar->addWidget(m_whom = new ElidedLabel({}, Look::Body, m_reasonBar));
    m_reason = new QLineEdit(m_reasonBar);
    m_reason->setObjectName(QStringLiteral("suggestions.reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why not: does not want it, checked and not so, …"));
    m_reason->setMaxLength(500);
    bar->addWidget(m_reason, 1);
    m_never = (new Button(ButtonKind::Secondary, tr("Do not suggest again"), m_reasonBar))
                  ->named(QStringLiteral("suggestions.never"));
    connect(m_never, &QAbstractButton::clicked, this, [this] { decline(ledgers::Answer::Declined); });
    bar->addWidget(m_never);
    m_later = (new Button(ButtonKind::Secondary, tr("Again in a month"), m_reasonBar))
                  ->named(QStringLiteral("suggestions.later"));
    connect(m_later, &QAbstractButton::clicked, this, [this] { decline(ledgers::Answer::Later); });
    bar->addWidget(m_later);
    auto* cancel = (new Button(ButtonKind::Tool, tr("Cancel"), m_reasonBar))->named(QStringLiteral("suggestions.back"));
    connect(cancel, &QAbstractButton::clicked, m_reasonBar, &QWidget::hide);
    bar->addWidget(cancel);
    m_reasonBar->hide();
    layout->addWidget(m_reasonBar);
    hide();
}

void SuggestionStrip::setType(const std::string& type) {
    if (type != m_type) {
        m_type = type;
        m_whole = false;
        m_rules->hide();
        m_reasonBar->hide();
        hide();
    }
    reload();
}

void SuggestionStrip::reload() {
    if (m_type.empty()) {
        m_read.cancel();
        return hide();
    }
    m_session.read(
        this, m_read,
        [type = m_session.catalogue().find(m_type),
         most = m_whole ? allRows : firstRows](const ReadContext& context) -> Result<Found> {
            Found found;
            if (type->ledger) {
                ledgers::SuggestionQuery query;
                query.ledger = type->id;
                query.most = most;
                MULIN_TRY_LET(suggested, ledgers::suggestions(context.reader, context.tables, context.catalogue,
                                                              context.access, context.today, query, context.progress));
                found.suggestions = std::move(suggested);
            }
            if (!type->sealed()) return found; // those of open types stand on the desk
            static const WorkingCalendar calendar = WorkingCalendar::shipped();
            MULIN_TRY_LET(
                steps, casework::dueSteps(context.reader, context.tables, context.catalogue, context.access, calendar,
                                          {context.today, context.today, {}, type->compartment, context.language},
                                          context.progress));
            if (!type->ledger) std::erase_if(steps, [&](const casework::DueStep& one) { return one.type != type; });
            found.steps = std::move(steps);
            return found;
        },
        [this](const Result<Found>& found) {
            if (found) {
                show(*found);
            } else if (found.error().code != ErrorCode::Cancelled) {
                hide();
                m_session.sayError(found.error());
            }
        });
}

void SuggestionStrip::show(const Found& all) {
    const ledgers::Suggestions& found = all.suggestions;
    const int total = static_cast<int>(found.total) + static_cast<int>(all.steps.size());
    setVisible(total > 0);
    if (total == 0) return;
    const bool eligible =
        std::any_of(found.counts.begin(), found.counts.end(), [](const auto& count) { return count.rule->eligible; });
    m_title->setText(!all.steps.empty() ? tr("Due, and to look at: %n", nullptr, total)
                     : eligible         ? tr("Is everybody served who should be? Look at these %n", nullptr, total)
                                        : tr("Look at these %n", nullptr, total));
    m_basis->setText(found.total > 0 ? tr("From what stands in the files; a person decides") : QString());
    const bool more = total > firstRows;
    m_all->setVisible(more);
    m_all->setText(m_whole ? tr("Fewer") : all.steps.empty() ? tr("All %1").arg(total) : tr("All %1 lines").arg(total));
    auto* rows = new QWidget;
    m_rows = rows;
    m_labels.clear();
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(3, 1);
    int row = 0;
    int left = m_whole ? allRows : firstRows;
    const auto next = [&] {
        grid->addWidget(new Line(Qt::Horizontal, rows), row++, 0, 1, 6);
        --left;
        return row++;
    };
    for (const casework::DueStep& one : all.steps)
        if (left > 0) addStep(next(), one);
    for (const ledgers::Suggestion& one : found.first)
        if (left > 0) addRow(next(), one);
    m_scroll->setWidget(rows);
    rows->setAutoFillBackground(false); // the area has set it
    fit();
    m_scroll->setMaximumHeight(std::min(rows->sizeHint().height(), mostHeight));
    if (m_asked && std::none_of(found.first.begin(), found.first.end(), [&](const ledgers::Suggestion& one) {
            return one.person.id == m_asked->person.id && one.rule == m_asked->rule;
        }))
        m_reasonBar->hide();
}

/// The facts say more than the name of the rule: where there is no room for both, they stay.
void SuggestionStrip::fit() {
    const bool narrow = width() < leastForRules * px().base / 14;
    for (QWidget* label : m_labels) label->setVisible(!narrow);
}

void SuggestionStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void SuggestionStrip::addName(int row, const QString& name, RecordId person) {
    auto* who = new LinkLabel(name, m_rows);
    who->setAccessibleName(tr("Open the file of %1").arg(name));
    connect(who, &LinkLabel::clicked, this, [this, person] { emit personAsked(person); });
    static_cast<QGridLayout*>(m_rows->layout())->addWidget(who, row, 0);
}

Button* SuggestionStrip::addAct(QHBoxLayout& acts, ButtonKind kind, const QString& words, const char* control,
                                const QString& name) {
    auto* made = (new Button(kind, words, m_rows))->named(QLatin1String("suggestions.") + QLatin1String(control));
    made->setAccessibleName(tr("%1: %2").arg(words, name));
    acts.addWidget(made);
    return made;
}

void SuggestionStrip::addStep(int row, const casework::DueStep& step) {
    auto* grid = static_cast<QGridLayout*>(m_rows->layout());
    const QString name = QString::fromStdString(step.name);
    if (step.person) addName(row, name, *step.person);
    auto* what = new ElidedLabel(m_session.label(step.step->label), Look::Body, m_rows);
    what->setToolTip(plainToolTip(m_session.label(step.step->why)));
    grid->addWidget(what, row, 2);
    m_labels << what;
    const int late = m_session.today().days - step.due.days;
    const QString due = tr("due on %1").arg(QString::fromStdString(step.due.iso()));
    const QStringList facts{m_session.label(step.type->label), QString::fromStdString(step.title),
                            late > 0 ? tr("%1, %n days late", nullptr, late).arg(due) : due};
    auto* why = new ElidedLabel(facts.join(tr("; ")), Look::Body, m_rows);
    why->setToolTip(plainToolTip(facts.join(QLatin1Char('\n'))));
    grid->addWidget(why, row, 3);
    auto* acts = new QHBoxLayout;
    connect(addAct(*acts, ButtonKind::Secondary, tr("Open"), "open", name), &QAbstractButton::clicked, this,
            [this, type = step.type->id, id = step.record] { emit recordAsked(type, id); });
    grid->addLayout(acts, row, 5);
    grid->setRowMinimumHeight(row, px().row);
}

void SuggestionStrip::addRow(int row, const ledgers::Suggestion& suggestion) {
    auto* grid = static_cast<QGridLayout*>(m_rows->layout());
    const QString name = QString::fromStdString(suggestion.person.name);
    addName(row, name, suggestion.person.id);
    grid->addWidget(plainLabel(QString::fromStdString(suggestion.person.door), Look::Body, m_rows), row, 1);
    auto* rule = new ElidedLabel(m_session.label(suggestion.rule->label), Look::Body, m_rows);
    rule->setToolTip(plainToolTip(m_session.label(suggestion.rule->why)));
    grid->addWidget(rule, row, 2);
    m_labels << rule;
    const QStringList facts = factsWords(suggestion, m_session.catalogue(), m_session.language());
    auto* why = new ElidedLabel(facts.join(tr("; ")), Look::Body, m_rows);
    why->setToolTip(plainToolTip(facts.join(QLatin1Char('\n'))));
    grid->addWidget(why, row, 3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s1);
    const auto button = [&](ButtonKind kind, const QString& words, const char* control, auto act) {
        connect(addAct(*acts, kind, words, control, name), &QAbstractButton::clicked, this, act);
    };
    const auto may = [&](const char* type) { return m_session.refusal({{access::Right::Write, type}}).isEmpty(); };
    const bool writes = may(suggestion.ledger->id.c_str());
    switch (suggestion.rule->act) {
    case Act::Enter:
        if (writes)
            button(ButtonKind::Secondary, tr("Enter"), "enter",
                   [this, id = suggestion.person.id, reason = ledgers::entryReason(suggestion)] {
                       emit enrolAsked(id, reason);
                   });
        break;
    case Act::Leave:
        if (writes)
            button(ButtonKind::Secondary, tr("Leave"), "leave",
                   [this, id = *suggestion.enrolment] { emit leaveAsked(id); });
        break;
    case Act::Review:
        if (writes)
            button(ButtonKind::Secondary, tr("Review"), "review",
                   [this, id = *suggestion.enrolment] { emit reviewAsked(id); });
        break;
    }
    const schema::TypeDef* visit = ledgers::visitTypeOf(m_session.tables(), *suggestion.ledger);
    if (visit != nullptr && may(visit->id.c_str()))
        button(ButtonKind::Secondary, tr("Go and see"), "visit",
               [this, id = suggestion.person.id] { emit visitAsked(id); });
    if (!suggestion.ledger->sealed() && may("suggestion_answer"))
        button(ButtonKind::Tool, tr("Not now"), "decline", [this, suggestion] { askReason(suggestion); });
    grid->addLayout(acts, row, 5);
    grid->setRowMinimumHeight(row, px().row);
}

void SuggestionStrip::askReason(const ledgers::Suggestion& suggestion) {
    m_asked = suggestion;
    m_whom->setText(
        tr("%1: %2").arg(QString::fromStdString(suggestion.person.name), m_session.label(suggestion.rule->label)));
    m_reason->clear();
    m_reasonBar->show();
    m_reason->setFocus();
}

void SuggestionStrip::decline(ledgers::Answer answer) {
    if (!m_asked) return;
    if (m_reason->text().trimmed().isEmpty()) {
        m_session.say({StatusMessage::Kind::Plain, tr("Write a word why first: it is asked for later.")});
        m_reason->setFocus();
        return;
    }
    m_session.transact(this, {"suggestion_answer.add", {{"type", "suggestion_answer"}}},
                       [to = *m_asked, answer, reason = m_reason->text().toStdString(),
                        again = m_session.today().plusDays(laterDays)](journal::Writer& writer) -> Result<void> {
                           MULIN_TRY(
                               ledgers::answer(writer, to, answer, reason,
                                               answer == ledgers::Answer::Later ? std::optional(again) : std::nullopt));
                           return {};
                       });
    m_reasonBar->hide();
}

void SuggestionStrip::explain() {
    if (m_rules->isVisible()) return m_rules->hide();
    QStringList lines;
    const schema::TypeDef* type = m_session.catalogue().find(m_type);
    for (const schema::SuggestionDef& rule : type->rules.suggestions) {
        const QString why = m_session.label(rule.why);
        lines << (why.isEmpty() ? m_session.label(rule.label) : tr("%1: %2").arg(m_session.label(rule.label), why));
    }
    for (const schema::TypeDef* one : m_session.catalogue().types())
        if (type->sealed() && !one->elsewhere && (type->ledger ? one->compartment == type->compartment : one == type))
            for (const schema::DeadlineDef& step : one->deadlines)
                lines << tr("%1: %2").arg(m_session.label(step.label), m_session.label(step.why));
    m_rules->setText(lines.join(QLatin1Char('\n')));
    m_rules->show();
}

} // namespace mulin::ui
