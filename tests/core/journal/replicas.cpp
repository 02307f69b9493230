// Several devices write the same records, delete and bring them back, and take over each other's acts in whatever
// order: all end with the same rows and the same sets of conflicting writes, which are those of an oracle of sets.
#include "tests/support/property.h"
#include "tests/support/replica.h"
#include "tests/support/temp_journal.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::Replica;
using mulin::test::SharedTxn;
using mulin::test::take;
using schema::Value;

namespace {

schema::Catalogue catalogueOf() {
    schema::Catalogue catalogue;
    take(catalogue.add(test::placeToml, "place.toml"));
    take(catalogue.add(test::folkToml, "folk.toml"));
    take(catalogue.add(test::callToml, "call.toml"));
    take(catalogue.check());
    return catalogue;
}

int pick(int below) { return *rc::gen::resize(100, rc::gen::inRange(0, below)); }

const char* const types[] = {"place", "folk"};

Uid rowOf(const char* type, int at) { return Uid::named("row", type + std::to_string(at)); }

/// A register takes a whole new value, as the Writer gives it: all fields of its group.
std::vector<FieldChange> edit(const Record& record) {
    std::vector<const Column*> own;
    for (const Column& column : record.table->columns)
        if (column.field) own.push_back(&column);
    const DefinitionIndex reg = own[static_cast<std::size_t>(pick(static_cast<int>(own.size())))]->reg;
    std::vector<FieldChange> changes;
    for (const Column* column : own) {
        if (column->reg != reg) continue;
        Value value; // now and then a field is emptied
        if (const int what = pick(4); what > 0) {
            switch (column->def->type) {
            case schema::FieldType::Date: value = Value(Date{7000 + what}); break;
            case schema::FieldType::Link: value = Value(rowOf("place", what % 2)); break;
            default: value = Value(std::string(1, static_cast<char>('a' + what)));
            }
        }
        changes.push_back({column->field, record.get(column->name), value});
    }
    return changes;
}

void change(const Replica& at, Recorder& recorder) {
    const char* type = types[pick(2)];
    const Uid row = rowOf(type, pick(2));
    const Table& table = *at.tables().find(type);
    const auto record = at.find(type, row);
    if (!record) {
        std::vector<Value> values(table.columns.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            if (table.columns[i].field && table.columns[i].def->type == schema::FieldType::Text && pick(2))
                values[i] = Value(std::string(1, static_cast<char>('a' + pick(3))));
        recorder.create(table, row, values);
        return;
    }
    const Table& links = *at.tables().links("call", "who");
    switch (pick(6)) {
    case 0: recorder.update(*record, {{aliveRegister, record->alive, !record->alive}}); break;
    case 1: recorder.setLink(links, rowOf("call", 0), row, pick(2) ? "caller" : "host", pick(2) == 0); break;
    default: recorder.update(*record, edit(*record)); // of a deleted row too, as an undo does
    }
}

struct Written {
    std::size_t act;
    Value value; ///< of the existence
};

/// For each register of each row: the writes that no later one had seen.
std::map<Replica::Register, std::vector<Written>> maximaOf(const Tables& tables, const std::vector<SharedTxn>& log) {
    std::map<Replica::Register, std::vector<Written>> writes;
    for (std::size_t number = 0; number < log.size(); ++number)
        for (const SharedTxn::Entry& entry : log[number].entries) {
            const Table& table = *tables.byUid(entry.table);
            std::map<Uid, Value> registers;
            if (entry.op == EntryOp::Create) registers[tables.fieldUid(aliveRegister)] = Value(true);
            for (const auto& [field, after] : entry.changes) {
                const int position = table.positionOf(tables.fieldIndex(field));
                const Uid reg =
                    position < 0 ? field : tables.fieldUid(table.columns[static_cast<std::size_t>(position)].reg);
                registers[reg] = after;
            }
            for (const auto& [reg, value] : registers) {
                auto& all = writes[{entry.row, reg}];
                std::erase_if(
                    all, [&](const Written& one) { return one.act == number || log[number].seen.contains(one.act); });
                all.push_back({number, value});
            }
        }
    return writes;
}

/// Alive, and contested.
std::pair<bool, bool> existenceOf(const Tables& tables, const std::vector<SharedTxn>& log, const Uid& row,
                                  const std::map<Replica::Register, std::vector<Written>>& maxima) {
    const auto& alive = maxima.at({row, tables.fieldUid(aliveRegister)});
    const auto deletes = [](const Written& one) { return !one.value.flag(); };
    if (std::none_of(alive.begin(), alive.end(), deletes)) return {true, false};
    if (!std::all_of(alive.begin(), alive.end(), deletes)) return {true, true};
    for (const auto& [reg, writes] : maxima) {
        if (reg.first != row || reg.second == tables.fieldUid(aliveRegister)) continue;
        for (const Written& write : writes)
            for (const Written& gone : alive)
                if (write.act != gone.act && !log[write.act].seen.contains(gone.act) &&
                    !log[gone.act].seen.contains(write.act))
                    return {true, true};
    }
    return {false, false};
}

} // namespace

TEST_CASE("devices that have the same acts have the same rows and the same conflicts") {
    const schema::Catalogue catalogue = catalogueOf();
    test::property("any order, any partition, again and again", 150, [&] {
        const int devices = 2 + pick(3), steps = 4 + pick(30);
        std::vector<SharedTxn> log;
        std::vector<std::unique_ptr<Replica>> all;
        for (int i = 0; i < devices; ++i)
            all.push_back(std::make_unique<Replica>(catalogue, std::string(1, static_cast<char>('a' + i)),
                                                    static_cast<std::uint64_t>(i + 1)));
        for (int step = 0; step < steps; ++step) {
            Replica& one = *all[static_cast<std::size_t>(pick(devices))];
            if (pick(3) == 0) {
                const Replica& other = *all[static_cast<std::size_t>(pick(devices))];
                if (&other != &one && !other.had().empty())
                    one.take(other, log, static_cast<std::size_t>(pick(static_cast<int>(other.had().size())) + 1));
                continue;
            }
            // Clocks may lie.
            one.act(log, 1'700'000'000'000 + pick(50), [&](Recorder& recorder) {
                for (int changes = 1 + pick(3); changes > 0; --changes) change(one, recorder);
            });
        }
        for (const auto& to : all)
            for (const auto& from : all) to->take(*from, log, log.size());
        for (const auto& to : all)
            for (const auto& from : all) to->take(*from, log, log.size());

        const Replica& first = *all.front();
        const std::string dump = first.dump(first.file());
        RC_ASSERT(first.had().size() == log.size());
        for (const auto& other : all) RC_ASSERT(other->dump(other->file()) == dump);
        NoProgress progress;
        for (const auto& other : all) {
            const auto rebuilt = take(rebuild(other->file(), catalogue, progress));
            RC_ASSERT(other->dump(*rebuilt) == dump);
            RC_ASSERT(take(digest(other->file(), catalogue)) == take(digest(first.file(), catalogue)));
        }

        const auto maxima = maximaOf(first.tables(), log);
        auto siblings = first.siblings(first.file());
        const Uid existence = first.tables().fieldUid(aliveRegister);
        for (const auto& [reg, writes] : maxima) {
            std::set<std::size_t> expected, found;
            for (const Written& write : writes) expected.insert(write.act);
            for (const auto& [act, value] : siblings[reg]) found.insert(act);
            const auto [there, contested] = existenceOf(first.tables(), log, reg.first, maxima);
            if (reg.second == existence) {
                for (const char* type : types)
                    if (const auto record = first.find(type, reg.first)) RC_ASSERT(record->alive == there);
                if (expected.size() == 1 && !contested) expected.clear();
            } else if (expected.size() == 1) {
                expected.clear();
            }
            RC_ASSERT(found == expected);
        }
    });
}

TEST_CASE("who writes to a row whose delete is contested has decided to keep it") {
    const schema::Catalogue catalogue = catalogueOf();
    std::vector<SharedTxn> log;
    Replica a(catalogue, "a", 1), b(catalogue, "b", 2);
    const Uid row = rowOf("folk", 0);
    const auto folk = [&](Replica& at) { return at.find("folk", row).value(); };
    const auto name = [&](Replica& at, const char* to) {
        at.act(log, 1000, [&](Recorder& recorder) {
            const Record now = folk(at);
            recorder.update(now, {{now.table->column("name")->field, now.get("name"), Value(to)}});
        });
    };
    a.act(log, 1000, [&](Recorder& recorder) {
        const Table& table = *a.tables().find("folk");
        std::vector<Value> values(table.columns.size());
        values[static_cast<std::size_t>(table.position("name"))] = Value("王");
        recorder.create(table, row, values);
    });
    b.take(a, log, log.size());
    a.act(log, 2000, [&](Recorder& recorder) { recorder.update(folk(a), {{aliveRegister, true, false}}); });
    name(b, "李");
    a.take(b, log, log.size());
    b.take(a, log, log.size());
    CHECK(folk(a).alive);
    CHECK(a.dump(a.file()) == b.dump(b.file()));
    CHECK(a.siblings(a.file()).size() == 1);
    name(a, "张");
    b.take(a, log, log.size());
    for (Replica* one : {&a, &b}) {
        CHECK(folk(*one).alive);
        CHECK(folk(*one).text("name") == "张");
        CHECK(one->siblings(one->file()).empty());
    }
}
