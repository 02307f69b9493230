// The timeline with what narrows it: a chip for each kind of entry, a field for words. Entries are read as they are
// scrolled to, so that a file of many years is there at once.
#pragma once

#include "ui/pages/person/timeline_rows.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QButtonGroup;
class QBoxLayout;
class QLabel;

namespace mulin::ui {

class FlowLayout;
class LinkLabel;
class SearchField;

class TimelinePanel final : public QWidget {
    Q_OBJECT
public:
    /// Whole: as high as its place, scrolled by itself. Short: the first entries, inside a page that scrolls.
    enum class Shape { Whole, Short };
    /// `area` names the controls.
    TimelinePanel(OfficeSession& session, const QString& area, Shape shape, QWidget* parent = nullptr);

    /// `window`: the first entries, unless something narrows them.
    void setFile(RecordId person, MentionPlaces places, std::vector<TimelineGroup> groups,
                 const TimelineWindow& window);
    const std::string& group() const { return m_group; }
    const std::optional<RecordId>& person() const { return m_person; }
    void choose(const std::string& group);
    void filter(const QString& text);
    void focusFilter();
    TimelineView* view() const { return m_view; }

signals:
    void opened(const std::string& type, const mulin::RecordId& id);
    /// Of the short one: all of them.
    void allRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeChips(const std::vector<TimelineGroup>& groups);
    void readAnew();
    void readOn();
    void read(bool anew);
    void show(const TimelineWindow& window, bool anew);
    std::size_t most() const;

    OfficeSession& m_session;
    QString m_area;
    Shape m_shape;
    std::optional<RecordId> m_person;
    MentionPlaces m_places;
    std::vector<TimelineGroup> m_groups;
    std::string m_group;
    QString m_text;
    std::size_t m_next = 0;
    int m_month = 0;
    bool m_reading = false;
    QBoxLayout* m_barLayout = nullptr;
    QWidget* m_bar;
    FlowLayout* m_chips;
    QButtonGroup* m_buttons;
    SearchField* m_search = nullptr;
    TimelineView* m_view;
    QLabel* m_none;
    LinkLabel* m_all = nullptr;
    QTimer m_pause;
    Latest m_latest;
};

} // namespace mulin::ui
