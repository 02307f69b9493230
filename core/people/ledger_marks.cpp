#include "core/people/ledger_marks.h"

#include "core/journal/horizon.h"

namespace mulin::people {

std::map<Uid, std::vector<std::string>> ledgerMarks(const db::Reader& reader, const journal::Tables& tables,
                                                    const access::Access& access, const std::string& people,
                                                    const Uid& key) {
    std::map<Uid, std::vector<std::string>> marks;
    for (const auto& table : tables.all()) {
        if (table->links || !table->type->ledger || table->type->abstract || table->sealed) continue;
        const schema::TypeDef& type = *table->type;
        const journal::Horizon horizon(tables, *table, access);
        const std::string person = "t.\"" + type.person + "\"", until = "t.\"" + type.until + "\"";
        if (horizon.seen(*type.field(type.person), person) != person ||
            horizon.seen(*type.field(type.until), until) != until)
            continue;
        const std::string within = horizon.within();
        auto rows = reader.prepare("SELECT DISTINCT " + person + " FROM " + table->name + " t WHERE " + person +
                                   " IN (" + people + ") AND " + until + " IS NULL AND t.alive = 1" +
                                   (within.empty() ? within : " AND " + within));
        rows.bind(1, key);
        while (rows.step()) marks[rows.uid(0)].push_back(type.id);
    }
    return marks;
}

std::vector<LedgerMark> ledgerMarksOf(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, const Uid& person) {
    std::vector<LedgerMark> marks;
    for (const auto& table : tables.all()) {
        const schema::TypeDef& type = *table->type;
        if (table->links || !type.ledger || type.abstract || table->sealed) continue;
        const journal::Horizon horizon(tables, *table, access);
        if (horizon.hides(type.person) || horizon.hides(type.until)) continue;
        const schema::FieldDef* keeper = type.field("keeper");
        const std::string within = horizon.within();
        auto row =
            reader.cached("SELECT " + (keeper ? horizon.seen(*keeper, "t.keeper") : std::string("NULL")) + " FROM " +
                          table->name + " t WHERE t.\"" + type.person + "\" = ? AND t.\"" + type.until +
                          "\" IS NULL AND t.alive = 1" + (within.empty() ? within : " AND " + within) + " LIMIT 1");
        row->bind(1, person);
        if (row->step()) marks.push_back({&type, std::string(row->text(0))});
    }
    return marks;
}

} // namespace mulin::people
