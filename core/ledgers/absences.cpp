#include "core/ledgers/absences.h"

#include "core/base/name_list.h"
#include "core/ledgers/agenda.h"
#include "core/records/query.h"
#include "core/records/view.h"

namespace mulin::ledgers {

Result<Absences> Absences::read(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                Date today) {
    Absences made;
    if (!access.allows(access::Right::Read, "post")) return made;
    const std::string now = today.iso();
    records::Query query;
    query.type = "post";
    query.where = "away_until >= " + now + " and (away_from is empty or away_from <= " + now +
                  ") and (until is empty or until >= " + now + ")";
    MULIN_TRY_LET(posts, records::list(reader, tables, access, query, today));
    const auto name = [&](const journal::Record& post, const std::string& holder) {
        if (post.get(holder).isUid())
            return records::titleOf(reader, tables, access, "person", post.get(holder).uid(), schema::Language::Zh);
        return post.text(holder + "_name");
    };
    for (const journal::Record& post : posts)
        if (const std::string a = name(post, "holder_a"); !a.empty()) {
            std::string& b = made.m_actingFor[a];
            if (b.empty()) b = name(post, "holder_b");
        }
    return made;
}

void Absences::apply(DueVisit& visit) const {
    if (m_actingFor.empty()) return;
    std::vector<std::string> away, acting;
    for (const std::string& name : NameList(visit.keeper).names())
        if (const auto at = m_actingFor.find(name); at != m_actingFor.end()) {
            away.push_back(name);
            if (!at->second.empty()) acting.push_back(at->second);
        }
    visit.away = NameList::joined(away);
    if (!away.empty() && visit.standIn.empty()) visit.standIn = NameList::joined(acting);
}

} // namespace mulin::ledgers
