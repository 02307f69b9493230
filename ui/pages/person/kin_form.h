// The form for kin and helpers of one person.
#pragma once

#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

namespace mulin::ui {

class PageHead;
class RecordForm;

class KinForm final : public QWidget {
    Q_OBJECT
public:
    explicit KinForm(OfficeSession& session, QWidget* parent = nullptr);

    void startNew(RecordId person, const QString& name);
    void load(RecordId record);
    RecordForm* form() const { return m_form; }

signals:
    void saved();
    void left();
    void backRequested();

private:
    void remove();

    OfficeSession& m_session;
    PageHead* m_head;
    QWidget* m_delete;
    RecordForm* m_form;
};

} // namespace mulin::ui
