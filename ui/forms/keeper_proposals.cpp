#include "ui/forms/keeper_proposals.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr const char* fields[] = {"keeper", "stand_in"};
constexpr std::int64_t readBefore = 300; ///< records that are looked through for names
constexpr int keepersOffered = 8;

class Keepers {
public:
    Keepers(const ReadContext& context, const std::string& typed) : m_context(context), m_typed(typed) {}

    void add(const std::string& name, const QString& why) {
        const QString title = QString::fromStdString(name);
        const auto same = [&](const PickerRow& row) { return row.record.title == title; };
        if (full() || !isNamed(name, m_typed) || std::any_of(rows.begin(), rows.end(), same)) return;
        rows.push_back({{RecordId(Uid{}), title, "person"}, "person", {}, {}, why, {}, {}, {}});
    }

    Result<void> holders() {
        if (!m_context.access.allows(access::Right::Read, "post")) return {};
        records::Query posts;
        posts.type = "post";
        posts.where = "until is empty";
        MULIN_TRY_LET(held, list(posts));
        for (const journal::Record& post : held) {
            const QString title = QString::fromStdString(
                schema::displayText(*post.type().field("title"), post.get("title"), m_context.language));
            for (const std::string holder : {"holder_a", "holder_b"}) {
                const schema::Value& person = post.get(holder);
                const auto record = person.isUid() ? records::find(m_context.reader, m_context.tables, m_context.access,
                                                                   "person", person.uid())
                                                   : std::nullopt;
                add(record ? record->text("name") : post.text(holder + "_name"), title);
            }
        }
        return {};
    }

    Result<void> before(const std::string& type) {
        records::Query query;
        query.type = type;
        query.limit = readBefore;
        const std::string& date = m_context.catalogue.find(type)->eventDate;
        if (!date.empty()) query.sort = "-" + date;
        MULIN_TRY_LET(found, list(query));
        for (const journal::Record& record : found)
            for (const char* field : fields)
                if (record.type().field(field) != nullptr) add(record.text(field), {});
        return {};
    }

    Result<void> residents() {
        MULIN_TRY_LET(found, pick(m_context, {"person"}, m_typed, keepersOffered));
        for (PickerRow& row : found)
            if (!full()) rows.push_back(std::move(row));
        return {};
    }

    std::vector<PickerRow> rows;

private:
    bool full() const { return std::ssize(rows) >= keepersOffered; }
    Result<std::vector<journal::Record>> list(const records::Query& query) const {
        return records::list(m_context.reader, m_context.tables, m_context.access, query, m_context.today);
    }

    const ReadContext& m_context;
    const std::string& m_typed;
};

} // namespace

bool isKeeper(const schema::FieldDef& field) {
    return field.type == schema::FieldType::Text &&
           std::find(std::begin(fields), std::end(fields), field.id) != std::end(fields);
}

Result<std::vector<PickerRow>> keepersLike(const ReadContext& context, const std::string& type,
                                           const std::string& typed) {
    if (typed.empty()) return std::vector<PickerRow>{}; // Enter leads through what is left empty
    Keepers keepers(context, typed);
    MULIN_TRY(keepers.holders());
    MULIN_TRY(keepers.before(type));
    MULIN_TRY(keepers.residents());
    return std::move(keepers.rows);
}

} // namespace mulin::ui
