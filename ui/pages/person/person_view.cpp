#include "ui/pages/person/person_view.h"

#include "core/people/households.h"
#include "ui/pages/person/date_act.h"
#include "ui/pages/person/masked_value.h"
#include "ui/shell/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/withheld.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

const QString wide(QChar(0x3000));
using access::Right;

constexpr int sideWidth = 340;
enum Tab { Overview, Family, Ledgers, Timeline, Changes };

QVBoxLayout* column(QWidget* parent, int gap = -1) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap < 0 ? px().s2 : gap);
    return layout;
}

QLabel* caption(const QString& text, bool page, QWidget* parent) {
    return plainLabel(text, page ? Look::Strong : Look::Caption, parent);
}

void addLine(QVBoxLayout& layout, QWidget* parent) {
    layout.addSpacing(px().s1);
    layout.addWidget(new Line(Qt::Horizontal, parent));
    layout.addSpacing(px().s1);
}

} // namespace

PersonView::PersonView(OfficeSession& session, Shell& shell, Shape shape, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_shape(shape)
    , m_headPlace(new QVBoxLayout)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_permits(session, "person", this) {
    setSurface(*this, Surface::Raised);
    auto* layout = column(this, 0);
    m_headPlace->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_headPlace);
    m_tabs->setObjectName(shape == Shape::Page ? QStringLiteral("person.tabs")
                                               : QStringLiteral("residents.record.tabs"));
    m_tabs->setAccessibleName(tr("Parts of the file"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (const QString& title : {tr("Overview"), tr("Household"), tr("Ledgers"), tr("Timeline"), tr("Changes")})
        m_tabs->addTab(title);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(px().s6, 0, px().s6, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    layout->addLayout(tabs);
    layout->addWidget(new Line(Qt::Horizontal, this));
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_tabs->hide();
}

void PersonView::show(RecordId id) {
    if (m_id != id) m_tabs->setCurrentIndex(0);
    m_id = id;
    reload();
}

void PersonView::setTab(int index) { m_tabs->setCurrentIndex(index); }

int PersonView::tabsWidth() const { return m_tabs->sizeHint().width() + 2 * px().s6; }

void PersonView::reload() {
    if (!m_id) return;
    m_session.read(
        this, m_latest,
        // Beside a list one person after the other passes by: no place for what is sealed.
        [id = *m_id, sealed = m_shape == Shape::Page](const ReadContext& context) {
            return readPerson(context, id, sealed);
        },
        [this](const Result<PersonFile>& file) {
            if (file) {
                fill(*file);
            } else {
                m_session.sayError(file.error());
            }
        });
}

void PersonView::fill(const PersonFile& file) {
    m_name = file.name;
    for (const auto& [type, record] : file.sealed) m_session.noteViewed(*m_session.catalogue().find(type), record);
    fillHead(file);
    const int kept = m_tabs->currentIndex();
    while (m_stack->count() > 0) {
        QWidget* old = m_stack->widget(0);
        m_stack->removeWidget(old);
        old->deleteLater();
    }
    m_stack->addWidget(overview(file));
    m_stack->addWidget(familyTab(file));
    m_stack->addWidget(ledgerTab(file));
    auto* what = new QWidget;
    auto* inside = column(what);
    inside->setContentsMargins(px().s6, px().s3, px().s4, 0);
    inside->addWidget(timeline(QStringLiteral("timeline"), tr("Timeline"), file.timeline, false, what), 1);
    m_stack->addWidget(what);
    auto* changes = new QWidget;
    inside = column(changes);
    inside->setContentsMargins(px().s6, px().s3, px().s4, 0);
    auto* back = new LinkLabel(tr("Bring one value back"), changes);
    back->setObjectName(QStringLiteral("person.changes.back"));
    back->setAccessibleName(back->text());
    connect(back, &LinkLabel::clicked, this, [this, id = file.id] {
        m_shell.open({QStringLiteral("person"), QStringLiteral("changes:") + QString::fromStdString(id.hex())});
    });
    back->setVisible(file.alive && m_session.refusal({{Right::Write, "person"}}).isEmpty());
    inside->addWidget(back, 0, Qt::AlignRight);
    inside->addWidget(timeline(QStringLiteral("changes"), tr("Changes"), file.history, false, changes), 1);
    m_stack->addWidget(changes);
    const auto number = [](std::size_t count) { return count > 0 ? QStringLiteral(" %1").arg(count) : QString(); };
    std::size_t happened = 0;
    for (const TimelineRow& row : file.timeline) happened += row.caption ? 0 : 1;
    m_tabs->setTabText(Family, tr("Household") + number(file.members.size()));
    m_tabs->setTabText(Ledgers, tr("Ledgers") + number(file.enrolments.size()));
    m_tabs->setTabText(Timeline, tr("Timeline") + number(happened));
    m_tabs->setTabText(Changes, tr("Changes") + number(file.history.size()));
    m_tabs->show();
    m_tabs->setCurrentIndex(kept);
    m_stack->setCurrentIndex(kept);
    emit loaded();
}

void PersonView::fillHead(const PersonFile& file) {
    delete m_head;
    m_act = nullptr;
    m_household = file.household;
    m_head = new QWidget(this);
    m_headPlace->addWidget(m_head);
    const bool page = m_shape == Shape::Page;
    auto* layout = column(m_head);
    layout->setContentsMargins(px().s6, page ? px().s2 : px().s3, px().s6, px().s2);
    if (page) {
        auto* path = new QHBoxLayout;
        path->setSpacing(px().s1);
        auto* back = iconButton(QStringLiteral("chevron-left"), tr("Back"), m_head);
        back->named(QStringLiteral("person.back"));
        connect(back, &QAbstractButton::clicked, this, &PersonView::backRequested);
        path->addWidget(back);
        path->addWidget(plainLabel(tr("Residents"), Look::Secondary, m_head));
        path->addStretch(1);
        layout->addLayout(path);
    }
    auto* top = new QHBoxLayout;
    top->setSpacing(px().s2);
    auto* name = new ElidedLabel(file.name, page ? Look::Name : Look::Title, m_head);
    name->setObjectName(QStringLiteral("person.name"));
    top->addWidget(name);
    top->addWidget(plainLabel(file.sex, page ? Look::Body : Look::Secondary, m_head));
    if (!file.age.isEmpty())
        top->addWidget(plainLabel(file.died ? tr("lived %1 years").arg(file.age) : tr("%1 years").arg(file.age),
                                  page ? Look::Body : Look::Secondary, m_head));
    if (file.died) {
        auto* died = plainLabel(tr("died %1").arg(QString::fromStdString(file.died->iso())), Look::Strong, m_head);
        died->setObjectName(QStringLiteral("person.dead"));
        top->addWidget(died);
    }
    const auto addTags = [&](QHBoxLayout& into) {
        for (const Tag& tag : file.tags) into.addWidget(new TagLabel(tag, m_head));
        if (!page && !file.keeper.isEmpty())
            into.addWidget(new TagLabel({tr("Contact %1").arg(file.keeper), TagKind::Outline}, m_head));
        if (!file.alive) into.addWidget(new TagLabel({tr("deleted"), TagKind::Overdue}, m_head));
    };
    if (page) addTags(*top);
    top->addStretch(1);
    auto* buttons = page ? top : new QHBoxLayout;
    if (!page) {
        auto* whole = iconButton(QStringLiteral("external"), tr("Open as a page (Enter)"), m_head);
        whole->named(QStringLiteral("residents.record.page"));
        connect(whole, &QAbstractButton::clicked, this, [this] {
            if (m_id) m_shell.open({QStringLiteral("person"), QString::fromStdString(m_id->hex())});
        });
        top->addWidget(whole);
        auto* close = iconButton(QStringLiteral("close"), tr("Close (Esc)"), m_head);
        close->named(QStringLiteral("residents.record.close"));
        connect(close, &QAbstractButton::clicked, this, &PersonView::closeRequested);
        top->addWidget(close);
        buttons->setSpacing(px().s2);
    }
    const QString area = page ? QStringLiteral("person.") : QStringLiteral("residents.record.");
    if (!file.died) {
        auto* visitButton = (new Button(ButtonKind::Primary, tr("Register a visit"), m_head))
                                ->withIcon(QStringLiteral("visit"))
                                ->named(area + QStringLiteral("visit"));
        m_permits.require(visitButton, {{Right::Write, "visit"}});
        connect(visitButton, &QAbstractButton::clicked, this, &PersonView::visit);
        buttons->addWidget(visitButton);
    }
    auto* edit = (new Button(ButtonKind::Secondary, tr("Change"), m_head))
                     ->withIcon(QStringLiteral("edit"))
                     ->named(area + QStringLiteral("edit"));
    m_permits.require(edit, Right::Write);
    connect(edit, &QAbstractButton::clicked, this, &PersonView::editRequested);
    buttons->addWidget(edit);
    auto* menu = new QMenu;
    if (file.household) {
        menu->addAction(tr("Household"), this, [this, household = *file.household] {
            m_shell.open({QStringLiteral("household"), QString::fromStdString(household.hex())});
        });
    }
    if (file.dwelling) {
        m_permits.require(menu->addAction(tr("In the building"), this,
                                          [this, dwelling = *file.dwelling] {
                                              m_shell.open(
                                                  {QStringLiteral("building"),
                                                   QStringLiteral("room:") + QString::fromStdString(dwelling.hex())});
                                          }),
                          {{Right::Read, "building"}});
    }
    const auto writes = [this](QAction* act) { m_permits.require(act, Right::Write); };
    if (file.household) writes(menu->addAction(tr("Add a household member"), this, &PersonView::addMember));
    // The family of somebody who died is visited still.
    if (file.died)
        m_permits.require(menu->addAction(tr("Register a visit"), this, &PersonView::visit), {{Right::Write, "visit"}});
    if (!file.died) writes(menu->addAction(tr("Died …"), this, &PersonView::registerDeath));
    if (!file.address.isEmpty() || file.household)
        m_permits.require(menu->addAction(tr("Moved away …"), this, &PersonView::moveOut),
                          {{Right::Write, "residence"}});
    menu->addSeparator();
    m_permits.require(menu->addAction(tr("Delete"), this, &PersonView::deleteRequested), Right::Delete);
    buttons->addWidget(
        (new Button(ButtonKind::Secondary, tr("More"), m_head))->withMenu(menu)->named(area + QStringLiteral("more")));
    layout->addLayout(top);
    if (!page) {
        auto* tags = new QHBoxLayout;
        tags->setSpacing(px().s2);
        addTags(*tags);
        tags->addStretch(1);
        if (!file.tags.empty() || !file.keeper.isEmpty() || !file.alive) layout->addLayout(tags);
        buttons->addStretch(1);
        layout->addLayout(buttons);
        return;
    }
    auto* facts = new QWidget(m_head);
    auto* flow = new FlowLayout(facts, px().s2);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto fact = [&](const QString& label, QWidget* value) {
        auto* pair = new QWidget(facts);
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, px().s4, 0);
        row->setSpacing(px().s2);
        row->addWidget(plainLabel(label, Look::Secondary, pair));
        row->addWidget(value);
        pair->setFixedHeight(px().control);
        flow->addWidget(pair);
    };
    if (!file.idNumber.text.isEmpty())
        fact(tr("Document"), new MaskedValue(m_session, "person", file.id, file.idNumber, m_head));
    if (isWithheld(file.address)) {
        fact(tr("Address"), new WithheldMark(m_head));
    } else if (!file.address.isEmpty()) {
        fact(tr("Address"),
             new ElidedLabel(file.address + (file.relation.isEmpty() ? QString() : tr(" (%1)").arg(file.relation)),
                             Look::Body, m_head));
    }
    if (!file.phone.text.isEmpty())
        fact(tr("Phone"), new MaskedValue(m_session, "person", file.id, file.phone, m_head));
    if (!file.keeper.isEmpty()) fact(tr("Contact worker"), plainLabel(file.keeper, Look::Body, m_head));
    if (isWithheld(file.grid))
        fact(tr("Grid"), new WithheldMark(m_head));
    else if (!file.grid.isEmpty())
        fact(tr("Grid"), plainLabel(file.grid, Look::Body, m_head));
    layout->addWidget(facts);
}

TimelineView* PersonView::timeline(const QString& name, const QString& title, std::vector<TimelineRow> rows,
                                   bool growing, QWidget* parent) {
    const QString area = m_shape == Shape::Page ? QStringLiteral("person.") : QStringLiteral("residents.record.");
    auto* view = new TimelineView(area + name, title, parent);
    for (TimelineRow& row : rows) {
        if (m_shape == Shape::Page && !row.number.isEmpty()) row.end += wide + row.number;
        // A few without the months above them.
        if (m_shape == Shape::Panel && growing && row.on) row.date = shortDay(*row.on, m_session.today());
    }
    view->setGrowing(growing);
    view->setRows(std::move(rows));
    connect(view, &TimelineView::opened, this, [this](const std::string& type, const RecordId& id) {
        if (type == "visit") m_shell.open({QStringLiteral("visit"), QString::fromStdString(id.hex())});
    });
    return view;
}

void PersonView::addNext(QVBoxLayout& layout, const PersonFile& file, QWidget* parent) {
    layout.addWidget(caption(tr("Next steps"), m_shape == Shape::Page, parent));
    if (file.next.empty()) {
        layout.addWidget(paragraph(tr("Nothing is planned. The next visit is planned when one is registered."),
                                   Look::Secondary, parent));
    }
    for (const NextStep& step : file.next) {
        auto* line = new QHBoxLayout;
        line->setSpacing(px().s3);
        const bool due = step.on <= m_session.today();
        auto* day = plainLabel(shortDay(step.on, m_session.today()), due ? Look::Due : Look::Body, parent);
        if (due) day->setFont(baseFont(Weight::Bold));
        day->setMinimumHeight(px().control);
        day->setMinimumWidth(px().formLabel);
        line->addWidget(day);
        line->addWidget(new IconLabel(step.icon, Colour::Text2, &Sizes::iconSmall, parent));
        line->addWidget(plainLabel(step.what, Look::Body, parent));
        line->addWidget(new ElidedLabel(step.note, Look::Secondary, parent), 1);
        if (step.icon == QLatin1String("visit") && m_session.refusal({{Right::Write, "visit"}}).isEmpty()) {
            auto* act = new LinkLabel(tr("Register a visit"), parent);
            connect(act, &LinkLabel::clicked, this, &PersonView::visit);
            line->addWidget(act);
        }
        layout.addLayout(line);
    }
}

void PersonView::addMembers(QVBoxLayout& layout, const PersonFile& file, QWidget* parent) {
    layout.addWidget(caption(tr("Household"), true, parent));
    if (file.members.empty())
        layout.addWidget(paragraph(tr("No household is registered yet."), Look::Secondary, parent));
    for (const PersonMember& member : file.members) {
        auto* line = new QHBoxLayout;
        line->setSpacing(px().s3);
        if (member.self) {
            auto* self = plainLabel(member.name, Look::Strong, parent);
            self->setMinimumHeight(px().control);
            line->addWidget(self);
        } else {
            auto* link = new LinkLabel(member.name, parent);
            connect(link, &LinkLabel::clicked, this, [this, id = member.id] {
                m_shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
            });
            line->addWidget(link);
        }
        QStringList words{member.relation};
        if (!member.sex.isEmpty()) words << member.sex;
        if (!member.age.isEmpty()) words << tr("%1 years").arg(member.age);
        words.removeAll(QString());
        line->addWidget(new ElidedLabel(words.join(wide), Look::Secondary, parent), 1);
        line->addWidget(plainLabel(member.phone, Look::Body, parent));
        layout.addLayout(line);
    }
}

void PersonView::addEnrolments(QVBoxLayout& layout, const PersonFile& file, QWidget* parent) {
    layout.addWidget(caption(tr("In ledgers"), true, parent));
    bool any = false;
    for (const PersonEnrolment& one : file.enrolments) {
        any = true;
        auto* line = new QHBoxLayout;
        line->setSpacing(px().s3);
        if (one.sealed)
            line->addWidget(new IconLabel(QStringLiteral("lock"), Colour::Text2, &Sizes::iconSmall, parent));
        line->addWidget(plainLabel(one.ledger, Look::Body, parent));
        line->addWidget(new ElidedLabel(one.open ? one.note + wide + tr("since %1").arg(one.since)
                                                 : tr("%1 to %2").arg(one.since, one.until),
                                        Look::Secondary, parent),
                        1);
        auto* open = new LinkLabel(tr("Look"), parent);
        connect(open, &LinkLabel::clicked, this, [this, one] {
            m_shell.open({QStringLiteral("ledgers"), QString::fromStdString(one.type + ":" + one.id.hex())});
        });
        line->addWidget(open);
        layout.addLayout(line);
    }
    if (!any) layout.addWidget(paragraph(tr("In no ledger."), Look::Secondary, parent));
}

QWidget* PersonView::overview(const PersonFile& file) {
    auto* left = new QWidget;
    auto* layout = column(left);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    addNext(*layout, file, left);
    if (m_shape == Shape::Page) {
        layout->addSpacing(px().s2);
        layout->addWidget(caption(tr("Timeline"), true, left));
        std::vector<TimelineRow> some(file.timeline.begin(),
                                      file.timeline.begin() + qMin<std::ptrdiff_t>(60, std::ssize(file.timeline)));
        if (some.empty()) layout->addWidget(paragraph(tr("Nothing has happened yet."), Look::Secondary, left));
        layout->addWidget(timeline(QStringLiteral("recent"), tr("Timeline"), std::move(some), true, left));
        layout->addStretch(1);
        auto* right = new QWidget;
        auto* side = column(right);
        side->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
        addMembers(*side, file, right);
        addLine(*side, right);
        addEnrolments(*side, file, right);
        addLine(*side, right);
        side->addWidget(caption(tr("Basics and needs"), true, right));
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(px().s4);
        grid->setVerticalSpacing(px().s1);
        grid->setColumnStretch(1, 1);
        int at = 0;
        for (const auto* list : {&file.service, &file.basics}) {
            for (const Fact& one : *list) {
                const bool above = one.label == file.idNumber.label || one.label == file.phone.label;
                if (above || (one.text == file.address && !isWithheld(one.text))) continue;
                auto* label = plainLabel(one.label, Look::Secondary, right);
                const bool plain = one.field.empty() && !isWithheld(one.text);
                if (!plain) label->setMinimumHeight(px().control); // as its value with an eye
                grid->addWidget(label, at, 0, Qt::AlignTop);
                if (plain) {
                    grid->addWidget(paragraph(one.text, Look::Body, right), at++, 1);
                } else {
                    grid->addWidget(new MaskedValue(m_session, "person", file.id, one, right), at++, 1);
                }
            }
        }
        side->addLayout(grid);
        side->addStretch(1);
        auto* both = new QWidget;
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(scrolled(left), 3);
        row->addWidget(new Line(Qt::Vertical, both));
        QWidget* beside = scrolled(right);
        beside->setMinimumWidth(sideWidth * px().base / 14);
        row->addWidget(beside, 1);
        return both;
    }
    addLine(*layout, left);
    layout->addWidget(caption(tr("Basics"), false, left));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px().s3);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, px().formLabel);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const auto* list : {&file.basics, &file.service}) {
        for (const Fact& one : *list) {
            auto* label = plainLabel(one.label, Look::Secondary, left);
            const bool plain = one.field.empty() && !isWithheld(one.text);
            label->setMinimumHeight(plain ? px().s6 + px().s1 : px().control);
            grid->addWidget(label, at, 0, Qt::AlignTop);
            if (plain) {
                const bool home = one.text == file.address && !file.relation.isEmpty();
                grid->addWidget(paragraph(home ? one.text + wide + file.relation : one.text, Look::Body, left), at++,
                                1);
            } else {
                grid->addWidget(new MaskedValue(m_session, "person", file.id, one, left), at++, 1);
            }
        }
    }
    layout->addLayout(grid);
    addLine(*layout, left);
    auto* head = new QHBoxLayout;
    head->addWidget(caption(tr("Recent"), false, left));
    head->addStretch(1);
    if (!file.timeline.empty()) {
        auto* all = new LinkLabel(tr("All"), left);
        connect(all, &LinkLabel::clicked, this, [this] { m_tabs->setCurrentIndex(Timeline); });
        head->addWidget(all);
    }
    layout->addLayout(head);
    std::vector<TimelineRow> few;
    for (const TimelineRow& row : file.timeline) {
        if (!row.caption && few.size() < 4) few.push_back(row);
    }
    layout->addWidget(timeline(QStringLiteral("recent"), tr("Recent"), std::move(few), true, left));
    layout->addStretch(1);
    return scrolled(left);
}

