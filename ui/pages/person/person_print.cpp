#include "ui/pages/person/person_print.h"

#include "core/records/view.h"
#include "ui/forms/reveal_menu.h"
#include "ui/look/number.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QComboBox>

namespace mulin::ui {

namespace {

/// On a worker of its own, with progress and a button to stop it.
void layOutPeople(OfficeSession& session, QObject* receiver, const std::vector<RecordId>& people,
                  const PersonSheetAsk& ask, std::function<void(Result<printing::Pages>)> done) {
    session.background().run(
        {.title = PersonPrint::tr("Laying out the pages"),
         .receiver = receiver,
         .lane = QStringLiteral("person.print")},
        [&session, access = session.access(), people, ask](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(reader, session.office().newReader());
            reader->interruptWhen([&progress] { return progress.cancelled(); });
            const ReadContext context{
                *reader, session.tables(), session.catalogue(), access, session.today(), session.language(), progress};
            PersonSheetAsk named = ask;
            named.office = QString::fromStdString(records::titleOf(context.reader, context.tables, access, "unit",
                                                                   session.office().unit(), schema::Language::Zh));
            return personPages(context, people, named);
        },
        std::move(done));
}

constexpr std::size_t mostPeople = 200;

} // namespace

Result<printing::Pages> personPages(const ReadContext& context, const std::vector<RecordId>& people,
                                    const PersonSheetAsk& ask) {
    printing::Pages all;
    std::int64_t done = 0;
    for (const RecordId& person : people) {
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        MULIN_TRY_LET(document, personSheet(context, person, ask));
        MULIN_TRY_LET(pages, printing::layOut(document));
        if (all.pages.empty()) {
            all = std::move(pages);
        } else {
            std::move(pages.pages.begin(), pages.pages.end(), std::back_inserter(all.pages));
            all.title.clear();
            for (const QString& family : pages.families)
                if (std::find(all.families.begin(), all.families.end(), family) == all.families.end())
                    all.families.push_back(family);
            for (const char32_t missing : pages.missing)
                if (std::find(all.missing.begin(), all.missing.end(), missing) == all.missing.end())
                    all.missing.push_back(missing);
        }
        context.progress.report(++done, static_cast<std::int64_t>(people.size()));
    }
    return all;
}

PersonPrint::PersonPrint(OfficeSession& session, std::vector<RecordId> people, printing::Pages pages, QWidget* parent)
    : SheetDialog(session, QStringLiteral("person.preview"), tr("Print the file"), std::move(pages), parent)
    , m_people(std::move(people))
    , m_period(new QComboBox(this))
    , m_note(plainLabel({}, Look::Secondary, this)) {
    m_period->setObjectName(QStringLiteral("person.preview.period"));
    m_period->setAccessibleName(tr("Period of the timeline"));
    const std::pair<QString, int> periods[] = {{tr("Timeline: all of it"), 0},
                                               {tr("Timeline: last 3 months"), 3},
                                               {tr("Timeline: last 12 months"), 12},
                                               {tr("Timeline: last 24 months"), 24}};
    for (const auto& [label, months] : periods) m_period->addItem(label, months);
    foot().addLeft(m_period);
    if (m_people.size() == 1) {
        m_numbers = (new Button(ButtonKind::Secondary, tr("Full numbers …"), &foot()))
                        ->withIcon(QStringLiteral("eye"))
                        ->named(QStringLiteral("person.preview.numbers"));
        (new Permits(session, "person", this))->require(m_numbers, access::Right::Reveal);
        connect(m_numbers, &QAbstractButton::clicked, this,
                [this] { askPurpose(*m_numbers, [this](const QString& purpose) { showNumbers(purpose); }); });
        foot().addLeft(m_numbers);
    }
    foot().addLeft(m_note);
    connect(m_period, &QComboBox::activated, this, [this](int index) { setMonths(m_period->itemData(index).toInt()); });
    if (m_people.size() > 1) m_note->setText(tr("%1 files").arg(number(static_cast<std::int64_t>(m_people.size()))));
}

void PersonPrint::setMonths(int months) {
    m_months = months;
    m_ask.from.reset();
    m_ask.to.reset();
    if (months > 0) {
        m_ask.from = session().today().plusMonths(-months);
        m_ask.to = session().today();
    }
    layOutAgain();
}

void PersonPrint::showNumbers(const QString& purpose) {
    session().reveal(this, "person", m_people.front(), "id_number", purpose, [this, purpose](bool allowed) {
        if (!allowed) return;
        m_ask.purpose = purpose;
        layOutAgain();
    });
}

void PersonPrint::layOutAgain() {
    setWaiting(true);
    layOutPeople(session(), this, m_people, m_ask,
                 [this, ask = m_ask, months = m_months](Result<printing::Pages> pages) {
                     if (!pages) {
                         if (pages.error().code != ErrorCode::Cancelled) session().sayError(pages.error());
                         return showAsked(); // the pages stay, and so does what they were asked for
                     }
                     m_shown = ask;
                     m_shownMonths = months;
                     showAsked();
                     setPages(std::move(*pages));
                     emit laidOut();
                 });
}

void PersonPrint::showAsked() {
    m_ask = m_shown;
    m_months = m_shownMonths;
    m_period->setCurrentIndex(m_period->findData(m_months));
    if (!m_shown.purpose.isEmpty()) m_note->setText(tr("Numbers in full: %1").arg(m_shown.purpose));
    setWaiting(false);
}

security::Leaving PersonPrint::leaving(const QString& file) const {
    security::Leaving out{access::Right::Print, "person"};
    if (m_people.size() == 1)
        out.record = m_people.front();
    else
        out.count = static_cast<std::int64_t>(m_people.size());
    out.path = file.toStdString();
    out.purpose = m_ask.purpose.toStdString();
    return out;
}

QString PersonPrint::name() const {
    const QString made = m_people.size() == 1 ? pages().title : QString();
    return made.isEmpty() ? tr("Files of residents") : tr("File of %1").arg(made);
}

SheetOut PersonPrint::out() {
    return {.pages = {},
            .name = name(),
            .dialog = QStringLiteral("person.pdf"),
            .ask = [this](const QString& file, const SheetOut::GoOn& goOn) {
                session().disclose(this, leaving(file), goOn);
            }};
}

void printPeople(OfficeSession& session, QWidget* widget, const std::vector<RecordId>& people) {
    if (people.empty() || people.size() > mostPeople) {
        session.say({StatusMessage::Kind::Plain,
                     people.empty() ? PersonPrint::tr("Choose in the list first whose files are to be printed")
                                    : PersonPrint::tr("More than %1 files: choose fewer").arg(number(mostPeople))});
        return;
    }
    layOutPeople(session, widget, people, {}, [&session, widget, people](Result<printing::Pages> pages) {
        if (!pages) {
            if (pages.error().code != ErrorCode::Cancelled) session.sayError(pages.error());
            return;
        }
        (new PersonPrint(session, people, std::move(*pages), widget))->open();
    });
}

} // namespace mulin::ui
