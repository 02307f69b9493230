#include "core/sheets/mapping.h"

#include "core/base/text.h"
#include "core/sheets/heading.h"

#include <algorithm>
#include <array>
#include <memory>

namespace mulin::sheets {

namespace {

// Whose name or number a heading means if it begins so: somebody else than the person of the row.
constexpr std::array others = {"监护",   "配偶", "父亲",   "母亲",     "父母",   "丈夫",    "妻子",   "子女",
                               "家属",   "亲属", "联系人", "紧急",     "介绍人", "负责人",  "网格",   "楼长",
                               "楼栋长", "包联", "帮扶",   "走访",     "填表",   "登记人",  "经办",   "代办",
                               "委托",   "法定", "法人",   "房东",     "产权",   "担保",    "调解",   "责任",
                               "见证",   "受访", "陪同",   "guardian", "spouse", "contact", "father", "mother"};
constexpr std::string_view head = "户主";
// Words around a heading that say nothing: 居民姓名, 姓名栏
constexpr std::array fillers = {"居民", "人员", "本人",   "住户", "业主", "租户",   "成员",     "家庭成员",
                                "家庭", "老人", "老年人", "党员", "对象", "申请人", "救助对象", "个人",
                                "被",   "有效", "现",     "您的", "你的", "常用",   "信息",     "情况",
                                "栏",   "项",   "内容",   "填写", "号",   "号码",   "一",       "1"};

bool isOther(std::string_view key) {
    return std::any_of(others.begin(), others.end(), [&](std::string_view word) { return key.starts_with(word); });
}

bool isFiller(std::string_view rest) {
    return rest.empty() ||
           std::any_of(fillers.begin(), fillers.end(), [&](std::string_view word) { return rest == word; });
}

} // namespace

std::vector<Target> targetsOf(const schema::TypeDef& type) {
    std::vector<Target> targets;
    const auto say = [](Target& target, const std::string& word) {
        if (!word.empty() && std::find(target.words.begin(), target.words.end(), word) == target.words.end())
            target.words.push_back(word);
    };
    const auto add = [&](const schema::FieldDef& field, const schema::ChoiceDef* role) -> Target& {
        Target target{role ? field.id + ":" + role->code : field.id,
                      {},
                      role ? role->label : field.label,
                      &type,
                      &field,
                      {},
                      role ? role->code : std::string(),
                      false};
        if (field.type == schema::FieldType::Link || field.type == schema::FieldType::Links) target.link = field.id;
        for (const auto& word : {target.label.zh, target.label.en, role ? target.id : field.id}) say(target, word);
        for (const auto& word : role ? role->synonyms : field.synonyms) say(target, word);
        return targets.emplace_back(std::move(target));
    };
    for (const auto& field : type.fields) {
        if (field.retired || field.derived() || field.type == schema::FieldType::Attachment) continue;
        if (field.roles.empty()) {
            add(field, nullptr);
            continue;
        }
        const std::size_t first = targets.size();
        for (const auto& role : field.roles)
            if (!role.retired) add(field, &role);
        if (first == targets.size()) continue;
        // The field as a whole means its first role, unless another one claims the word.
        const auto claimed = [&](const std::string& word) {
            return std::any_of(
                targets.begin() + static_cast<std::ptrdiff_t>(first), targets.end(), [&](const Target& target) {
                    return std::find(target.words.begin(), target.words.end(), word) != target.words.end();
                });
        };
        std::vector<std::string> whole{field.label.zh, field.label.en};
        whole.insert(whole.end(), field.synonyms.begin(), field.synonyms.end());
        for (const auto& word : whole)
            if (!claimed(word)) say(targets[first], word);
    }
    return targets;
}

Mapper::Mapper(std::vector<Target> targets) : m_targets(std::move(targets)) {
    const auto claim = [&](std::size_t i, const std::string& word) {
        const auto key = headingKey(word);
        if (!key.empty()) m_byKey.emplace(key, i);
    };
    // A label outranks the synonym of another field; what stands beside a link comes last.
    for (const bool beside : {false, true}) {
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            if (m_targets[i].beside == beside && !m_targets[i].words.empty()) claim(i, m_targets[i].words.front());
        for (std::size_t i = 0; i < m_targets.size(); ++i) {
            if (m_targets[i].beside != beside) continue;
            for (const auto& word : m_targets[i].words) claim(i, word);
            claim(i, m_targets[i].id);
        }
    }
}

const Target* Mapper::find(const std::string& id) const {
    for (const auto& target : m_targets)
        if (target.id == id) return &target;
    return nullptr;
}

HeadingScore Mapper::score() const {
    auto mapper = std::make_shared<const Mapper>(*this);
    return [mapper](std::string_view text) {
        double best = 0;
        for (const auto& guess : mapper->guessesOfText(std::string(text), 1)) best = std::max(best, guess.confidence);
        return best;
    };
}

std::vector<Mapper::Guess> Mapper::guessesOfText(const std::string& text, double factor) const {
    std::vector<Guess> found;
    const auto add = [&](const std::string& key, double confidence) {
        const auto at = m_byKey.find(key);
        if (!key.empty() && at != m_byKey.end()) found.push_back({at->second, confidence * factor});
    };
    const auto key = headingKey(text), outside = headingKeyOutside(text);
    // 户主姓名 is a name only where no other column is 姓名.
    const double whose = key.starts_with(head) ? 0.7 : 1;
    add(key, whose);
    add(outside, 0.95 * whose);
    if (!found.empty()) return found;
    add(headingKeyInside(text), 0.6);
    if (isOther(key) || key.starts_with(head)) return found;
    // a known word with a filler before or behind it; the longest word wins
    std::size_t longest = 0;
    for (const auto& [word, target] : m_byKey) {
        if (word.size() < 6 || word.size() < longest) continue; // two Han characters
        const auto at = outside.find(word);
        if (at == std::string::npos) continue;
        const std::string_view before(outside.data(), at);
        const std::string_view behind = std::string_view(outside).substr(at + word.size());
        const bool plain = isFiller(before) && isFiller(behind);
        const bool longWord = word.size() * 10 >= outside.size() * 6;
        if (!plain && !longWord) continue;
        longest = word.size();
        found.push_back({target, (plain ? 0.75 : 0.5) * factor});
    }
    return found;
}

std::vector<Mapper::Guess> Mapper::guesses(const ColumnTitle& title, bool ofHead) const {
    std::vector<Guess> found;
    const auto groupKey = headingKeyOutside(title.group);
    const auto key = headingKeyOutside(title.title);
    if (ofHead) { // 户主姓名, or 姓名 under 户主
        if (key.starts_with(head) && m_byKey.find(headingKey(title.title)) == m_byKey.end())
            return guessesOfText(key.substr(head.size()), 0.6);
        if (groupKey.ends_with(head)) return guessesOfText(title.title, 0.6);
        return found;
    }
    if (!title.group.empty()) {
        const auto joined = m_byKey.find(groupKey + headingKeyOutside(title.title));
        if (joined != m_byKey.end()) found.push_back({joined->second, 0.98});
        if (isOther(groupKey) || groupKey.ends_with(head)) return found;
        for (const auto& guess : guessesOfText(title.title, 0.9)) found.push_back(guess);
        if (found.empty()) found = guessesOfText(title.group, 0.5); // 住址 over 楼, 单元 … : known as a whole
        return found;
    }
    found = guessesOfText(title.title, 1);
    const auto slash = title.title.rfind('/'); // a merged heading as our own sheets of rejected rows show it
    if (found.empty() && slash != std::string::npos && slash > 0 && slash + 1 < title.title.size())
        return guesses({title.column, title.title.substr(slash + 1), title.title.substr(0, slash)}, false);
    return found;
}

std::vector<ColumnMapping> Mapper::map(const std::vector<ColumnTitle>& columns) const {
    std::vector<ColumnMapping> result;
    result.reserve(columns.size());
    for (const auto& column : columns) result.push_back({column.column, column.full(), {}, 0});
    std::vector<bool> taken(m_targets.size(), false);
    struct Pair {
        std::size_t column, target;
        double confidence;
    };
    const auto assign = [&](std::vector<Pair> pairs) {
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.confidence > b.confidence; });
        for (const auto& pair : pairs) {
            auto& column = result[pair.column];
            if (taken[pair.target] || !column.target.empty()) continue;
            column.target = m_targets[pair.target].id;
            column.confidence = pair.confidence;
            taken[pair.target] = true;
        }
    };
    std::vector<Pair> pairs, ofHead;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const auto& guess : guesses(columns[i], false)) pairs.push_back({i, guess.target, guess.confidence});
        for (const auto& guess : guesses(columns[i], true)) ofHead.push_back({i, guess.target, guess.confidence});
    }
    assign(std::move(pairs));
    // The columns about the head are the person's own only if none of what they say is said by another column: with
    // 姓名 and 户主姓名 in one table, 户主身份证号 is the head's. With 户主姓名 and 身份证号 the row is one person.
    const bool apart = std::any_of(ofHead.begin(), ofHead.end(), [&](const Pair& pair) { return taken[pair.target]; });
    if (!apart) assign(std::move(ofHead));
    return result;
}

ColumnSurvey::ColumnSurvey(std::vector<ColumnMapping> mapping, Check check, std::size_t samples)
    : m_mapping(std::move(mapping)), m_check(std::move(check)), m_sampleCount(samples), m_columns(m_mapping.size()) {}

void ColumnSurvey::add(const Row& row) {
    ++m_rows;
    for (std::size_t i = 0; i < m_mapping.size(); ++i) {
        const Cell& cell = row.at(m_mapping[i].column);
        Column& column = m_columns[i];
        if (cell.empty()) {
            ++column.empty;
            continue;
        }
        ++column.filled;
        if (column.samples.size() < m_sampleCount &&
            std::find(column.samples.begin(), column.samples.end(), cell.text) == column.samples.end())
            column.samples.emplace_back(cell.text);
        if (!m_check || m_mapping[i].target.empty()) continue;
        if (const auto code = m_check(m_mapping[i].target, cell)) {
            Finding& finding = column.findings[*code];
            if (finding.count++ == 0) {
                finding.firstRow = row.number;
                finding.example.assign(cell.text.substr(0, 200));
            }
        }
    }
}

} // namespace mulin::sheets
