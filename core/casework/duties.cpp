#include "core/casework/duties.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <functional>
#include <set>

namespace mulin::casework {

namespace {

using schema::refuse;
using schema::tableOf;
using schema::tablesOf;
using schema::TomlTable;

/// There must be one.
const toml::array& someOf(const toml::table& table, std::string_view key) {
    const toml::array& all = tablesOf(table, key);
    if (all.empty()) refuse(table, schema::inQuotes(key) + " is missing");
    return all;
}

DutyStep stepOf(const toml::table& item) {
    const TomlTable table(item, "[[step]]", {"id", "label", "law", "to", "by", "hours", "days", "printed"});
    DutyStep step{table.required("id"), table.fullLabel("label"), table.fullLabel("law"), table.fullLabel("to")};
    const std::string by = table.text("by");
    const auto hours = table.count("hours", 1, 1000), days = table.count("days", 1, 1000);
    if (!by.empty() + hours.has_value() + days.has_value() != 1)
        refuse(item, "a step has one of 'by', 'hours' and 'days'");
    if (by == "soon")
        step.by = DutyStep::By::Soon;
    else if (!by.empty() && by != "at_once")
        table.refuseAt("by", "'by' must be at_once or soon");
    if (hours) step.by = DutyStep::By::Hours;
    if (days) step.by = DutyStep::By::Days;
    step.amount = hours.value_or(days.value_or(step.amount));
    step.printed = table.flag("printed", step.printed);
    return step;
}

DutyQuestion questionOf(const toml::table& item) {
    const TomlTable table(item, "[[question]]", {"id", "ask", "help", "choices"});
    DutyQuestion question{table.required("id"), table.fullLabel("ask"), table.fullLabel("help", false), {}};
    for (const auto& one : someOf(item, "choices")) {
        const TomlTable choice(*one.as_table(), "'choices'", {"code", "label", "next", "steps"});
        question.choices.push_back(
            {choice.required("code"), choice.fullLabel("label"), choice.text("next"), choice.texts("steps")});
        const std::string& code = question.choices.back().code;
        if (question.choice(code) != &question.choices.back()) refuse(one, "'" + code + "' stands twice");
    }
    return question;
}

/// Every path ends, asks for something, and comes to what there is.
class Paths {
public:
    Paths(const Duty& duty, const toml::table& root) : m_duty(duty), m_root(root) {}
    void check() {
        for (const std::string& id : m_duty.always) use(id);
        follow(m_duty.first, !m_duty.always.empty());
        for (const DutyQuestion& question : m_duty.questions)
            if (!m_seen.contains(question.id)) refuse(m_root, "no path comes to question '" + question.id + "'");
        for (const DutyStep& step : m_duty.steps)
            if (!m_used.contains(step.id)) refuse(m_root, "no path asks for step '" + step.id + "'");
    }

private:
    void use(const std::string& id) {
        if (!m_duty.step(id)) refuse(m_root, "unknown step '" + id + "'");
        m_used.insert(id);
    }
    void follow(const std::string& id, bool asks) {
        const DutyQuestion* question = m_duty.question(id);
        if (!question) refuse(m_root, "unknown question '" + id + "'");
        if (!m_open.insert(id).second) refuse(m_root, "question '" + id + "' leads back to itself");
        m_seen.insert(id);
        for (const DutyChoice& choice : question->choices) {
            for (const std::string& step : choice.steps) use(step);
            const bool now = asks || !choice.steps.empty();
            if (!choice.next.empty())
                follow(choice.next, now);
            else if (!now)
                refuse(m_root, "'" + id + "', '" + choice.code + "': the path asks for nothing");
        }
        m_open.erase(id);
    }

    const Duty& m_duty;
    const toml::table& m_root;
    std::set<std::string> m_seen, m_used, m_open;
};

Duty dutyFrom(const toml::table& root) {
    const TomlTable top(root, "the file", {"duty", "question", "step"});
    const TomlTable head(tableOf(root, "duty"), "[duty]", {"id", "label", "help", "kind", "first", "always"});
    Duty duty{head.required("id"),
              head.fullLabel("label"),
              head.fullLabel("help"),
              head.required("kind"),
              head.required("first"),
              head.texts("always"),
              {},
              {}};
    for (const auto& item : someOf(root, "question")) {
        DutyQuestion question = questionOf(*item.as_table());
        if (duty.question(question.id)) refuse(item, "question stands twice");
        duty.questions.push_back(std::move(question));
    }
    for (const auto& item : someOf(root, "step")) {
        DutyStep step = stepOf(*item.as_table());
        if (duty.step(step.id)) refuse(item, "step stands twice");
        duty.steps.push_back(std::move(step));
    }
    Paths(duty, root).check();
    return duty;
}

template<class T> const T* named(const std::vector<T>& all, std::string_view id) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace

const DutyChoice* DutyQuestion::choice(std::string_view code) const {
    const auto at =
        std::find_if(choices.begin(), choices.end(), [&](const DutyChoice& one) { return one.code == code; });
    return at == choices.end() ? nullptr : &*at;
}

const DutyQuestion* Duty::question(std::string_view wanted) const { return named(questions, wanted); }
const DutyStep* Duty::step(std::string_view wanted) const { return named(steps, wanted); }

Result<Duty> parseDuty(std::string_view toml, const std::string& file) {
    return schema::readToml(toml, file, dutyFrom);
}

Result<std::vector<Duty>> shippedDuties() {
    std::vector<Duty> all;
    const QString folder = QStringLiteral(":/duties");
    for (const auto& name : QDir(folder).entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
        QFile file(folder + QLatin1Char('/') + name);
        const std::string path = "duties/" + name.toStdString();
        if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
        const QByteArray bytes = file.readAll();
        MULIN_TRY_LET(duty, parseDuty({bytes.constData(), static_cast<std::size_t>(bytes.size())}, path));
        all.push_back(std::move(duty));
    }
    return all;
}

DutyPath walk(const Duty& duty, const std::vector<std::string>& answers) {
    DutyPath path;
    path.next = duty.question(duty.first);
    const auto add = [&](const std::vector<std::string>& steps) {
        for (const std::string& id : steps) {
            const DutyStep* step = duty.step(id);
            if (step && std::find(path.steps.begin(), path.steps.end(), step) == path.steps.end())
                path.steps.push_back(step);
        }
    };
    for (const std::string& answer : answers) {
        const DutyChoice* choice = path.next ? path.next->choice(answer) : nullptr;
        if (!choice) break;
        path.asked.push_back(path.next);
        path.answers.push_back(choice);
        add(choice->steps);
        path.next = duty.question(choice->next);
    }
    if (path.ended()) add(duty.always);
    return path;
}

std::optional<std::int64_t> dueMs(const DutyStep& step, std::int64_t foundMs) {
    switch (step.by) {
    case DutyStep::By::AtOnce: return foundMs;
    case DutyStep::By::Hours: return foundMs + step.amount * std::int64_t{3'600'000};
    case DutyStep::By::Days: return msOfDate(dateOfMs(foundMs).plusDays(step.amount + 1)) - 1;
    case DutyStep::By::Soon: break;
    }
    return {};
}

} // namespace mulin::casework
