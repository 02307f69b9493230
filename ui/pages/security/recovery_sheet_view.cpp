#include "ui/pages/security/recovery_sheet_view.h"

#include "ui/look/theme.h"
#include "ui/printing/pdf.h"
#include "ui/printing/qr_code.h"
#include "ui/shell/background.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QStandardPaths>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

/// Black on white in every theme, each square of as many whole pixels.
class RecoverySheetView::Square final : public QWidget {
public:
    explicit Square(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    void setCode(printing::SquareCode code) {
        m_code = std::move(code);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        const int side = squares() * pixels;
        return {side, side};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        if (m_code.side == 0) return;
        QPainter painter(this);
        painter.fillRect(rect(), colour(Colour::Paper));
        for (int row = 0; row < m_code.side; ++row)
            for (int column = 0; column < m_code.side; ++column)
                if (m_code.dark[std::size_t(row * m_code.side + column)])
                    painter.fillRect((column + quiet) * pixels, (row + quiet) * pixels, pixels, pixels, Qt::black);
    }

private:
    static constexpr int pixels = 4, quiet = 4;
    int squares() const { return m_code.side == 0 ? 0 : m_code.side + 2 * quiet; }

    printing::SquareCode m_code;
};

RecoverySheetView::RecoverySheetView(Background& background, printing::Permit permit, QWidget* parent)
    : QWidget(parent)
    , m_background(background)
    , m_permit(std::move(permit))
    , m_groups(new QGridLayout)
    , m_square(new Square(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s3);
    auto* row = new QHBoxLayout;
    row->setSpacing(px().s6);
    m_groups->setHorizontalSpacing(px().s3);
    m_groups->setVerticalSpacing(px().s4);
    row->addLayout(m_groups);
    row->addStretch(1);
    m_square->setAccessibleName(tr("The recovery code as a QR code"));
    row->addWidget(m_square);
    layout->addLayout(row);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    m_print = (new Button(ButtonKind::Primary, tr("Print …"), this))
                  ->named(QStringLiteral("recoverySheet.print"))
                  ->withIcon(QStringLiteral("print"));
    m_save = (new Button(ButtonKind::Secondary, tr("Save as PDF …"), this))
                 ->named(QStringLiteral("recoverySheet.pdf"))
                 ->withIcon(QStringLiteral("file"));
    m_message = new ElidedLabel({}, Look::Secondary, this);
    m_message->setObjectName(QStringLiteral("recoverySheet.message"));
    acts->addWidget(m_print);
    acts->addWidget(m_save);
    acts->addWidget(m_message, 1);
    layout->addLayout(acts);
    connect(m_print, &QAbstractButton::clicked, this, &RecoverySheetView::print);
    connect(m_save, &QAbstractButton::clicked, this, &RecoverySheetView::save);
    clear();
}

void RecoverySheetView::clear() {
    while (QLayoutItem* item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_square->setCode({});
    m_pages = {};
    m_message->setText({});
    m_print->setEnabled(false);
    m_save->setEnabled(false);
}

void RecoverySheetView::setSheet(const printing::RecoverySheet& sheet) {
    clear();
    m_file = sheet.ledger.isEmpty() ? sheet.file : sheet.ledger;
    const QStringList groups = printing::recoveryGroups(sheet.code);
    constexpr int across = 3;
    for (int i = 0; i < int(groups.size()); ++i) {
        const int at = i % across * 2;
        m_groups->addWidget(plainLabel(QString::number(i + 1), Look::Secondary, this), i / across, at, Qt::AlignRight);
        auto* group = plainLabel(groups[i], Look::Title, this);
        group->setAccessibleName(tr("Group %1: %2").arg(i + 1).arg(groups[i]));
        group->setContentsMargins(0, 0, px().s4, 0);
        m_groups->addWidget(group, i / across, at + 1);
    }
    if (auto square = printing::qrCode(sheet.code.text())) m_square->setCode(std::move(*square));
    m_background.run(
        {.title = {}, .receiver = this, .lane = QStringLiteral("recoverySheet")},
        [sheet](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(document, printing::recoveryDocument(sheet));
            return printing::layOut(document, progress);
        },
        [this](Result<printing::Pages> pages) {
            if (!pages) return said(pages.error(), {});
            m_pages = std::move(*pages);
            m_print->setEnabled(true);
            m_save->setEnabled(true);
            if (hasFocus()) m_print->setFocus(Qt::OtherFocusReason);
        });
}

void RecoverySheetView::said(const Result<void>& done, const QString& words) {
    setLook(*m_message, done ? Look::Done : Look::Overdue);
    m_message->setText(done ? words : errorText(done.error()));
}

void RecoverySheetView::print() {
    printing::printAsking(*this, m_pages, m_permit,
                          [this](const Result<void>& done) { said(done, tr("Sent to the printer")); });
}

void RecoverySheetView::save() {
    auto* dialog = new QFileDialog(this, tr("Where the recovery sheet is saved"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(tr("Recovery sheet of %1").arg(QFileInfo(m_file).completeBaseName()) + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_permit(path, [view = QPointer(this), path](const security::Disclosure& allowed) {
            if (!view) return;
            view->m_background.run(
                {.title = {}, .receiver = view},
                [allowed, pages = view->m_pages, path](Progress&) { return printing::writePdf(allowed, pages, path); },
                [view](const Result<void>& done) { view->said(done, tr("Saved. Print it, then delete the file")); });
        });
    });
    dialog->open();
}

} // namespace mulin::ui
