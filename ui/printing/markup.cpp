#include "ui/printing/markup.h"

#include "ui/printing/qr_code.h"

#include <functional>
#include <map>

namespace mulin::ui::printing {

namespace {

constexpr QLatin1Char backslash('\\');

/// Splits at separators that are neither escaped nor inside [[ ]]; the parts keep their escapes.
QStringList splitMarkup(const QString& text, QChar separator) {
    QStringList parts;
    QString part;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == backslash && i + 1 < text.size()) {
            part += text[i];
            part += text[++i];
            continue;
        }
        if (text.mid(i, 2) == QLatin1String("[[")) ++depth;
        if (text.mid(i, 2) == QLatin1String("]]")) --depth;
        if (text[i] == separator && depth <= 0) {
            parts << part.trimmed();
            part.clear();
        } else {
            part += text[i];
        }
    }
    parts << part.trimmed();
    return parts;
}

QString unescaped(const QString& text) {
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == backslash && i + 1 < text.size()) {
            ++i;
            out += text[i] == QLatin1Char('n') ? QLatin1Char('\n') : text[i];
        } else {
            out += text[i];
        }
    }
    return out;
}

/// **bold**, [[anchor|text]], backslash escapes.
Runs runsOf(const QString& text) {
    Runs runs;
    Run run;
    const auto flush = [&] {
        if (!run.text.isEmpty()) runs.push_back(run);
        run.text.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString two = text.mid(i, 2);
        if (text[i] == backslash && i + 1 < text.size()) {
            ++i;
            run.text += text[i] == QLatin1Char('n') ? QLatin1Char('\n') : text[i];
        } else if (two == QLatin1String("**")) {
            flush();
            run.bold = !run.bold;
            ++i;
        } else if (two == QLatin1String("[[") && run.anchor.isEmpty()) {
            qsizetype bar = i + 2;
            while (bar < text.size() && text[bar] != QLatin1Char('|')) bar += text[bar] == backslash ? 2 : 1;
            if (bar >= text.size()) {
                run.text += text[i];
                continue;
            }
            flush();
            run.anchor = unescaped(text.mid(i + 2, bar - i - 2));
            i = bar;
        } else if (two == QLatin1String("]]") && !run.anchor.isEmpty()) {
            flush();
            run.anchor.clear();
            ++i;
        } else {
            run.text += text[i];
        }
    }
    flush();
    return runs;
}

QString textOf(const Runs& runs) {
    QString text;
    for (const Run& run : runs) text += run.text;
    return text;
}

std::optional<Align> alignOf(const QString& word) {
    if (word == QLatin1String("left")) return Align::Left;
    if (word == QLatin1String("centre")) return Align::Centre;
    if (word == QLatin1String("right")) return Align::Right;
    return std::nullopt;
}

/// Reads the lines one after the other; what belongs to an open table or grid goes there.
class Reader {
public:
    explicit Reader(QString file) : m_file(std::move(file)) {
        m_document.style.mixedGap = 0.095;
        m_document.style.characterPitch = 0;
    }

    Result<Document> read(const std::vector<MarkupLine>& lines) {
        for (const MarkupLine& line : lines) {
            m_line = line.number;
            const QString text = line.text.trimmed();
            if (text.isEmpty()) continue;
            MULIN_TRY(one(text));
        }
        if (m_open) {
            m_line = m_openLine;
            return bad("no @end");
        }
        return std::move(m_document);
    }

private:
    Error bad(const std::string& what) const {
        return makeError(ErrorCode::BadDefinition,
                         {{"file", m_file.toStdString()}, {"line", std::to_string(m_line)}, {"what", what}}, what);
    }

