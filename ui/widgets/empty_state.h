// What a list says when it has no rows: one friendly sentence and the next useful act.
#pragma once

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mulin::ui {

class Button;

class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& sentence, const QString& hint = {}, QWidget* parent = nullptr);
    /// `objectName` "area.control".
    Button* addAction(const QString& objectName, const QString& text, const QString& icon = {}, bool primary = true);

private:
    QVBoxLayout* m_column;
};

} // namespace mulin::ui
