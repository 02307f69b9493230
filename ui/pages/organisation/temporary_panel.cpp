#include "ui/pages/organisation/temporary_panel.h"

#include "core/organisation/setup.h"
#include "core/schema/catalogue.h"
#include "core/schema/validation.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

TemporaryPanel::TemporaryPanel(OfficeSession& session, const UnitModel& model, QWidget* parent)
    : SidePanel(session, "temporary", tr("Temporary posts"), parent), m_office(model.office()->id) {
    m_list = new QListWidget(this);
    m_list->setObjectName(name("list"));
    m_list->setAccessibleName(tr("Temporary posts"));
    m_list->setFrameShape(QFrame::NoFrame);
    const std::function<void(const TreeNode&)> add = [&](const TreeNode& node) {
        for (const organisation::PostView& post : node.posts) {
            if (!post.temporary || !post.hasA()) continue;
            QStringList words{QString::fromStdString(post.holderAName), model.name(node, Face::Grid),
                              QString::fromStdString(post.label.in(session.language()))};
            if (post.until) words << tr("until %1").arg(QString::fromStdString(post.until->iso()));
            auto* item = new QListWidgetItem(words.join(QChar(0x3000)), m_list);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
            item->setCheckState(Qt::Unchecked);
            item->setData(UnitModel::idRole, QString::fromStdString(post.post.hex()));
            item->setSizeHint(QSize(0, px().row));
        }
        for (const TreeNode& child : node.children) add(child);
    };
    add(*model.office());
    body().addWidget(paragraph(m_list->count() == 0 ? tr("Nobody holds a post for a time only.")
                                                    : tr("Tick those who shall stay for good."),
                               Look::Secondary, this));
    body().addWidget(m_list, 1);
    if (m_list->count() == 0) return; // nothing to be done here
    m_becomes = new QComboBox(this);
    m_becomes->setObjectName(name("becomes"));
    m_becomes->setAccessibleName(tr("What they become"));
    m_becomes->addItem(tr("Stay in the post, without an end"), QString());
    const schema::FieldDef& title = *session.catalogue().find("post")->field("title");
    for (const char* code : {"branch_member", "council"})
        m_becomes->addItem(
            tr("Become: %1")
                .arg(QString::fromStdString(schema::displayText(title, schema::Value(code), session.language()))),
            QString::fromLatin1(code));
    body().addWidget(plainLabel(tr("What they become"), Look::Caption, this));
    body().addWidget(m_becomes);
    primary("act", tr("Make permanent"));
}

void TemporaryPanel::act() {
    organisation::Permanent request;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            if (const auto id = Uid::fromHex(m_list->item(i)->data(UnitModel::idRole).toString().toStdString()))
                request.posts.emplace_back(*id);
    if (request.posts.empty()) return say(tr("Nobody is ticked."));
    request.title = m_becomes->currentData().toString().toStdString();
    if (!request.title.empty()) request.unit = m_office;
    session().transact(
        this, {"post.permanent", {{"type", "post"}, {"id", request.posts.front().hex()}}},
        [request](journal::Writer& writer) { return organisation::makePermanent(writer, request); }, closing());
}

} // namespace mulin::ui
