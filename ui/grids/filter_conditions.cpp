#include "ui/grids/filter_conditions.h"

#include "core/records/query.h"
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
    m_session.read(
        this, m_latest,
        [](const ReadContext& context) -> Result<std::vector<std::pair<std::string, QString>>> {
            records::Query query;
            query.type = "unit";
            query.where = "level = grid";
            query.limit = 60;
            MULIN_TRY_LET(units, records::list(context.reader, context.tables, context.access, query, context.today));
            std::vector<std::pair<std::string, QString>> grids;
            for (const journal::Record& unit : units) {
                grids.emplace_back(unit.uid.hex(), QString::fromStdString(unit.text("name")));
            }
            return grids;
        },
        [this](Result<std::vector<std::pair<std::string, QString>>> grids) {
            if (grids) m_grids = std::move(*grids);
        });
}

void FilterConditions::setType(const schema::TypeDef& type) {
    m_type = &type;
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
    const schema::FieldDef* def = m_type->field(field);
    if (!values.empty() && def != nullptr) m_conditions.push_back({field, m_session.label(def->label), values});
    showChips();
    emit changed();
}

void FilterConditions::fillMenu() {
    m_menu->clear();
    for (const schema::FieldDef& field : m_type->fields) {
        if (!field.retired) addMenu(*m_menu, field);
    }
}

void FilterConditions::addMenu(QMenu& menu, const schema::FieldDef& field) {
    using schema::FieldType;
    const QString label = m_session.label(field.label);
    const auto add = [&](QMenu& sub, const std::string& code, const QString& words) {
        const bool on = std::any_of(m_conditions.begin(), m_conditions.end(), [&](const Condition& one) {
            return one.field == field.id && std::any_of(one.values.begin(), one.values.end(),
                                                        [&](const auto& value) { return value.first == code; });
        });
        QAction* action = sub.addAction(words, this, [this, id = field.id, code, words] { toggle(id, code, words); });
        action->setCheckable(true);
        action->setChecked(on);
    };
    if (field.type == FieldType::Choice && field.stored()) {
        QMenu* sub = menu.addMenu(label);
        for (const schema::ChoiceDef& choice : field.choices) {
            if (!choice.retired) add(*sub, choice.code, m_session.label(choice.label));
        }
    } else if (field.type == FieldType::Choices) {
        add(menu, filled, label);
    } else if (field.type == FieldType::Boolean) {
        add(menu, "1", label);
    } else if (field.id == "grid" && !m_grids.empty()) {
        QMenu* sub = menu.addMenu(label);
        for (const auto& [uid, name] : m_grids) add(*sub, uid, name);
    } else if (field.id == "birth_date") {
        QMenu* sub = menu.addMenu(tr("Age"));
        for (const int age : ages) add(*sub, "age" + std::to_string(age), tr("%1 and over").arg(age));
        add(*sub, "age-14", tr("under 14"));
    }
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
        if (field == "birth_date") values.clear(); // one age at a time
        values.emplace_back(code, label);
    }
    set(field, values);
}

void FilterConditions::showChips() {
    for (QWidget* chip : m_chips) m_bar.removeChip(static_cast<Chip*>(chip));
    m_chips.clear();
    for (const Condition& condition : m_conditions) {
        QStringList words;
        for (const auto& [code, label] : condition.values) {
            if (code != filled && code != "1") words << label;
        }
        if (words.isEmpty()) words << tr("yes");
        const QString name = condition.field == "birth_date" ? tr("Age") : condition.label;
        Chip* chip = m_bar.addChip(name, words.join(QChar(0x3001)));
        chip->setObjectName(QStringLiteral("chip.") + QString::fromStdString(condition.field));
        m_chips.push_back(chip);
        connect(chip, &Chip::removeRequested, this, [this, field = condition.field] { set(field, {}); });
        connect(chip, &QAbstractButton::clicked, this, [this, field = condition.field, chip] {
            if (const schema::FieldDef* def = m_type->field(field)) {
                m_menu->clear();
                addMenu(*m_menu, *def);
                QMenu* sub = m_menu->actions().isEmpty() ? nullptr : m_menu->actions().constFirst()->menu();
                (sub != nullptr ? sub : m_menu)->popup(chip->mapToGlobal(QPoint(0, chip->height())));
            }
        });
    }
}

std::string FilterConditions::expression() const {
    std::string all;
    for (const Condition& condition : m_conditions) {
        std::string one;
        if (condition.field == "birth_date") {
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
