// The left side: the office, and the pages with what waits in each.
#pragma once

#include "ui/shell/page.h"

#include <QtWidgets/QListView>

class QStandardItemModel;

namespace mulin::ui {

class ElidedLabel;

class Navigation final : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent = nullptr);

    /// `name` 友谊南里社区, `parent` 友谊街道; `emergency` shows 急时 in red.
    void setOffice(const QString& name, const QString& parent, bool emergency);
    void setEmergency(bool emergency);
    void setPages(const std::vector<PageEntry>& pages);
    void setCurrent(const QString& page);
    void setCounter(const QString& page, const QString& counter);
    /// Id of the n-th entry from 1, for Alt+1…9; empty if there is none.
    QString nth(int n) const;

signals:
    void chosen(const QString& page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Head;
    Head* m_head;
    QListView* m_list;
    QStandardItemModel* m_model;
};

} // namespace mulin::ui
