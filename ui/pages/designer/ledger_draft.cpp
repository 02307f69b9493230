#include "ui/pages/designer/ledger_draft.h"

#include "core/base/clock.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace mulin::ui {

using ledgers::Design;
using schema::FieldDefinition;

namespace {

constexpr std::size_t stepsKept = 200;

QJsonObject toJson(const Uid& uid, const schema::Values& values) {
    QJsonObject made{{QStringLiteral("uid"), QString::fromStdString(uid.hex())}};
    for (const auto& [field, value] : values.fields) {
        const QString key = QString::fromStdString(field);
        if (value.isNumber()) made[key] = static_cast<qint64>(value.number());
        if (value.isText()) made[key] = QString::fromStdString(value.text());
    }
    return made;
}

std::optional<std::pair<Uid, schema::Values>> fromJson(const QJsonObject& object) {
    const auto uid = Uid::fromHex(object[QStringLiteral("uid")].toString().toStdString());
    if (!uid) return {};
    schema::Values values;
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (at.key() == QLatin1String("uid")) continue;
        values.set(at.key().toStdString(), at->isDouble() ? schema::Value(static_cast<std::int64_t>(at->toInteger()))
                                                          : schema::Value(at->toString().toStdString()));
    }
    return std::pair(*uid, values);
}

QJsonObject bodyOf(const Design& design) {
    QJsonArray fields;
    for (const FieldDefinition& one : design.fields) fields.append(toJson(one.uid, valuesOf(one)));
    return {{QStringLiteral("ledger"), toJson(design.ledger.uid, valuesOf(design.ledger))},
            {QStringLiteral("fields"), fields}};
}

std::optional<Design> designIn(const QJsonObject& body) {
    const auto ledger = fromJson(body[QStringLiteral("ledger")].toObject());
    if (!ledger) return {};
    Design design;
    design.ledger = schema::ledgerDefinitionOf(ledger->first, ledger->second);
    for (const QJsonValue& one : body[QStringLiteral("fields")].toArray())
        if (const auto field = fromJson(one.toObject()))
            design.fields.push_back(schema::fieldDefinitionOf(field->first, field->second));
    return design;
}

} // namespace

void LedgerDraft::begin(Design used) {
    m_used = m_now = std::move(used);
    m_steps.clear();
    emit changed();
}

FieldDefinition* LedgerDraft::field(const std::string& id) {
    const auto at = std::find_if(m_now.fields.begin(), m_now.fields.end(),
                                 [&](const FieldDefinition& one) { return one.fieldId() == id; });
    return at == m_now.fields.end() ? nullptr : &*at;
}

const FieldDefinition* LedgerDraft::field(const std::string& id) const {
    return const_cast<LedgerDraft*>(this)->field(id);
}

void LedgerDraft::change(const QString& what, const QString& place, const std::function<void(Design&)>& act) {
    Design next = m_now;
    act(next);
    if (next == m_now) return;
    const bool goesOn = !m_steps.empty() && !place.isEmpty() && m_steps.back().place == place;
    if (!goesOn) m_steps.push_back({what, place, m_now});
    if (m_steps.size() > stepsKept) m_steps.erase(m_steps.begin());
    m_now = std::move(next);
    emit changed();
}

void LedgerDraft::undo() {
    if (m_steps.empty()) return;
    m_now = std::move(m_steps.back().before);
    m_steps.pop_back();
    emit changed();
}

void LedgerDraft::dropAll() {
    change(tr("The draft thrown away"), {}, [this](Design& design) { design = m_used; });
}

bool LedgerDraft::move(const std::string& id, int by) {
    std::vector<std::string> order;
    for (const FieldDefinition& one : m_now.fields)
        if (one.own()) order.push_back(one.fieldId());
    const auto at = std::find(order.begin(), order.end(), id);
    if (at == order.end() || (by < 0 && at == order.begin()) || (by > 0 && at + 1 == order.end())) return false;
    std::iter_swap(at, at + by);
    setOrder(order);
    return true;
}

void LedgerDraft::setOrder(const std::vector<std::string>& ids) {
    change(tr("The order of the fields"), {}, [&](Design& design) {
        std::int64_t next = 0;
        for (const std::string& id : ids)
            for (FieldDefinition& one : design.fields)
                if (one.fieldId() == id) one.position = ++next;
        std::stable_sort(design.fields.begin(), design.fields.end(),
                         [](const FieldDefinition& a, const FieldDefinition& b) { return a.position < b.position; });
    });
}

std::string LedgerDraft::toText() const {
    QJsonObject body = bodyOf(m_now);
    body[QStringLiteral("base")] = bodyOf(m_used);
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

bool LedgerDraft::takeText(const std::string& text) {
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    auto draft = designIn(body);
    if (!draft) return false;
    const bool fresh = m_used.ledger.own() && m_used.ledger.label.empty();
    if (!fresh && draft->ledger.typeId() != m_used.ledger.typeId()) return false;
    if (fresh) m_used.ledger.uid = draft->ledger.uid;
    auto base = designIn(body[QStringLiteral("base")].toObject());
    if (!base) { // a draft of an earlier version: it says nothing of what it does not hold
        base = m_used;
        std::erase_if(base->fields, [&](const FieldDefinition& one) {
            return std::none_of(draft->fields.begin(), draft->fields.end(),
                                [&](const FieldDefinition& other) { return other.uid == one.uid; });
        });
    }
    ledgers::Rebased made = ledgers::rebased(*base, *draft, m_used);
    m_now = std::move(made.design);
    m_disputed = std::move(made.disputed);
    m_steps.clear();
    emit changed();
    return true;
}

std::vector<std::string> LedgerDraft::goOnFrom(Design used) {
    ledgers::Rebased made = ledgers::rebased(m_used, m_now, used);
    // Steps back stay: each on top of what stands there now.
    for (Step& step : m_steps) step.before = ledgers::rebased(m_used, step.before, used).design;
    m_used = std::move(used);
    m_now = std::move(made.design);
    emit changed();
    return std::move(made.disputed);
}

FieldDefinition newField(const Design& design) {
    FieldDefinition made;
    made.uid = UidMaker(Environment{}).make();
    made.of = design.ledger.typeId();
    made.kind = "text";
    for (const FieldDefinition& one : design.fields) made.position = std::max(made.position, one.position);
    ++made.position;
    made.basis = design.ledger.basis;
    return made;
}

} // namespace mulin::ui
