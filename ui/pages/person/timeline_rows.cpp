#include "ui/pages/person/timeline_rows.h"

#include "core/people/kinship.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/person/day_words.h"
#include "ui/pages/person/person_words.h"
#include "ui/pages/record_facts.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mulin::ui {

namespace {

constexpr const char* ledgerGroup = "ledgers";

/// 周敏　女儿, in the file of whom she is a daughter of.
QString kinText(const ReadContext& context, const journal::Record& record, bool inverse) {
    const char* other = inverse ? "person" : "relative";
    std::string sex = inverse ? std::string() : record.text("sex");
    QString name = shown(context, record, other);
    if (const schema::Value& who = record.get(other); who.isUid() && !who.uid().isNull()) {
        if (const auto person = records::find(context.reader, context.tables, context.access, "person", who.uid()))
            sex = person->text("sex");
    } else {
        name = utf(record.text("name"));
    }
    const std::string& relation = record.text("relation");
    return name + wide + kinWord(context, inverse ? people::inverseRelation(relation) : relation, sex);
}

/// Residences, to tell from where somebody moved.
class Moves {
public:
    Moves(const ReadContext& context, RecordId person, const std::vector<records::MentionPlace>& places)
        : m_context(context), m_person(person), m_places(places) {}

    QString before(const journal::Record& moved) {
        const auto since = dateOf(moved, "since");
        if (!since) return {};
        if (!m_read) read();
        for (const journal::Record& one : m_residences)
            if (one.uid != moved.uid && dateOf(one, "until") == since) return shown(m_context, one, "dwelling");
        return {};
    }

private:
    void read() {
        m_read = true;
        std::vector<records::MentionPlace> homes;
        for (const records::MentionPlace& place : m_places)
            if (place.table->type->id == "residence") homes.push_back(place);
        auto found = records::mentionsAt(m_context.reader, m_context.tables, m_context.access, homes);
        if (!found) return;
        for (records::Mention& one : *found) m_residences.push_back(std::move(one.record));
    }
    const ReadContext& m_context;
    RecordId m_person;
    const std::vector<records::MentionPlace>& m_places;
    std::vector<journal::Record> m_residences;
    bool m_read = false;
};

bool contains(const TimelineRow& row, const QString& text) {
    for (const QString* part : {&row.title, &row.body, &row.end, &row.number})
        if (part->contains(text, Qt::CaseInsensitive)) return true;
    return false;
}

} // namespace

QString kinWord(const ReadContext& context, const std::string& relation, const std::string& sex) {
    struct Word {
        const char *relation, *sex, *word;
    };
    static constexpr std::array<Word, 10> all{{
        {"spouse", "male", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "husband")},
        {"spouse", "female", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "wife")},
        {"parent", "male", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "father")},
        {"parent", "female", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "mother")},
        {"child", "male", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "son")},
        {"child", "female", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "daughter")},
        {"sibling", "male", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "brother")},
        {"sibling", "female", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "sister")},
        {"grandchild", "male", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "grandson")},
        {"grandchild", "female", QT_TRANSLATE_NOOP("mulin::ui::PersonData", "granddaughter")},
    }};
    for (const Word& one : all)
        if (relation == one.relation && sex == one.sex) return PersonWords::tr(one.word);
    const schema::TypeDef* type = context.catalogue.find("kinship");
    return type == nullptr || relation.empty()
               ? QString()
               : utf(schema::displayText(*type->field("relation"), schema::Value(relation), context.language));
}

