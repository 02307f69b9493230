// What the designer works from: the ledger as it stands in the file, who is in it, and the roles of the office.
#pragma once

#include "core/ledgers/definitions.h"
#include "core/ledgers/design.h"
#include "ui/pages/designer/draft_preview.h"

namespace mulin::ui {

struct DesignerData {
    std::shared_ptr<const schema::Catalogue> shipped; ///< nothing laid over yet
    schema::Definitions all;
    ledgers::Design design;
    ledgers::DesignUse use;
    std::vector<DraftPreview::Sample> samples;
    std::vector<access::Role> roles;
    bool there = false; ///< it is in use, or shipped
};

/// Without a type: of a new ledger.
Result<DesignerData> readDesign(const ReadContext& context, const std::string& type);
/// What a shipped ledger says where the office says nothing.
schema::Values saidBy(const schema::TypeDef& type);

} // namespace mulin::ui
