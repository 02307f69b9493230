#include "core/sheets/link_finder.h"

#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/people/address_parts.h"
#include "core/people/id_number.h"
#include "core/people/place_search.h"
#include "core/sheets/import_targets.h"

#include <algorithm>

namespace mulin::sheets {

using journal::Record;
using schema::FieldDef;
using schema::FieldType;

namespace {

constexpr int mostNamesakes = 100;

bool isDate(const FieldDef& field) { return field.type == FieldType::Date; }

/// As stored() has it.
std::string known(const Record& record, const FieldDef& field) {
    if (!isDate(field)) return record.text(field.id);
    const schema::Value value = record.get(field.id);
    return value.isNumber() ? value.date().iso() : std::string();
}

/// A text as its field keeps it; a day as ISO.
std::string stored(const FieldDef& field, std::string_view text, Date today) {
    if (field.type == FieldType::IdNumber)
        return people::checkDocument(people::guessedKind(text), text, today).normalised;
    const auto value = schema::parse({}, field, text, today);
    if (isDate(field)) return value && value->isNumber() ? value->date().iso() : std::string();
    return value && value->isText() ? value->text() : trimmed(text);
}

/// 138…/139… holds each of them.
bool sharesNumber(std::string_view a, std::string_view b) {
    const auto ours = split(a, "/"), theirs = split(b, "/");
    return std::any_of(ours.begin(), ours.end(), [&](const std::string& one) {
        return std::find(theirs.begin(), theirs.end(), one) != theirs.end();
    });
}

/// The same place, said at more or less length.
bool sameAddress(std::string_view a, std::string_view b) {
    const people::AddressParts x = people::parseAddress(a), y = people::parseAddress(b);
    if (x.scattered() || y.scattered()) {
        const std::string p = searchKey(a), q = searchKey(b);
        return !p.empty() && !q.empty() && (p.find(q) != std::string::npos || q.find(p) != std::string::npos);
    }
    const auto agree = [](const std::string& p, const std::string& q) { return p.empty() || q.empty() || p == q; };
    return x.building == y.building && agree(x.entrance, y.entrance) && agree(x.room, y.room);
}

bool agrees(const FieldDef& field, const std::string& known, const std::string& said) {
    if (searchKey(known) == searchKey(said)) return true;
    if (field.type == FieldType::Phone) return sharesNumber(known, said);
    return field.search == schema::SearchKind::Text && sameAddress(known, said);
}

bool isNumber(const FieldDef& field) { return field.type == FieldType::IdNumber; }

/// 单秀兰（户主） → 单秀兰; empty if there are no brackets at the end.
std::string withoutBrackets(const std::string& text) {
    for (const auto& [open, close] : {std::pair{"（", "）"}, {"(", ")"}, {"[", "]"}, {"【", "】"}})
        if (text.ends_with(close))
            if (const auto at = text.rfind(open); at != std::string::npos && at > 0) return trimmed(text.substr(0, at));
    return {};
}

/// Does `text` call the record by what it is known by, or is the record among those found by it?
bool isCalled(const Record& record, const std::string& text, const std::vector<Record>& found) {
    if (std::any_of(found.begin(), found.end(), [&](const Record& one) { return one.uid == record.uid; })) return true;
    const auto fields = namingFields(record.type());
    return std::any_of(fields.begin(), fields.end(),
                       [&](const FieldDef* field) { return searchKey(record.text(field->id)) == searchKey(text); });
}

bool isName(std::string_view text) {
    const std::u32string all = codepoints(text);
    return all.size() >= 2 && std::all_of(all.begin(), all.end(), [](char32_t c) { return isHan(c) || c == U'·'; });
}

} // namespace

std::vector<std::string> namesIn(std::string_view text, const std::function<bool(std::string_view)>& isOne) {
    std::vector<std::string> names;
    for (const std::string& part : split(text, "、，,;；/／|\n\r\t")) {
        const auto words = split(trimmed(part), " \u3000");
        if (words.size() > 1 && std::all_of(words.begin(), words.end(), isName) && !(isOne && isOne(part)))
            names.insert(names.end(), words.begin(), words.end());
        else if (!trimmed(part).empty())
            names.push_back(trimmed(part));
    }
    return names;
}

LinkFinder::Records LinkFinder::having(const journal::Table& table, const FieldDef& field,
                                       std::string_view text) const {
    Records found;
    std::vector<std::int64_t> ids;
    const std::string first = stored(field, text, m_writer.today());
    std::string tight; // 王 秀兰 may stand as 王秀兰
    for (const char c : first)
        if (c != ' ') tight += c;
    for (const std::string& wanted : {first, tight}) {
        if (wanted.empty() || (!ids.empty())) continue;
        auto rows = m_writer.reader().cached("SELECT id FROM " + table.name + " WHERE \"" + field.id +
                                             "\" = ? AND alive = 1 ORDER BY id LIMIT " + std::to_string(mostNamesakes));
        rows->bind(1, wanted);
        while (rows->step()) ids.push_back(rows->integer(0));
    }
    for (const std::int64_t id : ids)
        if (auto record = journal::findRow(m_writer.reader(), table, id)) found.push_back(std::move(*record));
    return found;
}

LinkFinder::Records LinkFinder::named(const journal::Table& table, std::string_view text) const {
    if (text.empty()) return {};
    const std::string& type = table.type->id;
    std::vector<Uid> places;
    if (type == "dwelling") places = people::dwellingsAt(m_writer.reader(), text);
    if (type == "building") places = people::buildingsAt(m_writer.reader(), text);
    if (type == "unit") places = people::unitsAt(m_writer, text);
    Records found;
    for (const Uid& place : places)
        if (auto record = journal::findRecord(m_writer.reader(), table, place)) found.push_back(std::move(*record));
    if (!found.empty()) return found;
    const auto fields = namingFields(*table.type);
    for (const std::string& name : {std::string(text), withoutBrackets(std::string(text))}) {
        for (const FieldDef* field : fields) {
            // A field that no index leads through only tells namesakes apart; but a type may have no other.
            if (name.empty() || isDate(*field) || (!field->indexed && fields.size() > 1)) continue;
            found = having(table, *field, name);
            if (!found.empty()) return found;
        }
    }
    return found;
}

void LinkFinder::narrow(Records& records, std::span<const Clue> beside, const schema::Values& row) const {
    for (const Clue& clue : beside) {
        // A number that differs is somebody else; a phone or an address may just have changed.
        if (records.empty() || (records.size() == 1 && !isNumber(*clue.field))) continue;
        const std::string said = stored(*clue.field, clue.text, m_writer.today());
        if (said.empty()) continue;
        Records same, unknown;
        for (const Record& record : records) {
            const std::string ours = known(record, *clue.field);
            if (ours.empty())
                unknown.push_back(record);
            else if (agrees(*clue.field, ours, said))
                same.push_back(record);
        }
        if (!same.empty())
            records = std::move(same);
        else if (isNumber(*clue.field))
            records = std::move(unknown);
    }
    for (const auto& [field, value] : row.fields) {
        if (records.size() < 2) return;
        if (!value.isUid()) continue;
        Records same;
        std::copy_if(records.begin(), records.end(), std::back_inserter(same),
                     [&, id = field](const Record& record) { return record.get(id) == value; });
        if (!same.empty()) records = std::move(same);
    }
}

Error LinkFinder::refusal(ErrorCode code, const FieldDef& link, const std::string& target,
                          std::string_view text) const {
    return makeError(code, {{"type", m_from.id}, {"field", link.id}, {"value", std::string(text)}, {"what", target}});
}

Result<RecordId> LinkFinder::one(const FieldDef& link, std::string_view written, std::span<const Clue> beside,
                                 const schema::Values& row) {
    m_namesakes.clear();
    std::string text = trimmed(written);
    const Clue* number = nullptr;
    for (const Clue& clue : beside) {
        if (isNumber(*clue.field)) number = &clue;
        if (!isNumber(*clue.field) && !isDate(*clue.field) && clue.field->indexed && text.empty())
            text = trimmed(clue.text);
    }
    const std::string shown = text.empty() && number ? number->text : text;
    std::string target;
    for (const auto& table : m_writer.tables().all()) {
        if (table->links || (!link.targets.empty() && std::find(link.targets.begin(), link.targets.end(),
                                                                table->type->id) == link.targets.end()))
            continue;
        if (target.empty()) target = table->type->id;
        Records found = named(*table, text);
        if (number && table->type->field(number->field->id)) {
            // The number says who it is; the name must not say somebody else.
            Records numbered = having(*table, *number->field, number->text);
            const bool any = !numbered.empty();
            if (any && !text.empty())
                std::erase_if(numbered, [&](const Record& record) { return !isCalled(record, text, found); });
            if (any && numbered.empty()) return refusal(ErrorCode::NumberClash, link, table->type->id, shown);
            if (any) found = std::move(numbered);
        }
        if (found.empty()) continue;
        narrow(found, beside, row);
        if (found.size() == 1) return found.front().id();
        if (found.empty()) return refusal(ErrorCode::NumberClash, link, table->type->id, shown);
        Error error = refusal(ErrorCode::SeveralFound, link, table->type->id, shown);
        error.args.emplace_back("count", std::to_string(found.size()));
        for (const Record& record : found) m_namesakes.push_back(record.id());
        return error;
    }
    return refusal(ErrorCode::NoneFound, link, target, shown);
}

Result<std::vector<RecordId>> LinkFinder::each(const FieldDef& link, const std::vector<std::string>& names,
                                               const schema::Values& row) {
    std::vector<RecordId> found;
    for (const std::string& name : names) {
        MULIN_TRY_LET(record, one(link, name, {}, row));
        if (std::find(found.begin(), found.end(), record) == found.end()) found.push_back(record);
    }
    return found;
}

Result<std::vector<RecordId>> LinkFinder::several(const FieldDef& link, std::string_view written,
                                                  std::span<const Clue> beside, const schema::Values& row) {
    const std::string text = trimmed(written);
    const auto whole = one(link, text, beside, row);
    if (whole) return std::vector<RecordId>{*whole};
    if (whole.error().code != ErrorCode::NoneFound) return whole.error();
    const auto names = namesIn(text, [&](std::string_view part) { return one(link, part, {}, row).has_value(); });
    if (names.size() > 1) return each(link, names, row);
    for (const std::string_view word : {"和", "及", "与"})
        if (const auto at = text.find(word); at != std::string::npos && at > 0) {
            auto both = each(link, {trimmed(text.substr(0, at)), trimmed(text.substr(at + word.size()))}, row);
            if (both) return both;
        }
    return whole.error();
}

} // namespace mulin::sheets
