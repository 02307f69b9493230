#include "ui/pages/full_numbers.h"

#include "ui/forms/reveal_menu.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

void showFullNumbers(OfficeSession& session, QObject* receiver, const char* sheet, const QString& purpose,
                     std::function<void()> show) {
    const journal::Operation reveal{
        "reveal", {{"command", sheet}, {"type", "person"}, {"purpose", purpose.toStdString()}}, journal::TxnKind::Log};
    session.transact(
        receiver, reveal, [](journal::Writer&) -> Result<void> { return {}; },
        [&session, show = std::move(show)](const Result<journal::ChangeSet>& logged) {
            if (!logged) return session.sayError(logged.error());
            show();
        });
}

void offerFullNumbers(OfficeSession& session, QWidget& sheet, PageFoot& foot, FullNumbers what) {
    auto* numbers = (new Button(ButtonKind::Secondary,
                                QCoreApplication::translate("mulin::ui::FullNumbers", "Full numbers …"), &foot))
                        ->withIcon(QStringLiteral("eye"))
                        ->named(what.name);
    (new Permits(session, "person", &sheet))->require(numbers, access::Right::Reveal);
    QObject::connect(numbers, &QAbstractButton::clicked, &sheet, [&session, &sheet, numbers, what] {
        const auto show = [&session, &sheet, what](const QString& purpose) {
            showFullNumbers(session, &sheet, what.sheet, purpose, [what, purpose] { what.show(purpose); });
        };
        const QString known = what.known ? what.known() : QString();
        if (known.isEmpty())
            askPurpose(*numbers, show);
        else
            show(known);
    });
    foot.addLeft(numbers);
}

} // namespace mulin::ui
