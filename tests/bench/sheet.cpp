#include "core/sheets/import.h"
#include "core/sheets/sheet_writer.h"
#include "tests/bench/bench.h"

namespace mulin::bench {

int makeSheet(const std::string& path, std::int64_t rows) {
    using sheets::textCell;
    auto out = must("sheet", sheets::createSheet(security::Disclosure::nothingStored(), path, {}));
    std::vector<sheets::ColumnSpec> columns;
    for (const char* title : {"序号",     "姓名",     "性别",       "身份证号",   "出生日期",     "民族", "文化程度",
                              "联系电话", "户号",     "与户主关系", "小区",       "楼号",         "单元", "室",
                              "户籍地址", "人户状态", "网格",       "紧急联系人", "紧急联系电话", "备注"})
        columns.push_back({title});
    must("header", out->header(columns));
    for (std::int64_t i = 0; i < rows; ++i) {
        const Row row = rowAt(i);
        const std::array cells{sheets::numberCell(static_cast<double>(i + 1)),
                               textCell(row.name),
                               textCell(row.sex),
                               textCell(row.idNumber),
                               sheets::dateCell(row.birth.days),
                               textCell(row.nation),
                               textCell(row.education),
                               textCell(row.phone),
                               textCell(row.book),
                               textCell(row.relation),
                               textCell(row.estate),
                               textCell(row.building + "号楼"),
                               textCell(row.entrance),
                               textCell(row.room),
                               textCell(row.registered),
                               textCell(row.status),
                               textCell(row.grid),
                               textCell(row.contact),
                               textCell(row.contactPhone),
                               textCell(row.remark)};
        must("row", out->row(cells));
    }
    must("close", out->close());
    return 0;
}

void importBench(const std::string& path, const std::string& sheet, Results& results) {
    const auto office = newOffice(path);
    journal::Journal* journal = must("journal", office->journal());
    sheets::ImportRequest request;
    request.path = sheet;
    NoProgress progress;
    const double cpu = cpuSeconds(), wall = wallSeconds();
    const auto report = must("import", sheets::importSheet(*journal, access::Access::full({}), request, progress));
    results.set("rows", static_cast<double>(report.rows));
    results.set("added", static_cast<double>(report.added));
    results.set("import_cpu_seconds", cpuSeconds() - cpu);
    results.set("import_seconds", wallSeconds() - wall);
}

} // namespace mulin::bench
