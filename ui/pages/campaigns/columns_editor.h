// What a campaign asks at every door: a line for each, with its kind. Kept as text, see
// core/ledgers/campaign_columns.h.
#pragma once

#include "core/ledgers/campaign_columns.h"
#include "ui/forms/field_editor.h"

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class Button;

class CampaignColumnsEditor final : public FieldEditor {
    Q_OBJECT
public:
    CampaignColumnsEditor(OfficeSession& session, QWidget* parent);
    QWidget* widget() const override { return m_box; }
    QWidget* focusWidget() const override;
    Result<schema::Value> read() const override { return parsed(text()); }
    void setValue(const schema::Value& value, const QString& shown) override;
    QString text() const override;
    void setText(const QString& text) override;
    QString doubt(bool leaving) const override;

private:
    struct Line {
        QWidget* box;
        QLineEdit* name;
        QComboBox* kind;
        QLineEdit* choices;
    };
    void add(const ledgers::CampaignColumn& column);
    void remove(QWidget* box);
    void clear();
    void dress();

    QWidget* m_box;
    QVBoxLayout* m_place;
    Button* m_add;
    std::vector<Line> m_lines;
    bool m_quiet = false;
};

} // namespace mulin::ui
