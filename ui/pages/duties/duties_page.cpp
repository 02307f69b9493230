#include "ui/pages/duties/duties_page.h"

#include "core/records/view.h"
#include "ui/forms/record_form.h"
#include "ui/look/theme.h"
#include "ui/pages/ledgers/sealed_panel.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;
using casework::Duty;
using casework::DutyChoice;
using casework::DutyPath;
using casework::DutyQuestion;
using casework::DutyStep;

namespace {

const char* const reportType = "duty_report";

QString boxName(const std::string& step) { return QStringLiteral("duties.step.") + utf(step); }

/// The clock on the wall of the office, whatever zone the computer is set to.
QDateTime officeTime(std::int64_t utcMs) {
    const Date day = dateOfMs(utcMs);
    return {QDate(day.year(), day.month(), day.day()),
            QTime::fromMSecsSinceStartOfDay(static_cast<int>(utcMs - msOfDate(day))), Qt::UTC};
}
std::int64_t msOfOfficeTime(const QDateTime& at) {
    const auto day = Date::fromYmd(at.date().year(), at.date().month(), at.date().day());
    return day ? msOfDate(*day) + at.time().msecsSinceStartOfDay() : 0;
}

/// What was in it goes; what comes next takes its place.
QWidget* renew(QVBoxLayout& place, QWidget*& inside) {
    if (inside) {
        place.removeWidget(inside);
        inside->hide();
        inside->deleteLater(); // it may be what was pressed just now
    }
    inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s6);
    layout->setSpacing(px().s2);
    place.insertWidget(0, inside);
    return inside;
}

QScrollArea* column(QVBoxLayout*& place, QWidget* parent) {
    auto* inside = new QWidget;
    place = new QVBoxLayout(inside);
    place->setContentsMargins(0, 0, 0, 0);
    place->addStretch(1);
    return scrolled(inside, parent, Qt::NoFocus);
}

} // namespace

DutiesPage::DutiesPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_found(session.today())
    , m_head(new PageHead(QStringLiteral("duties"), tr("Duties to report"), true, this)) {
    if (auto all = casework::shippedDuties())
        m_duties = std::move(*all);
    else
        session.sayError(all.error());
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);
    m_desk = new QWidget(m_stack);
    m_stack->addWidget(m_desk);
    auto* layout = new QVBoxLayout(m_desk);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    QStringList names;
    for (const Duty& one : m_duties) names << session.label(one.label);
    m_which = new Segmented(names, m_head);
    m_which->setObjectName(QStringLiteral("duties.which"));
    m_which->setAccessibleName(tr("Which duty"));
    connect(m_which, &Segmented::chosen, this, &DutiesPage::choose);
    m_head->addBeside(m_which);
    auto* anew = m_head->addButton(QStringLiteral("anew"), tr("Begin anew"), QStringLiteral("reload"));
    connect(anew, &QAbstractButton::clicked, this, [this] { choose(static_cast<int>(m_chosen)); });
    m_print = m_head->addButton(QStringLiteral("print"), tr("Print the form"), QStringLiteral("print"));
    (new Permits(session, {}, this))->require(m_print, Right::Print);
    connect(m_print, &QAbstractButton::clicked, this, &DutiesPage::printForm);
    m_save = m_head->addButton(QStringLiteral("save"), tr("Save the report"), QStringLiteral("save"), true);
    connect(m_save, &QAbstractButton::clicked, this, &DutiesPage::save);
    layout->addWidget(m_head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(column(m_questions, m_desk), 5);
    row->addWidget(new Line(Qt::Vertical, m_desk));
    row->addWidget(column(m_steps, m_desk), 6);
    layout->addLayout(row, 1);
    auto* foot = new PageFoot(m_desk);
    m_note = new ElidedLabel({}, Look::Caption, foot);
    foot->addLeft(m_note);
    layout->addWidget(foot);
    fill();
}

DutyPath DutiesPage::path() const { return m_duties.empty() ? DutyPath() : casework::walk(duty(), m_answers); }

bool DutiesPage::vaultIsOpen() const { return m_vaultOpen && m_session.access().allows(Right::Write, reportType); }

