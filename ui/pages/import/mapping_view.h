// The columns of a sheet and what each one fills; beside them what is found in the chosen column and one row as it will
// be after the import.
#pragma once

#include "core/sheets/import.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QStandardItemModel;
class QVBoxLayout;
class QTableView;

namespace mulin::ui {

class ElidedLabel;

/// A cell as it will be stored and may stand on the screen: numbers of a masked field keep only what tells them apart.
/// As written where the field does not take it.
QString sampleText(const schema::FieldDef* field, const std::string& text);
/// What a column of the sheet fills; null if it is left out.
const sheets::Target* targetOf(const std::vector<sheets::Target>& targets, const std::string& id);

/// One row as it will be after the import, with a way to the others.
class SampleView final : public QWidget {
    Q_OBJECT
public:
    explicit SampleView(schema::Language language, QWidget* parent = nullptr);
    void show(const schema::TypeDef& type, const sheets::SheetPreview& preview);

private:
    void fill();

    schema::Language m_language;
    QVBoxLayout* m_place;
    ElidedLabel* m_where;
    QWidget* m_body = nullptr;
    const schema::TypeDef* m_type = nullptr;
    std::optional<sheets::SheetPreview> m_preview;
    std::size_t m_row = 0;
};

class MappingView final : public QWidget {
    Q_OBJECT
public:
    enum class Use { Import, Compare }; ///< what is compared is not stored: nothing comes back or stays in a remark
    explicit MappingView(OfficeSession& session, Use use, QWidget* parent = nullptr);

    /// Keeps the chosen column and row if the sheet is the same one as before.
    void show(const schema::TypeDef& type, const sheets::SheetPreview& preview);
    const std::vector<sheets::ColumnMapping>& mapping() const { return m_preview.mapping; }
    /// What column number `row` of the table fills; as if it was chosen in its list.
    void setTarget(int row, const std::string& target);
    QTableView& table() const { return *m_table; }

signals:
    void mappingChanged();
    void saveRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
    void fillTable();
    void showColumn();
    const schema::FieldDef* fieldOf(const std::string& target) const;
    QString findingText(std::size_t column, QString& icon, int& state) const;

    QString afterwards(const schema::FieldDef* field) const;

    OfficeSession& m_session;
    Use m_use;
    const schema::TypeDef* m_type = nullptr;
    sheets::SheetPreview m_preview;
    QStandardItemModel* m_model;
    QTableView* m_table;
    QWidget* m_side;
    QLabel* m_summary;
    QLabel* m_title;
    QLabel* m_caption;
    QLabel* m_words;
    SampleView* m_sample;
    bool m_filling = false;
};

} // namespace mulin::ui
