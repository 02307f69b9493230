#include "core/journal/drafts.h"

#include "core/base/clock.h"
#include "core/db/exception.h"

namespace mulin::journal {

namespace {

/// Nobody is offered what somebody else typed.
std::string ownForm(const access::Access& access, const std::string& form) {
    return access.user() ? form + '@' + access.user()->hex() : form;
}

void bindRecord(db::Statement& statement, int index, const std::optional<RecordId>& record) {
    if (record)
        statement.bind(index, record->uid());
    else
        statement.bindNull(index);
}

} // namespace

Result<std::int64_t> keepDraft(Journal& journal, const access::Access& access, const Draft& draft) {
    std::int64_t id = draft.id;
    MULIN_TRY(journal.local([&](db::Connection& db) {
        auto keep = db.prepareWrite("INSERT OR REPLACE INTO local_draft(id, type, record, body, saved)"
                                    " VALUES(nullif(?1, 0), ?2, ?3, ?4, ?5)");
        keep.bind(1, draft.id).bind(2, ownForm(access, draft.form));
        bindRecord(keep, 3, draft.record);
        keep.bindBlob(4, draft.body).bind(5, journal.environment().clock->nowMs()).run();
        id = db.lastInsertId();
    }));
    return id;
}

Result<void> dropDraft(Journal& journal, std::int64_t id) {
    return journal.local(
        [&](db::Connection& db) { db.prepareWrite("DELETE FROM local_draft WHERE id = ?").bind(1, id).run(); });
}

Result<std::vector<Draft>> drafts(const db::Reader& reader, const access::Access& access, const std::string& form,
                                  std::optional<RecordId> record) {
    return db::guard([&]() -> Result<std::vector<Draft>> {
        auto rows = reader.prepare("SELECT id, body, saved FROM local_draft WHERE type = ?1 AND record IS ?2"
                                   " ORDER BY saved DESC, id DESC");
        rows.bind(1, ownForm(access, form));
        bindRecord(rows, 2, record);
        std::vector<Draft> found;
        while (rows.step())
            found.push_back({rows.integer(0), form, record, std::string(rows.blob(1)), rows.integer(2)});
        return found;
    });
}

Result<std::vector<Draft>> drafts(const db::Reader& reader, const access::Access& access) {
    return db::guard([&]() -> Result<std::vector<Draft>> {
        const std::string mine = ownForm(access, {});
        auto rows = reader.prepare("SELECT id, type, record, saved FROM local_draft ORDER BY saved DESC, id DESC");
        std::vector<Draft> found;
        while (rows.step()) {
            const std::string_view form = rows.text(1);
            if (!form.ends_with(mine) || (mine.empty() && form.find('@') != std::string_view::npos)) continue;
            found.push_back({rows.integer(0),
                             std::string(form.substr(0, form.size() - mine.size())),
                             rows.isNull(2) ? std::nullopt : std::optional(RecordId(rows.uid(2))),
                             {},
                             rows.integer(3)});
        }
        return found;
    });
}

} // namespace mulin::journal
