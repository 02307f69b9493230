#include "ui/printing/template.h"

#include "ui/printing/markup.h"

#include <QtCore/QFile>

#include <optional>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wnull-dereference" // inlined from the header below, to the end of this file
#endif
#include <kainjow/mustache.hpp>

#include <algorithm>

namespace mulin::ui::printing {

namespace {

namespace km = kainjow::mustache;

// Every source line begins with its number between these, so that messages can name it after filling in.
constexpr char markOpen = '\x01';
constexpr char markClose = '\x02';

Error bad(const QString& file, int line, const std::string& what) {
    return makeError(ErrorCode::BadDefinition,
                     {{"file", file.toStdString()}, {"line", std::to_string(line)}, {"what", what}}, what);
}

/// Adds line numbers to lines and to tags: {{name}} → {{name@12v}}.
class Numberer {
public:
    Numberer(const std::string& text, const QString& file) : m_text(text), m_file(file) {}

    Result<std::string> run() {
        startLine();
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (m_text.compare(m_at, 2, "{{") == 0) {
                MULIN_TRY(tag());
                continue;
            }
            ++m_at;
            if (c == '\r' || c == markOpen || c == markClose) continue;
            m_out += c;
            if (c == '\n') {
                ++m_line;
                startLine();
            }
        }
        if (!m_open.empty()) return bad(m_file, m_open.back().line, "unclosed section " + m_open.back().name);
        return m_out;
    }

private:
    struct Open {
        std::string name;
        int line = 0;
    };

    void startLine() { m_out += markOpen + std::to_string(m_line) + markClose; }

    Result<void> tag() {
        const bool triple = m_text.compare(m_at, 3, "{{{") == 0;
        const std::string close = triple ? "}}}" : "}}";
        const std::size_t begin = m_at + close.size();
        const std::size_t end = m_text.find(close, begin);
        if (end == std::string::npos) return bad(m_file, m_line, "unclosed placeholder");
        std::string inner = km::trim(m_text.substr(begin, end - begin));
        const int line = m_line;
        m_at = end + close.size();
        char kind = 'v';
        if (!inner.empty() && std::string("#^/!&>=").find(inner[0]) != std::string::npos) {
            kind = inner[0] == '&' ? 'v' : inner[0];
            inner.erase(0, 1);
        }
        if (kind == '!') {
            for (const char c : inner) m_line += c == '\n' ? 1 : 0;
            return {};
        }
        inner = asciiTrimmed(inner);
        const auto isNameCharacter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        };
        const bool named = !inner.empty() && std::all_of(inner.begin(), inner.end(), isNameCharacter);
        if (kind == '>' || kind == '=' || !named) return bad(m_file, line, "bad placeholder {{" + inner + "}}");
        std::string marked = inner + "@" + std::to_string(line) + (kind == 'v' ? "v" : "s");
        if (kind == '#' || kind == '^') m_open.push_back({inner, line});
        if (kind == '/') {
            if (m_open.empty() || m_open.back().name != inner) return bad(m_file, line, "unopened section " + inner);
            marked = inner + "@" + std::to_string(m_open.back().line) + "s";
            m_open.pop_back();
        }
        m_out += "{{" + (kind == 'v' ? std::string() : std::string(1, kind)) + marked + "}}";
        return {};
    }

    static std::string asciiTrimmed(const std::string& text) {
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos) return {};
        return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    }

    const std::string& m_text;
    const QString& m_file;
    std::string m_out;
    std::size_t m_at = 0;
    int m_line = 1;
    std::vector<Open> m_open;
};

/// Remembers the first name that the data did not have.
class StrictContext final : public km::context<std::string> {
public:
    struct Problem {
        int line = 0;
        std::string what;
    };

    explicit StrictContext(const km::data* data) : km::context<std::string>(data) {}

    const km::data* get(const std::string& marked) const override {
        const std::size_t at = marked.rfind('@');
        if (at == std::string::npos) return km::context<std::string>::get(marked);
        const std::string name = marked.substr(0, at);
        const km::data* found = km::context<std::string>::get(name);
        const bool variable = marked.back() == 'v';
        if (!problem && (found == nullptr || (variable && !found->is_string()))) {
            problem = Problem{std::stoi(marked.substr(at + 1)),
                              (found == nullptr ? "missing placeholder " : "not a text: ") + name};
        }
        return found;
    }

    mutable std::optional<Problem> problem;
};

std::string escapedUtf8(const std::string& text) { return escapedMarkup(QString::fromStdString(text)).toStdString(); }

struct Converter {
    km::data operator()(const std::string& text) const { return {escapedUtf8(text)}; }
    km::data operator()(const TemplateData::Figure& figure) const {
        return {"[[" + escapedUtf8(figure.anchor) + "|" + escapedUtf8(figure.value) + "]]"};
    }
    km::data operator()(bool yes) const { return {yes}; }
    km::data operator()(const TemplateData::List& list) const {
        km::data out(km::data::type::list);
        for (const TemplateData& item : list) out.push_back(std::visit(*this, item.value()));
        return out;
    }
    km::data operator()(const TemplateData::Map& map) const {
        km::data out(km::data::type::object);
        for (const auto& [name, item] : map) out.set(name, std::visit(*this, item.value()));
        return out;
    }
};

std::vector<MarkupLine> linesOf(const std::string& rendered) {
    std::vector<MarkupLine> lines;
    int number = 1;
    for (const QString& raw : QString::fromStdString(rendered).split(QLatin1Char('\n'))) {
        QString text;
        for (qsizetype i = 0; i < raw.size(); ++i) {
            if (raw[i] != QLatin1Char(markOpen)) {
                text += raw[i];
                continue;
            }
            const qsizetype end = raw.indexOf(QLatin1Char(markClose), i);
            if (end < 0) break;
            number = raw.mid(i + 1, end - i - 1).toInt();
            i = end;
        }
        lines.push_back({text, number});
    }
    return lines;
}

} // namespace

TemplateData& TemplateData::operator[](const std::string& name) {
    if (!std::holds_alternative<Map>(m_value)) m_value = Map();
    return std::get<Map>(m_value)[name];
}

void TemplateData::append(TemplateData item) {
    if (!std::holds_alternative<List>(m_value)) m_value = List();
    std::get<List>(m_value).push_back(std::move(item));
}

Result<Document> fillTemplate(const QString& text, const QString& file, const TemplateData& data) {
    const std::string source = text.toStdString();
    MULIN_TRY_LET(numbered, Numberer(source, file).run());
    km::mustache mustache(numbered);
    if (!mustache.is_valid()) return bad(file, 1, mustache.error_message());
    mustache.set_custom_escape([](const std::string& value) { return value; });
    const km::data tree = std::visit(Converter(), data.value());
    StrictContext context(&tree);
    const std::string rendered = mustache.render(context);
    if (context.problem) return bad(file, context.problem->line, context.problem->what);
    return parseMarkup(linesOf(rendered), file);
}

Result<Document> fillShipped(const QString& name, const TemplateData& data) {
    const QString path = QStringLiteral(":/templates/") + name + QStringLiteral(".mustache");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorCode::FileNotFound, {{"path", path.toStdString()}});
    return fillTemplate(QString::fromUtf8(file.readAll()), name + QStringLiteral(".mustache"), data);
}

} // namespace mulin::ui::printing
