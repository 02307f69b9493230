#include "core/records/saved_views.h"

#include "core/base/text.h"
#include "core/journal/horizon.h"
#include "core/journal/writer.h"
#include "core/records/query.h"

#include <algorithm>
#include <memory>

namespace mulin::records {

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

schema::Value joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text.empty() ? schema::Value() : schema::Value(text);
}

bool owns(const access::Access& access, const journal::Record& view) {
    const schema::Value& owner = view.get("owner");
    return access.user() && owner.isUid() && owner.uid() == access.user()->uid();
}

class ViewRule final : public journal::TypeRule {
public:
    Result<void> write(journal::Writer& writer, RecordId, const journal::Record* before, schema::Values values,
                       const Store& store) const override {
        if (before) MULIN_TRY(mayChange(writer, *before));
        if (values.has("name")) values.set("name", trimmed(values.get("name").text()));
        const std::string of = values.has("listed") || !before ? values.get("listed").text() : before->text("listed");
        const journal::Table* table = writer.tables().find(of);
        if (!of.empty() && (!table || table->sealed))
            return makeError(ErrorCode::BadValue, {{"type", "view"}, {"field", "listed"}, {"value", of}});
        if (!before)
            values.set("owner", writer.access().user() ? schema::Value(RecordId(writer.access().user()->uid()))
                                                       : schema::Value());
        else if (values.has("owner"))
            values.set("owner", before->get("owner"));
        return store(values);
    }
    Result<void> remove(journal::Writer& writer, const journal::Record& record) const override {
        return mayChange(writer, record);
    }

private:
    static Result<void> mayChange(const journal::Writer& writer, const journal::Record& view) {
        if (owns(writer.access(), view) || writer.access().allows(access::Right::Configure, {})) return {};
        return journal::denied("write", "view");
    }
};

} // namespace

Result<std::vector<SavedView>> savedViews(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, const std::string& type, Date today) {
    Query query;
    query.type = "view";
    query.where = "listed = \"" + type + "\"";
    MULIN_TRY_LET(found, list(reader, tables, access, query, today));
    std::vector<SavedView> views;
    for (const journal::Record& record : found) {
        SavedView view;
        view.id = record.id();
        view.name = record.text("name");
        view.of = type;
        view.conditions = linesOf(record.text("conditions"));
        view.columns = linesOf(record.text("columns"));
        view.order = record.text("sorted");
        view.search = record.text("search");
        view.shared = record.get("shared").isNumber() && record.get("shared").number() != 0;
        view.mine = owns(access, record);
        if (view.mine || view.shared) views.push_back(std::move(view));
    }
    std::stable_sort(views.begin(), views.end(),
                     [](const SavedView& a, const SavedView& b) { return a.mine && !b.mine; });
    return views;
}

schema::Values valuesOf(const SavedView& view) {
    const auto text = [](const std::string& words) { return words.empty() ? schema::Value() : schema::Value(words); };
    schema::Values values;
    values.set("name", text(view.name))
        .set("listed", text(view.of))
        .set("shared", schema::Value(view.shared))
        .set("conditions", joined(view.conditions))
        .set("columns", joined(view.columns))
        .set("sorted", text(view.order))
        .set("search", text(view.search));
    return values;
}

void addViewRules(journal::Rules& rules) { rules["view"] = std::make_shared<ViewRule>(); }

} // namespace mulin::records
