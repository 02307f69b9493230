#include "ui/pages/designer/choice_lines.h"

#include "ui/look/number.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using schema::ChoiceDef;

ChoiceLines::ChoiceLines(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(px().s1);
    auto* adding = (new Button(ButtonKind::Quiet, tr("Add a choice"), this))
                       ->withIcon(QStringLiteral("plus"))
                       ->named(QStringLiteral("designer.choices.add"));
    connect(adding, &QAbstractButton::clicked, this, &ChoiceLines::add);
    m_layout->addWidget(adding, 0, Qt::AlignLeft);
}

void ChoiceLines::show(const std::vector<ChoiceDef>& choices, const std::map<std::string, std::int64_t>& use,
                       const std::vector<std::string>& kept) {
    const bool same = m_lines != nullptr && choices == m_choices && use == m_use && kept == m_kept;
    m_use = use;
    m_kept = kept;
    if (same) return; // what is being typed stays
    m_choices = choices;
    build();
}

QString ChoiceLines::noteOf(const ChoiceDef& choice) const {
    const auto at = m_use.find(choice.code);
    const std::int64_t count = at == m_use.end() ? 0 : at->second;
    if (choice.retired) return count > 0 ? tr("retired, %L1 in use").arg(count) : tr("retired");
    return count > 0 ? tr("%L1 in use").arg(count) : QString();
}

void ChoiceLines::build() {
    if (m_lines != nullptr) {
        m_lines->hide();
        m_lines->deleteLater(); // one of its own buttons may be at work
    }
    m_edits.clear();
    m_lines = new QWidget(this);
    auto* column = new QVBoxLayout(m_lines);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s1);
    m_layout->insertWidget(0, m_lines);
    for (std::size_t at = 0; at < m_choices.size(); ++at) addLine(at);
}

void ChoiceLines::addLine(std::size_t at) {
    auto* row = new QHBoxLayout;
    row->setSpacing(px().s2);
    row->addWidget(new IconLabel(QStringLiteral("grip"), Colour::Text2, &Sizes::iconSmall, m_lines));
    auto* edit = new QLineEdit(QString::fromStdString(m_choices[at].label.zh), m_lines);
    edit->setObjectName(QStringLiteral("designer.choice.%1").arg(at));
    edit->setAccessibleName(tr("Choice %1").arg(at + 1));
    edit->setMaxLength(60);
    edit->setReadOnly(m_choices[at].retired);
    edit->installEventFilter(this);
    m_edits.push_back(edit);
    row->addWidget(edit, 1);
    if (const QString note = noteOf(m_choices[at]); !note.isEmpty())
        row->addWidget(plainLabel(note, Look::Caption, m_lines));
    const bool back = m_choices[at].retired;
    auto* drop = iconButton(back ? QStringLiteral("undo") : QStringLiteral("close"),
                            back ? tr("Bring the choice back") : tr("Take the choice away"), m_lines);
    drop->setObjectName(QStringLiteral("designer.choice.drop.%1").arg(at));
    row->addWidget(drop);
    static_cast<QVBoxLayout*>(m_lines->layout())->addLayout(row);
    connect(drop, &QAbstractButton::clicked, this, [this, at] { retire(at); });
    connect(edit, &QLineEdit::textEdited, this, [this, at](const QString& text) {
        m_choices[at].label.zh = text.trimmed().toStdString();
        emit changed(tr("choice %1").arg(text.trimmed()), QStringLiteral("choice.%1").arg(at));
    });
}

void ChoiceLines::add() {
    m_choices.emplace_back(); // its code follows from its words, once it is put to use
    build();
    focusLast();
}

void ChoiceLines::focusLast() {
    if (!m_edits.empty()) m_edits.back()->setFocus();
}

void ChoiceLines::retire(std::size_t at) {
    ChoiceDef& one = m_choices[at];
    const QString words = QString::fromStdString(one.label.zh);
    const bool known = std::find(m_kept.begin(), m_kept.end(), one.code) != m_kept.end();
    QString what;
    if (one.retired || known) {
        one.retired = !one.retired;
        what = one.retired ? tr("choice %1 retired").arg(words) : tr("choice %1 brought back").arg(words);
    } else {
        m_choices.erase(m_choices.begin() + static_cast<std::ptrdiff_t>(at));
        what = tr("choice %1 taken away").arg(words);
    }
    build();
    emit changed(what);
}

void ChoiceLines::move(std::size_t at, int by) {
    const auto to = static_cast<std::ptrdiff_t>(at) + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_choices.size())) return;
    std::swap(m_choices[at], m_choices[static_cast<std::size_t>(to)]);
    build();
    m_edits[static_cast<std::size_t>(to)]->setFocus();
    emit changed(tr("the order of the choices"));
}

bool ChoiceLines::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto at = std::find(m_edits.begin(), m_edits.end(), object);
        if (at != m_edits.end()) {
            const auto index = static_cast<std::size_t>(at - m_edits.begin());
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
                if (index + 1 < m_edits.size())
                    m_edits[index + 1]->setFocus();
                else if (!m_edits[index]->text().trimmed().isEmpty())
                    add();
                return true;
            }
            if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
                move(index, key->key() == Qt::Key_Up ? -1 : 1);
                return true;
            }
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace mulin::ui
