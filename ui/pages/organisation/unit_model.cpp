#include "ui/pages/organisation/unit_model.h"

#include "ui/look/roles.h"

#include <QtCore/QLocale>

namespace mulin::ui {

using organisation::TreeNode;

namespace {

const TreeNode* ownNode(const TreeNode& node) {
    if (node.own) return &node;
    for (const TreeNode& child : node.children)
        if (const TreeNode* found = ownNode(child)) return found;
    return nullptr;
}

QString holder(const TreeNode& node, bool standIn, Face face) {
    for (const organisation::PostView& post : node.posts) {
        if (!inFace(post.title, post.label, face)) continue;
        const std::string& name = standIn ? post.holderBName : post.holderAName;
        if (!name.empty()) return QString::fromStdString(name);
    }
    return {};
}

} // namespace

bool inFace(const std::string& title, const schema::Label& label, Face face) {
    return organisation::isPartyPost(title, label) == (face == Face::Party);
}

UnitModel::UnitModel(schema::Language language, QObject* parent)
    : QStandardItemModel(parent)
    , m_language(language)
    , m_tree{RecordId(Uid{}), {}, {}, {}, {}, {}, {}, {}, {}, false, {}, {}, {}, {}, {}} {}

void UnitModel::setTree(TreeNode tree) {
    m_tree = std::move(tree);
    m_office = ownNode(m_tree);
    fill();
}

void UnitModel::setFace(Face face) {
    m_face = face;
    fill();
}

QString UnitModel::name(const TreeNode& node, Face face) const {
    const std::string& own = face == Face::Grid || node.partyName.empty() ? node.gridName : node.partyName;
    return QString::fromStdString(own);
}

void UnitModel::note(const TreeNode& node, const TreeNode* parent) {
    m_known.emplace(node.id.uid(), Known{&node, parent});
    for (const TreeNode& child : node.children) note(child, &node);
}

void UnitModel::fill() {
    clear();
    m_known.clear();
    setHorizontalHeaderLabels({m_face == Face::Grid ? tr("Grid") : tr("Party organisation"),
                               m_face == Face::Grid ? tr("Its Party organisation") : tr("Its grid"), tr("Holder A"),
                               tr("Holder B"), tr("Households"), tr("Gaps")});
    horizontalHeaderItem(Households)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (!m_office) return;
    note(*m_office, nullptr);
    invisibleRootItem()->appendRow(row(*m_office));
}

QList<QStandardItem*> UnitModel::row(const TreeNode& node) {
    QList<QStandardItem*> items;
    for (int i = 0; i < ColumnCount; ++i) {
        items << new QStandardItem;
        items.back()->setEditable(false);
    }
    const QLocale numbers(QLocale::English);
    items[Name]->setText(name(node));
    items[Name]->setData(node.own, StrongRole);
    items[Name]->setData(QString::fromStdString(node.id.hex()), idRole);
    const QString other = m_face == Face::Grid && node.partyName.empty()
                              ? QString()
                              : name(node, m_face == Face::Grid ? Face::Party : Face::Grid);
    items[Other]->setText(other);
    items[Other]->setData(QVariant::fromValue(CellState::Secondary), StateRole);
    bool missingA = false, missingB = false;
    for (const organisation::Gap& gap : node.gaps)
        if (inFace(gap.title, gap.label, m_face)) (gap.standIn ? missingB : missingA) = true;
    const auto hold = [&](Column column, bool standIn, bool missing) {
        const QString who = holder(node, standIn, m_face);
        items[column]->setText(who.isEmpty() && missing ? tr("Vacant") : who);
        if (who.isEmpty() && missing) items[column]->setData(QVariant::fromValue(CellState::Due), StateRole);
    };
    hold(HolderA, false, missingA);
    hold(HolderB, true, missingA || missingB);
    items[Households]->setText(
        node.type == "household" ? QString() : numbers.toString(static_cast<qlonglong>(node.counts.households)));
    items[Households]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const int open = organisation::openGaps(node);
    items[Gaps]->setText(open ? tr("%n gaps", nullptr, open) : QStringLiteral("—"));
    items[Gaps]->setData(QVariant::fromValue(open ? CellState::Due : CellState::Secondary), StateRole);
    QStringList words{name(node, Face::Grid), name(node, Face::Party), QString::fromStdString(node.code)};
    for (const organisation::PostView& post : node.posts)
        words << QString::fromStdString(post.holderAName) << QString::fromStdString(post.holderBName)
              << QString::fromStdString(post.label.in(m_language));
    items[Name]->setData(words.join(QLatin1Char('\n')), wordsRole);
    items[Name]->setData(static_cast<int>(node.gaps.size()), gapsRole);
    m_known.at(node.id.uid()).item = items[Name];
    for (const TreeNode& child : node.children) items[Name]->appendRow(row(child));
    return items;
}

const TreeNode* UnitModel::node(const QModelIndex& index) const {
    const auto uid = Uid::fromHex(index.siblingAtColumn(Name).data(idRole).toString().toStdString());
    return uid ? node(*uid) : nullptr;
}
const TreeNode* UnitModel::node(const Uid& uid) const {
    const auto at = m_known.find(uid);
    return at == m_known.end() ? nullptr : at->second.node;
}
const TreeNode* UnitModel::parentOf(const Uid& uid) const {
    const auto at = m_known.find(uid);
    return at == m_known.end() ? nullptr : at->second.parent;
}
QModelIndex UnitModel::indexOf(const Uid& uid) const {
    const auto at = m_known.find(uid);
    return at == m_known.end() || !at->second.item ? QModelIndex() : at->second.item->index();
}

int UnitModel::gaps() const { return m_office ? organisation::openGaps(*m_office) : 0; }

UnitFilter::UnitFilter(QObject* parent) : QSortFilterProxyModel(parent) { setRecursiveFilteringEnabled(true); }

void UnitFilter::setWords(const QString& words) {
    m_words = words.trimmed();
    invalidateFilter();
}
void UnitFilter::setGapsOnly(bool on) {
    m_gapsOnly = on;
    invalidateFilter();
}

bool UnitFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, UnitModel::Name, parent);
    if (m_gapsOnly && index.data(UnitModel::gapsRole).toInt() == 0) return false;
    return m_words.isEmpty() || index.data(UnitModel::wordsRole).toString().contains(m_words, Qt::CaseInsensitive);
}

} // namespace mulin::ui
