#include "core/sheets/sheet_reader.h"

#include "core/base/text.h"
#include "core/sheets/csv_reader.h"
#include "core/sheets/ods_reader.h"
#include "core/sheets/sheet_child.h"
#include "core/sheets/xlsx_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace mulin::sheets {

namespace {

constexpr std::size_t headSize = 8192;

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

std::string extensionOf(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos || path.find('/', dot) != std::string::npos ? "" : lower(path.substr(dot + 1));
}

std::string wide(std::string_view ascii) {
    std::string result;
    for (const char c : ascii) {
        result += c;
        result += '\0';
    }
    return result;
}

/// A compound file (magic D0CF11E0) is an encrypted workbook, a binary one, a document of Word or WPS, or something
/// else: the names of its streams tell. They stand in the directory, which may lie anywhere. A binary workbook is the
/// only one that is read here, .et of WPS too: its content is the same.
Result<std::unique_ptr<SheetReader>> openCompound(const std::string& path, std::FILE* file, const std::string& sheet) {
    const std::string encrypted = wide("EncryptedPackage"), book = wide("Workbook"), oldBook = wide("Book"),
                      document = wide("WordDocument");
    bool isBook = false, isDocument = false;
    std::string buffer;
    std::string piece(std::size_t{1} << 16, '\0');
    std::rewind(file);
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file)) > 0;) {
        buffer.append(piece, 0, got);
        if (buffer.find(encrypted) != std::string::npos) return makeError(ErrorCode::SheetEncrypted, {{"path", path}});
        // "Book" alone is old Excel; the byte before tells it from "Workbook" and from "Notebook"
        isBook = isBook || buffer.find(book) != std::string::npos ||
                 buffer.find(std::string(2, '\0') + oldBook + std::string(2, '\0')) != std::string::npos;
        isDocument = isDocument || buffer.find(document) != std::string::npos;
        if (buffer.size() > 128) buffer.erase(0, buffer.size() - 128);
    }
    if (isBook) return openInChild(path, sheet);
    if (isDocument)
        return makeError(ErrorCode::SheetOldFormat,
                         {{"path", path}, {"format", extensionOf(path) == "wps" ? "wps" : "doc"}});
    return makeError(ErrorCode::SheetUnknown, {{"path", path}}, "compound file without a workbook");
}

/// A zip file is a workbook of OOXML or OpenDocument, or a document.
Result<std::unique_ptr<SheetReader>> openZip(const std::string& path, const std::string& sheet) {
    MULIN_TRY_LET(archive, ZipArchive::open(path));
    if (OdsReader::isOne(*archive)) return OdsReader::open(std::move(archive), sheet);
    if (archive->find("word/document.xml"))
        return makeError(ErrorCode::SheetOldFormat, {{"path", path}, {"format", "docx"}});
    return XlsxReader::open(path, sheet);
}

/// The beginning of a text file as lower-case ASCII, UTF-16 made narrow, white space and BOM in front removed.
std::string narrowed(std::string_view head) {
    std::string text;
    for (const char c : head)
        if (c != '\0' && static_cast<unsigned char>(c) < 0x80) text += c;
    const auto start = text.find_first_not_of(" \t\r\n");
    return start == std::string::npos ? std::string() : lower(std::string_view(text).substr(start));
}

bool startsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool isHtml(std::string_view text) {
    while (startsWith(text, "<!--")) { // comments may come first
        const auto end = text.find("-->");
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + 3);
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    }
    for (const char* start : {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div",
                              "<script", "mime-version:", "content-type: multipart"})
        if (startsWith(text, start)) return true;
    return startsWith(text, "<?xml") && text.find("<html") != std::string_view::npos;
}

