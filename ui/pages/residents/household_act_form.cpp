#include "ui/pages/residents/household_act_form.h"

#include "ui/forms/date_text.h"
#include "ui/forms/form_draft.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtCore/QPointer>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using people::HouseholdAct;
using people::Member;
using people::PersonChange;

namespace {

constexpr int pauseMs = 250;
constexpr QChar unitEnd(0x1f); ///< between what was filled in

bool asksPeople(HouseholdAct::Kind kind) {
    return kind == HouseholdAct::Kind::Move || kind == HouseholdAct::Kind::Split || kind == HouseholdAct::Kind::Head ||
           kind == HouseholdAct::Kind::Relations;
}
bool asksRelations(HouseholdAct::Kind kind) { return kind != HouseholdAct::Kind::Head; }
bool asksPlace(HouseholdAct::Kind kind) {
    return kind == HouseholdAct::Kind::Move || kind == HouseholdAct::Kind::Split || kind == HouseholdAct::Kind::Address;
}
bool asksDay(HouseholdAct::Kind kind) {
    return kind != HouseholdAct::Kind::Head && kind != HouseholdAct::Kind::Relations;
}

} // namespace

HouseholdActForm::HouseholdActForm(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("household.act"), {}, true, this))
    , m_place(new QVBoxLayout(this))
    , m_draft(new FormDraft(session, this)) {
    setSurface(*this, Surface::Raised);
    m_place->setContentsMargins(0, 0, 0, 0);
    m_place->setSpacing(0);
    m_head->setBackVisible(true);
    m_place->addWidget(m_head);
    connect(m_head, &PageHead::backRequested, this, &HouseholdActForm::backRequested);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &HouseholdActForm::foretell);
    connect(m_draft, &FormDraft::due, this, [this] {
        if (m_body == nullptr || !isDirty()) return m_draft->drop();
        m_draft->keep(filled().join(unitEnd).toStdString());
    });
    connect(m_draft, &FormDraft::found, this, [this](const std::string& body) {
        const QStringList values = utf(body).split(unitEnd);
        if (isDirty() || values.size() != filled().size()) return m_draft->refuse(); // of other members
        m_draft->adopt();
        fill(values);
        m_session.say({StatusMessage::Kind::Plain, tr("Filled in again as it was left; Esc discards it")});
    });
}

QString HouseholdActForm::titleOf(Kind kind) {
    switch (kind) {
    case Kind::Move: return tr("Some members move");
    case Kind::Address: return tr("All move to another address");
    case Kind::Split: return tr("Split the household");
    case Kind::Join: return tr("Take in another household");
    case Kind::Head: return tr("Another head");
    case Kind::Relations: return tr("Relations to the head");
    }
    return {};
}

QString HouseholdActForm::codeOf(Kind kind) {
    switch (kind) {
    case Kind::Move: return QStringLiteral("move");
    case Kind::Address: return QStringLiteral("address");
    case Kind::Split: return QStringLiteral("split");
    case Kind::Join: return QStringLiteral("join");
    case Kind::Head: return QStringLiteral("head");
    case Kind::Relations: return QStringLiteral("relations");
    }
    return {};
}

std::optional<HouseholdActForm::Kind> HouseholdActForm::kindOf(const QString& code) {
    for (const Kind kind : {Kind::Move, Kind::Address, Kind::Split, Kind::Join, Kind::Head, Kind::Relations})
        if (codeOf(kind) == code) return kind;
    return std::nullopt;
}

void HouseholdActForm::begin(RecordId household, Kind kind, std::optional<RecordId> chosen) {
    clear();
    m_household = household;
    m_kind = kind;
    m_head->setTitle(titleOf(kind));
    m_session.read(
        this, m_latest,
        [household](const ReadContext& context) {
            return people::householdView(context.reader, context.tables, context.access, household);
        },
        [this, chosen](const Result<people::HouseholdView>& view) {
            if (view) {
                build(*view, chosen);
            } else {
                m_session.sayError(view.error());
            }
        });
}

// --- the form

