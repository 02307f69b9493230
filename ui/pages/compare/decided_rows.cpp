#include "ui/pages/compare/decided_rows.h"

#include "ui/shell/text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mulin::ui {

using sheets::ListDecision;
using sheets::ListVerdict;

namespace {

std::string textIn(const QJsonObject& from, const char* key) {
    return from[QLatin1String(key)].toString().toStdString();
}

QJsonObject toJson(const std::string& mark, const ListVerdict& verdict) {
    QJsonArray fields;
    for (const std::string& field : verdict.fields) fields.append(utf(field));
    QJsonObject made{{QStringLiteral("mark"), utf(mark)},
                     {QStringLiteral("decision"), QLatin1String(codeOf(verdict.decision))},
                     {QStringLiteral("why"), utf(verdict.why)},
                     {QStringLiteral("words"), utf(verdict.words)},
                     {QStringLiteral("fields"), fields}};
    if (verdict.on) made[QStringLiteral("on")] = utf(verdict.on->iso());
    return made;
}

ListVerdict verdictIn(const QJsonObject& from) {
    ListVerdict verdict;
    for (const auto decision : {ListDecision::Enter, ListDecision::Leave, ListDecision::Adopt, ListDecision::Decline})
        if (textIn(from, "decision") == codeOf(decision)) verdict.decision = decision;
    verdict.why = textIn(from, "why");
    verdict.words = textIn(from, "words");
    verdict.on = Date::fromIso(textIn(from, "on"));
    for (const QJsonValue& field : from[QStringLiteral("fields")].toArray())
        verdict.fields.insert(field.toString().toStdString());
    return verdict;
}

} // namespace

std::string draftOf(const DecidedRows& decided) {
    QJsonArray verdicts, meant;
    for (const auto& [mark, verdict] : decided.byMark) verdicts.append(toJson(mark, verdict));
    for (const auto& [row, one] : decided.meant)
        meant.append(QJsonObject{{QStringLiteral("row"), static_cast<qint64>(row)},
                                 {QStringLiteral("name"), utf(one.name)},
                                 {QStringLiteral("person"), utf(one.person.hex())}});
    const QJsonObject body{{QStringLiteral("source"), utf(decided.source)},
                           {QStringLiteral("verdicts"), verdicts},
                           {QStringLiteral("meant"), meant}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

DecidedRows decidedIn(const std::string& draft) {
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(draft)).object();
    DecidedRows decided;
    decided.source = textIn(body, "source");
    for (const QJsonValue& value : body[QStringLiteral("verdicts")].toArray())
        if (ListVerdict verdict = verdictIn(value.toObject()); verdict.decision != ListDecision::Later)
            decided.byMark.emplace(textIn(value.toObject(), "mark"), std::move(verdict));
    for (const QJsonValue& value : body[QStringLiteral("meant")].toArray()) {
        const QJsonObject one = value.toObject();
        if (const auto person = Uid::fromHex(textIn(one, "person")))
            decided.meant.emplace(static_cast<std::uint32_t>(one[QStringLiteral("row")].toInteger()),
                                  DecidedRows::Meant{textIn(one, "name"), RecordId(*person)});
    }
    return decided;
}

} // namespace mulin::ui
