// Finds a record while one types: persons by name, pinyin, initials, room, ID or phone tail; other records by title.
#pragma once

#include "ui/forms/field_editor.h"
#include "ui/look/paint.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>

class QLineEdit;

namespace mulin::ui {

class PopupList;

struct PickerRow {
    LinkedRecord record;
    std::string type;
    QString second;      ///< pinyin with tones
    QStringList details; ///< sex, age, room
    QString end;
    std::vector<MarkedPart> marks, secondMarks;
};

class PickerModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<PickerRow> rows);
    const PickerRow* at(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PickerRow> m_rows;
};

/// Best hits for `text` among records of these types (empty: any). On a worker.
Result<std::vector<PickerRow>> pick(const ReadContext& context, const std::vector<std::string>& types,
                                    const std::string& text, int limit);

/// Puts the list under a field. The field keeps the focus; what is chosen is emitted and the text is the owner's.
class RecordPicker final : public QObject {
    Q_OBJECT
public:
    /// `anchor`: as wide as this widget; the field itself if null.
    RecordPicker(OfficeSession& session, QLineEdit& field, std::vector<std::string> types, QWidget* anchor = nullptr);

    /// Words of the link below the list, with the typed text as %1: "＋ register “%1”".
    void setOffer(const QString& words) { m_offer = words; }
    bool isOpen() const;

signals:
    void chosen(const mulin::ui::LinkedRecord& record);
    void highlighted(const mulin::ui::LinkedRecord& record);
    void offerTaken(const QString& text);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void typed(const QString& text);
    PopupList& popup();
    void widen();

    OfficeSession& m_session;
    QLineEdit& m_field;
    QWidget* m_anchor;
    std::vector<std::string> m_types;
    QString m_offer;
    PickerModel* m_model;
    QPointer<PopupList> m_popup;
    Latest m_latest;
};

} // namespace mulin::ui