QWidget* PersonView::familyTab(const PersonFile& file) {
    auto* inside = new QWidget;
    auto* layout = column(inside);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    addMembers(*layout, file, inside);
    if (file.household) {
        auto* open = new LinkLabel(tr("Open the household"), inside);
        connect(open, &LinkLabel::clicked, this, [this, household = *file.household] {
            m_shell.open({QStringLiteral("household"), QString::fromStdString(household.hex())});
        });
        layout->addWidget(open);
        layout->addSpacing(px().s2);
        auto* add = (new Button(ButtonKind::Secondary, tr("Add a household member"), inside))
                        ->withIcon(QStringLiteral("user-plus"))
                        ->named(QStringLiteral("person.addMember"));
        m_permits.require(add, Right::Write);
        connect(add, &QAbstractButton::clicked, this, &PersonView::addMember);
        layout->addWidget(add, 0, Qt::AlignLeft);
    }
    layout->addStretch(1);
    return scrolled(inside);
}

QWidget* PersonView::ledgerTab(const PersonFile& file) {
    auto* inside = new QWidget;
    auto* layout = column(inside);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    addEnrolments(*layout, file, inside);
    layout->addSpacing(px().s2);
    auto* row = new QWidget(inside);
    auto* flow = new FlowLayout(row);
    for (const schema::TypeDef* ledger : m_session.catalogue().ledgers()) {
        if (!m_session.access().allows(Right::Read, ledger->id)) continue;
        const bool open = std::any_of(file.enrolments.begin(), file.enrolments.end(),
                                      [&](const PersonEnrolment& one) { return one.open && one.type == ledger->id; });
        const bool vaultOpen =
            std::find(file.vaults.begin(), file.vaults.end(), ledger->compartment) != file.vaults.end();
        if (open || (ledger->sealed() && !(vaultOpen && m_session.access().allows(access::Right::Write, ledger->id))))
            continue;
        auto* enrol = (new Button(ButtonKind::Secondary, tr("Enter in %1").arg(m_session.label(ledger->label)), row))
                          ->withIcon(QStringLiteral("plus"))
                          ->named(QStringLiteral("person.enrol.") + QString::fromStdString(ledger->id));
        m_permits.require(enrol, {{Right::Write, ledger->id}});
        connect(enrol, &QAbstractButton::clicked, this, [this, type = ledger->id, id = file.id] {
            m_shell.open({QStringLiteral("ledgers"), QString::fromStdString(type + ":enrol:" + id.hex())});
        });
        flow->addWidget(enrol);
    }
    layout->addWidget(row);
    layout->addStretch(1);
    return scrolled(inside);
}

