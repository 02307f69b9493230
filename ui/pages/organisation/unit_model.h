// The organisation tree as a model: one row per node, on the face that is chosen.
#pragma once

#include "core/organisation/unit_tree.h"
#include "core/schema/type_def.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QStandardItemModel>

#include <map>

namespace mulin::ui {

enum class Face { Grid, Party };
/// A post stands in the face its kind belongs to.
bool inFace(const std::string& title, const schema::Label& label, Face face);

class UnitModel final : public QStandardItemModel {
    Q_OBJECT
public:
    enum Column { Name, Other, HolderA, HolderB, Households, Gaps, ColumnCount };
    static constexpr int idRole = Qt::UserRole + 1;    ///< hex
    static constexpr int wordsRole = Qt::UserRole + 2; ///< all that a filter looks at
    static constexpr int gapsRole = Qt::UserRole + 3;  ///< of the node itself

    explicit UnitModel(schema::Language language, QObject* parent = nullptr);

    /// The office itself and what is below it.
    void setTree(organisation::TreeNode tree);
    void setFace(Face face);
    Face face() const { return m_face; }
    const organisation::TreeNode* office() const { return m_office; }
    const organisation::TreeNode* node(const QModelIndex& index) const;
    const organisation::TreeNode* node(const Uid& uid) const;
    const organisation::TreeNode* parentOf(const Uid& uid) const;
    QModelIndex indexOf(const Uid& uid) const;
    int gaps() const; ///< of the office and all below
    /// What a node is called on a face.
    QString name(const organisation::TreeNode& node, Face face) const;
    QString name(const organisation::TreeNode& node) const { return name(node, m_face); }

private:
    void fill();
    QList<QStandardItem*> row(const organisation::TreeNode& node);
    void note(const organisation::TreeNode& node, const organisation::TreeNode* parent);

    schema::Language m_language;
    organisation::TreeNode m_tree;
    const organisation::TreeNode* m_office = nullptr;
    Face m_face = Face::Grid;
    struct Known {
        const organisation::TreeNode* node;
        const organisation::TreeNode* parent;
        QStandardItem* item = nullptr;
    };
    std::map<Uid, Known> m_known;
};

/// Nodes that match the words or have gaps, with those above them.
class UnitFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit UnitFilter(QObject* parent = nullptr);
    void setWords(const QString& words);
    void setGapsOnly(bool on);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_words;
    bool m_gapsOnly = false;
};

} // namespace mulin::ui