    Result<void> one(const QString& text) {
        QString word;
        QString rest = text;
        if (text.startsWith(QLatin1Char('@'))) {
            qsizetype end = 1;
            while (end < text.size() && text[end].isLetterOrNumber()) ++end;
            word = text.mid(1, end - 1);
            rest = text.mid(end).trimmed();
        }
        if (m_open) return inside(word, rest);
        if (word.isEmpty() || word == QLatin1String("p")) return paragraph(rest, Align::Justify, 2);
        if (word == QLatin1String("title")) {
            m_document.title = textOf(runsOf(rest));
            return add(Heading{0, runsOf(rest)});
        }
        if (word.size() == 2 && word[0] == QLatin1Char('h') && word[1] >= QLatin1Char('1') &&
            word[1] <= QLatin1Char('4'))
            return add(Heading{word[1].digitValue(), runsOf(rest)});
        if (word == QLatin1String("left")) return paragraph(rest, Align::Left, 0);
        if (word == QLatin1String("centre")) return paragraph(rest, Align::Centre, 0);
        if (word == QLatin1String("right")) return paragraph(rest, Align::Right, 0);
        if (word == QLatin1String("note")) return note(rest);
        if (word == QLatin1String("page")) return page(rest);
        if (word == QLatin1String("header")) return pageLine(rest, m_document.header);
        if (word == QLatin1String("footer")) return pageLine(rest, m_document.footer);
        if (word == QLatin1String("space")) {
            bool good = false;
            const double height = rest.toDouble(&good);
            if (!good || height < 0) return bad("@space needs millimetres");
            return add(Spacer{height});
        }
        if (word == QLatin1String("break")) return add(PageBreak{});
        if (word == QLatin1String("table")) return table(rest);
        if (word == QLatin1String("grid")) return grid(rest);
        if (word == QLatin1String("blanks")) return open(Blanks{{}, count(rest)});
        if (word == QLatin1String("qr")) return code(rest);
        if (word == QLatin1String("cards")) return cards(rest);
        if (word == QLatin1String("chart")) {
            BarChart chart;
            for (const QString& name : splitMarkup(rest, QLatin1Char('|'))) chart.series.push_back(unescaped(name));
            return open(std::move(chart));
        }
        return bad("unknown @" + word.toStdString());
    }

    Result<void> inside(const QString& word, const QString& rest) {
        if (word == QLatin1String("end")) {
            m_document.blocks.push_back(std::move(*m_open));
            m_open.reset();
            return {};
        }
        if (auto* block = std::get_if<Table>(&*m_open)) return tableLine(*block, word, rest);
        if (auto* grid = std::get_if<KeyValues>(&*m_open); grid != nullptr && word == QLatin1String("item")) {
            const QStringList parts = splitMarkup(rest, QLatin1Char('|'));
            if (parts.size() != 2) return bad("@item needs a label and a value");
            grid->items.push_back({runsOf(parts[0]), runsOf(parts[1])});
            return {};
        }
        if (auto* blanks = std::get_if<Blanks>(&*m_open)) {
            static const std::map<QString, BlankKind> kinds{{QStringLiteral("signature"), BlankKind::Signature},
                                                            {QStringLiteral("fingerprint"), BlankKind::Fingerprint},
                                                            {QStringLiteral("seal"), BlankKind::Seal}};
            if (const auto kind = kinds.find(word); kind != kinds.end()) {
                blanks->items.push_back({kind->second, textOf(runsOf(rest))});
                return {};
            }
        }
        if (auto* deck = std::get_if<Cards>(&*m_open)) return cardLine(*deck, word, rest);
        if (auto* chart = std::get_if<BarChart>(&*m_open); chart != nullptr && word == QLatin1String("bar"))
            return bar(*chart, rest);
        return bad("unknown @" + word.toStdString() + " here");
    }

    Result<void> tableLine(Table& table, const QString& word, QString rest) {
        if (word == QLatin1String("caption")) {
            table.caption = textOf(runsOf(rest));
            return {};
        }
        const bool head = word == QLatin1String("head");
        const bool total = word == QLatin1String("total");
        if (!head && !total && word != QLatin1String("row"))
            return bad("unknown @" + word.toStdString() + " in a table");
        Row row;
        row.bold = total;
        row.anchor = takeAnchor(rest);
        std::size_t used = 0;
        for (QString part : splitMarkup(rest, QLatin1Char('|'))) {
            Cell cell;
            if (part.startsWith(QLatin1String("{span "))) {
                const qsizetype end = part.indexOf(QLatin1Char('}'));
                cell.span = part.mid(6, end - 6).toInt();
                if (end < 0 || cell.span < 1) return bad("bad {span}");
                part = part.mid(end + 1).trimmed();
            }
            if (part.startsWith(QLatin1String("{up}"))) {
                if (!head || table.header.empty()) return bad("{up} without a head row above");
                cell.up = true;
                part = part.mid(4).trimmed();
            }
            cell.runs = runsOf(part);
            used += std::size_t(cell.span);
            row.cells.push_back(std::move(cell));
        }
        if (used != table.columns.size())
            return bad(std::to_string(used) + " cells for " + std::to_string(table.columns.size()) + " columns");
        (head ? table.header : table.rows).push_back(std::move(row));
        return {};
    }

