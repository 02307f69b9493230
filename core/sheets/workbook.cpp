#include "core/sheets/workbook.h"

#include "core/sheets/xml_stream.h"

#include <cstdlib>
#include <cstring>
#include <map>

namespace mulin::sheets {

namespace {

std::string valueOf(const char** attributes, const char* name) {
    const char* value = XmlStream::attribute(attributes, name);
    return value ? value : "";
}

bool isTrue(const std::string& value) { return value == "1" || value == "true" || value == "on"; }

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A target of a relationship, taken from the folder of `from`.
std::string resolved(const std::string& from, std::string target) {
    for (char& c : target)
        if (c == '\\') c = '/';
    if (target.empty() || target.front() != '/') {
        const auto slash = from.rfind('/');
        if (slash != std::string::npos) target = from.substr(0, slash + 1) + target;
    }
    std::vector<std::string> steps;
    std::size_t at = 0;
    while (at <= target.size()) {
        const auto end = std::min(target.find('/', at), target.size());
        const auto step = target.substr(at, end - at);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        at = end + 1;
    }
    std::string path;
    for (const auto& step : steps) path += (path.empty() ? "" : "/") + step;
    return path;
}

class Elements : public XmlStream::Handler {
public:
    void endElement(const char*) override {}
    void characters(const char*, std::size_t) override {}
};

Result<void> readPart(ZipArchive& archive, const std::string& part, XmlStream::Handler& handler) {
    MULIN_TRY_LET(opened, archive.part(part));
    XmlStream stream(std::move(opened), handler, archive.path());
    return stream.run();
}

struct Relation {
    std::string type, target;
};

class Relations final : public Elements {
public:
    std::map<std::string, Relation> byId;
    void startElement(const char* name, const char** attributes) override {
        if (std::strcmp(name, "Relationship") == 0)
            byId[valueOf(attributes, "Id")] = {valueOf(attributes, "Type"), valueOf(attributes, "Target")};
    }
    static Result<Relations> of(ZipArchive& archive, const std::string& part) {
        const auto slash = part.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
        const std::string file = slash == std::string::npos ? part : part.substr(slash + 1);
        Relations relations;
        const std::string path = folder + "_rels/" + file + ".rels";
        if (archive.find(path)) MULIN_TRY(readPart(archive, path, relations));
        for (auto& [id, relation] : relations.byId) relation.target = resolved(part, relation.target);
        return relations;
    }
};

class SheetList final : public Elements {
public:
    struct Entry {
        std::string name, relation;
        bool hidden;
    };
    std::vector<Entry> entries;
    bool date1904 = false;
    void startElement(const char* name, const char** attributes) override {
        if (std::strcmp(name, "workbookPr") == 0) {
            date1904 = isTrue(valueOf(attributes, "date1904"));
        } else if (std::strcmp(name, "sheet") == 0) {
            const auto state = valueOf(attributes, "state");
            // the relation is "r:id"; "sheetId" is something else
            entries.push_back(
                {valueOf(attributes, "name"), valueOf(attributes, "id"), state == "hidden" || state == "veryHidden"});
        }
    }
};

class Styles final : public Elements {
public:
    std::map<int, NumberFormat> custom;
    std::vector<int> ids;
    void startElement(const char* name, const char** attributes) override {
        if (std::strcmp(name, "numFmt") == 0) {
            custom[std::atoi(valueOf(attributes, "numFmtId").c_str())] =
                formatOfCode(valueOf(attributes, "formatCode"));
        } else if (std::strcmp(name, "cellXfs") == 0) {
            m_inCells = true;
        } else if (m_inCells && std::strcmp(name, "xf") == 0) {
            ids.push_back(std::atoi(valueOf(attributes, "numFmtId").c_str()));
        }
    }
    void endElement(const char* name) override {
        if (std::strcmp(name, "cellXfs") == 0) m_inCells = false;
    }
    std::vector<NumberFormat> formats() const {
        std::vector<NumberFormat> result;
        for (const int id : ids) {
            const auto at = custom.find(id);
            result.push_back(at == custom.end() ? builtinFormat(id) : at->second);
        }
        return result;
    }

private:
    bool m_inCells = false;
};

Error notASheet(ZipArchive& archive) {
    if (archive.find("xl/workbook.bin"))
        return makeError(ErrorCode::SheetOldFormat, {{"path", archive.path()}, {"format", "xlsb"}});
    if (archive.find("EncryptedPackage")) return makeError(ErrorCode::SheetEncrypted, {{"path", archive.path()}});
    return makeError(ErrorCode::SheetUnknown, {{"path", archive.path()}});
}

} // namespace

Result<Workbook> Workbook::read(ZipArchive& archive) {
    MULIN_TRY_LET(top, Relations::of(archive, ""));
    std::string main;
    for (const auto& [id, relation] : top.byId)
        if (endsWith(relation.type, "/officeDocument")) main = relation.target;
    if (main.empty() || !archive.find(main)) main = "xl/workbook.xml";
    if (!archive.find(main) || endsWith(main, ".bin")) return notASheet(archive);

    SheetList list;
    MULIN_TRY(readPart(archive, main, list));
    MULIN_TRY_LET(relations, Relations::of(archive, main));

    Workbook book;
    book.date1904 = list.date1904;
    for (const auto& entry : list.entries) {
        const auto at = relations.byId.find(entry.relation);
        if (at != relations.byId.end() && endsWith(at->second.type, "/worksheet"))
            book.sheets.push_back({entry.name, at->second.target, entry.hidden});
    }
    if (list.entries.empty() && relations.byId.empty()) return notASheet(archive);
    std::string styles;
    for (const auto& [id, relation] : relations.byId) {
        if (endsWith(relation.type, "/sharedStrings") && archive.find(relation.target))
            book.sharedStrings = relation.target;
        if (endsWith(relation.type, "/styles") && archive.find(relation.target)) styles = relation.target;
    }
    if (!styles.empty()) {
        Styles parsed;
        MULIN_TRY(readPart(archive, styles, parsed));
        book.formats = parsed.formats();
    }
    return book;
}

} // namespace mulin::sheets
