#include "core/ledgers/retention.h"

#include "core/db/exception.h"
#include "core/ledgers/readable.h"
#include "core/schema/catalogue.h"

namespace mulin::ledgers {

Result<std::vector<Expired>> expired(const db::Reader& reader, const journal::Tables& tables,
                                     const schema::Catalogue& catalogue, const access::Access& access, Date today) {
    return db::guard([&]() -> Result<std::vector<Expired>> {
        std::vector<Expired> found;
        for (const schema::TypeDef* ledger : catalogue.ledgers()) {
            if (!ledger->rules.keepYears || ledger->sealed() || !access.allows(access::Right::Read, ledger->id))
                continue;
            const Readable table(tables, ledger->id, access);
            if (table.hides(ledger->until)) continue;
            Expired one{ledger, 0, today.plusMonths(-12 * *ledger->rules.keepYears)};
            auto row = reader.prepare("SELECT count(*)" + table.from() + " AND t.\"" + ledger->until +
                                      "\" <= " + std::to_string(one.leftBy.days));
            if (row.step()) one.count = row.integer(0);
            if (one.count > 0) found.push_back(one);
        }
        return found;
    });
}

} // namespace mulin::ledgers
