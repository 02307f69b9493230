#include "ui/pages/ledgers/suggestion_text.h"

#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui {

namespace {

using ledgers::Fact;

class SuggestionText {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::SuggestionText)
};
QString nameOf(const schema::Catalogue& catalogue, const std::string& type, schema::Language language) {
    const schema::TypeDef* found = catalogue.find(type);
    return found ? utf(found->label.in(language)) : utf(type);
}

QString fieldOf(const schema::Catalogue& catalogue, const Fact& fact, schema::Language language) {
    const schema::TypeDef* type = catalogue.find(fact.type);
    const schema::FieldDef* field = type ? type->field(fact.field) : nullptr;
    return field ? utf(field->label.in(language)) : utf(fact.field);
}

} // namespace

QString factWords(const Fact& fact, const schema::Catalogue& catalogue, schema::Language language) {
    const QString day = fact.day ? utf(fact.day->iso()) : QString();
    switch (fact.kind) {
    case Fact::Kind::Age: return SuggestionText::tr("aged %1, born on %2").arg(fact.years).arg(day);
    case Fact::Kind::Turns: return SuggestionText::tr("turns %1 on %2").arg(fact.years).arg(day);
    case Fact::Kind::Alone:
        return day.isEmpty() ? SuggestionText::tr("nobody else lives in the household")
                             : SuggestionText::tr("alone in the household since %1").arg(day);
    case Fact::Kind::Couple:
        return SuggestionText::tr("lives with %1, aged %2, and nobody else").arg(utf(fact.text)).arg(fact.years);
    case Fact::Kind::Enrolled:
        return day.isEmpty()
                   ? SuggestionText::tr("is in the ledger %1").arg(nameOf(catalogue, fact.type, language))
                   : SuggestionText::tr("in the ledger %1 since %2").arg(nameOf(catalogue, fact.type, language), day);
    case Fact::Kind::Value: return SuggestionText::tr("%1: %2").arg(fieldOf(catalogue, fact, language), utf(fact.text));
    case Fact::Kind::Day: return SuggestionText::tr("%1: %2").arg(fieldOf(catalogue, fact, language), day);
    case Fact::Kind::NotIn: return SuggestionText::tr("not in %1").arg(nameOf(catalogue, fact.type, language));
    }
    return {};
}

QStringList factsWords(const ledgers::Suggestion& suggestion, const schema::Catalogue& catalogue,
                       schema::Language language) {
    QStringList all, none;
    for (const Fact& fact : suggestion.facts) {
        if (fact.kind == Fact::Kind::NotIn)
            none << nameOf(catalogue, fact.type, language);
        else
            all << factWords(fact, catalogue, language);
    }
    if (!none.isEmpty()) all << SuggestionText::tr("not in %1").arg(none.join(SuggestionText::tr(", ")));
    return all;
}

} // namespace mulin::ui
