#include "ui/pages/organisation/organisation_sheets.h"

#include "core/schema/catalogue.h"
#include "core/schema/validation.h"
#include "ui/printing/template.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <algorithm>

namespace mulin::ui {

using organisation::CallLine;
using organisation::CallState;
using organisation::PostView;
using organisation::Stand;
using organisation::TreeNode;
using printing::TemplateData;

namespace {

// Sheets are Chinese whatever the language of the window: they hang in the street or are signed.
std::string zh(const schema::Label& label) { return label.in(schema::Language::Zh); }
std::string dayOf(Date day) {
    return std::to_string(day.year()) + "年" + std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}
std::string choice(const schema::Catalogue& catalogue, const std::string& title) {
    return schema::displayText(*catalogue.find("post")->field("title"), schema::Value(title), schema::Language::Zh);
}

TemplateData rowOf(const PostView& post, const std::string& where) {
    std::string label = zh(post.label);
    if (!post.entrance.empty()) label = post.entrance + "单元" + label;
    return TemplateData::Map{{"post", where.empty() ? label : where + label},
                             {"name", post.hasA() ? post.holderAName : post.holderBName},
                             {"duties", post.duties},
                             {"phone", post.phonePublic ? post.phone : std::string()}};
}
void addRows(TemplateData::List& rows, const TreeNode& node, const std::string& where) {
    for (const PostView& post : node.posts)
        if (post.hasA() || post.hasB()) rows.push_back(rowOf(post, where));
}
/// Of the tier below alone, and without those of single entrances, who stand on the board of their building.
void addBelow(TemplateData::List& rows, const TreeNode& node) {
    for (const TreeNode& child : node.children)
        if (child.type != "household")
            for (const PostView& post : child.posts)
                if ((post.hasA() || post.hasB()) && post.entrance.empty())
                    rows.push_back(rowOf(post, child.gridName + " "));
}
void addTier(TemplateData::List& tiers, const std::string& name, TemplateData::List rows) {
    if (!rows.empty()) tiers.push_back(TemplateData::Map{{"name", name}, {"rows", std::move(rows)}});
}
std::string faces(const TreeNode& node) {
    return node.partyName.empty() || node.partyName == node.gridName ? node.gridName
                                                                     : node.gridName + "　" + node.partyName;
}
TemplateData orFalse(const QString& text) { return text.isEmpty() ? TemplateData(false) : TemplateData(text); }

} // namespace

QString callStateWords(CallState state) {
    const auto words = [](const char* source) { return QCoreApplication::translate("mulin::ui::Emergency", source); };
    switch (state) {
    case CallState::Calling: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Being called"));
    case CallState::Answered: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Answered"));
    case CallState::NoAnswer: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "No answer"));
    case CallState::Sent: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Somebody was sent"));
    case CallState::None: break;
    }
    return {};
}

QString standWords(Stand stand) {
    const auto words = [](const char* source) { return QCoreApplication::translate("mulin::ui::Emergency", source); };
    switch (stand) {
    case Stand::A: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Holder A"));
    case Stand::AAway: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Holder B, A is away"));
    case Stand::AVacant: return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Holder B, no A"));
    case Stand::Nobody: break;
    }
    return words(QT_TRANSLATE_NOOP("mulin::ui::Emergency", "Nobody"));
}

Result<printing::Document> handOverSheet(const QString& office, const organisation::HandOverPlan& moved,
                                         const QString& to, Date on, const schema::Catalogue& catalogue) {
    TemplateData data;
    data["office"] = office;
    data["place"] = moved.place;
    data["post"] = choice(catalogue, moved.title);
    data["from"] = moved.from;
    data["to"] = to;
    data["on"] = dayOf(on);
    TemplateData::List posts, work;
    for (const auto& part : moved.posts)
        posts.push_back(TemplateData::Map{
            {"title", choice(catalogue, part.title)}, {"place", part.place}, {"side", part.standIn ? "B 角" : "A 角"}});
    for (auto at = moved.work.begin(); at != moved.work.end();) {
        const auto end = std::find_if(at, moved.work.end(), [&](const auto& one) { return one.type != at->type; });
        TemplateData::List rows;
        const auto count = end - at;
        const std::string name = zh(catalogue.find(at->type)->label);
        for (int n = 1; at != end; ++at, ++n)
            rows.push_back(TemplateData::Map{{"n", n}, {"person", at->person}, {"door", at->door}});
        work.push_back(TemplateData::Map{{"name", name}, {"count", count}, {"rows", std::move(rows)}});
    }
    data["posts"] = std::move(posts);
    data["has_work"] = !work.empty();
    data["work"] = std::move(work);
    return printing::fillShipped(QStringLiteral("handover"), data);
}

