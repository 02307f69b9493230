// What happened, newest first: date, icon on a line, title with words at the right, text and a tag below.
#pragma once

#include "ui/look/paint.h"

#include "core/base/date.h"
#include "core/base/id.h"

#include <QtWidgets/QListView>

namespace mulin::ui {

struct TimelineRow {
    QString date, icon, title, end = {}, body = {}, number = {};
    QString mark = {}; ///< framed, before the words at the right: 补录 10-23
    std::vector<Tag> tags = {};
    bool caption = false; ///< "2026年11月": cannot be chosen
    std::string type = {};
    std::optional<RecordId> record = {};
    std::optional<Date> on = {};
};

class TimelineView final : public QListView {
    Q_OBJECT
public:
    TimelineView(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    void setRows(std::vector<TimelineRow> rows);
    void append(std::vector<TimelineRow> rows);
    int rows() const;
    /// As high as its rows: inside a page that scrolls by itself.
    void setGrowing(bool growing);
    QSize sizeHint() const override;

signals:
    void opened(const std::string& type, const mulin::RecordId& id);
    /// Scrolled to near the last row.
    void endNear();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Model;
    class Delegate;
    Model* m_model;
    bool m_growing = false;
};

} // namespace mulin::ui
