// mulin print FILE TEMPLATE TYPE ID [--pdf F] [--from DATE] [--until DATE] [--to NAME] [--count N] [--reveal PURPOSE]
#include "app/cli/command.h"
#include "app/cli/record_json.h"
#include "core/ledgers/agenda.h"
#include "core/ledgers/duties.h"
#include "core/organisation/setup.h"
#include "core/records/expression.h"
#include "core/records/view.h"
#include "core/sheets/output_place.h"
#include "ui/pages/organisation/call_list_text.h"
#include "ui/pages/organisation/organisation_sheets.h"
#include "ui/pages/person/person_sheet.h"
#include "ui/pages/visits/route_sheet.h"
#include "ui/printing/pdf.h"
#include "ui/printing/printer.h"

#include <QtCore/QCoreApplication>
#include <QtPrintSupport/QPrinter>
#include <QtPrintSupport/QPrinterInfo>

namespace mulin::cli {

namespace {

using ui::printing::Document;

struct PrintOptions {
    std::string file, name, type, id, pdf, odt, docx, from, until, to, code, reveal;
    int count = 10;
};

/// What a sheet is made of.
struct Sources {
    const Office& office;
    const access::Access& access;
    const PrintOptions& options;
    RecordId id;
    StderrProgress& progress;
};

const organisation::TreeNode* nodeOf(const organisation::TreeNode& top, const Uid& uid) {
    if (top.id.uid() == uid) return &top;
    for (const organisation::TreeNode& child : top.children)
        if (const organisation::TreeNode* found = nodeOf(child, uid)) return found;
    return nullptr;
}

QString officeName(const Sources& from) {
    return q(records::titleOf(from.office.reader(), from.office.tables(), from.access, "unit", from.office.unit(),
                              schema::Language::Zh));
}

Result<Document> personFile(const Sources& from) {
    const ui::ReadContext context{from.office.reader(), from.office.tables(), from.office.catalogue(),
                                  from.access,          from.office.today(),  schema::Language::Zh,
                                  from.progress};
    ui::PersonSheetAsk ask;
    const auto day = [](const std::string& text, const char* argument, std::optional<Date>& into) -> Result<void> {
        if (text.empty()) return {};
        into = Date::fromIso(text);
        if (!into) return makeError(ErrorCode::BadArgument, {{"argument", argument}, {"value", text}});
        return {};
    };
    MULIN_TRY(day(from.options.from, "--from", ask.from));
    MULIN_TRY(day(from.options.until, "--until", ask.to));
    ask.purpose = q(from.options.reveal);
    ask.office = officeName(from);
    return ui::personSheet(context, from.id, ask);
}

/// Of one person, or of those in a grid, or the whole office, who are due today or were before.
Result<Document> onRoute(const Sources& from) {
    const ui::ReadContext context{from.office.reader(), from.office.tables(), from.office.catalogue(),
                                  from.access,          from.office.today(),  schema::Language::Zh,
                                  from.progress};
    ui::RouteAsk ask;
    ask.office = officeName(from);
    ask.goers = q(from.options.to);
    ask.purpose = q(from.options.reveal);
    if (from.options.type == "person") {
        ask.people = {from.id};
    } else {
        MULIN_TRY_LET(agenda, ledgers::agenda(context.reader, context.tables, context.catalogue, context.access,
                                              context.today, context.today, context.progress));
        const std::string grid = records::titleOf(context.reader, context.tables, context.access, "unit", from.id.uid(),
                                                  schema::Language::Zh);
        for (const ledgers::DueVisit& visit : agenda.visits)
            if (from.id.uid() == from.office.unit() || visit.grid == grid) ask.people.push_back(visit.person.id);
    }
    return from.options.name == "visit_form" ? ui::visitForms(context, ask) : ui::routeSheet(context, ask);
}

Result<Document> ofUnit(const Sources& from) {
    MULIN_TRY_LET(top, organisation::unitTree(from.office.reader(), from.office.tables(), from.access,
                                              from.office.today(), organisation::TreeParts::Posts));
    const organisation::TreeNode* office = nodeOf(top, from.office.unit());
    const organisation::TreeNode* unit = nodeOf(top, from.id.uid());
    if (office == nullptr || unit == nullptr)
        return makeError(ErrorCode::UnknownRecord, {{"type", from.options.type}, {"id", from.id.hex()}});
    if (from.options.name == "contact_cards")
        return ui::contactCards(*office, *unit, q(from.options.code), from.options.count);
    return ui::noticeBoard(*office, *unit, q(from.options.code), from.options.name == "notice_board_a3",
                           from.office.today());
}

Result<Document> handOver(const Sources& from) {
    const Office& at = from.office;
    MULIN_TRY_LET(answered, ledgers::answeredPlans(at.reader(), at.tables(), from.access, at.today()));
    MULIN_TRY_LET(plan,
                  organisation::planHandOver(at.reader(), at.tables(), from.access, from.id, at.today(), answered));
    return ui::handOverSheet(officeName(from), plan, q(from.options.to), from.office.today(), from.office.catalogue());
}

Result<Document> callTree(const Sources& from) {
    const db::Reader& reader = from.office.reader();
    const journal::Tables& tables = from.office.tables();
    const auto record = records::find(reader, tables, from.access, "emergency", from.id.uid());
    if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "emergency"}, {"id", from.id.hex()}});
    const organisation::Emergency emergency{from.id, record->text("reason"), 0};
    MULIN_TRY_LET(
        top, organisation::unitTree(reader, tables, from.access, from.office.today(), organisation::TreeParts::Posts));
    MULIN_TRY_LET(tiers, organisation::officeTiers(reader, tables));
    const organisation::TreeNode* office = nodeOf(top, from.office.unit());
    auto lines = organisation::callTree(office != nullptr ? *office : top, tiers, from.office.today());
    MULIN_TRY(organisation::takeCalls(reader, tables, from.access, emergency, lines));
    return ui::callTreeSheet(officeName(from), emergency, lines, {}, from.office.clock().nowMs());
}

