// An office in a folder of its own, with a clock that stands still and chance that repeats.
#pragma once

#include "core/journal/rows.h"
#include "core/journal/verify.h"
#include "core/office.h"

#include <QtCore/QTemporaryDir>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>

namespace mulin::test {

template<class T> T must(Result<T> result) {
    if (!result) {
        std::string args;
        for (const auto& [name, value] : result.error().args) args += " " + name + "=" + value;
        INFO(errorName(result.error().code) << args << " " << result.error().detail << " at "
                                            << result.error().where.file << ":" << result.error().where.line);
        REQUIRE(result.has_value());
    }
    return std::move(result).value();
}

inline void must(Result<void> result) {
    if (result) return;
    std::string args;
    for (const auto& [name, value] : result.error().args) args += " " + name + "=" + value;
    INFO(errorName(result.error().code) << args << " " << result.error().detail << " at " << result.error().where.file
                                        << ":" << result.error().where.line);
    REQUIRE(result.has_value());
}

class TempFolder {
public:
    std::string path(const std::string& name) const {
        return m_dir.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_dir;
};

/// Office 130202002018, five tiers, user 李敏, on 2026-03-10 at 09:00 in Tangshan; or another one.
class TempOffice {
public:
    explicit TempOffice(const std::string& code = "130202002018", const std::string& tiers = "five")
        : clock(std::make_shared<FixedClock>(msOfDate(*Date::fromYmd(2026, 3, 10)) + 9 * 3600 * 1000))
        , environment{clock, std::make_shared<SeededRandom>(20261122)} {
        office = must(
            Office::createFor(folder.path("office.mulin"), {code, tiers, "limin", "李敏", "台式机"}, {environment}));
    }

    void reopen() {
        const std::string path = office->path();
        office.reset();
        office = must(Office::open(path, Office::Mode::Write, {environment}));
    }
    journal::Journal& journal() { return *must(office->journal()); }
    const db::Reader& reader() { return office->reader(); }
    const journal::Tables& tables() { return office->tables(); }
    access::Access access() { return must(office->accessFor("limin")); }
    Date today() { return office->today(); }
    void nextDay(int days = 1) { clock->advance(days * std::int64_t{24} * 3600 * 1000); }
    std::string digest() { return hexOf(must(journal::digest(reader(), office->catalogue()))); }
    bool sound() {
        NoProgress progress;
        const auto verdict = must(journal::verify(reader(), office->catalogue(), progress));
        for (const auto& finding : verdict.findings) UNSCOPED_INFO(finding.what << " " << finding.where);
        return verdict.sound();
    }

    Result<journal::ChangeSet> transact(const std::string& operation, const journal::Journal::Body& body) {
        return journal().transact(access(), {operation, {}}, body);
    }
    RecordId add(const std::string& type, const schema::Values& values) {
        std::optional<RecordId> id;
        must(transact(type + ".add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(made, writer.create(type, values));
            id = made;
            return {};
        }));
        return *id;
    }
    Result<journal::ChangeSet> set(const std::string& type, RecordId id, const schema::Values& values) {
        return transact(type + ".set",
                        [&](journal::Writer& writer) -> Result<void> { return writer.update(type, id, values); });
    }
    journal::Record record(const std::string& type, RecordId id) {
        auto found = journal::findRecord(reader(), *tables().find(type), id.uid());
        REQUIRE(found);
        return std::move(*found);
    }

    TempFolder folder;
    std::shared_ptr<FixedClock> clock;
    Environment environment;
    std::unique_ptr<Office> office;
};

} // namespace mulin::test
