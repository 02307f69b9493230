// 概况: what is next and the latest of the timeline; at the right family, ledgers, needs and papers. Where there is no
// room the right column stands below.
#pragma once

#include "ui/pages/person/person_parts.h"

#include <QtWidgets/QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace mulin::ui {

class TimelinePanel;

class PersonOverview final : public QWidget {
    Q_OBJECT
public:
    PersonOverview(OfficeSession& session, Shell& shell, const PersonFile& file, QWidget* parent = nullptr);
    TimelinePanel* timeline() const { return m_timeline; }

signals:
    void visitRequested();
    void familyRequested(); ///< all of it
    void papersRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSide(OfficeSession& session, const PersonParts& parts, const PersonFile& file);
    void addSideHead(QVBoxLayout& into, QWidget* parent, const QString& text, const QString& link,
                     void (PersonOverview::*signal)());

    QBoxLayout* m_columns;
    QWidget* m_side;
    QWidget* m_between;
    TimelinePanel* m_timeline;
};

} // namespace mulin::ui
