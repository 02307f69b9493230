#include "core/sheets/ledger_column.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace mulin::sheets {

namespace {

constexpr std::size_t namesShown = 3;

/// 低保台账 → 低保, as one compares.
std::string keyOf(std::string_view text) {
    std::string key = searchKey(text);
    for (const std::string_view end : {"台账", "台帐", "名册", "对象", "人员"})
        if (key.size() > end.size() && key.ends_with(end)) key.resize(key.size() - end.size());
    return key;
}

/// How much of two words is alike: signs that both have, by those that one of them has.
double likeness(std::string_view a, std::string_view b) {
    const std::u32string x = codepoints(a), y = codepoints(b);
    const std::set<char32_t> ours(x.begin(), x.end()), theirs(y.begin(), y.end());
    const auto both = std::count_if(ours.begin(), ours.end(), [&](char32_t c) { return theirs.contains(c); });
    const double all = static_cast<double>(ours.size() + theirs.size()) - static_cast<double>(both);
    return all > 0 ? static_cast<double>(both) / all : 0;
}

} // namespace

LedgerColumn::LedgerColumn(const schema::Catalogue& catalogue, const access::Access& access,
                           const schema::TypeDef& type, const std::vector<ColumnMapping>& mapping)
    : m_type(type) {
    if (!type.ledger) return;
    for (const schema::TypeDef* ledger : catalogue.ledgers())
        if (ledger == &type || (!ledger->sealed() && access.allows(access::Right::Read, ledger->id)))
            m_ledgers.push_back(ledger);
    for (const ColumnMapping& column : mapping) {
        if (!column.target.empty()) continue;
        const std::string title = searchKey(column.title.substr(column.title.rfind('/') + 1));
        const bool says = title.find("台账") != std::string::npos || title.find("台帐") != std::string::npos;
        if (!says && title != "类别" && title != "人员类别" && title != "对象类别") continue;
        m_column = column.column;
        m_sure = says;
        return;
    }
}

const schema::TypeDef* LedgerColumn::named(std::string_view text) const {
    const std::string key = keyOf(text);
    for (const schema::TypeDef* ledger : m_ledgers)
        if (key == keyOf(ledger->label.zh) || key == keyOf(ledger->label.en) || key == searchKey(ledger->id))
            return ledger;
    return nullptr;
}

std::string LedgerColumn::nearest(std::string_view text) const {
    std::vector<std::pair<double, const schema::TypeDef*>> alike;
    for (const schema::TypeDef* ledger : m_ledgers)
        if (const double like = likeness(keyOf(text), keyOf(ledger->label.zh)); like > 0)
            alike.emplace_back(like, ledger);
    std::stable_sort(alike.begin(), alike.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (alike.empty()) alike.emplace_back(1, &m_type);
    std::string names;
    for (std::size_t i = 0; i < std::min(alike.size(), namesShown); ++i)
        names += (i == 0 ? "" : "、") + alike[i].second->label.zh;
    return names;
}

Result<void> LedgerColumn::check(const Row& row) {
    if (!m_column) return {};
    const std::string text = trimmed(row.at(*m_column).text);
    if (text.empty()) return {};
    const schema::TypeDef* ledger = named(text);
    m_sure = m_sure || ledger != nullptr;
    if (ledger == &m_type || (ledger == nullptr && !m_sure)) return {};
    if (ledger != nullptr)
        return makeError(ErrorCode::UnknownLedger, {{"value", text}, {"nearest", m_type.label.zh}, {"what", "other"}});
    return makeError(ErrorCode::UnknownLedger, {{"value", text}, {"nearest", nearest(text)}});
}

} // namespace mulin::sheets
