#include "ui/pages/organisation/side_panel.h"

#include "core/schema/catalogue.h"
#include "ui/forms/field_editor.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

SidePanel::SidePanel(OfficeSession& session, const char* area, const QString& title, QWidget* parent)
    : QWidget(parent), m_session(session), m_area(QStringLiteral("organisation.") + QString::fromLatin1(area)) {
    setObjectName(m_area);
    setSurface(*this, Surface::Raised);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto* head = new PageHead(m_area, title, true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &SidePanel::closeRequested);
    m_layout->addWidget(head);
    auto* inner = new QWidget(this);
    m_body = new QVBoxLayout(inner);
    m_body->setContentsMargins(px().s6, px().s3, px().s4, px().s2);
    m_body->setSpacing(px().s2);
    m_layout->addWidget(inner, 1);
}

QString SidePanel::name(const char* control) const { return m_area + QLatin1Char('.') + QString::fromLatin1(control); }

PageFoot& SidePanel::foot() {
    if (!m_foot) {
        m_foot = new PageFoot(this);
        m_message = new ElidedLabel({}, Look::Caption, m_foot);
        m_foot->addLeft(m_message);
        m_layout->addWidget(m_foot);
    }
    return *m_foot;
}

Button* SidePanel::primary(const char* control, const QString& words) {
    auto* made = (new Button(ButtonKind::Primary, words, &foot()))->named(name(control));
    connect(made, &QAbstractButton::clicked, this, &SidePanel::act);
    foot().addRight(made);
    return made;
}

std::function<void(const Result<journal::ChangeSet>&)> SidePanel::closing() {
    return [this](const Result<journal::ChangeSet>& done) {
        if (!done)
            say(errorText(done.error(), &session().catalogue(), session().language()));
        else
            emit closeRequested();
    };
}

void SidePanel::say(const QString& sentence) {
    foot();
    m_message->setText(sentence);
}

SidePanel::Field SidePanel::addField(FormRows& rows, const char* type, const char* field, const char* control,
                                     const QString& label, bool required, const QString& hint) {
    const schema::TypeDef& def = *m_session.catalogue().find(type);
    Field made;
    made.editor = makeEditor(m_session, def, *def.field(field), &rows);
    made.row = rows.add(QString::fromLatin1(control), label, made.editor->widget(), hint, required);
    connect(made.editor, &FieldEditor::edited, made.row, [row = made.row] { row->clear(); });
    return made;
}

std::optional<schema::Value> SidePanel::valueOf(const Field& field) {
    auto value = field.editor->read();
    if (value) return std::move(*value);
    field.row->setError(errorText(value.error(), &m_session.catalogue(), m_session.language()));
    field.editor->focusWidget()->setFocus(Qt::OtherFocusReason);
    return std::nullopt;
}

} // namespace mulin::ui
