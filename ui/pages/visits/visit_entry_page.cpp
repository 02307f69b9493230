#include "ui/pages/visits/visit_entry_page.h"

#include "core/base/calendar.h"
#include "core/follow_ups.h"
#include "core/ledgers/visit_entry.h"
#include "core/people/household_view.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/forms/date_text.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/papers_editor.h"
#include "ui/forms/plain_editors.h"
#include "ui/pages/documents_panel.h"
#include "ui/pages/person/day_words.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/visits/due_data.h"
#include "ui/pages/visits/visitor_proposals.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/withheld.h"

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {
constexpr int sideWidth = 328, leastSide = 190, leastForm = 460;
const char* const visitedField = "people:visited";
const char* const visitor = "people:visitor";
const char* const photos = "+papers";

std::vector<RecordId> idsOf(const std::vector<LinkedRecord>& records) {
    std::vector<RecordId> ids;
    for (const LinkedRecord& one : records)
        if (!isWithheld(one.title)) ids.push_back(one.id);
    return ids;
}
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
    connect(m_head->addButton(QStringLiteral("household"), tr("Whole household"), QStringLiteral("household")),
            &QAbstractButton::clicked, this, &VisitEntryPage::wholeHousehold);
    layout->addWidget(m_head);
    makeForm();
    makeSide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_form, 1);
    row->addWidget(new Line(Qt::Vertical, this));
    row->addWidget(m_sideBox);
    layout->addLayout(row, 1);
    connectForm();
}

void VisitEntryPage::makeForm() {
    FormPlan plan;
    plan.fields = {"visited_on", visitor,    "fewer_why", visitedField, "people:present", "organisations", "purpose",
                   "way",        "findings", "checked",   "needs",      "handling",       photos,          "next_on"};
    plan.hints = {{"visited_on", tr("1122, 20261122, yesterday; Ctrl+; is today")},
                  {visitedField, tr("Name, initials, room or last four of the ID")},
                  {"findings", tr("What you saw and heard, no judgement")},
                  {"checked", tr("Space ticks")},
                  {"needs", tr("One a line, a next step each; “Name: …” for that person alone")},
                  {photos, tr("Up to 20 MB each, kept in this file")},
                  {"next_on", tr("Worked out from the ledgers, can be changed")}};
    plan.labels = {{photos, tr("Photos")}};
    plan.own[photos] = [this](QWidget* parent) { return m_photos = new PapersEditor(m_session, parent); };
    plan.saveNext = tr("Save and register the next");
    m_form = new RecordForm(m_session, *m_session.catalogue().find("visit"), QStringLiteral("visit"), plan, this);
    m_form->setAsked("fewer_why", false);
    m_form->setCheck([this](const RecordForm& form) { return check(form); });
    m_form->setRemedy("visited_on",
                      {ErrorCode::FutureDate, tr("Not yet:"), tr("plan this visit"), [this] { planInstead(); }});
    m_form->setAdd([this]() -> RecordForm::Add {
        return [papers = m_photos->documents()](journal::Writer& writer, const schema::Values& values) {
            return ledgers::recordVisit(writer, allFollowUps(), {values, papers});
        };
    });
}

void VisitEntryPage::makeSide() {
    m_sideBox = new QWidget(this);
    m_sideBox->setFixedWidth(leastSide * px().base / 14);
    auto* place = new QVBoxLayout(m_sideBox);
    place->setContentsMargins(0, 0, 0, 0);
    place->setSpacing(0);
    m_side = new VisitSidePanel(m_session, nullptr);
    place->addWidget(scrolled(m_side, m_sideBox), 1);
    m_papers = new DocumentsPanel(m_session, nullptr, QStringLiteral("visit.documents"));
    m_papersPlace = new QWidget(m_sideBox);
    auto* below = new QVBoxLayout(m_papersPlace);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(new Line(Qt::Horizontal, m_papersPlace));
    below->addWidget(scrolled(m_papers, m_papersPlace, Qt::NoFocus), 1);
    place->addWidget(m_papersPlace, 1);
    m_papersPlace->hide();
    connect(m_papers, &DocumentsPanel::editRequested, this, [this](const RecordId& document) {
        if (mayLeave()) openRecord(m_session, this->shell(), "document", document);
    });
}

