#include "ui/pages/residents/duplicates_page.h"

#include "core/records/timeline.h"
#include "core/records/view.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QPointer>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;
using people::Alike;
using people::DuplicatePair;

namespace {

bool isSame(const DuplicatePair& a, const DuplicatePair& b) { return a.one == b.one && a.other == b.other; }

} // namespace

DuplicatesPage::DuplicatesPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("duplicates"), tr("Duplicates"), true, this))
    , m_stack(new QStackedWidget(this))
    , m_list(new SideList(QStringLiteral("duplicates.list"), tr("Pairs that look alike"), this))
    , m_side(new QWidget(this))
    , m_permits(session, "person", this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    layout->addWidget(m_head);
    auto* row = new QWidget(m_stack);
    setSurface(*row, Surface::Raised);
    auto* parts = new QHBoxLayout(row);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_list);
    parts->addWidget(new Line(Qt::Vertical, row));
    (new QVBoxLayout(m_side))->setContentsMargins(0, 0, 0, 0);
    parts->addWidget(m_side, 1);
    m_stack->addWidget(row);
    m_stack->addWidget(new EmptyState(QStringLiteral("check"), tr("Nobody is entered twice"),
                                      tr("No two residents have the same number, or a name with the same birth date, "
                                         "phone or door."),
                                      m_stack));
    layout->addWidget(m_stack, 1);
    connect(m_list, &SideList::chosen, this, [this](const QString& id) { choose(id.toULong()); });
}

void DuplicatesPage::open(const QString&) { reload(); }

void DuplicatesPage::reload() {
    m_session.read(
        this, m_latest,
        [](const ReadContext& context) {
            return people::findDuplicates(context.reader, context.tables, context.access, context.progress);
        },
        [this](const Result<std::vector<DuplicatePair>>& pairs) {
            if (!pairs) {
                m_session.sayError(pairs.error());
                return;
            }
            const std::optional<DuplicatePair> before =
                m_at < m_pairs.size() ? std::optional(m_pairs[m_at]) : std::nullopt;
            m_pairs = *pairs;
            m_stack->setCurrentIndex(m_pairs.empty() ? 1 : 0);
            m_head->setNote(tr("%n pairs", nullptr, static_cast<int>(m_pairs.size())));
            std::vector<SideList::Entry> entries;
            for (std::size_t i = 0; i < m_pairs.size(); ++i) {
                const DuplicatePair& pair = m_pairs[i];
                const QString names = pair.oneName == pair.otherName
                                          ? utf(pair.oneName)
                                          : utf(pair.oneName) + QStringLiteral(" / ") + utf(pair.otherName);
                entries.push_back(
                    {QString::number(i), names, reasons(pair.alike), false, reasons(pair.alike & (~pair.alike + 1))});
            }
            m_list->clear();
            m_list->setGroup(tr("Surest first"), entries);
            if (m_pairs.empty()) return clear();
            auto at = std::min(m_at, m_pairs.size() - 1);
            for (std::size_t i = 0; before && i < m_pairs.size(); ++i)
                if (isSame(m_pairs[i], *before)) at = i;
            m_list->setCurrent(QString::number(at));
            choose(at);
        });
}

QString DuplicatesPage::reasons(unsigned alike) const {
    QStringList words;
    const auto add = [&](Alike reason, const QString& text) {
        if (alike & static_cast<unsigned>(reason)) words << text;
    };
    add(Alike::IdNumber, tr("same ID number"));
    add(Alike::NameBirth, tr("same name and birth date"));
    add(Alike::NamePhone, tr("same name and phone"));
    add(Alike::NameDoor, tr("same name and address"));
    add(Alike::SoundBirth, tr("names sound alike, same birth date"));
    return words.join(tr(", ", "between reasons"));
}

void DuplicatesPage::choose(std::size_t index) {
    if (index >= m_pairs.size()) return;
    m_at = index;
    if (m_shown && !isSame(*m_shown, m_pairs[index])) clear();
    m_session.read(
        this, m_compare,
        [pair = m_pairs[index]](const ReadContext& context) -> Result<Compared> {
            const auto read = [&](RecordId id) {
                return records::find(context.reader, context.tables, context.access, "person", id.uid());
            };
            const auto one = read(pair.one), other = read(pair.other);
            if (!one || !other)
                return makeError(ErrorCode::UnknownRecord, {{"type", "person"}, {"id", pair.one.hex()}});
            const auto shown = [&](const journal::Record& record, const schema::FieldDef& field) {
                return utf(records::shownText(context.reader, context.tables, context.access, record, field,
                                              context.language, false));
            };
            Compared compared;
            compared.oneName = utf(one->text("name"));
            compared.otherName = utf(other->text("name"));
            const auto add = [&](const std::string& id, const schema::FieldDef& field) {
                Row row{id, utf(field.label.in(context.language)), shown(*one, field), shown(*other, field)};
                if (!row.one.isEmpty() || !row.other.isEmpty()) compared.rows.push_back(std::move(row));
            };
            for (const schema::FieldDef* field : people::mergeFields(one->type())) add(field->id, *field);
            add({}, *one->type().field("address"));
            MULIN_TRY_LET(mentions,
                          records::timeline(context.reader, context.tables, context.access, pair.other, "person"));
            compared.follows = static_cast<int>(mentions.size());
            return compared;
        },
        [this, pair = m_pairs[index]](const Result<Compared>& compared) {
            if (compared) return fill(pair, *compared);
            clear();
            m_session.sayError(compared.error());
        });
}

void DuplicatesPage::clear() {
    delete m_inside;
    m_inside = nullptr;
    m_choices.clear();
    m_shown.reset();
}

