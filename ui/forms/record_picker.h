// Finds a record while one types: persons by name, pinyin, initials, room, ID or phone tail; other records by title.
#pragma once

#include "ui/forms/field_editor.h"
#include "ui/look/paint.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <functional>
#include <optional>

class QLineEdit;

namespace mulin::ui {

class PopupList;

struct PickerRow {
    LinkedRecord record;
    std::string type;
    QString second;      ///< pinyin with tones
    QStringList details; ///< sex, age, room
    QString end;
    std::optional<Date> birth{}; ///< of a person
    std::vector<MarkedPart> marks{}, secondMarks{};
    bool nameOnly = false;       ///< somebody known by name who has no record
    std::function<void()> act{}; ///< something to do, no record
};

class PickerModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// `nothing`: words of the row shown instead of no rows.
    /// `offer`: words of a last row that is no record.
    void setRows(std::vector<PickerRow> rows, const QString& nothing = {}, const QString& offer = {});
    bool isOffer(int row) const { return !m_offer.isEmpty() && row == rowCount() - 1; }
    const PickerRow* at(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PickerRow> m_rows;
    QString m_nothing, m_offer;
};

/// Best hits for `text` among records of these types, in the order of the types (empty: any type). Records without
/// words to search for are found by their titles, unless `searchOnly`. On a worker.
Result<std::vector<PickerRow>> pick(const ReadContext& context, const std::vector<std::string>& types,
                                    const std::string& text, int limit, bool searchOnly = false);

/// Is it found by any part of its name, its reading or its initials?
bool isNamed(const std::string& name, const std::string& text);

/// Puts the list under a field. The field keeps the focus; what is chosen is emitted and the text is the owner's.
class RecordPicker final : public QObject {
    Q_OBJECT
public:
    /// `anchor`: as wide as this widget; the field itself if null.
    RecordPicker(OfficeSession& session, QLineEdit& field, std::vector<std::string> types, QWidget* anchor = nullptr);

    /// Words of the last row, with the typed text as %1: "＋ register “%1”".
    void setOffer(const QString& words) { m_offer = words; }
    /// Words of the row that stands there if nothing is found; none by default.
    void setNothing(const QString& words) { m_nothing = words; }
    /// Shown while nothing is typed, and first among those found.
    void setProposals(std::vector<PickerRow> rows);
    /// What is offered instead of the best hits, on a worker; asked for an empty field too, when it is entered.
    using Source = std::function<Result<std::vector<PickerRow>>(const ReadContext&, const std::string& text)>;
    /// `make` is called here, and tells what the worker is to do.
    void setSource(std::function<Source()> make);
    /// Things to do that answer what was typed, asked for here; they stand behind the first records.
    using Acts = std::function<std::vector<PickerRow>(const QString& text)>;
    void setActs(Acts acts) { m_acts = std::move(acts); }
    /// What was typed, without a sign that asks for acts alone (">"): nullopt if there is none.
    static std::optional<QString> askedAct(const QString& text);
    /// Only what the search index finds: for the box that searches everything.
    void setSearchOnly() { m_searchOnly = true; }
    /// Waits so many ms for the next letter.
    void setDelay(int pause) { m_delay.setInterval(pause); }
    /// Enter before the list answers what was typed: its first row is taken as soon as it does.
    void takeWhenFound() { m_takeFirst = m_pending; }
    /// Somebody is in the field already: nobody is proposed unasked.
    void setFilled(bool filled);
    bool isOpen() const;

signals:
    void chosen(const mulin::ui::LinkedRecord& record);
    void rowChosen(const mulin::ui::PickerRow& row); ///< the same, with all that the row says
    void highlighted(const mulin::ui::LinkedRecord& record);
    void offerTaken(const QString& text);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void typed(const QString& text);
    void propose();
    void take(const PickerRow& row);
    void search();
    void show(std::vector<PickerRow> rows);
    PopupList& popup();

    OfficeSession& m_session;
    QLineEdit& m_field;
    QWidget* m_anchor;
    std::vector<std::string> m_types;
    QString m_offer, m_nothing;
    std::vector<PickerRow> m_proposals;
    QTimer m_delay;
    bool m_pending = false; ///< the list does not answer what stands in the field
    bool m_takeFirst = false, m_filled = false;
    bool m_searchOnly = false;
    std::function<Source()> m_source;
    Acts m_acts;
    PickerModel* m_model;
    QPointer<PopupList> m_popup;
    Latest m_latest;
};

} // namespace mulin::ui
