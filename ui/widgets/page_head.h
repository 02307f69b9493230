// Head of a page (title, words, buttons), the bar of filters under it, and the foot with the next action.
#pragma once

#include "ui/widgets/strip.h"

#include <vector>

class QHBoxLayout;
class QLabel;

namespace mulin::ui {

class Button;
class Chip;
class ElidedLabel;
class FlowLayout;
class SearchField;

class PageHead final : public Strip {
    Q_OBJECT
public:
    /// `area` names the controls, e.g. "residents"; `line` draws the lower edge (a filter bar below has its own).
    PageHead(const QString& area, const QString& title, bool line = true, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Secondary words behind the title.
    void setNote(const QString& note);
    /// Shows ‹ in front of the title; it emits backRequested.
    void setBackVisible(bool visible);
    /// Behind the title, e.g. Segmented.
    void addBeside(QWidget* widget);
    /// At the right end, in order. Object name "area.control".
    Button* addButton(const QString& control, const QString& text, const QString& icon = {}, bool primary = false);
    void addAtEnd(QWidget* widget);
    /// Where there is no room, the search field gets narrower; then buttons show their icons alone, the primary one
    /// last.
    QSize minimumSizeHint() const override;

signals:
    void backRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();
    std::vector<SearchField*> fields() const;

    QString m_area;
    QHBoxLayout* m_layout;
    Button* m_back;
    QLabel* m_title;
    ElidedLabel* m_note;
    int m_beside = 0;
};

/// "筛选 [网格 3 ✕] [＋加条件] … 视图 [全部 ▾]"
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(const QString& area, QWidget* parent = nullptr);

    Chip* addChip(const QString& label, const QString& value);
    void removeChip(Chip* chip);
    void addAtEnd(QWidget* widget);
    /// Returns the caption.
    QWidget* addAtEnd(const QString& caption, QWidget* widget);
    /// "＋ add a condition".
    Button* addCondition() const { return m_add; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    FlowLayout* m_chips;
    SearchField* m_field = nullptr; ///< at the end; gets narrower where there is no room
    QWidget* m_caption = nullptr;   ///< at the end; goes where there is still no room
    Button* m_add;
    QHBoxLayout* m_end;
};

/// Foot of a page of 56: left words or the way back, right the next action.
class PageFoot final : public Strip {
    Q_OBJECT
public:
    explicit PageFoot(QWidget* parent = nullptr);
    void addLeft(QWidget* widget);
    void addRight(QWidget* widget);
    /// Where there is no room, buttons are without their keys, and those with an icon without their words.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();
    std::vector<Button*> buttons() const; ///< that are shown

    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
};

/// 32 high under a list: counts at the left, keys at the right.
class ListFoot final : public Strip {
    Q_OBJECT
public:
    explicit ListFoot(QWidget* parent = nullptr);
    void setLeft(const QString& words);
    /// Behind the counts: how many are chosen.
    void setChosen(const QString& words);
    void setRight(const QString& words);

private:
    void showLeft();

    QString m_words, m_chosen;
    ElidedLabel* m_left;
    ElidedLabel* m_right;
};

} // namespace mulin::ui
