#include "ui/widgets/withheld.h"

#include "core/records/view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"

#include <QtWidgets/QHBoxLayout>

namespace mulin::ui {

WithheldMark::WithheldMark(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s1);
    layout->addWidget(new IconLabel(QStringLiteral("lock"), Colour::Text2, &Sizes::iconSmall, this));
    layout->addWidget(plainLabel(tr("Not for you to see"), Look::Secondary, this));
    layout->addStretch(1);
    setToolTip(tr("There may be something here; your roles do not show it."));
    setAccessibleName(tr("Not for you to see"));
    setMinimumHeight(px().control);
}

bool isWithheld(const QString& text) { return text == QString::fromUtf8(records::withheldMark); }

QString withheldWords() { return WithheldMark::tr("Not for you to see"); }

} // namespace mulin::ui
