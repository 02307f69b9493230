// One field of many records changed, many records deleted, or many people taken into a ledger: first who can and who
// cannot, and why, then one act.
#pragma once

#include "core/ledgers/ages.h"
#include "core/records/bulk_change.h"
#include "ui/forms/field_editor.h"

#include <QtWidgets/QDialog>

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class FormRow;
class FormRows;

class BulkDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Act { Change, Delete, Enrol };
    /// `rows`: row numbers of what is chosen.
    BulkDialog(OfficeSession& session, const schema::TypeDef& type, std::vector<std::int64_t> rows, Act act,
               QWidget* parent);
    ~BulkDialog() override;

    /// Fields that may be changed so: those of the form, that one may write, and that can be alike.
    static std::vector<const schema::FieldDef*> fields(const schema::TypeDef& type, const access::Access& access);
    const std::optional<records::BulkPlan>& plan() const { return m_plan; }

private:
    struct Planned {
        records::BulkPlan plan;
        std::vector<QString> titles; ///< of those refused
        std::vector<ledgers::OutOfAge> outOfAge;
    };
    /// The field that changes, or what a ledger asks of who enters.
    void choose();
    void addLedgers(QComboBox& box) const;
    FieldEditor* addEditor(const schema::TypeDef& type, const schema::FieldDef& field, const QString& label,
                           const QString& hint);
    bool readValues();
    /// Those that the act is for: who is of another age than the ledger, only if that is wanted.
    std::vector<RecordId> chosen() const;
    bool enrols() const { return m_act == Act::Enrol; }
    void forget();
    void accept() override;
    void reject() override;
    void check();
    void show(Planned planned);
    void apply();
    void setBusy(bool busy);
    void describe();
    QString number(std::size_t value) const;

    OfficeSession& m_session;
    const schema::TypeDef& m_type;
    std::vector<std::int64_t> m_rows;
    Act m_act;
    records::BulkChange m_change;
    QComboBox* m_fields = nullptr;
    QVBoxLayout* m_place = nullptr;
    FormRows* m_form = nullptr;
    struct Asked {
        FormRow* row;
        FieldEditor* editor;
    };
    std::vector<Asked> m_asked;
    std::map<std::string, QString> m_typed; ///< by field
    QLabel* m_result;
    QListWidget* m_refused;
    QCheckBox* m_anyAge; ///< shown while somebody is of another age
    Button* m_cancel;
    Button* m_accept;
    std::optional<records::BulkPlan> m_plan;
    std::vector<ledgers::OutOfAge> m_outOfAge;    ///< of those who can
    std::shared_ptr<std::atomic<bool>> m_stopped; ///< of what runs
    bool m_busy = false;
};

} // namespace mulin::ui
