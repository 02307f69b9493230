// Rules that the areas of work add to a type: the one place where "what a person's ID number says" or "moving house"
// joins the one gate. Given to the journal when it opens; forms, command line and merge helpers all pass through them.
#pragma once

#include "core/journal/record.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace mulin::journal {

class Writer;

class TypeRule {
public:
    virtual ~TypeRule() = default;
    /// Of a new record for which the caller names none: the identity that follows from its values, so that two offices
    /// name the same thing alike; nullopt: none does. A record of this identity may lie in the recycle bin: `write`
    /// then restores it instead of calling `store`.
    virtual Result<std::optional<RecordId>> identity(Writer&, const schema::Values&) const {
        return std::optional<RecordId>();
    }
    using Store = std::function<Result<void>(const schema::Values&)>;
    /// Around every create (before = null) and update of a record. May fill or check `values`, take façade values out
    /// and write them where they belong, before or after calling `store` once.
    virtual Result<void> write(Writer& writer, RecordId id, const Record* before, schema::Values values,
                               const Store& store) const = 0;
    /// Before a delete; may delete what belongs to the record.
    virtual Result<void> remove(Writer& writer, const Record& record) const;
    /// Before an undo takes back that a record was made. An error refuses the undo.
    virtual Result<void> unmade(Writer& writer, const Record& record) const;
    /// After an undo set back values of a record, or brought it back, or took it away again: would it be let in so
    /// today? Asked once more when the whole act is undone. An error refuses the undo.
    virtual Result<void> undone(Writer& writer, const Record& before, const Record& now) const;
    /// After a record came back out of the recycle bin: what may have come to pass meanwhile. An error refuses.
    virtual Result<void> restored(Writer& writer, const Record& record) const;
};

/// By type id.
using Rules = std::map<std::string, std::shared_ptr<const TypeRule>, std::less<>>;

} // namespace mulin::journal
