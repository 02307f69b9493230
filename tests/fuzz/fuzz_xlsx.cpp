// The input is the XML of a worksheet; every other part is good. (Bytes of a whole archive would only ever find the
// checksums of the zip library.)
#include "fuzz_sheet.h"

#include <zip.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const char* const relations = R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/>)"
                              R"(<Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/>)"
                              R"(<Relationship Id="r3" Type="x/styles" Target="y.xml"/></Relationships>)";
const char* const workbook =
    R"(<workbook><sheets><sheet name="a" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>)";
const char* const strings = R"(<sst><si><t>a</t></si><si><t>_x0041_</t></si></sst>)";
const char* const styles = R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>)"
                           R"(<xf numFmtId="9"/></cellXfs></styleSheet>)";

void add(zip_t* archive, const char* name, const void* data, std::size_t size) {
    zip_source_t* source = zip_source_buffer(archive, data, size, 0);
    const auto index = zip_file_add(archive, name, source, ZIP_FL_OVERWRITE);
    if (index >= 0) zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    zip_error_t error;
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(memory);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    if (!archive) return 0;
    add(archive, "xl/workbook.xml", workbook, std::char_traits<char>::length(workbook));
    add(archive, "xl/_rels/workbook.xml.rels", relations, std::char_traits<char>::length(relations));
    add(archive, "xl/t.xml", strings, std::char_traits<char>::length(strings));
    add(archive, "xl/y.xml", styles, std::char_traits<char>::length(styles));
    add(archive, "xl/s.xml", data, size);
    if (zip_close(archive) != 0) return 0;
    zip_source_open(memory);
    zip_source_seek(memory, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    readSheet(".xlsx", reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    return 0;
}
