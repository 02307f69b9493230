#include "ui/pages/visits/visit_entry_page.h"

#include "core/records/query.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/record_form.h"
#include "ui/pages/documents_panel.h"
#include "ui/pages/person/person_data.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/visits/visitor_proposals.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {
const QString wide(QChar(0x3000));
constexpr int sideWidth = 328, leastSide = 190, leastForm = 460;
const char* const visited = "people:visited";
const char* const visitor = "people:visitor";
} // namespace

VisitEntryPage::VisitEntryPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("visit"), tr("Register a visit"), true, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    connect(m_head->addButton(QStringLiteral("asLast"), tr("Findings as last time"), QStringLiteral("copy")),
            &QAbstractButton::clicked, this, &VisitEntryPage::asLast);
    layout->addWidget(m_head);
    FormPlan plan;
    plan.fields = {"visited_on", visitor,    visited, "people:present", "organisations", "purpose",
                   "way",        "findings", "needs", "handling",       "next_on"};
    plan.hints = {{"visited_on", tr("1122, 20261122, 昨天; Ctrl+; is today")},
                  {visited, tr("Name, initials, room or last four of the ID")},
                  {"findings", tr("What you saw and heard, no judgement")},
                  {"needs", tr("In the words of the person who asks")}};
    plan.saveNext = tr("Save and register the next");
    m_form = new RecordForm(session, *session.catalogue().find("visit"), QStringLiteral("visit"), plan, this);
    m_form->setCheck([](const RecordForm& form) -> std::pair<std::string, QString> {
        if (form.linked(visited).empty() && form.linked("organisations").empty()) {
            return {visited, VisitEntryPage::tr("Who was visited?")};
        }
        return {visited, {}};
    });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_form, 1);
    row->addWidget(new Line(Qt::Vertical, this));
    auto* side = new QWidget(this);
    side->setFixedWidth(leastSide * px().base / 14);
    m_sidePlace = new QVBoxLayout(side);
    m_sidePlace->setContentsMargins(0, 0, 0, 0);
    row->addWidget(side);
    layout->addLayout(row, 1);
    m_papers = new DocumentsPanel(session, nullptr, QStringLiteral("visit.documents"));
    m_papersPlace = new QWidget(side);
    auto* below = new QVBoxLayout(m_papersPlace);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(new Line(Qt::Horizontal, m_papersPlace));
    below->addWidget(scrolled(m_papers, m_papersPlace, Qt::NoFocus), 1);
    m_sidePlace->setSpacing(0);
    m_sidePlace->addWidget(m_papersPlace, 1);
    m_papersPlace->hide();
    connect(m_papers, &DocumentsPanel::editRequested, this, [this](const RecordId& document) {
        if (mayLeave()) openRecord(m_session, this->shell(), "document", document);
    });
    connect(m_form, &RecordForm::edited, this, [this](const QString& key) {
        if (key.startsWith(QLatin1String("people:visited"))) watchPerson();
        if (key.startsWith(QLatin1String("people:visitor"))) checkVisitors();
    });
    connect(m_form, &RecordForm::loaded, this, [this] {
        m_head->setTitle(m_form->isNew() ? tr("Register a visit") : tr("Visit"));
        if (m_form->isNew())
            m_papers->clear();
        else
            m_papers->setSubject("visit", *m_form->record());
        m_papersPlace->setVisible(!m_papers->isHidden());
        watchPerson();
        checkVisitors();
    });
    connect(m_form, &RecordForm::saved, this, [this](const RecordId&, bool next) {
        if (next) {
            // The same people go on to the next door.
            RecordForm::Preset preset;
            preset.links[visitor] = m_form->lastLinked(visitor);
            m_form->startNew(preset);
            m_form->focusFirst();
        }
        ++m_today;
        m_head->setNote(tr("Registered now: %1").arg(m_today));
        if (!next) this->shell().back();
    });
    connect(m_form, &RecordForm::discardedEntry, this, [this] { this->shell().back(); });
    if (auto* people = qobject_cast<LinksEditor*>(m_form->editor(visited))) {
        connect(&people->picker(), &RecordPicker::highlighted, this,
                [this](const LinkedRecord& record) { showPerson(record.id); });
    }
    fillSide(std::nullopt);
}

/// What is known of the person gives way to the form.
void VisitEntryPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    const int form = qMax(m_form->minimumSizeHint().width(), scaled(leastForm));
    const int room = width() - form - px().hairline;
    m_sidePlace->parentWidget()->setFixedWidth(qBound(scaled(leastSide), room, scaled(sideWidth)));
}

