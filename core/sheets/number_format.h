// How a number in a sheet is meant: date, time, percent, padded with zeros, or plain.
#pragma once

#include "core/sheets/sheet_reader.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mulin::sheets {

struct NumberFormat {
    enum Kind : std::uint8_t { General, Date, DateTime, Time, Percent, Zeros };
    Kind kind = General;
    std::uint8_t digits = 0; ///< Zeros: least number of digits
    bool operator==(const NumberFormat&) const = default;
};

/// Built-in formats by number, those of the Chinese editions (27–36, 50–58) included.
NumberFormat builtinFormat(int id);
/// A format code such as yyyy"年"m"月"d"日", [$-804]aaaa, 0.00%, 0000.
NumberFormat formatOfCode(std::string_view code);

/// Appends the text of a number as stored in the file and sets kind, number and digitsLost of `cell` (not its text).
void appendNumber(std::string& out, Cell& cell, std::string_view raw, NumberFormat format, bool date1904);
/// The same for an ISO date or time (cells of type "d").
void appendIsoDate(std::string& out, Cell& cell, std::string_view raw);

/// Integers in full, others with 15 digits.
void appendPlainNumber(std::string& out, double value);

} // namespace mulin::sheets
