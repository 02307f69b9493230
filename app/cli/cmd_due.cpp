// mulin due FILE [--until DATE] [--keeper NAME]
#include "app/cli/record_json.h"
#include "core/base/calendar.h"
#include "core/ledgers/agenda.h"

#include <algorithm>

namespace mulin::cli {

namespace {

QJsonValue dayOf(const std::optional<Date>& day) { return day ? QJsonValue(q(day->iso())) : QJsonValue(); }

QJsonArray json(const std::vector<ledgers::DueVisit>& visits, const WorkingCalendar& calendar) {
    QJsonArray all;
    for (const ledgers::DueVisit& visit : visits) {
        QJsonArray ledgers;
        for (const std::string& id : visit.ledgers) ledgers.append(q(id));
        all.append(QJsonObject{
            {QStringLiteral("id"), q(visit.person.id.hex())},
            {QStringLiteral("name"), q(visit.person.name)},
            {QStringLiteral("door"), q(visit.person.door)},
            {QStringLiteral("due"), q(visit.due.iso())},
            {QStringLiteral("workday"), q(calendar.nextWorkingDay(visit.due).iso())},
            {QStringLiteral("every"), q(std::string(ledgers::codeOf(visit.interval)))},
            {QStringLiteral("planned"), visit.planned},
            {QStringLiteral("keeper"), visit.keeper.empty() ? QJsonValue() : QJsonValue(q(visit.keeper))},
            {QStringLiteral("stand_in"), visit.standIn.empty() ? QJsonValue() : QJsonValue(q(visit.standIn))},
            {QStringLiteral("away"), !visit.away.empty()},
            {QStringLiteral("last"), dayOf(visit.last)},
            {QStringLiteral("ledgers"), ledgers},
        });
    }
    return all;
}

QString lines(const std::vector<ledgers::DueVisit>& visits) {
    QString text;
    for (const ledgers::DueVisit& visit : visits)
        text += QStringList{q(visit.due.iso()), q(visit.person.door), q(visit.person.name), q(visit.keeper)}.join(
                    QLatin1Char('\t')) +
                QLatin1Char('\n');
    return text;
}

} // namespace

void setUpDue(CLI::App& app, Context& context) {
    struct Options {
        std::string file, until, keeper;
    };
    auto* command = app.add_subcommand("due", help(QT_TRANSLATE_NOOP("Cli", "who is to be visited, and when")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("--until", options->until, help(QT_TRANSLATE_NOOP("Cli", "up to this day; else today")));
    command->add_option("--keeper", options->keeper,
                        help(QT_TRANSLATE_NOOP("Cli", "of this contact worker; - for those who have none")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::ReadOnly);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto access = context.access(at);
            if (!access) return context.refuse(access.error(), &at.catalogue());
            const auto until = options->until.empty() ? std::optional(at.today()) : Date::fromIso(options->until);
            if (!until)
                return context.refuse(
                    makeError(ErrorCode::BadArgument, {{"argument", "--until"}, {"value", options->until}}),
                    &at.catalogue());
            catchInterrupt();
            StderrProgress progress;
            auto agenda =
                ledgers::agenda(at.reader(), at.tables(), at.catalogue(), *access, at.today(), *until, progress);
            if (!agenda) return context.refuse(agenda.error(), &at.catalogue());
            const auto other = [&](const ledgers::DueVisit& visit) {
                if (options->keeper.empty()) return false;
                return options->keeper == "-" ? !visit.keeper.empty()
                                              : visit.keeper.find(options->keeper) == std::string::npos;
            };
            std::erase_if(agenda->visits, other);
            std::erase_if(agenda->organisations, other);
            const WorkingCalendar calendar = WorkingCalendar::shipped();
            return context.print(QJsonObject{{QStringLiteral("people"), json(agenda->visits, calendar)},
                                             {QStringLiteral("organisations"), json(agenda->organisations, calendar)}},
                                 lines(agenda->visits) + lines(agenda->organisations));
        };
    });
}

} // namespace mulin::cli
