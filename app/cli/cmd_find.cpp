// mulin find FILE TEXT [--limit N] [--reveal PURPOSE]
#include "app/cli/record_json.h"
#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/view.h"

namespace mulin::cli {

void setUpFind(CLI::App& app, Context& context) {
    struct Options {
        std::string file, text, reveal;
        std::int64_t limit = 50;
    };
    auto* command = app.add_subcommand(
        "find", help(QT_TRANSLATE_NOOP("Cli", "people by name, pinyin, initials, ID, phone, address")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TEXT", options->text, help(QT_TRANSLATE_NOOP("Cli", "what is known: one or several words")))
        ->required();
    command->add_option("--limit", options->limit, help(QT_TRANSLATE_NOOP("Cli", "at most so many")))
        ->check(CLI::PositiveNumber);
    addReveal(*command, options->reveal);
    command->callback([options, &context] {
        context.action = [options, &context] {
            const bool reveal = !options->reveal.empty();
            const auto office = context.open(options->file, reveal ? Office::Mode::Write : Office::Mode::ReadOnly);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto access = context.access(at);
            if (!access) return context.refuse(access.error(), &at.catalogue());
            if (reveal)
                if (const auto logged = logReveal(at, *access, "find", "person", options->reveal); !logged)
                    return context.refuse(logged.error(), &at.catalogue());
            const auto hits =
                records::search(at.reader(), at.tables(), *access, {"person", options->text, options->limit});
            if (!hits) return context.refuse(hits.error(), &at.catalogue());
            std::vector<std::int64_t> rows;
            for (const records::Hit& hit : *hits) rows.push_back(hit.row);
            const auto found = records::window(at.reader(), at.tables(), *access, "person", rows);
            if (!found) return context.refuse(found.error(), &at.catalogue());
            QJsonArray people;
            QString lines;
            for (const auto& record : *found) {
                if (!record) continue;
                const auto shown = [&](const char* field) {
                    const schema::FieldDef* def = record->type().field(field);
                    return def ? q(records::shownText(at.reader(), at.tables(), *access, *record, *def,
                                                      context.language, reveal))
                               : QString();
                };
                const QJsonObject person{
                    {QStringLiteral("id"), q(record->uid.hex())},      {QStringLiteral("name"), shown("name")},
                    {QStringLiteral("id_number"), shown("id_number")}, {QStringLiteral("phone"), shown("phone")},
                    {QStringLiteral("address"), shown("address")},     {QStringLiteral("grid"), shown("grid_name")}};
                people.append(person);
                QStringList cells;
                for (const char* field : {"name", "sex", "id_number", "phone", "address", "grid_name"})
                    cells << shown(field);
                lines += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
            }
            return context.print(people, lines);
        };
    });
}

} // namespace mulin::cli