/// 叫应清单: of a unit or building, or the whole office.
Result<Document> callList(const Sources& from) {
    organisation::CallListAsk ask;
    ask.full = !from.options.reveal.empty();
    ui::CallListHead head;
    head.office = officeName(from);
    if (from.id.uid() != from.office.unit()) {
        ask.within = from.id;
        head.place = q(records::titleOf(from.office.reader(), from.office.tables(), from.access, from.options.type,
                                        from.id.uid(), schema::Language::Zh));
    }
    MULIN_TRY_LET(calls, organisation::callsNow(from.office.reader(), from.office.tables(), from.office.catalogue(),
                                                from.access, from.office.today(), ask, from.progress));
    if (!calls.people) return makeError(ErrorCode::Denied, {{"operation", "call_list"}, {"type", "person"}});
    head.emergency = calls.emergency;
    head.purpose = q(from.options.reveal);
    head.nowMs = from.office.clock().nowMs();
    return ui::callListSheet(head, *calls.people, from.office.catalogue());
}

struct Template {
    const char* name;
    std::vector<std::string> types; ///< of what it is made
    const char* leaves;             ///< what the log calls it; nullptr: the record
    Result<Document> (*make)(const Sources&);
};
const std::vector<Template>& templates() {
    static const std::vector<Template> all{{"person_file", {"person"}, nullptr, personFile},
                                           {"contact_cards", {"unit", "building"}, "post", ofUnit},
                                           {"notice_board", {"unit", "building"}, "post", ofUnit},
                                           {"notice_board_a3", {"unit", "building"}, "post", ofUnit},
                                           {"handover", {"post"}, nullptr, handOver},
                                           {"call_tree", {"emergency"}, "emergency_call", callTree},
                                           {"call_list", {"unit", "building"}, "need_call", callList},
                                           {"visit_route", {"unit", "person"}, "person", onRoute},
                                           {"visit_form", {"unit", "person"}, "person", onRoute}};
    return all;
}

/// The printer of this machine that is used when nothing is chosen.
Result<void> onPaper(const security::Disclosure& allowed, const ui::printing::Pages& pages, Progress& progress) {
    const QPrinterInfo info = QPrinterInfo::defaultPrinter();
    if (info.isNull()) return makeError(ErrorCode::IoError, {{"path", "printer"}}, "no printer");
    QPrinter printer(info);
    return ui::printing::print(allowed, pages, printer, progress);
}

