// Who belongs in a ledger, and how often it is visited: what its definition says beside its fields.
#pragma once

#include "core/ledgers/design.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

namespace mulin::ui {

class FieldEditor;
class FormRow;

/// Editors of some fields of `ledger_definition`, as the forms have them.
class RulesPanel final : public QWidget {
    Q_OBJECT
public:
    RulesPanel(OfficeSession& session, const QString& area, const std::vector<std::string>& fields,
               QWidget* parent = nullptr);

    /// `shipped`: what holds where the definition says nothing.
    void show(const schema::LedgerDefinition& definition, const schema::Values& shipped);
    void tellGaps(const std::vector<ledgers::DesignGap>& gaps);

signals:
    void changed(const QString& what, const QString& place, const mulin::schema::LedgerDefinition& now);

private:
    struct Line {
        std::string id;
        FieldEditor* editor;
        FormRow* row;
    };
    OfficeSession& m_session;
    schema::LedgerDefinition m_now;
    std::vector<Line> m_lines;
    bool m_filling = false;
};

} // namespace mulin::ui