/// Nothing of the household before stays while another one is read.
void HouseholdActForm::clear() {
    m_pause.stop();
    if (m_body != nullptr) m_draft->flush();
    delete std::exchange(m_body, nullptr);
    m_lines.clear();
    m_there.clear();
    m_otherWanted.clear();
    m_before.clear();
    m_to = m_on = nullptr;
    m_other = nullptr;
    m_peopleRow = m_toRow = m_onRow = m_otherRow = nullptr;
    m_preview = nullptr;
    m_save = nullptr;
}

void HouseholdActForm::build(const people::HouseholdView& view, std::optional<RecordId> chosen) {
    clear();
    m_address = view.address;
    m_head->setNote(utf(view.address));
    m_body = new QWidget(this);
    auto* outer = new QVBoxLayout(m_body);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* inside = new QWidget(m_body);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, px().s2, 0, px().s4);
    auto* rows = new FormRows(QStringLiteral("household.act"), inside);
    if (m_kind == Kind::Join) {
        m_to = new QLineEdit(rows);
        m_toRow =
            rows->add(QStringLiteral("door"), tr("Where it lives"), m_to, tr("3-2-501, or the whole address"), true);
        m_other = new QComboBox(rows);
        m_otherRow = rows->add(QStringLiteral("other"), tr("Household"), m_other, {}, true);
        connect(m_to, &QLineEdit::textChanged, this, [this] {
            findOthers();
            touch();
        });
        connect(m_other, &QComboBox::currentIndexChanged, this, [this] { touch(); });
    }
    if (asksPeople(m_kind))
        m_peopleRow = rows->add(QStringLiteral("people"), m_kind == Kind::Head ? tr("New head") : tr("Who"),
                                makePeople(view.members, chosen));
    if (asksPlace(m_kind)) {
        m_to = new QLineEdit(rows);
        m_toRow = rows->add(QStringLiteral("to"), tr("Where to"), m_to,
                            m_kind == Kind::Split ? tr("Left empty: they stay where they live")
                                                  : tr("3-2-501, or the whole address"),
                            m_kind != Kind::Split);
        connect(m_to, &QLineEdit::textChanged, this, [this] { touch(); });
    }
    if (asksDay(m_kind)) {
        m_on = new QLineEdit(utf(m_session.today().iso()), rows);
        m_on->setMaximumWidth(px().formEditor / 3);
        m_onRow = rows->add(QStringLiteral("on"), tr("From"), m_on);
        connect(m_on, &QLineEdit::textChanged, this, [this] { touch(); });
    }
    column->addWidget(rows);
    m_preview = new QWidget(inside);
    (new QVBoxLayout(m_preview))->setContentsMargins(px().s6, px().s2, px().s6, 0);
    column->addWidget(new mulin::ui::Line(Qt::Horizontal, inside));
    column->addWidget(m_preview);
    column->addStretch(1);
    outer->addWidget(scrolled(inside, m_body, Qt::NoFocus), 1);
    auto* foot = new PageFoot(m_body);
    auto* cancel =
        (new Button(ButtonKind::Secondary, tr("Cancel"), foot))->named(QStringLiteral("household.act.cancel"));
    connect(cancel, &QAbstractButton::clicked, this, [this] {
        discard();
        emit left();
    });
    foot->addRight(cancel);
    m_save = (new Button(ButtonKind::Primary, tr("Save"), foot))
                 ->withKeys(QStringLiteral("Ctrl+S"))
                 ->named(QStringLiteral("household.act.save"));
    connect(m_save, &QAbstractButton::clicked, this, &HouseholdActForm::save);
    foot->addRight(m_save);
    outer->addWidget(foot);
    m_place->addWidget(m_body, 1);
    followChosen();
    m_before = filled();
    foretell();
    m_draft->begin("household." + codeOf(m_kind).toStdString(), m_household);
    if (m_to != nullptr && (chosen || !asksPeople(m_kind)))
        m_to->setFocus(Qt::OtherFocusReason);
    else if (!m_lines.empty())
        (m_lines.front().chosen != nullptr ? static_cast<QWidget*>(m_lines.front().chosen) : m_lines.front().relation)
            ->setFocus(Qt::OtherFocusReason);
}

