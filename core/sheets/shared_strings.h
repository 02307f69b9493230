// The string table of a workbook in compact memory: blocks that never move, one 8-byte place per string.
#pragma once

#include "core/sheets/xml_stream.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace mulin::sheets {

class SharedStrings final : private XmlStream::Handler {
public:
    /// Reads the part. Rich text is joined; phonetic text (rPh) is left out.
    Result<void> load(ZipArchive& archive, std::string_view part);
    std::size_t size() const { return m_places.size(); }
    std::string_view at(std::size_t index) const {
        const Place place = m_places[index];
        return {m_blocks[place.block].get() + place.offset, place.length};
    }

private:
    struct Place {
        std::uint64_t block : 20, offset : 22, length : 22;
    };
    void startElement(const char* name, const char** attributes) override;
    void endElement(const char* name) override;
    void characters(const char* text, std::size_t size) override;
    void keep(std::string_view text);

    XmlStream* m_stream = nullptr;
    std::vector<Place> m_places;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0; // of the last block
    std::string m_text;     // of the string being read
    int m_phonetic = 0;
    bool m_inText = false;
};

/// Resolves _xHHHH_ (ECMA-376 ST_Xstring) in place, from `start`. U+0000 goes, lone surrogates become U+FFFD.
void unescapeXstring(std::string& text, std::size_t start);

} // namespace mulin::sheets
