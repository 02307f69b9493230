// What the body of a transaction may do. Every value is checked against its definition and the type's rule; every read
// sees the transaction's own writes.
#pragma once

#include "core/journal/gate.h"
#include "core/journal/recorder.h"
#include "core/journal/rules.h"

namespace mulin::journal {

class Writer {
public:
    const db::Reader& reader() const { return m_connection; }
    const Tables& tables() const { return m_tables; }
    const access::Access& access() const { return m_access; }
    Date today() const { return m_today; }
    Uid newUid() { return m_uids.make(); }
    /// Id of the act that writes: some records are written by one kind of act alone.
    const std::string& operation() const { return m_operation; }
    /// The identity of a record that Bulk::add will make after those that name it. It is written once then, with all
    /// that it derives from them.
    RecordId announce();

    Result<Record> load(std::string_view type, RecordId id) const; ///< UnknownRecord; deleted ones too

    /// `id`: only for records whose identity follows from a national code.
    Result<RecordId> create(std::string_view type, const schema::Values& values, std::optional<RecordId> id = {});
    /// `seen`: Record::head when the form was opened; StaleForm{type, field} if one of these fields changed since.
    Result<void> update(std::string_view type, RecordId id, const schema::Values& values,
                        std::optional<std::int64_t> seen = {});
    Result<void> remove(std::string_view type, RecordId id);
    /// Out of the recycle bin: with what its delete took along or set elsewhere, and with what it names.
    Result<void> restore(std::string_view type, RecordId id);
    Result<void> link(std::string_view type, std::string_view field, RecordId from, RecordId to,
                      const std::string& role, bool alive = true);

    /// Many records of one type with the same fields, already checked by the caller against the type's rule.
    class Bulk {
    public:
        /// `values` in the order of the fields given; validated against the definitions.
        Result<RecordId> add(std::span<const schema::Value> values);
        /// The same in two steps: what is refused is refused before other rows are written for it. `announced`: the
        /// identity that they name.
        Result<void> set(std::span<const schema::Value> values);
        RecordId write(std::optional<RecordId> announced = {});

    private:
        friend class Writer;
        Bulk(Writer& writer, const Table& table, std::vector<int> positions);
        Writer& m_writer;
        const Table& m_table;
        std::vector<int> m_positions;
        std::vector<schema::Value> m_row;
        struct Order {
            const schema::FieldDef* field;
            std::size_t first, second; ///< positions
        };
        std::vector<Order> m_orders;
        std::optional<std::size_t> m_numbered; ///< position of the number, if it is drawn here
        std::int64_t m_serial = -1;
    };
    Result<Bulk> bulk(std::string_view type, const std::vector<std::string>& fields);

    /// Unjournalled state that changes with this act or not at all: see Journal::local.
    void local(const std::function<void(db::Connection&)>& body) { body(m_connection); }
    Recorder& recorder() { return m_recorder; } ///< for undo and receive
    Gate& gate() { return m_gate; }

private:
    friend class Journal;
    friend class Restoration;
    Writer(db::Connection& connection, const Tables& tables, const Rules& rules, const access::Access& access,
           const Environment& environment, const access::KeyRing& keys, bool search);

    Result<const Table*> table(std::string_view type) const;
    static Result<void> checkOrder(const Table& at, const Record* before, const schema::Values& values);
    Result<void> check(const Table& table, const schema::Values& values, bool creating) const;
    Result<void> checkLink(const schema::TypeDef& type, const schema::FieldDef& field, const Uid& to) const;
    /// What the caller itself wants, unlike what rules make of it.
    bool asked() const { return m_depth == 0; }
    Result<void> permit(access::Right right, const Record& record);
    Result<void> store(const Table& table, RecordId id, const Record* before, const schema::Values& values,
                       Identity identity = Identity::Given);
    Result<void> storeLinks(const Table& table, RecordId id, const schema::Values& values);
    std::string nextNumber(const Table& table, std::int64_t* serial);

    db::Connection& m_connection;
    const Tables& m_tables;
    const Rules& m_rules;
    const access::Access& m_access;
    Date m_today;
    UidMaker m_uids;
    Recorder m_recorder;
    Gate m_gate;
    int m_depth = 0; ///< of rules in one another
    std::string m_operation;
};

} // namespace mulin::journal
