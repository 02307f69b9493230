#include "ui/grids/filter_conditions.h"

#include "core/people/rolls.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QMenu>

#include <algorithm>

namespace mulin::ui {

namespace {

/// Years of age offered.
constexpr int ages[] = {60, 65, 70, 80, 90};
/// Stands for "not empty".
const char* const filled = "*";
/// No fields of a person: who is counted, and open enrolments.
const char* const counted = "counted";
const char* const inLedger = "ledger";
const char* const imported = "import";
/// A menu to choose from, not a list to search.
constexpr std::size_t mostTargets = 60;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

} // namespace

FilterConditions::FilterConditions(OfficeSession& session, FilterBar& bar, const schema::TypeDef& type, QObject* parent)
    : QObject(parent), m_session(session), m_bar(bar), m_type(&type), m_menu(new QMenu(&bar)) {
    connect(bar.addCondition(), &QAbstractButton::clicked, this, [this] {
        fillMenu();
        Button* button = m_bar.addCondition();
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    // A grid more is a condition more.
    connect(&m_session, &OfficeSession::changed, this, [this](const journal::ChangeSet& changes) {
        for (const schema::FieldDef& field : m_type->fields)
            if (field.targets.size() == 1 && changes.touches(field.targets.front())) return readLinks();
    });
    readLinks();
}

void FilterConditions::readLinks() {
    m_session.read(
        this, m_latest,
        [type = m_type](const ReadContext& context) -> Result<std::map<std::string, Values>> {
            std::map<std::string, Values> links;
            for (const schema::FieldDef& field : type->fields) {
                // A field that nobody is asked for stands in for another one.
                if (field.type != schema::FieldType::Link || field.retired || field.targets.size() != 1) continue;
                if (!field.asked && !field.derived()) continue;
                const schema::TypeDef* target = context.catalogue.find(field.targets.front());
                if (target == nullptr || target->compartment != "directory") continue;
                records::Query query;
                query.type = target->id;
                query.limit = mostTargets + 1;
                if (target->id == "unit" && field.id == "grid") query.where = "level = grid";
                MULIN_TRY_LET(found,
                              records::list(context.reader, context.tables, context.access, query, context.today));
                if (found.empty() || found.size() > mostTargets) continue;
                for (const journal::Record& one : found)
                    links[field.id].emplace_back(
                        one.uid.hex(), QString::fromStdString(records::titleOf(context.reader, context.tables,
                                                                               context.access, one, context.language)));
            }
            return links;
        },
        [this](Result<std::map<std::string, Values>> links) {
            if (links) m_links = std::move(*links);
            m_linksRead = true;
            if (m_toRestore) restoreNow();
        });
}

void FilterConditions::setType(const schema::TypeDef& type) {
    m_type = &type;
    m_links.clear();
    m_linksRead = false;
    m_toRestore.reset();
    readLinks();
    clear();
}

void FilterConditions::clear() {
    if (m_conditions.empty()) return;
    m_conditions.clear();
    showChips();
    emit changed();
}

void FilterConditions::set(const std::string& field, const std::vector<std::pair<std::string, QString>>& values) {
    m_conditions.erase(std::remove_if(m_conditions.begin(), m_conditions.end(),
                                      [&](const Condition& one) { return one.field == field; }),
                       m_conditions.end());
    if (const QString label = labelOf(field); !values.empty() && !label.isEmpty())
        m_conditions.push_back({field, label, values});
    showChips();
    emit changed();
}

bool FilterConditions::onTheRolls() const {
    return std::any_of(m_conditions.begin(), m_conditions.end(),
                       [](const Condition& one) { return one.field == counted && one.values.front().first == "here"; });
}

void FilterConditions::setOnTheRolls() { set(counted, {rolls().front()}); }

void FilterConditions::setImport(const std::string& act, const std::string& what) {
    const std::map<std::string, QString> words{
        {"added", tr("added")}, {"updated", tr("updated")}, {"marked", tr("to be checked")}};
    const auto found = words.find(what);
    if (found == words.end()) return;
    m_conditions.clear();
    set(imported, {{act + "." + what, found->second}});
}

FilterConditions::Values FilterConditions::rolls() const {
    return {{"here", tr("on the rolls")}, {"moved_out", tr("moved out")}, {"died", tr("died")}};
}

QString FilterConditions::labelOf(const std::string& field) const {
    if (field == counted) return tr("People");
    if (field == inLedger) return tr("Ledger");
    if (field == imported) return tr("This import");
    if (field == "birth_date") return tr("Age");
    const schema::FieldDef* def = m_type->field(field);
    return def != nullptr ? m_session.label(def->label) : QString();
}

void FilterConditions::fillMenu() {
    m_menu->clear();
    for (const auto& [field, values] : m_links) addMenu(*m_menu, field);
    if (m_type->id == "person")
        for (const char* field : {inLedger, counted}) addMenu(*m_menu, field);
    addMenu(*m_menu, "birth_date");
    m_menu->addSeparator();
    for (const schema::FieldDef& field : m_type->fields) {
        if (!m_links.contains(field.id) && field.id != "birth_date") addMenu(*m_menu, field.id);
    }
}

void FilterConditions::addAction(QMenu& menu, const std::string& field, const std::string& code, const QString& words) {
    const bool on = std::any_of(m_conditions.begin(), m_conditions.end(), [&](const Condition& one) {
        return one.field == field && std::any_of(one.values.begin(), one.values.end(),
                                                 [&](const auto& value) { return value.first == code; });
    });
    QAction* action = menu.addAction(words, this, [this, field, code, words] { toggle(field, code, words); });
    action->setObjectName(
        QStringLiteral("filter.%1.%2").arg(QString::fromStdString(field), QString::fromStdString(code)));
    action->setCheckable(true);
    action->setChecked(on);
}

QMenu* FilterConditions::addValues(QMenu& menu, const std::string& field, const Values& values) {
    QMenu* sub = menu.addMenu(labelOf(field));
    for (const auto& [code, words] : values) addAction(*sub, field, code, words);
    return sub;
}

FilterConditions::Values FilterConditions::valuesOf(const std::string& field) const {
    using schema::FieldType;
    Values values;
    if (field == counted) return m_type->id == "person" ? rolls() : values;
    if (field == inLedger) {
        if (m_type->id != "person") return values;
        for (const schema::TypeDef* ledger : m_session.catalogue().ledgers())
            if (!ledger->sealed()) values.emplace_back(ledger->id, m_session.label(ledger->label));
        values.emplace_back(filled, tr("any ledger"));
        return values;
    }
    if (const auto links = m_links.find(field); links != m_links.end()) return links->second;
    const schema::FieldDef* def = m_type->field(field);
    if (def == nullptr || def->retired) return values;
    if (def->type == FieldType::Choice && def->stored()) {
        for (const schema::ChoiceDef& choice : def->choices)
            if (!choice.retired) values.emplace_back(choice.code, m_session.label(choice.label));
    } else if (def->type == FieldType::Choices || def->type == FieldType::Attachment) {
        values.emplace_back(filled, labelOf(field));
    } else if (def->type == FieldType::Boolean) {
        values.emplace_back("1", labelOf(field));
    } else if (field == "birth_date") {
        for (const int age : ages) values.emplace_back("age" + std::to_string(age), tr("%1 and over").arg(age));
        values.emplace_back("age-14", tr("under 14"));
    }
    return values;
}

void FilterConditions::addMenu(QMenu& menu, const std::string& field) {
    const Values values = valuesOf(field);
    if (values.empty()) return;
    const schema::FieldDef* def = m_type->field(field);
    const bool single =
        def != nullptr && (def->type == schema::FieldType::Choices || def->type == schema::FieldType::Boolean ||
                           def->type == schema::FieldType::Attachment);
    if (single)
        addAction(menu, field, values.front().first, values.front().second);
    else
        addValues(menu, field, values);
}

void FilterConditions::toggle(const std::string& field, const std::string& code, const QString& label) {
    auto found = std::find_if(m_conditions.begin(), m_conditions.end(),
                              [&](const Condition& one) { return one.field == field; });
    std::vector<std::pair<std::string, QString>> values;
    if (found != m_conditions.end()) values = found->values;
    const auto at = std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == code; });
    if (at != values.end()) {
        values.erase(at);
    } else {
        // One age, one way of counting at a time; "any" is no value beside others.
        if (field == "birth_date" || field == counted || code == filled) values.clear();
        std::erase_if(values, [](const auto& value) { return value.first == filled; });
        values.emplace_back(code, label);
    }
    set(field, values);
}

void FilterConditions::showChips() {
    for (QWidget* chip : m_chips) m_bar.removeChip(static_cast<Chip*>(chip));
    m_chips.clear();
    for (const Condition& condition : m_conditions) {
        Chip* chip = m_bar.addChip(condition.label, wordsOf(condition));
        chip->setObjectName(QStringLiteral("chip.") + QString::fromStdString(condition.field));
        m_chips.push_back(chip);
        connect(chip, &Chip::removeRequested, this, [this, field = condition.field] { set(field, {}); });
        connect(chip, &QAbstractButton::clicked, this, [this, field = condition.field, chip] {
            m_menu->clear();
            addMenu(*m_menu, field);
            if (m_menu->isEmpty()) return;
            QMenu* sub = m_menu->actions().isEmpty() ? nullptr : m_menu->actions().constFirst()->menu();
            (sub != nullptr ? sub : m_menu)->popup(chip->mapToGlobal(QPoint(0, chip->height())));
        });
    }
}

std::vector<std::string> FilterConditions::lines() const {
    std::vector<std::string> lines;
    for (const Condition& condition : m_conditions) {
        if (condition.field == imported) continue; // of that moment
        std::string line = condition.field;
        for (const auto& [code, label] : condition.values) line += " " + code;
        lines.push_back(std::move(line));
    }
    return lines;
}

void FilterConditions::restore(const std::vector<std::string>& lines) {
    m_toRestore = lines;
    if (m_linksRead) restoreNow();
}

void FilterConditions::restoreNow() {
    const std::vector<std::string> lines = std::move(*m_toRestore);
    m_toRestore.reset();
    m_conditions.clear();
    QStringList leftOut;
    for (const std::string& line : lines) {
        const QStringList parts = QString::fromStdString(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (parts.isEmpty()) continue;
        const std::string field = parts.constFirst().toStdString();
        const QString label = labelOf(field).isEmpty() ? parts.constFirst() : labelOf(field);
        const bool seen =
            m_type->field(field) == nullptr || m_session.access().allowsField(access::Right::Read, m_type->id, field);
        const Values offered = seen ? valuesOf(field) : Values();
        Values values;
        for (const QString& code : parts.mid(1)) {
            const auto at = std::find_if(offered.begin(), offered.end(),
                                         [&](const auto& one) { return one.first == code.toStdString(); });
            if (at != offered.end()) values.push_back(*at);
        }
        if (values.size() + 1 < static_cast<std::size_t>(parts.size())) leftOut << label;
        if (!values.empty()) m_conditions.push_back({field, labelOf(field), values});
    }
    showChips();
    emit changed();
    emit restored(leftOut);
}

QString FilterConditions::wordsOf(const Condition& condition) const {
    QStringList words;
    for (const auto& [code, label] : condition.values) {
        if (code != filled && code != "1") words << label;
    }
    if (words.isEmpty()) words << (condition.field == inLedger ? tr("any ledger") : tr("yes"));
    return words.join(QChar(0x3001));
}

QString FilterConditions::words() const {
    QStringList all;
    for (const Condition& condition : m_conditions) all << tr("%1: %2").arg(condition.label, wordsOf(condition));
    return all.join(tr("; "));
}

std::string FilterConditions::expression() const {
    std::string all;
    for (const Condition& condition : m_conditions) {
        std::string one;
        if (condition.field == counted) {
            const std::string& code = condition.values.front().first;
            one = code == "here" ? "(" + people::onTheRolls(m_session.today()) + ")" : "presence = " + code;
        } else if (condition.field == imported) {
            const std::string& code = condition.values.front().first;
            const auto dot = code.find('.');
            const std::string act = code.substr(0, dot), what = code.substr(dot + 1);
            one = what == "added" ? "added_by = " + act : "touched_by = " + act;
            if (what == "updated") one += " and not added_by = " + act;
            if (what == "marked" && m_type->field("check") != nullptr) one += " and check is not empty";
        } else if (condition.field == "birth_date") {
            const std::string& code = condition.values.front().first;
            const int age = std::atoi(code.c_str() + 3);
            const Date bound = m_session.today().plusMonths(-12 * std::abs(age));
            one = condition.field + (age < 0 ? " > " : " <= ") + bound.iso();
        } else if (condition.values.front().first == filled) {
            one = condition.field + " is not empty";
        } else if (condition.values.size() == 1) {
            one = condition.field + " = " + quoted(condition.values.front().first);
        } else {
            std::string list;
            for (const auto& [code, label] : condition.values) list += (list.empty() ? "" : ", ") + quoted(code);
            one = condition.field + " in (" + list + ")";
        }
        all += (all.empty() ? "" : " and ") + one;
    }
    return all;
}

} // namespace mulin::ui
