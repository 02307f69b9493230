// A record type as data: what one TOML file says. See resources/types/README.md for the file format.
#pragma once

#include "core/base/id.h"
#include "core/schema/value.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

enum class Language { Zh, En };

/// A word in the two languages of the program.
struct Label {
    std::string zh, en;
    const std::string& in(Language language) const { return language == Language::En && !en.empty() ? en : zh; }
    bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Label&) const = default;
};

/// Frozen codes: they stand in journals and bundles.
enum class FieldType : std::uint8_t {
    Text = 1,
    Note = 2,
    Integer = 3,
    Money = 4,
    Date = 5,
    Timestamp = 6,
    Boolean = 7,
    Choice = 8,
    Choices = 9,
    Link = 10,
    Links = 11,
    Phone = 12,
    IdNumber = 13,
    Address = 14,
    Attachment = 15,
    Formula = 16
};

/// How a field is found by the search box.
enum class SearchKind { None, Name, Text, IdNumber, Phone, Room, Date, Number };

/// What kind of office a file is of: its setting `office_kind`.
enum class OfficeKind : std::uint8_t {
    Neighbourhood, ///< unless it says otherwise
    Judicial       ///< 司法所
};
inline constexpr std::string_view officeKinds[] = {"neighbourhood", "judicial"}; ///< their codes, in that order
std::string_view codeOf(OfficeKind kind);
std::optional<OfficeKind> officeKindOf(std::string_view code);

/// What a list or print shows without the right to see, or without a purpose.
enum class Mask { None, IdNumber, Phone };

struct ChoiceDef {
    std::string code; ///< stable, ASCII
    Label label;
    std::vector<std::string> synonyms; ///< other words for it in spreadsheets
    bool retired = false;
    bool operator==(const ChoiceDef&) const = default;
};

/// A façade field: taken along a link, kept in a derived column, never written to the journal. Three kinds:
/// "dwelling.room"                 link = dwelling, take = room
/// "residence(person).dwelling"    viaType = residence, viaField = person, take = dwelling
/// "own_grid"                      take = own_grid (an alternative among others: this record's own field)
/// Each may stand for a choice: "died_on => died" gives that code if there is a value, "status = away => away" if it is
/// that value, "=> none" in any case.
/// Seen as arrows from type to type, façades form no circle: one pass over the types, sources first, updates all.
struct Facade {
    std::string link;     ///< own link (or façade link) field; empty for the two other kinds
    std::string viaType;  ///< reverse: among the records of this type whose link `viaField` points at me, the open one
    std::string viaField; ///< (its `until` empty), the newest by `since` if several; then by uid
    std::string take;     ///< the field taken there; empty: a constant, see `gives`
    bool last = false;    ///< reverse, "residence(person, last).until": closed ones too, if none is open the newest
    std::string is{};     ///< the value that counts; empty = any
    std::string gives{};  ///< the code to give for it; empty = the value itself

    bool constant() const { return take.empty(); }
    bool reverse() const { return !viaType.empty(); }
    bool own() const { return link.empty() && viaType.empty(); }
    bool operator==(const Facade&) const = default;
};

struct FieldDef {
    std::string id; ///< snake_case, ASCII; also the column
    Uid uid;        ///< named("field", type.id) if shipped
    FieldType type = FieldType::Text;
    Label label;
    Label help;
    bool required = false;
    bool indexed = false;
    bool asked = true; ///< in the form by default
    bool retired = false;
    bool own = false;                 ///< made by the office
    bool legal = false;               ///< reserved for acts with legal effect
    std::vector<std::string> targets; ///< link, links: type ids; empty = any
    std::vector<ChoiceDef> roles;     ///< links
    std::vector<ChoiceDef> choices;   ///< choice, choices
    std::string group;                ///< merge unit shared with the fields of the same group; empty = the field itself
    Mask mask = Mask::None;
    bool sensitive = false; ///< PIPL §28
    Label purpose;          ///< what it is collected for (PIPL §6)
    std::string basis;      ///< legal basis code (PIPL §13): consent, statutory, contract …
    SearchKind search = SearchKind::None;
    std::vector<std::string> synonyms; ///< other column headings in spreadsheets
    std::optional<std::int64_t> min, max;
    std::optional<std::size_t> maxLength; ///< code points
    bool future = true;                   ///< date: may lie after today
    std::string notBefore;                ///< date: id of the date field that it follows, never precedes
    std::string defaultText;              ///< in the form: a code, a number, "today"
    bool proposesUser = false;            ///< text: the form proposes the name of who fills it in
    std::string unit;                     ///< shown behind the label: 元, 人
    std::string pattern;                  ///< formula: "{building}-{entrance}-{room}", see fillPattern
    std::string accepts;                  ///< attachment: "picture"; empty = any file
    std::vector<Facade> facades;          ///< alternatives: the first that gives a value counts. Empty = an own field

    bool derived() const { return !facades.empty() || type == FieldType::Formula; }
    bool stored() const { return type != FieldType::Links; } ///< has a column
    bool isText() const;
    const ChoiceDef* choice(std::string_view code) const;
    const ChoiceDef* role(std::string_view code) const;
    std::size_t lengthLimit() const; ///< maxLength or the default of the field type, in code points
};

struct Section {
    std::string id;
    Label label;
    std::vector<std::string> fields;
};

/// A way to look at the list of a type that comes with it, such as 流动人口 among residents.
struct ViewDef {
    std::string id;
    Label label;
    std::vector<std::string> conditions; ///< one each, as the filter bar keeps them: a field, then what it may say
    std::vector<std::string> columns;    ///< ids; empty: those of the list
    std::string order;                   ///< field id, "-field" = descending; empty: the list's own
};

