#include "ui/pages/person/person_parts.h"

#include "ui/pages/person/masked_value.h"
#include "ui/pages/visits/step_row.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/withheld.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

class PersonViewWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::PersonView)
};

using access::Right;
QString years(const QString& age) { return age.isEmpty() ? QString() : PersonViewWords::tr("aged %1").arg(age); }

QHBoxLayout* line() {
    auto* made = new QHBoxLayout;
    made->setSpacing(px().s3);
    return made;
}

void openPerson(Shell& shell, RecordId id) { shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())}); }

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(wide);
}

} // namespace

void PersonParts::addLine(QVBoxLayout& into, QWidget* parent) {
    into.addSpacing(px().s1);
    into.addWidget(new Line(Qt::Horizontal, parent));
    into.addSpacing(px().s1);
}

QWidget* PersonParts::caption(const QString& text, QWidget* parent) const {
    return plainLabel(text, m_page ? Look::Strong : Look::Caption, parent);
}

void PersonParts::addNext(QVBoxLayout& into, QWidget* parent, Open visit) const {
    into.addWidget(plainLabel(PersonViewWords::tr("Next steps"), m_page ? Look::Lead : Look::Caption, parent));
    if (m_file.next.empty()) {
        into.addWidget(
            paragraph(PersonViewWords::tr("Nothing is planned. The next visit is planned when one is registered."),
                      Look::Secondary, parent));
    }
    auto* permits = new Permits(m_session, "person", parent);
    int at = 0;
    for (const NextStep& step : m_file.next) {
        if (step.step) {
            into.addWidget(
                new StepRow(m_session, *step.step, QStringLiteral("person.step.%1").arg(at++), false, parent));
            if (m_page) into.addWidget(new Line(Qt::Horizontal, parent));
            continue;
        }
        auto* row = line();
        const Date today = m_session.today();
        const QString short_ = shortDay(step.on, today);
        const bool near = step.on == today || step.on == today.plusDays(1);
        auto* day = plainLabel(near || step.on < today ? short_ : short_ + wide + weekday(step.on),
                               step.on < today    ? Look::Overdue
                               : step.on == today ? Look::Due
                                                  : Look::Body,
                               parent);
        if (step.on <= today) day->setFont(baseFont(Weight::Bold));
        day->setMinimumHeight(px().row);
        day->setMinimumWidth(px().formLabel + px().s2);
        row->addWidget(day);
        row->addWidget(new IconLabel(step.icon, Colour::Text2, &Sizes::iconSmall, parent));
        row->addWidget(new ElidedLabel(step.what, Look::Body, parent));
        row->addWidget(new ElidedLabel(step.note, Look::Secondary, parent), 1);
        if (m_page) {
            const bool visits = step.act == NextStep::Act::Visit;
            auto* act =
                (new Button(ButtonKind::Secondary,
                            visits ? PersonViewWords::tr("Register a visit") : PersonViewWords::tr("Open the entry"),
                            parent))
                    ->named(QStringLiteral("person.next.%1").arg(at++));
            if (visits) {
                permits->require(act, {{Right::Write, "visit"}});
                QObject::connect(act, &QAbstractButton::clicked, parent, visit);
            } else {
                QObject::connect(act, &QAbstractButton::clicked, parent, [&shell = m_shell, step] {
                    shell.open(
                        {QStringLiteral("ledgers"), QString::fromStdString(step.type + ":" + step.record->hex())});
                });
            }
            row->addWidget(act);
        }
        into.addLayout(row);
        if (m_page) into.addWidget(new Line(Qt::Horizontal, parent));
    }
}

void PersonParts::addMembers(QVBoxLayout& into, QWidget* parent, bool self) const {
    if (m_file.members.empty()) {
        into.addWidget(paragraph(PersonViewWords::tr("No household is registered yet."), Look::Secondary, parent));
    }
    for (const PersonMember& member : m_file.members) {
        if (member.self && !self) continue;
        auto* row = line();
        if (member.self) {
            auto* name = plainLabel(member.name, Look::Strong, parent);
            name->setMinimumHeight(px().control);
            row->addWidget(name);
        } else {
            auto* link = new LinkLabel(member.name, parent);
            QObject::connect(link, &LinkLabel::clicked, parent,
                             [&shell = m_shell, id = member.id] { openPerson(shell, id); });
            row->addWidget(link);
        }
        row->addWidget(
            new ElidedLabel(joined({member.relation, member.sex, years(member.age)}), Look::Secondary, parent), 1);
        row->addWidget(plainLabel(member.phone, Look::Body, parent));
        into.addLayout(row);
    }
}

