// Files for the tests of this room: raw OOXML packed by hand, so that odd cells can be written.
#pragma once

#include "core/sheets/sheet_reader.h"

#include <catch2/catch.hpp>
#include <unistd.h>
#include <zip.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace sheet_files {

/// A directory that goes with the test.
class Folder {
public:
    Folder() {
        static int count = 0;
        m_path = std::filesystem::temp_directory_path() /
                 ("mulin-sheets-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    std::string file(const std::string& name) const { return (m_path / name).string(); }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline std::string write(const std::string& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

inline std::string readAll(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    std::string bytes(in ? static_cast<std::size_t>(in.tellg()) : 0, '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const std::string& path, const Parts& parts) {
    std::filesystem::remove(path);
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    REQUIRE(archive);
    for (const auto& [name, text] : parts) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1); // fast
    }
    REQUIRE(zip_close(archive) == 0);
    return path;
}

struct Book {
    std::string rows;      ///< inside <sheetData>
    std::string afterRows; ///< mergeCells
    std::string strings;   ///< inside <sst>
    std::string formats;   ///< inside <numFmts>
    std::string styles;    ///< inside <cellXfs>
    std::string workbookPr = "<workbookPr/>";
    std::string prolog = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

    Parts parts() const {
        const std::string ns = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
        const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const std::string relNs = R"( xmlns="http://schemas.openxmlformats.org/package/2006/relationships")";
        return {
            {"_rels/.rels", "<Relationships" + relNs + R"(><Relationship Id="rId1" Type=")" + rel +
                                R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
            {"xl/workbook.xml", "<workbook" + ns + " xmlns:r=\"" + rel + "\">" + workbookPr +
                                    R"(<sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships" + relNs + R"(><Relationship Id="rId1" Type=")" + rel +
                 R"(/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type=")" + rel +
                 R"(/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type=")" + rel +
                 R"(/styles" Target="styles.xml"/></Relationships>)"},
            {"xl/sharedStrings.xml", "<sst" + ns + ">" + strings + "</sst>"},
            {"xl/styles.xml", "<styleSheet" + ns + "><numFmts>" + formats + "</numFmts><cellXfs>" +
                                  R"(<xf numFmtId="0"/>)" + styles + "</cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml",
             prolog + "<worksheet" + ns + "><sheetData>" + rows + "</sheetData>" + afterRows + "</worksheet>"},
        };
    }
    std::string save(const std::string& path) const { return zipped(path, parts()); }
};

struct Line {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<std::string> texts;
    std::vector<mulin::sheets::CellKind> kinds;
    std::vector<double> numbers;
    std::vector<bool> lost;
};

struct Table {
    std::vector<Line> lines;
    std::string error; ///< name of the error that ended it
    std::string errorPart, errorRow, errorLine;
    std::string at(std::size_t line, std::size_t column) const {
        return line < lines.size() && column < lines[line].texts.size() ? lines[line].texts[column] : "(none)";
    }
};

inline Line copied(const mulin::sheets::Row& row) {
    Line line{row.number, row.hidden, {}, {}, {}, {}};
    for (const auto& cell : row.cells) {
        line.texts.emplace_back(cell.text);
        line.kinds.push_back(cell.kind);
        line.numbers.push_back(cell.number);
        line.lost.push_back(cell.digitsLost);
    }
    return line;
}

inline void note(Table& table, const mulin::Error& error) {
    table.error = errorName(error.code);
    table.errorPart = error.arg("part") + error.arg("what");
    table.errorRow = error.arg("row");
    table.errorLine = error.arg("line");
}

inline Table read(const std::string& path, const mulin::sheets::OpenOptions& options = {}) {
    Table table;
    auto reader = mulin::sheets::openSheet(path, options);
    if (!reader) {
        note(table, reader.error());
        return table;
    }
    mulin::sheets::Row row;
    for (;;) {
        auto more = (*reader)->next(row);
        if (!more) note(table, more.error());
        if (!more || !*more) return table;
        table.lines.push_back(copied(row));
    }
}

} // namespace sheet_files