QWidget* HouseholdActForm::makePeople(const std::vector<Member>& members, std::optional<RecordId> chosen) {
    auto* part = new QWidget(this);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s1);
    grid->setColumnStretch(2, 1);
    const schema::FieldDef& relation = *m_session.catalogue().find("residence")->field("relation");
    for (const Member& member : members) {
        Line line{member.person, utf(member.name)};
        const int row = static_cast<int>(m_lines.size());
        const QString number = QString::number(row + 1);
        if (m_kind == Kind::Head) {
            line.chosen = new QRadioButton(line.name, part);
            line.chosen->setChecked(chosen == member.person);
            line.chosen->setEnabled(!member.head);
        } else if (m_kind != Kind::Relations) {
            line.chosen = new QCheckBox(line.name, part);
            line.chosen->setChecked(chosen == member.person);
        } else {
            grid->addWidget(plainLabel(line.name, Look::Body, part), row, 0);
        }
        if (line.chosen != nullptr) {
            line.chosen->setObjectName(QStringLiteral("household.act.who") + number);
            line.chosen->setMinimumHeight(px().control);
            grid->addWidget(line.chosen, row, 0);
            connect(line.chosen, &QAbstractButton::toggled, this, [this] {
                followChosen();
                touch();
            });
        }
        if (asksRelations(m_kind)) {
            line.relation = new QComboBox(part);
            line.relation->setObjectName(QStringLiteral("household.act.relation") + number);
            line.relation->setAccessibleName(tr("Relation of %1").arg(line.name));
            line.relation->addItem(tr("not known"), QString());
            for (const schema::ChoiceDef& choice : relation.choices)
                line.relation->addItem(m_session.label(choice.label), utf(choice.code));
            if (m_kind == Kind::Relations)
                line.relation->setCurrentIndex(qMax(0, line.relation->findData(utf(member.relation))));
            connect(line.relation, &QComboBox::currentIndexChanged, this, [this] { touch(); });
            grid->addWidget(line.relation, row, 1);
        } else {
            grid->addWidget(plainLabel(relationText(member.relation), Look::Secondary, part), row, 1);
        }
        m_lines.push_back(line);
    }
    return part;
}

/// The relation of those who go is asked; of who founds a household it is told.
void HouseholdActForm::followChosen() {
    if (m_kind != Kind::Move && m_kind != Kind::Split) return;
    bool first = true;
    for (const Line& line : m_lines) {
        const bool on = line.chosen->isChecked();
        line.relation->setEnabled(on);
        if (!on) {
            const QSignalBlocker quiet(line.relation);
            line.relation->setCurrentIndex(0);
        } else if (first && m_kind == Kind::Split && line.relation->currentIndex() == 0) {
            const QSignalBlocker quiet(line.relation);
            line.relation->setCurrentIndex(line.relation->findData(QStringLiteral("head")));
        }
        first = first && !on;
    }
}

QStringList HouseholdActForm::filled() const {
    QStringList values;
    for (const QLineEdit* line : {m_to, m_on})
        if (line != nullptr) values << line->text();
    for (const Line& line : m_lines) {
        if (line.chosen != nullptr) values << QString::number(line.chosen->isChecked());
        if (line.relation != nullptr) values << line.relation->currentData().toString();
    }
    if (m_other != nullptr) values << m_other->currentData().toString();
    return values;
}

/// As filled() told it, of the same members.
void HouseholdActForm::fill(const QStringList& values) {
    auto next = values.begin();
    for (QLineEdit* line : {m_to, m_on})
        if (line != nullptr) line->setText(*next++);
    for (const Line& line : m_lines) {
        if (line.chosen != nullptr) line.chosen->setChecked(*next++ == QLatin1String("1"));
        if (line.relation != nullptr) line.relation->setCurrentIndex(qMax(0, line.relation->findData(*next++)));
    }
    if (m_other != nullptr) m_otherWanted = *next; // it is looked for first
}

