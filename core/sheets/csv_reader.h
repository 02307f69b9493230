// Delimited text, record by record: comma, tab, semicolon or full-width comma; quotes; CR, LF or both; ragged rows.
#pragma once

#include "core/sheets/sheet_reader.h"
#include "core/sheets/text_decoder.h"

#include <array>
#include <optional>

namespace mulin::sheets {

class CsvReader final : public SheetReader {
public:
    static Result<std::unique_ptr<SheetReader>> open(const std::string& path, const OpenOptions& options);

    Result<bool> next(Row& row) override;
    std::string format() const override { return "csv"; }
    std::string encoding() const override { return m_decoder->encoding(); }
    std::string delimiter() const override { return m_delimiter; }
    const std::vector<MergedRange>& merges() const override { return m_merges; }
    std::int64_t position() const override { return m_decoder->position(); }
    std::int64_t size() const override { return m_decoder->size(); }

private:
    CsvReader(std::string path, std::unique_ptr<TextDecoder> decoder)
        : m_path(std::move(path)), m_decoder(std::move(decoder)) {}
    Result<bool> refill();
    Result<bool> record();
    Result<void> quoted(std::size_t cellStart);
    Result<void> endCell(std::size_t cellStart);
    mulin::Error tooBig(const char* what) const;
    mulin::Error unclosed(std::uint64_t line) const;
    void useDelimiter(std::string delimiter);

    struct Place {
        std::size_t offset, length;
    };
    std::string m_path;
    std::unique_ptr<TextDecoder> m_decoder;
    std::string m_delimiter;
    std::array<bool, 256> m_special{}; // bytes that end an unquoted run
    std::vector<MergedRange> m_merges;
    std::optional<mulin::Error> m_error;
    std::string m_buffer; // decoded, from m_at not yet parsed
    std::size_t m_at = 0;
    bool m_more = true;
    std::string m_text; // of the record
    std::vector<Place> m_places;
    std::uint32_t m_number = 0;
    std::uint64_t m_line = 1;
    bool m_pending = false, m_afterCr = false;
};

/// The delimiter that cuts the lines of `head` most evenly.
std::string sniffDelimiter(std::string_view head);

} // namespace mulin::sheets
