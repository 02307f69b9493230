// Values of fields. Four storage kinds carry all field types; the FieldDef says what a value means:
// text, note, phone, id_number, choice (its code), address → string; integer, money (fen), boolean (0/1), date (days
// since 1970-01-01 in UTC+8), timestamp (UTC ms) → int64; choices → string "|a|b|" in order of code; link → Uid.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mulin::schema {

class Value {
public:
    Value() = default;
    Value(std::int64_t number) : m_state(number) {}
    Value(int number) : m_state(static_cast<std::int64_t>(number)) {}
    Value(bool flag) : m_state(static_cast<std::int64_t>(flag)) {}
    Value(std::string text) : m_state(std::move(text)) {}
    Value(std::string_view text) : m_state(std::string(text)) {}
    Value(const char* text) : m_state(std::string(text)) {}
    Value(Date date) : m_state(static_cast<std::int64_t>(date.days)) {}
    Value(Uid uid) : m_state(uid) {}
    Value(RecordId id) : m_state(id.uid()) {}

    bool isEmpty() const { return m_state.index() == 0; }
    bool isNumber() const { return m_state.index() == 1; }
    bool isText() const { return m_state.index() == 2; }
    bool isUid() const { return m_state.index() == 3; }
    std::int64_t number() const { return isNumber() ? std::get<1>(m_state) : 0; }
    const std::string& text() const {
        static const std::string none;
        return isText() ? std::get<2>(m_state) : none;
    }
    Date date() const { return Date{static_cast<std::int32_t>(number())}; }
    Uid uid() const { return isUid() ? std::get<3>(m_state) : Uid{}; }
    bool flag() const { return number() != 0; }
    auto operator<=>(const Value&) const = default;

private:
    std::variant<std::monostate, std::int64_t, std::string, Uid> m_state;
};

/// One end of a `links` field.
struct LinkItem {
    std::string role; ///< empty if the field has no roles
    RecordId to;
    auto operator<=>(const LinkItem&) const = default;
};

/// What a form, a row of a sheet or a command line wants to write: fields by id. A field that is absent stays as it is;
/// an empty Value erases it. A links field that is present is replaced as a whole.
struct Values {
    std::map<std::string, Value, std::less<>> fields;
    std::map<std::string, std::vector<LinkItem>, std::less<>> links;

    bool has(std::string_view field) const { return fields.find(field) != fields.end(); }
    const Value& get(std::string_view field) const {
        static const Value none;
        const auto at = fields.find(field);
        return at == fields.end() ? none : at->second;
    }
    Values& set(std::string field, Value value) {
        fields.insert_or_assign(std::move(field), std::move(value));
        return *this;
    }
    Values& link(const std::string& field, std::string role, RecordId to) {
        links[field].push_back({std::move(role), to});
        return *this;
    }
    bool operator==(const Values&) const = default;
};

} // namespace mulin::schema