void HouseholdActForm::touch() {
    m_pause.start();
    m_draft->touched();
}

void HouseholdActForm::discard() {
    m_draft->drop();
    m_before = filled();
}

void HouseholdActForm::findOthers() {
    m_session.read(
        this, m_find,
        [address = m_to->text().trimmed().toStdString(),
         own = *m_household](const ReadContext& context) -> Result<std::vector<people::HouseholdThere>> {
            if (address.empty()) return std::vector<people::HouseholdThere>();
            MULIN_TRY_LET(found, people::householdsAt(context.reader, context.tables, context.access, address));
            std::erase_if(found, [&](const people::HouseholdThere& one) { return one.household == own; });
            return found;
        },
        [this](const Result<std::vector<people::HouseholdThere>>& found) {
            if (!found || m_other == nullptr) return;
            m_there = *found;
            const QSignalBlocker quiet(m_other);
            m_other->clear();
            for (const people::HouseholdThere& one : m_there)
                m_other->addItem(tr("%1, %n people, %2", nullptr, one.members).arg(utf(one.head), utf(one.address)),
                                 utf(one.household.hex()));
            if (const int wanted = m_other->findData(m_otherWanted); wanted >= 0) m_other->setCurrentIndex(wanted);
            m_otherRow->clear();
            if (m_there.empty() && !m_to->text().trimmed().isEmpty())
                m_otherRow->setWarning(tr("No household lives there"));
            m_pause.start();
        });
}

QString HouseholdActForm::relationText(const std::string& code) const {
    for (const schema::ChoiceDef& choice : m_session.catalogue().find("residence")->field("relation")->choices)
        if (choice.code == code) return m_session.label(choice.label);
    return tr("not known");
}

// --- the act

std::optional<HouseholdAct> HouseholdActForm::act(bool say) {
    HouseholdAct made{m_kind, *m_household};
    bool complete = true;
    const auto wrong = [&](FormRow* row, const QString& words) {
        complete = false;
        if (say && row != nullptr) row->setError(words);
    };
    for (FormRow* row : {m_peopleRow, m_toRow, m_onRow, m_otherRow})
        if (row != nullptr && row->hasError()) row->clear();
    for (const Line& line : m_lines) {
        const bool on = line.chosen == nullptr || line.chosen->isChecked();
        if (!on) continue;
        if (m_kind == Kind::Head) {
            made.head = line.person;
            continue;
        }
        if (m_kind != Kind::Relations) made.people.push_back(line.person);
        const std::string code = line.relation->currentData().toString().toStdString();
        if (m_kind == Kind::Relations || !code.empty()) made.relations[line.person.uid()] = code;
        if (m_kind == Kind::Split && code == "head") made.head = line.person;
    }
    if ((m_kind == Kind::Move || m_kind == Kind::Split) && made.people.empty())
        wrong(m_peopleRow, tr("Nobody is ticked"));
    if (m_kind == Kind::Head && !made.head) wrong(m_peopleRow, tr("Nobody is chosen"));
    if (asksPlace(m_kind)) {
        made.to = people::parseAddress(m_to->text().trimmed().toStdString());
        if (made.to.empty() && m_kind != Kind::Split) wrong(m_toRow, tr("An address is needed"));
        // 4-1-101 means a building of the estate they live in.
        if (!made.to.empty() && made.to.estate.empty() && !made.to.scattered())
            made.to.estate = people::parseAddress(m_address).estate;
    }
    if (m_kind == Kind::Join) {
        const int at = m_other->currentIndex();
        if (at < 0 || at >= static_cast<int>(m_there.size()))
            wrong(m_otherRow, tr("No household is chosen"));
        else
            made.other = m_there[static_cast<std::size_t>(at)].household;
    }
    if (m_on != nullptr) {
        const QString words = m_on->text().trimmed();
        made.on = typedDate(words, m_session.today(), false);
        if (!made.on) made.on = Date::fromIso(words.toStdString());
        if (!made.on) wrong(m_onRow, tr("This day cannot be read"));
    }
    return complete ? std::optional(made) : std::nullopt;
}

