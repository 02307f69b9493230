#include "ui/grids/list_place.h"

#include "ui/grids/record_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

ListPlace::ListPlace(RecordTable& table, QWidget* parent)
    : QStackedWidget(parent), m_table(table), m_noMatch(new QWidget(table.viewport())) {
    addWidget(&table);
    auto* line = new QHBoxLayout(m_noMatch);
    line->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    line->setSpacing(px().s3);
    m_sentence = plainLabel({}, Look::Secondary, m_noMatch);
    m_clear = new LinkLabel({}, m_noMatch);
    m_clear->setObjectName(table.objectName() + QStringLiteral(".clear"));
    line->addWidget(m_sentence);
    line->addWidget(m_clear);
    line->addStretch(1);
    auto* inside = new QVBoxLayout(table.viewport());
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_noMatch);
    inside->addStretch(1);
    m_noMatch->hide();
    connect(m_clear, &LinkLabel::clicked, this, &ListPlace::clearRequested);
    connect(table.records(), &RecordModel::spineLoaded, this, &ListPlace::follow);
}

void ListPlace::setEmpty(EmptyState* state) {
    delete m_empty;
    m_empty = state;
    if (m_empty != nullptr) addWidget(m_empty);
}

void ListPlace::setNoMatch(const QString& sentence, const QString& clear) {
    m_sentence->setText(sentence);
    m_clear->setText(clear);
}

ListPlace::Shown ListPlace::shown() const {
    if (m_empty != nullptr && currentWidget() == m_empty) return Shown::Empty;
    return m_noMatch->isVisibleTo(m_table.viewport()) ? Shown::NoMatch : Shown::List;
}

void ListPlace::follow() {
    const RecordModel& model = *m_table.records();
    const bool none = model.rowCount() == 0;
    const bool nothing = none && model.countOfAll() == 0 && m_empty != nullptr;
    m_noMatch->setVisible(none && !nothing);
    QWidget* wanted = nothing ? static_cast<QWidget*>(m_empty) : &m_table;
    if (currentWidget() == wanted) return;
    // The focus of the list goes with what takes its place.
    const bool focused = m_table.hasFocus();
    setCurrentWidget(wanted);
    if (focused && nothing) m_empty->setFocus(Qt::OtherFocusReason);
}

} // namespace mulin::ui
