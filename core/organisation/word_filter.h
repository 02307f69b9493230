// Which counties may hold a name that a typed word matches, by the register's filters: syllables side by side, and
// three initials in a row. Never misses a county; saves reading most of them.
#pragma once

#include "core/organisation/register_file.h"

#include <string>
#include <vector>

namespace mulin::organisation {

/// `word` as for WordMatcher. All counties if the word says too little.
RegisterFile::Counties countiesFor(const RegisterFile& file, const std::u32string& word);

/// The two initials with which a word may begin, see RegisterFile::pairOf. Empty if it may stand for one character
/// alone: then any name may hold it.
std::vector<unsigned> openingsOf(const RegisterFile& file, const std::u32string& word);

} // namespace mulin::organisation