TimelineRow timelineRow(const ReadContext& context, const journal::Record& record, std::optional<Date> on,
                        const QString& role, bool late, std::string_view field) {
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
                        PersonWords::tr("Request: %1").arg(utf(needs));
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
        row.title = PersonWords::tr("Entered in the ledger %1").arg(row.title);
        row.body = shown(context, record, "entry_reason");
        if (const auto until = dateOf(record, type.until.c_str())) {
            row.tags.push_back({PersonWords::tr("left %1").arg(utf(until->iso())), TagKind::Neutral});
            if (const QString reason = shown(context, record, "exit_reason"); !reason.isEmpty())
                row.body += (row.body.isEmpty() ? QString() : QStringLiteral(" → ")) + reason;
        }
    } else if (type.id == "residence") {
        row.title = dateOf(record, "since") ? PersonWords::tr("Moved in") : PersonWords::tr("Address registered");
        row.body = shown(context, record, "dwelling");
        if (const auto until = dateOf(record, "until")) {
            row.tags.push_back({PersonWords::tr("moved out %1").arg(utf(until->iso())), TagKind::Neutral});
        }
    } else if (type.id == "kinship") {
        row.title = PersonWords::tr("Relation registered");
        row.body = kinText(context, record, field == "relative");
    } else {
        row.body = utf(records::titleOf(context.reader, context.tables, context.access, record, context.language));
    }
    if (type.sealed()) {
        row.icon = QStringLiteral("lock");
        row.tags.push_back({PersonWords::tr("sealed"), TagKind::Outline});
    }
    if (late) row.mark = PersonWords::tr("entered late");
    return row;
}

std::string timelineGroupOf(const schema::TypeDef& type) {
    return type.ledger ? ledgerGroup : type.extends == "visit" ? "visit" : type.id;
}

std::vector<TimelineGroup> timelineGroups(const schema::Catalogue& catalogue, schema::Language language,
                                          const std::vector<records::MentionPlace>& places) {
    std::map<std::string, int> counts;
    for (const records::MentionPlace& place : places) ++counts[timelineGroupOf(*place.table->type)];
    std::vector<TimelineGroup> groups;
    for (const auto& [id, count] : counts) {
        const schema::TypeDef* type = catalogue.find(id);
        groups.push_back({id, type != nullptr ? utf(type->label.in(language)) : PersonWords::tr("Ledgers"), count});
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const TimelineGroup& a, const TimelineGroup& b) { return a.count > b.count; });
    return groups;
}

Result<TimelineWindow> timelineWindow(const ReadContext& context, RecordId person, const MentionPlaces& places,
                                      const TimelineAsk& ask) {
    constexpr std::size_t chunk = 100;
    TimelineWindow window;
    window.month = ask.month;
    Moves moves(context, person, *places);
    std::size_t at = ask.from, taken = 0;
    while (at < places->size() && taken < ask.most) {
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        std::vector<records::MentionPlace> some;
        for (; at < places->size() && some.size() < std::min(chunk, ask.most - taken); ++at)
            if (ask.group.empty() || timelineGroupOf(*(*places)[at].table->type) == ask.group)
                some.push_back((*places)[at]);
        MULIN_TRY_LET(mentions, records::mentionsAt(context.reader, context.tables, context.access, some));
        for (const records::Mention& mention : mentions) {
            const schema::TypeDef& type = mention.record.type();
            // Without a date of its own it stands where it was entered.
            const Date entered = dateOfMs(mention.enteredMs), day = mention.on.value_or(entered);
            TimelineRow row =
                timelineRow(context, mention.record, day, utf(mention.role), mention.late(), mention.field);
            if (mention.late()) row.mark += QLatin1Char(' ') + shortDay(entered, context.today);
            if (type.id == "residence") {
                if (const QString from = moves.before(mention.record); !from.isEmpty()) {
                    row.title = PersonWords::tr("Moved");
                    row.body = from + QStringLiteral(" → ") + row.body;
                }
            }
            if (!ask.text.isEmpty() && !contains(row, ask.text)) continue;
            if (const int month = day.year() * 12 + day.month(); month != window.month) {
                window.month = month;
                TimelineRow caption;
                //: %1 year, %2 month
                caption.date = PersonWords::tr("%1-%2").arg(day.year()).arg(day.month());
                caption.caption = true;
                window.rows.push_back(std::move(caption));
            }
            if (type.sealed()) window.sealed.emplace_back(type.id, mention.record.id());
            window.rows.push_back(std::move(row));
            ++taken;
        }
    }
    window.next = at;
    return window;
}

} // namespace mulin::ui
