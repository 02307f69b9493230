// One person's file as the pages show it, read in one go on a worker: all but the timeline, of which there is where its
// entries stand and the first of them. Numbers come masked.
#pragma once

#include "core/ledgers/next_steps.h"
#include "ui/pages/person/day_words.h"
#include "ui/pages/person/history_rows.h"
#include "ui/pages/person/timeline_rows.h"

#include <QtGui/QImage>

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

/// Kin or helper who does not live in the household, or of whom more is known than that.
struct PersonKin {
    RecordId record;
    std::optional<RecordId> person; ///< in the register
    QString name, relation, age, lives, call;
    Fact phone;                        ///< of `phoneType`
    std::string phoneType;             ///< kinship or person
    std::optional<RecordId> phoneOf{}; ///< whose record has it
    bool emergency = false, over = false, inverse = false, inHousehold = false;
};

struct PersonEnrolment {
    RecordId id;
    std::string type;
    QString ledger, since, until, note;
    bool open = true;
    bool sealed = false;
};

struct PersonPaper {
    RecordId id;
    QString title, on;
};

struct NextStep {
    enum class Act : std::uint8_t { Visit, Ledger, Step };
    Date on;
    QString icon, what, note;
    Act act = Act::Visit;
    std::string type = {}; ///< of the enrolment
    std::optional<RecordId> record = {};
    std::optional<ledgers::OpenStep> step = {}; ///< without a limit it stands last
};

struct PersonFile {
    explicit PersonFile(RecordId record) : id(record) {}
    RecordId id;
    bool alive = true;
    QString name, sex, age; ///< of the dead: age at death
    QImage photo;           ///< small
    std::optional<Date> died;
    std::vector<Tag> tags;
    Fact idNumber, phone;
    QString address, door, relation, keeper, grid, formerName;
    std::vector<Fact> basics, service;
    std::optional<RecordId> household;
    std::optional<RecordId> dwelling; ///< in a building
    QString householdTitle;
    std::vector<PersonMember> members;
    std::vector<PersonKin> kin;
    std::vector<PersonEnrolment> enrolments;
    std::vector<NextStep> next;
    std::vector<PersonPaper> papers;
    bool hasPapers = false; ///< there is a type of records for them
    MentionPlaces places;   ///< of the timeline
    TimelineWindow timeline;
    std::vector<TimelineGroup> groups;
    std::vector<TimelineRow> history;
    std::vector<std::string> vaults;                      ///< that are open
    std::vector<std::pair<std::string, RecordId>> sealed; ///< records of theirs that are shown: type, record

    int others() const { return static_cast<int>(members.size()) - (members.empty() ? 0 : 1); }
    int elsewhere() const; ///< kin who do not live in the household
};

/// `sealed`: with what stands in sealed ledgers that are open.
Result<PersonFile> readPerson(const ReadContext& context, RecordId id, bool sealed);

/// Fitted into `box`, in pixels; null: there is none, or it cannot be read. On a worker.
QImage photoOf(const ReadContext& context, RecordId person, QSize box);

} // namespace mulin::ui
