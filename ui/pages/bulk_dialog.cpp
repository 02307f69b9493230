#include "ui/pages/bulk_dialog.h"

#include "core/records/view.h"
#include "ui/forms/ages_text.h"
#include "ui/forms/record_form.h"
#include "ui/look/theme.h"
#include "ui/pages/import/import_work.h"
#include "ui/pages/ledger_classes.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtCore/QLocale>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int dialogWidth = 560;
/// More reasons than anybody reads.
constexpr std::size_t reasonsShown = 200;

} // namespace

std::vector<const schema::FieldDef*> BulkDialog::fields(const schema::TypeDef& type, const access::Access& access) {
    std::vector<const schema::FieldDef*> found;
    for (const schema::FieldDef& field : type.fields) {
        const bool single = field.type == schema::FieldType::Links || field.type == schema::FieldType::IdNumber ||
                            field.type == schema::FieldType::Attachment || field.search == schema::SearchKind::Name;
        if (!single && isEditable(type, field) && access.allowsField(access::Right::Write, type.id, field.id))
            found.push_back(&field);
    }
    return found;
}

BulkDialog::BulkDialog(OfficeSession& session, const schema::TypeDef& type, std::vector<std::int64_t> rows, Act act,
                       QWidget* parent)
    : QDialog(parent), m_session(session), m_type(type), m_rows(std::move(rows)), m_act(act) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(QStringLiteral("bulk"));
    setSurface(*this, Surface::Raised);
    m_change.type = type.id;
    m_change.remove = act == Act::Delete;
    const QString title = (m_change.remove ? tr("Delete %1 × %2")
                           : enrols()      ? tr("Take %1 × %2 into a ledger")
                                           : tr("Change a field of %1 × %2"))
                              .arg(number(m_rows.size()), session.label(type.label));
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(title, Look::Title, this));
    layout->addWidget(
        paragraph(m_change.remove ? tr("They go to the recycle bin; Ctrl+Z takes it back as one step.")
                  : enrols()      ? tr("All of them enter with what you write here; Ctrl+Z takes it back as one step.")
                                  : tr("All of them get the same value; Ctrl+Z takes it back as one step."),
                  Look::Secondary, this));
    layout->addSpacing(px().s2);
    if (!m_change.remove) {
        auto* chooser = new FormRows(QStringLiteral("bulk"), this);
        chooser->setNotesBelow();
        m_fields = new QComboBox(chooser);
        if (enrols()) {
            addLedgers(*m_fields);
        } else {
            for (const schema::FieldDef* field : fields(type, session.access()))
                m_fields->addItem(session.label(field->label), QString::fromStdString(field->id));
        }
        m_fields->setMaxVisibleItems(20);
        chooser->add(QStringLiteral("field"), enrols() ? tr("Ledger") : tr("Field"), m_fields);
        layout->addWidget(chooser);
        m_place = new QVBoxLayout;
        layout->addLayout(m_place);
        connect(m_fields, &QComboBox::currentIndexChanged, this, &BulkDialog::choose);
    }
    m_result = paragraph({}, Look::Strong, this);
    m_result->setObjectName(QStringLiteral("bulk.result"));
    layout->addWidget(m_result);
    m_refused = new QListWidget(this);
    m_refused->setObjectName(QStringLiteral("bulk.refused"));
    m_refused->setAccessibleName(tr("Those that cannot, and why"));
    m_refused->setWordWrap(true);
    m_refused->setMinimumHeight(px().row * 5);
    m_refused->hide();
    layout->addWidget(m_refused, 1);
    m_anyAge = new QCheckBox(this);
    m_anyAge->setObjectName(QStringLiteral("bulk.anyAge"));
    m_anyAge->hide();
    layout->addWidget(m_anyAge);
    connect(m_anyAge, &QCheckBox::toggled, this, &BulkDialog::describe);
    layout->addSpacing(px().s3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    m_cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("bulk.cancel"));
    m_accept = (new Button(ButtonKind::Primary, tr("Check"), this))->named(QStringLiteral("bulk.accept"));
    acts->addStretch(1);
    acts->addWidget(m_cancel);
    acts->addWidget(m_accept);
    layout->addLayout(acts);
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &BulkDialog::accept);
    setMinimumWidth(dialogWidth * px().base / 14);
    if (m_change.remove)
        check();
    else
        choose();
}

