#include "ui/pages/admin/chain_panel.h"

#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/admin/act_model.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr std::size_t breaksShown = 20;

QString momentOf(std::int64_t wall) {
    return QString::fromStdString(isoTimestamp(wall)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
}

} // namespace

ChainPanel::ChainPanel(OfficeSession& session, QWidget* parent) : QScrollArea(parent), m_session(session) {
    setObjectName(QStringLiteral("audit.chain"));
    dressScroll(*this);
    auto* body = new QWidget;
    setSurface(*body, Surface::Raised);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(px().s6, px().s4, px().s4, px().s6);
    layout->setSpacing(px().s2);
    auto* top = new QHBoxLayout;
    top->addWidget(plainLabel(tr("Is the log whole?"), Look::Lead, body), 1);
    Button* close = iconButton(QStringLiteral("close"), tr("Close"), body)->named(QStringLiteral("chain.close"));
    connect(close, &QAbstractButton::clicked, this, &ChainPanel::closeRequested);
    top->addWidget(close);
    layout->addLayout(top);
    layout->addWidget(plainLabel(tr("Code of the log"), Look::Secondary, body));
    m_mark = paragraph({}, Look::Title, body);
    m_mark->setObjectName(QStringLiteral("chain.mark"));
    m_mark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_mark);
    m_moment = paragraph({}, Look::Secondary, body);
    layout->addWidget(m_moment);
    layout->addWidget(
        paragraph(tr("Every act is chained to the one before it. Whoever changes or takes out one of them "
                     "breaks the chain; whoever makes the whole chain anew changes this code. It "
                     "stands at the foot of every printed monthly report."),
                  Look::Body, body));
    layout->addSpacing(px().s2);
    auto* label = plainLabel(tr("On paper"), Look::Secondary, body);
    layout->addWidget(label);
    m_printed = new QLineEdit(body);
    m_printed->setObjectName(QStringLiteral("chain.printed"));
    m_printed->setAccessibleName(tr("On paper"));
    m_printed->setPlaceholderText(tr("may be left empty"));
    label->setBuddy(m_printed);
    layout->addWidget(m_printed);
    m_note = paragraph({}, Look::Caption, body);
    layout->addWidget(m_note);
    connect(m_printed, &QLineEdit::textChanged, this, &ChainPanel::hint);
    hint();
    layout->addSpacing(px().s2);
    m_check = (new Button(ButtonKind::Primary, tr("Check the log"), body))
                  ->named(QStringLiteral("chain.check"))
                  ->withIcon(QStringLiteral("link"));
    connect(m_check, &QAbstractButton::clicked, this, &ChainPanel::run);
    connect(m_printed, &QLineEdit::returnPressed, this, &ChainPanel::run);
    layout->addWidget(m_check, 0, Qt::AlignLeft);
    m_result = paragraph({}, Look::Body, body);
    m_result->setObjectName(QStringLiteral("chain.result"));
    layout->addWidget(m_result);
    m_breaks = new QWidget(body);
    new QVBoxLayout(m_breaks);
    m_breaks->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_breaks);
    layout->addStretch(1);
    setWidget(body);
}

void ChainPanel::hint() {
    setLook(*m_note, Look::Caption);
    m_note->setText(tr("The code of the log on a printed report: is it of this log?"));
}

void ChainPanel::reload() {
    m_session.read(
        this, m_latest, [](const ReadContext& context) { return journal::heads(context.reader); },
        [this](const Result<journal::Heads>& heads) {
            if (!heads) return m_session.sayError(heads.error());
            m_mark->setText(QString::fromStdString(journal::headMark(heads->code)));
            m_moment->setText(tr("as of %1").arg(momentOf(heads->wall)));
        });
}

Result<ChainPanel::Outcome> ChainPanel::check(const ReadContext& context, const std::string& mark) {
    Outcome outcome;
    if (!mark.empty()) {
        MULIN_TRY_LET(then, journal::headsThatWere(context.reader, mark, context.progress));
        outcome.then = then;
    }
    MULIN_TRY_LET(chains, journal::checkChains(context.reader, context.catalogue, context.progress));
    outcome.chains = std::move(chains);
    for (const journal::ChainVerdict::Break& one : outcome.chains.breaks) {
        if (static_cast<std::size_t>(outcome.breaks.size()) == breaksShown) break;
        const auto act =
            one.act ? journal::act(context.reader, context.access, *one.act) : makeError(ErrorCode::UnknownTxn);
        if (!act) {
            outcome.breaks << QString::fromStdString(one.where);
            continue;
        }
        const ActRow row = actRow(context, *act);
        outcome.breaks << QStringList{row.when, row.who, row.what}.join(QLatin1Char(' '));
    }
    return outcome;
}

void ChainPanel::run() {
    if (!m_check->isEnabled()) return;
    m_check->setEnabled(false);
    setLook(*m_result, Look::Secondary);
    m_result->setText(tr("Checking …"));
    showBreaks({});
    const std::string mark = m_printed->text().trimmed().toStdString();
    m_session.readTask(
        tr("Checking the log"), this, [mark](const ReadContext& context) { return check(context, mark); },
        [this](const Result<Outcome>& outcome) {
            m_check->setEnabled(true);
            tell(outcome);
            reload();
        });
}

void ChainPanel::tell(const Result<Outcome>& outcome) {
    m_result->clear();
    if (!outcome) {
        const Error& error = outcome.error();
        if (error.code == ErrorCode::BadArgument) {
            setLook(*m_note, Look::Overdue);
            m_note->setText(tr("The code has five groups of four digits or letters"));
            return m_printed->setFocus();
        }
        const bool cancelled = error.code == ErrorCode::Cancelled;
        setLook(*m_result, cancelled ? Look::Secondary : Look::Overdue);
        return m_result->setText(cancelled ? tr("The check was cancelled.") : errorText(error));
    }
    const journal::ChainVerdict& chains = outcome->chains;
    const bool whole = chains.whole();
    const bool lost = outcome->then && !*outcome->then;
    setLook(*m_result, whole && !lost ? Look::Done : Look::Overdue);
    QStringList sentences{
        whole ? tr("The log is whole: %1 acts with %2 entries, none changed and none missing.")
                    .arg(number(chains.txns), number(chains.entries))
              : tr("The log is not whole: it was changed from outside of the program, or it is damaged. Keep this file "
                   "and compare it with a backup. Where it is broken:")};
    if (outcome->then)
        sentences.prepend(
            lost ? tr("This log never had the code on the paper: it is another file, or the log was made anew.")
                 : tr("The code on the paper is that of this log as it was at %1.")
                       .arg(momentOf((*outcome->then)->wall)));
    m_result->setText(sentences.join(QLatin1Char('\n')));
    showBreaks(outcome->breaks);
}

void ChainPanel::showBreaks(const QStringList& breaks) {
    while (QLayoutItem* item = m_breaks->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& one : breaks) m_breaks->layout()->addWidget(paragraph(one, Look::Body, m_breaks));
}

} // namespace mulin::ui