    /// "#anchor rest": an anchor never contains white space.
    static QString takeAnchor(QString& rest) {
        if (!rest.startsWith(QLatin1Char('#'))) return {};
        qsizetype end = 1;
        while (end < rest.size() && !rest[end].isSpace()) ++end;
        const QString anchor = unescaped(rest.mid(1, end - 1));
        rest = rest.mid(end).trimmed();
        return anchor;
    }

    Result<void> bar(BarChart& chart, QString rest) {
        BarChart::Group group;
        group.anchor = takeAnchor(rest);
        const QStringList parts = splitMarkup(rest, QLatin1Char('|'));
        const auto series = qsizetype(chart.series.size());
        if (parts.size() != series + 1 && parts.size() != series + 2)
            return bad("@bar needs a label, a value for each series and perhaps a note");
        group.label = textOf(runsOf(parts[0]));
        for (qsizetype i = 1; i <= series; ++i) {
            const Runs runs = runsOf(parts[i]);
            bool good = false;
            group.values.push_back(textOf(runs).remove(QLatin1Char(',')).toDouble(&good));
            if (!good || group.values.back() < 0) return bad("@bar needs numbers");
            for (const Run& run : runs)
                if (group.anchor.isEmpty()) group.anchor = run.anchor;
        }
        if (parts.size() == series + 2) group.note = textOf(runsOf(parts.last()));
        chart.groups.push_back(std::move(group));
        return {};
    }

    Result<void> table(QString rest) {
        Table table;
        if (rest.startsWith(QLatin1Char('{'))) {
            const qsizetype end = rest.indexOf(QLatin1String("pt}"));
            bool good = false;
            table.size = rest.mid(1, end - 1).toDouble(&good);
            if (end < 0 || !good || *table.size < 4) return bad("bad size of type");
            rest = rest.mid(end + 3).trimmed();
        }
        for (const QString& part : rest.split(QLatin1Char(','))) {
            const QStringList words = part.simplified().split(QLatin1Char(' '));
            Column column;
            bool good = false;
            column.width = words.value(0).toDouble(&good);
            const auto align = words.size() > 1 ? alignOf(words[1]) : Align::Left;
            if (!good || column.width <= 0 || !align || words.size() > 2)
                return bad("bad column " + part.toStdString());
            column.align = *align;
            table.columns.push_back(column);
        }
        return open(std::move(table));
    }

    Result<void> page(const QString& rest) {
        for (const QString& word : rest.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (word == QLatin1String("A4"))
                m_document.paper = Paper::A4;
            else if (word == QLatin1String("A3"))
                m_document.paper = Paper::A3;
            else if (word == QLatin1String("portrait"))
                m_document.landscape = false;
            else if (word == QLatin1String("landscape"))
                m_document.landscape = true;
            else if (word == QLatin1String("duplex"))
                m_document.duplex = true;
            else if (word == QLatin1String("noorphan"))
                m_document.noOrphan = true;
            else if (word == QLatin1String("official")) {
                m_document.style.characterPitch = Style().characterPitch;
                m_document.style.mixedGap = 0;
            } else if (word.startsWith(QLatin1String("margins="))) {
                const QStringList sides = word.mid(8).split(QLatin1Char(','));
                if (sides.size() != 4) return bad("margins=left,top,right,bottom");
                m_document.margins =
                    QMarginsF(sides[0].toDouble(), sides[1].toDouble(), sides[2].toDouble(), sides[3].toDouble());
            } else if (const auto* setting = styleSetting(word)) {
                bool good = false;
                m_document.style.*(setting->second) = word.mid(setting->first.size()).toDouble(&good);
                if (!good) return bad("bad number in " + word.toStdString());
            } else {
                return bad("unknown word " + word.toStdString());
            }
        }
        return {};
    }

    using Setting = std::pair<QString, double Style::*>;
    static const Setting* styleSetting(const QString& word) {
        static const std::vector<Setting> settings{{QStringLiteral("body="), &Style::bodySize},
                                                   {QStringLiteral("title="), &Style::titleSize},
                                                   {QStringLiteral("table="), &Style::tableSize},
                                                   {QStringLiteral("pageline="), &Style::pageLineSize},
                                                   {QStringLiteral("pitch="), &Style::pitch}};
        for (const Setting& setting : settings)
            if (word.startsWith(setting.first)) return &setting;
        return nullptr;
    }

