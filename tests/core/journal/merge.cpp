// The merge core against an oracle of sets and maxima.
#include "core/journal/merge.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>
#include <set>

using namespace mulin;
using namespace mulin::journal;

namespace {

struct History {
    std::vector<TxnStamp> stamps;         // index + 1 = dot
    std::vector<std::set<TxnIndex>> seen; // dots that each dot's author had applied: the oracle's causality
    std::vector<RegisterValue> values;
};

/// Devices write and now and then take over all that another one has.
History randomHistory() {
    const int devices = *rc::gen::resize(100, rc::gen::inRange(1, 5));
    const int steps = *rc::gen::resize(100, rc::gen::inRange(2, 25));
    History history;
    std::vector<std::set<TxnIndex>> applied(static_cast<std::size_t>(devices));
    std::vector<std::int64_t> seqs(static_cast<std::size_t>(devices), 0);
    for (int step = 0; step < steps; ++step) {
        const auto device = static_cast<std::size_t>(*rc::gen::resize(100, rc::gen::inRange(0, devices)));
        if (step > 0 && *rc::gen::resize(100, rc::gen::inRange(0, 3)) == 0) {
            const auto other = static_cast<std::size_t>(*rc::gen::resize(100, rc::gen::inRange(0, devices)));
            applied[device].insert(applied[other].begin(), applied[other].end());
            continue;
        }
        TxnStamp stamp;
        stamp.stream = static_cast<StreamIndex>(device) + 1;
        stamp.seq = stamp.dseq = ++seqs[device];
        stamp.device = Uid::named("device", std::to_string(device));
        stamp.hlc = static_cast<std::uint64_t>(*rc::gen::inRange(1, 50)); // clocks may lie
        for (const TxnIndex dot : applied[device]) {
            const TxnStamp& other = history.stamps[static_cast<std::size_t>(dot - 1)];
            if (other.device != stamp.device)
                stamp.context.set(other.stream, std::max(stamp.context[other.stream], other.seq));
        }
        history.stamps.push_back(stamp);
        history.seen.push_back(applied[device]);
        history.values.push_back({schema::Value(*rc::gen::inRange(0, 3))});
        applied[device].insert(static_cast<TxnIndex>(history.stamps.size()));
    }
    return history;
}

std::set<TxnIndex> oracleMaxima(const History& history) {
    std::set<TxnIndex> maxima;
    for (std::size_t i = 0; i < history.stamps.size(); ++i) {
        const auto dot = static_cast<TxnIndex>(i + 1);
        const bool overtaken =
            std::any_of(history.seen.begin(), history.seen.end(), [&](const auto& seen) { return seen.contains(dot); });
        if (!overtaken) maxima.insert(dot);
    }
    return maxima;
}

std::vector<Write> mergeIn(const History& history, const std::vector<std::size_t>& order) {
    const StampOf stampOf = [&](TxnIndex dot) -> const TxnStamp& {
        return history.stamps[static_cast<std::size_t>(dot - 1)];
    };
    std::vector<Write> maxima;
    for (const std::size_t i : order) addWrite(maxima, {static_cast<TxnIndex>(i + 1), history.values[i]}, stampOf);
    return maxima;
}

} // namespace

TEST_CASE("the maxima are those of the oracle, in any order, however often") {
    rc::prop("order and repetition do not matter", [] {
        const History history = randomHistory();
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < history.stamps.size(); ++i) order.push_back(i);
        const auto repeats =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, order.size()));
        order.insert(order.end(), repeats.begin(), repeats.end());
        const auto keys = *rc::gen::container<std::vector<int>>(order.size(), rc::gen::arbitrary<int>());
        std::vector<std::size_t> positions(order.size());
        for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = i;
        std::stable_sort(positions.begin(), positions.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        std::vector<std::size_t> shuffled;
        for (const std::size_t position : positions) shuffled.push_back(order[position]);

        const auto expected = oracleMaxima(history);
        const auto straight = mergeIn(history, order), mixed = mergeIn(history, shuffled);
        std::set<TxnIndex> dots, mixedDots;
        std::set<schema::Value> values;
        for (const Write& write : straight) {
            dots.insert(write.dot);
            values.insert(write.value.front());
        }
        for (const Write& write : mixed) mixedDots.insert(write.dot);
        RC_ASSERT(dots == expected);
        RC_ASSERT(mixedDots == expected);
        RC_ASSERT(inConflict(straight) == (values.size() > 1));
        RC_ASSERT(inConflict(mixed) == inConflict(straight));
        const StampOf stampOf = [&](TxnIndex dot) -> const TxnStamp& {
            return history.stamps[static_cast<std::size_t>(dot - 1)];
        };
        RC_ASSERT(shown(straight, stampOf)->dot == shown(mixed, stampOf)->dot);
    });
}

TEST_CASE("a write succeeds all that its author had seen, whatever the clocks say") {
    std::vector<TxnStamp> stamps(2);
    stamps[0] = {1, 1, Uid::named("device", "a"), 1, 1'000'000, {}};
    stamps[1] = {2, 1, Uid::named("device", "b"), 1, 1, {}};
    stamps[1].context.set(1, 1);
    const StampOf stampOf = [&](TxnIndex dot) -> const TxnStamp& { return stamps[static_cast<std::size_t>(dot - 1)]; };
    std::vector<Write> maxima;
    CHECK(addWrite(maxima, {1, {schema::Value("old")}}, stampOf));
    CHECK(addWrite(maxima, {2, {schema::Value("new")}}, stampOf));
    REQUIRE(maxima.size() == 1);
    CHECK(maxima.front().value.front() == schema::Value("new"));
    CHECK_FALSE(addWrite(maxima, {1, {schema::Value("old")}}, stampOf));
}

TEST_CASE("a delete does not mask a concurrent edit") {
    std::vector<TxnStamp> stamps(2);
    stamps[0] = {1, 1, Uid::named("device", "a"), 1, 10, {}};
    stamps[1] = {2, 1, Uid::named("device", "b"), 1, 20, {}};
    const StampOf stampOf = [&](TxnIndex dot) -> const TxnStamp& { return stamps[static_cast<std::size_t>(dot - 1)]; };
    const std::vector<Write> deleted{{2, {schema::Value(false)}}};
    const Existence concurrent = existence(deleted, {1}, stampOf);
    CHECK(concurrent.alive);
    CHECK(concurrent.contested);
    stamps[1].context.set(1, 1); // the deleting office had seen the edit
    CHECK_FALSE(existence(deleted, {1}, stampOf).alive);
}

TEST_CASE("version vectors survive encoding") {
    rc::prop("decode(encode(v)) = v", [](const std::map<std::uint16_t, std::uint32_t>& seqs) {
        VersionVector vector;
        for (const auto& [stream, seq] : seqs) vector.set(stream, seq);
        RC_ASSERT(VersionVector::decode(vector.encode()) == vector);
    });
}
