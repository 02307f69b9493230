#include "core/journal/left_alone.h"

#include "core/db/exception.h"
#include "core/journal/history.h"
#include "core/journal/horizon.h"

#include <sstream>

namespace mulin::journal {

namespace {

constexpr std::size_t keptEntries = 2000; ///< an act is read as a whole wherever acts are listed
constexpr const char* wholeRecord = "-";

std::optional<RecordId> idOf(const std::string& hex) {
    const auto uid = Uid::fromHex(hex);
    return uid ? std::optional(RecordId(*uid)) : std::nullopt;
}

/// "type id field reason [type id]…"; codes and ids have no spaces.
std::string lineOf(const LeftAlone& one) {
    std::string line =
        one.type + ' ' + one.id.hex() + ' ' + (one.field.empty() ? wholeRecord : one.field) + ' ' + one.reason;
    for (const auto& [type, id] : one.by) line += ' ' + type + ' ' + id.hex();
    return line;
}

std::optional<LeftAlone> readLine(const std::string& line) {
    std::istringstream words(line);
    std::string type, id, field, reason;
    if (!(words >> type >> id >> field >> reason)) return std::nullopt;
    const auto record = idOf(id);
    if (!record) return std::nullopt;
    LeftAlone one{type, *record, field == wholeRecord ? std::string() : field, reason, {}};
    while (words >> type >> id)
        if (const auto by = idOf(id)) one.by.emplace_back(type, *by);
    return one;
}

} // namespace

void keepLeft(const std::vector<LeftAlone>& left, std::map<std::string, std::string>& args) {
    if (left.empty()) return;
    std::string lines;
    for (std::size_t i = 0; i < left.size() && i < keptEntries; ++i) lines += lineOf(left[i]) + '\n';
    args["left"] = std::move(lines);
    args["left_count"] = std::to_string(left.size());
}

std::int64_t countLeft(const std::map<std::string, std::string>& args) {
    const auto count = args.find("left_count");
    if (count == args.end()) return 0;
    return std::strtoll(count->second.c_str(), nullptr, 10);
}

Result<LeftList> leftBy(const db::Reader& reader, const Tables& tables, const access::Access& access, TxnId undoing) {
    MULIN_TRY_LET(undo, act(reader, access, undoing));
    return db::guard([&] {
        LeftList list;
        list.count = countLeft(undo.args);
        const auto mayRead = [&](const std::string& type, RecordId id) {
            const Table* table = tables.find(type);
            return table && (audits(access, *table) || readable(reader, tables, access, *table, id.uid()));
        };
        std::istringstream lines(undo.args["left"]);
        for (std::string line; std::getline(lines, line);) {
            auto one = readLine(line);
            if (!one || !mayRead(one->type, one->id)) continue;
            std::erase_if(one->by, [&](const auto& by) { return !mayRead(by.first, by.second); });
            list.entries.push_back(std::move(*one));
        }
        return list;
    });
}

} // namespace mulin::journal
