// The process that is killed: saves and imports until then, and tells through a pipe what is done.
#pragma once

#include "core/journal/journal.h"

#include <string>

namespace mulin::faults {

inline constexpr int importRows = 60;

struct Writing {
    const schema::Catalogue& catalogue;
    std::string file, folder;
    int round = 0;
    bool early = false; ///< the control: it tells before it is done
    int pipe = -1;
    db::Key key{}; ///< of an encrypted file
};

/// Lines on the pipe: "ready", "person NAME", "visit HEX", "import TAG". Returns only if something goes wrong.
int writeUntilKilled(const Writing& writing);

/// Opens the file for writing as the program does.
Result<std::unique_ptr<journal::Journal>> openJournal(const schema::Catalogue& catalogue, const std::string& file,
                                                      const db::Key& key);

} // namespace mulin::faults
