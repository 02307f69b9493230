#include "ui/pages/organisation/unit_panel.h"

#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

UnitPanel::UnitPanel(schema::Language language, QWidget* parent) : QScrollArea(parent), m_language(language) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The chosen part of the organisation"));
    setObjectName(QStringLiteral("organisation.panel"));
}

void UnitPanel::show(const UnitModel& model, const TreeNode& node, bool readOnly, Date today) {
    m_today = today;
    const bool locked = readOnly;
    auto* body = new QWidget(this);
    setSurface(*body, Surface::Raised);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s6);
    layout->setSpacing(px().s2);
    auto* name = new ElidedLabel(model.name(node), Look::Lead, body);
    layout->addWidget(name);
    const Face otherFace = model.face() == Face::Grid ? Face::Party : Face::Grid;
    if (const QString other = model.name(node, otherFace); other != model.name(node))
        layout->addWidget(new ElidedLabel(other, Look::Secondary, body));
    QStringList facts;
    if (!node.code.empty()) facts << QString::fromStdString(node.code);
    if (node.type != "household")
        facts << tr("%1 households").arg(number(node.counts.households))
              << tr("%1 people").arg(number(node.counts.residents));
    if (node.until) facts << tr("temporary, until %1").arg(QString::fromStdString(node.until->iso()));
    if (node.type == "unit") facts << tr("%1 buildings").arg(number(node.counts.buildings));
    for (QString& fact : facts) fact.replace(QLatin1Char(' '), QChar::Nbsp); // a number keeps its unit
    layout->addWidget(paragraph(facts.join(QChar(0x3000)), Look::Caption, body));

    auto* buttons = new QWidget(body);
    auto* flow = new FlowLayout(buttons, px().s2);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const char* control, const QString& words, const char* icon, auto signal) {
        auto* made = (new Button(ButtonKind::Secondary, words, buttons))
                         ->named(QStringLiteral("organisation.") + QString::fromLatin1(control))
                         ->withIcon(QString::fromLatin1(icon));
        made->setEnabled(!readOnly);
        connect(made, &QAbstractButton::clicked, this, signal);
        flow->addWidget(made);
    };
    button("appoint", tr("Appoint"), "user-plus", [this] { emit appointRequested({}, {}); });
    if (node.level == "community") button("addGrid", tr("Add a grid"), "plus", &UnitPanel::addGridRequested);
    if (node.level == "grid") button("buildings", tr("Assign buildings"), "building", &UnitPanel::buildingsRequested);
    if (node.type != "household") button("rename", tr("Name and code"), "edit", &UnitPanel::renameRequested);
    if (node.level == "community" || node.level == "street")
        button("area", tr("Temporary area"), "flag", &UnitPanel::areaRequested);
    // A unit right under the office has nowhere else to be.
    const TreeNode* above = model.parentOf(node.id.uid());
    if (node.type == "building" || (node.type == "unit" && above && !above->own))
        button("moveTo", tr("Move to …"), "exchange", &UnitPanel::moveRequested);
    // Looking and printing need no right to write.
    readOnly = false;
    if (node.type == "building") button("rooms", tr("Floors and rooms"), "building", &UnitPanel::roomsRequested);
    if (node.type != "household") {
        button("board", tr("Notice board"), "print", &UnitPanel::boardRequested);
        button("cards", tr("Contact cards"), "id-card", &UnitPanel::cardsRequested);
    }
    readOnly = locked;
    layout->addWidget(buttons);

    std::vector<const organisation::PostView*> shown, others;
    for (const organisation::PostView& post : node.posts)
        (inFace(post.title, post.label, model.face()) ? shown : others).push_back(&post);
    const bool grids = model.face() == Face::Grid;
    if (!shown.empty() || others.empty()) addPosts(*layout, grids, shown, readOnly);
    if (!others.empty()) addPosts(*layout, !grids, others, readOnly);

    layout->addSpacing(px().s2);
    layout->addWidget(new Line(Qt::Horizontal, body));
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Gaps"), Look::Strong, body));
    head->addStretch(1);
    if (!node.gaps.empty())
        head->addWidget(plainLabel(tr("%n gaps", nullptr, static_cast<int>(node.gaps.size())), Look::Due, body));
    layout->addLayout(head);
    for (const organisation::Gap& gap : node.gaps) {
        auto* line = new QHBoxLayout;
        QString label = QString::fromStdString(gap.label.in(m_language));
        if (!gap.entrance.empty()) label = tr("%1 (entrance %2)").arg(label, QString::fromStdString(gap.entrance));
        line->addWidget(new ElidedLabel(gap.standIn ? tr("%1 has no holder B").arg(label) : tr("No %1").arg(label),
                                        Look::Body, body),
                        1);
        if (!readOnly) {
            auto* act = new LinkLabel(tr("Appoint"), body);
            act->setObjectName(QStringLiteral("organisation.fill"));
            std::optional<RecordId> post;
            for (const organisation::PostView& held : node.posts)
                if (gap.standIn && held.title == gap.title && held.holderBName.empty()) post = held.post;
            connect(act, &LinkLabel::clicked, this, [this, post, title = gap.title, entrance = gap.entrance] {
                if (post)
                    emit postRequested(*post);
                else
                    emit appointRequested(title, entrance);
            });
            line->addWidget(act);
        }
        layout->addLayout(line);
    }
    const int below = organisation::openGaps(node) - static_cast<int>(node.gaps.size());
    if (node.gaps.empty() && below == 0)
        layout->addWidget(paragraph(tr("Every required post is held."), Look::Secondary, body));
    if (below > 0) layout->addWidget(paragraph(tr("%n gaps below", nullptr, below), Look::Secondary, body));
    layout->addStretch(1);
    setWidget(body);
}

