// The recovery sheet on the screen: the code in groups, its QR code, and how it gets on paper.
#pragma once

#include "ui/printing/print_dialog.h"
#include "ui/printing/recovery_sheet.h"

#include <QtWidgets/QWidget>

class QGridLayout;

namespace mulin::ui {

class Background;
class Button;
class ElidedLabel;

class RecoverySheetView final : public QWidget {
    Q_OBJECT
public:
    /// `permit` is asked before the sheet goes on paper or into a file.
    RecoverySheetView(Background& background, printing::Permit permit, QWidget* parent = nullptr);

    void setSheet(const printing::RecoverySheet& sheet);
    void clear();
    const printing::Pages& pages() const { return m_pages; }

private:
    class Square;
    void print();
    void save();
    void said(const Result<void>& done, const QString& words);

    Background& m_background;
    printing::Permit m_permit;
    printing::Pages m_pages;
    QString m_file;
    QGridLayout* m_groups;
    Square* m_square;
    Button *m_print, *m_save;
    ElidedLabel* m_message;
};

} // namespace mulin::ui
