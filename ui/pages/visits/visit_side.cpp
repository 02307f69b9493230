#include "ui/pages/visits/visit_side.h"

#include "core/ledgers/follow_up.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/reports/monthly.h"
#include "core/schema/validation.h"
#include "ui/look/theme.h"
#include "ui/pages/person/day_words.h"
#include "ui/pages/person/timeline_rows.h"
#include "ui/pages/record_facts.h"
#include "ui/pages/visits/step_row.h"
#include "ui/shell/text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

struct Panel {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::VisitSidePanel)
};

/// What was found at this door, not what she found at others'.
Result<void> readLast(const ReadContext& context, RecordId whom, bool person, VisitSide& side) {
    MULIN_TRY_LET(places, records::mentionPlaces(context.reader, context.tables, context.access, whom,
                                                 person ? "person" : "organisation"));
    const auto last = std::find_if(places.begin(), places.end(), [&](const records::MentionPlace& place) {
        return place.table->type->id == "visit" && (place.role == "visited" || !person);
    });
    if (last == places.end()) return {};
    MULIN_TRY_LET(found, records::mentionsAt(context.reader, context.tables, context.access,
                                             std::span<const records::MentionPlace>(&*last, 1)));
    for (const records::Mention& mention : found) {
        if (!mention.on) break;
        const TimelineRow row =
            timelineRow(context, mention.record, mention.on, QStringLiteral("visited"), mention.late());
        side.lastHead = Panel::tr("Last time") + wide + shortDay(*mention.on, context.today) + wide + row.end;
        side.lastFindings = utf(mention.record.text("findings"));
        // What became a next step is asked for as long as that is open, and no longer.
        MULIN_TRY_LET(mentions, records::mentionPlaces(context.reader, context.tables, context.access,
                                                       mention.record.id(), "visit"));
        const bool followed = std::any_of(mentions.begin(), mentions.end(), [](const records::MentionPlace& place) {
            return place.table->type->id == "next_step";
        });
        if (followed) continue;
        for (const std::string& need : ledgers::needsIn(mention.record.text("needs"))) side.ask << utf(need);
    }
    return {};
}

Result<void> readWhom(const ReadContext& context, RecordId whom, bool person, VisitSide& side) {
    const auto record =
        records::find(context.reader, context.tables, context.access, person ? "person" : "organisation", whom.uid());
    if (!record) return {};
    side.name = utf(record->text("name"));
    QStringList words;
    if (person) {
        words << shown(context, *record, "sex");
        if (const schema::Value& born = record->get("birth_date"); born.isNumber())
            words << Panel::tr("aged %1").arg(Date::age(born.date(), context.today));
        const QString door = shown(context, *record, "door");
        words << (door.isEmpty() ? shown(context, *record, "address") : door);
    } else {
        words << shown(context, *record, "kind") << shown(context, *record, "address");
    }
    words.removeAll(QString());
    side.words = words.join(wide);
    MULIN_TRY_LET(outlook, ledgers::visitOutlook(context.reader, context.tables, context.catalogue, context.access,
                                                 person ? std::vector<RecordId>{whom} : std::vector<RecordId>{},
                                                 person ? std::vector<RecordId>{} : std::vector<RecordId>{whom},
                                                 context.today, context.today));
    for (const std::string& id : outlook.ledgers)
        side.ledgers << utf(context.catalogue.find(id)->label.in(context.language));
    return readLast(context, whom, person, side);
}

/// The same visit, told in every place that will draw on it.
void readAppears(const ReadContext& context, const VisitSideAsk& ask, VisitSide& side) {
    const auto names = [&](const std::vector<RecordId>& all, const char* type) {
        QStringList found;
        for (const RecordId one : all)
            found << utf(
                records::titleOf(context.reader, context.tables, context.access, type, one.uid(), context.language));
        return found;
    };
    QStringList whose = names(ask.people, "person") + names(ask.organisations, "organisation");
    constexpr int most = 3;
    if (whose.size() > most)
        whose = QStringList(whose.mid(0, most))
                << Panel::tr("%n others", nullptr, static_cast<int>(whose.size()) - most);
    side.appears << Panel::tr("Timeline of %1").arg(whose.join(Panel::tr(", "))) + wide + Panel::tr("List of visits");
    QStringList ledgers;
    for (const std::string& id : side.outlook.ledgers)
        ledgers << Panel::tr("Ledger %1").arg(utf(context.catalogue.find(id)->label.in(context.language)));
    if (!ledgers.isEmpty()) side.appears << ledgers.join(wide);
    const reports::Month month = reports::monthOf(ask.on, reports::monthEndDay(context.reader));
    QStringList figures;
    if (!ask.people.empty()) figures << Panel::tr("households and people visited");
    if (side.outlook.counts) figures << Panel::tr("members to be visited and visited");
    if (!ask.organisations.empty()) figures << Panel::tr("organisations visited");
    const QString name = context.language == schema::Language::Zh ? QString::number(month.month)
                                                                  : QLocale::c().standaloneMonthName(month.month);
    side.appears << Panel::tr("Report of %1: %2").arg(name, figures.join(Panel::tr(", ")));
}

} // namespace

