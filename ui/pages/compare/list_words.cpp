#include "ui/pages/compare/list_words.h"

#include "core/schema/validation.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

using sheets::ListDecision;
using sheets::ListOutcome;

namespace {
class ListWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::ListWords)
};
} // namespace

QString nameText(const sheets::ListRow& row) {
    QStringList parts;
    for (const std::string& part : {row.name, row.beside})
        if (!part.empty()) parts << QString::fromStdString(part);
    return parts.join(QChar(0x3000));
}

QString outcomeText(ListOutcome outcome) {
    switch (outcome) {
    case ListOutcome::Same: return ListWords::tr("The same");
    case ListOutcome::Differing: return ListWords::tr("Differs");
    case ListOutcome::Missing: return ListWords::tr("Theirs alone, known here");
    case ListOutcome::Unknown: return ListWords::tr("Theirs alone, nobody known");
    case ListOutcome::Extra: return ListWords::tr("Ours alone");
    case ListOutcome::Unread: return ListWords::tr("Cannot be told");
    }
    return {};
}

QString decisionText(ListDecision decision) {
    switch (decision) {
    case ListDecision::Later: return ListWords::tr("Later");
    case ListDecision::Enter: return ListWords::tr("Enter");
    case ListDecision::Leave: return ListWords::tr("Leave");
    case ListDecision::Adopt: return ListWords::tr("Adopt");
    case ListDecision::Decline: return ListWords::tr("Decline");
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
    if (value.isUid()) return ListWords::tr("another one");
    return QString::fromStdString(schema::masked(field->mask, schema::displayText(*field, value, session.language())));
}

QString differenceText(const OfficeSession& session, const sheets::ListRow& row) {
    if (row.error) return errorWords(*row.error, &session.catalogue(), session.language()).what;
    QStringList all;
    for (const sheets::ListDifference& one : row.differences)
        all << ListWords::tr("%1: %2 | %3")
                   .arg(fieldText(session, one), valueText(session, one, one.theirs),
                        valueText(session, one, one.ours));
    return all.join(ListWords::tr("; "));
}

} // namespace mulin::ui
