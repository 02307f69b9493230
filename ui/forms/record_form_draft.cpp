// What was typed into a form and not saved: as it is written down, and offered again.
#include "ui/forms/form_draft.h"
#include "ui/forms/record_form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonArray toJson(const std::vector<LinkedRecord>& records) {
    QJsonArray made;
    for (const LinkedRecord& one : records)
        made.append(QJsonObject{
            {QStringLiteral("id"), text(one.id.hex())},
            {QStringLiteral("title"), one.title},
            {QStringLiteral("type"), text(one.type)},
        });
    return made;
}

std::vector<LinkedRecord> linkedFrom(const QJsonArray& array) {
    std::vector<LinkedRecord> records;
    for (const QJsonValue& value : array) {
        const QJsonObject one = value.toObject();
        const auto id = Uid::fromHex(one[QStringLiteral("id")].toString().toStdString());
        if (id)
            records.push_back({RecordId(*id), one[QStringLiteral("title")].toString(),
                               one[QStringLiteral("type")].toString().toStdString()});
    }
    return records;
}

/// "11-27 14:03"
QString momentOf(qint64 ms) { return text(isoTimestamp(ms)).mid(5, 11).replace(QLatin1Char('T'), QLatin1Char(' ')); }

} // namespace

void RecordForm::buildDraft() {
    m_offer = new Card(Card::Kind::Suggestion, this);
    m_offer->setObjectName(m_area + QStringLiteral(".draft"));
    auto* layout = new QHBoxLayout(m_offer);
    layout->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    layout->setSpacing(px().s2);
    m_offered = new ElidedLabel({}, Look::Strong, m_offer);
    layout->addWidget(m_offered);
    layout->addSpacing(px().s2);
    const auto add = [&](ButtonKind kind, const QString& words, const char* name) {
        auto* button = (new Button(kind, words, m_offer))->named(m_area + QLatin1String(name));
        layout->addWidget(button);
        return button;
    };
    auto* goOn = add(ButtonKind::Primary, tr("Go on with it"), ".draft.goOn");
    connect(goOn, &QAbstractButton::clicked, this, [this] { goOnWithDraft(); });
    connect(add(ButtonKind::Secondary, tr("Throw it away"), ".draft.drop"), &QAbstractButton::clicked, this, [this] {
        m_draft->refuse();
        m_offer->hide();
        focusFirst();
    });
    layout->addStretch(1);
    m_offer->hide();
    m_draft = new FormDraft(m_session, this);
    connect(this, &RecordForm::edited, this, [this] {
        m_offer->hide(); // offered again the next time
        m_draft->touched();
    });
    connect(m_draft, &FormDraft::due, this, [this] {
        // What is registered on the way has a draft of its own.
        const bool typed = std::any_of(m_entries.begin(), m_entries.end(),
                                       [](const Entry& entry) { return entry.editor->text() != entry.textBefore; });
        if (typed)
            m_draft->keep(draftBody());
        else
            m_draft->drop();
    });
    connect(m_draft, &FormDraft::found, this, [this, goOn](const std::string& body, qint64 saved) {
        if (isDirty()) return;
        m_left = body;
        m_offered->setText(tr("Not saved the last time (%1)").arg(momentOf(saved)));
        m_offer->show();
        // Asked first: a list that is open over the fields would be left hanging there.
        if (isAncestorOf(QApplication::focusWidget())) goOn->setFocus(Qt::OtherFocusReason);
    });
}

/// A record that began with something the form does not show is another form: its draft belongs there.
void RecordForm::beginDraft() {
    if (m_type.sealed()) return; // nothing of it lies in the file but encrypted
    std::string form = m_area.toStdString() + '/' + m_type.id;
    if (!m_id)
        for (const auto& [key, value] : m_preset.values)
            if (find(key) == nullptr) form += '/' + key + '=' + (value.isUid() ? value.uid().hex() : value.text());
    m_offer->hide();
    m_draft->begin(form, m_id);
}

std::string RecordForm::draftBody() const {
    QJsonObject fields;
    for (const Entry& entry : m_entries) {
        // Of a stored record what was not touched stays what it is.
        if (m_id && entry.editor->text() == entry.textBefore) continue;
        QJsonObject one{{QStringLiteral("text"), entry.editor->text()}};
        if (m_id) one[QStringLiteral("was")] = entry.textBefore;
        if (const auto linked = entry.editor->linked(); !linked.empty()) one[QStringLiteral("linked")] = toJson(linked);
        fields[text(entry.key)] = one;
    }
    const QJsonObject body{{QStringLiteral("fields"), fields}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

void RecordForm::goOnWithDraft() {
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(m_left)).object();
    const QJsonObject fields = body[QStringLiteral("fields")].toObject();
    m_draft->adopt();
    m_filling = true;
    for (Entry& entry : m_entries) {
        const auto found = fields.constFind(text(entry.key));
        if (found == fields.constEnd()) continue;
        const QJsonObject one = found->toObject();
        // What somebody changed since it was typed is shown, not overwritten.
        const bool changed =
            m_id && one.contains(QStringLiteral("was")) && one[QStringLiteral("was")].toString() != entry.textBefore;
        entry.editor->setLinked(linkedFrom(one[QStringLiteral("linked")].toArray()));
        entry.editor->setText(one[QStringLiteral("text")].toString());
        entry.row->clear();
        entry.doubted = false;
        if (changed) entry.meanwhile = Meanwhile{entry.before, entry.linkedBefore, entry.textBefore, {}};
    }
    m_filling = false;
    m_offer->hide();
    for (const QString& key : fields.keys()) {
        if (Entry* entry = find(key.toStdString()); entry != nullptr && !entry->editor->text().isEmpty())
            check(*entry, true);
        if (Entry* entry = find(key.toStdString())) sayMeanwhile(*entry);
        emit edited(key);
    }
    lookAgain({}); // by whom
    askHome();
    showMore(m_more->property("on").toBool());
    describe();
    focusFirst();
}

} // namespace mulin::ui