/// When an enrolment is to be looked at again: the first rule that holds counts.
struct ReviewRule {
    int months = 0;
    std::string where; ///< condition over the ledger's own fields (core/records/expression.h); empty = always
};

/// What the office may be told to look into, with the facts it rests on. A person decides; nothing follows by itself.
struct SuggestionDef {
    enum class Act : std::uint8_t { Enter, Leave, Review };
    std::string id;
    Act act = Act::Enter;
    Label label;
    Label why;                         ///< the rule behind it
    std::optional<int> ageFrom, ageTo; ///< years, both included
    int ahead = 0;                     ///< days: also who reaches ageFrom, or the date, within them
    std::string where;                 ///< enter: over the person; else over the ledger's own fields
    std::string person;                ///< leave, review: over the person
    bool alone = false;                ///< nobody else lives in the household
    bool couple = false;               ///< two live there, both 60 or older
    std::string inLedger, inWhere;     ///< is in that ledger, where …
    std::vector<std::string> notIn;    ///< is in none of these
    std::string date;                  ///< leave, review: the day that is reached
    bool eligible = false;             ///< belongs to the check whether all are served who should be (应保尽保)
};

/// Something that has to follow within a time. It reminds; nothing happens by itself.
struct DeadlineDef {
    std::string id;
    Label label;      ///< what has to follow
    Label why;        ///< the rule behind it
    std::string from; ///< date field from which it counts
    int days = 0;
    bool working = false; ///< working days; otherwise the last day moves to the next working day (民法典 §203)
    std::vector<std::string> done; ///< it is over once one of these fields is filled
    std::string where;             ///< condition over the own fields; empty = always
    bool fixed = false;            ///< the last day is what it is, a holiday too
};

/// What makes a type of enrolments a ledger of its own.
struct LedgerRules {
    std::string group;                  ///< code of its class (type `ledger_definition`, field `class`); sealed: none
    std::vector<std::string> sheet;     ///< columns on paper; empty: those of the list
    std::vector<std::string> checklist; ///< codes of visit.checked that a visit asks
    int leastVisitors = 1;              ///< how many go together
    std::string closesOn;               ///< date field: after that day the record is closed, see core/ledgers
    std::optional<int> keepYears;       ///< how long it is kept after somebody has left (PIPL §19)
    std::vector<ReviewRule> reviews;
    std::vector<SuggestionDef> suggestions;

    const std::vector<std::string>& columnsOnPaper(const std::vector<std::string>& list) const {
        return sheet.empty() ? list : sheet;
    }
};

struct TypeDef {
    std::string id;
    Uid uid;
    Label label;
    Label help;
    Label purpose;     ///< default for the fields
    std::string basis; ///< default for the fields
    std::string icon;
    std::string
        number; ///< pattern of the automatic number: "ZF{year}-{serial}"; empty = none. Stored in field `number`
    std::string compartment; ///< admin, directory, people, casework, vault:NAME
    std::string title;       ///< pattern over fields
    std::string extends;     ///< type whose fields come first (ledgers extend `enrolment`)
    bool abstract = false;   ///< only to be extended
    bool ledger = false;
    bool own = false;                ///< made by the office, see overlay.cpp
    bool retired = false;            ///< a ledger that takes nobody in any more
    bool gone = false;               ///< its definition was taken back: there is but its table
    std::vector<OfficeKind> offices; ///< whose work it is; empty = that of every office
    bool elsewhere = false;          ///< work of another kind of office than this one: what there is stays readable
    std::string since, until;        ///< dated records: date fields; open = `until` is empty
    std::string eventDate;           ///< the date under which a timeline shows it
    std::string person;              ///< link field that names the person concerned
    std::string keeper;              ///< text field: by name, whose work it is while it is open; empty = nobody's
    std::string open;                ///< expression: what is not finished; empty = `until` is empty
    std::vector<FieldDef> fields;
    std::vector<std::vector<std::string>> indexes;
    std::vector<std::string> list; ///< default columns
    /// Fields that tell twins in an import; several keys: the first that a row fills and that finds one.
    std::vector<std::vector<std::string>> naturalKeys;
    bool distinct = false;              ///< what is entered here has no twin by the first key
    std::vector<std::string> keptApart; ///< two that differ in one of these are no twins, if both fill it
    std::vector<std::string> knownBy;   ///< fields by which a sheet names a record that another one links to
    std::string sort;                   ///< default sort field, "-visited_on" = descending
    std::vector<Section> sections;
    std::vector<ViewDef> views;
    std::string navigation; ///< the page it belongs to
    LedgerRules rules;      ///< of a ledger
    std::vector<DeadlineDef> deadlines;

    const FieldDef* field(std::string_view fieldId) const;
    /// Of a vault: without it nothing of such records can be read, see core/journal/vault.h.
    bool sealed() const { return compartment.starts_with("vault:"); }
    /// Is anything new entered in it? If not, what there is can still be read, corrected and deleted.
    bool takesNew() const { return !retired && !elsewhere; }
    bool isFor(OfficeKind kind) const {
        return offices.empty() || std::find(offices.begin(), offices.end(), kind) != offices.end();
    }
    /// Something that happens on a day, unlike what lasts from one day to another: a visit, not a residence.
    bool isEvent() const { return !eventDate.empty() && since.empty(); }
    std::string table() const { return "t_" + id; }
};

} // namespace mulin::schema
