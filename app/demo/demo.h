// The demonstration office: a community that does not exist, with two years of its life. The same for the same request.
#pragma once

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/key_slots.h"
#include "core/db/secret.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mulin::demo {

struct DemoRequest {
    std::string file;
    std::string office = "130202002018";
    int residents = 6000;
    std::uint64_t seed = 1;
    Date until{};
    std::string login;
    std::optional<std::int64_t> now{}; ///< UTC, milliseconds: nothing is done later
    db::Key key{};                     ///< encrypted, see db::newEncryption
    std::shared_ptr<const db::FileHeader> header{};
    db::Secret password{}; ///< empty: the sealed ledgers are not set up
};

struct DemoReport {
    std::int64_t residents = 0;  ///< living there on the last day
    std::int64_t households = 0; ///< with somebody in them
    std::int64_t visits = 0;
    double seconds = 0;
};

/// FileExists, UnknownOffice; BadArgument{argument office}: it has no communities. Leaves no file behind if it fails.
Result<DemoReport> makeDemo(const DemoRequest& request, Progress& progress);

} // namespace mulin::demo
