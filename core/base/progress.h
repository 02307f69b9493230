// Progress and cancelling of long work. Called from the working thread; implementations pass it on.
#pragma once

#include <cstdint>

namespace mulin {

class Progress {
public:
    virtual ~Progress() = default;
    /// `done` of `total` units (bytes, rows); total 0 = unknown.
    virtual void report(std::int64_t done, std::int64_t total) = 0;
    /// Asked often; true = stop, undo everything, return ErrorCode::Cancelled.
    virtual bool cancelled() const = 0;
};

class NoProgress final : public Progress {
public:
    void report(std::int64_t, std::int64_t) override {}
    bool cancelled() const override { return false; }
};

} // namespace mulin