Result<VisitSide> readVisitSide(const ReadContext& context, const VisitSideAsk& ask) {
    VisitSide side;
    MULIN_TRY_LET(outlook, ledgers::visitOutlook(context.reader, context.tables, context.catalogue, context.access,
                                                 ask.people, ask.organisations, ask.on, context.today));
    side.outlook = std::move(outlook);
    const bool person = ask.shown || !ask.people.empty();
    const std::optional<RecordId> whom = ask.shown                    ? ask.shown
                                         : !ask.people.empty()        ? std::optional(ask.people.back())
                                         : !ask.organisations.empty() ? std::optional(ask.organisations.back())
                                                                      : std::nullopt;
    if (whom) MULIN_TRY(readWhom(context, *whom, person, side));
    if (!ask.people.empty() || !ask.organisations.empty()) readAppears(context, ask, side);
    // What is open is asked for by itself.
    for (const ledgers::OpenStep& step : side.outlook.steps) side.ask.removeAll(utf(step.what));
    return side;
}

VisitSidePanel::VisitSidePanel(OfficeSession& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    show({});
}

void VisitSidePanel::line() {
    m_layout->addSpacing(px().s2);
    m_layout->addWidget(new Line(Qt::Horizontal, m_inside));
    m_layout->addSpacing(px().s2);
}

void VisitSidePanel::addPerson(const VisitSide& side) {
    m_layout->addWidget(plainLabel(tr("Visited"), Look::Caption, m_inside));
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s3);
    head->addWidget(plainLabel(side.name, Look::Strong, m_inside));
    head->addWidget(new ElidedLabel(side.words, Look::Secondary, m_inside), 1);
    m_layout->addLayout(head);
    if (!side.ledgers.isEmpty()) {
        auto* tags = new QWidget(m_inside);
        auto* flow = new FlowLayout(tags, px().s1);
        for (const QString& ledger : side.ledgers) flow->addWidget(new TagLabel({ledger, TagKind::Neutral}, tags));
        m_layout->addWidget(tags);
    }
    line();
    if (side.lastHead.isEmpty()) {
        m_layout->addWidget(paragraph(tr("The first visit that is registered."), Look::Secondary, m_inside));
    } else {
        m_layout->addWidget(new ElidedLabel(side.lastHead, Look::Caption, m_inside));
        m_layout->addWidget(paragraph(side.lastFindings.isEmpty() ? tr("Nothing was written down.") : side.lastFindings,
                                      Look::Body, m_inside));
    }
}

void VisitSidePanel::show(const VisitSide& side) {
    delete m_inside;
    m_inside = new QWidget(this);
    layout()->addWidget(m_inside);
    m_layout = new QVBoxLayout(m_inside);
    m_layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_layout->setSpacing(px().s1);
    if (side.name.isEmpty()) {
        m_layout->addWidget(
            paragraph(tr("Type a name, initials, a room or the last four digits of the ID: who it is and "
                         "what was found last time appears here."),
                      Look::Secondary, m_inside));
        line();
    } else {
        addPerson(side);
        line();
    }
    if (!side.outlook.steps.empty()) {
        m_layout->addWidget(plainLabel(tr("Not done yet"), Look::Caption, m_inside));
        int at = 0;
        for (const ledgers::OpenStep& step : side.outlook.steps)
            m_layout->addWidget(
                new StepRow(m_session, step, QStringLiteral("visit.step.%1").arg(at++), true, m_inside));
        line();
    }
    if (!side.ask.isEmpty()) {
        m_layout->addWidget(plainLabel(tr("Remember to ask"), Look::Caption, m_inside));
        for (const QString& one : side.ask)
            m_layout->addWidget(paragraph(QStringLiteral("› ") + one, Look::Body, m_inside));
        line();
    }
    if (!side.appears.isEmpty()) {
        m_layout->addWidget(plainLabel(tr("This one entry will appear in"), Look::Caption, m_inside));
        for (const QString& one : side.appears) m_layout->addWidget(paragraph(one, Look::Secondary, m_inside));
        line();
    }
    addKeys();
    m_layout->addStretch(1);
    m_inside->show();
}

void VisitSidePanel::addKeys() {
    m_layout->addWidget(plainLabel(tr("Keys"), Look::Caption, m_inside));
    auto* keys = new QWidget(m_inside);
    auto* flow = new FlowLayout(keys, px().s1);
    flow->setContentsMargins(0, 0, 0, 0);
    const std::pair<const char*, QString> caps[] = {{"Ctrl+;", tr("today")},
                                                    {"Ctrl+D", tr("as above")},
                                                    {"Tab", tr("next field")},
                                                    {"Ctrl+Enter", tr("save, next")}};
    for (const auto& [key, words] : caps) {
        auto* pair = new QWidget(keys);
        auto* both = new QHBoxLayout(pair);
        both->setContentsMargins(0, 0, px().s3, 0);
        both->setSpacing(px().s2);
        both->addWidget(new KeyCap(QString::fromLatin1(key), pair));
        both->addWidget(plainLabel(words, Look::Body, pair));
        flow->addWidget(pair);
    }
    m_layout->addWidget(keys);
}

} // namespace mulin::ui
