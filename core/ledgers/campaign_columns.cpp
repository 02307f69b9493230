#include "core/ledgers/campaign_columns.h"

#include "core/base/text.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::ledgers {

namespace {

/// Before and behind the first colon of either width.
std::pair<std::string, std::string> halves(const std::string& line) {
    std::size_t at = std::string::npos, length = 0;
    for (const std::string_view colon : {"：", ":"})
        if (const std::size_t found = line.find(colon); found < at) {
            at = found;
            length = colon.size();
        }
    if (at == std::string::npos) return {trimmed(line), {}};
    return {trimmed(line.substr(0, at)), trimmed(line.substr(at + length))};
}

bool isOneOf(const std::string& text, std::initializer_list<std::string_view> words) {
    const std::string key = searchKey(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key == searchKey(word); });
}

Error wrong(std::string_view text) {
    return makeError(ErrorCode::BadValue,
                     {{"type", "campaign_visit"}, {"field", "answers"}, {"value", std::string(text)}});
}

} // namespace

std::vector<CampaignColumn> campaignColumns(std::string_view text) {
    std::vector<CampaignColumn> columns;
    for (const std::string& line : split(text, "\r\n")) {
        auto [name, kind] = halves(line);
        const bool known = std::any_of(columns.begin(), columns.end(),
                                       [&, wanted = name](const CampaignColumn& one) { return one.name == wanted; });
        if (name.empty() || known || columns.size() == mostCampaignColumns) continue;
        CampaignColumn column{name};
        if (isOneOf(kind, {"是否", "是/否", "有无", "yes/no"})) {
            column.kind = CampaignColumn::Kind::YesNo;
        } else if (isOneOf(kind, {"数字", "数量", "人数", "number"})) {
            column.kind = CampaignColumn::Kind::Number;
        } else if (!kind.empty() && !isOneOf(kind, {"文字", "text"})) {
            for (const std::string& choice : split(kind, "、，,/|"))
                if (!trimmed(choice).empty()) column.choices.push_back(trimmed(choice));
            if (column.choices.size() > 1) column.kind = CampaignColumn::Kind::Choice;
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

Result<std::string> campaignAnswer(const CampaignColumn& column, std::string_view text) {
    const std::string said = trimmed(text);
    if (said.empty()) return said;
    switch (column.kind) {
    case CampaignColumn::Kind::Text: return said;
    case CampaignColumn::Kind::YesNo: {
        schema::FieldDef flag;
        flag.type = schema::FieldType::Boolean;
        const auto yes = schema::parse({}, flag, said, {});
        if (!yes) return wrong(said);
        return std::string(yes->flag() ? "是" : "否");
    }
    case CampaignColumn::Kind::Number: {
        const std::string plain = nfkc(said);
        const bool digits = plain.find_first_not_of("0123456789.") == std::string::npos && plain.size() <= 12 &&
                            std::count(plain.begin(), plain.end(), '.') <= 1 && plain != ".";
        if (!digits) return wrong(said);
        return plain;
    }
    case CampaignColumn::Kind::Choice:
        for (std::size_t i = 0; i < column.choices.size(); ++i) // by name, or by its number as one types
            if (searchKey(column.choices[i]) == searchKey(said) || nfkc(said) == std::to_string(i + 1))
                return column.choices[i];
        return wrong(said);
    }
    return said;
}

CampaignAnswers campaignAnswers(std::string_view stored) {
    CampaignAnswers answers;
    for (const std::string& line : split(stored, "\r\n")) {
        auto [name, answer] = halves(line);
        if (!name.empty() && !answer.empty()) answers.insert_or_assign(std::move(name), std::move(answer));
    }
    return answers;
}

std::string storedAnswers(const std::vector<CampaignColumn>& columns, const CampaignAnswers& answers) {
    std::string stored;
    const auto add = [&](const std::string& name, std::string answer) {
        std::replace(answer.begin(), answer.end(), '\n', ' ');
        if (!trimmed(answer).empty()) stored += (stored.empty() ? "" : "\n") + name + "：" + trimmed(answer);
    };
    CampaignAnswers left = answers;
    for (const CampaignColumn& column : columns) {
        const auto at = left.find(column.name);
        if (at == left.end()) continue;
        add(column.name, at->second);
        left.erase(at);
    }
    for (const auto& [name, answer] : left) add(name, answer);
    return stored;
}

} // namespace mulin::ledgers