void PersonView::addMember() {
    if (!m_household) return;
    m_shell.open({QStringLiteral("residents"), QStringLiteral("new:") + QString::fromStdString(m_household->hex())});
}

DateAct* PersonView::askDay(const char* name, const QString& question, const QString& act) {
    delete m_act;
    m_act = new DateAct(QString::fromLatin1(name), question, act, m_session.today(), m_head);
    m_head->layout()->addWidget(m_act);
    m_act->show();
    m_act->begin();
    connect(m_act, &DateAct::dropped, this, [this] {
        m_act->deleteLater();
        m_act = nullptr;
        m_tabs->setFocus(Qt::OtherFocusReason);
    });
    return m_act;
}

void PersonView::registerDeath() {
    connect(askDay("person.died", tr("Died on"), tr("Register the death")), &DateAct::agreed, this, [this](Date on) {
        journal::Operation operation;
        operation.id = "person.death";
        operation.args = {{"type", "person"}, {"id", m_id->hex()}};
        m_session.transact(this, operation,
                           [id = *m_id, on](journal::Writer& writer) { return people::recordDeath(writer, id, on); });
    });
}

void PersonView::moveOut() {
    connect(askDay("person.movedOut", tr("Moved away on"), tr("Register the move")), &DateAct::agreed, this,
            [this](Date on) {
                journal::Operation operation;
                operation.id = "person.move_out";
                operation.args = {{"type", "person"}, {"id", m_id->hex()}};
                m_session.transact(this, operation, [id = *m_id, on](journal::Writer& writer) {
                    people::Departure departure;
                    departure.on = on;
                    return people::moveOut(writer, std::vector<RecordId>{id}, departure);
                });
            });
}

void PersonView::visit() {
    if (m_id) m_shell.open({QStringLiteral("visit"), QStringLiteral("new:") + QString::fromStdString(m_id->hex())});
}

} // namespace mulin::ui
