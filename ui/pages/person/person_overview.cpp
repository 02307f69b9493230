#include "ui/pages/person/person_overview.h"

#include "ui/look/theme.h"
#include "ui/pages/person/timeline_panel.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int sideWidth = 340;
constexpr int twoColumns = 860; ///< at 14 px

QVBoxLayout* factColumn(QWidget* parent) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    layout->setSpacing(px().s1);
    return layout;
}

int atSize(int pixels) { return pixels * px().base / 14; }

} // namespace

PersonOverview::PersonOverview(OfficeSession& session, Shell& shell, const PersonFile& file, QWidget* parent)
    : QWidget(parent) {
    auto* inside = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, inside);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    const PersonParts parts(session, shell, true, file);
    auto* left = new QWidget(inside);
    auto* layout = factColumn(left);
    parts.addNext(*layout, left, [this] { emit visitRequested(); });
    layout->addSpacing(px().s3);
    m_timeline = new TimelinePanel(session, QStringLiteral("person.recent"), TimelinePanel::Shape::Short, left);
    layout->addWidget(m_timeline);
    layout->addStretch(1);
    m_columns->addWidget(left, 1);
    m_between = new Line(Qt::Vertical, inside);
    m_columns->addWidget(m_between);
    m_side = makeSide(session, parts, file);
    m_columns->addWidget(m_side);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scrolled(inside, this));
}

void PersonOverview::addSideHead(QVBoxLayout& into, QWidget* parent, const QString& text, const QString& link,
                                 void (PersonOverview::*signal)()) {
    auto* row = new QHBoxLayout;
    row->addWidget(plainLabel(text, Look::Strong, parent));
    row->addStretch(1);
    if (!link.isEmpty()) {
        auto* more = new LinkLabel(link, parent);
        connect(more, &LinkLabel::clicked, this, signal);
        row->addWidget(more);
    }
    into.addLayout(row);
}

QWidget* PersonOverview::makeSide(OfficeSession& session, const PersonParts& parts, const PersonFile& file) {
    auto* side = new QWidget;
    auto* layout = factColumn(side);
    addSideHead(*layout, side, tr("Family"), tr("All of it"), &PersonOverview::familyRequested);
    if (file.others() > 0) parts.addMembers(*layout, side, false);
    parts.addKin(*layout, side, true, {});
    if (file.others() == 0 && file.elsewhere() == 0)
        layout->addWidget(paragraph(file.members.empty() ? tr("No household is registered yet.")
                                                         : tr("Lives alone; no kin is registered yet."),
                                    Look::Secondary, side));
    PersonParts::addLine(*layout, side);
    parts.addEnrolments(*layout, side);
    if (!file.service.empty()) {
        PersonParts::addLine(*layout, side);
        layout->addWidget(parts.caption(tr("Services and needs"), side));
        parts.addFacts(*layout, side, {&file.service}, {});
    }
    if (file.hasPapers) {
        PersonParts::addLine(*layout, side);
        addSideHead(*layout, side, tr("Papers"), tr("All of them"), &PersonOverview::papersRequested);
        parts.addPapers(*layout, side, 6);
    }
    PersonParts::addLine(*layout, side);
    layout->addWidget(parts.caption(tr("Basics"), side));
    // Head and column above say these already.
    std::vector<QString> above;
    for (const char* field : {"id_number", "phone", "address", "former_name"})
        above.push_back(session.label(session.catalogue().find("person")->field(field)->label));
    parts.addFacts(*layout, side, {&file.basics}, above);
    layout->addStretch(1);
    return side;
}

void PersonOverview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool two = width() >= atSize(twoColumns);
    m_columns->setDirection(two ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_between->setVisible(two);
    m_side->setMinimumWidth(two ? atSize(sideWidth) : 0);
    m_side->setMaximumWidth(two ? atSize(sideWidth) : QWIDGETSIZE_MAX);
}

} // namespace mulin::ui
