// What was typed into a form and not saved: as it is written down, and offered again.
#include "ui/forms/form_draft.h"
#include "ui/forms/record_form.h"
#include "ui/shell/text.h"
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

QJsonArray toJson(const std::vector<LinkedRecord>& records) {
    QJsonArray made;
    for (const LinkedRecord& one : records)
        made.append(QJsonObject{
            {QStringLiteral("id"), utf(one.id.hex())},
            {QStringLiteral("title"), one.title},
            {QStringLiteral("type"), utf(one.type)},
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
QString momentOf(qint64 ms) { return utf(isoTimestamp(ms)).mid(5, 11).replace(QLatin1Char('T'), QLatin1Char(' ')); }

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
        if (std::any_of(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return isChanged(entry); }))
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

RecordForm::WrittenFields RecordForm::written() const {
    WrittenFields fields;
    for (const Entry& entry : m_entries)
        if (!m_id || isChanged(entry))
            fields[entry.key] = {entry.editor->text(), entry.textBefore, entry.editor->linked()};
    return fields;
}

void RecordForm::putBack(const WrittenFields& fields) {
    m_filling = true;
    for (Entry& entry : m_entries) {
        const auto found = fields.find(entry.key);
        if (found == fields.end()) continue;
        const Written& one = found->second;
        const bool changed = m_id && one.was != entry.textBefore;
        entry.editor->setLinked(one.linked);
        entry.editor->setText(one.text);
        entry.row->clear();
        entry.doubted = false;
        if (changed) entry.meanwhile = Meanwhile{entry.before, entry.linkedBefore, entry.textBefore, {}};
    }
    m_filling = false;
    for (const auto& [key, one] : fields) {
        Entry* entry = find(key);
        if (entry == nullptr) continue;
        if (!entry->editor->text().isEmpty()) check(*entry, true);
        sayMeanwhile(*entry);
        emit edited(utf(key));
    }
    lookAgain({}); // by whom
    askHome();
    showMore(m_more->property("on").toBool());
    describe();
}

std::string RecordForm::draftBody() const {
    QJsonObject fields;
    for (const auto& [key, written] : written()) {
        QJsonObject one{{QStringLiteral("text"), written.text}};
        if (m_id) one[QStringLiteral("was")] = written.was;
        if (!written.linked.empty()) one[QStringLiteral("linked")] = toJson(written.linked);
        fields[utf(key)] = one;
    }
    const QJsonObject body{{QStringLiteral("fields"), fields}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

void RecordForm::goOnWithDraft() {
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(m_left)).object();
    const QJsonObject fields = body[QStringLiteral("fields")].toObject();
    WrittenFields left;
    for (const QString& key : fields.keys()) {
        const QJsonObject one = fields[key].toObject();
        left[key.toStdString()] = {one[QStringLiteral("text")].toString(), one[QStringLiteral("was")].toString(),
                                   linkedFrom(one[QStringLiteral("linked")].toArray())};
    }
    m_draft->adopt();
    m_offer->hide();
    putBack(left);
    focusFirst();
}

} // namespace mulin::ui
