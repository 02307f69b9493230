// Reads back the PDF that Qt wrote (classic cross-reference table, one revision) and writes it with right text maps.
#include "ui/printing/pdf.h"

#include <QtCore/QRegularExpression>

#include <optional>

namespace mulin::ui::printing {

namespace {

struct Object {
    QByteArray dictionary; ///< or the whole body when there is no stream
    QByteArray stream;
    bool hasStream = false;
};

struct File {
    QByteArray head; ///< "%PDF-1.4" and what follows up to the first object
    std::map<int, Object> objects;
    QByteArray trailer;
};

using TextMap = std::map<quint16, QString>; // character id → text

Error broken(const char* what) { return makeError(ErrorCode::Internal, {}, std::string("PDF: ") + what); }

std::optional<int> numberAfter(const QByteArray& text, const char* key, bool* reference = nullptr) {
    const QRegularExpression pattern(QLatin1String(key) + QStringLiteral("\\s+(\\d+)(\\s+0\\s+R)?"));
    const auto match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch()) return std::nullopt;
    if (reference != nullptr) *reference = match.capturedLength(2) > 0;
    return match.captured(1).toInt();
}

/// Offsets by object number, from the table at `startxref`.
Result<std::map<int, qsizetype>> readTable(const QByteArray& pdf, QByteArray& trailer) {
    const qsizetype mark = pdf.lastIndexOf("startxref");
    if (mark < 0) return broken("no startxref");
    const qsizetype start = pdf.mid(mark + 9, 32).trimmed().split('\n').first().trimmed().toLongLong();
    if (start <= 0 || start >= pdf.size() || pdf.mid(start, 4) != "xref") return broken("no table");
    const qsizetype end = pdf.indexOf("trailer", start);
    if (end < 0) return broken("no trailer");
    trailer = pdf.mid(end + 7, mark - end - 7).trimmed();
    std::map<int, qsizetype> offsets;
    int next = 0;
    for (const QByteArray& raw : pdf.mid(start + 4, end - start - 4).split('\n')) {
        const auto parts = raw.simplified().split(' ');
        if (parts.size() == 2) next = parts[0].toInt();
        if (parts.size() != 3) continue;
        if (parts[2] == "n") offsets[next] = parts[0].toLongLong();
        ++next;
    }
    return offsets;
}

Result<File> readFile(const QByteArray& pdf) {
    File file;
    MULIN_TRY_LET(offsets, readTable(pdf, file.trailer));
    if (offsets.empty()) return broken("no objects");
    qsizetype first = pdf.size();
    for (const auto& [number, offset] : offsets) first = std::min(first, offset);
    file.head = pdf.left(first);
    for (const auto& [number, offset] : offsets) {
        const qsizetype body = pdf.indexOf("obj", offset);
        if (offset <= 0 || body < 0 || body > offset + 20) return broken("object");
        const qsizetype end = pdf.indexOf("endobj", body);
        const qsizetype stream = pdf.indexOf("stream", body);
        if (end < 0) return broken("object end");
        Object object;
        if (stream < 0 || stream > end) {
            object.dictionary = pdf.mid(body + 3, end - body - 3).trimmed();
        } else {
            object.hasStream = true;
            object.dictionary = pdf.mid(body + 3, stream - body - 3).trimmed();
            bool reference = false;
            const auto length = numberAfter(object.dictionary, "/Length", &reference);
            if (!length) return broken("stream length");
            qsizetype size = *length;
            if (reference) {
                const auto at = offsets.find(*length);
                if (at == offsets.end()) return broken("stream length");
                const qsizetype value = pdf.indexOf("obj", at->second);
                size = pdf.mid(value + 3, 24).trimmed().split('\n').first().trimmed().toLongLong();
            }
            qsizetype data = stream + 6;
            if (data < pdf.size() && pdf[data] == '\r') ++data;
            if (data < pdf.size() && pdf[data] == '\n') ++data;
            if (size < 0 || data + size > pdf.size()) return broken("stream");
            object.stream = pdf.mid(data, size);
        }
        file.objects[number] = std::move(object);
    }
    return file;
}

QByteArray inflated(const Object& object) {
    if (!object.dictionary.contains("/FlateDecode")) return object.stream;
    const auto guess = quint32(std::min<qsizetype>(object.stream.size() * 8 + 64, 1 << 28));
    QByteArray prefixed;
    for (const int shift : {24, 16, 8, 0}) prefixed += char((guess >> shift) & 0xff);
    return qUncompress(prefixed + object.stream);
}

QByteArray written(const File& file) {
    QByteArray out = file.head;
    std::map<int, qsizetype> offsets;
    for (const auto& [number, object] : file.objects) {
        offsets[number] = out.size();
        out += QByteArray::number(number) + " 0 obj\n" + object.dictionary + "\n";
        if (object.hasStream) out += "stream\n" + object.stream + "\nendstream\n";
        out += "endobj\n";
    }
    const qsizetype table = out.size();
    const int size = file.objects.rbegin()->first + 1;
    out += "xref\n0 " + QByteArray::number(size) + "\n0000000000 65535 f \n";
    for (int i = 1; i < size; ++i) {
        const auto at = offsets.find(i);
        if (at == offsets.end())
            out += "0000000000 65535 f \n";
        else
            out += QByteArray::number(at->second).rightJustified(10, '0') + " 00000 n \n";
    }
    return out + "trailer\n" + file.trailer + "\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
}

QByteArray hex16(const QString& text) {
    QByteArray hex;
    for (const QChar c : text) hex += QByteArray::number(c.unicode(), 16).toUpper().rightJustified(4, '0');
    return hex;
}

Object mapObject(const TextMap& map) {
    QByteArray text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::vector<std::pair<quint16, QString>> entries;
    for (const auto& [id, value] : map)
        if (!value.isEmpty()) entries.emplace_back(id, value);
    constexpr std::size_t most = 100; // entries a section may have
    for (std::size_t from = 0; from < entries.size(); from += most) {
        const std::size_t to = std::min(from + most, entries.size());
        text += QByteArray::number(int(to - from)) + " beginbfchar\n";
        for (std::size_t i = from; i < to; ++i) {
            const QByteArray id = QByteArray::number(entries[i].first, 16).toUpper().rightJustified(4, '0');
            text += "<" + id + "> <" + hex16(entries[i].second) + ">\n";
        }
        text += "endbfchar\n";
    }
    text += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    Object object;
    object.hasStream = true;
    object.stream = qCompress(text, 9).mid(4);
    object.dictionary = "<<\n/Length " + QByteArray::number(object.stream.size()) + "\n/Filter /FlateDecode\n>>";
    return object;
}

/// The maps that Qt itself wrote: <from> <to> <first> and <from> <to> [<a> <b> …].
TextMap oldMap(const QByteArray& cmap) {
    TextMap map;
    static const QRegularExpression entry(
        QStringLiteral("<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>\\s*(?:<([0-9A-Fa-f]{4})>|\\[([^\\]]*)\\])"));
    static const QRegularExpression value(QStringLiteral("<([0-9A-Fa-f]{4})>"));
    const QString text = QString::fromLatin1(cmap).section(QStringLiteral("endcodespacerange"), 1);
    for (auto it = entry.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const int from = match.captured(1).toInt(nullptr, 16);
        const int to = match.captured(2).toInt(nullptr, 16);
        if (match.capturedLength(3) > 0) {
            const int first = match.captured(3).toInt(nullptr, 16);
            for (int i = from; i <= to; ++i) map[quint16(i)] = QString(QChar(ushort(first + i - from)));
        } else {
            int i = from;
            for (auto values = value.globalMatch(match.captured(4)); values.hasNext() && i <= to; ++i)
                map[quint16(i)] = QString(QChar(ushort(values.next().captured(1).toInt(nullptr, 16))));
        }
    }
    return map;
}

/// Walks one page's content and pairs every glyph shown with the log. False when they do not agree.
bool readShown(const QByteArray& content, const std::vector<QString>& log, std::map<int, TextMap>& maps) {
    std::size_t next = 0;
    int font = 0;
    qsizetype at = 0;
    const qsizetype size = content.size();
    while (at < size) {
        const char c = content[at];
        if (c == '/' && at + 2 < size && content[at + 1] == 'F' && content[at + 2] >= '0' && content[at + 2] <= '9') {
            qsizetype end = at + 2;
            int number = 0;
            while (end < size && content[end] >= '0' && content[end] <= '9')
                number = number * 10 + (content[end++] - '0');
            font = number;
            at = end;
        } else if (c == '<' && at + 1 < size && content[at + 1] != '<') {
            const qsizetype end = content.indexOf('>', at);
            if (end < 0) return false;
            const QByteArray digits = content.mid(at + 1, end - at - 1);
            for (qsizetype i = 0; i + 4 <= digits.size(); i += 4) {
                if (next >= log.size()) return false;
                const auto id = quint16(digits.mid(i, 4).toUShort(nullptr, 16));
                const QString& text = log[next++];
                QString& known = maps[font][id];
                // One glyph may stand for two characters; the ordinary ideograph is the likelier one.
                if (known.isEmpty() || (!text.isEmpty() && text.normalized(QString::NormalizationForm_KC) == text))
                    known = text;
            }
            at = end + 1;
        } else {
            ++at;
        }
    }
    return next == log.size();
}

std::vector<int> contentsInOrder(const File& file) {
    std::vector<int> contents;
    static const QRegularExpression kids(QStringLiteral("/Kids\\s*\\[([^\\]]*)\\]"));
    static const QRegularExpression reference(QStringLiteral("(\\d+)\\s+0\\s+R"));
    for (const auto& [number, object] : file.objects) {
        const auto match = kids.match(QString::fromLatin1(object.dictionary));
        if (object.hasStream || !match.hasMatch()) continue;
        for (auto it = reference.globalMatch(match.captured(1)); it.hasNext();) {
            const auto page = file.objects.find(it.next().captured(1).toInt());
            if (page == file.objects.end()) continue;
            if (const auto content = numberAfter(page->second.dictionary, "/Contents")) contents.push_back(*content);
        }
    }
    return contents;
}

QByteArray pdfString(const QString& text) { return "<FEFF" + hex16(text) + ">"; }

QByteArray information(const PdfOptions& options) {
    QByteArray info = "<<\n/Title " + pdfString(options.name) + "\n/Producer (Mulin)\n";
    if (options.created.isValid())
        info += "/CreationDate (D:" + options.created.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() +
                "Z)\n";
    return info + ">>";
}

} // namespace