void DutiesPage::open(const QString& argument) {
    for (std::size_t i = 0; i < m_duties.size(); ++i)
        if (m_duties[i].id == argument.toStdString()) {
            const QSignalBlocker quiet(m_which);
            m_which->setCurrent(static_cast<int>(i));
            choose(static_cast<int>(i));
        }
    reload();
}

void DutiesPage::reload() {
    m_session.read(
        this, m_latest,
        [unit = m_session.office().unit()](const ReadContext& context) -> Result<std::pair<QString, QString>> {
            const auto title = [&](const char* type, const Uid& uid) {
                return utf(
                    records::titleOf(context.reader, context.tables, context.access, type, uid, schema::Language::Zh));
            };
            const auto user = context.access.user();
            return std::pair(title("unit", unit), user ? title("user", user->uid()) : QString());
        },
        [this](const Result<std::pair<QString, QString>>& names) {
            if (names) std::tie(m_office, m_user) = *names;
        });
    m_session.read(this, m_openLatest, readSealing, [this](const Result<Sealing>& sealing) {
        m_vaultOpen = sealing && sealing->isOpen(m_session.catalogue().find(reportType)->compartment);
        dress();
        if (m_unlock && vaultIsOpen()) save();
        if (m_form && !vaultIsOpen()) closeForm();
    });
}

void DutiesPage::choose(int index) {
    m_chosen = static_cast<std::size_t>(index);
    m_answers.clear();
    m_done.clear();
    m_saved.reset();
    m_found = m_session.today();
    fill();
}

void DutiesPage::answer(std::size_t question, const std::string& code) {
    m_answers.resize(std::min(m_answers.size(), question));
    m_answers.push_back(code);
    fill();
}

void DutiesPage::tick(const std::string& step, bool on) {
    if (on)
        m_done[step] = {m_session.office().clock().nowMs(), m_user};
    else
        m_done.erase(step);
    fillSteps(path());
    if (auto* box = m_stepsInside->findChild<QCheckBox*>(boxName(step))) box->setFocus(Qt::OtherFocusReason);
}

void DutiesPage::fill() {
    if (m_duties.empty()) return;
    const DutyPath now = path();
    fillQuestions(now);
    fillSteps(now);
    dress();
}

void DutiesPage::dress() {
    m_note->setText(m_saved ? tr("The report is saved; “Begin anew” is for the next one.")
                    : vaultIsOpen()
                        ? tr("The report goes into the sealed ledger. No details of the harm, no names of offenders.")
                        : tr("Nothing of this is stored. To save a report, the sealed ledger has to be open."));
    emit commandsChanged();
}

void DutiesPage::fillQuestions(const DutyPath& now) {
    QWidget* inside = renew(*m_questions, m_questionsInside);
    auto* layout = static_cast<QVBoxLayout*>(inside->layout());
    layout->addWidget(paragraph(m_session.label(duty().help), Look::Secondary, inside));
    QWidget* focus = nullptr;
    const auto add = [&](const DutyQuestion& question, const DutyChoice* chosen, std::size_t index) {
        layout->addSpacing(px().s2);
        layout->addWidget(paragraph(m_session.label(question.ask), Look::Lead, inside));
        if (!question.help.empty())
            layout->addWidget(paragraph(m_session.label(question.help), Look::Secondary, inside));
        auto* group = new QWidget(inside); // radio buttons of one parent exclude each other
        group->setAccessibleName(m_session.label(question.ask));
        auto* choices = new QVBoxLayout(group);
        choices->setContentsMargins(0, 0, 0, 0);
        choices->setSpacing(px().s1);
        for (const DutyChoice& choice : question.choices) {
            auto* one = new QRadioButton(m_session.label(choice.label), group);
            one->setObjectName(QStringLiteral("duties.") + utf(question.id) + QLatin1Char('.') + utf(choice.code));
            one->setMinimumHeight(px().control);
            one->setChecked(&choice == chosen);
            connect(one, &QRadioButton::clicked, this, [this, index, code = choice.code] { answer(index, code); });
            choices->addWidget(one);
            if (&choice == chosen && index + 1 == now.asked.size() && now.ended()) focus = one;
            if (!chosen && !focus) focus = one;
        }
        layout->addWidget(group);
    };
    for (std::size_t i = 0; i < now.asked.size(); ++i) add(*now.asked[i], now.answers[i], i);
    if (now.next) add(*now.next, nullptr, now.asked.size());
    if (isVisible() && focus) focus->setFocus(Qt::OtherFocusReason);
}

