#include "ui/pages/person/person_head.h"

#include "ui/grids/record_trail.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/person/avatar.h"
#include "ui/pages/person/masked_value.h"
#include "ui/shell/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/withheld.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

namespace mulin::ui {

using access::Right;

namespace {
constexpr std::size_t mostTags = 4;
} // namespace

PersonHead::PersonHead(OfficeSession& session, Shell& shell, bool page, const PersonFile& file, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_page(page)
    , m_area(page ? QStringLiteral("person.") : QStringLiteral("residents.record."))
    , m_layout(new QVBoxLayout(this))
    , m_permits(session, "person", this) {
    m_layout->setContentsMargins(px().s6, page ? px().s2 : px().s3, px().s6, px().s2);
    m_layout->setSpacing(px().s2);
    if (page) addPath(file);
    m_top = new QHBoxLayout;
    m_top->setSpacing(px().s2);
    addWho(*m_top, file);
    m_layout->addLayout(m_top);
    if (page) {
        // In lines of their own height where one is not enough.
        auto* tags = new QWidget(this);
        auto* flow = new FlowLayout(tags, px().s2);
        flow->setContentsMargins(0, 0, 0, 0);
        addTags(*flow, file);
        m_top->addWidget(tags, 1, Qt::AlignVCenter);
        addButtons(*m_top, file);
        addFacts(file);
        return;
    }
    m_top->addStretch(1);
    auto* whole = iconButton(QStringLiteral("external"), tr("Open as a page (Enter)"), this);
    whole->named(QStringLiteral("residents.record.page"));
    connect(whole, &QAbstractButton::clicked, this, [this, id = file.id] {
        m_shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
    });
    m_top->addWidget(whole);
    auto* close = iconButton(QStringLiteral("close"), tr("Close (Esc)"), this);
    close->named(QStringLiteral("residents.record.close"));
    connect(close, &QAbstractButton::clicked, this, &PersonHead::closeRequested);
    m_top->addWidget(close);
    if (!file.tags.empty() || !file.keeper.isEmpty() || !file.alive) {
        auto* tags = new QHBoxLayout;
        tags->setSpacing(px().s2);
        addTags(*tags, file);
        tags->addStretch(1);
        m_layout->addLayout(tags);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px().s2);
    addButtons(*buttons, file);
    buttons->addStretch(1);
    m_layout->addLayout(buttons);
}

void PersonHead::addBelow(QWidget* widget) { m_layout->addWidget(widget); }

void PersonHead::addPath(const PersonFile& file) {
    auto* path = new QHBoxLayout;
    path->setSpacing(px().s1);
    auto* back = iconButton(QStringLiteral("chevron-left"), tr("Back"), this);
    back->named(QStringLiteral("person.back"));
    connect(back, &QAbstractButton::clicked, this, &PersonHead::backRequested);
    path->addWidget(back);
    auto* list = new LinkLabel(tr("Residents"), this);
    list->setObjectName(QStringLiteral("person.path.list"));
    connect(list, &LinkLabel::clicked, this, [this] { m_shell.open({QStringLiteral("residents")}); });
    path->addWidget(list);
    RecordTrail& trail = RecordTrail::of(m_session);
    const bool on = trail.leadsBy("person", file.id);
    if (on && !trail.title().isEmpty()) {
        path->addWidget(plainLabel(QStringLiteral("／"), Look::Secondary, this));
        path->addWidget(new ElidedLabel(trail.title(), Look::Secondary, this));
    }
    path->addStretch(1);
    if (on) {
        auto* place = plainLabel(tr("%1 of %2 people").arg(number(trail.position() + 1), number(trail.count())),
                                 Look::Caption, this);
        place->setObjectName(QStringLiteral("person.path.place"));
        path->addWidget(place);
        const auto add = [&](const char* name, const QString& icon, const QString& words, int by, bool possible,
                             const QKeySequence& key) {
            auto* button = iconButton(icon, words + QStringLiteral(" (%1)").arg(key.toString()), this);
            button->named(QString::fromLatin1(name));
            button->setShortcut(key);
            button->setEnabled(possible);
            connect(button, &QAbstractButton::clicked, this, [this, &trail, by] {
                trail.step(by, [&shell = m_shell](RecordId id) {
                    shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
                });
            });
            path->addWidget(button);
        };
        add("person.path.previous", QStringLiteral("chevron-up"), tr("The one before"), -1, trail.position() > 0,
            QKeySequence(Qt::ALT | Qt::Key_Up));
        add("person.path.next", QStringLiteral("chevron-down"), tr("The next one"), 1,
            trail.position() + 1 < trail.count(), QKeySequence(Qt::ALT | Qt::Key_Down));
    }
    m_layout->addLayout(path);
}

void PersonHead::addWho(QHBoxLayout& into, const PersonFile& file) {
    if (m_page) {
        auto* face = new Avatar(file.name, this);
        if (!file.photo.isNull()) face->setPhoto(file.photo);
        into.addWidget(face);
        into.addSpacing(px().s1);
    }
    auto* name = new ElidedLabel(file.name, m_page ? Look::Name : Look::Title, this);
    name->setObjectName(QStringLiteral("person.name"));
    into.addWidget(name);
    if (m_page) into.addSpacing(px().s1);
    const auto say = [&](const QString& words) {
        if (words.isEmpty()) return;
        auto* label = plainLabel(words, m_page ? Look::Body : Look::Secondary, this);
        if (m_page) {
            QFont font = baseFont();
            font.setPixelSize(px().lead);
            label->setFont(font);
        }
        into.addWidget(label);
    };
    say(file.sex);
    if (!file.age.isEmpty()) say(file.died ? tr("lived %1 years").arg(file.age) : tr("aged %1").arg(file.age));
    if (file.died) {
        auto* died = plainLabel(tr("died %1").arg(QString::fromStdString(file.died->iso())), Look::Strong, this);
        died->setObjectName(QStringLiteral("person.dead"));
        into.addWidget(died);
    }
    if (m_page && !file.formerName.isEmpty())
        into.addWidget(new ElidedLabel(tr("formerly %1").arg(file.formerName), Look::Secondary, this));
}

void PersonHead::addTags(QLayout& into, const PersonFile& file) {
    const std::size_t shown = file.tags.size() > mostTags ? mostTags - 1 : file.tags.size();
    for (std::size_t i = 0; i < shown; ++i) into.addWidget(new TagLabel(file.tags[i], this));
    if (shown < file.tags.size()) {
        auto* more = new TagLabel({QStringLiteral("+%1").arg(file.tags.size() - shown), TagKind::Neutral}, this);
        QStringList rest;
        for (std::size_t i = shown; i < file.tags.size(); ++i) rest << file.tags[i].text;
        more->setToolTip(plainToolTip(rest.join(QChar(0x3001))));
        into.addWidget(more);
    }
    if (!m_page && !file.keeper.isEmpty())
        into.addWidget(new TagLabel({tr("Contact %1").arg(file.keeper), TagKind::Outline}, this));
    if (!file.alive) into.addWidget(new TagLabel({tr("deleted"), TagKind::Overdue}, this));
}

void PersonHead::addButtons(QHBoxLayout& into, const PersonFile& file) {
    if (!file.died) {
        auto* visit = (new Button(ButtonKind::Primary, tr("Register a visit"), this))
                          ->withIcon(QStringLiteral("visit"))
                          ->named(m_area + QStringLiteral("visit"));
        m_permits.require(visit, {{Right::Write, "visit"}});
        connect(visit, &QAbstractButton::clicked, this, &PersonHead::visitRequested);
        into.addWidget(visit);
    }
    auto* edit = (new Button(ButtonKind::Secondary, tr("Change"), this))
                     ->withIcon(QStringLiteral("edit"))
                     ->named(m_area + QStringLiteral("edit"));
    m_permits.require(edit, Right::Write);
    connect(edit, &QAbstractButton::clicked, this, &PersonHead::editRequested);
    into.addWidget(edit);
    if (m_page) {
        auto* print = (new Button(ButtonKind::Secondary, tr("Print the file"), this))
                          ->withIcon(QStringLiteral("print"))
                          ->named(m_area + QStringLiteral("print"));
        m_permits.require(print, Right::Print);
        connect(print, &QAbstractButton::clicked, this, &PersonHead::printRequested);
        into.addWidget(print);
        m_yielding = {edit, print};
        // Until it is known how much room there is: behind a form nothing is laid out, but asked for its least width.
        for (Button* button : m_yielding) button->setCompact(true);
    }
    into.addWidget((new Button(ButtonKind::Secondary, tr("More"), this))
                       ->withMenu(menu(file))
                       ->named(m_area + QStringLiteral("more")));
}

QMenu* PersonHead::menu(const PersonFile& file) {
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
    if (file.household) writes(menu->addAction(tr("Add a household member"), this, &PersonHead::memberRequested));
    m_permits.require(menu->addAction(tr("Add kin or a helper …"), this, &PersonHead::kinRequested),
                      {{Right::Write, "kinship"}});
    auto* services = menu->addMenu(tr("Register a service"));
    for (const schema::TypeDef* type : m_session.catalogue().types()) {
        if (type->extends != "service" || type->sealed() || type->elsewhere) continue;
        const QString to = QString::fromStdString(type->id + ":new:" + file.id.hex());
        m_permits.require(services->addAction(m_session.label(type->label), this,
                                              [this, to] {
                                                  m_shell.open({QStringLiteral("records"), to});
                                              }),
                          {{Right::Write, type->id}});
    }
    if (!m_page)
        m_permits.require(menu->addAction(tr("Print the file"), this, &PersonHead::printRequested), Right::Print);
    // The family of somebody who died is visited still.
    if (file.died)
        m_permits.require(menu->addAction(tr("Register a visit"), this, &PersonHead::visitRequested),
                          {{Right::Write, "visit"}});
    if (!file.died) writes(menu->addAction(tr("Died …"), this, &PersonHead::deathRequested));
    if (!file.address.isEmpty() || file.household)
        m_permits.require(menu->addAction(tr("Moved away …"), this, &PersonHead::departureRequested),
                          {{Right::Write, "residence"}});
    menu->addSeparator();
    m_permits.require(
        menu->addAction(
            tr("Who saw and changed it …"), this,
            [this, id = file.id] {
                m_shell.open({QStringLiteral("audit"), QStringLiteral("person:") + QString::fromStdString(id.hex())});
            }),
        {{Right::Audit}});
    m_permits.require(menu->addAction(tr("Delete"), this, &PersonHead::deleteRequested), Right::Delete);
    return menu;
}

void PersonHead::addFacts(const PersonFile& file) {
    auto* facts = new QWidget(this);
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
        fact(tr("Document"), new MaskedValue(m_session, "person", file.id, file.idNumber, this));
    if (isWithheld(file.address)) {
        fact(tr("Address"), new WithheldMark(this));
    } else if (!file.address.isEmpty()) {
        fact(tr("Address"),
             new ElidedLabel(file.address + (file.relation.isEmpty() ? QString() : tr(" (%1)").arg(file.relation)),
                             Look::Body, this));
    }
    if (!file.phone.text.isEmpty()) fact(tr("Phone"), new MaskedValue(m_session, "person", file.id, file.phone, this));
    if (!file.keeper.isEmpty()) fact(tr("Contact worker"), plainLabel(file.keeper, Look::Body, this));
    if (isWithheld(file.grid))
        fact(tr("Grid"), new WithheldMark(this));
    else if (!file.grid.isEmpty())
        fact(tr("Grid"), plainLabel(file.grid, Look::Body, this));
    m_layout->addWidget(facts);
}

QSize PersonHead::minimumSizeHint() const {
    QSize least = QWidget::minimumSizeHint();
    for (const Button* button : m_yielding)
        if (!button->isCompact()) least.rwidth() -= button->fullWidth() - button->height();
    return least;
}

void PersonHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

/// Words before marks, marks before pictures: the name is never cut for a button.
void PersonHead::fit() {
    if (m_yielding.empty()) return;
    int full = m_top->sizeHint().width() + 2 * px().s6;
    for (Button* button : m_yielding)
        if (button->isCompact()) full += button->fullWidth() - button->sizeHint().width();
    for (auto at = m_yielding.rbegin(); at != m_yielding.rend(); ++at) {
        const bool compact = full > width();
        (*at)->setCompact(compact);
        if (compact) full -= (*at)->fullWidth() - (*at)->sizeHint().width();
    }
}

} // namespace mulin::ui
