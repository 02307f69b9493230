#include "ui/pages/campaigns/columns_editor.h"

#include "ui/look/theme.h"
#include "ui/widgets/button.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

using Kind = ledgers::CampaignColumn::Kind;
constexpr int nameWidth = 150;

const schema::TypeDef& campaignType(const OfficeSession& session) { return *session.catalogue().find("campaign"); }

/// As the text of the campaign has it, read again by ledgers::campaignColumns.
QString lineOf(const QString& name, Kind kind, const QString& choices) {
    const QString colon(QChar(0xff1a));
    switch (kind) {
    case Kind::YesNo: return name + colon + QStringLiteral("是否");
    case Kind::Number: return name + colon + QStringLiteral("数字");
    case Kind::Choice: return name + colon + choices;
    case Kind::Text: break;
    }
    return name;
}

} // namespace

CampaignColumnsEditor::CampaignColumnsEditor(OfficeSession& session, QWidget* parent)
    : FieldEditor(session, campaignType(session), *campaignType(session).field("columns"), parent)
    , m_box(new QWidget(parent))
    , m_place(new QVBoxLayout(m_box))
    , m_add((new Button(ButtonKind::Quiet, tr("Ask one more thing"), m_box))
                ->withIcon(QStringLiteral("plus"))
                ->named(QStringLiteral("campaign.addColumn"))) {
    m_place->setContentsMargins(0, 0, 0, 0);
    m_place->setSpacing(px().s2);
    m_place->addWidget(m_add, 0, Qt::AlignLeft);
    m_box->setFocusProxy(m_add);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        add({});
        m_lines.back().name->setFocus();
        emit edited();
    });
}

QWidget* CampaignColumnsEditor::focusWidget() const {
    return m_lines.empty() ? static_cast<QWidget*>(m_add) : m_lines.front().name;
}

void CampaignColumnsEditor::add(const ledgers::CampaignColumn& column) {
    auto* box = new QWidget(m_box);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px().s2);
    Line line{box, new QLineEdit(QString::fromStdString(column.name), box), new QComboBox(box), new QLineEdit(box)};
    line.name->setPlaceholderText(tr("What is asked"));
    line.name->setAccessibleName(tr("What is asked"));
    line.name->setMaxLength(40);
    line.name->setFixedWidth(nameWidth * px().base / 14);
    line.kind->addItems({tr("text"), tr("yes or no"), tr("a number"), tr("one of …")});
    line.kind->setAccessibleName(tr("How it is answered"));
    line.kind->setCurrentIndex(static_cast<int>(column.kind));
    QStringList choices;
    for (const std::string& choice : column.choices) choices << QString::fromStdString(choice);
    line.choices->setText(choices.join(QChar(0x3001)));
    line.choices->setPlaceholderText(tr("answers, with commas between"));
    line.choices->setAccessibleName(tr("Answers to choose from"));
    line.choices->setMaxLength(200);
    auto* away = iconButton(QStringLiteral("close"), tr("Do not ask this"), box);
    row->addWidget(line.name);
    row->addWidget(line.kind);
    row->addWidget(line.choices, 1);
    row->addWidget(away);
    m_place->insertWidget(static_cast<int>(m_lines.size()), box);
    m_lines.push_back(line);
    const auto changed = [this] {
        if (!m_quiet) emit edited();
    };
    // A colon would begin the kind of answer.
    connect(line.name, &QLineEdit::textEdited, this, [changed, name = line.name](const QString& typed) {
        QString kept = typed;
        kept.replace(QLatin1Char(':'), QLatin1Char(' ')).replace(QChar(0xff1a), QLatin1Char(' '));
        if (const int at = name->cursorPosition(); kept != typed) {
            name->setText(kept);
            name->setCursorPosition(at);
        }
        changed();
    });
    connect(line.name, &QLineEdit::editingFinished, this, &FieldEditor::left);
    connect(line.choices, &QLineEdit::textEdited, this, changed);
    connect(line.choices, &QLineEdit::editingFinished, this, &FieldEditor::left);
    connect(line.kind, &QComboBox::activated, this, [this, changed] {
        dress();
        changed();
    });
    connect(away, &QAbstractButton::clicked, this, [this, box] {
        remove(box);
        emit edited();
    });
    dress();
}

void CampaignColumnsEditor::remove(QWidget* box) {
    std::erase_if(m_lines, [box](const Line& line) { return line.box == box; });
    box->deleteLater();
    dress();
}

void CampaignColumnsEditor::clear() {
    for (const Line& line : m_lines) delete line.box;
    m_lines.clear();
}

void CampaignColumnsEditor::dress() {
    for (const Line& line : m_lines)
        line.choices->setVisible(line.kind->currentIndex() == static_cast<int>(Kind::Choice));
    m_add->setEnabled(m_lines.size() < ledgers::mostCampaignColumns);
}

void CampaignColumnsEditor::setValue(const schema::Value& value, const QString&) {
    setText(value.isEmpty() ? QString() : QString::fromStdString(value.text()));
}

QString CampaignColumnsEditor::text() const {
    QStringList lines;
    for (const Line& line : m_lines)
        if (const QString name = line.name->text().trimmed(); !name.isEmpty())
            lines << lineOf(name, static_cast<Kind>(line.kind->currentIndex()), line.choices->text().trimmed());
    return lines.join(QLatin1Char('\n'));
}

void CampaignColumnsEditor::setText(const QString& text) {
    m_quiet = true;
    clear();
    for (const ledgers::CampaignColumn& column : ledgers::campaignColumns(text.toStdString())) add(column);
    dress();
    m_quiet = false;
}

QString CampaignColumnsEditor::doubt(bool leaving) const {
    if (!leaving) return {};
    QStringList names;
    for (const Line& line : m_lines) {
        const QString name = line.name->text().trimmed();
        if (name.isEmpty()) continue;
        if (names.contains(name)) return tr("“%1” is asked twice: one of them is dropped").arg(name);
        names << name;
        const auto asked = ledgers::campaignColumns(lineOf(name, Kind::Choice, line.choices->text()).toStdString());
        if (line.kind->currentIndex() == static_cast<int>(Kind::Choice) &&
            (asked.empty() || asked.front().choices.size() < 2))
            return tr("“%1” needs at least two answers").arg(name);
    }
    return {};
}

} // namespace mulin::ui
