// What the derived columns of a table (façades, formulas) come from: worked out once from the definitions. The Recorder
// fills in what a new row says by itself; the Deriver brings in what other rows say.
#pragma once

#include "core/schema/type_def.h"
#include "core/schema/value.h"

#include <string>
#include <vector>

namespace mulin::journal {

struct Table;
class Tables;

struct Derivation {
    /// Rows that values are taken from: along one link, or back along one.
    struct Source {
        const Table* target = nullptr;
        int linkPosition = -1;  ///< own column that holds the target's uid; -1 = reverse
        std::string viaField;   ///< reverse: the target's column that holds my uid
        bool last = false;      ///< reverse: closed ones too
        int openOnly = -1;      ///< reverse: the target's column that must be empty
        std::vector<int> takes; ///< columns of the target
        std::string sql;        ///< selects them for one uid
    };
    struct Alternative {
        std::size_t source = 0, take = 0;
        int own = -1; ///< this record's own column
        const schema::Facade* facade = nullptr;
    };
    struct Step {
        std::size_t position = 0;
        std::vector<Alternative> alternatives;
        std::string pattern;
        std::vector<std::size_t> patternFields;
    };
    /// Who takes from this table.
    struct Dependent {
        const Table* table;
        std::size_t source;  ///< of the dependent table's sources
        std::string column;  ///< forward: their column that holds my uid
        int reversePosition; ///< reverse: my column that holds their uid; -1 = forward
    };

    std::vector<Step> steps; ///< a column that another one is made of stands before it
    std::vector<Source> sources;
    std::vector<Dependent> dependents;
    std::vector<std::size_t> searched; ///< columns that have search terms

    /// Fills in the derived columns of `values`. `look(source, take, key)` gives the value taken from another row, null
    /// if there is none; `key` is null for what is found by the row's own uid.
    template<class Look> void fill(std::vector<schema::Value>& values, const Table& table, Look&& look) const {
        for (const Step& step : steps) compute(step, values, table, look);
    }

    /// Of all tables; sources stand before those that take from them.
    static std::vector<const Table*> make(Tables& tables);

private:
    template<class Look>
    void compute(const Step& step, std::vector<schema::Value>& values, const Table& table, Look& look) const;
    static void makeSteps(const Tables& tables, const Table& table, Derivation& derivation);
    void orderSteps();
    schema::Value formula(const Step& step, const std::vector<schema::Value>& values, const Table& table) const;
};

template<class Look>
void Derivation::compute(const Step& step, std::vector<schema::Value>& values, const Table& table, Look& look) const {
    schema::Value result;
    if (!step.pattern.empty()) result = formula(step, values, table);
    for (const Alternative& alternative : step.alternatives) {
        const schema::Facade& facade = *alternative.facade;
        if (facade.constant()) {
            result = schema::Value(facade.gives);
        } else if (alternative.own >= 0) {
            result = values[static_cast<std::size_t>(alternative.own)];
        } else {
            const Source& source = sources[alternative.source];
            const schema::Value* taken = nullptr;
            if (source.linkPosition < 0) {
                taken = look(alternative.source, alternative.take, nullptr);
            } else if (const schema::Value& link = values[static_cast<std::size_t>(source.linkPosition)];
                       link.isUid()) {
                const Uid key = link.uid();
                taken = look(alternative.source, alternative.take, &key);
            }
            if (!taken) continue;
            result = *taken;
        }
        if (!facade.gives.empty() && !facade.constant() && !result.isEmpty()) {
            const bool counts = facade.is.empty() || (result.isText() && result.text() == facade.is);
            result = counts ? schema::Value(facade.gives) : schema::Value();
        }
        if (!result.isEmpty()) break;
    }
    values[step.position] = std::move(result);
}

} // namespace mulin::journal
