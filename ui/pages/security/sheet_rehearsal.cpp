#include "ui/pages/security/sheet_rehearsal.h"

#include "core/base/text.h"
#include "ui/printing/recovery_sheet.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/password_field.h"

#include <QtCore/QRandomGenerator>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

/// As a hand writes it down: small letters, O for 0, I and L for 1.
QString asOnSheet(const QString& typed) {
    QString text = QString::fromStdString(nfkc(typed.toStdString())).toUpper();
    text.remove(QLatin1Char(' ')).remove(QLatin1Char('-'));
    return text.replace(QLatin1Char('O'), QLatin1Char('0'))
        .replace(QLatin1Char('I'), QLatin1Char('1'))
        .replace(QLatin1Char('L'), QLatin1Char('1'));
}

} // namespace

SheetRehearsal::SheetRehearsal(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* rows = new FormRows(QStringLiteral("rehearsal"), this);
    rows->setNotesBelow();
    for (int i = 0; i < 2; ++i) {
        auto* field = new QLineEdit(rows);
        field->setMaxLength(12);
        field->setMaximumWidth(px().formEditor / 2);
        FormRow* row =
            rows->add(i == 0 ? QStringLiteral("first") : QStringLiteral("second"), QString(), field, {}, true);
        connect(field, &QLineEdit::textChanged, this, [this, row] {
            row->clear();
            emit changed();
        });
        m_asked[i] = {0, field, row};
    }
    layout->addWidget(rows);
    setFocusProxy(m_asked[0].field);
}

void SheetRehearsal::begin(const db::RecoveryKey& recovery) {
    m_groups = printing::recoveryGroups(db::recoveryCode(recovery));
    const int groups = static_cast<int>(m_groups.size());
    m_asked[0].group = QRandomGenerator::global()->bounded(groups);
    m_asked[1].group = (m_asked[0].group + 1 + QRandomGenerator::global()->bounded(groups - 1)) % groups;
    for (const Asked& one : m_asked) {
        const QString words = tr("Group %1").arg(one.group + 1);
        one.field->clear();
        one.field->setAccessibleName(words);
        one.row->label()->setText(words);
    }
}

bool SheetRehearsal::isFilled() const {
    return std::none_of(std::begin(m_asked), std::end(m_asked),
                        [](const Asked& one) { return one.field->text().isEmpty(); });
}

bool SheetRehearsal::check() {
    const Asked* wrong = nullptr;
    for (const Asked& one : m_asked) {
        if (asOnSheet(one.field->text()) == asOnSheet(m_groups[one.group])) continue;
        one.row->setError(tr("Not what group %1 on the sheet says").arg(one.group + 1));
        if (wrong == nullptr) wrong = &one;
    }
    if (wrong != nullptr) {
        wrong->field->setFocus();
        return false;
    }
    for (const Asked& one : m_asked) wipe(*one.field);
    return true;
}

} // namespace mulin::ui
