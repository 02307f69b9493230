// Who is called on in an emergency, and in what words, as data: resources/organisation/call_list.toml.
#pragma once

#include "core/base/result.h"
#include "core/schema/catalogue.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::organisation {

/// What a record of a ledger says of the help that somebody needs.
struct NeedRule {
    std::string ledger;
    std::map<std::string, std::vector<std::string>> when{}; ///< codes of fields, all of which must fit; empty: always
    schema::Label words;                                    ///< {field}: what the record says there
    bool slow = false;                                      ///< moves with difficulty: is called first
};
/// Fields of a ledger that name somebody to tell.
struct ContactRule {
    std::string ledger, name, phone;
};

struct CallListRules {
    int older = 0, minor = 0; ///< ages that are said: from here on, and below
    int slowAge = 0;          ///< from here on people move with difficulty
    schema::Label ageWords;   ///< {age}
    std::vector<NeedRule> needs;
    std::vector<ContactRule> contacts;

    std::vector<std::string> ledgers() const; ///< in order, each once
};

/// BadDefinition{file, line, what}.
Result<CallListRules> parseCallListRules(std::string_view toml, const std::string& file);
Result<CallListRules> shippedCallListRules();
/// Every ledger, field and code is there, and no ledger is sealed: BadDefinition{file, line 0, what}.
Result<void> checkCallListRules(const CallListRules& rules, const schema::Catalogue& catalogue);

} // namespace mulin::organisation
