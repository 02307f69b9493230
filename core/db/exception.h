// Exceptions stay inside core: rooms that use db turn them into Result at their border with guard().
#pragma once

#include "core/base/result.h"

#include <stdexcept>

namespace mulin::db {

class Exception : public std::runtime_error {
public:
    explicit Exception(Error error) : std::runtime_error(error.detail), m_error(std::move(error)) {}
    const Error& error() const { return m_error; }

private:
    Error m_error;
};

/// Turns an exception in flight (call inside catch (...)) into an Error: SQLite's codes, std::bad_alloc, others.
Error currentError();

/// Runs `body` (returning T, Result<T> or void); what it throws becomes the error.
template<class F> auto guard(F&& body) {
    using R = std::invoke_result_t<F>;
    if constexpr (std::is_void_v<R>) {
        try {
            body();
            return Result<void>{};
        } catch (...) {
            return Result<void>{currentError()};
        }
    } else if constexpr (requires(R r) { r.error(); }) {
        try {
            return body();
        } catch (...) {
            return R{currentError()};
        }
    } else {
        try {
            return Result<R>{body()};
        } catch (...) {
            return Result<R>{currentError()};
        }
    }
}

} // namespace mulin::db
