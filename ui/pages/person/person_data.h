// One person's file as the pages show it, read in one go on a worker. Numbers come masked.
#pragma once

#include "ui/pages/person/timeline_view.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

struct Fact {
    QString label, text;
    std::string field = {}; ///< set: masked, an eye shows it
};

struct PersonMember {
    RecordId id;
    QString name, sex, age, relation, phone, since;
    bool self = false;
};

struct PersonEnrolment {
    RecordId id;
    std::string type;
    QString ledger, since, until, note;
    bool open = true;
    bool sealed = false;
};

struct NextStep {
    Date on;
    QString icon, what, note;
};

struct PersonFile {
    explicit PersonFile(RecordId record) : id(record) {}
    RecordId id;
    bool alive = true;
    QString name, sex, age; ///< of the dead: age at death
    std::optional<Date> died;
    std::vector<Tag> tags;
    Fact idNumber, phone;
    QString address, door, relation, keeper, grid;
    std::vector<Fact> basics, service;
    std::optional<RecordId> household;
    std::optional<RecordId> dwelling; ///< in a building
    QString householdTitle;
    std::vector<PersonMember> members;
    std::vector<PersonEnrolment> enrolments;
    std::vector<NextStep> next;
    std::vector<TimelineRow> timeline, history;
    std::vector<std::string> vaults;                      ///< that are open
    std::vector<std::pair<std::string, RecordId>> sealed; ///< records of theirs that are shown: type, record
};

/// `sealed`: with what stands in sealed ledgers that are open.
Result<PersonFile> readPerson(const ReadContext& context, RecordId id, bool sealed);

/// 今天, 明天, 11-25, 2027-01-08
QString shortDay(Date day, Date today);
QString weekday(Date day); ///< 周日
/// 22日 周日
QString monthDay(Date day);
/// One mention in a timeline, worded.
TimelineRow timelineRow(const ReadContext& context, const journal::Record& record, std::optional<Date> on,
                        const QString& role, bool late);
/// Rows of a record's history with their lines; what `others` had changed in the same acts stands with it.
struct OtherHistory {
    std::string type;
    RecordId id;
    QString formerly = {}; ///< the dwelling before this residence
};
Result<std::vector<TimelineRow>> historyRows(const ReadContext& context, const std::string& type, RecordId id,
                                             const std::vector<OtherHistory>& others = {});

} // namespace mulin::ui