Result<printing::Document> callTreeSheet(const QString& office, const std::optional<organisation::Emergency>& emergency,
                                         const std::vector<CallLine>& lines, const std::map<Uid, QString>& phones,
                                         std::int64_t nowMs) {
    TemplateData data;
    data["office"] = office;
    data["emergency"] = emergency ? TemplateData(emergency->reason) : TemplateData(false);
    TemplateData::List rows;
    for (const CallLine& line : lines) {
        std::string place;
        for (int i = 0; i < line.depth; ++i) place += "　";
        std::string post = zh(line.label);
        if (!line.entrance.empty()) post = line.entrance + "单元" + post;
        const auto phone = line.person ? phones.find(line.person->uid()) : phones.end();
        static constexpr const char* states[] = {"", "呼叫中", "已应", "未应", "已派人"};
        rows.push_back(TemplateData::Map{{"place", place + line.place},
                                         {"post", post},
                                         {"name", line.stand == Stand::Nobody ? std::string("空岗") : line.name},
                                         {"side", line.stand == Stand::Nobody ? ""
                                                  : line.side() == "b"        ? "B 角"
                                                                              : "A 角"},
                                         {"phone", phone != phones.end() ? phone->second.toStdString() : line.phone},
                                         {"other", line.other},
                                         {"caller", line.caller},
                                         {"state", states[static_cast<int>(line.state)]}});
    }
    data["lines"] = std::move(rows);
    data["made"] = isoTimestamp(nowMs).substr(0, 16).replace(10, 1, " ");
    return printing::fillShipped(QStringLiteral("call_tree"), data);
}

Result<printing::Document> noticeBoard(const TreeNode& office, const TreeNode& unit, const QString& codeText, bool a3,
                                       Date today) {
    TemplateData::List tiers, own, below, above;
    if (office.id != unit.id) {
        addRows(above, office, {});
        addTier(tiers, faces(office), std::move(above));
    }
    addRows(own, unit, {});
    addTier(tiers, faces(unit), std::move(own));
    addBelow(below, unit);
    addTier(tiers, unit.type == "building" ? "户" : unit.level == "grid" ? "楼栋" : "网格", std::move(below));
    TemplateData data;
    data["office"] = office.gridName;
    data["place"] = unit.gridName;
    data["updated"] = dayOf(today);
    data["tiers"] = std::move(tiers);
    data["code"] = orFalse(codeText);
    return printing::fillShipped(a3 ? QStringLiteral("notice_board_a3") : QStringLiteral("notice_board"), data);
}

Result<printing::Document> contactCards(const TreeNode& office, const TreeNode& unit, const QString& codeText,
                                        int count) {
    TemplateData::List lines, cards;
    const auto take = [&](const TreeNode& node, std::size_t most) {
        for (const PostView& post : node.posts) {
            if (lines.size() >= most) break;
            const std::string& name = post.hasA() ? post.holderAName : post.holderBName;
            if (name.empty()) continue;
            lines.emplace_back(zh(post.label) + "：" + name +
                               (post.phonePublic && !post.phone.empty() ? "　" + post.phone : std::string()));
        }
    };
    take(unit, 4);
    if (office.id != unit.id) take(office, 5);
    for (int i = 0; i < count; ++i)
        cards.push_back(TemplateData::Map{{"place", unit.gridName + "联络卡"},
                                          {"office", office.gridName},
                                          {"lines", lines},
                                          {"code", orFalse(codeText)}});
    TemplateData data;
    data["cards"] = std::move(cards);
    return printing::fillShipped(QStringLiteral("contact_cards"), data);
}

int phonesWithheld(const TreeNode& unit) {
    int count = 0;
    for (const PostView& post : unit.posts) count += !post.phone.empty() && !post.phonePublic ? 1 : 0;
    for (const TreeNode& child : unit.children) count += phonesWithheld(child);
    return count;
}

} // namespace mulin::ui
