// Duties to report (报告义务) as data, resources/duties/*.toml: questions that lead from one to the next, and the steps
// that the law asks for, with article, addressee and time. Walking one writes nothing and names nobody.
#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::casework {

struct DutyStep {
    enum class By : std::uint8_t { AtOnce, Soon, Hours, Days };
    std::string id;
    schema::Label label, law, to;
    By by = By::AtOnce;
    int amount = 0;      ///< hours or days
    bool printed = true; ///< stands on the form
};

struct DutyChoice {
    std::string code;
    schema::Label label;
    std::string next;               ///< the question that follows; empty: none
    std::vector<std::string> steps; ///< that it adds
};

struct DutyQuestion {
    std::string id;
    schema::Label ask, help;
    std::vector<DutyChoice> choices;

    const DutyChoice* choice(std::string_view code) const;
};

struct Duty {
    std::string id;
    schema::Label label, help;
    std::string kind; ///< a choice of duty_report.kind
    std::string first;
    std::vector<std::string> always; ///< steps at the end of every path
    std::vector<DutyQuestion> questions;
    std::vector<DutyStep> steps;

    const DutyQuestion* question(std::string_view id) const;
    const DutyStep* step(std::string_view id) const;
};

/// BadDefinition{file, line, what}: also where a path leads nowhere, runs in a circle or asks for nothing, and for
/// questions and steps that no path comes to.
Result<Duty> parseDuty(std::string_view toml, const std::string& file);
/// All that are compiled in, in order of file name.
Result<std::vector<Duty>> shippedDuties();

/// How far one has come with the answers given so far.
struct DutyPath {
    std::vector<const DutyQuestion*> asked; ///< those that are answered
    std::vector<const DutyChoice*> answers; ///< one for each of them
    const DutyQuestion* next = nullptr;     ///< not answered yet; nullptr: the path has ended
    std::vector<const DutyStep*> steps;     ///< each once, in the order in which they came up
    bool ended() const { return next == nullptr; }
};
/// `answers`: codes in the order of the questions. What does not fit ends them.
DutyPath walk(const Duty& duty, const std::vector<std::string>& answers);

/// By when, in UTC milliseconds; days end with the day. Absent where the law says no more than soon.
std::optional<std::int64_t> dueMs(const DutyStep& step, std::int64_t foundMs);

} // namespace mulin::casework
