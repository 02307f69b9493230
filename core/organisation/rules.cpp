// Rules of the types that this room looks after; see addRules in setup.h.
#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/journal/twins.h"
#include "core/journal/vault_keys.h"
#include "core/organisation/codes.h"
#include "core/organisation/in_use.h"
#include "core/organisation/membership.h"
#include "core/organisation/setup.h"
#include "core/records/setting.h"
#include "core/schema/value.h"

#include <algorithm>

namespace mulin::organisation {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

const Value& effective(const Values& values, const Record* before, const char* field) {
    return values.has(field) || !before ? values.get(field) : before->get(field);
}

/// Out of the recycle bin, with what is said of it now and nothing of what was said before.
Result<void> comeBack(Writer& writer, std::string_view type, RecordId id, const Values& values) {
    Values all = values;
    for (const schema::FieldDef& field : writer.tables().find(type)->type->fields)
        if (field.stored() && !field.derived() && !all.has(field.id)) all.set(field.id, Value());
    MULIN_TRY(writer.restore(type, id));
    return writer.update(type, id, all);
}

/// A post has an end if it is temporary.
class PostRule final : public journal::TypeRule {
public:
    Result<void> write(Writer&, RecordId, const Record* before, Values values, const Store& store) const override {
        if (effective(values, before, "temporary").flag() && effective(values, before, "until").isEmpty())
            return makeError(ErrorCode::Required, {{"type", "post"}, {"field", "until"}});
        return store(values);
    }
};

/// Codes as they are stored: national ones with all their digits.
std::string tidyCode(const std::string& typed, const std::string& level) {
    const std::string code = trimmed(nfkc(typed));
    return level == "grid" ? code : fullCode(code).value_or(code);
}

bool isNational(const std::string& code) { return levelOf(code) || isGridCode(code); }

/// A unit is named by its national code, one with a code of the office's own by that and the unit above: two devices
/// that enter the same grid mean the same grid. One code, one unit; and the office itself stays.
class UnitRule final : public journal::TypeRule {
public:
    Result<std::optional<RecordId>> identity(Writer& writer, const Values& values) const override {
        const std::string code = tidyCode(values.get("code").text(), values.get("level").text());
        if (code.empty()) return std::optional<RecordId>();
        const std::string name = isNational(code) ? code : values.get("parent").uid().hex() + "/" + code;
        // A unit whose code was changed keeps its identity; the next one of that code gets another.
        for (int n = 1;; ++n) {
            const Uid uid = unitUid(n == 1 ? name : name + "#" + std::to_string(n));
            const auto known = journal::findRecord(writer.reader(), *writer.tables().find("unit"), uid);
            if (!known || known->text("code") == code) return std::optional(RecordId(uid));
        }
    }

    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        const std::string level = effective(values, before, "level").text();
        if (values.has("code") && !values.get("code").isEmpty())
            values.set("code", tidyCode(values.get("code").text(), level));
        MULIN_TRY(checkCode(writer, id, before, values));
        MULIN_TRY(checkParent(writer, id, values));
        MULIN_TRY(checkOwn(writer, id, before, values));
        if (effective(values, before, "temporary").flag() && effective(values, before, "until").isEmpty())
            return makeError(ErrorCode::Required, {{"type", "unit"}, {"field", "until"}});
        if (!before && journal::findRecord(writer.reader(), *writer.tables().find("unit"), id.uid()))
            return comeBack(writer, "unit", id, values);
        MULIN_TRY(store(values));
        return before && values.has("parent") ? noteFormerGrid(writer, *before, "parent") : Result<void>();
    }

