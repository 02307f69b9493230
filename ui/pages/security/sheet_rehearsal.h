// The proof that a recovery sheet is on paper: two groups of its code, copied from it.
#pragma once

#include "core/db/key_slots.h"

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QLineEdit;

namespace mulin::ui {

class FormRow;

class SheetRehearsal final : public QWidget {
    Q_OBJECT
public:
    explicit SheetRehearsal(QWidget* parent = nullptr);

    /// Asks for two groups of this code, others each time.
    void begin(const db::RecoveryKey& recovery);
    bool isFilled() const;
    /// Says beside a field what is wrong; if nothing is, the fields are wiped.
    bool check();

signals:
    void changed();

private:
    struct Asked {
        int group = 0;
        QLineEdit* field = nullptr;
        FormRow* row = nullptr;
    };
    QStringList m_groups;
    Asked m_asked[2];
};

} // namespace mulin::ui
