#include "ui/pages/person/person_data.h"

#include "core/journal/vault.h"
#include "core/ledgers/agenda.h"
#include "core/people/building_board.h"
#include "core/people/household_view.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/schema/validation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace mulin::ui {

namespace {

QString utf(const std::string& text) { return QString::fromStdString(text); }
const QString wide(QChar(0x3000)); ///< between two facts on one line

QString words(const char* source) { return QCoreApplication::translate("mulin::ui::PersonData", source); }

Fact fact(const ReadContext& context, const journal::Record& record, const char* id) {
    const schema::FieldDef* field = record.type().field(id);
    if (field == nullptr) return {};
    Fact made{utf(field->label.in(context.language)),
              utf(records::shownText(context.reader, context.tables, context.access, record, *field, context.language,
                                     false)),
              {}};
    if (field->mask != schema::Mask::None && !made.text.isEmpty() && !record.withholds(id)) made.field = id;
    return made;
}

QString shown(const ReadContext& context, const journal::Record& record, const char* id) {
    return fact(context, record, id).text;
}

QString ageText(const ReadContext& context, const std::optional<Date>& birth) {
    return birth ? QString::number(Date::age(*birth, context.today)) : QString();
}

std::optional<Date> dateOf(const journal::Record& record, const char* id) {
    const schema::Value& value = record.get(id);
    return value.isNumber() ? std::optional(value.date()) : std::nullopt;
}

void readHousehold(PersonFile& file, const ReadContext& context) {
    const auto view = people::householdOf(context.reader, context.tables, context.access, file.id);
    if (!view || !*view) return;
    const people::HouseholdView& household = **view;
    file.household = household.record.id();
    file.householdTitle = utf(household.address);
    const schema::FieldDef* sex = context.catalogue.find("person")->field("sex");
    const schema::FieldDef* relation = context.catalogue.find("residence")->field("relation");
    for (const people::Member& member : household.members) {
        file.members.push_back({member.person, utf(member.name),
                                utf(schema::displayText(*sex, schema::Value(member.sex), context.language)),
                                ageText(context, member.birth),
                                utf(schema::displayText(*relation, schema::Value(member.relation), context.language)),
                                utf(schema::masked(schema::Mask::Phone, member.phone)),
                                member.since ? utf(member.since->iso()) : QString(), member.person == file.id});
    }
}

/// Enrolments and next steps out of what names the person.
void readMention(PersonFile& file, const ReadContext& context, const records::Mention& mention) {
    const journal::Record& record = mention.record;
    const schema::TypeDef& type = record.type();
    if (type.ledger && mention.field == type.person) {
        PersonEnrolment made{record.id(), type.id,      utf(type.label.in(context.language)), {}, {}, {},
                             true,        type.sealed()};
        if (const auto since = dateOf(record, "entered_on")) made.since = utf(since->iso());
        if (const auto until = dateOf(record, "left_on")) {
            made.until = utf(until->iso());
            made.open = false;
        }
        made.note = shown(context, record, "visit_every");
        // Of a sealed ledger nothing stands in the head, nor among the next steps.
        if (made.open && !made.sealed) {
            file.tags.push_back({made.ledger, TagKind::Neutral});
            if (const auto due = dateOf(record, "next_review_on")) {
                file.next.push_back({*due, QStringLiteral("ledger"),
                                     words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Review")), made.ledger});
            }
            if (file.keeper.isEmpty()) file.keeper = utf(record.text("keeper"));
        }
        file.enrolments.push_back(std::move(made));
    }
}

} // namespace

QString shortDay(Date day, Date today) {
    if (day == today) return words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "today"));
    if (day == today.plusDays(1)) return words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "tomorrow"));
    const QString iso = utf(day.iso());
    return day.year() == today.year() ? iso.mid(5) : iso;
}

QString weekday(Date day) {
    static const char* const days[] = {
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Mon"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Tue"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Wed"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Thu"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Fri"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Sat"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Sun")};
    return words(days[day.weekday() - 1]);
}

QString monthDay(Date day) {
    //: %1 day of the month, %2 day of the week
    return words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "%2 %1")).arg(day.day()).arg(weekday(day));
}

