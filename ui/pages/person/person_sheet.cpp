#include "ui/pages/person/person_sheet.h"

#include "core/people/household_view.h"
#include "core/people/kinship.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/person/person_data.h"
#include "ui/pages/record_facts.h"
#include "ui/printing/template.h"

#include <algorithm>
#include <set>

namespace mulin::ui {

namespace {

using printing::TemplateData;
using schema::Language;

constexpr std::size_t mostEntries = 2'000;
constexpr QSize photoBox(480, 640); ///< pixels: 26 × 36 mm at 450 dots to the inch

std::string dayOf(Date day) {
    return std::to_string(day.year()) + "年" + std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

std::string isoOf(const journal::Record& record, std::string_view field) {
    const auto day = dateOf(record, field);
    return day ? day->iso() : std::string();
}

bool isNo(const schema::FieldDef& field, const journal::Record& record) {
    const schema::Value& value = record.get(field.id);
    return field.type == schema::FieldType::Boolean && !record.withholds(field.id) &&
           (!value.isNumber() || value.number() == 0);
}

class PersonSheet {
public:
    PersonSheet(const ReadContext& context, const PersonSheetAsk& ask, journal::Record person)
        : m_context(context), m_ask(ask), m_reveal(!ask.purpose.isEmpty()), m_person(std::move(person)) {}

    Result<printing::Document> make() {
        m_data["office"] = m_ask.office;
        m_data["printed_on"] = dayOf(m_context.today);
        m_data["name"] = m_person.text("name");
        m_data["full"] = m_reveal ? TemplateData(m_ask.purpose) : TemplateData(false);
        addItems();
        MULIN_TRY(addMembers());
        MULIN_TRY(addKin());
        MULIN_TRY_LET(places, records::mentionPlaces(m_context.reader, m_context.tables, m_context.access,
                                                     m_person.id(), "person"));
        std::set<std::pair<const journal::Table*, std::int64_t>> known;
        std::erase_if(places, [&](const records::MentionPlace& place) {
            return place.table->sealed || !known.emplace(place.table, place.row).second;
        });
        MULIN_TRY(addLedgers(places));
        MULIN_TRY(addPapers(places));
        MULIN_TRY(addTimeline(std::move(places)));
        MULIN_TRY_LET(document, printing::fillShipped(QStringLiteral("person_file"), m_data));
        document.title = QString::fromStdString(m_person.text("name"));
        return document;
    }

private:
    std::string shown(const journal::Record& record, const char* id) const {
        const schema::FieldDef* field = record.type().field(id);
        return field == nullptr ? std::string()
                                : records::shownText(m_context.reader, m_context.tables, m_context.access, record,
                                                     *field, Language::Zh, m_reveal);
    }
    std::string labelOf(const journal::Record& record, const char* id) const {
        return record.type().field(id)->label.in(Language::Zh);
    }
    std::string choice(const char* type, const char* field, const std::string& code) const {
        return code.empty() ? code
                            : schema::displayText(*m_context.catalogue.find(type)->field(field), schema::Value(code),
                                                  Language::Zh);
    }
    /// Of others: what the purpose that was logged is about is the one whose file it is.
    static std::string phone(const std::string& number) { return schema::masked(schema::Mask::Phone, number); }
    std::string ageOf(const std::optional<Date>& birth) const {
        return birth ? std::to_string(Date::age(*birth, m_context.today)) : std::string();
    }
    void add(TemplateData::List& list, const std::string& label, const std::string& value) const {
        if (!value.empty()) list.push_back(TemplateData::Map{{"label", label}, {"value", value}});
    }
    void put(const std::string& name, TemplateData::List list) {
        m_data["has_" + name] = !list.empty();
        m_data[name] = std::move(list);
    }

    void addItems() {
        TemplateData::List items;
        add(items, "姓名", m_person.text("name"));
        for (const char* field : {"former_name", "sex", "birth_date"})
            add(items, labelOf(m_person, field), shown(m_person, field));
        if (const auto died = dateOf(m_person, "died_on"))
            add(items, "去世日期", died->iso());
        else
            add(items, "年龄", ageOf(dateOf(m_person, "birth_date")));
        for (const char* field : {"id_kind", "id_number", "phone", "other_phone", "relation", "grid_name",
                                  "residence_status", "contact_name", "contact_phone", "education", "job", "workplace"})
            add(items, labelOf(m_person, field), shown(m_person, field));
        if (items.size() % 2 == 1) items.push_back(TemplateData::Map{{"label", ""}, {"value", ""}});
        for (const char* field : {"address", "registered_address", "remark"})
            add(items, labelOf(m_person, field), shown(m_person, field));
        m_data["items"] = std::move(items);
    }

    Result<void> addMembers() {
        TemplateData::List rows;
        MULIN_TRY_LET(home, people::householdOf(m_context.reader, m_context.tables, m_context.access, m_person.id()));
        if (home) {
            for (const people::Member& member : home->members)
                rows.push_back(TemplateData::Map{{"name", member.name},
                                                 {"relation", choice("residence", "relation", member.relation)},
                                                 {"sex", choice("person", "sex", member.sex)},
                                                 {"age", ageOf(member.birth)},
                                                 {"phone", phone(member.phone)}});
        }
        put("members", std::move(rows));
        return {};
    }

    Result<void> addKin() {
        TemplateData::List rows;
        MULIN_TRY_LET(kin, people::kinOf(m_context.reader, m_context.tables, m_context.access, m_person.id()));
        for (const people::Kin& one : kin) {
            if (one.until && *one.until <= m_context.today) continue;
            std::string call = one.emergency ? "紧急联系人" : "";
            if (!one.call.empty()) call += (call.empty() ? "" : "；") + one.call;
            rows.push_back(
                TemplateData::Map{{"name", one.name},
                                  {"relation", choice("kinship", "relation", one.relation)},
                                  {"age", ageOf(one.birth)},
                                  {"lives", one.lives},
                                  {"phone", one.phoneWithheld ? std::string(records::withheldMark) : phone(one.phone)},
                                  {"call", call}});
        }
        put("kin", std::move(rows));
        return {};
    }

    Result<std::vector<records::Mention>> mentions(const std::vector<records::MentionPlace>& places,
                                                   const std::function<bool(const records::MentionPlace&)>& wanted) {
        std::vector<records::MentionPlace> some;
        std::copy_if(places.begin(), places.end(), std::back_inserter(some), wanted);
        return records::mentionsAt(m_context.reader, m_context.tables, m_context.access, some);
    }

    Result<void> addLedgers(const std::vector<records::MentionPlace>& places) {
        MULIN_TRY_LET(found, mentions(places, [](const records::MentionPlace& place) {
                          return place.table->type->ledger && place.field->id == place.table->type->person;
                      }));
        TemplateData::List rows, needs;
        add(needs, labelOf(m_person, "needs"), shown(m_person, "needs"));
        for (const records::Mention& one : found) {
            const journal::Record& record = one.record;
            rows.push_back(TemplateData::Map{{"name", record.type().label.in(Language::Zh)},
                                             {"since", isoOf(record, "entered_on")},
                                             {"until", isoOf(record, "left_on")},
                                             {"every", shown(record, "visit_every")}});
            if (dateOf(record, "left_on")) continue;
            for (const char* field : {"health", "help_needed", "meals", "alarm", "neighbour", "key_holder"})
                if (const schema::FieldDef* def = record.type().field(field); def && !isNo(*def, record))
                    add(needs, def->label.in(Language::Zh), shown(record, field));
        }
        put("ledgers", std::move(rows));
        put("needs", std::move(needs));
        return {};
    }

    Result<void> addPapers(const std::vector<records::MentionPlace>& places) {
        MULIN_TRY_LET(found, mentions(places, [](const records::MentionPlace& place) {
                          return place.table->type->id == "document";
                      }));
        TemplateData::List rows;
        for (const records::Mention& one : found)
            rows.push_back(TemplateData::Map{{"n", static_cast<int>(rows.size()) + 1},
                                             {"title", titleOf(one.record)},
                                             {"on", one.on.value_or(dateOfMs(one.enteredMs)).iso()}});
        put("papers", std::move(rows));
        return {};
    }

    Result<void> addTimeline(std::vector<records::MentionPlace> places) {
        std::erase_if(places, [&](const records::MentionPlace& place) {
            return (m_ask.from && place.day < *m_ask.from) || (m_ask.to && place.day > *m_ask.to);
        });
        const std::size_t all = places.size();
        if (all > mostEntries) places.erase(places.begin() + mostEntries, places.end());
        TemplateData::List rows;
        constexpr std::size_t chunk = 200;
        for (std::size_t from = 0; from < places.size(); from += chunk) {
            if (m_context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
            const std::span<const records::MentionPlace> some(&places[from], std::min(chunk, places.size() - from));
            MULIN_TRY_LET(found, records::mentionsAt(m_context.reader, m_context.tables, m_context.access, some));
            for (const records::Mention& one : found) rows.push_back(entry(one));
        }
        m_data["count"] = std::to_string(all);
        m_data["period"] = m_ask.from || m_ask.to ? (m_ask.from ? dayOf(*m_ask.from) : std::string("建档")) + "至" +
                                                        dayOf(m_ask.to.value_or(m_context.today))
                                                  : std::string("建档以来");
        m_data["left_out"] = all > mostEntries
                                 ? TemplateData("另有较早的 " + std::to_string(all - mostEntries) + " 条未打印。")
                                 : TemplateData(false);
        put("timeline", std::move(rows));
        return {};
    }

    TemplateData entry(const records::Mention& mention) const {
        const journal::Record& record = mention.record;
        const schema::TypeDef& type = record.type();
        std::string kind = type.label.in(Language::Zh), text, by;
        const auto join = [](std::string& into, const std::string& more) {
            if (!more.empty()) into += (into.empty() ? "" : "　") + more;
        };
        if (type.id == "visit") {
            kind = shown(record, "way") + kind;
            join(text, shown(record, "purpose"));
            join(text, record.text("findings"));
            if (!record.text("needs").empty()) join(text, "诉求：" + record.text("needs"));
            by = records::shownText(m_context.reader, m_context.tables, m_context.access, record, *type.field("people"),
                                    Language::Zh, false, "visitor");
        } else if (type.ledger) {
            kind = "入" + kind + "台账";
            text = shown(record, "entry_reason");
            by = record.text("keeper");
        } else if (type.id == "kinship") {
            kind = "登记亲属";
            const bool inverse = mention.field == "relative";
            text = shown(record, inverse ? "person" : "relative");
            if (text.empty()) text = record.text("name");
            const std::string& relation = record.text("relation");
            join(text, choice("kinship", "relation", inverse ? people::inverseRelation(relation) : relation));
        } else if (type.id == "residence") {
            text = shown(record, "dwelling");
            if (const auto until = dateOf(record, "until")) join(text, until->iso() + " 迁出");
        } else {
            text = titleOf(record);
        }
        const Date entered = dateOfMs(mention.enteredMs);
        std::string on = mention.on.value_or(entered).iso();
        if (mention.late()) join(text, "（" + entered.iso() + " 补录）");
        return TemplateData::Map{{"on", on}, {"kind", kind}, {"text", text}, {"by", by}};
    }

    std::string titleOf(const journal::Record& record) const {
        return records::titleOf(m_context.reader, m_context.tables, m_context.access, record, Language::Zh);
    }

    const ReadContext& m_context;
    const PersonSheetAsk& m_ask;
    bool m_reveal;
    journal::Record m_person;
    TemplateData m_data;
};

} // namespace

Result<printing::Document> personSheet(const ReadContext& context, RecordId person, const PersonSheetAsk& ask) {
    auto record = records::find(context.reader, context.tables, context.access, "person", person.uid());
    if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "person"}, {"id", person.hex()}});
    MULIN_TRY_LET(sheet, PersonSheet(context, ask, std::move(*record)).make());
    const QImage photo = photoOf(context, person, photoBox);
    for (printing::Block& block : sheet.blocks)
        if (auto* grid = std::get_if<printing::KeyValues>(&block); grid != nullptr && !grid->photo.isEmpty())
            grid->picture = photo;
    return sheet;
}

} // namespace mulin::ui
