// The columns that a campaign asks for beside what every record has: written by a clerk, one a line, and kept as a text
// of the campaign.
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::ledgers {

struct CampaignColumn {
    enum class Kind { Text, YesNo, Number, Choice };
    std::string name;
    Kind kind = Kind::Text;
    std::vector<std::string> choices{};
};
inline constexpr std::size_t mostCampaignColumns = 12;

/// 电动车：数字 / 用气方式：管道、瓶装 / 是否租住：是否 / 备注. A line that comes twice counts once; lines beyond the
/// twelfth are not there.
std::vector<CampaignColumn> campaignColumns(std::string_view text);

/// An answer as it is kept: 是, 否; digits; a choice by its name. BadValue{type campaign_visit, field answers, value}.
Result<std::string> campaignAnswer(const CampaignColumn& column, std::string_view text);

using CampaignAnswers = std::map<std::string, std::string>; ///< by name of the column
CampaignAnswers campaignAnswers(std::string_view stored);
/// In the order of the columns; answers to columns that are gone stay, behind them.
std::string storedAnswers(const std::vector<CampaignColumn>& columns, const CampaignAnswers& answers);

} // namespace mulin::ledgers
