#include "ui/pages/residents/namesake_note.h"

#include "core/people/duplicates.h"
#include "core/schema/validation.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/shell/page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using people::Namesake;

namespace {
constexpr int searchAfterMs = 300;
constexpr const char* watched[] = {"name", "id_number", "birth_date", "phone"};
} // namespace

NamesakeNote::NamesakeNote(OfficeSession& session, Shell& shell, RecordForm& form, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_form(form)
    , m_card(new Card(Card::Kind::Suggestion, this))
    , m_lines(new QVBoxLayout(m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s2, px().s6, 0);
    layout->addWidget(m_card);
    m_lines->setContentsMargins(px().s3, px().s1, px().s3, px().s1);
    m_lines->setSpacing(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(searchAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &NamesakeNote::look);
    connect(&form, &RecordForm::edited, this, [this](const QString& key) {
        for (const char* one : watched)
            if (key == QLatin1String(one)) m_pause.start();
    });
    hide();
}

void NamesakeNote::forget(std::optional<RecordId> self) {
    m_self = self;
    m_pause.stop();
    m_latest.cancel();
    hide();
}

void NamesakeNote::look() {
    schema::Values typed;
    for (const char* key : watched)
        if (const FieldEditor* editor = m_form.editor(key))
            if (const auto value = editor->read()) typed.set(key, *value);
    m_session.read(
        this, m_latest,
        [typed, self = m_self](const ReadContext& context) -> Result<std::vector<std::pair<Namesake, QString>>> {
            MULIN_TRY_LET(found, people::namesakes(context.reader, context.tables, context.access, typed, self));
            const schema::FieldDef* sex = context.catalogue.find("person")->field("sex");
            std::vector<std::pair<Namesake, QString>> lines;
            for (Namesake& one : found) {
                QStringList words{
                    QString::fromStdString(schema::displayText(*sex, schema::Value(one.sex), context.language))};
                if (one.birth) words << NamesakeNote::tr("aged %1").arg(Date::age(*one.birth, context.today));
                words << QString::fromStdString(one.door);
                if (one.sameNumber) words << NamesakeNote::tr("the same ID number");
                if (one.sameBirth) words << NamesakeNote::tr("the same birth date");
                if (one.samePhone) words << NamesakeNote::tr("the same phone");
                words.removeAll(QString());
                lines.emplace_back(std::move(one), words.join(QChar(0x3000)));
            }
            return lines;
        },
        [this](const Result<std::vector<std::pair<Namesake, QString>>>& found) {
            while (QLayoutItem* item = m_lines->takeAt(0)) {
                delete item->widget();
                delete item;
            }
            setVisible(found && !found->empty());
            if (!found) return;
            for (const auto& [one, words] : *found) {
                auto* line = new QWidget(m_card);
                auto* row = new QHBoxLayout(line);
                row->setContentsMargins(0, 0, 0, 0);
                row->setSpacing(px().s3);
                row->addWidget(plainLabel(tr("Already entered:"), Look::Secondary, line));
                auto* name = new LinkLabel(QString::fromStdString(one.name), line);
                name->setObjectName(QStringLiteral("resident.namesake"));
                connect(name, &LinkLabel::clicked, this, [this, id = one.person] {
                    m_shell.open({QStringLiteral("person"), QString::fromStdString(id.hex())});
                });
                row->addWidget(name);
                row->addWidget(new ElidedLabel(words, Look::Body, line), 1);
                m_lines->addWidget(line);
            }
        });
}

} // namespace mulin::ui
