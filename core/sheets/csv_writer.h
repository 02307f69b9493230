// .csv: UTF-8 with BOM, comma, CRLF. Texts before which a sheet program would compute get an apostrophe in front, which
// the reader takes off again.
#pragma once

#include "core/sheets/sheet_writer.h"

#include <cstdio>

namespace mulin::sheets {

class CsvWriter final : public SheetWriter {
public:
    static Result<std::unique_ptr<SheetWriter>> create(const std::string& path);
    ~CsvWriter() override;
    Result<void> header(const std::vector<ColumnSpec>& columns) override;
    Result<void> row(std::span<const Cell> cells) override;
    Result<void> close() override;

private:
    explicit CsvWriter(const std::string& path) : m_pending(path) {}
    Result<void> flush();
    void append(std::string_view text);

    PendingFile m_pending;
    std::FILE* m_file = nullptr;
    std::string m_buffer;
};

} // namespace mulin::sheets