void VisitEntryPage::connectForm() {
    connect(m_form, &RecordForm::edited, this, [this](const QString& key) {
        const bool whom = key.startsWith(QLatin1String("people:visited")) || key == QLatin1String("organisations");
        if (whom || key == QLatin1String("visited_on")) look();
        if (key.startsWith(QLatin1String("people:visitor")) || key == QLatin1String("fewer_why")) checkVisitors();
    });
    connect(m_form, &RecordForm::loaded, this, [this] {
        m_head->setTitle(m_form->isNew() ? tr("Register a visit") : tr("Visit"));
        if (m_form->isNew())
            m_papers->clear();
        else
            m_papers->setSubject("visit", *m_form->record());
        m_papersPlace->setVisible(!m_papers->isHidden());
        m_proposedNext.clear();
        look();
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
    if (auto* people = qobject_cast<LinksEditor*>(m_form->editor(visitedField))) {
        connect(&people->picker(), &RecordPicker::highlighted, this,
                [this](const LinkedRecord& record) { look(record.id); });
    }
}

/// What is known of the person gives way to the form.
void VisitEntryPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    const int form = qMax(m_form->minimumSizeHint().width(), scaled(leastForm));
    const int room = width() - form - px().hairline;
    m_sideBox->setFixedWidth(qBound(scaled(leastSide), room, scaled(sideWidth)));
}

QSize VisitEntryPage::minimumSizeHint() const {
    QSize least = Page::minimumSizeHint();
    least.rwidth() -= m_sideBox->minimumWidth() - leastSide * px().base / 14;
    return least;
}

void VisitEntryPage::open(const QString& argument) {
    const bool fresh = argument.startsWith(QLatin1String("new"));
    if (m_form->isDirty() && fresh) return; // coming back to what is half typed
    const auto id = Uid::fromHex(argument.section(QLatin1Char(':'), -1).toStdString());
    if (id && !fresh) {
        m_head->setNote({});
        m_form->load(RecordId(*id));
    } else {
        const auto whom = id ? std::optional(RecordId(*id)) : std::nullopt;
        if (argument.startsWith(QLatin1String("new:organisation:")))
            startFor({}, whom);
        else
            startFor(whom);
    }
    emit commandsChanged();
}

void VisitEntryPage::reload() { look(); }

void VisitEntryPage::startFor(std::optional<RecordId> person, std::optional<RecordId> organisation) {
    m_session.read(
        this, m_latest,
        [person, organisation, user = m_session.access().user()](const ReadContext& context) -> Result<Start> {
            Start start;
            const auto add = [&](const char* key, const char* type, const Uid& uid) {
                const std::string title =
                    records::titleOf(context.reader, context.tables, context.access, type, uid, context.language);
                if (!title.empty()) start.preset.links[key].push_back({RecordId(uid), QString::fromStdString(title)});
            };
            if (person) add(visitedField, "person", person->uid());
            if (organisation) add("organisations", "organisation", organisation->uid());
            if (user) {
                const auto record = records::find(context.reader, context.tables, context.access, "user", user->uid());
                if (record && record->get("person").isUid()) add(visitor, "person", record->get("person").uid());
            }
            MULIN_TRY_LET(proposed, visitorProposals(context, person));
            start.visitors = std::move(proposed);
            return start;
        },
        [this](const Result<Start>& start) {
            if (start) propose(start->visitors);
            m_form->startNew(start ? start->preset : RecordForm::Preset{});
            // Who went to whom is known: what is left to say is what was found.
            if (!m_form->linked(visitor).empty() && !m_form->linked(visitedField).empty())
                m_form->editor("findings")->focusWidget()->setFocus(Qt::OtherFocusReason);
            else
                m_form->focusFirst();
        });
}

void VisitEntryPage::propose(const std::vector<PickerRow>& visitors) {
    if (auto* people = qobject_cast<LinksEditor*>(m_form->editor(visitor))) people->picker().setProposals(visitors);
}

Date VisitEntryPage::visitedOn() const {
    const QString typed = m_form->editor("visited_on")->text();
    const auto iso = Date::fromIso(typed.trimmed().toStdString());
    return iso ? *iso : typedDate(typed, m_session.today(), true).value_or(m_session.today());
}

void VisitEntryPage::look(std::optional<RecordId> shown) {
    VisitSideAsk ask{idsOf(m_form->linked(visitedField)), idsOf(m_form->linked("organisations")), shown, visitedOn()};
    m_session.read(
        this, m_person, [ask](const ReadContext& context) { return readVisitSide(context, ask); },
        [this, ask](const Result<VisitSide>& side) {
            if (!side) return;
            m_lastFindings = side->lastFindings;
            m_side->show(*side);
            take(side->outlook);
        });
    if (ask.people.empty() || shown) return;
    m_session.read(
        this, m_visitors,
        [id = ask.people.back()](const ReadContext& context) { return visitorProposals(context, id); },
        [this](const Result<std::vector<PickerRow>>& visitors) {
            if (visitors) propose(*visitors);
        });
}

void VisitEntryPage::take(const ledgers::VisitOutlook& outlook) {
    m_leastVisitors = outlook.leastVisitors;
    m_leastFor =
        outlook.leastFor.empty() ? QString() : m_session.label(m_session.catalogue().find(outlook.leastFor)->label);
    // Those of the ledgers; where none asks anything, there is nothing to tick.
    m_form->setAsked("checked", !outlook.checklist.empty());
    if (auto* ticks = qobject_cast<TickEditor*>(m_form->editor("checked"))) ticks->offer(outlook.checklist);
    checkVisitors();
    if (!m_form->isNew()) return;
    FieldEditor* next = m_form->editor("next_on");
    if (next->text() == m_proposedNext) {
        // Nobody has said otherwise.
        m_form->propose("next_on", outlook.next ? schema::Value(*outlook.next) : schema::Value());
        m_proposedNext = next->text();
    }
    FormRow* row = m_form->row("next_on");
    if (row->hasError()) return;
    if (!outlook.next || next->text() != m_proposedNext)
        return row->setHint(tr("Worked out from the ledgers, can be changed"));
    static const WorkingCalendar calendar = WorkingCalendar::shipped();
    QStringList words{weekday(*outlook.next),
                      intervalWords(m_session.catalogue(), m_session.language(), outlook.interval)};
    const Date work = calendar.nextWorkingDay(*outlook.next);
    if (work != *outlook.next) words << tr("next working day %1").arg(shortDay(work, m_session.today()));
    row->setHint(words.join(QChar(0x3000)));
}

void VisitEntryPage::checkVisitors() {
    FormRow* row = m_form->row(visitor);
    if (row == nullptr || row->hasError()) return;
    const int count = static_cast<int>(m_form->linked(visitor).size());
    const bool fewer = m_leastVisitors > 1 && count < m_leastVisitors;
    m_form->setAsked("fewer_why", fewer);
    if (fewer && count > 0)
        row->setWarning(tr("%2 go together: %1").arg(m_leastFor).arg(m_leastVisitors));
    else if (count >= 2)
        row->setGood(tr("Two, as it should be"));
    else
        row->clear();
}

/// How many went is a rule of the ledger, and life has exceptions: answered once, by a further visitor or by a reason.
std::pair<std::string, QString> VisitEntryPage::check(const RecordForm& form) const {
    if (form.linked(visitedField).empty() && form.linked("organisations").empty())
        return {visitedField, m_planning ? tr("Who is to be visited?") : tr("Who was visited?")};
    if (m_photos != nullptr && m_photos->isReading()) return {photos, tr("Files are still being read in")};
    if (form.isNew() && !m_planning && m_leastVisitors > 1 &&
        static_cast<int>(form.linked(visitor).size()) < m_leastVisitors &&
        form.editor("fewer_why")->text().trimmed().isEmpty())
        return {"fewer_why", tr("%1: %2 go together. Why not this time?").arg(m_leastFor).arg(m_leastVisitors)};
    return {visitedField, {}};
}

void VisitEntryPage::wholeHousehold() {
    const auto people = m_form->linked(visitedField);
    if (people.empty())
        return m_session.say({StatusMessage::Kind::Plain, tr("Name one of them first: the others follow")});
    m_session.read(
        this, m_home,
        [id = people.back().id](const ReadContext& context) -> Result<std::vector<LinkedRecord>> {
            std::vector<LinkedRecord> members;
            MULIN_TRY_LET(home, people::householdOf(context.reader, context.tables, context.access, id));
            if (home)
                for (const people::Member& member : home->members)
                    members.push_back({member.person, QString::fromStdString(member.name), "person"});
            return members;
        },
        [this](const Result<std::vector<LinkedRecord>>& members) {
            auto* field = qobject_cast<LinksEditor*>(m_form->editor(visitedField));
            if (!members || field == nullptr) return;
            const auto before = field->linked().size();
            for (const LinkedRecord& member : *members) field->add(member);
            const int added = static_cast<int>(field->linked().size() - before);
            m_session.say({StatusMessage::Kind::Plain, added == 0 ? tr("Nobody else is registered in this household")
                                                                  : tr("%n people added", nullptr, added)});
        });
}

void VisitEntryPage::planInstead() {
    const Date day = visitedOn();
    if (m_planning || m_session.isReadOnly()) return;
    m_planning = true;
    if (!m_form->isComplete("visited_on")) {
        m_planning = false;
        return;
    }
    ledgers::VisitEntry entry{m_form->typed(), m_photos->documents()};
    entry.visit.set("visited_on", day);
    m_session.transact(
        this, {"visit_plan.add", {{"type", "visit_plan"}}},
        [entry](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(ledgers::planVisit(writer, entry));
            return {};
        },
        [this, day](const Result<journal::ChangeSet>& made) {
            m_planning = false;
            if (!made) return m_session.sayError(made.error());
            m_form->discard();
            m_session.say(
                {StatusMessage::Kind::Done,
                 tr("Planned for %1. It is due then, with what you wrote.").arg(shortDay(day, m_session.today()))});
        });
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
