#include "core/journal/merge.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <tuple>

namespace mulin::journal {

std::string VersionVector::encode() const {
    ByteWriter out;
    out.varint(m_seqs.size());
    for (const auto& [stream, seq] : m_seqs) {
        out.varint(static_cast<std::uint64_t>(stream));
        out.varint(static_cast<std::uint64_t>(seq));
    }
    return out.take();
}

VersionVector VersionVector::decode(std::string_view bytes) {
    VersionVector vector;
    ByteReader in(bytes);
    const auto count = in.varint().value_or(0);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto stream = in.varint(), seq = in.varint();
        if (!stream || !seq) break;
        vector.set(static_cast<StreamIndex>(*stream), static_cast<std::int64_t>(*seq));
    }
    return vector;
}

bool addWrite(std::vector<Write>& maxima, Write write, const StampOf& stampOf) {
    const TxnStamp& stamp = stampOf(write.dot);
    for (Write& other : maxima)
        if (other.dot == write.dot) { // the same act wrote twice: its entries come in order, the last one counts
            if (other.value == write.value) return false;
            other.value = std::move(write.value);
            return true;
        }
    for (const Write& other : maxima)
        if (happenedBefore(stamp, stampOf(other.dot))) return false;
    std::erase_if(maxima, [&](const Write& other) { return happenedBefore(stampOf(other.dot), stamp); });
    maxima.push_back(std::move(write));
    return true;
}

const Write* shown(const std::vector<Write>& maxima, const StampOf& stampOf) {
    const auto rank = [&](const Write& write) {
        const TxnStamp& stamp = stampOf(write.dot);
        return std::make_tuple(stamp.hlc, stamp.device, stamp.dseq);
    };
    const auto best = std::max_element(maxima.begin(), maxima.end(),
                                       [&](const Write& a, const Write& b) { return rank(a) < rank(b); });
    return best == maxima.end() ? nullptr : &*best;
}

bool inConflict(const std::vector<Write>& maxima) {
    return std::any_of(maxima.begin(), maxima.end(),
                       [&](const Write& write) { return write.value != maxima.front().value; });
}

Existence existence(const std::vector<Write>& aliveMaxima, const std::vector<TxnIndex>& otherDots,
                    const StampOf& stampOf) {
    const auto isDelete = [](const Write& write) { return !write.value.empty() && !write.value.front().flag(); };
    const bool anyDelete = std::any_of(aliveMaxima.begin(), aliveMaxima.end(), isDelete);
    if (!anyDelete) return {true, false};
    if (!std::all_of(aliveMaxima.begin(), aliveMaxima.end(), isDelete)) return {true, true};
    for (const Write& write : aliveMaxima) {
        const TxnStamp& deletion = stampOf(write.dot);
        for (const TxnIndex dot : otherDots) {
            const TxnStamp& edit = stampOf(dot);
            if (dot != write.dot && !happenedBefore(edit, deletion) && !happenedBefore(deletion, edit))
                return {true, true};
        }
    }
    return {false, false};
}

} // namespace mulin::journal
