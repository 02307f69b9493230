#include "core/journal/chain.h"

#include "core/db/exception.h"
#include "core/journal/verify.h"

#include <cstring>
#include <map>

namespace mulin::journal {

namespace {

constexpr std::size_t markDigits = 20, groupDigits = 4;
constexpr std::int64_t ticks = 4096;

Hash hashIn(std::string_view bytes) {
    Hash hash{};
    std::memcpy(hash.data(), bytes.data(), std::min(bytes.size(), hash.size()));
    return hash;
}

/// By the uids of the streams: the same wherever the same acts are, in whatever order they came.
Hash folded(const std::map<Uid, Hash>& links) {
    Hasher hasher;
    for (const auto& [stream, link] : links) hasher.add(stream.view()).add(link);
    return hasher.finish();
}

std::string digitsOf(std::string_view mark) {
    std::string digits;
    for (const char c : mark) {
        const bool small = c >= 'a' && c <= 'f';
        if (small || (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9'))
            digits += small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return digits;
}

std::optional<TxnId> actOf(const db::Reader& reader, const Finding& finding) {
    const auto one = [&](db::Statement row) {
        return row.step() ? std::optional(TxnId(row.uid(0))) : std::optional<TxnId>();
    };
    const auto space = finding.where.find(' ');
    if (finding.what == "chain") {
        const auto stream = Uid::fromHex(finding.where.substr(0, space));
        if (!stream || space == std::string::npos) return {};
        auto row = reader.prepare("SELECT t.action FROM txn t JOIN stream s ON s.id = t.stream"
                                  " WHERE s.uid = ? AND t.seq = ?");
        row.bind(1, *stream).bind(2, std::int64_t{std::atoll(finding.where.c_str() + space)});
        return one(std::move(row));
    }
    if (finding.what == "entry" && space == std::string::npos) {
        auto row = reader.prepare("SELECT t.action FROM entry e JOIN txn t ON t.id = e.txn WHERE e.id = ?");
        row.bind(1, std::int64_t{std::atoll(finding.where.c_str())});
        return one(std::move(row));
    }
    return {};
}

} // namespace

Result<Heads> heads(const db::Reader& reader) {
    return db::guard([&] {
        db::Reader::Snapshot snapshot(reader);
        std::map<Uid, Hash> links;
        auto streams = reader.prepare("SELECT uid, head FROM stream WHERE seq > 0");
        while (streams.step()) links[streams.uid(0)] = hashIn(streams.blob(1));
        Heads heads{folded(links), 0};
        auto newest = reader.prepare("SELECT wall FROM txn ORDER BY id DESC LIMIT 1");
        if (newest.step()) heads.wall = newest.integer(0);
        return heads;
    });
}

Result<std::optional<Heads>> headsThatWere(const db::Reader& reader, std::string_view mark, Progress& progress) {
    return db::guard([&]() -> Result<std::optional<Heads>> {
        const std::string wanted = digitsOf(mark);
        if (wanted.size() != markDigits)
            return makeError(ErrorCode::BadArgument, {{"argument", "code"}, {"value", std::string(mark)}});
        db::Reader::Snapshot snapshot(reader);
        std::map<std::int64_t, Uid> streams;
        auto uids = reader.prepare("SELECT id, uid FROM stream");
        while (uids.step()) streams.emplace(uids.integer(0), uids.uid(1));
        std::map<Uid, Hash> links;
        const std::int64_t total = reader.integer("SELECT coalesce(max(id), 0) FROM txn");
        std::int64_t done = 0;
        auto txns = reader.prepare("SELECT stream, hash, wall FROM txn ORDER BY id");
        while (txns.step()) {
            if (++done % ticks == 0) {
                progress.report(done, total);
                if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            }
            links[streams[txns.integer(0)]] = hashIn(txns.blob(1));
            const Heads were{folded(links), txns.integer(2)};
            if (digitsOf(headMark(were.code)) == wanted) return std::optional(were);
        }
        return std::optional<Heads>();
    });
}

std::string headMark(const Hash& code) {
    const std::string digits = digitsOf(hexOf(code)).substr(0, markDigits);
    std::string mark;
    for (std::size_t at = 0; at < digits.size(); at += groupDigits)
        mark += (at == 0 ? "" : " ") + digits.substr(at, groupDigits);
    return mark;
}

Result<ChainVerdict> checkChains(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress) {
    MULIN_TRY_LET(verdict, verifyChains(reader, catalogue, progress));
    return db::guard([&] {
        ChainVerdict chains;
        chains.txns = verdict.txns;
        chains.entries = verdict.entries;
        for (const Finding& finding : verdict.findings)
            chains.breaks.push_back({actOf(reader, finding), finding.what + " " + finding.where});
        return chains;
    });
}

} // namespace mulin::journal
