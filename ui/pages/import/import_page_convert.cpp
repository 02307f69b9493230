// A format that is not read here: LibreOffice makes an .xlsx of it, where it is installed and the clerk says so.
#include "ui/pages/import/import_page.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mulin::ui {

QWidget* ImportPage::makeConversion() {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(px().s6, 0, px().s6, px().s2);
    m_convert = (new Button(ButtonKind::Secondary, tr("Convert it by LibreOffice"), line))
                    ->named(QStringLiteral("import.convert"))
                    ->withIcon(QStringLiteral("reload"));
    connect(m_convert, &QAbstractButton::clicked, this, &ImportPage::convert);
    row->addWidget(m_convert);
    row->addStretch(1);
    line->hide();
    return line;
}

void ImportPage::offerConversion(const Error& error) {
    const bool format = error.code == ErrorCode::SheetOldFormat && sheets::isConvertible(error.arg("format"));
    const bool reading = error.code == ErrorCode::SheetHelper; // another program may have more patience
    m_convert->parentWidget()->setVisible((format || reading) && !m_pasted && !sheets::converter().empty());
}

void ImportPage::showError(const Error& error) {
    const Error told = m_converted ? m_converted->told(error) : error;
    m_error->setText(errorText(told, &m_session.catalogue(), m_session.language()));
    m_error->show();
    offerConversion(error);
}

void ImportPage::convert() {
    if (isBusy() || m_path.empty()) return;
    m_error->hide();
    m_convert->parentWidget()->hide();
    m_running = std::make_shared<std::atomic<bool>>(false);
    setBusy(tr("Converting the sheet …"));
    m_session.background().run(
        {.title = tr("Converting the sheet"), .receiver = this},
        [path = m_path, stopped = m_running](Progress& whole) {
            StoppableProgress progress(whole, stopped);
            return sheets::convertSheet(path, sheets::converter(), progress);
        },
        [this](Result<std::shared_ptr<const sheets::ConvertedSheet>> made) {
            m_running.reset();
            if (!made) {
                showError(made.error());
                refresh();
                return;
            }
            m_converted = std::move(*made);
            readSheet();
        });
}

} // namespace mulin::ui
