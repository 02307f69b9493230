#include "core/sheets/xml_stream.h"

#include "core/sheets/sheet_reader.h"

#include <expat.h>

namespace mulin::sheets {

namespace {
constexpr int pieceSize = 64 * 1024;
constexpr std::uint64_t tokenLimit = std::uint64_t{4} << 20; // of one tag; text comes in pieces
} // namespace

struct XmlStream::Callbacks {
    static XmlStream& self(void* data) { return *static_cast<XmlStream*>(data); }
    static void start(void* data, const char* name, const char** attributes) {
        XmlStream& s = self(data);
        if (s.m_done) return;
        if (++s.m_depth > Limits::xmlDepth) return s.fail(ErrorCode::SheetUnsafe, "what", "nesting");
        s.m_handler.startElement(localName(name), attributes);
    }
    static void end(void* data, const char* name) {
        XmlStream& s = self(data);
        if (s.m_done) return;
        --s.m_depth;
        s.m_handler.endElement(localName(name));
    }
    static void text(void* data, const char* text, int size) {
        XmlStream& s = self(data);
        if (!s.m_done) s.m_handler.characters(text, static_cast<std::size_t>(size));
    }
    static void doctype(void* data, const char*, const char*, const char*, int) {
        self(data).fail(ErrorCode::SheetUnsafe, "what", "DTD");
    }
};

XmlStream::XmlStream(std::unique_ptr<ZipPart> part, Handler& handler, std::string path)
    : m_part(std::move(part)), m_handler(handler), m_path(std::move(path)), m_parser(XML_ParserCreate(nullptr)) {
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, Callbacks::start, Callbacks::end);
    XML_SetCharacterDataHandler(m_parser, Callbacks::text);
    XML_SetStartDoctypeDeclHandler(m_parser, Callbacks::doctype);
}

XmlStream::~XmlStream() { XML_ParserFree(m_parser); }

void XmlStream::fail(Error error) {
    if (!m_error) m_error = std::move(error);
    stop();
}

void XmlStream::fail(ErrorCode code, const char* key, std::string value, std::string detail) {
    fail(makeError(code, {{"path", m_path}, {key, std::move(value)}}, m_part->name() + " " + detail));
}

void XmlStream::stop() {
    m_done = true;
    XML_StopParser(m_parser, XML_FALSE);
}

Result<bool> XmlStream::step() {
    if (m_error) return *m_error;
    if (m_done) return false;
    void* buffer = XML_GetBuffer(m_parser, pieceSize);
    if (!buffer) return makeError(ErrorCode::Internal, {}, "out of memory");
    auto got = m_part->read(static_cast<char*>(buffer), static_cast<std::size_t>(pieceSize));
    if (!got) {
        m_error = got.error();
        return *m_error;
    }
    m_fed += *got;
    const auto status = XML_ParseBuffer(m_parser, static_cast<int>(*got), *got == 0);
    if (m_error) return *m_error;
    if (m_done) return false;
    if (status != XML_STATUS_OK) {
        fail(ErrorCode::SheetDamaged, "part", m_part->name(), XML_ErrorString(XML_GetErrorCode(m_parser)));
        return *m_error;
    }
    if (*got == 0) {
        m_done = true;
        return false;
    }
    const auto at = XML_GetCurrentByteIndex(m_parser);
    if (at >= 0 && m_fed - static_cast<std::uint64_t>(at) > tokenLimit) {
        fail(ErrorCode::SheetTooBig, "what", "tag");
        return *m_error;
    }
    return true;
}

Result<void> XmlStream::run() {
    for (;;) {
        MULIN_TRY_LET(more, step());
        if (!more) return {};
    }
}

const char* XmlStream::attribute(const char** attributes, const char* name) {
    for (; *attributes; attributes += 2)
        if (std::strcmp(localName(attributes[0]), name) == 0) return attributes[1];
    return nullptr;
}

} // namespace mulin::sheets
