// Suggestions in words: the facts that each rests on.
#pragma once

#include "core/ledgers/suggestions.h"

#include <QtCore/QString>

namespace mulin::ui {

/// 满 86 岁（1940-01-01 生）; 残疾等级：一级
QString factWords(const ledgers::Fact& fact, const schema::Catalogue& catalogue, schema::Language language);
/// All of them, the ledgers in which somebody is not as one.
QStringList factsWords(const ledgers::Suggestion& suggestion, const schema::Catalogue& catalogue,
                       schema::Language language);

} // namespace mulin::ui
