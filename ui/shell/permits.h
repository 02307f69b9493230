// Buttons and menu entries that need a right, mostly to the type of record that their page shows. Where it is lacking
// they are disabled and their tool tip says why, whatever the page does with them, or are not there at all. What a page
// wanted in the meantime holds when the right comes.
#pragma once

#include "ui/shell/permission.h"

#include <QtCore/QObject>

#include <functional>
#include <optional>

class QAbstractButton;
class QAction;

namespace mulin::ui {

class ListFoot;
class OfficeSession;

class Permits final : public QObject {
    Q_OBJECT
public:
    enum class Without { Disabled, Hidden };
    /// `type` of what a right means that is required without one.
    Permits(OfficeSession& session, std::string type, QObject* parent);

    template<class Act> Act* require(Act* act, access::Right right) {
        guard(act, {{right}}, true, Without::Disabled);
        return act;
    }
    template<class Act> Act* require(Act* act, Needs needs, Without without = Without::Disabled) {
        guard(act, std::move(needs), false, without);
        return act;
    }
    void setType(std::string type);
    bool allows(access::Right right) const;

signals:
    void changed(); ///< of another type, or somebody gave or took a right

private:
    class Guard;
    void guard(QObject* act, Needs needs, bool ofType, Without without);

    OfficeSession& m_session;
    std::string m_type;
    std::vector<Guard*> m_guards;
};

/// What a key does in a list, and instead of it without the right; nothing is said of a key that would be refused.
struct KeyHint {
    QString words;
    std::optional<access::Right> right = {};
    QString without = {};
    std::function<bool()> applies = {}; ///< asked when the type changes; none = always
};

/// At the right of the foot, as long as it lives.
void showKeys(ListFoot& foot, Permits& permits, std::vector<KeyHint> keys);

} // namespace mulin::ui
