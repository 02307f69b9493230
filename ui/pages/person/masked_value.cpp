#include "ui/pages/person/masked_value.h"

#include "core/records/view.h"
#include "ui/forms/reveal_menu.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/withheld.h"

#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>

namespace mulin::ui {

namespace {
constexpr int shownForMs = 60'000;
}

MaskedValue::MaskedValue(OfficeSession& session, const std::string& type, RecordId id, const Fact& fact,
                         QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_type(type)
    , m_id(id)
    , m_fact(fact)
    , m_label(plainLabel(fact.text, Look::Body, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_label);
    m_eye = iconButton(QStringLiteral("eye"), tr("Show %1").arg(fact.label), this);
    m_eye->named(QStringLiteral("reveal.") + QString::fromStdString(fact.field));
    layout->addWidget(m_eye);
    layout->addStretch(1);
    m_eye->setVisible(!fact.field.empty());
    if (isWithheld(fact.text)) {
        m_label->hide();
        layout->insertWidget(0, new WithheldMark(this));
    }
    (new Permits(session, type, this))->require(m_eye, access::Right::Reveal);
    connect(m_eye, &QAbstractButton::clicked, this, [this] {
        if (m_open) {
            hideAgain();
            return;
        }
        askPurpose(*m_eye, [this](const QString& purpose) { reveal(purpose); });
    });
}

QString MaskedValue::shown() const { return m_label->text(); }

void MaskedValue::reveal(const QString& purpose) {
    m_session.reveal(this, m_type, m_id, m_fact.field, purpose, [this](bool allowed) {
        if (!allowed) return;
        m_session.read(
            this, m_latest,
            [type = m_type, id = m_id, field = m_fact.field](const ReadContext& context) -> Result<QString> {
                const journal::Table* table = context.tables.find(type);
                const auto record =
                    records::find(context.reader, context.tables, context.access, table->type->id, id.uid());
                if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", id.hex()}});
                return QString::fromStdString(records::shownText(context.reader, context.tables, context.access,
                                                                 *record, *table->type->field(field), context.language,
                                                                 true));
            },
            [this](const Result<QString>& full) {
                if (!full) {
                    m_session.sayError(full.error());
                    return;
                }
                m_open = true;
                m_label->setText(*full);
                m_eye->withIcon(QStringLiteral("eye-off"));
                m_eye->setAccessibleName(tr("Hide %1").arg(m_fact.label));
                QTimer::singleShot(shownForMs, this, [this] { hideAgain(); });
            });
    });
}

void MaskedValue::hideAgain() {
    m_open = false;
    m_label->setText(m_fact.text);
    m_eye->withIcon(QStringLiteral("eye"));
    m_eye->setAccessibleName(tr("Show %1").arg(m_fact.label));
}

} // namespace mulin::ui
