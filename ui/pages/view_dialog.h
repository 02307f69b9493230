// Name of a view of a list, and for whom it is.
#pragma once

#include "core/records/saved_views.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QLineEdit;

namespace mulin::ui {

class FormRow;

class ViewDialog final : public QDialog {
    Q_OBJECT
public:
    ViewDialog(records::SavedView view, QWidget* parent);
    void accept() override;

signals:
    void decided(const mulin::records::SavedView& view);

private:
    records::SavedView m_view;
    QLineEdit* m_name;
    QCheckBox* m_shared;
    FormRow* m_row;
};

} // namespace mulin::ui