/// Those of one face, apart from those of the other.
void UnitPanel::addPosts(QVBoxLayout& layout, bool grids, const std::vector<const organisation::PostView*>& posts,
                         bool readOnly) {
    QWidget* body = layout.parentWidget();
    layout.addSpacing(px().s2);
    layout.addWidget(new Line(Qt::Horizontal, body));
    auto* heading = plainLabel(grids ? tr("Posts of the grids") : tr("Posts of the Party"), Look::Strong, body);
    heading->setObjectName(QStringLiteral("organisation.posts"));
    layout.addWidget(heading);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s1);
    const int names = 72 * px().base / 14;
    grid->setColumnStretch(0, 1);
    for (const int column : {1, 2}) grid->setColumnMinimumWidth(column, names);
    int row = 0;
    if (!posts.empty()) {
        grid->addWidget(plainLabel(tr("Holder A"), Look::Caption, body), row, 1);
        grid->addWidget(plainLabel(tr("Holder B"), Look::Caption, body), row++, 2);
    }
    for (const organisation::PostView* held : posts) {
        const organisation::PostView& post = *held;
        const QString words = QString::fromStdString(post.label.in(m_language));
        auto* title = new LinkLabel(words, body);
        // Beside the names if they leave room for it, else above them.
        const int whole = width() - 2 * px().s6, beside = whole - 2 * names - 2 * px().s4;
        const bool above = title->fontMetrics().horizontalAdvance(words) > beside;
        title->setText(title->fontMetrics().elidedText(words, Qt::ElideRight, above ? whole : beside));
        title->setToolTip(plainToolTip(words));
        title->setAccessibleName(words);
        title->setObjectName(QStringLiteral("organisation.post"));
        connect(title, &LinkLabel::clicked, this, [this, id = post.post] { emit postRequested(id); });
        grid->addWidget(title, row, 0, 1, above ? 3 : 1, Qt::AlignLeft);
        if (above) ++row;
        grid->addWidget(new ElidedLabel(QString::fromStdString(post.holderAName), Look::Strong, body), row, 1);
        QString second = QString::fromStdString(post.holderBName);
        grid->addWidget(new ElidedLabel(second, Look::Body, body), row++, 2);
        QStringList notes;
        if (post.time == "full_time") notes << tr("full time");
        if (post.time == "part_time") notes << tr("part time");
        if (post.temporary && post.until)
            notes << tr("temporary, until %1").arg(QString::fromStdString(post.until->iso()));
        else if (post.until)
            notes << tr("until %1").arg(QString::fromStdString(post.until->iso()));
        if (post.away(m_today))
            notes << (post.hasB() ? tr("A away until %1, B acts") : tr("A away until %1"))
                         .arg(QString::fromStdString(post.awayUntil->iso()).mid(5));
        if (!post.phone.empty()) notes << QString::fromStdString(post.phone);
        auto* below = new QHBoxLayout;
        below->addWidget(new ElidedLabel(notes.join(QChar(0x3000)), Look::Caption, body), 1);
        if (!readOnly && !post.until) {
            auto* end = new LinkLabel(tr("End today"), body);
            end->setObjectName(QStringLiteral("organisation.end"));
            connect(end, &LinkLabel::clicked, this, [this, id = post.post] { emit endRequested(id); });
            if (post.hasA()) {
                auto* over = new LinkLabel(tr("Hand over"), body);
                over->setObjectName(QStringLiteral("organisation.handOverPost"));
                connect(over, &LinkLabel::clicked, this, [this, id = post.post] { emit handOverRequested(id); });
                below->addWidget(over);
                below->addSpacing(px().s3);
            }
            below->addWidget(end);
        }
        grid->addLayout(below, row++, 0, 1, 3);
    }
    layout.addLayout(grid);
    if (posts.empty()) layout.addWidget(paragraph(tr("Nobody is appointed yet."), Look::Secondary, body));
}

} // namespace mulin::ui
