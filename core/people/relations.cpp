// Relations to the head, after GB/T 4761, when another member becomes the head.
#include "core/people/households.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mulin::people {

std::optional<std::string> relationToNewHead(const std::string& ofNewHead, const std::string& ofMember,
                                             const std::string& sex) {
    const auto child = [&]() -> std::optional<std::string> {
        if (sex == "male") return "son";
        if (sex == "female") return "daughter";
        return std::nullopt;
    };
    // Of the head until now.
    if (ofMember == "head") {
        if (ofNewHead == "spouse" || ofNewHead == "sibling" || ofNewHead == "nonrelative" || ofNewHead == "other")
            return ofNewHead;
        if (ofNewHead == "son" || ofNewHead == "daughter" || ofNewHead == "child_in_law") return "parent";
        if (ofNewHead == "grandchild") return "grandparent";
        if (ofNewHead == "grandparent") return "grandchild";
        if (ofNewHead == "parent") return child();
        return std::nullopt;
    }
    struct Known {
        std::string_view newHead, member, becomes;
    };
    // Only what follows without doubt: parents-in-law count as parents, stepchildren as children, brothers' wives as
    // siblings; a parent of the old head is not surely married to the other.
    static constexpr std::array<Known, 26> known{{
        {"spouse", "son", "son"},
        {"spouse", "daughter", "daughter"},
        {"spouse", "parent", "parent"},
        {"spouse", "child_in_law", "child_in_law"},
        {"spouse", "grandchild", "grandchild"},
        {"spouse", "grandparent", "grandparent"},
        {"son", "spouse", "parent"},
        {"daughter", "spouse", "parent"},
        {"son", "son", "sibling"},
        {"son", "daughter", "sibling"},
        {"daughter", "son", "sibling"},
        {"daughter", "daughter", "sibling"},
        {"son", "parent", "grandparent"},
        {"daughter", "parent", "grandparent"},
        {"son", "sibling", "other"},
        {"daughter", "sibling", "other"},
        {"child_in_law", "spouse", "parent"},
        {"parent", "spouse", "child_in_law"},
        {"parent", "son", "grandchild"},
        {"parent", "daughter", "grandchild"},
        {"sibling", "spouse", "sibling"},
        {"sibling", "parent", "parent"},
        {"sibling", "son", "other"},
        {"sibling", "daughter", "other"},
        {"sibling", "grandparent", "grandparent"},
        {"grandchild", "spouse", "grandparent"},
    }};
    const auto at = std::find_if(known.begin(), known.end(),
                                 [&](const Known& one) { return one.newHead == ofNewHead && one.member == ofMember; });
    if (at == known.end()) return std::nullopt;
    return std::string(at->becomes);
}

} // namespace mulin::people
