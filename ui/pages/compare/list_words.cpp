#include "ui/pages/compare/list_words.h"

#include "core/schema/validation.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

using sheets::ListDecision;
using sheets::ListOutcome;

namespace {
QString words(const char* source) { return QCoreApplication::translate("mulin::ui::ListWords", source); }
} // namespace

QString nameText(const sheets::ListRow& row) {
    QStringList parts;
    for (const std::string& part : {row.name, row.beside})
        if (!part.empty()) parts << QString::fromStdString(part);
    return parts.join(QChar(0x3000));
}

QString outcomeText(ListOutcome outcome) {
    switch (outcome) {
    case ListOutcome::Same: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "The same"));
    case ListOutcome::Differing: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Differs"));
    case ListOutcome::Missing: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Theirs alone, known here"));
    case ListOutcome::Unknown: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Theirs alone, nobody known"));
    case ListOutcome::Extra: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Ours alone"));
    case ListOutcome::Unread: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Cannot be told"));
    }
    return {};
}

QString decisionText(ListDecision decision) {
    switch (decision) {
    case ListDecision::Later: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Later"));
    case ListDecision::Enter: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Enter"));
    case ListDecision::Leave: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Leave"));
    case ListDecision::Adopt: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Adopt"));
    case ListDecision::Decline: return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "Decline"));
    }
    return {};
}

QString fieldText(const OfficeSession& session, const sheets::ListDifference& difference) {
    const schema::TypeDef* type = session.catalogue().find(difference.type);
    const schema::FieldDef* field = type ? type->field(difference.field) : nullptr;
    return field ? session.label(field->label) : QString();
}

QString valueText(const OfficeSession& session, const sheets::ListDifference& difference, const schema::Value& value) {
    const schema::TypeDef* type = session.catalogue().find(difference.type);
    const schema::FieldDef* field = type ? type->field(difference.field) : nullptr;
    if (field == nullptr || value.isEmpty()) return QStringLiteral("—");
    if (value.isUid()) return words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "another one"));
    return QString::fromStdString(schema::masked(field->mask, schema::displayText(*field, value, session.language())));
}

QString differenceText(const OfficeSession& session, const sheets::ListRow& row) {
    if (row.error) return errorWords(*row.error, &session.catalogue(), session.language()).what;
    QStringList all;
    for (const sheets::ListDifference& one : row.differences)
        all << words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "%1: %2 | %3"))
                   .arg(fieldText(session, one), valueText(session, one, one.theirs),
                        valueText(session, one, one.ours));
    return all.join(words(QT_TRANSLATE_NOOP("mulin::ui::ListWords", "; ")));
}

} // namespace mulin::ui