    Result<void> pageLine(const QString& rest, std::optional<PageLine>& target) {
        PageLine line;
        const QString word = rest.section(QLatin1Char(' '), 0, 0);
        line.outer = word == QLatin1String("outer");
        if (const auto align = alignOf(word))
            line.align = *align;
        else if (!line.outer)
            return bad("left, centre, right or outer first");
        line.text = textOf(runsOf(rest.section(QLatin1Char(' '), 1)));
        target = line;
        return {};
    }

    Result<void> paragraph(const QString& rest, Align align, double indent) {
        Paragraph paragraph;
        paragraph.runs = runsOf(rest);
        paragraph.align = align;
        paragraph.indent = indent;
        return add(std::move(paragraph));
    }

    Result<void> note(const QString& rest) {
        Paragraph paragraph;
        paragraph.runs = runsOf(rest);
        paragraph.align = Align::Left;
        paragraph.indent = 0;
        paragraph.size = 10.5;
        paragraph.role = FontRole::Song;
        paragraph.muted = true;
        return add(std::move(paragraph));
    }

    Result<SquareCode> codeOf(const QString& text) const {
        auto made = qrCode(text.toStdString());
        if (!made) return bad("no code can be made of this text");
        return made;
    }
    /// "@qr 30 text": side in millimetres.
    Result<void> code(const QString& rest) {
        bool good = false;
        const double size = rest.section(QLatin1Char(' '), 0, 0).toDouble(&good);
        if (!good || size < 10) return bad("@qr needs millimetres and a text");
        MULIN_TRY_LET(made, codeOf(textOf(runsOf(rest.section(QLatin1Char(' '), 1)))));
        made.size = size;
        return add(std::move(made));
    }
    /// "@cards 2 54": side by side, height in millimetres.
    Result<void> cards(const QString& rest) {
        Cards deck;
        deck.columns = rest.section(QLatin1Char(' '), 0, 0).toInt();
        deck.height = rest.section(QLatin1Char(' '), 1).toDouble();
        if (deck.columns < 1 || deck.height < 20) return bad("@cards needs columns and millimetres");
        return open(std::move(deck));
    }
    Result<void> cardLine(Cards& deck, const QString& word, const QString& rest) {
        if (word == QLatin1String("card")) {
            deck.cards.push_back({runsOf(rest), {}});
            return {};
        }
        if (deck.cards.empty()) return bad("@card first");
        if (word == QLatin1String("line")) {
            deck.cards.back().lines.push_back(runsOf(rest));
            return {};
        }
        if (word != QLatin1String("qr")) return bad("unknown @" + word.toStdString() + " in cards");
        MULIN_TRY_LET(made, codeOf(textOf(runsOf(rest))));
        made.size = 26;
        deck.cards.back().code = std::move(made);
        return {};
    }

    /// "2", "2 photo 照片"
    Result<void> grid(const QString& rest) {
        KeyValues made{{}, count(rest.section(QLatin1Char(' '), 0, 0))};
        if (const QString more = rest.section(QLatin1Char(' '), 1).trimmed(); !more.isEmpty()) {
            if (more.section(QLatin1Char(' '), 0, 0) != QLatin1String("photo"))
                return bad("unknown word " + more.toStdString() + " after @grid");
            made.photo = textOf(runsOf(more.section(QLatin1Char(' '), 1)));
        }
        return open(std::move(made));
    }

    static int count(const QString& rest) { return rest.isEmpty() ? 2 : rest.toInt(); }

    Result<void> add(Block block) {
        m_document.blocks.push_back(std::move(block));
        return {};
    }
    Result<void> open(Block block) {
        m_open = std::move(block);
        m_openLine = m_line;
        return {};
    }

    QString m_file;
    int m_line = 0;
    Document m_document;
    std::optional<Block> m_open;
    int m_openLine = 0;
};

} // namespace

QString escapedMarkup(const QString& text) {
    QString out;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            out += QLatin1String("\\n");
        } else if (c.unicode() < 0x20) {
            if (c == QLatin1Char('\t')) out += QLatin1Char(' ');
        } else {
            if (QStringLiteral("\\*[]|@#{},").contains(c)) out += backslash;
            out += c;
        }
    }
    return out;
}

Result<Document> parseMarkup(const std::vector<MarkupLine>& lines, const QString& file) {
    return Reader(file).read(lines);
}

} // namespace mulin::ui::printing
