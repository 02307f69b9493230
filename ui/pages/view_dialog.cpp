#include "ui/pages/view_dialog.h"

#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int viewWidth = 420;
constexpr int longestName = 40; // see resources/types/view.toml
} // namespace

ViewDialog::ViewDialog(records::SavedView view, QWidget* parent) : QDialog(parent), m_view(std::move(view)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(QStringLiteral("viewDialog"));
    setSurface(*this, Surface::Raised);
    const QString title = m_view.id ? tr("Rename or share the view") : tr("Keep as a view");
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(title, Look::Title, this));
    layout->addWidget(paragraph(tr("Conditions, columns, order and search text are kept; the rows are always those of "
                                   "the day."),
                                Look::Secondary, this));
    layout->addSpacing(px().s2);
    auto* rows = new FormRows(QStringLiteral("viewDialog"), this);
    rows->setNotesBelow();
    m_name = new QLineEdit(QString::fromStdString(m_view.name), rows);
    m_name->setMaxLength(longestName);
    m_row = rows->add(QStringLiteral("name"), tr("Name"), m_name, {}, true);
    layout->addWidget(rows);
    m_shared = new QCheckBox(tr("Everybody in the office may use it"), this);
    m_shared->setObjectName(QStringLiteral("viewDialog.shared"));
    m_shared->setChecked(m_view.shared);
    layout->addWidget(m_shared);
    layout->addSpacing(px().s3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    auto* cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("viewDialog.cancel"));
    auto* keep = (new Button(ButtonKind::Primary, tr("Keep"), this))->named(QStringLiteral("viewDialog.accept"));
    acts->addStretch(1);
    acts->addWidget(cancel);
    acts->addWidget(keep);
    layout->addLayout(acts);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(keep, &QAbstractButton::clicked, this, &ViewDialog::accept);
    connect(m_name, &QLineEdit::returnPressed, this, &ViewDialog::accept);
    connect(m_name, &QLineEdit::textEdited, m_row, &FormRow::clear);
    setMinimumWidth(viewWidth * px().base / 14);
    m_name->setFocus();
    m_name->selectAll();
}

void ViewDialog::accept() {
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) return m_row->setError(tr("A view needs a name"));
    m_view.name = name.toStdString();
    m_view.shared = m_shared->isChecked();
    emit decided(m_view);
    QDialog::accept();
}

} // namespace mulin::ui