/// As the page of the ledgers has them.
void BulkDialog::addLedgers(QComboBox& box) const {
    std::vector<const schema::TypeDef*> open;
    for (const schema::TypeDef* ledger : m_session.catalogue().ledgers())
        if (!ledger->sealed() && ledger->takesNew() &&
            m_session.refusal({{access::Right::Write, ledger->id}}).isEmpty())
            open.push_back(ledger);
    const auto classes = byClass(m_session.catalogue(), std::move(open));
    for (const LedgerClass& one : classes) {
        if (classes.size() > 1) {
            box.addItem(one.label.zh.empty() ? tr("Others") : m_session.label(one.label));
            QStandardItem* heading = qobject_cast<QStandardItemModel*>(box.model())->item(box.count() - 1);
            heading->setFlags(Qt::NoItemFlags);
            heading->setFont(captionFont());
            heading->setForeground(colour(Colour::Text2));
        }
        for (const schema::TypeDef* ledger : one.ledgers)
            box.addItem(m_session.label(ledger->label), QString::fromStdString(ledger->id));
    }
    for (int at = 0; at < box.count(); ++at)
        if (!box.itemData(at).toString().isEmpty()) return box.setCurrentIndex(at);
}

BulkDialog::~BulkDialog() {
    if (m_busy && !m_plan) m_stopped->store(true); // what is carried out already is, whatever becomes of the window
}

/// While something runs it is stopped, and the dialog stays with what was typed.
void BulkDialog::reject() {
    if (m_busy)
        m_stopped->store(true);
    else
        QDialog::reject();
}

QString BulkDialog::number(std::size_t value) const {
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(value));
}

void BulkDialog::choose() {
    m_asked.clear();
    delete m_form;
    m_form = new FormRows(QStringLiteral("bulk"), this);
    m_form->setNotesBelow();
    m_place->addWidget(m_form);
    const std::string chosen = m_fields->currentData().toString().toStdString();
    QWidget* before = m_fields;
    const auto next = [&](const FieldEditor* editor) {
        // Made anew, it would come last.
        setTabOrder(before, editor->focusWidget());
        before = editor->focusWidget();
    };
    if (!enrols()) {
        if (const schema::FieldDef* field = m_type.field(chosen))
            next(addEditor(m_type, *field, tr("New value"),
                           field->required ? QString() : tr("Left empty, what stands there is taken away")));
    } else if (const schema::TypeDef* ledger = m_session.catalogue().find(chosen)) {
        m_change.makes = ledger->id;
        m_change.madeFor = ledger->person;
        for (const std::string& id : {ledger->since, std::string("entry_reason"), std::string("decided_by"),
                                      std::string("keeper"), std::string("visit_every")}) {
            const schema::FieldDef* field = ledger->field(id);
            if (field == nullptr || !m_session.access().allowsField(access::Right::Write, ledger->id, id)) continue;
            FieldEditor* editor = addEditor(*ledger, *field, m_session.label(field->label), {});
            if (const schema::Value value = schema::defaultValue(*ledger, *field, m_session.today()); !value.isEmpty())
                editor->setValue(value);
            // What was written for another ledger stays, where this one asks it too.
            if (const auto typed = m_typed.find(id); typed != m_typed.end())
                if (field->type != schema::FieldType::Choice || field->choice(typed->second.toStdString()))
                    editor->setText(typed->second);
            next(editor);
        }
    }
    setTabOrder(before, m_refused);
    forget();
}

FieldEditor* BulkDialog::addEditor(const schema::TypeDef& type, const schema::FieldDef& field, const QString& label,
                                   const QString& hint) {
    FieldEditor* editor = makeEditor(m_session, type, field, m_form);
    const QString control = enrols() ? QString::fromStdString(field.id) : QStringLiteral("value");
    m_asked.push_back({m_form->add(control, label, editor->widget(), hint), editor});
    connect(editor, &FieldEditor::edited, this, [this, editor] {
        m_typed[editor->field().id] = editor->text();
        forget();
    });
    return editor;
}

