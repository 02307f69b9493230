#include "ui/pages/admin/role_editor.h"

#include "core/schema/catalogue.h"
#include "ui/pages/admin/rights_text.h"
#include "ui/shell/permission.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtGui/QAction>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Grant;
using access::Reach;
using access::Right;
using access::Role;

namespace {

/// Several fields are ticked in one go: the menu stays open.
class TickMenu final : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override {
        QAction* act = actionAt(event->pos());
        if (act != nullptr && act->isCheckable() && act->isEnabled())
            act->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
};

/// One line about each operation.
QString explained(Right right) {
    switch (right) {
    case Right::Reveal: return RoleEditor::tr("ID and telephone numbers, each time with a purpose that is logged");
    case Right::Print: return RoleEditor::tr("Lists and reports on paper");
    case Right::Export: return RoleEditor::tr("Lists out of the program, as sheets and PDF");
    case Right::Import: return RoleEditor::tr("Sheets of Excel and WPS into the records that may be changed");
    case Right::Undo: return RoleEditor::tr("What one has entered or deleted oneself");
    case Right::UndoAny: return RoleEditor::tr("What others have entered too, whole imports as well");
    case Right::Configure: return RoleEditor::tr("How the office counts and works, such as the last day of the month");
    case Right::Users: return RoleEditor::tr("Who signs in and what they may do: only for who looks after the program");
    case Right::Audit: return RoleEditor::tr("Who did what and when, but not the contents that may not be seen");
    default: return {};
    }
}

} // namespace

class GrantLine::Parts final {
public:
    QComboBox *what, *reach;
    std::vector<std::pair<Right, QCheckBox*>> rights;
    Button* fields;
    QMenu* menu;
};

GrantLine::GrantLine(OfficeSession& session, const Grant& grant, QWidget* parent)
    : QWidget(parent), m_session(session), m_withheld(grant.withheld), m_parts(new Parts) {
    connect(this, &QObject::destroyed, this, [parts = m_parts] { delete parts; });
    const schema::Catalogue& catalogue = session.catalogue();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, px().s1, 0, px().s1);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setSpacing(px().s2);
    const auto combo = [&](const QString& name) {
        auto* made = new QComboBox(this);
        made->setAccessibleName(name);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setMaxVisibleItems(20);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        made->setMinimumWidth(px().formLabel);
        return made;
    };
    m_parts->what = combo(tr("Contents"));
    const auto offer = [&](const std::string& what) {
        m_parts->what->addItem(whatText(what, catalogue, session.language()), utf(what));
    };
    for (const char* group : {"*", "people", "casework", "directory"}) offer(group);
    for (const schema::TypeDef* type : catalogue.types())
        if (!type->sealed() && !type->gone && !type->elsewhere)
            offer(type->id); // a part in a vault is given to a person
    if (m_parts->what->findData(utf(grant.what)) < 0) offer(grant.what);
    m_parts->what->setCurrentIndex(m_parts->what->findData(utf(grant.what)));
    m_parts->reach = combo(tr("Reach"));
    m_parts->reach->addItem(tr("The whole office"));
    m_parts->reach->addItem(tr("The own grids alone"));
    m_parts->reach->setCurrentIndex(grant.reach == Reach::Own ? 1 : 0);
    auto* drop = iconButton(QStringLiteral("close"), tr("Take this line away"), this);
    connect(drop, &QAbstractButton::clicked, this, &GrantLine::removeRequested);
    top->addWidget(m_parts->what, 3);
    top->addWidget(m_parts->reach, 2);
    top->addWidget(drop);
    layout->addLayout(top);
    auto* row = new QWidget(this);
    auto* below = new FlowLayout(row, px().s4);
    below->setContentsMargins(0, 0, 0, 0);
    for (const Right right : {Right::Read, Right::Write, Right::Delete}) {
        auto* tick = new QCheckBox(rightText({right}, catalogue, session.language()), this);
        tick->setMinimumHeight(px().control);
        tick->setChecked(grant.may.has(right));
        connect(tick, &QCheckBox::toggled, this, &GrantLine::changed);
        below->addWidget(tick);
        m_parts->rights.emplace_back(right, tick);
    }
    m_parts->menu = new TickMenu(this);
    m_parts->fields = (new Button(ButtonKind::Quiet, {}, this))->withMenu(m_parts->menu);
    below->addWidget(m_parts->fields);
    layout->addWidget(row);
    fillFields();
    connect(m_parts->what, &QComboBox::currentIndexChanged, this, [this] {
        m_withheld.clear(); // they were those of something else
        fillFields();
        emit changed();
    });
    connect(m_parts->reach, &QComboBox::currentIndexChanged, this, &GrantLine::changed);
}

void GrantLine::fillFields() {
    const std::string what = m_parts->what->currentData().toString().toStdString();
    const auto name = [this] {
        const int count = static_cast<int>(m_withheld.size());
        m_parts->fields->setText(count == 0 ? tr("All fields shown") : tr("Withheld: %n fields", nullptr, count));
        m_parts->fields->updateGeometry();
    };
    m_parts->menu->clear();
    const auto add = [&](QMenu& menu, const schema::TypeDef& type, const std::string& prefix) {
        for (const schema::FieldDef& field : type.fields) {
            if (field.derived() || field.retired) continue;
            QAction* act = menu.addAction(m_session.label(field.label));
            act->setCheckable(true);
            act->setChecked(m_withheld.contains(prefix + field.id));
            connect(act, &QAction::toggled, this, [this, name, id = prefix + field.id](bool on) {
                if (on)
                    m_withheld.insert(id);
                else
                    m_withheld.erase(id);
                name();
                emit changed();
            });
        }
    };
    if (const schema::TypeDef* only = m_session.catalogue().find(what)) {
        add(*m_parts->menu, *only, {});
    } else {
        for (const schema::TypeDef* type : m_session.catalogue().types()) {
            if (type->sealed() || (what == "*" ? type->compartment == "admin" : type->compartment != what)) continue;
            auto* menu = new TickMenu(m_parts->menu);
            menu->setTitle(m_session.label(type->label));
            m_parts->menu->addMenu(menu);
            add(*menu, *type, type->id + ".");
        }
    }
    name();
}

