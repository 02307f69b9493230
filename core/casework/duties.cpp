#include "core/casework/duties.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <functional>
#include <set>

namespace mulin::casework {

namespace {

using schema::labelOf;
using schema::onlyKeys;
using schema::refuse;
using schema::textOf;

template<class F> void each(const toml::table& table, std::string_view key, F&& take) {
    const auto* array = table[key].as_array();
    if (!array || array->empty()) refuse(table, "'" + std::string(key) + "' is missing");
    for (const auto& item : *array) {
        if (!item.is_table()) refuse(item, "'" + std::string(key) + "' must hold tables only");
        take(*item.as_table());
    }
}

std::vector<std::string> textsOf(const toml::table& table, std::string_view key) {
    std::vector<std::string> all;
    const auto* node = table.get(key);
    if (!node) return all;
    if (!node->is_array()) refuse(*node, "'" + std::string(key) + "' must be an array");
    for (const auto& item : *node->as_array()) {
        if (!item.is_string()) refuse(item, "'" + std::string(key) + "' must hold texts only");
        all.push_back(item.as_string()->get());
    }
    return all;
}

DutyStep stepOf(const toml::table& table) {
    onlyKeys(table, {"id", "label", "law", "to", "by", "hours", "days", "printed"});
    DutyStep step{textOf(table, "id"), labelOf(table, "label"), labelOf(table, "law"), labelOf(table, "to")};
    const std::string by = textOf(table, "by", false);
    if (table.contains("by") + table.contains("hours") + table.contains("days") != 1)
        refuse(table, "a step has one of 'by', 'hours' and 'days'");
    if (by == "soon")
        step.by = DutyStep::By::Soon;
    else if (!by.empty() && by != "at_once")
        refuse(*table.get("by"), "'by' must be at_once or soon");
    for (const auto& [key, kind] : {std::pair("hours", DutyStep::By::Hours), std::pair("days", DutyStep::By::Days)})
        if (const auto* node = table.get(key)) {
            const auto amount = node->value<std::int64_t>();
            if (!amount || *amount < 1 || *amount > 1000) refuse(*node, std::string("'") + key + "' must be a number");
            step.by = kind;
            step.amount = static_cast<int>(*amount);
        }
    if (const auto* printed = table.get("printed")) {
        if (!printed->is_boolean()) refuse(*printed, "'printed' must be true or false");
        step.printed = printed->as_boolean()->get();
    }
    return step;
}

DutyQuestion questionOf(const toml::table& table) {
    onlyKeys(table, {"id", "ask", "help", "choices"});
    DutyQuestion question{textOf(table, "id"), labelOf(table, "ask"), labelOf(table, "help", false), {}};
    each(table, "choices", [&](const toml::table& choice) {
        onlyKeys(choice, {"code", "label", "next", "steps"});
        question.choices.push_back({textOf(choice, "code"), labelOf(choice, "label"), textOf(choice, "next", false),
                                    textsOf(choice, "steps")});
        const std::string& code = question.choices.back().code;
        if (question.choice(code) != &question.choices.back()) refuse(choice, "'" + code + "' stands twice");
    });
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
    onlyKeys(root, {"duty", "question", "step"});
    const auto* head = root["duty"].as_table();
    if (!head) refuse(root, "'duty' is missing");
    onlyKeys(*head, {"id", "label", "help", "kind", "first", "always"});
    Duty duty{textOf(*head, "id"),
              labelOf(*head, "label"),
              labelOf(*head, "help"),
              textOf(*head, "kind"),
              textOf(*head, "first"),
              textsOf(*head, "always"),
              {},
              {}};
    each(root, "question", [&](const toml::table& table) {
        if (duty.question(textOf(table, "id"))) refuse(table, "question stands twice");
        duty.questions.push_back(questionOf(table));
    });
    each(root, "step", [&](const toml::table& table) {
        if (duty.step(textOf(table, "id"))) refuse(table, "step stands twice");
        duty.steps.push_back(stepOf(table));
    });
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
