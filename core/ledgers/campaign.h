// A campaign: every door within its scope, what came of it so far, and the act that one door is.
#pragma once

#include "core/journal/journal.h"
#include "core/ledgers/campaign_columns.h"
#include "core/ledgers/follow_up.h"
#include "core/people/address_parts.h"

#include <optional>

namespace mulin::ledgers {

struct CampaignCounts {
    int doors = 0, done = 0, nobody = 0, refused = 0, later = 0, vacant = 0;
    int open() const { return doors - done - nobody - refused - later - vacant; }
    /// `result`: a choice of campaign_visit.result; empty: nobody was there yet.
    void add(std::string_view result, int count = 1);
};

struct CampaignBuilding {
    std::optional<RecordId> building; ///< absent: scattered dwellings
    std::string name{};
    CampaignCounts counts{};
};

struct CampaignProgress {
    journal::Record record;
    std::vector<CampaignColumn> columns{};
    std::vector<CampaignBuilding> buildings{}; ///< by estate and number
    CampaignCounts counts{};
};
/// UnknownRecord; Denied without the right to read campaigns or dwellings.
Result<CampaignProgress> campaignProgress(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, RecordId campaign);

/// A door as one comes to it.
struct CampaignDoor {
    RecordId dwelling{Uid()};
    std::string door{}, address{}, entrance{}, room{};
    std::vector<std::string> residents{}; ///< names of those who live there
    std::vector<RecordId> people{};       ///< they, aligned
    std::optional<RecordId> entry{};      ///< the campaign_visit
    std::string result{}, findings{}, needs{}, visitor{};
    std::optional<Date> on{};
    CampaignAnswers answers{};
};
/// Of a building (or scattered ones) in walking order: entrance by entrance, floor by floor from below.
Result<std::vector<CampaignDoor>> campaignDoors(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId campaign,
                                                std::optional<RecordId> building);
/// Of the whole campaign, in no order.
Result<std::vector<CampaignDoor>> campaignDoors(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId campaign);

/// Somebody met at a door who is not registered.
struct Newcomer {
    std::string name, phone{}, idNumber{};
    std::string relation{}; ///< a choice of residence.relation
    bool tenant = false;    ///< rents: the dwelling is let
};

struct DoorEntry {
    RecordId campaign{Uid()}, dwelling{Uid()};
    std::string result{};
    std::optional<Date> on{}; ///< default: today, or the day on which it was done already
    std::string visitor{};    ///< empty: who writes
    CampaignAnswers answers{};
    std::string findings{};
    std::string need{}; ///< one a line
    std::vector<Newcomer> newcomers{};
    std::vector<RecordId> gone{}; ///< residents who do not live there any more
};
/// One act. What was found goes where it belongs: newcomers become persons who live there, who is gone moves out, what
/// was seen or asked for at a door that is done becomes a visit to those who live there, and each line of what was
/// asked for becomes what lines of 诉求 become, in the file of the first of them. A door has one visit: what is
/// corrected later is corrected there. Errors: BadValue of an answer, those of people/households.h.
Result<void> enterDoor(journal::Writer& writer, const FollowUps& followUps, const DoorEntry& entry);

} // namespace mulin::ledgers
