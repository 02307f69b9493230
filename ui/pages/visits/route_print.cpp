#include "ui/pages/visits/route_print.h"

#include "core/records/view.h"
#include "ui/pages/full_numbers.h"
#include "ui/printing/layout.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

void layOut(OfficeSession& session, QObject* receiver, const RouteAsk& ask, bool forms,
            std::function<void(Result<printing::Pages>)> done) {
    session.readTask(
        RoutePrint::tr("Laying out the pages"), receiver,
        [ask, forms, unit = session.office().unit()](const ReadContext& context) -> Result<printing::Pages> {
            RouteAsk named = ask;
            named.office = QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, schema::Language::Zh));
            MULIN_TRY_LET(document, forms ? visitForms(context, named) : routeSheet(context, named));
            return printing::layOut(document);
        },
        std::move(done));
}

constexpr std::size_t mostPeople = 200;

} // namespace

RoutePrint::RoutePrint(OfficeSession& session, RouteAsk ask, bool forms, printing::Pages pages, QWidget* parent)
    : SheetDialog(session, QStringLiteral("visits.preview"), tr("Print for the visits"), std::move(pages), parent)
    , m_ask(std::move(ask))
    , m_forms(forms) {
    auto* which = new Segmented({tr("Route"), tr("Blank forms")}, this);
    which->setObjectName(QStringLiteral("visits.preview.which"));
    which->setAccessibleName(tr("What is printed"));
    which->setCurrent(forms ? 1 : 0);
    foot().addLeft(which);
    offerFullNumbers(session, *this, foot(),
                     {QStringLiteral("visits.preview.numbers"), "visit_route", {}, [this](const QString& purpose) {
                          m_ask.purpose = purpose;
                          setForms(m_forms);
                      }});
    connect(which, &Segmented::chosen, this, [this](int index) { setForms(index == 1); });
}

void RoutePrint::setForms(bool forms) {
    setWaiting(true);
    layOut(session(), this, m_ask, forms, [this, forms](Result<printing::Pages> pages) {
        if (!pages) {
            setWaiting(false);
            if (pages.error().code != ErrorCode::Cancelled) session().sayError(pages.error());
            return;
        }
        m_forms = forms;
        setPages(std::move(*pages));
        emit laidOut();
    });
}

SheetOut RoutePrint::out() {
    security::Leaving leaving{access::Right::Print, "person"};
    leaving.count = static_cast<std::int64_t>(m_ask.people.size());
    leaving.purpose = m_ask.purpose.toStdString();
    return {.pages = {},
            .name = m_forms ? tr("Visit forms") : tr("Route of visits"),
            .dialog = QStringLiteral("visits.pdf"),
            .ask = [this, leaving](const QString& file, const SheetOut::GoOn& goOn) {
                security::Leaving named = leaving;
                named.path = file.toStdString();
                session().disclose(this, named, goOn);
            }};
}

void printRoute(OfficeSession& session, QWidget* widget, const RouteAsk& ask, bool forms) {
    if (ask.people.size() > mostPeople)
        return session.say(
            {StatusMessage::Kind::Plain,
             RoutePrint::tr("More than %1 people: choose fewer, or one contact worker").arg(mostPeople)});
    layOut(session, widget, ask, forms, [&session, widget, ask, forms](Result<printing::Pages> pages) {
        if (!pages) {
            if (pages.error().code != ErrorCode::Cancelled) session.sayError(pages.error());
            return;
        }
        (new RoutePrint(session, ask, forms, std::move(*pages), widget))->open();
    });
}

} // namespace mulin::ui