Grant GrantLine::grant() const {
    Grant grant;
    grant.what = m_parts->what->currentData().toString().toStdString();
    for (const auto& [right, tick] : m_parts->rights)
        if (tick->isChecked()) grant.may.add(right);
    grant.reach = m_parts->reach->currentIndex() == 1 ? Reach::Own : Reach::Office;
    grant.withheld = m_withheld;
    return grant;
}

RoleEditor::RoleEditor(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_note(new QLineEdit(this))
    , m_lineLayout(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    layout->setSpacing(px().s2);
    auto* rows = new FormRows(QStringLiteral("role"), this);
    rows->setNarrow();
    rows->layout()->setContentsMargins(0, 0, 0, 0);
    m_name->setMaxLength(40);
    m_nameRow = rows->add(QStringLiteral("name"), tr("Name"), m_name, {}, true);
    rows->add(QStringLiteral("note"), tr("What it is for"), m_note);
    layout->addWidget(rows);
    layout->addSpacing(px().s2);
    layout->addWidget(plainLabel(tr("What it reaches"), Look::Lead, this));
    m_lineLayout->setSpacing(0);
    layout->addLayout(m_lineLayout);
    auto* add = (new Button(ButtonKind::Quiet, tr("Add contents"), this))
                    ->withIcon(QStringLiteral("plus"))
                    ->named(QStringLiteral("role.addLine"));
    connect(add, &QAbstractButton::clicked, this, [this] {
        addLine({"people", {Right::Read}, Reach::Office, {}});
        emit changed();
    });
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addSpacing(px().s2);
    layout->addWidget(plainLabel(tr("What it may do besides"), Look::Lead, this));
    for (int at = static_cast<int>(Right::Reveal); at < access::rightCount; ++at) {
        const auto right = static_cast<Right>(at);
        auto* tick = new QCheckBox(rightText({right}, session.catalogue(), session.language()), this);
        tick->setObjectName(QStringLiteral("role.operation.") + QString::fromLatin1(access::codeOf(right)));
        tick->setMinimumHeight(px().control);
        tick->setAccessibleDescription(explained(right));
        connect(tick, &QCheckBox::toggled, this, &RoleEditor::changed);
        layout->addWidget(tick);
        auto* words = paragraph(explained(right), Look::Caption, this);
        words->setContentsMargins(px().s6, 0, 0, 0);
        layout->addWidget(words);
        m_ticks.emplace_back(right, tick);
    }
    layout->addStretch(1);
    for (QLineEdit* field : {m_name, m_note}) connect(field, &QLineEdit::textChanged, this, &RoleEditor::changed);
    connect(m_name, &QLineEdit::textChanged, m_nameRow, &FormRow::clear);
}

void RoleEditor::setRole(const Role& role) {
    const QSignalBlocker quiet(this);
    m_role = role;
    m_name->setText(utf(role.label.in(m_session.language())));
    m_note->setText(utf(role.help.in(m_session.language())));
    m_name->setCursorPosition(0);
    m_note->setCursorPosition(0);
    for (GrantLine* line : m_lines) line->deleteLater();
    m_lines.clear();
    for (const Grant& grant : role.grants) addLine(grant);
    for (const auto& [right, tick] : m_ticks) tick->setChecked(role.operations.has(right));
    // Nobody can take the right to give rights from the administrator.
    for (const auto& [right, tick] : m_ticks)
        if (right == Right::Users) tick->setEnabled(role.code != "administrator");
}

void RoleEditor::addLine(const Grant& grant) {
    auto* line = new GrantLine(m_session, grant, this);
    m_lines.push_back(line);
    m_lineLayout->addWidget(line);
    connect(line, &GrantLine::changed, this, &RoleEditor::changed);
    connect(line, &GrantLine::removeRequested, this, [this, line] {
        std::erase(m_lines, line);
        line->hide();
        line->deleteLater();
        emit changed();
    });
}

Role RoleEditor::role() const {
    Role role = m_role;
    const auto words = [this](schema::Label& label, const QLineEdit& field) {
        const std::string typed = field.text().trimmed().toStdString();
        if (typed != label.in(m_session.language())) label = {typed, typed};
    };
    words(role.label, *m_name);
    words(role.help, *m_note);
    role.grants.clear();
    for (const GrantLine* line : m_lines) role.grants.push_back(line->grant());
    role.operations = {};
    for (const auto& [right, tick] : m_ticks)
        if (tick->isChecked()) role.operations.add(right);
    return role;
}

bool RoleEditor::isDirty() const {
    const Role now = role();
    return now.label.zh != m_role.label.zh || now.help.zh != m_role.help.zh || now.operations != m_role.operations ||
           now.grants != m_role.grants;
}

bool RoleEditor::check() {
    if (!m_name->text().trimmed().isEmpty()) return true;
    m_nameRow->setError(tr("A role needs a name"));
    focusName();
    return false;
}

void RoleEditor::focusName() {
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace mulin::ui
