// What the organisation prints: data for the templates handover, call_tree, notice_board and contact_cards.
#pragma once

#include "core/organisation/emergency.h"
#include "core/organisation/handover.h"
#include "ui/printing/document.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

/// `postLabel` of a choice of post.title.
Result<printing::Document> handOverSheet(const QString& office, const organisation::HandOverPlan& moved,
                                         const QString& to, Date on, const schema::Catalogue& catalogue);
Result<printing::Document> callTreeSheet(const QString& office, const std::optional<organisation::Emergency>& emergency,
                                         const std::vector<organisation::CallLine>& lines,
                                         const std::map<Uid, QString>& phones, std::int64_t nowMs);
/// The tiers from the community down to the buildings of the unit. Phones by consent alone.
Result<printing::Document> noticeBoard(const organisation::TreeNode& office, const organisation::TreeNode& unit,
                                       const QString& codeText, bool a3, Date today);
/// Of the unit and the buildings below it, ten to a page; `count` cards, one after the other.
Result<printing::Document> contactCards(const organisation::TreeNode& office, const organisation::TreeNode& unit,
                                        const QString& codeText, int count);
/// Posts that are held, whose phone stays unprinted for want of consent.
int phonesWithheld(const organisation::TreeNode& unit);
QString callStateWords(organisation::CallState state);
QString standWords(organisation::Stand stand);

} // namespace mulin::ui
