// Result<T>: a value or an Error. The names are those of std::expected (C++23), so that an alias can replace it.
#pragma once

#include "core/base/error.h"

#include <cassert>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace mulin {

template<class T> class [[nodiscard]] Result {
public:
    using value_type = T;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const { return std::get<1>(m_state); }
    T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

    template<class F> auto and_then(F&& f) const -> std::invoke_result_t<F, const T&> {
        if (has_value()) return f(value());
        return error();
    }
    template<class F> auto transform(F&& f) const -> Result<std::invoke_result_t<F, const T&>> {
        if (has_value()) return f(value());
        return error();
    }

private:
    std::variant<T, Error> m_state;
};

template<> class [[nodiscard]] Result<void> {
public:
    using value_type = void;
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}
    bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace mulin

#define MULIN_JOIN2(a, b) a##b
#define MULIN_JOIN(a, b) MULIN_JOIN2(a, b)
/// MULIN_TRY(expr): returns the error of a Result from the enclosing function.
#define MULIN_TRY(...)                                                                                                 \
    do {                                                                                                               \
        if (auto mulinTried = (__VA_ARGS__); !mulinTried) return mulinTried.error();                                   \
    } while (false)
/// MULIN_TRY_LET(name, expr): `auto name = value of expr`, or returns its error.
#define MULIN_TRY_LET(name, ...)                                                                                       \
    auto MULIN_JOIN(mulinResult, __LINE__) = (__VA_ARGS__);                                                            \
    if (!MULIN_JOIN(mulinResult, __LINE__)) return MULIN_JOIN(mulinResult, __LINE__).error();                          \
    auto name = std::move(MULIN_JOIN(mulinResult, __LINE__)).value()