std::set<std::string> DuplicatesPage::taken() const {
    std::set<std::string> fields;
    for (const Choice& choice : m_choices)
        if (choice.other->isChecked()) fields.insert(choice.field);
    return fields;
}

void DuplicatesPage::fill(const DuplicatePair& pair, const Compared& compared) {
    const auto before = m_shown ? taken() : std::set<std::string>(); // read again, with what was chosen so far
    clear();
    m_shown = pair;
    auto* inside = new QWidget;
    m_inside = scrolled(inside, m_side, Qt::NoFocus);
    m_side->layout()->addWidget(m_inside);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    column->setSpacing(px().s2);
    column->addWidget(plainLabel(reasons(pair.alike), Look::Strong, inside));
    column->addWidget(
        paragraph(tr("Choose which value is right. The first entry stays, the second goes to the recycle bin; "
                     "what is empty is filled from the other."),
                  Look::Secondary, inside));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s1);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto opener = [&](const QString& words, RecordId id, int at, const char* name) {
        auto* link = new LinkLabel(words, inside);
        link->setObjectName(QLatin1String(name));
        connect(link, &LinkLabel::clicked, this, [this, id] {
            shell().open({QStringLiteral("person"), utf(id.hex())});
        });
        grid->addWidget(link, 0, at);
    };
    opener(tr("First: %1").arg(compared.oneName), pair.one, 1, "duplicates.one");
    opener(tr("Second: %1").arg(compared.otherName), pair.other, 2, "duplicates.other");
    int at = 1;
    for (const Row& row : compared.rows) {
        grid->addWidget(plainLabel(row.label, Look::Secondary, inside), at, 0);
        if (row.one == row.other || row.one.isEmpty() || row.other.isEmpty()) {
            grid->addWidget(new ElidedLabel(row.one, Look::Body, inside), at, 1);
            grid->addWidget(new ElidedLabel(row.other, Look::Body, inside), at, 2);
        } else {
            auto* group = new QButtonGroup(inside);
            auto* one = new QRadioButton(row.one, inside);
            auto* other = new QRadioButton(row.other, inside);
            (before.contains(row.field) ? other : one)->setChecked(true);
            one->setAccessibleName(tr("%1, first: %2").arg(row.label, row.one));
            other->setAccessibleName(tr("%1, second: %2").arg(row.label, row.other));
            other->setObjectName(QStringLiteral("duplicates.take.") +
                                 (row.field.empty() ? QStringLiteral("home") : utf(row.field)));
            for (QRadioButton* button : {one, other}) {
                button->setMinimumHeight(px().control);
                group->addButton(button);
            }
            grid->addWidget(one, at, 1);
            grid->addWidget(other, at, 2);
            m_choices.push_back({row.field, other});
        }
        ++at;
    }
    column->addLayout(grid);
    column->addWidget(
        paragraph(tr("%n records name the second entry (visits, ledgers, homes …): they go along. One step "
                     "in the history takes all of it back at any time.",
                     nullptr, compared.follows),
                  Look::Secondary, inside));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px().s2);
    auto* same = (new Button(ButtonKind::Primary, tr("Merge into one"), inside))
                     ->withIcon(QStringLiteral("merge"))
                     ->named(QStringLiteral("duplicates.merge"));
    m_permits.require(same, Right::Delete);
    connect(same, &QAbstractButton::clicked, this, &DuplicatesPage::merge);
    buttons->addWidget(same);
    auto* two = (new Button(ButtonKind::Secondary, tr("Not the same person"), inside))
                    ->named(QStringLiteral("duplicates.apart"));
    m_permits.require(two, {{Right::Write, "person_match"}});
    connect(two, &QAbstractButton::clicked, this, &DuplicatesPage::tellApart);
    buttons->addWidget(two);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
}

void DuplicatesPage::merge() {
    people::Merge what{m_shown->one, m_shown->other};
    what.fromDropped = taken();
    what.homeOfDropped = what.fromDropped.erase(std::string()) > 0;
    m_inside->setEnabled(false); // while it is written
    m_session.write(
        {.title = {}, .receiver = this},
        [dropped = what.dropped](journal::Journal& journal, Progress&) -> Result<bool> {
            const auto vaults = people::vaultsNaming(journal.reader(), journal.tables(), dropped);
            for (const std::string& vault : vaults) MULIN_TRY(journal.closeVault(vault));
            return !vaults.empty();
        },
        [this, what, inside = QPointer(m_inside)](const Result<bool>& closed) {
            if (!closed) return refused(inside, closed.error());
            if (*closed) m_session.refreshAccess();
            journal::Operation operation;
            operation.id = "person.merge";
            operation.args = {{"type", "person"}, {"id", what.kept.hex()}};
            m_session.transact(
                this, operation, [what](journal::Writer& writer) { return people::merge(writer, what); },
                [this, inside, closed = *closed](const Result<journal::ChangeSet>& merged) {
                    if (!merged) return refused(inside, merged.error());
                    if (closed)
                        m_session.say(
                            {StatusMessage::Kind::Done,
                             tr("Merged. The sealed ledger was closed for it; opened again, it offers to follow.")});
                });
        });
}

void DuplicatesPage::tellApart() {
    journal::Operation operation;
    operation.id = "person.tell_apart";
    operation.args = {{"type", "person"}, {"id", m_shown->one.hex()}};
    m_inside->setEnabled(false);
    m_session.transact(
        this, operation,
        [pair = *m_shown](journal::Writer& writer) { return people::tellApart(writer, pair.one, pair.other); },
        [this, inside = QPointer(m_inside)](const Result<journal::ChangeSet>& told) {
            if (!told) refused(inside, told.error());
        });
}

void DuplicatesPage::refused(QWidget* inside, const Error& error) {
    if (inside != nullptr) inside->setEnabled(true);
    m_session.sayError(error);
}

} // namespace mulin::ui
