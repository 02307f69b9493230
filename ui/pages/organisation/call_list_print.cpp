#include "ui/pages/organisation/call_list_print.h"

#include "ui/forms/reveal_menu.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
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
    auto* numbers = (new Button(ButtonKind::Secondary, tr("Full numbers …"), &foot()))
                        ->withIcon(QStringLiteral("eye"))
                        ->named(QStringLiteral("organisation.needs.preview.numbers"));
    (new Permits(session, "person", this))->require(numbers, Right::Reveal);
    connect(numbers, &QAbstractButton::clicked, this, [this, numbers] {
        if (const auto& on = m_paper.head.emergency) return showNumbers(QString::fromStdString(on->reason));
        askPurpose(*numbers, [this](const QString& purpose) { showNumbers(purpose); });
    });
    foot().addLeft(numbers);
    foot().addLeft(m_note);
}

void CallListPrint::showNumbers(const QString& purpose) {
    const journal::Operation reveal{"reveal",
                                    {{"command", "calls"}, {"type", "person"}, {"purpose", purpose.toStdString()}},
                                    journal::TxnKind::Log};
    session().transact(
        this, reveal, [](journal::Writer&) -> Result<void> { return {}; },
        [this, purpose](const Result<journal::ChangeSet>& logged) {
            if (!logged) return session().sayError(logged.error());
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
                    if (!calls) return session().sayError(calls.error());
                    if (!calls->people) return;
                    m_paper.lines = std::move(*calls->people);
                    m_paper.head.purpose = purpose;
                    layOutCalls(session(), this, m_paper, [this, purpose](printing::Pages pages) {
                        m_note->setText(tr("Numbers in full: %1").arg(purpose));
                        setPages(std::move(pages));
                    });
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
