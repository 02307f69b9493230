#include "core/journal/patch.h"

#include <algorithm>

namespace mulin::journal {

namespace {
enum Tag : std::uint8_t { TagNull = 0, TagNumber = 1, TagText = 2, TagUid = 3 };
}

void encodeValue(ByteWriter& out, const schema::Value& value) {
    if (value.isNumber()) {
        out.u8(TagNumber);
        out.zigzag(value.number());
    } else if (value.isText()) {
        out.u8(TagText);
        out.string(value.text());
    } else if (value.isUid()) {
        out.u8(TagUid);
        out.raw(value.uid().view());
    } else {
        out.u8(TagNull);
    }
}

std::optional<schema::Value> decodeValue(ByteReader& in) {
    const auto tag = in.u8();
    if (!tag) return std::nullopt;
    switch (*tag) {
    case TagNull: return schema::Value{};
    case TagNumber:
        if (const auto number = in.zigzag()) return schema::Value(*number);
        return std::nullopt;
    case TagText:
        if (const auto text = in.string()) return schema::Value(*text);
        return std::nullopt;
    case TagUid:
        if (const auto bytes = in.raw(16)) return schema::Value(*Uid::fromBytes(*bytes));
        return std::nullopt;
    default: return std::nullopt;
    }
}

std::string encodePatch(EntryOp op, const std::vector<FieldChange>& changes) {
    ByteWriter out;
    encodePatch(out, op, changes);
    return out.take();
}

void encodePatch(ByteWriter& out, EntryOp op, const std::vector<FieldChange>& changes) {
    out.varint(changes.size());
    for (const FieldChange& change : changes) {
        out.varint(static_cast<std::uint64_t>(change.field));
        if (op != EntryOp::Create) encodeValue(out, change.before);
        encodeValue(out, change.after);
    }
}

std::optional<std::vector<FieldChange>> decodePatch(EntryOp op, std::string_view patch) {
    ByteReader in(patch);
    const auto count = in.varint();
    if (!count || *count > patch.size()) return std::nullopt;
    std::vector<FieldChange> changes;
    changes.reserve(static_cast<std::size_t>(*count));
    for (std::uint64_t i = 0; i < *count; ++i) {
        FieldChange change;
        const auto field = in.varint();
        if (!field) return std::nullopt;
        change.field = static_cast<DefinitionIndex>(*field);
        if (op != EntryOp::Create) {
            auto before = decodeValue(in);
            if (!before) return std::nullopt;
            change.before = std::move(*before);
        }
        auto after = decodeValue(in);
        if (!after) return std::nullopt;
        change.after = std::move(*after);
        changes.push_back(std::move(change));
    }
    if (!in.atEnd()) return std::nullopt;
    return changes;
}

RowClock RowClock::decode(std::string_view blob) {
    RowClock clock;
    ByteReader in(blob);
    while (!in.atEnd()) {
        const auto reg = in.varint(), dot = in.varint();
        if (!reg || !dot) break;
        clock.m_dots.emplace_back(static_cast<DefinitionIndex>(*reg), static_cast<TxnIndex>(*dot));
    }
    return clock;
}

std::string RowClock::encode() const {
    ByteWriter out;
    for (const auto& [reg, dot] : m_dots) {
        out.varint(static_cast<std::uint64_t>(reg));
        out.varint(static_cast<std::uint64_t>(dot));
    }
    return out.take();
}

std::optional<TxnIndex> RowClock::dot(DefinitionIndex reg) const {
    const auto at = std::lower_bound(m_dots.begin(), m_dots.end(), reg,
                                     [](const auto& pair, DefinitionIndex r) { return pair.first < r; });
    if (at == m_dots.end() || at->first != reg) return std::nullopt;
    return at->second;
}

void RowClock::set(DefinitionIndex reg, TxnIndex dot) {
    const auto at = std::lower_bound(m_dots.begin(), m_dots.end(), reg,
                                     [](const auto& pair, DefinitionIndex r) { return pair.first < r; });
    if (at != m_dots.end() && at->first == reg)
        at->second = dot;
    else
        m_dots.insert(at, {reg, dot});
}

} // namespace mulin::journal
