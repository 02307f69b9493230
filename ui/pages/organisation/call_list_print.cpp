#include "ui/pages/organisation/call_list_print.h"

#include "ui/pages/full_numbers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"

namespace mulin::ui {

using access::Right;
using organisation::EmergencyCalls;

namespace {

void layOutCalls(OfficeSession& session, QObject* receiver, const CallListPaper& paper,
                 std::function<void(printing::Pages)> done) {
    session.background().run(
        {.title = CallListPrint::tr("Laying out the pages"), .receiver = receiver},
        [catalogue = &session.catalogue(), paper](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(document, callListSheet(paper.head, paper.lines, *catalogue));
            return printing::layOut(document, progress);
        },
        [&session, done = std::move(done)](Result<printing::Pages> pages) {
            if (pages) return done(std::move(*pages));
            if (pages.error().code != ErrorCode::Cancelled) session.sayError(pages.error());
        });
}

} // namespace

CallListPrint::CallListPrint(OfficeSession& session, CallListPaper paper, printing::Pages pages, QWidget* parent)
    : SheetDialog(session, QStringLiteral("organisation.needs.preview"), tr("Call list"), std::move(pages), parent)
    , m_paper(std::move(paper))
    , m_note(plainLabel({}, Look::Secondary, this)) {
    offerFullNumbers(session, *this, foot(),
                     {QStringLiteral("organisation.needs.preview.numbers"), "calls",
                      [this] {
                          const auto& on = m_paper.head.emergency;
                          return on ? QString::fromStdString(on->reason) : QString();
                      },
                      [this](const QString& purpose) { readInFull(purpose); }});
    foot().addLeft(m_note);
}

void CallListPrint::showNumbers(const QString& purpose) {
    showFullNumbers(session(), this, "calls", purpose, [this, purpose] { readInFull(purpose); });
}

void CallListPrint::readInFull(const QString& purpose) {
    setWaiting(true);
    session().read(
        this, m_latest,
        [place = m_paper.place](const ReadContext& context) {
            organisation::CallListAsk ask;
            ask.within = place;
            ask.full = true;
            return organisation::callsNow(context.reader, context.tables, context.catalogue, context.access,
                                          context.today, ask, context.progress);
        },
        [this, purpose](Result<EmergencyCalls> calls) {
            if (!calls || !calls->people) {
                setWaiting(false);
                if (!calls) session().sayError(calls.error());
                return;
            }
            m_paper.lines = std::move(*calls->people);
            m_paper.head.purpose = purpose;
            layOutCalls(session(), this, m_paper, [this, purpose](printing::Pages pages) {
                m_note->setText(tr("Numbers in full: %1").arg(purpose));
                setPages(std::move(pages));
            });
        });
}

SheetOut CallListPrint::out() {
    return {.pages = {},
            .name = tr("Call list"),
            .dialog = QStringLiteral("organisation.needs.pdf"),
            .ask = [this](const QString& file, const SheetOut::GoOn& goOn) {
                security::Leaving leaving{Right::Print, "need_call"};
                leaving.count = static_cast<std::int64_t>(m_paper.lines.size());
                leaving.purpose = m_paper.head.purpose.toStdString();
                leaving.path = file.toStdString();
                session().disclose(this, leaving, goOn);
            }};
}

void printCallList(OfficeSession& session, QWidget* widget, CallListPaper paper) {
    layOutCalls(session, widget, paper, [&session, widget, paper](printing::Pages pages) {
        (new CallListPrint(session, paper, std::move(pages), widget))->open();
    });
}

} // namespace mulin::ui
