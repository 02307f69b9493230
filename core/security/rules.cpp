// Rules of users, roles and grants: what is granted must mean something, and somebody must remain who may administer
// the office.
#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/schema/catalogue.h"
#include "core/security/roles.h"

namespace mulin::security {

namespace {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

constexpr const char* administrator = "administrator";

Error lastAdministrator(const Record& role) {
    return makeError(ErrorCode::LastAdministrator, {{"login", role.text("name")}});
}

/// The administrator's role stays, with the right to manage users: whoever holds it is the one who can give others.
class RoleRule final : public journal::TypeRule {
public:
    Result<void> write(Writer&, RecordId, const Record* before, Values values, const Store& store) const override {
        for (const char* field : {"code", "name"})
            if (values.has(field)) values.set(field, trimmed(values.get(field).text()));
        if (before && before->text("code") == administrator) {
            if (values.has("code") && values.get("code").text() != administrator) return lastAdministrator(*before);
            if (values.has("operations") && values.get("operations").text().find("|users|") == std::string::npos)
                return lastAdministrator(*before);
        }
        return store(values);
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        if (record.text("code") == administrator) return lastAdministrator(record);
        // Its grants are part of it.
        std::vector<Uid> grants;
        {
            auto rows = writer.reader().cached("SELECT uid FROM t_grant WHERE role = ? AND alive = 1");
            rows->bind(1, record.uid);
            while (rows->step()) grants.push_back(rows->uid(0));
        }
        for (const Uid& grant : grants) MULIN_TRY(writer.remove("grant", RecordId(grant)));
        return {};
    }
};

/// A grant names what there is.
class GrantRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        for (const char* field : {"what", "withheld"})
            if (values.has(field) && values.get(field).isText()) {
                const std::string text = trimmed(values.get(field).text());
                values.set(field, text.empty() ? Value() : Value(text));
            }
        const auto now = [&](const char* field) {
            return values.has(field) || !before ? values.get(field).text() : before->text(field);
        };
        const std::string what = now("what");
        const auto known = [&](const auto& test) {
            for (const auto& table : writer.tables().all())
                if (!table->links && test(*table->type)) return true;
            return false;
        };
        // A part in a vault is given with its key: see vaults.h.
        const bool sealed =
            known([&](const auto& type) { return type.sealed() && (type.id == what || type.compartment == what); });
        const bool group = what == "*" || known([&](const auto& type) { return type.compartment == what; });
        if (sealed || (!what.empty() && !group && !writer.tables().find(what)))
            return makeError(ErrorCode::BadValue, {{"type", "grant"}, {"field", "what"}, {"value", what}});
        return store(values);
    }
};

} // namespace

void addRules(journal::Rules& rules) {
    rules["role"] = std::make_shared<RoleRule>();
    rules["grant"] = std::make_shared<GrantRule>();
}

} // namespace mulin::security
