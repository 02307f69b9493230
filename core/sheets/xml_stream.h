// Streaming XML from a zip entry: expat without a tree. DTDs, deep nesting and huge tokens end the reading.
#pragma once

#include "core/base/result.h"
#include "core/sheets/zip_archive.h"

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace mulin::sheets {

class XmlStream {
public:
    /// What the elements mean. Names come without their namespace prefix.
    class Handler {
    public:
        virtual ~Handler() = default;
        virtual void startElement(const char* name, const char** attributes) = 0;
        virtual void endElement(const char* name) = 0;
        virtual void characters(const char* text, std::size_t size) = 0;
    };

    XmlStream(std::unique_ptr<ZipPart> part, Handler& handler, std::string path);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    /// Parses a further piece; false at the end of the document.
    Result<bool> step();
    Result<void> run();
    /// Called by the handler: step() will return this error.
    void fail(Error error);
    void fail(ErrorCode code, const char* key, std::string value, std::string detail = {});
    void stop(); ///< called by the handler: it has seen enough, step() will return false
    const ZipPart& part() const { return *m_part; }

    /// Value of an attribute, by its name without prefix; nullptr if absent.
    static const char* attribute(const char** attributes, const char* name);
    static const char* localName(const char* name) {
        const char* colon = std::strchr(name, ':');
        return colon ? colon + 1 : name;
    }

private:
    struct Callbacks;
    std::unique_ptr<ZipPart> m_part;
    Handler& m_handler;
    std::string m_path;
    XML_ParserStruct* m_parser;
    std::optional<Error> m_error;
    std::uint64_t m_fed = 0;
    int m_depth = 0;
    bool m_done = false;
};

} // namespace mulin::sheets
