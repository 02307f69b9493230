// All record types of an office: the shipped ones and its own.
#pragma once

#include "core/base/result.h"
#include "core/schema/own_definition.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

class Catalogue {
public:
    /// Types of resources/types and resources/ledgers.
    static Result<Catalogue> shipped();

    /// The same before they are checked: to lay what an office made over them.
    static Result<Catalogue> parsed();
    /// These types with what an office made laid over them, checked. What cannot be is left out and told.
    Result<Catalogue> with(const Definitions& definitions, std::vector<LeftOut>& leftOut) const;

    /// Parses and adds one definition. `file` names it in errors: BadDefinition{file, line, what}.
    Result<void> add(std::string_view toml, const std::string& file);
    /// Checks what spans definitions: targets of links, façades, list columns, sections. Call after the last add.
    Result<void> check();

    const TypeDef* find(std::string_view id) const;
    const TypeDef* findUid(const Uid& uid) const;
    Result<const TypeDef*> type(std::string_view id) const; ///< UnknownType
    /// Not the abstract ones, in order of definition.
    std::vector<const TypeDef*> types() const;
    /// Retired ones too, for people are in them; not those that are gone.
    std::vector<const TypeDef*> ledgers() const;

private:
    friend class Overlay;
    Catalogue copy() const;
    void append(TypeDef type);
    std::string typeIn(const std::string& file) const;
    /// Where a definition stands, for errors that are found only once all are there.
    struct Origin {
        std::string file;
        int line = 0;
        std::map<std::string, int, std::less<>> fields;
    };
    Result<void> checkType(TypeDef& type, const Origin& origin);
    Result<void> checkFacades(TypeDef& type, FieldDef& field, const Origin& origin);
    Result<void> checkLedger(const TypeDef& type, const Origin& origin) const;
    Result<void> checkCycles() const;

    std::vector<std::unique_ptr<TypeDef>> m_types; // pointers stay valid
    std::vector<Origin> m_origins;                 // by the index of the type
};

} // namespace mulin::schema