void PersonParts::addKin(QVBoxLayout& into, QWidget* parent, bool brief,
                         const std::function<void(RecordId)>& edit) const {
    for (const PersonKin& kin : m_file.kin) {
        if (brief && (kin.over || kin.inHousehold)) continue;
        auto* row = line();
        if (kin.person) {
            auto* link = new LinkLabel(kin.name, parent);
            QObject::connect(link, &LinkLabel::clicked, parent,
                             [&shell = m_shell, id = *kin.person] { openPerson(shell, id); });
            row->addWidget(link);
        } else {
            auto* name = plainLabel(kin.name, Look::Body, parent);
            name->setMinimumHeight(px().control);
            row->addWidget(name);
        }
        const QString unknown = kin.person ? QString() : PersonViewWords::tr("not registered");
        QString about = joined({kin.relation, years(kin.age), kin.lives, brief ? QString() : unknown,
                                kin.over ? PersonViewWords::tr("over") : QString()});
        if (!brief && !kin.call.isEmpty()) about += wide + kin.call;
        row->addWidget(new ElidedLabel(about, Look::Secondary, parent), 1);
        if (kin.emergency && !kin.over && !brief)
            row->addWidget(new TagLabel({PersonViewWords::tr("emergency contact"), TagKind::Accent}, parent));
        if (isWithheld(kin.phone.text)) {
            row->addWidget(new WithheldMark(parent));
        } else if (!kin.phone.text.isEmpty() && !brief && kin.phoneOf) {
            row->addWidget(new MaskedValue(m_session, kin.phoneType, *kin.phoneOf, kin.phone, parent));
        } else if (!kin.phone.text.isEmpty() || kin.person) {
            row->addWidget(plainLabel(kin.phone.text, Look::Body, parent));
        } else if (brief) {
            row->addWidget(plainLabel(unknown, Look::Secondary, parent));
        }
        if (!brief) {
            auto* change = iconButton(QStringLiteral("edit"), PersonViewWords::tr("Change %1").arg(kin.name), parent);
            change->named(QStringLiteral("person.kin.edit"));
            (new Permits(m_session, "kinship", change))->require(change, Right::Write);
            QObject::connect(change, &QAbstractButton::clicked, parent, [edit, id = kin.record] { edit(id); });
            row->addWidget(change);
        }
        into.addLayout(row);
    }
}

void PersonParts::addEnrolments(QVBoxLayout& into, QWidget* parent) const {
    addEnrolments(into, parent, true);
    if (std::any_of(m_file.enrolments.begin(), m_file.enrolments.end(), [](const auto& one) { return !one.open; }))
        addEnrolments(into, parent, false);
}

void PersonParts::addEnrolments(QVBoxLayout& into, QWidget* parent, bool open) const {
    into.addWidget(plainLabel(open ? PersonViewWords::tr("In ledgers") : PersonViewWords::tr("Left ledgers"),
                              Look::Strong, parent));
    bool none = true;
    for (const PersonEnrolment& one : m_file.enrolments) {
        if (one.open != open) continue;
        none = false;
        auto* row = line();
        if (one.sealed) row->addWidget(new IconLabel(QStringLiteral("lock"), Colour::Text2, &Sizes::iconSmall, parent));
        row->addWidget(plainLabel(one.ledger, Look::Body, parent));
        const QString since = PersonViewWords::tr("since %1").arg(one.since);
        row->addWidget(new ElidedLabel(open ? joined({one.note, since})
                                            : PersonViewWords::tr("%1 to %2").arg(one.since, one.until),
                                       Look::Secondary, parent),
                       1);
        auto* look = new LinkLabel(PersonViewWords::tr("Look"), parent);
        QObject::connect(look, &LinkLabel::clicked, parent, [&shell = m_shell, one] {
            shell.open({QStringLiteral("ledgers"), QString::fromStdString(one.type + ":" + one.id.hex())});
        });
        row->addWidget(look);
        into.addLayout(row);
    }
    if (none) into.addWidget(paragraph(PersonViewWords::tr("In no ledger."), Look::Secondary, parent));
}

void PersonParts::addFacts(QVBoxLayout& into, QWidget* parent, const std::vector<const std::vector<Fact>*>& lists,
                           const std::vector<QString>& skipped) const {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(m_page ? px().s4 : px().s3);
    grid->setVerticalSpacing(m_page ? px().s1 : 0);
    if (!m_page) grid->setColumnMinimumWidth(0, px().formLabel);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const auto* list : lists) {
        for (const Fact& one : *list) {
            if (std::find(skipped.begin(), skipped.end(), one.label) != skipped.end()) continue;
            auto* label = plainLabel(one.label, Look::Secondary, parent);
            const bool plain = one.field.empty() && !isWithheld(one.text);
            // As high as its value with an eye.
            if (!plain || !m_page) label->setMinimumHeight(plain ? px().s6 + px().s1 : px().control);
            grid->addWidget(label, at, 0, Qt::AlignTop);
            if (plain) {
                const bool home = !m_page && one.text == m_file.address && !m_file.relation.isEmpty();
                grid->addWidget(paragraph(home ? one.text + wide + m_file.relation : one.text, Look::Body, parent),
                                at++, 1);
            } else {
                grid->addWidget(new MaskedValue(m_session, "person", m_file.id, one, parent), at++, 1);
            }
        }
    }
    into.addLayout(grid);
}

void PersonParts::addPapers(QVBoxLayout& into, QWidget* parent, std::size_t most) const {
    for (const PersonPaper& paper : m_file.papers) {
        if (most-- == 0) break;
        auto* row = line();
        row->addWidget(new IconLabel(QStringLiteral("file"), Colour::Text2, &Sizes::iconSmall, parent));
        auto* title = new LinkLabel(paper.title, parent);
        QObject::connect(title, &LinkLabel::clicked, parent, [&shell = m_shell, id = paper.id] {
            shell.open({QStringLiteral("records"), QStringLiteral("document:") + QString::fromStdString(id.hex())});
        });
        row->addWidget(title);
        row->addStretch(1);
        row->addWidget(plainLabel(paper.on, Look::Caption, parent));
        into.addLayout(row);
    }
    if (m_file.papers.empty())
        into.addWidget(paragraph(PersonViewWords::tr("No papers yet."), Look::Secondary, parent));
}

} // namespace mulin::ui