bool BulkDialog::readValues() {
    m_change.values = {};
    bool whole = true;
    for (const Asked& asked : m_asked) {
        const auto value = asked.editor->read();
        if (!value) {
            asked.row->setError(fieldErrorText(value.error(), &m_session.catalogue(), m_session.language()));
            whole = false;
        } else if (!enrols() || !value->isEmpty()) {
            m_change.values.set(asked.editor->field().id, *value);
        }
    }
    return whole;
}

/// Another value is another question.
void BulkDialog::forget() {
    m_plan.reset();
    m_outOfAge.clear();
    m_anyAge->setChecked(false);
    for (const Asked& asked : m_asked) asked.row->clear();
    m_refused->hide();
    describe();
}

std::vector<RecordId> BulkDialog::chosen() const {
    std::vector<RecordId> records = m_plan->can;
    if (m_anyAge->isChecked()) return records;
    std::erase_if(records, [&](const RecordId& record) {
        return std::any_of(m_outOfAge.begin(), m_outOfAge.end(),
                           [&](const ledgers::OutOfAge& one) { return one.person == record; });
    });
    return records;
}

void BulkDialog::describe() {
    const bool planned = m_plan.has_value();
    const std::size_t count = planned ? chosen().size() : 0;
    m_result->setVisible(planned);
    m_anyAge->setVisible(!m_outOfAge.empty());
    m_anyAge->setText(tr("Enter the %1 of another age too").arg(number(m_outOfAge.size())));
    m_accept->setEnabled(!m_busy && (m_change.remove ? count > 0 : !m_asked.empty() && (!planned || count > 0)));
    if (!planned) return m_accept->setText(m_change.remove ? tr("Delete") : tr("Check"));
    m_accept->setText((m_change.remove ? tr("Delete %1")
                       : enrols()      ? tr("Enter %1")
                                       : tr("Change %1"))
                          .arg(number(count)));
    const QString all = number(m_rows.size());
    QString words;
    if (count == m_rows.size())
        words = (m_change.remove ? tr("All %1 can be deleted.")
                 : enrols()      ? tr("All %1 can enter.")
                                 : tr("All %1 can change."))
                    .arg(all);
    else
        words = (m_change.remove ? tr("%1 of %2 can be deleted.")
                 : enrols()      ? tr("%1 of %2 can enter.")
                                 : tr("%1 of %2 can change."))
                    .arg(number(count), all);
    const auto add = [&words, this](const QString& more, std::int64_t many) {
        const bool spaced = m_session.language() != schema::Language::Zh;
        if (many > 0)
            words += QString(spaced ? 1 : 0, QLatin1Char(' ')) + more.arg(number(static_cast<std::size_t>(many)));
    };
    add(tr("%1 say so already."), m_plan->same);
    add(enrols() ? tr("%1 are no longer in the register.") : tr("%1 are no longer there."), m_plan->gone);
    add(tr("%1 are of another age."), static_cast<std::int64_t>(m_outOfAge.size()));
    add(enrols() ? tr("%1 cannot enter, because:") : tr("%1 cannot, because:"),
        static_cast<std::int64_t>(m_plan->refused.size()));
    m_result->setText(words);
}

void BulkDialog::setBusy(bool busy) {
    m_busy = busy;
    if (busy) m_stopped = std::make_shared<std::atomic<bool>>(false);
    if (m_fields != nullptr) m_fields->setEnabled(!busy);
    if (m_form != nullptr) m_form->setEnabled(!busy);
    describe();
    if (busy) m_accept->setText(m_plan ? m_accept->text() : tr("Checking …"));
}

void BulkDialog::accept() {
    if (m_busy) return;
    if (m_plan && !chosen().empty())
        apply();
    else if (!m_plan)
        check();
}

