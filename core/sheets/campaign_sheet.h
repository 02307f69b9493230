// The sheet of a building in a campaign: given out to be filled at the doors, on paper or on a computer, and read back.
#pragma once

#include "core/base/progress.h"
#include "core/ledgers/campaign.h"
#include "core/security/disclosures.h"
#include "core/sheets/import.h"

namespace mulin::sheets {

/// Headings as they are written and known again.
struct CampaignHeadings {
    std::string door = "门牌", address = "住址", residents = "现登记住户", result = "结果", findings = "发现的情况",
                need = "诉求", newcomer = "新住户姓名", phone = "新住户电话", tenant = "是否租住", visitor = "排查人",
                on = "日期";
};

Result<void> writeCampaignSheet(const security::Disclosure& allowed, const std::string& path,
                                const ledgers::CampaignProgress& campaign,
                                const std::vector<ledgers::CampaignDoor>& doors, const schema::Catalogue& catalogue);

struct CampaignImport {
    std::int64_t rows = 0, entered = 0;
    std::int64_t open = 0; ///< rows without a result: nobody was there yet
    std::vector<Rejection> rejections;
    journal::ChangeSet changes;
};
/// One act. A row comes back whose door is not in the campaign (NoneFound) or one of several (SeveralFound: 3-2-501
/// without its estate), whose result is none, whose answer does not fit; nothing of it is written. Empty cells erase
/// nothing. SheetNoHeader without the columns of door or address and of result.
Result<CampaignImport> importCampaignSheet(journal::Journal& journal, const access::Access& access,
                                           const ledgers::FollowUps& followUps, RecordId campaign,
                                           const std::string& path, Progress& progress);

} // namespace mulin::sheets
