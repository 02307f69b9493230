// The price of encryption: a page, and raw SQL into an encrypted file against the same into a plain one.
#include "tests/bench/bench.h"

#include "core/db/connection.h"
#include "core/db/key_slots.h"
#include "core/db/page_cipher.h"

#include <algorithm>
#include <filesystem>

namespace mulin::bench {

namespace {

constexpr int pages = 20000;
constexpr int saves = 300;

void pageBench(Results& results) {
    const auto microseconds = [](auto&& body) {
        const double start = cpuSeconds();
        for (int i = 0; i < pages; ++i) body(static_cast<std::uint32_t>(i + 2));
        return (cpuSeconds() - start) * 1e6 / pages;
    };
    std::array<unsigned char, 4096> plain{}, stored{}, sealed{};
    for (std::size_t i = 0; i < db::cipherContent; ++i) plain[i] = static_cast<unsigned char>(i * 7);
    db::PageCipher cipher(db::Key::random(), {});
    db::PageChecksum checksum;
    const auto main = db::FileKind::Main;
    results.set("seal_us",
                microseconds([&](std::uint32_t page) { cipher.seal(main, page, plain.data(), sealed.data()); }));
    cipher.seal(main, 2, plain.data(), sealed.data());
    results.set("unseal_us", microseconds([&](std::uint32_t) {
                    stored = sealed;
                    cipher.unseal(main, 2, stored.data());
                }));
    results.set("checksum_us",
                microseconds([&](std::uint32_t page) { checksum.seal(main, page, plain.data(), stored.data()); }));
}

struct Figures {
    double insert = 0, insertCpu = 0, save = 0, saveCpu = 0, scan = 0, lookup = 0;
};

Figures measure(const std::string& path, const db::OpenOptions& options, std::int64_t rows) {
    std::filesystem::remove(path);
    Figures figures;
    {
        const auto connection = must("create", db::Connection::create(path, options));
        connection->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, number TEXT, phone TEXT, address TEXT);"
                            "CREATE INDEX n ON t(name); CREATE INDEX i ON t(number)");
        double wall = wallSeconds(), cpu = cpuSeconds();
        db::Connection::Transaction transaction(*connection);
        for (std::int64_t i = 0; i < rows; ++i) {
            const Row row = rowAt(i);
            connection->write("INSERT INTO t VALUES(?, ?, ?, ?, ?)")
                ->bind(1, i)
                .bind(2, row.name)
                .bind(3, row.idNumber)
                .bind(4, row.phone)
                .bind(5, row.registered)
                .run();
        }
        transaction.commit();
        figures.insert = wallSeconds() - wall;
        figures.insertCpu = cpuSeconds() - cpu;
        wall = wallSeconds(), cpu = cpuSeconds();
        for (std::int64_t i = 0; i < saves; ++i) {
            db::Connection::Transaction one(*connection);
            connection->write("UPDATE t SET phone = 'x', name = 'y' WHERE id = ?")->bind(1, i * 7919 % rows).run();
            one.commit();
        }
        figures.save = (wallSeconds() - wall) / saves;
        figures.saveCpu = (cpuSeconds() - cpu) / saves;
    }
    const auto reader = must("open", db::Reader::open(path, options));
    double wall = wallSeconds();
    (void)reader->integer("SELECT sum(length(address)) FROM t"); // the system has the pages, SQLite has not
    figures.scan = wallSeconds() - wall;
    wall = wallSeconds();
    for (std::int64_t i = 0; i < 10000; ++i) {
        auto row = reader->cached("SELECT phone FROM t WHERE id = ?");
        row->bind(1, i * 7919 % rows);
        row->step();
    }
    figures.lookup = wallSeconds() - wall;
    return figures;
}

} // namespace

void cipherBench(const std::string& folder, std::int64_t rows, Results& results) {
    pageBench(results);
    const auto made = must("key", db::newEncryption({}));
    db::OpenOptions encrypted;
    encrypted.key = made.key;
    encrypted.header = made.header;
    const auto path = folder + "/cipher.mulin";
    Figures best[2];
    for (int turn = 0; turn < 3; ++turn)
        for (const bool sealed : {false, true}) {
            const auto now = measure(path, sealed ? encrypted : db::OpenOptions{}, rows);
            auto& least = best[sealed];
            const auto take = [&](double Figures::*figure) {
                least.*figure = turn ? std::min(least.*figure, now.*figure) : now.*figure;
            };
            for (const auto figure : {&Figures::insert, &Figures::insertCpu, &Figures::save, &Figures::saveCpu,
                                      &Figures::scan, &Figures::lookup})
                take(figure);
        }
    std::filesystem::remove(path);
    const auto both = [&](const std::string& name, double Figures::*figure) {
        results.set(name + "_plain", best[0].*figure);
        results.set(name + "_encrypted", best[1].*figure);
        results.set(name + "_ratio", best[1].*figure / best[0].*figure);
    };
    both("insert_seconds", &Figures::insert);
    both("insert_cpu_seconds", &Figures::insertCpu);
    both("save_seconds", &Figures::save);
    both("save_cpu_seconds", &Figures::saveCpu);
    both("scan_seconds", &Figures::scan);
    both("lookup_seconds", &Figures::lookup);

    const auto cost = db::KeyCost::tuned();
    results.set("password_mebibytes", static_cast<double>(cost.bytes) / (1 << 20));
    results.set("password_passes", cost.passes);
    db::NewKeySlot slot;
    slot.login = "x";
    slot.password = db::Secret("password");
    slot.cost = cost;
    const double start = wallSeconds();
    (void)must("slot", db::newEncryption({slot}));
    results.set("password_seconds", wallSeconds() - start);
}

} // namespace mulin::bench
