#include "core/journal/vault_entry.h"

#include <cstring>

namespace mulin::journal {

namespace {

std::string place(std::string_view what, const Uid& stream, std::int64_t seq, std::int64_t ordinal) {
    ByteWriter out;
    out.string(what);
    out.raw(stream.view());
    out.varint(static_cast<std::uint64_t>(seq));
    out.varint(static_cast<std::uint64_t>(ordinal));
    return out.take();
}

} // namespace

std::string entryPlace(const Uid& stream, std::int64_t seq, std::int64_t ordinal) {
    return place("mulin entry 1", stream, seq, ordinal);
}

std::string actPlace(const Uid& stream, std::int64_t seq) { return place("mulin act 1", stream, seq, 0); }

SealedAct sealAct(const access::VaultKey& key, const std::string& operation, const std::string& args, const Uid& stream,
                  std::int64_t seq, const Environment& environment) {
    std::string salt(sizeof(Salt), '\0');
    environment.random->fill(salt.data(), salt.size());
    ByteWriter said;
    said.raw(salt); // or the few words that operations have could be guessed from the hash
    said.string(operation);
    said.string(args);
    const Hash hash = hashOf(said.bytes());
    return {std::string(Hasher::view(hash)), access::encrypted(key, said.bytes(), actPlace(stream, seq))};
}

std::optional<OpenedAct> openAct(const access::VaultKey& key, std::string_view kept, const Uid& stream,
                                 std::int64_t seq) {
    if (kept.size() < commitmentSize) return std::nullopt;
    const auto said = access::decrypted(key, kept.substr(commitmentSize), actPlace(stream, seq));
    if (!said || kept.substr(0, commitmentSize) != Hasher::view(hashOf(*said))) return std::nullopt;
    ByteReader in(*said);
    const auto salt = in.raw(sizeof(Salt));
    const auto operation = in.string(), args = in.string();
    if (!salt || !operation || !args) return std::nullopt;
    return OpenedAct{std::string(*operation), std::string(*args)};
}

std::optional<std::string> resealed(const access::VaultKey& from, const access::VaultKey& to, std::string_view box,
                                    std::string_view place) {
    const auto plain = access::decrypted(from, box, place);
    return plain ? std::optional(access::encrypted(to, *plain, place)) : std::nullopt;
}

std::optional<OpenedEntry> readCanonical(const Tables& tables, std::string_view canonical) {
    ByteReader in(canonical);
    OpenedEntry entry;
    const auto salt = in.raw(entry.salt.size()), table = in.raw(16), row = in.raw(16);
    const auto op = in.u8();
    const auto count = in.varint();
    if (!salt || !table || !row || !count || !op || (*op != 1 && *op != 2)) return std::nullopt;
    std::memcpy(entry.salt.data(), salt->data(), entry.salt.size());
    entry.table = *Uid::fromBytes(*table);
    entry.row = *Uid::fromBytes(*row);
    entry.op = static_cast<EntryOp>(*op);
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto field = in.raw(16);
        if (!field) return std::nullopt;
        FieldChange change;
        const Uid named = *Uid::fromBytes(*field);
        change.field = tables.fieldIndex(named);
        if (entry.op != EntryOp::Create) {
            auto before = decodeValue(in);
            if (!before) return std::nullopt;
            change.before = std::move(*before);
        }
        auto after = decodeValue(in);
        if (!after) return std::nullopt;
        change.after = std::move(*after);
        if (change.field != 0 || named == tables.fieldUid(aliveRegister)) entry.changes.push_back(std::move(change));
    }
    if (!in.atEnd()) return std::nullopt;
    return entry;
}

} // namespace mulin::journal