void DutiesPage::fillSteps(const DutyPath& now) {
    QWidget* inside = renew(*m_steps, m_stepsInside);
    auto* layout = static_cast<QVBoxLayout*>(inside->layout());
    layout->addWidget(
        plainLabel(now.ended() ? tr("What is to be done") : tr("What is to be done so far"), Look::Lead, inside));
    if (now.steps.empty())
        layout->addWidget(paragraph(tr("Answer the first question at the left."), Look::Secondary, inside));
    for (const DutyStep* step : now.steps) {
        layout->addWidget(new Line(Qt::Horizontal, inside));
        auto* row = new QHBoxLayout;
        row->setSpacing(px().s3);
        auto* box = new QCheckBox(inside);
        box->setObjectName(boxName(step->id));
        box->setAccessibleName(m_session.label(step->label));
        box->setMinimumSize(px().control, px().control);
        const auto at = m_done.find(step->id);
        box->setChecked(at != m_done.end());
        connect(box, &QCheckBox::clicked, this, [this, id = step->id](bool on) { tick(id, on); });
        row->addWidget(box, 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(paragraph(m_session.label(step->label), Look::Strong, inside));
        words->addWidget(paragraph(tr("%1: %2").arg(byWords(*step, m_found), m_session.label(step->to)),
                                   step->by == DutyStep::By::AtOnce ? Look::Due : Look::Body, inside));
        words->addWidget(paragraph(m_session.label(step->law), Look::Secondary, inside));
        if (at != m_done.end()) words->addLayout(makeDone(*step, at->second, inside));
        row->addLayout(words, 1);
        layout->addLayout(row);
    }
}

/// When and by whom. What was done by phone an hour ago is ticked now, so the time can be set back, but not ahead.
QHBoxLayout* DutiesPage::makeDone(const DutyStep& step, const StepDone& done, QWidget* parent) {
    auto* row = new QHBoxLayout;
    row->setSpacing(px().s2);
    row->setContentsMargins(0, px().s1, 0, px().s1);
    row->addWidget(plainLabel(tr("Done"), Look::Done, parent));
    auto* when = new QDateTimeEdit(parent);
    when->setObjectName(QStringLiteral("duties.time.") + utf(step.id));
    when->setAccessibleName(tr("When it was done: %1").arg(m_session.label(step.label)));
    when->setTimeSpec(Qt::UTC);
    when->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    when->setMinimumWidth(QFontMetrics(baseFont()).horizontalAdvance(QStringLiteral("0000-00-00 00:00")) + 4 * px().s4);
    when->setMaximumDateTime(officeTime(m_session.office().clock().nowMs()));
    when->setDateTime(officeTime(done.atMs));
    connect(when, &QDateTimeEdit::dateTimeChanged, this,
            [this, id = step.id](const QDateTime& at) { m_done[id].atMs = msOfOfficeTime(at); });
    row->addWidget(when);
    row->addWidget(plainLabel(done.by, Look::Done, parent));
    row->addStretch(1);
    return row;
}

void DutiesPage::printForm() {
    if (m_duties.empty()) return;
    closeSheet();
    SheetRequest request{tr("Report form"),
                         [duty = duty(), answers = m_answers, done = m_done, office = m_office, found = m_found,
                          now = m_session.office().clock().nowMs()] {
                             return dutySheet(duty, casework::walk(duty, answers), done, office, found, now);
                         },
                         {Right::Print, "duty_form"}};
    m_sheet = new PrintView(m_session, std::move(request), m_stack);
    connect(m_sheet, &PrintView::closeRequested, this, &DutiesPage::closeSheet);
    m_stack->addWidget(m_sheet);
    m_stack->setCurrentWidget(m_sheet);
    emit commandsChanged();
}

void DutiesPage::closeSheet() {
    if (!m_sheet) return;
    m_stack->setCurrentWidget(m_desk);
    m_stack->removeWidget(m_sheet);
    m_sheet->deleteLater();
    m_sheet = nullptr;
    emit commandsChanged();
}

/// In the place of questions and steps, with the way back to them.
QVBoxLayout* DutiesPage::beside(const QString& title) {
    closeForm();
    m_formPage = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("duties.form"), title, true, m_formPage);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeForm();
    });
    layout->addWidget(head);
    m_stack->addWidget(m_formPage);
    m_stack->setCurrentWidget(m_formPage);
    return layout;
}

