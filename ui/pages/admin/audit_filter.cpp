#include "ui/pages/admin/audit_filter.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/pages/admin/days_popup.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QMenu>

namespace mulin::ui {

namespace {

using journal::ActSort;

struct Named {
    ActSort sort;
    const char* code;
    const char* words;
};
constexpr Named sorts[] = {
    {ActSort::Seen, "seen", QT_TRANSLATE_NOOP("mulin::ui::AuditFilter", "Looked at")},
    {ActSort::Changed, "changed", QT_TRANSLATE_NOOP("mulin::ui::AuditFilter", "Changed")},
    {ActSort::Exported, "exported", QT_TRANSLATE_NOOP("mulin::ui::AuditFilter", "Exported")},
    {ActSort::Printed, "printed", QT_TRANSLATE_NOOP("mulin::ui::AuditFilter", "Printed")},
    {ActSort::Keys, "keys", QT_TRANSLATE_NOOP("mulin::ui::AuditFilter", "Sign-in, users and passwords")},
};
const char* const names[] = {"who", "sort", "type", "days", "device"};

QString codeOf(Date from, Date until) {
    return QString::fromStdString(from.iso()) + QLatin1Char('/') + QString::fromStdString(until.iso());
}

std::optional<Date> dayOf(const QString& iso) { return Date::fromIso(iso.toStdString()); }

} // namespace

AuditFilter::AuditFilter(OfficeSession& session, FilterBar& bar, QObject* parent)
    : QObject(parent), m_session(session), m_bar(bar), m_menu(new QMenu(&bar)) {
    connect(bar.addCondition(), &QAbstractButton::clicked, this, [this] {
        m_menu->clear();
        for (int kind = 0; kind < KindCount; ++kind)
            if (const Kind one = static_cast<Kind>(kind); one == Days || choices(one).size() > 1)
                fill(*m_menu->addMenu(labelOf(one)), one);
        Button* button = m_bar.addCondition();
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    connect(&m_session, &OfficeSession::changed, this, [this](const journal::ChangeSet& changes) {
        if (changes.touches("user")) readNames();
    });
    readNames();
}

void AuditFilter::readNames() {
    struct Names {
        std::vector<Choice> users, devices;
    };
    m_session.read(
        this, m_latest,
        [](const ReadContext& context) -> Result<Names> {
            Names found;
            // Who was removed has acts all the same.
            for (const bool gone : {false, true}) {
                records::Query query;
                query.type = "user";
                query.deleted = gone;
                const auto users = records::list(context.reader, context.tables, context.access, query, context.today);
                if (!users) continue; // their names are withheld from this user
                for (const journal::Record& user : *users) {
                    const QString name = QString::fromStdString(
                        records::titleOf(context.reader, context.tables, context.access, user, context.language));
                    found.users.push_back({QString::fromStdString(user.uid.hex()),
                                           gone ? AuditFilter::tr("%1 (removed)").arg(name) : name});
                }
            }
            MULIN_TRY_LET(devices, journal::devices(context.reader));
            for (const journal::Device& device : devices)
                found.devices.push_back(
                    {QString::fromStdString(device.uid.hex()), QString::fromStdString(device.name)});
            return found;
        },
        [this](const Result<Names>& found) {
            if (!found) return m_session.sayError(found.error());
            m_users = found->users;
            m_devices = found->devices;
        });
}

QString AuditFilter::labelOf(Kind kind) const {
    const QString labels[] = {tr("Who"), tr("Kind of act"), tr("About"), tr("Days"), tr("Device")};
    return labels[kind];
}

std::vector<AuditFilter::Choice> AuditFilter::choices(Kind kind) const {
    std::vector<Choice> made;
    const Date today = m_session.today();
    const Date month = today.plusDays(1 - today.day());
    switch (kind) {
    case Who: return m_users;
    case Device: return m_devices;
    case Sort:
        for (const Named& sort : sorts) made.push_back({QString::fromLatin1(sort.code), tr(sort.words)});
        break;
    case Type:
        for (const schema::TypeDef* type : m_session.catalogue().types())
            if (m_session.tables().find(type->id) != nullptr) // not of a vault that is closed
                made.push_back({QString::fromStdString(type->id), m_session.label(type->label)});
        break;
    case Days:
        made = {{codeOf(today, today), tr("Today")},
                {codeOf(today.plusDays(-6), today), tr("The last 7 days")},
                {codeOf(month, today), tr("This month")},
                {codeOf(month.plusMonths(-1), month.plusDays(-1)), tr("Last month")},
                {codeOf(month.plusMonths(1 - today.month()), today), tr("This year")}};
        break;
    case KindCount: break;
    }
    return made;
}

void AuditFilter::fill(QMenu& menu, Kind kind) {
    int number = 0;
    for (const Choice& choice : choices(kind)) {
        QAction* action = menu.addAction(choice.words, this, [this, kind, choice] { choose(kind, choice); });
        action->setObjectName(
            QStringLiteral("audit.%1.%2")
                .arg(QLatin1String(names[kind]), kind == Days ? QString::number(number++) : choice.code));
        action->setCheckable(true);
        action->setChecked(m_chosen[kind] && m_chosen[kind]->code == choice.code);
    }
    if (kind != Days) return;
    menu.addSeparator();
    menu.addAction(tr("From … until …"), this,
                   [this] { askDays(m_bar.addCondition()->mapToGlobal(QPoint(0, m_bar.addCondition()->height()))); })
        ->setObjectName(QStringLiteral("audit.days.asked"));
}

void AuditFilter::askDays(const QPoint& at) {
    auto* popup = new DaysPopup(m_session.today(), &m_bar);
    if (const auto& chosen = m_chosen[Days]) popup->setDays(dayOf(chosen->code.left(10)), dayOf(chosen->code.mid(11)));
    connect(popup, &DaysPopup::chosen, this, &AuditFilter::setDays);
    popup->move(at);
    popup->show();
}

void AuditFilter::setDays(Date from, Date until) {
    choose(Days,
           Choice{codeOf(from, until),
                  from == until
                      ? QString::fromStdString(from.iso())
                      : tr("%1 to %2").arg(QString::fromStdString(from.iso()), QString::fromStdString(until.iso()))});
}

void AuditFilter::setRecord(const std::string& type, RecordId id, const QString& title) {
    m_chosen = {};
    choose(Type, Choice{QString::fromStdString(type), title});
    m_record = id;
    emit changed();
}

void AuditFilter::choose(Kind kind, const std::optional<Choice>& choice) {
    if (kind == Type) m_record.reset();
    m_chosen[kind] = choice;
    showChips();
    emit changed();
}

bool AuditFilter::empty() const {
    return std::none_of(m_chosen.begin(), m_chosen.end(), [](const auto& one) { return one.has_value(); });
}

void AuditFilter::clear() {
    if (empty()) return;
    m_chosen = {};
    m_record.reset();
    showChips();
    emit changed();
}

void AuditFilter::showChips() {
    for (QWidget* chip : m_chips) m_bar.removeChip(static_cast<Chip*>(chip));
    m_chips.clear();
    for (int number = 0; number < KindCount; ++number) {
        const Kind kind = static_cast<Kind>(number);
        if (!m_chosen[kind]) continue;
        Chip* chip = m_bar.addChip(labelOf(kind), m_chosen[kind]->words);
        chip->setObjectName(QStringLiteral("chip.") + QLatin1String(names[kind]));
        m_chips.push_back(chip);
        connect(chip, &Chip::removeRequested, this, [this, kind] { choose(kind, {}); });
        connect(chip, &QAbstractButton::clicked, this, [this, kind, chip] {
            m_menu->clear();
            fill(*m_menu, kind);
            m_menu->popup(chip->mapToGlobal(QPoint(0, chip->height())));
        });
    }
}

ActQuestion AuditFilter::question() const {
    ActQuestion made;
    if (m_chosen[Who])
        if (const auto user = Uid::fromHex(m_chosen[Who]->code.toStdString())) made.acts.user = UserId(*user);
    for (const Named& sort : sorts)
        if (m_chosen[Sort] && m_chosen[Sort]->code == QLatin1String(sort.code)) made.acts.sort = sort.sort;
    if (m_chosen[Type]) made.type = m_chosen[Type]->code.toStdString();
    made.record = m_record;
    if (m_chosen[Days]) {
        made.acts.from = dayOf(m_chosen[Days]->code.left(10));
        made.acts.until = dayOf(m_chosen[Days]->code.mid(11));
    }
    if (m_chosen[Device]) made.acts.device = Uid::fromHex(m_chosen[Device]->code.toStdString());
    return made;
}

} // namespace mulin::ui
