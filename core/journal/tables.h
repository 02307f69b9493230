// The tables behind the record types: made from the definitions, one typed column per field. See tables.cpp for the DDL
// of the journal itself.
//
// Tables of sealed types lie in the schema `sealed`, in memory, with an entry, a link, a sibling and a term_block of
// their own.
//
// A state table t_<type>: id (rowid), uid, alive, rv (txn that created the row), cv (RowClock, NULL if never changed),
// jhead (its last entry), sort_key (pinyin, types with a name), one column per field. Derived fields (façades,
// formulas) are columns too, but never in the journal. A field of type links has no column: its links are rows of the
// table `link`.
#pragma once

#include "core/db/connection.h"
#include "core/journal/derivation.h"
#include "core/journal/patch.h"
#include "core/schema/catalogue.h"

#include <map>
#include <memory>
#include <set>
#include <unordered_map>

namespace mulin::journal {

// Columns of the table `link`, as fields of its entries.
inline constexpr DefinitionIndex linkFrom = 1, linkTo = 2, linkRole = 3;
inline constexpr DefinitionIndex firstDefinition = 16;

struct Column {
    std::string name;
    DefinitionIndex field = 0;             ///< 0 for derived columns: they never stand in an entry
    DefinitionIndex reg = 0;               ///< register: own number, or that of the first field of its group
    const schema::FieldDef* def = nullptr; ///< null for the columns of `link`
    Uid uid{};                             ///< of the field, as it is hashed
};

struct Table {
    DefinitionIndex index = 0; ///< number of the type, or of the links field
    Uid uid;
    std::string name;
    const schema::TypeDef* type = nullptr;
    const schema::FieldDef* links = nullptr; ///< set: rows of `link` of this field
    std::vector<Column> columns;             ///< aligned with type->fields, links fields left out
    bool sealed = false;                     ///< its rows lie in memory, see vault.h
    bool sortKey = false;
    std::vector<int> names;                       ///< columns that the sort key is made of: the first that is filled
    std::shared_ptr<const Derivation> derivation; ///< null for links

    const Column* column(std::string_view name) const;
    int position(std::string_view name) const;                     ///< -1 if there is none
    int positionOf(DefinitionIndex field) const;                   ///< -1 if there is none
    const std::string& selectColumns() const { return m_columns; } ///< "id, alive, rv, cv, jhead, a, b, …"
    const std::string& selectByUid() const { return m_byUid; }     ///< SELECT of these columns WHERE uid = ?
    /// The table of the journal that goes with its rows: "entry", "link", "sibling", "term_block".
    std::string in(const char* journalTable) const {
        return sealed ? std::string("sealed.") + journalTable : journalTable;
    }
    const std::string& selectByRow() const { return m_byRow; } ///< SELECT of these columns and uid WHERE id = ?

private:
    friend class Tables;
    void makeStatements();
    std::string m_columns, m_byUid, m_byRow;
};
inline constexpr int firstValueColumn = 5; ///< of selectColumns()

/// A link field that may name records of a type.
struct Referrer {
    const Table* table = nullptr;
    const Column* column = nullptr;
    bool required = false; ///< its records belong to what they name
};

class Tables {
public:
    /// Makes what is missing: tables, columns, indexes, numbers of new definitions. Writes no entries.
    static void install(db::Connection& connection, const schema::Catalogue& catalogue);
    /// Into a database in memory: tables of sealed types, and those of the journal that go with them.
    static void installSealed(db::Connection& memory, const schema::Catalogue& catalogue);
    static Tables load(const db::Reader& reader, const schema::Catalogue& catalogue);

    const Table* find(std::string_view typeId) const;
    const Table* byIndex(DefinitionIndex index) const;
    const Table* byUid(const Uid& uid) const;
    const Table* links(std::string_view typeId, std::string_view field) const;
    const std::vector<std::unique_ptr<Table>>& all() const { return m_tables; }
    /// Those with records, so that whoever takes values from another stands after it.
    const std::vector<const Table*>& sourcesFirst() const { return m_sourcesFirst; }
    /// Link fields (not those of type links) that may name records of this type.
    const std::vector<Referrer>& referrers(std::string_view typeId) const;
    Uid fieldUid(DefinitionIndex field) const;        ///< null if unknown
    DefinitionIndex fieldIndex(const Uid& uid) const; ///< 0 if unknown

private:
    void noteReferrers();

    std::vector<std::unique_ptr<Table>> m_tables;
    std::unordered_map<DefinitionIndex, const Table*> m_byIndex;
    std::unordered_map<Uid, const Table*> m_byUid;
    std::map<std::string, const Table*, std::less<>> m_byType;
    std::map<std::string, std::vector<Referrer>, std::less<>> m_referrers;
    std::vector<const Table*> m_sourcesFirst;
    std::unordered_map<DefinitionIndex, Uid> m_fieldUids;
    std::unordered_map<Uid, DefinitionIndex> m_fieldIndexes;
};

/// All that decides derived columns and terms, a line with a hash for every type.
std::string schemaShape(const schema::Catalogue& catalogue);
/// Is anything to be computed anew? Not for `fresh` types, which have no records yet.
bool derivesOtherwise(const std::string& before, const std::string& now, const std::set<std::string>& fresh);

/// DDL of the journal's own tables: what a file has once, and what goes with rows, in the file and in `sealed`.
extern const char* const fileDdl;
extern const char* const rowsDdl;
/// Where rows of the journal's own tables may lie, for those who ask across all types: "", and "sealed." if that is at
/// hand.
std::vector<std::string_view> places(const db::Reader& reader);

} // namespace mulin::journal
