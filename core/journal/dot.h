// Causality. A dot is one txn, named by its number in this file; streams and devices likewise. Nothing here is wire
// format.
#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace mulin::journal {

using StreamIndex = std::int64_t;
using TxnIndex = std::int64_t; ///< txn.id: the dot of every register that this txn wrote

/// How many txns of each stream have been applied. Absent = 0.
class VersionVector {
public:
    std::int64_t operator[](StreamIndex stream) const {
        const auto at = m_seqs.find(stream);
        return at == m_seqs.end() ? 0 : at->second;
    }
    void set(StreamIndex stream, std::int64_t seq) { m_seqs[stream] = seq; }
    bool covers(const VersionVector& other) const {
        for (const auto& [stream, seq] : other.m_seqs)
            if ((*this)[stream] < seq) return false;
        return true;
    }
    const std::map<StreamIndex, std::int64_t>& seqs() const { return m_seqs; }
    bool operator==(const VersionVector&) const = default;
    std::string encode() const;
    static VersionVector decode(std::string_view bytes);

private:
    std::map<StreamIndex, std::int64_t> m_seqs;
};

/// What the merge core must know of a txn.
struct TxnStamp {
    StreamIndex stream = 0;
    std::int64_t seq = 0; ///< in its stream, from 1
    Uid device;
    std::int64_t dseq = 0; ///< in its device, from 1
    std::uint64_t hlc = 0;
    VersionVector context; ///< streams of other devices that its author had applied
};

/// a → b: the author of b had applied a.
inline bool happenedBefore(const TxnStamp& a, const TxnStamp& b) {
    if (a.device == b.device) return a.dseq < b.dseq;
    return b.context[a.stream] >= a.seq;
}

} // namespace mulin::journal
