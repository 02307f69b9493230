// One column of the desk: captions, and under them what to do, in two lines each. A group opens to its rows in place.
#pragma once

#include "ui/look/tokens.h"
#include "ui/shell/page.h"

#include <QtWidgets/QListView>

namespace mulin::ui {

struct TodayRow {
    enum class Kind { Caption, Act, Nothing };
    Kind kind = Kind::Act;
    QString icon, title, note = {}, end = {};
    Colour state = Colour::Text2; ///< of `end`; Due and Overdue are bold
    Location to = {};
    Location act = {}; ///< what Ctrl+Enter does: register a visit
    std::vector<TodayRow> inside = {};

    static TodayRow caption(const QString& words) { return {Kind::Caption, {}, words}; }
    static TodayRow nothing(const QString& words) { return {Kind::Nothing, {}, words}; }
};

class TodayList final : public QListView {
    Q_OBJECT
public:
    TodayList(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    /// Groups that were open stay open; the current row stays the same thing.
    void setRows(std::vector<TodayRow> rows);
    /// As high as its rows: what is around it scrolls.
    void setWhole(bool whole);
    QSize minimumSizeHint() const override;

signals:
    void chosen(const mulin::ui::Location& to);
    /// The current row of a whole list, which the page keeps in sight.
    void reached(const QRect& row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    class Model;
    class Delegate;
    void activate(const QModelIndex& index);
    void chooseFirst();

    Model* m_model;
    bool m_whole = false;
};

} // namespace mulin::ui