TimelineRow timelineRow(const ReadContext& context, const journal::Record& record, std::optional<Date> on,
                        const QString& role, bool late) {
    const schema::TypeDef& type = record.type();
    TimelineRow row;
    row.type = type.id;
    row.record = record.id();
    row.icon = utf(type.icon);
    row.on = on;
    row.date = on ? monthDay(*on) : QString();
    row.title = utf(type.label.in(context.language));
    if (type.id == "visit" || type.extends == "visit") {
        // 入户走访　日常走访; "Visit, at home  routine"
        const QString way = shown(context, record, "way");
        row.title = context.language == schema::Language::Zh ? way + row.title
                    : way.isEmpty()                          ? row.title
                                                             : row.title + QStringLiteral(", ") + way.toLower();
        row.title += wide + shown(context, record, "purpose");
        row.body = utf(record.text("findings"));
        if (const std::string& needs = record.text("needs"); !needs.empty()) {
            row.body += (row.body.isEmpty() ? QString() : QStringLiteral("\n")) +
                        words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Request: %1")).arg(utf(needs));
        }
        QStringList visitors;
        for (const journal::Link& link : records::linksFrom(context.reader, context.tables, context.access, record)) {
            if (link.role == "visitor") {
                visitors << utf(records::titleOf(context.reader, context.tables, context.access, "person", link.to,
                                                 context.language));
            }
        }
        row.end = visitors.join(QChar(0x3001));
        row.number = utf(record.text("number"));
        if (role == QLatin1String("visitor"))
            row.title += wide + subjectOf(context.reader, context.tables, context.access, record, context.language);
    } else if (type.ledger) {
        row.title = words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Entered in the ledger %1")).arg(row.title);
        row.body = shown(context, record, "entry_reason");
    } else if (type.id == "residence") {
        row.title = dateOf(record, "since") ? words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Moved in"))
                                            : words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Address registered"));
        row.body = shown(context, record, "dwelling");
        if (const auto until = dateOf(record, "until")) {
            row.tags.push_back(
                {words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "moved out %1")).arg(utf(until->iso())),
                 TagKind::Neutral});
        }
    } else {
        row.body = utf(records::titleOf(context.reader, context.tables, context.access, record, context.language));
    }
    if (type.sealed()) {
        row.icon = QStringLiteral("lock");
        row.tags.push_back({words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "sealed")), TagKind::Outline});
    }
    if (late) row.tags.push_back({words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "entered late")), TagKind::Outline});
    return row;
}

