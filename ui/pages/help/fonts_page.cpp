#include "ui/pages/help/fonts_page.h"

#include "ui/printing/font_list.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

FontsPage::FontsPage(Shell& shell, OfficeSession&) : Page(shell) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("fonts"), tr("Fonts"), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    layout->addWidget(head);
    layout->addWidget(scrolled(new printing::FontList, this), 1);
}

} // namespace mulin::ui
