// What an office adds to the shipped record types and changes about them, as values: what the records of the types
// `ledger_definition` and `field_definition` say. overlay.cpp lays them over the shipped types.
#pragma once

#include "core/schema/type_def.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

/// Of one type: a table has room for some hundreds of columns, and a form for fewer.
inline constexpr std::size_t mostOwnFields = 100;

/// own_… of what an office made: from the identity of its record, so that two offices never make the same one.
std::string ownId(const Uid& uid);
/// The other way; none of what is shipped.
std::optional<Uid> ownUid(std::string_view id);

/// A ledger of the office's own, or what it changes about a shipped one: what is empty there is as shipped.
struct LedgerDefinition {
    Uid uid;        ///< of its record; also that of an own ledger
    std::string of; ///< id of the shipped ledger; empty: an own one
    Label label;
    std::string group; ///< code of the class
    std::string help, purpose, basis, visitEvery;
    std::optional<int> reviewMonths, ageFrom, ageTo, leastVisitors;
    std::vector<std::string> list, sheet; ///< ids of fields
    bool retired = false;
    bool gone = false; ///< its record was taken back, and the file has its table

    bool own() const { return of.empty(); }
    std::string typeId() const { return own() ? ownId(uid) : of; }
    bool operator==(const LedgerDefinition&) const = default;
};

/// A field of the office's own of any type, or what it changes about a shipped one.
struct FieldDefinition {
    Uid uid;           ///< of its record; also that of an own field
    std::string of;    ///< id of the type
    std::string field; ///< id of the shipped field; empty: an own one
    Label label;
    std::string kind; ///< of an own one: a field type as definitions write it
    std::vector<ChoiceDef> choices;
    std::optional<bool> required, sensitive, inList;
    std::string help, purpose, basis, unit;
    std::optional<std::int64_t> min, max;
    std::int64_t position = 0; ///< among the own ones
    bool retired = false;
    bool gone = false; ///< its record was taken back: an own field stays, and choices of a shipped one; retired

    bool own() const { return field.empty(); }
    std::string fieldId() const { return own() ? ownId(uid) : field; }
    bool operator==(const FieldDefinition&) const = default;
};

struct Definitions {
    std::vector<LedgerDefinition> ledgers;
    std::vector<FieldDefinition> fields;
    OfficeKind office = OfficeKind::Neighbourhood; ///< whose file it is
    bool operator==(const Definitions&) const = default;
};

/// A definition that could not be laid over: written by a newer program, or about what is not there.
struct LeftOut {
    Uid definition;
    std::string type; ///< id of the type that it is about
    std::string what; ///< for the log: technical, English
};

LedgerDefinition ledgerDefinitionOf(const Uid& uid, const Values& record);
FieldDefinition fieldDefinitionOf(const Uid& uid, const Values& record);
/// What the record of it says; empty values for what is not said.
Values valuesOf(const LedgerDefinition& definition);
Values valuesOf(const FieldDefinition& definition);

/// One choice on each line, "code: 集中供暖 | Central heating"; code and English may be left out, "-" in front says
/// retired. Choices without a code get one that follows from their words.
std::vector<ChoiceDef> choicesOfLines(std::string_view lines);
std::string linesOf(const std::vector<ChoiceDef>& choices);
/// `now`, and behind it, retired, what stood in `before` and would be lost: codes stand in records.
std::vector<ChoiceDef> keepingAll(std::vector<ChoiceDef> now, const std::vector<ChoiceDef>& before);

/// What of `now` is to be said over the shipped ones: all if the order is another, else what differs.
std::vector<ChoiceDef> saidOver(const std::vector<ChoiceDef>& now, const std::vector<ChoiceDef>& shipped);

/// Kinds that an own field may have; none: a word that is no such kind.
std::optional<FieldType> ownKind(std::string_view code);
std::string_view codeOf(FieldType type);
/// The program works with it by name or lists stand by it: it cannot be retired.
bool isStructural(const TypeDef& type, const FieldDef& field);

} // namespace mulin::schema
