// A form: label, editor, note. An error stands beside its field with a way out; below it where there is no room beside.
#pragma once

#include "ui/look/tokens.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace mulin::ui {

class ElidedLabel;
class IconLabel;
class LinkLabel;

class FormRow final : public QObject {
    Q_OBJECT
public:
    QWidget* editor() const { return m_editor; }
    QLabel* label() const { return m_label; }

    /// Caption shown while nothing else is to say.
    void setHint(const QString& hint);
    /// `fix` are the words of a link that repairs it, e.g. "改为计划走访".
    void setError(const QString& sentence, const QString& fix = {}, const QString& other = {});
    void setWarning(const QString& sentence, const QString& fix = {}, const QString& other = {});
    void setGood(const QString& sentence);
    void clear();
    bool hasError() const { return m_bad; }
    /// A lock in place of the editor: there may be a value, which is not to be seen.
    void setWithheld(bool withheld);
    void setVisible(bool visible);

signals:
    void fixRequested();
    void otherRequested(); ///< the second link

private:
    friend class FormRows;
    FormRow(QWidget* form, const QString& name, const QString& label, QWidget* editor, bool required);
    void show(const QString& icon, Colour role, const QString& sentence, const QString& fix = {},
              const QString& other = {});
    void markBad(bool bad);

    QLabel* m_label;
    QWidget* m_editor;
    QWidget* m_note;
    IconLabel* m_icon;
    ElidedLabel* m_words;
    LinkLabel *m_fix, *m_other;
    QString m_hint;
    QWidget* m_mark = nullptr; ///< in place of the editor
    bool m_bad = false, m_withheld = false;
    int m_at = 0;        ///< row of the grid
    bool m_long = false; ///< a sentence with two ways out: below the editor, where there is room for it
};

class FormRows final : public QWidget {
    Q_OBJECT
public:
    /// `area` names the editors: "visit" + "date" = "visit.date".
    explicit FormRows(const QString& area, QWidget* parent = nullptr);

    /// An editor with a maximum width keeps it; others fill the column.
    FormRow* add(const QString& control, const QString& label, QWidget* editor, const QString& hint = {},
                 bool required = false);
    /// For a form beside something: notes below their editors, which shrink with the form; labels above them where it
    /// is very narrow. Before the first add().
    void setNarrow();
    void addSection(const QString& title);
    /// Where there is no room beside: notes stand under their editors, the form has no margins. Before the first row.
    void setNotesBelow();
    /// The first row with an error, or null; gives it the focus if `go`.
    FormRow* firstError(bool go = false) const;
    int errorCount() const;
    const QList<FormRow*>& rows() const { return m_rows; }
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class FormRow;
    void fit();
    void place(FormRow& row);
    int leastEditor() const;
    bool notesBelow() const { return m_below || m_squeezed; }

    QString m_area;
    QGridLayout* m_grid;
    QList<FormRow*> m_rows;
    int m_next = 0; ///< row of the grid
    bool m_below = false, m_narrow = false;
    bool m_squeezed = false; ///< too little room for notes beside the editors
    bool m_stacked = false;  ///< too little room for labels beside the editors
};

} // namespace mulin::ui
