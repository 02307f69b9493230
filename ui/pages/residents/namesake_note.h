// While somebody is entered: who may be there already, with enough to tell them apart. A word, never a wall.
#pragma once

#include "ui/shell/office_session.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mulin::ui {

class Card;
class RecordForm;
class Shell;

class NamesakeNote final : public QWidget {
    Q_OBJECT
public:
    NamesakeNote(OfficeSession& session, Shell& shell, RecordForm& form, QWidget* parent = nullptr);
    /// Another entry begins: nothing is said, until something is typed.
    void forget(std::optional<RecordId> self = {});

private:
    void look();

    OfficeSession& m_session;
    Shell& m_shell;
    RecordForm& m_form;
    std::optional<RecordId> m_self;
    Card* m_card;
    QVBoxLayout* m_lines;
    QTimer m_pause;
    Latest m_latest;
};

} // namespace mulin::ui
