// A prepared statement. Columns count from 0, parameters from 1. Throws db::Exception.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3_stmt;

namespace mulin {
struct Uid;
}

namespace mulin::db {

class Statement {
public:
    explicit Statement(sqlite3_stmt* raw) : m_raw(raw) {} ///< takes it over
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::string_view text); ///< copied
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const Uid& uid);
    Statement& bindBlob(int index, std::string_view bytes); ///< copied
    /// Not copied: must stay alive until reset. For bulk writing.
    Statement& bindTextView(int index, std::string_view text);
    Statement& bindBlobView(int index, std::string_view bytes);
    Statement& bindNull(int index);

    bool step();     ///< true = a row
    void run();      ///< steps to the end, then resets
    void runAgain(); ///< runs and keeps the bindings: those of the next run must replace every view
    void reset();    ///< also clears the bindings

    int columns() const;
    std::string columnName(int column) const;
    bool isNull(int column) const;
    bool isText(int column) const;
    bool isInteger(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const; ///< valid until the next step
    std::string_view blob(int column) const;
    Uid uid(int column) const; ///< throws if not 16 bytes
    bool readOnly() const;

    bool busy() const; ///< between its first step and its end or reset

private:
    void check(int code) const;

    sqlite3_stmt* m_raw;
};

/// A cached statement on loan: resets when it goes out of scope.
class Loan {
public:
    explicit Loan(Statement& statement) : m_statement(&statement) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Loan(Loan&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
        if (m_statement) m_statement->reset();
    }
    Statement* operator->() { return m_statement; }
    Statement& operator*() { return *m_statement; }

private:
    Statement* m_statement;
};

} // namespace mulin::db
