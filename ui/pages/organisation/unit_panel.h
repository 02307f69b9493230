// A node of the organisation beside the tree: posts, gaps, what can be done with it.
#pragma once

#include "core/base/date.h"
#include "ui/pages/organisation/unit_model.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace mulin::ui {

class UnitPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit UnitPanel(schema::Language language, QWidget* parent = nullptr);
    void show(const UnitModel& model, const organisation::TreeNode& node, bool readOnly, Date today);

signals:
    void addGridRequested();
    void renameRequested();
    void buildingsRequested();
    /// `title`: a choice of post.title; empty: to be chosen.
    void appointRequested(const std::string& title, const std::string& entrance);
    void handOverRequested(const mulin::RecordId& post);
    void moveRequested();
    void areaRequested();
    void roomsRequested();
    void boardRequested();
    void cardsRequested();
    void postRequested(const mulin::RecordId& post);
    void endRequested(const mulin::RecordId& post);

private:
    void addPosts(QVBoxLayout& layout, bool grids, const std::vector<const organisation::PostView*>& posts,
                  bool readOnly);

    schema::Language m_language;
    Date m_today;
};

} // namespace mulin::ui
