#include "ui/pages/visits/step_row.h"

#include "ui/look/theme.h"
#include "ui/pages/person/day_words.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace mulin::ui {

using ledgers::StepEnd;

QString stepDueWords(const std::optional<Date>& due, Date today) {
    if (!due) return {};
    const int late = today.days - due->days;
    if (late == 0) return StepRow::tr("due today");
    if (late > 0) return StepRow::tr("%n days late", nullptr, late);
    return shortDay(*due, today);
}

StepRow::StepRow(OfficeSession& session, const ledgers::OpenStep& step, const QString& area, bool narrow,
                 QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_step(step.id)
    , m_answer(new QWidget(this))
    , m_outcome(new QLineEdit(m_answer)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(px().s3);
    row->addWidget(new ElidedLabel(QString::fromStdString(step.what), Look::Body, this), 1);
    if (!narrow && !step.responsible.empty())
        row->addWidget(plainLabel(QString::fromStdString(step.responsible), Look::Secondary, this));
    const Date today = session.today();
    if (const QString due = stepDueWords(step.due, today); !due.isEmpty())
        row->addWidget(plainLabel(due,
                                  *step.due < today    ? Look::Overdue
                                  : *step.due == today ? Look::Due
                                                       : Look::Secondary,
                                  this));
    column->addLayout(row);
    QHBoxLayout* acts = row;
    if (narrow) {
        acts = new QHBoxLayout;
        acts->setSpacing(px().s3);
        column->addLayout(acts);
    }
    const auto link = [&](const QString& words, const char* name, StepEnd end) {
        auto* made = (new Button(ButtonKind::Quiet, words, this))->named(area + QLatin1String(name));
        made->setAccessibleName(words + QLatin1Char(' ') + QString::fromStdString(step.what));
        (new Permits(session, "next_step", made))->require(made, access::Right::Write);
        connect(made, &QAbstractButton::clicked, this, [this, end] { ask(end); });
        acts->addWidget(made);
    };
    link(tr("Done"), ".done", StepEnd::Done);
    link(tr("Drop"), ".drop", StepEnd::Dropped);
    if (narrow) acts->addStretch(1);
    auto* answer = new QHBoxLayout(m_answer);
    answer->setContentsMargins(0, 0, 0, px().s1);
    answer->setSpacing(px().s2);
    m_outcome->setObjectName(area + QStringLiteral(".outcome"));
    m_outcome->setMaxLength(1000);
    m_outcome->installEventFilter(this);
    answer->addWidget(m_outcome, 1);
    auto* keep = (new Button(ButtonKind::Secondary, tr("Keep"), m_answer))->named(area + QStringLiteral(".keep"));
    answer->addWidget(keep);
    connect(keep, &QAbstractButton::clicked, this, &StepRow::finish);
    column->addWidget(m_answer);
    m_answer->hide();
}

void StepRow::ask(StepEnd end) {
    m_end = end;
    const QString words = end == StepEnd::Done ? tr("What came of it") : tr("Why it is dropped");
    m_outcome->setPlaceholderText(words);
    m_outcome->setAccessibleName(words);
    m_answer->show();
    m_outcome->setFocus(Qt::OtherFocusReason);
}

void StepRow::finish() {
    const std::string outcome = m_outcome->text().trimmed().toStdString();
    if (m_end == StepEnd::Dropped && outcome.empty()) {
        m_session.say({StatusMessage::Kind::Warning, tr("A word why it is dropped, please")});
        return;
    }
    journal::Operation operation{m_end == StepEnd::Done ? "next_step.done" : "next_step.drop", {}};
    operation.args = {{"type", "next_step"}, {"id", m_step.hex()}};
    m_session.transact(this, operation, [step = m_step, end = m_end, outcome](journal::Writer& writer) {
        return ledgers::endStep(writer, step, end, outcome);
    });
}

bool StepRow::eventFilter(QObject* object, QEvent* event) {
    if (object == m_outcome && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            m_answer->hide();
            return true;
        }
        // Enter keeps what came of it, and does nothing to the form around.
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            finish();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace mulin::ui