void HouseholdActForm::foretell() {
    const int mine = ++m_asked;
    const auto what = act(false);
    if (!what) {
        clearPreview(
            tr("As soon as it is filled in, what will change stands here. Nothing is written before it is saved."));
        return;
    }
    m_session.write(
        {.title = {}, .receiver = this},
        [what = *what, access = m_session.access()](journal::Journal& journal, Progress&) {
            return people::preview(journal, access, what);
        },
        [this, mine](const Result<people::HouseholdPreview>& preview) {
            if (mine != m_asked || m_preview == nullptr) return;
            if (preview)
                show(*preview);
            else
                clearPreview(errorText(preview.error(), &m_session.catalogue(), m_session.language()));
        });
}

void HouseholdActForm::clearPreview(const QString& words) {
    auto* layout = m_preview->layout();
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!words.isEmpty()) layout->addWidget(paragraph(words, Look::Secondary, m_preview));
}

void HouseholdActForm::show(const people::HouseholdPreview& preview) {
    clearPreview({});
    auto* layout = m_preview->layout();
    const auto line = [&](const QString& words, Look look) {
        auto* label = paragraph(words, look, m_preview);
        label->setObjectName(QStringLiteral("household.act.preview"));
        layout->addWidget(label);
    };
    int changed = 0;
    for (const PersonChange& one : preview.people) changed += one.changes() ? 1 : 0;
    layout->addWidget(plainLabel(changed == 0 ? tr("Nothing will change")
                                              : tr("In the files of %n people will change", nullptr, changed),
                                 Look::Strong, m_preview));
    for (const PersonChange& one : preview.people) {
        if (!one.changes()) continue;
        QStringList parts;
        if (one.before.address != one.after.address)
            parts << tr("address %1 → %2").arg(utf(one.before.address), utf(one.after.address));
        if (one.before.household != one.after.household) parts << tr("another household");
        if (one.before.relation != one.after.relation)
            parts << tr("relation %1 → %2").arg(relationText(one.before.relation), relationText(one.after.relation));
        line(utf(one.name) + wide + parts.join(wide), Look::Body);
    }
    QStringList same;
    for (const PersonChange& one : preview.people)
        if (!one.changes()) same << utf(one.name);
    if (!same.isEmpty() && changed > 0)
        line(tr("Unchanged: %1").arg(same.join(tr(", ", "between names"))), Look::Secondary);
    for (const people::HouseholdChange& one : preview.households) {
        const QString head = one.headAfter.empty() ? tr("without a head") : utf(one.headAfter);
        if (one.made)
            line(tr("New household: %1, %n people", nullptr, one.membersAfter).arg(head), Look::Body);
        else if (one.membersAfter == 0)
            line(tr("Nobody is left in the household of %1; it stays in the history").arg(utf(one.headBefore)),
                 Look::Due);
        else if (one.headAfter.empty() && !one.headBefore.empty())
            line(tr("The household of %1 is left without a head: name one afterwards").arg(utf(one.headBefore)),
                 Look::Due);
        else if (one.headBefore != one.headAfter)
            line(tr("Head: %1 → %2").arg(one.headBefore.empty() ? tr("nobody") : utf(one.headBefore), head),
                 Look::Body);
    }
    for (const std::string& other : preview.others)
        line(tr("%1 lives at that address too; the households stay apart").arg(utf(other)), Look::Due);
    m_save->setEnabled(changed > 0);
}

void HouseholdActForm::save() {
    if (m_save == nullptr) return;
    const auto what = act(true);
    if (!what || !m_save->isEnabled()) return;
    m_draft->pause();
    journal::Operation operation = people::operationFor(*what);
    m_session.transact(
        this, operation, [what = *what](journal::Writer& writer) { return people::perform(writer, what); },
        [this](const Result<journal::ChangeSet>& done) {
            if (done) {
                discard();
                emit saved();
            } else {
                m_session.sayError(done.error());
            }
        });
}

} // namespace mulin::ui
