#include "ui/pages/person/kin_form.h"

#include "ui/forms/record_form.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

KinForm::KinForm(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("kin"), tr("Kin and support"), true, this)) {
    FormPlan plan;
    plan.hints = {{"relation", tr("What the other one is to this resident")},
                  {"relative", tr("If the other one is in the register")},
                  {"name", tr("If not: the name alone is enough")},
                  {"lives", tr("Another estate, another province")},
                  {"call", tr("Knock next door first; has a key")}};
    m_form = new RecordForm(session, *session.catalogue().find("kinship"), QStringLiteral("kin"), plan, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head->setBackVisible(true);
    auto* remove = m_head->addButton(QStringLiteral("delete"), tr("Delete"), QStringLiteral("trash"));
    m_delete = (new Permits(session, "kinship", this))->require(remove, access::Right::Delete);
    connect(remove, &QAbstractButton::clicked, this, &KinForm::remove);
    column->addWidget(m_head);
    column->addWidget(m_form, 1);
    connect(m_head, &PageHead::backRequested, this, &KinForm::backRequested);
    connect(m_form, &RecordForm::saved, this, &KinForm::saved);
    connect(m_form, &RecordForm::discardedEntry, this, &KinForm::left);
}

void KinForm::startNew(RecordId person, const QString& name) {
    m_head->setTitle(tr("Kin and support of %1").arg(name));
    m_delete->hide();
    RecordForm::Preset preset;
    preset.links["person"] = {{person, name}};
    m_form->startNew(preset);
    m_form->focusFirst();
}

void KinForm::load(RecordId record) {
    m_head->setTitle(tr("Kin and support"));
    m_delete->show();
    m_form->load(record);
    m_form->focusFirst();
}

void KinForm::remove() {
    if (!m_form->record()) return;
    deleteRecords(m_session, this, "kinship", {*m_form->record()});
    emit left();
}

} // namespace mulin::ui
