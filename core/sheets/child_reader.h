// The asking side of sheet_child.h: starts the child, waits for what it says, ends it.
#pragma once

#include "core/sheets/child_process.h"
#include "core/sheets/sheet_child.h"

#include <optional>

namespace mulin::sheets {

class ChildReader final : public SheetReader {
public:
    /// `program`: with its arguments. Longer than `patience` without a word: ended.
    static Result<std::unique_ptr<SheetReader>> open(const std::string& path, std::vector<std::string> program,
                                                     int patienceMs);
    Result<bool> next(Row& row) override;
    std::string format() const override { return "xls"; }
    std::vector<std::string> sheetNames() const override { return m_names; }
    std::string sheetName() const override { return m_name; }
    const std::vector<MergedRange>& merges() const override { return m_merges; }
    std::int64_t position() const override { return m_position; }
    std::int64_t size() const override { return m_size; }

private:
    ChildReader(std::string path, ChildProcess child, int patienceMs)
        : m_path(std::move(path)), m_patience(patienceMs), m_child(std::move(child)) {}
    Result<void> readHead();
    Result<char> nextFrame();
    Result<void> fill(std::size_t wanted);
    Result<void> readRow(Row& row);
    Error refusal() const;
    Error ended();
    Error stopped(const char* what) const;
    Error damaged() const;

    std::string m_path;
    int m_patience;
    ChildProcess m_child;
    std::string m_buffer; ///< from m_at not yet looked at
    std::size_t m_at = 0;
    std::string_view m_content; ///< of the frame, in m_buffer
    std::vector<std::string> m_names, m_texts;
    std::string m_name;
    std::vector<MergedRange> m_merges;
    std::int64_t m_position = 0, m_size = 0;
    std::uint32_t m_lastRow = 0;
    std::optional<mulin::Error> m_error;
    bool m_ended = false;
};

} // namespace mulin::sheets
