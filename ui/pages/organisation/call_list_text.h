// 叫应清单 in words, as the window, the command line and the printed sheet say it.
#pragma once

#include "core/organisation/call_list.h"
#include "ui/printing/document.h"

#include <QtCore/QString>

namespace mulin::ui {

/// 91 岁，独居，走动要扶
QString needWords(const organisation::NeedLine& line, schema::Language language);
/// 曲小明（子女）139****4321；…
QString contactWords(const organisation::NeedLine& line, const schema::Catalogue& catalogue, schema::Language language);
/// What the list calls the place of these lines: 3号楼, 友谊南里 3号楼; scattered dwellings; address not known.
QString headingOf(const organisation::NeedLine& line, bool withEstate);
/// 未应，已派人上门
QString needStateWords(organisation::CallState state);
/// Do the lines lie in several estates?
bool severalEstates(const std::vector<organisation::NeedLine>& lines);

struct CallListHead {
    QString office, place; ///< `place` empty: everywhere
    std::optional<organisation::Emergency> emergency{};
    QString purpose{}; ///< what numbers in full are for
    std::int64_t nowMs = 0;
};
/// The template call_list. Chinese: it goes out of doors.
Result<printing::Document> callListSheet(const CallListHead& head, const std::vector<organisation::NeedLine>& lines,
                                         const schema::Catalogue& catalogue);

} // namespace mulin::ui
