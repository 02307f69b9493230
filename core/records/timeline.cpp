#include "core/records/timeline.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/records/setting.h"

#include <algorithm>
#include <map>

namespace mulin::records {

using namespace journal;

namespace {

bool mayName(const schema::FieldDef& field, std::string_view type) {
    return field.targets.empty() || std::find(field.targets.begin(), field.targets.end(), type) != field.targets.end();
}

class PlaceFinder {
public:
    PlaceFinder(const db::Reader& reader, const Tables& tables, const access::Access& access, const Uid& uid)
        : m_reader(reader), m_tables(tables), m_access(access), m_uid(uid) {}

    /// Rows whose own field names it.
    void byColumn(const Table& table, const Column& column) {
        find(table, *column.def, " FROM " + table.name + " t WHERE t.\"" + column.name + "\" = ?1 AND t.alive = 1",
             "''");
    }
    /// Rows from which a link leads to it.
    void byLink(const Table& links, const Table& table) {
        find(table, *links.links,
             " FROM " + links.in("link") + " l JOIN " + table.name +
                 " t ON t.uid = l.src WHERE l.dst = ?1 AND l.field = " + std::to_string(links.index) +
                 " AND l.alive = 1 AND t.alive = 1",
             "l.role");
    }
    std::vector<MentionPlace> take() {
        std::sort(m_found.begin(), m_found.end(), [](const MentionPlace& a, const MentionPlace& b) {
            return a.day != b.day ? a.day > b.day : a.created > b.created;
        });
        return std::move(m_found);
    }

private:
    void find(const Table& table, const schema::FieldDef& field, const std::string& from, const std::string& role) {
        if (!m_access.allows(access::Right::Read, table.type->id)) return;
        const Horizon horizon(m_tables, table, m_access);
        if (horizon.hides(field.id)) return; // that it names this one is not to be seen
        std::string event = "NULL";
        if (const schema::FieldDef* date = table.type->field(table.type->eventDate))
            event = horizon.seen(*date, "t.\"" + date->id + "\"");
        std::string sql = "SELECT t.id, t.rv, " + event + ", (SELECT wall FROM txn WHERE id = t.rv), " + role + from;
        if (const std::string within = horizon.within(); !within.empty()) sql += " AND (" + within + ")";
        if (horizon.differs()) sql += " AND (" + horizon.seen(field, "1") + ") IS NOT NULL";
        auto rows = m_reader.cached(sql);
        rows->bind(1, m_uid);
        while (rows->step()) {
            MentionPlace place;
            place.table = &table;
            place.row = rows->integer(0);
            place.field = &field;
            place.created = static_cast<TxnIndex>(rows->integer(1));
            place.enteredMs = rows->isNull(3) ? 0 : rows->integer(3);
            place.day = rows->isNull(2) ? dateOfMs(place.enteredMs) : Date{static_cast<std::int32_t>(rows->integer(2))};
            place.role = rows->text(4);
            m_found.push_back(std::move(place));
        }
    }

    const db::Reader& m_reader;
    const Tables& m_tables;
    const access::Access& m_access;
    Uid m_uid;
    std::vector<MentionPlace> m_found;
};

std::vector<MentionPlace> placesOf(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                   const Uid& uid, std::string_view type) {
    const Table* whose = tables.find(type);
    if (!whose || !readable(reader, tables, access, *whose, uid)) return {};
    PlaceFinder finder(reader, tables, access, uid);
    for (const auto& table : tables.all()) {
        if (table->links) {
            if (mayName(*table->links, type)) finder.byLink(*table, *tables.find(table->type->id));
            continue;
        }
        for (const Column& column : table->columns)
            if (column.field && column.def && column.def->type == schema::FieldType::Link && mayName(*column.def, type))
                finder.byColumn(*table, column);
    }
    return finder.take();
}

} // namespace

Result<std::vector<MentionPlace>> mentionPlaces(const db::Reader& reader, const Tables& tables,
                                                const access::Access& access, RecordId id, std::string_view type) {
    return db::guard([&]() -> Result<std::vector<MentionPlace>> {
        if (!access.allows(access::Right::Read, type)) return denied("read", type);
        db::Reader::Snapshot snapshot(reader);
        return placesOf(reader, tables, access, id.uid(), type);
    });
}

Result<std::vector<Mention>> mentionsAt(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                        std::span<const MentionPlace> places) {
    return db::guard([&]() -> Result<std::vector<Mention>> {
        db::Reader::Snapshot snapshot(reader);
        const int lateAfter = lateAfterDays(reader);
        std::map<const Table*, Horizon> horizons;
        std::vector<Mention> mentions;
        for (const MentionPlace& place : places) {
            auto record = journal::findRow(reader, *place.table, place.row);
            if (!record || !record->alive) continue;
            const Horizon& horizon = horizons.try_emplace(place.table, tables, *place.table, access).first->second;
            if (!horizon.trim(reader, *record) || record->withholds(place.field->id)) continue;
            Mention mention{std::move(*record), place.field->id, place.role, {}, place.enteredMs, lateAfter};
            if (const std::string& event = mention.record.type().eventDate; !event.empty())
                if (const schema::Value& date = mention.record.get(event); date.isNumber()) mention.on = date.date();
            mentions.push_back(std::move(mention));
        }
        return mentions;
    });
}

Result<std::vector<Mention>> timeline(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                      RecordId id, std::string_view type) {
    MULIN_TRY_LET(places, mentionPlaces(reader, tables, access, id, type));
    return mentionsAt(reader, tables, access, places);
}

} // namespace mulin::records
