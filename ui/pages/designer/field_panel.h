// One field as it is designed: its name, kind, choices, and what it is for. Of a shipped field what the program works
// with stays as it came.
#pragma once

#include "core/ledgers/design.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace mulin::ui {

class Button;
class ChoiceLines;
class FormRow;
class FormRows;

class FieldPanel final : public QWidget {
    Q_OBJECT
public:
    explicit FieldPanel(OfficeSession& session, QWidget* parent = nullptr);

    struct Shown {
        const schema::TypeDef* type = nullptr;
        const schema::FieldDef* field = nullptr; ///< with the draft laid over
        schema::FieldDefinition definition;      ///< what is said of it; of a shipped field perhaps nothing
        std::map<std::string, std::int64_t> use; ///< records by choice
        std::vector<schema::ChoiceDef> shipped;  ///< choices that came with the program
        std::vector<std::string> codes;          ///< of choices that the file knows
        bool inFile = false;                     ///< an own field that is in use
    };
    void show(const Shown& shown);
    void focusName();
    /// What is missing is said beside it.
    void tellGaps(const std::vector<ledgers::DesignGap>& gaps);

signals:
    /// `place` tells one field of the panel from another.
    void changed(const QString& what, const QString& place, const mulin::schema::FieldDefinition& now);
    void removeRequested(const std::string& id);

private:
    Result<std::optional<std::int64_t>> limitIn(const QLineEdit& box) const;
    void edit(const QString& what, const QString& place, const std::function<void(schema::FieldDefinition&)>& act);
    QLineEdit* line(const QString& control, const QString& label, int most, std::string schema::FieldDefinition::*to,
                    const QString& hint = {});
    void describe();

    OfficeSession& m_session;
    Shown m_shown;
    bool m_filling = false;
    QLabel *m_title, *m_where, *m_rule;
    FormRows* m_rows;
    QLineEdit *m_name, *m_english, *m_unit, *m_min, *m_max, *m_help, *m_purpose;
    QComboBox *m_kind, *m_basis;
    ChoiceLines* m_choices;
    QCheckBox *m_required, *m_sensitive, *m_inList;
    Button *m_retire, *m_remove;
    std::map<std::string, FormRow*> m_byName;
};

/// 单选, 数字 …: the words of field_definition.kind.
QString kindWords(OfficeSession& session, schema::FieldType type);

} // namespace mulin::ui
