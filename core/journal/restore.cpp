// Out of the recycle bin. The act that deleted a record took what belongs to it along and let others forget it: all
// that is set back, as far as nobody has written it since. What the record names comes back too if it was deleted,
// whenever.
#include "core/journal/rows.h"
#include "core/journal/twins.h"
#include "core/journal/writer.h"

#include <algorithm>
#include <set>

namespace mulin::journal {

class Restoration {
public:
    explicit Restoration(Writer& writer)
        : m_writer(writer), m_reader(writer.m_connection), m_tables(writer.m_tables), m_recorder(writer.m_recorder) {}

    Result<void> run(const Record& record) {
        takeWithBelongings(record);
        std::vector<Named> neighbours;
        for (std::size_t at = 0; at < m_order.size(); ++at) {
            const Returning one = m_order[at]; // the list grows
            setBack(read(one.table, one.row), one.act, [](const FieldChange&) { return true; });
            for (const Named& named : namedBy(m_reader, m_tables, read(one.table, one.row))) {
                take(read(named.table, named.row));
                neighbours.push_back(named);
            }
        }
        for (const Returning& one : m_order)
            for (const Named& other : neighbours) {
                setBack(read(other.table, other.row), one.act, [&](const FieldChange& change) {
                    return change.before.isUid() && change.before.uid() == one.row;
                });
            }
        for (const Returning& one : m_order) {
            if (one.table->links) continue;
            // Somebody may have been entered anew meanwhile.
            const Record now = read(one.table, one.row);
            MULIN_TRY(refuseTwin(m_reader, *one.table, now.id(), nullptr, now.toValues()));
            const auto rule = m_writer.m_rules.find(one.table->type->id);
            if (rule == m_writer.m_rules.end()) continue;
            MULIN_TRY(rule->second->restored(m_writer, read(one.table, one.row)));
        }
        return {};
    }

private:
    /// The act that deleted a row, in all its halves.
    struct Act {
        std::set<TxnIndex> txns;
        std::int64_t first = 0; ///< entry
    };
    struct Returning {
        const Table* table;
        Uid row;
        const Act* act;
    };

    Record read(const Table* table, const Uid& row) const { return findRecord(m_reader, *table, row).value(); }

    const Act& actOf(TxnIndex txn) {
        auto& act = m_acts[txn];
        if (!act.txns.empty()) return act;
        act.txns.insert(txn);
        if (const auto& own = m_recorder.dots(); std::find(own.begin(), own.end(), txn) != own.end())
            act.txns.insert(own.begin(), own.end()); // the act at hand, which is not written yet
        act.first = m_reader.integer("SELECT max(last_entry) FROM txn") + 1;
        auto halves =
            m_reader.cached("SELECT id, first_entry FROM txn WHERE action = (SELECT action FROM txn WHERE id = ?)");
        halves->bind(1, txn);
        while (halves->step()) {
            act.txns.insert(halves->integer(0));
            act.first = std::min(act.first, halves->integer(1));
        }
        return act;
    }

    bool take(const Record& record) {
        if (record.alive || !m_taken.insert(record.uid).second) return false;
        m_order.push_back({record.table, record.uid, &actOf(record.dotOf(aliveRegister))});
        return true;
    }

    /// The record, its links, and the records that cannot be without it and went with it.
    void takeWithBelongings(const Record& record) {
        if (!take(record)) return;
        const Act& act = *m_order.back().act;
        const auto wentAlong = [&](const Record& other) {
            return !other.alive && act.txns.contains(other.dotOf(aliveRegister));
        };
        std::vector<std::pair<const Table*, Uid>> links;
        {
            auto rows =
                m_reader.cached("SELECT uid, field FROM " + record.table->in("link") + " WHERE src = ? AND alive = 0");
            rows->bind(1, record.uid);
            while (rows->step())
                if (const Table* table = m_tables.byIndex(rows->integer(1))) links.emplace_back(table, rows->uid(0));
        }
        for (const auto& [table, row] : links)
            if (const auto link = findRecord(m_reader, *table, row); link && wentAlong(*link)) take(*link);
        for (const Referrer& by : m_tables.referrers(record.type().id)) {
            if (!by.required) continue;
            for (const Uid& row : referring(m_reader, by, record.uid, false))
                if (const auto other = findRecord(m_reader, *by.table, row); other && wentAlong(*other))
                    takeWithBelongings(*other);
        }
    }

    /// What the act wrote to the row and nobody has written since becomes what it was before, if `wanted`: whole
    /// registers.
    template<class Wanted> void setBack(const Record& record, const Act* act, Wanted wanted) {
        std::map<DefinitionIndex, schema::Value> before;
        std::set<DefinitionIndex> registers;
        const auto registerOf = [&](DefinitionIndex field) {
            const int position = record.table->positionOf(field);
            return position < 0 ? field : record.table->columns[static_cast<std::size_t>(position)].reg;
        };
        for (std::int64_t entry = record.head; entry >= act->first;) {
            auto row =
                m_reader.cached("SELECT txn, op, patch, prev FROM " + record.table->in("entry") + " WHERE id = ?");
            row->bind(1, entry);
            if (!row->step()) break;
            const auto op = static_cast<EntryOp>(row->integer(1));
            if (act->txns.contains(row->integer(0)) && op == EntryOp::Update)
                if (const auto patch = decodePatch(op, row->blob(2)))
                    for (const FieldChange& change : *patch) {
                        const DefinitionIndex reg = registerOf(change.field);
                        if (!act->txns.contains(record.dotOf(reg))) continue;
                        before[change.field] = change.before;
                        if (wanted(change)) registers.insert(reg);
                    }
            entry = row->integer(3);
        }
        std::vector<FieldChange> changes;
        for (const auto& [field, value] : before) {
            if (!registers.contains(registerOf(field))) continue;
            if (field == aliveRegister)
                changes.push_back({field, record.alive, true});
            else
                changes.push_back(
                    {field, record.values[static_cast<std::size_t>(record.table->positionOf(field))], value});
        }
        m_recorder.update(record, std::move(changes));
    }

    Writer& m_writer;
    const db::Reader& m_reader;
    const Tables& m_tables;
    Recorder& m_recorder;
    std::map<TxnIndex, Act> m_acts;
    std::set<Uid> m_taken;
    std::vector<Returning> m_order;
};

Result<void> Writer::restore(std::string_view type, RecordId id) {
    MULIN_TRY_LET(at, table(type));
    MULIN_TRY(m_gate.type(access::Right::Write, *at));
    MULIN_TRY_LET(record, load(type, id));
    if (record.alive) return {};
    return Restoration(*this).run(record);
}

} // namespace mulin::journal
