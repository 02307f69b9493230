#include "ui/pages/designer/columns_panel.h"

#include "core/schema/own_definition.h"
#include "ui/look/theme.h"

#include <QtGui/QKeyEvent>

#include <algorithm>

namespace mulin::ui {

namespace {
constexpr int idRole = Qt::UserRole + 1;
}

ColumnsPanel::ColumnsPanel(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                           QWidget* parent)
    : QListWidget(parent), m_session(session) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setSurface(*this, Surface::Raised);
    connect(this, &QListWidget::itemChanged, this, [this] {
        if (!m_filling) QMetaObject::invokeMethod(this, &ColumnsPanel::tell, Qt::QueuedConnection);
    });
}

void ColumnsPanel::show(const schema::TypeDef& type, const std::vector<std::string>& columns) {
    std::vector<std::string> order = columns;
    for (const schema::FieldDef& field : type.fields)
        if (!field.retired && field.type != schema::FieldType::Note &&
            std::find(order.begin(), order.end(), field.id) == order.end())
            order.push_back(field.id);
    const QString before = currentItem() == nullptr ? QString() : currentItem()->data(idRole).toString();
    m_filling = true;
    clear();
    for (const std::string& id : order) {
        const schema::FieldDef* field = type.field(id);
        if (field == nullptr) continue;
        auto* item = new QListWidgetItem(
            schema::ownUid(field->label.zh) ? tr("New field") : m_session.label(field->label), this);
        item->setData(idRole, QString::fromStdString(id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setSizeHint({10, px().row});
        const bool on = std::find(columns.begin(), columns.end(), id) != columns.end();
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        if (item->data(idRole).toString() == before) setCurrentItem(item);
    }
    m_filling = false;
}

void ColumnsPanel::tell() {
    std::vector<std::string> columns;
    for (int row = 0; row < count(); ++row)
        if (item(row)->checkState() == Qt::Checked) columns.push_back(item(row)->data(idRole).toString().toStdString());
    emit changed(columns);
}

void ColumnsPanel::dropEvent(QDropEvent* event) {
    m_filling = true;
    QListWidget::dropEvent(event);
    m_filling = false;
    QMetaObject::invokeMethod(this, &ColumnsPanel::tell, Qt::QueuedConnection);
}

void ColumnsPanel::keyPressEvent(QKeyEvent* event) {
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (!moves || event->modifiers() != Qt::AltModifier || currentRow() < 0) return QListWidget::keyPressEvent(event);
    const int to = currentRow() + (event->key() == Qt::Key_Up ? -1 : 1);
    if (to < 0 || to >= count()) return;
    m_filling = true;
    QListWidgetItem* item = takeItem(currentRow());
    insertItem(to, item);
    setCurrentItem(item);
    m_filling = false;
    tell();
}

} // namespace mulin::ui