int runPrint(const PrintOptions& options, const Context& context) {
    if (!options.odt.empty() || !options.docx.empty())
        return context.misuse(CliWords::tr(
            "Text documents (--odt, --docx) cannot be made yet; --pdf writes the pages as they are printed."));
    const auto found = std::find_if(templates().begin(), templates().end(),
                                    [&](const Template& one) { return options.name == one.name; });
    if (found == templates().end()) {
        QStringList names;
        for (const Template& one : templates()) names << q(one.name);
        return context.misuse(CliWords::tr("There is no template “%1”. There are: %2.")
                                  .arg(q(options.name), names.join(QStringLiteral(", "))));
    }
    if (std::find(found->types.begin(), found->types.end(), options.type) == found->types.end()) {
        QStringList types;
        for (const std::string& type : found->types) types << q(type);
        return context.misuse(
            CliWords::tr("The template %1 is made of: %2.").arg(q(options.name), types.join(QStringLiteral(", "))));
    }
    if (options.pdf.empty() && QPrinterInfo::defaultPrinter().isNull())
        return context.misuse(
            CliWords::tr("This machine has no printer that is used by itself; --pdf writes the pages into a file."));
    const auto office = context.open(options.file, Office::Mode::ReadOnly, options.type);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const auto id = records::resolve(at.reader(), at.tables(), *access, options.type, options.id);
    if (!id) return fail(id.error());
    if (!options.pdf.empty())
        if (const auto place = sheets::checkOutput(options.pdf, {options.file}); !place) return fail(place.error());
    catchInterrupt();
    StderrProgress progress;
    // Allowed and in the log before anything is read for it.
    security::Leaving leaving{access::Right::Print, found->leaves != nullptr ? found->leaves : options.type};
    if (found->leaves == nullptr)
        leaving.record = *id;
    else
        leaving.count = 1;
    leaving.path = options.pdf;
    leaving.purpose = options.reveal;
    const auto allowed = context.disclose(at, *access, leaving);
    if (!allowed) return fail(allowed.error());
    const auto document = found->make({at, *access, options, *id, progress});
    if (!document) return fail(document.error());
    const auto pages = ui::printing::layOut(*document, progress);
    if (!pages) return fail(pages.error());
    const auto printed = options.pdf.empty() ? onPaper(*allowed, *pages, progress)
                                             : ui::printing::writePdf(*allowed, *pages, q(options.pdf));
    if (!printed) return fail(options.pdf.empty() ? printed.error() : outputError(printed.error(), options.pdf));
    const auto count = static_cast<qint64>(pages->pages.size());
    return context.print(
        QJsonObject{{QStringLiteral("template"), q(options.name)},
                    {QStringLiteral("type"), q(options.type)},
                    {QStringLiteral("id"), q(id->hex())},
                    {QStringLiteral("pages"), count},
                    {QStringLiteral("pdf"), options.pdf.empty() ? QJsonValue(QJsonValue::Null) : q(options.pdf)}},
        CliWords::tr("Printed. Pages: %1.").arg(count) + QLatin1Char('\n'));
}

} // namespace

void setUpPrint(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("print", help(QT_TRANSLATE_NOOP("Cli", "one document, on paper or as PDF")));
    auto options = std::make_shared<PrintOptions>();
    addFile(*command, options->file);
    command->add_option("TEMPLATE", options->name, help(QT_TRANSLATE_NOOP("Cli", "person_file, handover …")))
        ->required();
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->add_option("--pdf", options->pdf, help(QT_TRANSLATE_NOOP("Cli", "print into this file")));
    command->add_option("--odt", options->odt, help(QT_TRANSLATE_NOOP("Cli", "not yet")));
    command->add_option("--docx", options->docx, help(QT_TRANSLATE_NOOP("Cli", "not yet")));
    command->add_option("--from", options->from,
                        help(QT_TRANSLATE_NOOP("Cli", "person_file: first day of the timeline")));
    command->add_option("--until", options->until,
                        help(QT_TRANSLATE_NOOP("Cli", "person_file: last day of the timeline")));
    command->add_option("--to", options->to,
                        help(QT_TRANSLATE_NOOP("Cli", "handover: who takes over; visit_route: who goes")));
    command->add_option("--code", options->code,
                        help(QT_TRANSLATE_NOOP("Cli", "notice_board, contact_cards: text of the QR code")));
    command->add_option("--count", options->count, help(QT_TRANSLATE_NOOP("Cli", "contact_cards: how many")))
        ->check(CLI::Range(1, 5000));
    addReveal(*command, options->reveal);
    command->callback(
        [options, &context] { context.action = [options, &context] { return runPrint(*options, context); }; });
}

} // namespace mulin::cli
