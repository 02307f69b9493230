#include "ui/pages/residents/household_view.h"

#include "core/people/household_view.h"
#include "core/people/households.h"
#include "core/people/kinship.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/residents/household_visits.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <set>

namespace mulin::ui {

using access::Right;

namespace {
constexpr std::size_t visitsShown = 3;
} // namespace

HouseholdView::HouseholdView(OfficeSession& session, Shell& shell, bool page, QWidget* parent)
    : QWidget(parent), m_session(session), m_shell(shell), m_page(page), m_layout(new QVBoxLayout(this)) {
    setSurface(*this, Surface::Raised);
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void HouseholdView::show(RecordId id) {
    m_id = id;
    reload();
}

void HouseholdView::reload() {
    if (!m_id) return;
    m_session.read(
        this, m_latest,
        [id = *m_id](const ReadContext& context) -> Result<File> {
            MULIN_TRY_LET(view, people::householdView(context.reader, context.tables, context.access, id));
            const auto utf = [](const std::string& text) { return QString::fromStdString(text); };
            const auto shown = [&](const char* field) {
                return utf(records::shownText(context.reader, context.tables, context.access, view.record,
                                              *view.record.type().field(field), context.language, false));
            };
            File file;
            file.title =
                utf(records::titleOf(context.reader, context.tables, context.access, view.record, context.language));
            file.address = utf(view.address);
            file.number = shown("number");
            file.kind = shown("kind");
            file.grid = shown("grid");
            file.bookNumber = shown("book_number");
            const schema::FieldDef* sex = context.catalogue.find("person")->field("sex");
            const schema::FieldDef* relation = context.catalogue.find("residence")->field("relation");
            const auto line = [&](const people::Member& member) {
                QStringList words{
                    member.head ? QString()
                                : utf(schema::displayText(*relation, schema::Value(member.relation), context.language)),
                    utf(schema::displayText(*sex, schema::Value(member.sex), context.language))};
                if (member.birth) words << HouseholdView::tr("aged %1").arg(Date::age(*member.birth, context.today));
                words.removeAll(QString());
                QString since = member.since ? utf(member.since->iso()) : QString();
                if (member.until) since += QChar(0x2014) + utf(member.until->iso());
                QStringList marks;
                for (const std::string& ledger : member.ledgers)
                    marks << utf(context.catalogue.find(ledger)->label.in(context.language));
                return Line{member.person,
                            utf(member.name),
                            words.join(wide),
                            utf(schema::masked(schema::Mask::Phone, member.phone)),
                            since,
                            marks.join(QStringLiteral("·")),
                            member.head,
                            member.relation};
            };
            for (const people::Member& member : view.members) file.members.push_back(line(member));
            for (const people::Member& member : view.former) file.former.push_back(line(member));
            MULIN_TRY_LET(visits, householdVisits(context, view.members, visitsShown));
            file.visits = std::move(visits);
            if (!context.access.allows(Right::Read, "kinship")) return file;
            std::set<RecordId> told;
            for (const people::Member& member : view.members) {
                MULIN_TRY_LET(kin, people::kinOf(context.reader, context.tables, context.access, member.person));
                for (const people::Kin& one : kin) {
                    const bool here = std::any_of(view.members.begin(), view.members.end(),
                                                  [&](const auto& other) { return one.person == other.person; });
                    if (here || (one.until && *one.until <= context.today) || !told.insert(one.record).second) continue;
                    QString what = kinWord(context, one.relation, one.sex);
                    // Whose, where several live here.
                    if (view.members.size() > 1)
                        what = HouseholdView::tr("%1 of %2", "kin").arg(what, utf(member.name));
                    QStringList words{what, utf(one.lives)};
                    words.removeAll(QString());
                    file.elsewhere.push_back({one.person, utf(one.name), words.join(wide)});
                }
            }
            return file;
        },
        [this](const Result<File>& file) {
            if (file) {
                fill(*file);
            } else {
                m_session.sayError(file.error());
            }
        });
}

void HouseholdView::fill(const File& file) {
    delete m_inside;
    auto* inside = new QWidget;
    m_inside = scrolled(inside, this);
    m_layout->addWidget(m_inside);
    auto* permits = new Permits(m_session, "household", inside);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    layout->setSpacing(px().s2);
    auto* top = new QHBoxLayout;
    if (m_page) {
        auto* back = iconButton(QStringLiteral("chevron-left"), tr("Back"), inside);
        back->named(QStringLiteral("household.back"));
        connect(back, &QAbstractButton::clicked, this, [this] { m_shell.back(); });
        top->addWidget(back);
    }
    top->addWidget(new ElidedLabel(file.address.isEmpty() ? file.title : file.address, Look::Title, inside), 1);
    if (!m_page) {
        auto* close = iconButton(QStringLiteral("close"), tr("Close (Esc)"), inside);
        close->named(QStringLiteral("household.close"));
        connect(close, &QAbstractButton::clicked, this, &HouseholdView::closeRequested);
        top->addWidget(close);
    }
    layout->addLayout(top);
    QStringList facts{file.grid, file.kind, file.number};
    if (!file.bookNumber.isEmpty()) facts << tr("Register number %1").arg(file.bookNumber);
    facts.removeAll(QString());
    layout->addWidget(new ElidedLabel(facts.join(wide), Look::Caption, inside));
    layout->addWidget(new mulin::ui::Line(Qt::Horizontal, inside));
    layout->addWidget(
        plainLabel(tr("Living here: %n", nullptr, static_cast<int>(file.members.size())), Look::Strong, inside));
    const auto add = [&](const HouseholdView::Line& member, bool now) {
        auto* row = new QHBoxLayout;
        row->setSpacing(px().s3);
        auto* name = new LinkLabel(member.name, inside);
        name->setObjectName(QStringLiteral("household.member"));
        connect(name, &LinkLabel::clicked, this, [this, id = member.person] {
            m_shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
        });
        row->addWidget(name);
        if (member.head) row->addWidget(new TagLabel({tr("head"), TagKind::Accent}, inside));
        row->addWidget(new ElidedLabel(member.words, Look::Secondary, inside), 1);
        if (m_page || !now) row->addWidget(plainLabel(now ? member.phone : member.since, Look::Body, inside));
        if (now) {
            auto* menu = new QMenu;
            const auto writes = [&](QAction* act, const char* type) { permits->require(act, {{Right::Write, type}}); };
            using Kind = HouseholdActForm::Kind;
            if (!member.head)
                writes(
                    menu->addAction(tr("Make head …"), this, [this, id = member.person] { startAct(Kind::Head, id); }),
                    "household");
            writes(menu->addAction(tr("Moves without the others …"), this,
                                   [this, id = member.person] { startAct(Kind::Move, id); }),
                   "residence");
            writes(menu->addAction(tr("Founds a household of their own …"), this,
                                   [this, id = member.person] { startAct(Kind::Split, id); }),
                   "residence");
            writes(menu->addAction(tr("Moved out today"), this, [this, id = member.person] { moveOut(id); }),
                   "residence");
            auto* more = iconButton(QStringLiteral("more"), tr("More about %1").arg(member.name), inside);
            more->named(QStringLiteral("household.more"));
            menu->setParent(more, menu->windowFlags());
            connect(more, &QAbstractButton::clicked, menu,
                    [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
            row->addWidget(more);
        }
        layout->addLayout(row);
        // Beside a list there is no room for it all in one line.
        if (member.marks.isEmpty() && (m_page || !now || member.phone.isEmpty())) return;
        auto* second = new QHBoxLayout;
        second->setSpacing(px().s3);
        if (!member.marks.isEmpty()) second->addWidget(new ElidedLabel(member.marks, Look::AccentCaption, inside));
        if (!m_page && now) second->addWidget(plainLabel(member.phone, Look::Caption, inside));
        second->addStretch(1);
        layout->addLayout(second);
    };
    for (const auto& member : file.members) add(member, true);
    if (file.members.empty())
        layout->addWidget(paragraph(tr("Nobody is registered here now."), Look::Secondary, inside));
    if (!file.elsewhere.empty()) {
        layout->addWidget(new mulin::ui::Line(Qt::Horizontal, inside));
        layout->addWidget(plainLabel(tr("Kin who live elsewhere"), Look::Strong, inside));
        for (const Elsewhere& one : file.elsewhere) {
            auto* row = new QHBoxLayout;
            row->setSpacing(px().s3);
            if (one.person) {
                auto* name = new LinkLabel(one.name, inside);
                name->setObjectName(QStringLiteral("household.kin"));
                connect(name, &LinkLabel::clicked, this, [this, id = *one.person] {
                    m_shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
                });
                row->addWidget(name);
            } else {
                row->addWidget(plainLabel(one.name, Look::Body, inside));
            }
            row->addWidget(new ElidedLabel(one.words, Look::Secondary, inside), 1);
            layout->addLayout(row);
        }
    }
    if (!file.visits.empty()) {
        layout->addWidget(new mulin::ui::Line(Qt::Horizontal, inside));
        layout->addWidget(plainLabel(tr("Last visits"), Look::Strong, inside));
        auto* visits = new TimelineView(QStringLiteral("household.visits"), tr("Last visits"), inside);
        visits->setGrowing(true);
        visits->setRows(file.visits);
        connect(visits, &TimelineView::opened, this,
                [this](const std::string& type, const RecordId& id) { openRecord(m_session, m_shell, type, id); });
        layout->addWidget(visits);
    }
    if (!file.former.empty()) {
        layout->addWidget(new mulin::ui::Line(Qt::Horizontal, inside));
        layout->addWidget(plainLabel(tr("Lived here"), Look::Strong, inside));
        for (const auto& member : file.former) add(member, false);
    }
    layout->addSpacing(px().s2);
    auto* more = (new Button(ButtonKind::Secondary, tr("Add a household member"), inside))
                     ->withIcon(QStringLiteral("user-plus"))
                     ->withKeys(m_page ? QStringLiteral("Ctrl+N") : QString())
                     ->named(QStringLiteral("household.addMember"));
    connect(more, &QAbstractButton::clicked, this, &HouseholdView::addMember);
    auto* buttons = new QWidget(inside);
    auto* flow = new FlowLayout(buttons, px().s2);
    layout->addWidget(buttons);
    flow->addWidget(more);
    if (!file.members.empty()) {
        auto* acts = new QMenu;
        using Kind = HouseholdActForm::Kind;
        for (const Kind kind : {Kind::Move, Kind::Address, Kind::Split, Kind::Join, Kind::Head, Kind::Relations})
            permits->require(acts->addAction(HouseholdActForm::titleOf(kind) + QStringLiteral(" …"), this,
                                             [this, kind] { startAct(kind, {}); }),
                             {{Right::Write, kind == Kind::Head ? "household" : "residence"}});
        auto* change = (new Button(ButtonKind::Secondary, tr("Change the household"), inside))
                           ->withMenu(acts)
                           ->named(QStringLiteral("household.change"));
        flow->addWidget(change);
    }
    if (!file.members.empty()) {
        auto* visit = (new Button(ButtonKind::Primary, tr("Register a visit"), inside))
                          ->withIcon(QStringLiteral("visit"))
                          ->named(QStringLiteral("household.visit"));
        connect(visit, &QAbstractButton::clicked, this, [this, id = file.members.front().person] {
            m_shell.open({QStringLiteral("visit"), QStringLiteral("new:") + QString::fromStdString(id.hex())});
        });
        flow->addWidget(visit);
    }
    layout->addStretch(1);
    emit loaded();
}

void HouseholdView::addMember() {
    if (m_id) m_shell.open({QStringLiteral("residents"), QStringLiteral("new:") + QString::fromStdString(m_id->hex())});
}

/// On the page of the household, with a preview.
void HouseholdView::startAct(HouseholdActForm::Kind kind, std::optional<RecordId> person) {
    if (!m_id) return;
    QString argument = QString::fromStdString(m_id->hex()) + QLatin1Char(':') + HouseholdActForm::codeOf(kind);
    if (person) argument += QLatin1Char(':') + QString::fromStdString(person->hex());
    m_shell.open({QStringLiteral("household"), argument});
}

void HouseholdView::moveOut(RecordId person) {
    journal::Operation operation;
    operation.id = "person.move_out";
    operation.args = {{"type", "person"}, {"id", person.hex()}};
    m_session.transact(this, operation, [person](journal::Writer& writer) {
        return people::moveOut(writer, std::vector<RecordId>{person}, {});
    });
}

HouseholdPage::HouseholdPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_view(new HouseholdView(session, shell, true, m_stack))
    , m_form(new HouseholdActForm(session, m_stack)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_form);
    layout->addWidget(m_stack);
    connect(m_form, &HouseholdActForm::saved, this, &HouseholdPage::showHousehold);
    connect(m_form, &HouseholdActForm::left, this, &HouseholdPage::showHousehold);
    connect(m_form, &HouseholdActForm::backRequested, this, [this] {
        if (mayLeave()) showHousehold();
    });
}

void HouseholdPage::open(const QString& argument) {
    const auto part = [&](int at) { return argument.section(QLatin1Char(':'), at, at); };
    const auto id = Uid::fromHex(part(0).toStdString());
    if (!id) return;
    m_view->show(RecordId(*id));
    const auto kind = HouseholdActForm::kindOf(part(1));
    if (!kind) {
        showHousehold();
        return;
    }
    const auto person = Uid::fromHex(part(2).toStdString());
    m_form->begin(RecordId(*id), *kind, person ? std::optional(RecordId(*person)) : std::nullopt);
    m_stack->setCurrentWidget(m_form);
    emit commandsChanged();
}

bool HouseholdPage::inForm() const { return m_stack->currentWidget() == m_form; }

void HouseholdPage::showHousehold() {
    m_stack->setCurrentWidget(m_view);
    m_view->setFocus();
    emit commandsChanged();
}

void HouseholdPage::reload() { m_view->reload(); }

QStringList HouseholdPage::commandsNow() const {
    return {inForm() ? QStringLiteral("save") : QStringLiteral("register")};
}

bool HouseholdPage::closeInner() {
    if (!inForm()) return false;
    m_form->discard();
    showHousehold();
    return true;
}

bool HouseholdPage::mayLeave() {
    if (!inForm() || !m_form->isDirty()) return true;
    m_session.say({StatusMessage::Kind::Warning, tr("Not saved yet: Ctrl+S saves, Esc discards")});
    return false;
}

bool HouseholdPage::runCommand(const QString& id) {
    if (id == QLatin1String("save") && inForm()) {
        m_form->save();
    } else if (id == QLatin1String("register") && !inForm()) {
        m_view->addMember();
    } else {
        return Page::runCommand(id);
    }
    return true;
}

} // namespace mulin::ui