/// Opened here, so that the answers are still there; set up where sealed ledgers are at home.
void DutiesPage::askForVault() {
    m_session.read(this, m_vaultLatest, readSealing, [this](const Result<Sealing>& sealing) {
        if (!sealing) return m_session.sayError(sealing.error());
        const security::Vault* vault = sealing->find(m_session.catalogue().find(reportType)->compartment);
        if (!vault)
            return m_session.say(
                {StatusMessage::Kind::Plain,
                 tr("Reports are saved by those with a part in the sealed ledger; print the form instead.")});
        if (!vault->made) {
            m_session.say({StatusMessage::Kind::Plain, tr("The sealed ledger has to be set up first.")});
            return shell().open({QStringLiteral("ledgers"), utf(vault->ledger->id)});
        }
        QVBoxLayout* layout = beside(tr("Save the report"));
        m_unlock = new SealedPanel(m_session, m_formPage);
        m_unlock->show(*sealing, *vault);
        layout->addWidget(m_unlock, 1);
        m_unlock->takeFocus();
        emit commandsChanged();
    });
}

void DutiesPage::save() {
    if (m_duties.empty()) return;
    if (!vaultIsOpen()) return askForVault();
    QVBoxLayout* layout = beside(tr("Save the report"));
    m_form =
        new RecordForm(m_session, *m_session.catalogue().find(reportType), QStringLiteral("duties"), {}, m_formPage);
    layout->addWidget(m_form, 1);
    connect(m_form, &RecordForm::discardedEntry, this, &DutiesPage::closeForm);
    // The steps stay: they are gone through with the report made.
    connect(m_form, &RecordForm::saved, this, [this](const RecordId& id, bool) {
        m_saved = id;
        closeForm();
    });
    if (m_saved) {
        m_form->load(*m_saved);
        m_form->focusFirst();
        return emit commandsChanged();
    }
    RecordForm::Preset preset;
    preset.values["kind"] = duty().kind;
    preset.values["found_on"] = m_found;
    if (!m_user.isEmpty()) preset.values["found_by"] = m_user.toStdString();
    const QString taken = stepsTaken(path(), m_done, m_session.language());
    if (!taken.isEmpty()) preset.values["steps"] = taken.toStdString();
    m_form->startNew(preset);
    m_form->focusFirst();
    emit commandsChanged();
}

void DutiesPage::closeForm() {
    if (!m_formPage) return;
    m_stack->setCurrentWidget(m_desk);
    m_stack->removeWidget(m_formPage);
    m_formPage->deleteLater();
    m_formPage = nullptr;
    m_form = nullptr;
    m_unlock = nullptr;
    fill();
}

bool DutiesPage::closeInner() {
    if (m_sheet) {
        closeSheet();
        return true;
    }
    if (!m_formPage) return false;
    if (mayLeave()) closeForm();
    return true;
}

bool DutiesPage::mayLeave() { return !m_form || mayLeaveForm(m_session, *m_form); }

bool DutiesPage::runCommand(const QString& id) {
    if (id == QLatin1String("print"))
        m_sheet ? m_sheet->print() : printForm();
    else if (id == QLatin1String("save"))
        m_form ? static_cast<void>(m_form->save(false)) : save();
    else
        return Page::runCommand(id);
    return true;
}

QStringList DutiesPage::commandsNow() const {
    if (m_sheet) return {QStringLiteral("print")};
    if (m_form) return {QStringLiteral("save")};
    if (m_unlock) return {};
    return {QStringLiteral("print"), QStringLiteral("save")};
}

void DutiesPage::takeFocus() {
    if (auto* first = m_questionsInside ? m_questionsInside->findChild<QRadioButton*>() : nullptr)
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace mulin::ui