    Result<void> remove(Writer& writer, const Record& record) const override {
        if (record.get("own").flag()) return makeError(ErrorCode::OwnUnit, {{"id", record.uid.hex()}});
        MULIN_TRY(refuseWhileUsed(writer, record, {"membership.place"}));
        return dropFormerGrids(writer, record.uid);
    }
    Result<void> restored(Writer& writer, const Record& record) const override {
        return checkCode(writer, record.id(), &record, Values().set("code", record.get("code")));
    }
    Result<void> undone(Writer& writer, const Record& before, const Record& now) const override {
        const bool asWas =
            before.alive && before.get("code") == now.get("code") && before.get("parent") == now.get("parent");
        return asWas || !now.alive ? Result<void>() : restored(writer, now);
    }

private:
    static Result<void> checkCode(const Writer& writer, RecordId id, const Record* before, const Values& values) {
        if (before && !values.has("code") && !values.has("parent")) return {};
        const std::string code = effective(values, before, "code").text();
        if (code.empty()) return {};
        const Uid parent = effective(values, before, "parent").uid();
        auto rows = writer.reader().cached("SELECT uid, parent, name FROM t_unit WHERE code = ? AND alive = 1");
        rows->bind(1, code);
        while (rows->step()) {
            const bool itself = before && rows->uid(0) == id.uid();
            const bool elsewhere = !isNational(code) && (rows->isNull(1) ? Uid{} : rows->uid(1)) != parent;
            if (itself || elsewhere) continue;
            return makeError(
                ErrorCode::AlreadyTaken,
                {{"type", "unit"}, {"field", "code"}, {"value", code}, {"holder", std::string(rows->text(2))}});
        }
        return {};
    }

    static Result<void> checkParent(const Writer& writer, RecordId id, const Values& values) {
        Uid above = values.get("parent").uid();
        for (int steps = 0; !above.isNull() && steps < 64; ++steps) {
            if (above == id.uid())
                return makeError(ErrorCode::LinkTarget,
                                 {{"type", "unit"}, {"field", "parent"}, {"id", values.get("parent").uid().hex()}});
            const auto unit = journal::findRecord(writer.reader(), *writer.tables().find("unit"), above);
            if (!unit) break;
            above = unit->get("parent").uid();
        }
        return {};
    }

    /// Which unit the office is was said when it was founded.
    static Result<void> checkOwn(const Writer& writer, RecordId id, const Record* before, const Values& values) {
        if (!values.has("own")) return {};
        const bool was = before && before->get("own").flag(), becomes = values.get("own").flag();
        if (was == becomes) return {};
        auto row = writer.reader().cached("SELECT 1 FROM t_unit WHERE own = 1 AND alive = 1 AND uid <> ?");
        row->bind(1, id.uid());
        if (becomes && !row->step()) return {};
        return makeError(ErrorCode::ReadOnlyField, {{"type", "unit"}, {"field", "own"}});
    }
};

/// Two devices that set a key mean the same setting; what the program reads must make sense.
class SettingRule final : public journal::TypeRule {
public:
    Result<std::optional<RecordId>> identity(Writer& writer, const Values& values) const override {
        const std::string key = trimmed(values.get("key").text());
        if (key.empty()) return std::optional<RecordId>();
        const RecordId id(Uid::named("setting", key));
        const auto known = journal::findRecord(writer.reader(), *writer.tables().find("setting"), id.uid());
        // One that is there is refused as any second record of a key is; another key may have taken its place.
        if (known && (known->alive || known->text("key") != key)) return std::optional<RecordId>();
        return std::optional(id);
    }

    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        for (const char* field : {"key", "value"})
            if (values.get(field).isText()) values.set(field, trimmed(values.get(field).text()));
        const std::string value = effective(values, before, "value").text();
        if (!records::settingFits(effective(values, before, "key").text(), value))
            return makeError(ErrorCode::OutOfRange, {{"type", "setting"}, {"field", "value"}, {"value", value}});
        if (!before && journal::findRecord(writer.reader(), *writer.tables().find("setting"), id.uid()))
            return comeBack(writer, "setting", id, values);
        return store(values);
    }
    Result<void> restored(Writer& writer, const Record& record) const override {
        return journal::refuseTwin(writer.reader(), *writer.tables().find("setting"), record.id(), nullptr,
                                   record.toValues());
    }
};

class KeepWhileUsed final : public journal::TypeRule {
public:
    Result<void> write(Writer&, RecordId, const Record*, Values values, const Store& store) const override {
        return store(values);
    }
    Result<void> remove(Writer& writer, const Record& record) const override { return refuseWhileUsed(writer, record); }
};