void BulkDialog::check() {
    if (!m_change.remove && !readValues()) return;
    setBusy(true);
    m_session.write(
        {.title = tr("Checking what is chosen"), .receiver = this, .cancellable = true},
        [access = m_session.access(), change = m_change, rows = m_rows, stopped = m_stopped,
         language = m_session.language(),
         today = m_session.today()](journal::Journal& journal, Progress& outer) -> Result<Planned> {
            StoppableProgress progress(outer, stopped);
            MULIN_TRY_LET(plan, records::planBulk(journal, access, change, rows, progress));
            Planned planned;
            for (std::size_t i = 0; i < std::min(plan.refused.size(), reasonsShown); ++i)
                planned.titles.push_back(QString::fromStdString(records::titleOf(
                    journal.reader(), journal.tables(), access, change.type, plan.refused[i].id.uid(), language)));
            if (const schema::TypeDef* ledger = journal.catalogue().find(change.makes); ledger && ledger->ledger)
                planned.outOfAge =
                    ledgers::outOfAge(journal.reader(), journal.tables(), access, *ledger, plan.can, today);
            planned.plan = std::move(plan);
            return planned;
        },
        [this](Result<Planned> planned) {
            setBusy(false);
            if (planned) return show(std::move(*planned));
            if (planned.error().code != ErrorCode::Cancelled) m_session.sayError(planned.error());
            if (m_change.remove) reject(); // there is nothing to change about it
        });
}

void BulkDialog::show(Planned planned) {
    m_plan = std::move(planned.plan);
    m_outOfAge = std::move(planned.outOfAge);
    m_refused->clear();
    const QString ages = m_outOfAge.empty() ? QString() : agesText(*m_session.catalogue().find(m_change.makes));
    for (std::size_t i = 0; i < std::min(m_outOfAge.size(), reasonsShown); ++i)
        m_refused->addItem(tr("%1: %2 years, the ledger is for %3")
                               .arg(QString::fromStdString(m_outOfAge[i].name))
                               .arg(m_outOfAge[i].years)
                               .arg(ages));
    for (std::size_t i = 0; i < planned.titles.size(); ++i)
        m_refused->addItem(tr("%1: %2").arg(
            planned.titles[i], returnedText(m_plan->refused[i].error, &m_session.catalogue(), m_session.language())));
    if (planned.titles.size() < m_plan->refused.size())
        m_refused->addItem((enrols() ? tr("and %1 more people") : tr("and %1 more"))
                               .arg(number(m_plan->refused.size() - planned.titles.size())));
    m_refused->setVisible(m_refused->count() > 0);
    describe();
    if (m_accept->isEnabled())
        m_accept->setFocus();
    else
        m_cancel->setFocus();
}

void BulkDialog::apply() {
    journal::Operation operation;
    operation.id = m_change.written() + m_change.act();
    operation.args["type"] = m_change.written();
    if (m_act == Act::Change) operation.args["field"] = m_change.values.fields.begin()->first;
    setBusy(true);
    // Without a receiver: the others hear of what was written even if the dialog is closed by then.
    m_session.write(
        {.title = m_change.remove ? tr("Deleting")
                  : enrols()      ? tr("Entering")
                                  : tr("Changing"),
         .cancellable = true},
        [access = m_session.access(), operation, change = m_change, records = chosen(),
         stopped = m_stopped](journal::Journal& journal, Progress& outer) {
            StoppableProgress progress(outer, stopped);
            return records::applyBulk(journal, access, operation, change, records, progress);
        },
        [&session = m_session, dialog = QPointer<BulkDialog>(this),
         act = m_act](const Result<records::BulkOutcome>& outcome) {
            if (!outcome) {
                if (outcome.error().code != ErrorCode::Cancelled)
                    session.sayError(outcome.error());
                else
                    session.say({StatusMessage::Kind::Plain, tr("Stopped: nothing was changed")});
                if (dialog) dialog->setBusy(false);
                return;
            }
            session.announce(outcome->changes);
            const QString done = QLocale(QLocale::English).toString(static_cast<qlonglong>(outcome->done));
            QString words = (act == Act::Delete  ? tr("%1 deleted")
                             : act == Act::Enrol ? tr("%1 entered")
                                                 : tr("%1 changed"))
                                .arg(done);
            if (!outcome->refused.empty())
                words += (act == Act::Enrol ? tr("; %1 could not enter after all") : tr("; %1 could not after all"))
                             .arg(outcome->refused.size());
            session.say({StatusMessage::Kind::Done, words});
            session.refreshUndo();
            if (dialog) dialog->QDialog::accept();
        });
}

} // namespace mulin::ui