Result<QByteArray> mendPdf(const QByteArray& pdf, const GlyphLog& log, const QHash<char32_t, QString>& replacements,
                           const PdfOptions& options) {
    MULIN_TRY_LET(file, readFile(pdf));
    std::map<int, TextMap> maps;
    const std::vector<int> contents = contentsInOrder(file);
    bool agrees = contents.size() == log.pages.size();
    for (std::size_t i = 0; i < contents.size() && agrees; ++i) {
        const auto content = file.objects.find(contents[i]);
        agrees = content != file.objects.end() && readShown(inflated(content->second), log.pages[i], maps);
    }
    std::map<int, Object> changed;
    for (const auto& [number, object] : file.objects) {
        if (object.hasStream || !object.dictionary.contains("/Font")) continue;
        const auto target = numberAfter(object.dictionary, "/ToUnicode");
        if (!target || !file.objects.contains(*target)) continue;
        TextMap map;
        if (agrees) {
            map = maps[number];
        } else {
            map = oldMap(inflated(file.objects[*target]));
            for (auto& [id, text] : map)
                if (const auto to = replacements.constFind(text.toUcs4().value(0)); to != replacements.constEnd())
                    text = *to;
        }
        changed[*target] = mapObject(map);
    }
    for (auto& [number, object] : changed) file.objects[number] = std::move(object);
    if (const auto info = numberAfter(file.trailer, "/Info"); info && file.objects.contains(*info))
        file.objects[*info].dictionary = information(options);
    return written(file);
}

} // namespace mulin::ui::printing
