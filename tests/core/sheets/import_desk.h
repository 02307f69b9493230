// A desk with an office and sheets to import.
#pragma once

#include "core/records/query.h"
#include "core/sheets/import.h"
#include "core/sheets/import_targets.h"
#include "tests/core/sheets/sheet_files.h"
#include "tests/support/temp_office.h"

namespace mulin::test {

class ImportDesk : public TempOffice {
public:
    Result<sheets::ImportReport> tryFile(const std::string& type, const std::string& path,
                                         sheets::ImportRequest request = {}) {
        request.type = type;
        request.path = path;
        NoProgress progress;
        return sheets::importSheet(journal(), access(), request, progress);
    }
    sheets::ImportReport importFile(const std::string& type, const std::string& path,
                                    const sheets::ImportRequest& request = {}) {
        auto report = must(tryFile(type, path, request));
        CHECK(report.added + report.updated + report.duplicates + report.rejected == report.rows);
        return report;
    }
    sheets::ImportReport import(const std::string& type, const std::string& csv,
                                const sheets::ImportRequest& request = {}) {
        return importFile(type, sheet_files::write(folder.path("sheet.csv"), csv), request);
    }
    std::vector<journal::Record> all(const std::string& type, const std::string& where = {}) {
        return must(records::list(reader(), tables(), access(), {type, where, {}, {}, -1, false}, today()));
    }
    journal::Record person(const std::string& name) {
        const auto found = all("person", "name = \"" + name + "\"");
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

} // namespace mulin::test
