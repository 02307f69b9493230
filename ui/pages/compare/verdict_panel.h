// What shall become of one row of a list: the two sides field by field, and a decision with its day and reason.
#pragma once

#include "core/sheets/comparison.h"

#include <QtWidgets/QWidget>

#include <functional>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class FieldEditor;
class FormRow;
class OfficeSession;
class Segmented;

class VerdictPanel final : public QWidget {
    Q_OBJECT
public:
    explicit VerdictPanel(OfficeSession& session, QWidget* parent = nullptr);
    static constexpr int panelWidth = 380; ///< at the normal size of type
    /// `verdict`: what was said to it so far.
    void show(const schema::TypeDef& type, const sheets::ListRow& row, const QString& name,
              const sheets::ListVerdict& verdict);
    void clear();

signals:
    void decided(const mulin::sheets::ListVerdict& verdict);
    /// Of several who are called like row `row`, this one.
    void meant(std::size_t row, mulin::RecordId person);

private:
    void addNamesakes(QVBoxLayout& column);
    void addDifferences(QVBoxLayout& column);
    void addFields(QVBoxLayout& column);
    void choose(int index);
    void tell();

    OfficeSession& m_session;
    const schema::TypeDef* m_type = nullptr;
    std::optional<sheets::ListRow> m_row;
    sheets::ListVerdict m_verdict;
    QVBoxLayout* m_place;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_more = nullptr;
    QWidget* m_fields = nullptr;
    Segmented* m_choice = nullptr;
    std::vector<std::pair<QCheckBox*, std::string>> m_ticks;
    struct Asked {
        FormRow* row;
        std::function<Result<void>()> read; ///< into the verdict
    };
    std::vector<Asked> m_asked; ///< the day and the reason
    QLineEdit* m_words = nullptr;
};

} // namespace mulin::ui