bool isBinary(std::string_view head) {
    for (const std::string_view magic :
         {std::string_view("\x89PNG"), std::string_view("\xFF\xD8\xFF"), std::string_view("Rar!"),
          std::string_view("7z\xBC\xAF"), std::string_view("\x1F\x8B"),
          std::string_view("\x7F"
                           "ELF"),
          std::string_view("SQLite format 3"), std::string_view("{\\rtf")})
        if (startsWith(head, magic)) return true;
    if (startsWith(head, "\xFF\xFE") || startsWith(head, "\xFE\xFF")) return false;
    std::size_t controls = 0, zeros[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i) {
        const auto c = static_cast<unsigned char>(head[i]);
        if (c == 0)
            ++zeros[i % 2];
        else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A)
            ++controls;
    }
    const bool looksWide = std::max(zeros[0], zeros[1]) > 8 * std::min(zeros[0], zeros[1]); // UTF-16 without a mark
    return controls > head.size() / 20 || (!looksWide && zeros[0] + zeros[1] > head.size() / 10 + 1);
}

bool startsFormulaOrDigit(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return !text.empty() && ((text[0] >= '0' && text[0] <= '9') || looksLikeFormula(text));
}

} // namespace

Result<std::unique_ptr<SheetReader>> openSheet(const std::string& path, const OpenOptions& options) {
    if (options.pasted) {
        OpenOptions told = options;
        told.delimiter = "\t";
        return CsvReader::open(path, told);
    }
    std::error_code ignored;
    const auto kind = std::filesystem::status(path, ignored).type();
    using std::filesystem::file_type;
    if (kind == file_type::directory) return makeError(ErrorCode::FileUnreadable, {{"path", path}, {"what", "folder"}});
    // A pipe would be waited for without end, and cannot be read twice.
    if (kind == file_type::fifo || kind == file_type::socket || kind == file_type::character ||
        kind == file_type::block)
        return makeError(ErrorCode::FileUnreadable, {{"path", path}, {"what", "special"}});
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return makeError(errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, {{"path", path}});
    std::string head(headSize, '\0');
    head.resize(std::fread(head.data(), 1, head.size(), file.get()));
    if (std::ferror(file.get())) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
    if (head.empty()) return makeError(ErrorCode::SheetEmpty, {{"path", path}});

    if (startsWith(head, std::string_view("PK\x03\x04", 4)) || startsWith(head, std::string_view("PK\x05\x06", 4)))
        return openZip(path, options.sheet);
    if (startsWith(head, "\xD0\xCF\x11\xE0")) return openCompound(path, file.get(), options.sheet);
    if (startsWith(head, "%PDF")) return makeError(ErrorCode::SheetOldFormat, {{"path", path}, {"format", "pdf"}});
    const auto extension = extensionOf(path);
    if (isBinary(head)) {
        if (extension == "xlsx" || extension == "xlsm")
            return makeError(ErrorCode::SheetDamaged, {{"path", path}, {"part", "zip"}});
        return makeError(ErrorCode::SheetUnknown, {{"path", path}});
    }
    const auto text = narrowed(head);
    if (isHtml(text)) return makeError(ErrorCode::SheetIsHtml, {{"path", path}});
    if (startsWith(text, "<?xml")) {
        if (text.find("excel.sheet") != std::string::npos || text.find("office:spreadsheet") != std::string::npos)
            return makeError(ErrorCode::SheetOldFormat, {{"path", path}, {"format", "xml"}});
        return makeError(ErrorCode::SheetUnknown, {{"path", path}});
    }
    return CsvReader::open(path, options);
}

std::string columnName(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

std::size_t columnOf(std::string_view letters) {
    if (letters.empty() || letters.size() > 3) return npos;
    std::size_t column = 0;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z') return npos;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column <= Limits::columns ? column - 1 : npos;
}

std::string_view withoutApostrophe(std::string_view text) {
    if (text.size() > 1 && text[0] == '\'' && startsFormulaOrDigit(text.substr(1))) text.remove_prefix(1);
    return text;
}

} // namespace mulin::sheets
