// A ledger while it is being designed: what was changed and is not in use yet, step by step back, and as text for the
// draft that is kept in the file.
#pragma once

#include "core/ledgers/design.h"

#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>
#include <vector>

namespace mulin::ui {

class LedgerDraft final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// `used`: as it stands in the file.
    void begin(ledgers::Design used);
    /// Something else stands in the file by now: the draft goes on from there. Ids of fields that both changed.
    std::vector<std::string> goOnFrom(ledgers::Design used);
    const ledgers::Design& design() const { return m_now; }
    const ledgers::Design& used() const { return m_used; }
    schema::FieldDefinition* field(const std::string& id);
    const schema::FieldDefinition* field(const std::string& id) const;

    /// One step, called `what`; steps of one `place` right after another count as one: typing in a field.
    void change(const QString& what, const QString& place, const std::function<void(ledgers::Design&)>& act);
    bool canUndo() const { return !m_steps.empty(); }
    QString undoWords() const { return m_steps.empty() ? QString() : m_steps.back().what; }
    void undo();
    void dropAll();
    bool differs() const { return !(m_now == m_used); }
    /// A place in the order of the own fields: -1 up, 1 down. False at the end.
    bool move(const std::string& field, int by);
    void setOrder(const std::vector<std::string>& ids);

    std::string toText() const; ///< with what it began with
    /// Goes on from what is in use now. False: not of this ledger, or nothing that can be read.
    bool takeText(const std::string& text);
    /// Of the last text that was taken.
    const std::vector<std::string>& disputed() const { return m_disputed; }

signals:
    void changed();

private:
    struct Step {
        QString what, place;
        ledgers::Design before;
    };
    ledgers::Design m_used, m_now;
    std::vector<Step> m_steps;
    std::vector<std::string> m_disputed;
};

/// A field of the office's own with an identity of its own, at the end.
schema::FieldDefinition newField(const ledgers::Design& design);

} // namespace mulin::ui
