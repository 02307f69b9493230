// A masked number and its eye: looking at it asks for a purpose and is logged.
#pragma once

#include "ui/pages/person/person_data.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mulin::ui {

class Button;

class MaskedValue final : public QWidget {
    Q_OBJECT
public:
    MaskedValue(OfficeSession& session, const std::string& type, RecordId id, const Fact& fact,
                QWidget* parent = nullptr);
    void reveal(const QString& purpose);
    QString shown() const;

private:
    void hideAgain();

    OfficeSession& m_session;
    std::string m_type;
    RecordId m_id;
    Fact m_fact;
    QLabel* m_label;
    Button* m_eye;
    bool m_open = false;
    Latest m_latest;
};

} // namespace mulin::ui