Result<std::vector<TimelineRow>> historyRows(const ReadContext& context, const std::string& type, RecordId id,
                                             const std::vector<OtherHistory>& others) {
    struct Item {
        journal::HistoryItem item;
        std::string type;
        bool own;
        QString formerly;
    };
    std::vector<Item> items;
    const auto read = [&](const std::string& of, RecordId record, bool own, const QString& formerly) -> Result<void> {
        MULIN_TRY_LET(found, journal::history(context.reader, context.tables, context.access, of, record));
        for (journal::HistoryItem& item : found) items.push_back({std::move(item), of, own, formerly});
        return {};
    };
    MULIN_TRY(read(type, id, true, {}));
    for (const OtherHistory& other : others) MULIN_TRY(read(other.type, other.id, false, other.formerly));
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.item.act.wall > b.item.act.wall; });
    std::vector<TimelineRow> rows;
    std::vector<TxnId> acts;
    for (const auto& [item, of, own, formerly] : items) {
        const schema::TypeDef& def = *context.catalogue.find(of);
        const QString none = words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "(empty)"));
        QStringList made, lines;
        for (const HistoryLine& line :
             historyLines(context.reader, context.tables, context.access, def, item, context.language)) {
            const auto isField = [&](const char* field) {
                return def.field(field) != nullptr && line.field == utf(def.field(field)->label.in(context.language));
            };
            if (!own && isField("person")) continue;
            if (item.created && !formerly.isEmpty() && isField("dwelling")) {
                lines << QStringLiteral("%1　%2 → %3").arg(line.field, formerly, line.after);
            } else if (item.created) {
                made << line.field + QLatin1Char(' ') + line.after;
            } else {
                lines << QStringLiteral("%1　%2 → %3")
                             .arg(line.field, line.before.isEmpty() ? none : line.before,
                                  line.after.isEmpty() ? none : line.after);
            }
        }
        if (!made.isEmpty()) lines << made.join(wide);
        const QString body = item.erased ? words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Contents lawfully erased"))
                                         : lines.join(QLatin1Char('\n'));
        // One act, one row.
        if (const auto known = std::find(acts.begin(), acts.end(), item.act.txn); known != acts.end()) {
            QString& there = rows[static_cast<std::size_t>(known - acts.begin())].body;
            if (!body.isEmpty()) there += (there.isEmpty() ? QString() : QStringLiteral("\n")) + body;
            continue;
        }
        acts.push_back(item.act.txn);
        TimelineRow row;
        row.date = utf(dateOfMs(item.act.wall).iso());
        row.icon = item.created && own ? QStringLiteral("plus") : QStringLiteral("edit");
        row.title = operationText(describe(context.reader, context.tables, context.access, item.act, context.language));
        if (item.act.user) {
            row.end = utf(records::titleOf(context.reader, context.tables, context.access, "user", item.act.user->uid(),
                                           context.language)) +
                      wide;
        }
        row.end += utf(isoTimestamp(item.act.wall)).mid(11, 5);
        row.body = body;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<PersonFile> readPerson(const ReadContext& context, RecordId id, bool sealed) {
    const journal::Table* table = context.tables.find("person");
    const auto record = records::find(context.reader, context.tables, context.access, table->type->id, id.uid());
    if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "person"}, {"id", id.hex()}});
    PersonFile file(id);
    file.alive = record->alive;
    file.name = utf(record->text("name"));
    file.sex = shown(context, *record, "sex");
    file.age = ageText(context, dateOf(*record, "birth_date"));
    file.died = dateOf(*record, "died_on");
    if (const auto born = dateOf(*record, "birth_date"); born && file.died)
        file.age = QString::number(Date::age(*born, *file.died));
    file.idNumber = fact(context, *record, "id_number");
    file.phone = fact(context, *record, "phone");
    file.address = shown(context, *record, "address");
    file.door = shown(context, *record, "door");
    file.relation = shown(context, *record, "relation");
    file.grid = shown(context, *record, "grid_name");
    for (const char* field :
         {"former_name", "id_number", "birth_date", "address", "phone", "other_phone", "contact_name", "contact_phone",
          "residence_status", "registered_address", "check", "remark"}) {
        Fact one = fact(context, *record, field);
        if (!one.text.isEmpty()) file.basics.push_back(std::move(one));
    }
    for (const char* field : {"needs", "education", "job", "workplace"}) {
        Fact one = fact(context, *record, field);
        if (!one.text.isEmpty()) file.service.push_back(std::move(one));
    }
    readHousehold(file, context);
    if (const Uid dwelling = record->get("dwelling").isUid() ? record->get("dwelling").uid() : Uid{};
        !dwelling.isNull() && people::buildingOf(context.reader, context.tables, context.access, RecordId(dwelling)))
        file.dwelling = RecordId(dwelling);
    file.vaults = journal::openVaults(context.reader);
    MULIN_TRY_LET(mentions, records::timeline(context.reader, context.tables, context.access, id, "person"));
    int month = 0;
    std::vector<OtherHistory> homes;
    std::vector<const journal::Record*> residences;
    for (const records::Mention& mention : mentions)
        if (mention.record.type().id == "residence") residences.push_back(&mention.record);
    // Who moved: from where.
    const auto before = [&](const journal::Record& moved) -> const journal::Record* {
        const auto since = dateOf(moved, "since");
        for (const journal::Record* one : residences)
            if (since && one->uid != moved.uid && dateOf(*one, "until") == since) return one;
        return nullptr;
    };
    for (const journal::Record* residence : residences) {
        const journal::Record* from = before(*residence);
        homes.push_back(
            {"residence", residence->id(), from != nullptr ? shown(context, *from, "dwelling") : QString()});
    }
    MULIN_TRY_LET(
        due, ledgers::nextVisit(context.reader, context.tables, context.catalogue, context.access, id, context.today));
    if (due) {
        const QString last =
            due->last
                ? words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "last %1")).arg(shortDay(*due->last, context.today))
                : QString();
        file.next.push_back(
            {due->due, QStringLiteral("visit"), words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Visit")), last});
    }
    for (const records::Mention& mention : mentions) {
        if (mention.record.type().sealed() && !sealed) continue;
        readMention(file, context, mention);
        const std::string& type = mention.record.type().id;
        if (type == "household" || type == "user" || type == "post") continue;
        if (mention.record.type().sealed()) file.sealed.emplace_back(type, mention.record.id());
        // Without a date of its own it stands where it was entered.
        const Date day = mention.on.value_or(dateOfMs(mention.enteredMs));
        if (day.year() * 12 + day.month() != month) {
            month = day.year() * 12 + day.month();
            TimelineRow caption;
            //: %1 year, %2 month
            caption.date = words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "%1-%2")).arg(day.year()).arg(day.month());
            caption.caption = true;
            file.timeline.push_back(std::move(caption));
        }
        file.timeline.push_back(timelineRow(context, mention.record, day, utf(mention.role), mention.late()));
        if (const journal::Record* from = type == "residence" ? before(mention.record) : nullptr) {
            TimelineRow& row = file.timeline.back();
            row.title = words(QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Moved"));
            row.body = shown(context, *from, "dwelling") + QStringLiteral(" → ") + row.body;
        }
    }
    std::sort(file.next.begin(), file.next.end(), [](const NextStep& a, const NextStep& b) { return a.on < b.on; });
    MULIN_TRY_LET(past, historyRows(context, "person", id, homes));
    file.history = std::move(past);
    return file;
}

} // namespace mulin::ui
