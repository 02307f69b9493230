#include "ui/pages/organisation/handover_panel.h"

#include "core/ledgers/duties.h"
#include "core/schema/catalogue.h"
#include "core/schema/validation.h"
#include "ui/forms/field_editor.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::HandOver;
using organisation::HandOverPlan;

namespace {

/// Of the mainland.
bool isMobile(const std::string& phone) { return phone.size() == 11 && phone.front() == '1'; }

constexpr int kindRole = Qt::UserRole + 1; ///< 0 a post, 1 work
constexpr int atRole = Qt::UserRole + 2;

} // namespace

HandOverPanel::HandOverPanel(OfficeSession& session, RecordId post, QWidget* parent)
    : SidePanel(session, "handOver", tr("Hand over"), parent), m_post(post), m_from(paragraph({}, Look::Lead, this)) {
    body().addWidget(m_from);
    auto* rows = new FormRows(QStringLiteral("organisation.handOver"), this);
    rows->setNotesBelow();
    rows->setNarrow();
    m_person = addField(*rows, "post", "holder_a", "successor", tr("Who takes over"), true);
    m_name = addField(*rows, "post", "holder_a_name", "name", tr("Or the name"), false,
                      tr("Only for somebody who is not among the residents"));
    m_phone = addField(*rows, "post", "phone", "phone", tr("Public phone"));
    m_on = addField(*rows, "post", "since", "on", tr("From"), true, tr("The first day of the successor"));
    m_on.editor->setValue(schema::Value(session.today()));
    body().addWidget(rows);
    body().addWidget(plainLabel(tr("What moves"), Look::Strong, this));
    m_list = new QListWidget(this);
    m_list->setObjectName(name("list"));
    m_list->setAccessibleName(tr("What moves"));
    m_list->setFrameShape(QFrame::NoFrame);
    body().addWidget(m_list, 1);
    primary("act", tr("Hand over"));
    read();
}

QString HandOverPanel::postLabel(const std::string& title) const {
    const schema::FieldDef& field = *session().catalogue().find("post")->field("title");
    return QString::fromStdString(schema::displayText(field, schema::Value(title), session().language()));
}

void HandOverPanel::read() {
    session().read(
        this, m_latest,
        [post = m_post](const ReadContext& context) -> Result<HandOverPlan> {
            MULIN_TRY_LET(answered,
                          ledgers::answeredPlans(context.reader, context.tables, context.access, context.today));
            return organisation::planHandOver(context.reader, context.tables, context.access, post, context.today,
                                              answered);
        },
        [this](Result<HandOverPlan> plan) {
            if (!plan) return say(errorText(plan.error(), &session().catalogue(), session().language()));
            m_plan = std::move(*plan);
            fill();
        });
}

void HandOverPanel::fill() {
    static_cast<QLabel*>(m_from)->setText(tr("%1, %2: %3")
                                              .arg(QString::fromStdString(m_plan->place), postLabel(m_plan->title),
                                                   QString::fromStdString(m_plan->from)));
    // A number of the office stays with the post; a mobile is somebody's own and goes with him.
    if (!m_plan->phone.empty() && !isMobile(m_plan->phone)) m_phone.editor->setValue(schema::Value(m_plan->phone));
    m_list->clear();
    const auto caption = [this](const QString& words) {
        auto* item = new QListWidgetItem(words, m_list);
        item->setFlags(Qt::ItemIsEnabled);
        QFont bold = baseFont(Weight::Bold);
        item->setFont(bold);
        item->setSizeHint(QSize(0, px().row));
    };
    const auto row = [this](const QString& words, int kind, std::size_t at, bool on, bool fixed) {
        auto* item = new QListWidgetItem(words, m_list);
        item->setFlags(fixed ? Qt::ItemIsSelectable
                             : Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        item->setData(kindRole, kind);
        item->setData(atRole, static_cast<int>(at));
        item->setSizeHint(QSize(0, px().control));
    };
    caption(tr("Posts"));
    for (std::size_t i = 0; i < m_plan->posts.size(); ++i) {
        const organisation::PostPart& part = m_plan->posts[i];
        QString words = postLabel(part.title) + QChar(0x3000) + QString::fromStdString(part.place);
        if (part.standIn) words += QChar(0x3000) + tr("as holder B");
        row(words, 0, i, part.within, part.post == m_plan->post);
    }
    std::string type;
    for (std::size_t i = 0; i < m_plan->work.size(); ++i) {
        const organisation::WorkPart& part = m_plan->work[i];
        if (part.type != type) {
            type = part.type;
            int count = 0;
            for (const organisation::WorkPart& one : m_plan->work) count += one.type == type ? 1 : 0;
            caption(QStringLiteral("%1 %2").arg(session().label(session().catalogue().find(type)->label)).arg(count));
        }
        row(QString::fromStdString(part.person) + QChar(0x3000) + QString::fromStdString(part.door), 1, i, true, false);
    }
    if (m_plan->locked > 0) say(tr("%n more cannot be changed by you", nullptr, m_plan->locked));
}

void HandOverPanel::act() {
    if (!m_plan) return;
    const auto name = valueOf(m_name), phone = valueOf(m_phone), on = valueOf(m_on);
    if (!name || !phone || !on) return;
    const auto person = m_person.editor->linked();
    if (person.empty() && name->isEmpty()) {
        m_person.row->setError(tr("Who takes over?"));
        m_person.editor->focusWidget()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (on->isEmpty()) {
        m_on.row->setError(tr("From which day?"));
        return;
    }
    HandOver request;
    request.from = m_plan->from;
    if (!person.empty())
        request.successor = person.front().id;
    else
        request.successorName = name->text();
    request.phone = phone->text();
    request.on = on->date();
    HandOverPlan moved = *m_plan;
    moved.posts.clear();
    moved.work.clear();
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem* item = m_list->item(i);
        if (item->data(atRole).isNull() || item->checkState() != Qt::Checked) continue;
        const auto at = static_cast<std::size_t>(item->data(atRole).toInt());
        if (item->data(kindRole).toInt() == 0)
            moved.posts.push_back(m_plan->posts[at]);
        else
            moved.work.push_back(m_plan->work[at]);
    }
    request.posts = moved.posts;
    request.work = moved.work;
    const QString to = person.empty() ? QString::fromStdString(request.successorName) : person.front().title;
    session().transact(
        this, {"post.hand_over", {{"type", "post"}, {"id", m_post.hex()}}},
        [request](journal::Writer& writer) { return organisation::handOver(writer, request); },
        [this, moved, to, day = request.on](const Result<journal::ChangeSet>& done) {
            if (!done)
                say(errorText(done.error(), &session().catalogue(), session().language()));
            else
                emit handedOver(moved, to, day);
        });
}

} // namespace mulin::ui
