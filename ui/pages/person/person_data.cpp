#include "ui/pages/person/person_data.h"

#include "core/journal/vault.h"
#include "core/ledgers/agenda.h"
#include "core/people/building_board.h"
#include "core/people/household_view.h"
#include "core/people/kinship.h"
#include "core/records/attachments.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/forms/attachment_preview.h"
#include "ui/pages/person/person_words.h"
#include "ui/pages/record_facts.h"
#include "ui/pages/visits/due_data.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <set>

namespace mulin::ui {

namespace {

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

QString factText(const ReadContext& context, const journal::Record& record, const char* id) {
    return fact(context, record, id).text;
}

QString ageText(const ReadContext& context, const std::optional<Date>& birth) {
    return birth ? QString::number(Date::age(*birth, context.today)) : QString();
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

void readKin(PersonFile& file, const ReadContext& context) {
    const auto kin = people::kinOf(context.reader, context.tables, context.access, file.id);
    if (!kin) return;
    for (const people::Kin& one : *kin) {
        PersonKin made{one.record,
                       one.person,
                       utf(one.name),
                       kinWord(context, one.relation, one.sex),
                       ageText(context, one.birth),
                       utf(one.lives),
                       utf(one.call),
                       {},
                       one.phoneOf};
        made.emergency = one.emergency;
        made.over = one.until && *one.until <= context.today;
        made.inverse = one.inverse;
        if (!one.phone.empty()) {
            const schema::TypeDef& of = *context.catalogue.find(one.phoneOf);
            made.phoneOf = one.phoneOf == "person" ? one.person : std::optional(one.record);
            made.phone = {utf(of.field("phone")->label.in(context.language)),
                          utf(schema::masked(schema::Mask::Phone, one.phone)), "phone"};
        } else if (one.phoneWithheld) {
            made.phone.text = QString::fromUtf8(records::withheldMark);
        }
        made.inHousehold = std::any_of(file.members.begin(), file.members.end(), [&](const PersonMember& member) {
            return one.person && member.id == *one.person;
        });
        file.kin.push_back(std::move(made));
    }
}

/// Who is called in an emergency and how: as it is written in the file, else the contact of the person.
void readCalls(PersonFile& file, const journal::Record& record, const ReadContext& context) {
    const QString label = PersonWords::tr("Call first");
    for (const PersonKin& kin : file.kin) {
        if (kin.over || (!kin.emergency && kin.call.isEmpty())) continue;
        QStringList parts{kin.name + (kin.relation.isEmpty() ? QString() : PersonWords::tr(" (%1)").arg(kin.relation))};
        parts << kin.phone.text << kin.call;
        parts.removeAll(QString());
        file.service.push_back({label, parts.join(wide)});
    }
    const bool known =
        std::any_of(file.service.begin(), file.service.end(), [&](const Fact& one) { return one.label == label; });
    if (known || record.text("contact_name").empty()) return;
    QStringList parts{factText(context, record, "contact_name"), factText(context, record, "contact_phone")};
    parts.removeAll(QString());
    file.service.push_back({label, parts.join(wide)});
}

void readEnrolment(PersonFile& file, const ReadContext& context, const journal::Record& record) {
    const schema::TypeDef& type = record.type();
    PersonEnrolment made{record.id(), type.id, utf(type.label.in(context.language)), {}, {}, {}, true, type.sealed()};
    if (const auto since = dateOf(record, "entered_on")) made.since = utf(since->iso());
    if (const auto until = dateOf(record, "left_on")) {
        made.until = utf(until->iso());
        made.open = false;
    }
    made.note = factText(context, record, "visit_every");
    // Of a sealed ledger nothing stands in the head, nor among the next steps.
    if (made.open && !made.sealed) {
        file.tags.push_back({made.ledger, TagKind::Neutral});
        if (const auto due = dateOf(record, "next_review_on")) {
            NextStep step{*due, QStringLiteral("ledger"), made.ledger + wide + PersonWords::tr("Review"), {}};
            if (const auto last = dateOf(record, "reviewed_on"))
                step.note = PersonWords::tr("last %1").arg(shortDay(*last, context.today));
            step.act = NextStep::Act::Ledger;
            step.type = type.id;
            step.record = record.id();
            file.next.push_back(std::move(step));
        }
        if (file.keeper.isEmpty()) file.keeper = utf(record.text("keeper"));
        for (const char* field : {"health", "help_needed", "meals", "alarm", "neighbour", "key_holder"}) {
            const schema::FieldDef* def = type.field(field);
            if (def == nullptr) continue;
            const schema::Value& value = record.get(field);
            if (def->type == schema::FieldType::Boolean && !record.withholds(field) &&
                (!value.isNumber() || value.number() == 0))
                continue; // what is not needed is no need
            Fact one = fact(context, record, field);
            if (!one.text.isEmpty()) file.service.push_back(std::move(one));
        }
    }
    if (made.sealed) file.sealed.emplace_back(made.type, made.id);
    file.enrolments.push_back(std::move(made));
}

void addNextVisit(PersonFile& file, const ReadContext& context, const ledgers::DueVisit& due) {
    QStringList what{PersonWords::tr("Visit")};
    if (due.promised) {
        what << PersonWords::tr("as arranged the last time");
    } else {
        what << intervalWords(context.catalogue, context.language, due.interval);
        what.removeAll(QString());
    }
    QStringList note;
    if (due.last) note << PersonWords::tr("last %1").arg(shortDay(*due.last, context.today));
    if (!due.findings.empty()) note << utf(due.findings).simplified();
    file.next.push_back({due.due, QStringLiteral("visit"), what.join(wide), note.join(PersonWords::tr(", "))});
}

/// Where the entries of the timeline stand: a record that names the person twice counts once.
std::vector<records::MentionPlace> once(std::vector<records::MentionPlace> places, bool sealed) {
    std::set<std::pair<const journal::Table*, std::int64_t>> known;
    std::erase_if(places, [&](const records::MentionPlace& place) {
        return (place.table->sealed && !sealed) || !known.emplace(place.table, place.row).second;
    });
    return places;
}

Result<std::vector<records::Mention>> mentionsOf(const ReadContext& context, const PersonFile& file,
                                                 const std::function<bool(const records::MentionPlace&)>& wanted) {
    std::vector<records::MentionPlace> some;
    std::copy_if(file.places->begin(), file.places->end(), std::back_inserter(some), wanted);
    return records::mentionsAt(context.reader, context.tables, context.access, some);
}

Result<void> readMentions(PersonFile& file, const ReadContext& context) {
    MULIN_TRY_LET(ledgers, mentionsOf(context, file, [](const records::MentionPlace& place) {
                      return place.table->type->ledger && place.field->id == place.table->type->person;
                  }));
    for (const records::Mention& one : ledgers) readEnrolment(file, context, one.record);
    file.hasPapers =
        context.catalogue.find("document") != nullptr && context.access.allows(access::Right::Read, "document");
    MULIN_TRY_LET(papers, mentionsOf(context, file, [](const records::MentionPlace& place) {
                      return place.table->type->id == "document";
                  }));
    for (const records::Mention& one : papers)
        file.papers.push_back(
            {one.record.id(),
             utf(records::titleOf(context.reader, context.tables, context.access, one.record, context.language)),
             shortDay(one.on.value_or(dateOfMs(one.enteredMs)), context.today)});
    MULIN_TRY_LET(homes, mentionsOf(context, file, [](const records::MentionPlace& place) {
                      return place.table->type->id == "residence";
                  }));
    std::vector<OtherHistory> others;
    for (const records::Mention& home : homes) {
        QString from; // who moved: from where
        const auto since = dateOf(home.record, "since");
        for (const records::Mention& one : homes)
            if (since && one.record.uid != home.record.uid && dateOf(one.record, "until") == since)
                from = factText(context, one.record, "dwelling");
        others.push_back({"residence", home.record.id(), from});
    }
    MULIN_TRY_LET(past, historyRows(context, "person", file.id, others));
    file.history = std::move(past);
    return {};
}

constexpr int photoSide = 128; // pixels: sharp on a screen of twice the dots

} // namespace

QImage photoOf(const ReadContext& context, RecordId person, QSize box) {
    const auto photo = records::attachmentOf(context.reader, context.tables, context.access, "person", person, "photo");
    if (!photo || !*photo) return {};
    const auto preview = previewOf(context.reader, **photo, box);
    return preview ? preview->picture : QImage();
}

int PersonFile::elsewhere() const {
    return static_cast<int>(
        std::count_if(kin.begin(), kin.end(), [](const PersonKin& one) { return !one.inHousehold && !one.over; }));
}

Result<PersonFile> readPerson(const ReadContext& context, RecordId id, bool sealed) {
    const journal::Table* table = context.tables.find("person");
    const auto record = records::find(context.reader, context.tables, context.access, table->type->id, id.uid());
    if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "person"}, {"id", id.hex()}});
    PersonFile file(id);
    file.alive = record->alive;
    file.name = utf(record->text("name"));
    file.photo = photoOf(context, id, {photoSide, photoSide});
    file.formerName = utf(record->text("former_name"));
    file.sex = factText(context, *record, "sex");
    file.age = ageText(context, dateOf(*record, "birth_date"));
    file.died = dateOf(*record, "died_on");
    if (const auto born = dateOf(*record, "birth_date"); born && file.died)
        file.age = QString::number(Date::age(*born, *file.died));
    file.idNumber = fact(context, *record, "id_number");
    file.phone = fact(context, *record, "phone");
    file.address = factText(context, *record, "address");
    file.door = factText(context, *record, "door");
    file.relation = factText(context, *record, "relation");
    file.grid = factText(context, *record, "grid_name");
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
    readKin(file, context);
    if (const Uid dwelling = record->get("dwelling").isUid() ? record->get("dwelling").uid() : Uid{};
        !dwelling.isNull() && people::buildingOf(context.reader, context.tables, context.access, RecordId(dwelling)))
        file.dwelling = RecordId(dwelling);
    file.vaults = journal::openVaults(context.reader);
    MULIN_TRY_LET(places, records::mentionPlaces(context.reader, context.tables, context.access, id, "person"));
    file.places = std::make_shared<const std::vector<records::MentionPlace>>(once(std::move(places), sealed));
    file.groups = timelineGroups(context.catalogue, context.language, *file.places);
    MULIN_TRY_LET(window, timelineWindow(context, id, file.places, {}));
    file.timeline = std::move(window);
    file.sealed = file.timeline.sealed;
    MULIN_TRY(readMentions(file, context));
    readCalls(file, *record, context);
    MULIN_TRY_LET(
        due, ledgers::nextVisit(context.reader, context.tables, context.catalogue, context.access, id, context.today));
    if (due) addNextVisit(file, context, *due);
    MULIN_TRY_LET(steps, ledgers::stepsOf(context.reader, context.tables, context.access, id));
    for (ledgers::OpenStep& step : steps) {
        NextStep made{step.due.value_or(Date::fromYmd(9999, 12, 31).value()), QStringLiteral("flag"), utf(step.what),
                      utf(step.responsible), NextStep::Act::Step};
        made.step = std::move(step);
        file.next.push_back(std::move(made));
    }
    std::sort(file.next.begin(), file.next.end(), [](const NextStep& a, const NextStep& b) { return a.on < b.on; });
    return file;
}

} // namespace mulin::ui