QSize VisitEntryPage::minimumSizeHint() const {
    QSize least = Page::minimumSizeHint();
    least.rwidth() -= m_sidePlace->parentWidget()->minimumWidth() - leastSide * px().base / 14;
    return least;
}

void VisitEntryPage::open(const QString& argument) {
    if (m_form->isDirty()) {
        // Coming back to what is half typed.
        if (argument.startsWith(QLatin1String("new"))) return;
    }
    if (argument.startsWith(QLatin1String("new:"))) {
        const auto id = Uid::fromHex(argument.mid(4).toStdString());
        startFor(id ? std::optional(RecordId(*id)) : std::nullopt);
    } else if (const auto id = Uid::fromHex(argument.toStdString())) {
        m_head->setNote({});
        m_form->load(RecordId(*id));
    } else {
        startFor(std::nullopt);
    }
    emit commandsChanged();
}

void VisitEntryPage::startFor(std::optional<RecordId> person) {
    m_session.read(
        this, m_latest,
        [person, user = m_session.access().user()](const ReadContext& context) -> Result<Start> {
            Start start;
            RecordForm::Preset& preset = start.preset;
            const auto add = [&](const char* key, const Uid& uid) {
                const std::string title =
                    records::titleOf(context.reader, context.tables, context.access, "person", uid, context.language);
                if (!title.empty()) preset.links[key].push_back({RecordId(uid), QString::fromStdString(title)});
            };
            if (person) add(visited, person->uid());
            if (user) {
                const auto record = records::find(context.reader, context.tables, context.access, "user", user->uid());
                if (record && record->get("person").isUid()) add(visitor, record->get("person").uid());
            }
            MULIN_TRY_LET(proposed, visitorProposals(context, person));
            start.visitors = std::move(proposed);
            return start;
        },
        [this](const Result<Start>& start) {
            if (start) propose(start->visitors);
            m_form->startNew(start ? start->preset : RecordForm::Preset{});
            m_form->focusFirst();
        });
}

void VisitEntryPage::propose(const std::vector<PickerRow>& visitors) {
    if (auto* people = qobject_cast<LinksEditor*>(m_form->editor(visitor))) people->picker().setProposals(visitors);
}

void VisitEntryPage::watchPerson() {
    const auto people = m_form->linked(visited);
    if (!people.empty()) {
        showPerson(people.back().id);
        m_session.read(
            this, m_visitors,
            [id = people.back().id](const ReadContext& context) { return visitorProposals(context, id); },
            [this](const Result<std::vector<PickerRow>>& visitors) {
                if (visitors) propose(*visitors);
            });
    } else if (m_shown) {
        m_shown.reset();
        m_person.cancel();
        fillSide(std::nullopt);
    }
}

void VisitEntryPage::checkVisitors() {
    FormRow* row = m_form->row(visitor);
    if (row == nullptr || row->hasError()) return;
    const auto count = m_form->linked(visitor).size();
    if (count >= 2) {
        row->setGood(tr("Two, as it should be"));
    } else {
        row->clear();
    }
}

void VisitEntryPage::showPerson(RecordId id) {
    if (m_shown == id) return;
    m_shown = id;
    m_session.read(
        this, m_person,
        [id](const ReadContext& context) -> Result<Side> {
            MULIN_TRY_LET(file, readPerson(context, id, false));
            Side side;
            side.name = file.name;
            QStringList words{file.sex};
            if (!file.age.isEmpty()) words << VisitEntryPage::tr("%1 years").arg(file.age);
            words << (file.door.isEmpty() ? file.address : file.door);
            words.removeAll(QString());
            side.words = words.join(wide);
            for (const PersonEnrolment& one : file.enrolments) {
                if (one.open) side.ledgers << one.ledger;
            }
            // What was found at her door, not what she found at others'.
            MULIN_TRY_LET(places, records::mentionPlaces(context.reader, context.tables, context.access, id, "person"));
            const auto last = std::find_if(places.begin(), places.end(), [](const records::MentionPlace& place) {
                return place.table->type->id == "visit" && place.role == "visited";
            });
            if (last == places.end()) return side;
            MULIN_TRY_LET(found, records::mentionsAt(context.reader, context.tables, context.access,
                                                     std::span<const records::MentionPlace>(&*last, 1)));
            for (const records::Mention& mention : found) {
                const journal::Record& visit = mention.record;
                if (!mention.on) break;
                const TimelineRow row = timelineRow(context, visit, mention.on, QStringLiteral("visited"), false);
                side.lastHead =
                    VisitEntryPage::tr("Last time") + wide + shortDay(*mention.on, context.today) + wide + row.end;
                side.lastFindings = QString::fromStdString(visit.text("findings"));
                side.lastNeeds = QString::fromStdString(visit.text("needs"));
            }
            return side;
        },
        [this](const Result<Side>& side) {
            if (side) fillSide(*side);
        });
}