/// A login is one user's; and somebody must remain who may administer the office.
class UserRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        if (values.has("login")) {
            const std::string login = trimmed(values.get("login").text());
            if (!login.empty()) values.set("login", login);
            MULIN_TRY(checkLogin(writer, id, login));
            // The header of an encrypted file keeps passwords by login: by another one nobody could sign in.
            if (before && login != before->text("login") && writer.reader().encrypted())
                return makeError(ErrorCode::ReadOnlyField, {{"type", "user"}, {"field", "login"}, {"what", "login"}});
        }
        if (before && administers(*before) && !administers(effective(values, before, "roles")))
            MULIN_TRY(othersAdminister(writer, *before));
        return store(values);
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        if (administers(record)) MULIN_TRY(othersAdminister(writer, record));
        auto row = writer.reader().cached("SELECT 1 FROM t_user WHERE alive = 1 AND uid <> ?");
        row->bind(1, record.uid);
        if (!row->step()) return refused(record);
        MULIN_TRY(refuseWhileUsed(writer, record));
        journal::dropMember(writer, record.uid);
        return {};
    }

    Result<void> restored(Writer& writer, const Record& record) const override {
        return checkLogin(writer, record.id(), record.text("login"));
    }
    Result<void> undone(Writer& writer, const Record& before, const Record& now) const override {
        if (before.alive && administers(before) && !(now.alive && administers(now)))
            MULIN_TRY(othersAdminister(writer, before));
        const bool asWas = before.alive && before.text("login") == now.text("login");
        return asWas || !now.alive ? Result<void>() : restored(writer, now);
    }
    Result<void> unmade(Writer& writer, const Record& record) const override {
        return administers(record) ? othersAdminister(writer, record) : Result<void>();
    }

private:
    /// Two logins that look alike are one to whoever reads the list.
    static bool holdsUnseen(const std::string& login) {
        for (std::size_t i = 0; i + 1 < login.size(); ++i) {
            const std::string_view two(login.data() + i, 2);
            const auto third = i + 2 < login.size() ? static_cast<unsigned char>(login[i + 2]) : 0;
            const bool widthOrDirection = two == "\xE2\x80" && ((third >= 0x8B && third <= 0x8F) || third >= 0xAA);
            if ((widthOrDirection && third <= 0xAE) || (two == "\xE2\x81" && third >= 0xA0 && third <= 0xAF) ||
                two == "\xC2\xAD" || (two == "\xEF\xBB" && third == 0xBF))
                return true;
        }
        return false;
    }
    static Result<void> checkLogin(const Writer& writer, RecordId id, const std::string& login) {
        if (holdsUnseen(login))
            return makeError(ErrorCode::BadValue, {{"type", "user"}, {"field", "login"}, {"value", login}});
        auto row = writer.reader().cached(
            "SELECT coalesce(name, login) FROM t_user WHERE login = ? AND alive = 1 AND uid <> ?");
        row->bind(1, login).bind(2, id.uid());
        if (!row->step()) return {};
        return makeError(
            ErrorCode::AlreadyTaken,
            {{"type", "user"}, {"field", "login"}, {"value", login}, {"holder", std::string(row->text(0))}});
    }
    static bool administers(const Value& roles) { return roles.text().find("|administrator|") != std::string::npos; }
    static bool administers(const Record& user) { return administers(user.get("roles")); }
    static Error refused(const Record& user) {
        return makeError(ErrorCode::LastAdministrator, {{"login", user.text("login")}});
    }
    static Result<void> othersAdminister(const Writer& writer, const Record& user) {
        auto row = writer.reader().cached(
            "SELECT 1 FROM t_user WHERE alive = 1 AND uid <> ? AND roles LIKE '%|administrator|%'");
        row->bind(1, user.uid);
        if (!row->step()) return refused(user);
        return {};
    }
};

} // namespace

void addRules(journal::Rules& rules) {
    rules["post"] = std::make_shared<PostRule>();
    rules["unit"] = std::make_shared<UnitRule>();
    rules["setting"] = std::make_shared<SettingRule>();
    rules["user"] = std::make_shared<UserRule>();
    const auto keep = std::make_shared<KeepWhileUsed>();
    for (const char* type : {"estate", "organisation"}) rules[type] = keep;
    addMembershipRule(rules);
}

} // namespace mulin::organisation
