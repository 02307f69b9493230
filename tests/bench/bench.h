// What the benchmarks share: measuring, a synthetic register, an office filled with it.
#pragma once

#include "core/office.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mulin::bench {

/// Figures by name, in the order given; written as one flat JSON object.
class Results {
public:
    void set(const std::string& name, double value) { m_values.emplace_back(name, value); }
    std::string json() const;

private:
    std::vector<std::pair<std::string, double>> m_values;
};

double cpuSeconds(); ///< of this process, user and system
double wallSeconds();
std::int64_t residentBytes();

/// A resident of a synthetic register.
struct Row {
    std::string name, sex, idNumber, nation, education, phone, book, relation, estate, building, entrance, room,
        registered, status, grid, contact, contactPhone, remark;
    Date birth;
};
Row rowAt(std::int64_t index);

/// Benchmarks end with a sentence if something cannot be done.
[[noreturn]] void giveUp(const std::string& what, const Error& error);
template<class T> T must(const std::string& what, Result<T> result) {
    if (!result) giveUp(what, result.error());
    return std::move(*result);
}
inline void must(const std::string& what, Result<void> result) {
    if (!result) giveUp(what, result.error());
}

std::unique_ptr<Office> newOffice(const std::string& path);
std::unique_ptr<Office> openOffice(const std::string& path, Office::Mode mode);
/// An office of `residents`, each with residence and household, made with Bulk; kept if it is there already.
std::unique_ptr<Office> filledOffice(const std::string& path, std::int64_t residents);

int makeSheet(const std::string& path, std::int64_t rows);                        // sheet.cpp
void insertBench(const std::string& folder, std::int64_t rows, Results& results); // insert.cpp
/// The import alone, without the program around it: for profiles.
void importBench(const std::string& path, const std::string& sheet, Results& results); // sheet.cpp
void cipherBench(const std::string& folder, std::int64_t rows, Results& results);      // cipher.cpp
/// One act after the other, as a clerk saves.
void saveBench(const std::string& path, std::int64_t times, Results& results);       // insert.cpp
void searchBench(const std::string& path, std::int64_t residents, Results& results); // search.cpp
/// The board of a tower of 33 floors, 4 entrances and 6 rooms each; the search for people who are entered twice.
void peopleBench(const std::string& path, std::int64_t residents, Results& results); // people.cpp
/// The due list, suggestions and the check whether all are served who should be.
void ledgersBench(const std::string& path, std::int64_t residents, Results& results); // ledgers.cpp
void openBench(const std::string& path, std::int64_t residents, Results& results);    // search.cpp

} // namespace mulin::bench