void VisitEntryPage::fillSide(const std::optional<Side>& side) {
    delete m_side;
    auto* inside = new QWidget;
    m_side = scrolled(inside, this);
    m_sidePlace->insertWidget(0, m_side, 1);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    layout->setSpacing(px().s1);
    const auto line = [&] {
        layout->addSpacing(px().s2);
        layout->addWidget(new Line(Qt::Horizontal, inside));
        layout->addSpacing(px().s2);
    };
    m_lastFindings = side ? side->lastFindings : QString();
    if (side) {
        layout->addWidget(plainLabel(tr("Visited"), Look::Caption, inside));
        auto* head = new QHBoxLayout;
        head->setSpacing(px().s3);
        head->addWidget(plainLabel(side->name, Look::Strong, inside));
        head->addWidget(new ElidedLabel(side->words, Look::Secondary, inside), 1);
        layout->addLayout(head);
        if (!side->ledgers.isEmpty()) {
            auto* tags = new QWidget(inside);
            auto* flow = new FlowLayout(tags, px().s1);
            for (const QString& ledger : side->ledgers) flow->addWidget(new TagLabel({ledger, TagKind::Neutral}, tags));
            layout->addWidget(tags);
        }
        line();
        if (side->lastHead.isEmpty()) {
            layout->addWidget(paragraph(tr("The first visit that is registered."), Look::Secondary, inside));
        } else {
            layout->addWidget(new ElidedLabel(side->lastHead, Look::Caption, inside));
            layout->addWidget(
                paragraph(side->lastFindings.isEmpty() ? tr("Nothing was written down.") : side->lastFindings,
                          Look::Body, inside));
        }
        if (!side->lastNeeds.isEmpty()) {
            line();
            layout->addWidget(plainLabel(tr("Remember to ask"), Look::Caption, inside));
            layout->addWidget(paragraph(side->lastNeeds, Look::Body, inside));
        }
        line();
        layout->addWidget(plainLabel(tr("This one entry will appear in"), Look::Caption, inside));
        layout->addWidget(
            paragraph(tr("Timeline of %1").arg(side->name) + wide + tr("List of visits"), Look::Secondary, inside));
        QStringList ledgers;
        for (const QString& ledger : side->ledgers) ledgers << tr("Ledger %1").arg(ledger);
        if (!ledgers.isEmpty()) layout->addWidget(paragraph(ledgers.join(wide), Look::Secondary, inside));
        layout->addWidget(paragraph(tr("Monthly report: households and people visited"), Look::Secondary, inside));
        line();
    } else {
        layout->addWidget(paragraph(tr("Type a name, initials, a room or the last four digits of the ID: who it is and "
                                       "what was found last time appears here."),
                                    Look::Secondary, inside));
        line();
    }
    layout->addWidget(plainLabel(tr("Keys"), Look::Caption, inside));
    auto* keys = new QWidget(inside);
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
    layout->addWidget(keys);
    layout->addStretch(1);
    m_side->show();
}

void VisitEntryPage::asLast() {
    FieldEditor* findings = m_form->editor("findings");
    if (m_lastFindings.isEmpty() || findings == nullptr) {
        m_session.say({StatusMessage::Kind::Plain, tr("There is no earlier visit of this person")});
        return;
    }
    if (findings->text().isEmpty()) findings->setValue(schema::Value(m_lastFindings.toStdString()), {});
    findings->focusWidget()->setFocus(Qt::OtherFocusReason);
}

bool VisitEntryPage::runCommand(const QString& id) {
    if (id == QLatin1String("save")) {
        m_form->save(false);
    } else if (id == QLatin1String("commit")) {
        m_form->save(true);
    } else {
        return false;
    }
    return true;
}

QStringList VisitEntryPage::commandsNow() const { return {QStringLiteral("save"), QStringLiteral("commit")}; }

bool VisitEntryPage::closeInner() {
    if (m_form->isDirty()) {
        m_form->discard();
        m_session.say({StatusMessage::Kind::Plain, tr("Discarded. “Take back what I typed” brings it back.")});
        return true;
    }
    return false;
}

bool VisitEntryPage::mayLeave() { return mayLeaveForm(m_session, *m_form); }

} // namespace mulin::ui
