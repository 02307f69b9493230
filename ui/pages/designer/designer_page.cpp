#include "ui/pages/designer/designer_page.h"

#include "ui/forms/form_draft.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/designer/columns_panel.h"
#include "ui/pages/designer/designer_data.h"
#include "ui/pages/designer/field_list.h"
#include "ui/pages/designer/field_panel.h"
#include "ui/pages/designer/rules_panel.h"
#include "ui/shell/text.h"
#include "ui/widgets/beside.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;
using ledgers::Design;
using schema::FieldDefinition;
using schema::LedgerDefinition;

namespace {

constexpr int fieldsWidth = 280, designWidth = 700, previewWidth = 460;
} // namespace

DesignerPage::DesignerPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_kept(new FormDraft(session, this))
    , m_head(new PageHead(QStringLiteral("designer"), tr("Design a ledger"), false, this))
    , m_tag(new TagLabel({tr("Draft"), TagKind::Accent}, m_head))
    , m_tabs(new QTabBar(this))
    , m_beside(new Beside(designWidth, previewWidth, this))
    , m_stack(new QStackedWidget(m_beside))
    , m_preview(new DraftPreview(session, m_beside))
    , m_permits(session, "ledger_definition", this) {
    build();
    connect(&m_draft, &LedgerDraft::changed, this, &DesignerPage::refresh);
    connect(&m_draft, &LedgerDraft::changed, this, [this] {
        if (!m_loaded || m_saving) return;
        m_kept->touched();
    });
    connect(m_kept, &FormDraft::due, this, [this] {
        if (!m_draft.differs()) return m_kept->drop();
        m_kept->keep(m_draft.toText());
        m_session.say({StatusMessage::Kind::Done, tr("The draft is kept"), m_draft.undoWords()});
    });
    connect(m_kept, &FormDraft::found, this, [this](const std::string& body, qint64) {
        if (m_draft.differs() || !m_draft.takeText(body)) return;
        sayDisputed(m_draft.disputed());
        m_kept->adopt();
    });
}

void DesignerPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, &DesignerPage::toLedger);
    m_head->addBeside(m_tag);
    m_undo = m_head->addButton(QStringLiteral("undo"), tr("Undo"), QStringLiteral("undo"));
    m_later = m_head->addButton(QStringLiteral("later"), tr("Keep for later"));
    m_use = m_head->addButton(QStringLiteral("use"), tr("Put to use"), {}, true);
    auto* menu = new QMenu;
    m_retire = menu->addAction(QString(), this, [this] {
        const bool back = m_draft.design().ledger.retired;
        m_draft.change(back ? tr("ledger brought back") : tr("ledger retired"), {},
                       [&](Design& design) { design.ledger.retired = !back; });
    });
    m_retire->setObjectName(QStringLiteral("designer.retire"));
    m_drop =
        menu->addAction(icon(QStringLiteral("trash")), tr("Throw the draft away"), &m_draft, &LedgerDraft::dropAll);
    m_drop->setObjectName(QStringLiteral("designer.drop"));
    m_more = m_head->addButton(QStringLiteral("more"), tr("More"))->withMenu(menu);
    m_permits.require(m_use, Needs{{Right::Configure}});
    m_permits.require(m_retire, Needs{{Right::Configure}});
    connect(m_undo, &QAbstractButton::clicked, &m_draft, &LedgerDraft::undo);
    connect(m_later, &QAbstractButton::clicked, this, [this] {
        m_kept->flush();
        toLedger();
    });
    connect(m_use, &QAbstractButton::clicked, this, &DesignerPage::putToUse);
    layout->addWidget(m_head);
    m_tabs->setObjectName(QStringLiteral("designer.tabs"));
    m_tabs->setAccessibleName(tr("Parts of the design"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& title :
         {tr("To fill in"), tr("Who belongs"), tr("How often"), tr("List columns"), tr("On paper"), tr("Who sees it")})
        m_tabs->addTab(title);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(px().s6, 0, px().s6, 0);
    tabs->addWidget(m_tabs, 1);
    m_look = (new Button(ButtonKind::Quiet, tr("As it will be"), this))->named(QStringLiteral("designer.look"));
    connect(m_look, &QAbstractButton::clicked, this,
            [this] { m_beside->setShown(m_beside->shown() ? nullptr : static_cast<QWidget*>(m_preview)); });
    tabs->addWidget(m_look);
    layout->addLayout(tabs);
    layout->addWidget(new Line(Qt::Horizontal, this));
    m_stack->addWidget(makeFields());
    const auto rules = [this](RulesPanel*& panel, const char* area, const std::vector<std::string>& fields) {
        panel = new RulesPanel(m_session, QString::fromLatin1(area), fields);
        m_stack->addWidget(scrolled(panel, nullptr, Qt::NoFocus));
        connect(panel, &RulesPanel::changed, this,
                [this](const QString& what, const QString& place, const LedgerDefinition& now) {
                    m_draft.change(what, place, [&](Design& design) { takeRules(design, now); });
                });
    };
    rules(m_who, "designer.who", {"name", "name_en", "class", "help", "purpose", "basis", "age_from", "age_to"});
    rules(m_often, "designer.often", {"visit_every", "review_months", "least_visitors"});
    m_stack->addWidget(makeColumns(m_columns, "designer.columns",
                                   tr("Ticked fields are columns of the list, in this order. Drag them, or Alt+↑↓."),
                                   false));
    m_stack->addWidget(makeColumns(m_sheet, "designer.sheet",
                                   tr("Ticked fields are columns on paper. Nothing ticked: those of the list."), true));
    auto* rights = new QWidget;
    m_rights = new QVBoxLayout(rights);
    m_rights->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_rights->addWidget(
        paragraph(tr("What the roles of the office may do with this ledger. Who has a role stands in Users."),
                  Look::Secondary, rights));
    auto* roles = new LinkLabel(tr("Change it in Roles"), rights);
    connect(roles, &LinkLabel::clicked, this, [this] { this->shell().open({QStringLiteral("roles")}); });
    m_rights->addWidget(roles, 0, Qt::AlignLeft);
    m_rights->addStretch(1);
    m_stack->addWidget(scrolled(rights, nullptr, Qt::NoFocus));
    m_beside->setMain(m_stack);
    m_beside->add(m_preview);
    m_beside->setStanding(m_preview);
    connect(m_beside, &Beside::arranged, this, [this] {
        // Where there is room it stands there anyway.
        m_look->setVisible(m_beside->isInstead() || m_preview->isHidden());
        m_look->setText(m_beside->isInstead() ? tr("Back to the design") : tr("As it will be"));
    });
    layout->addWidget(m_beside, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        m_beside->setShown(nullptr);
        if (tab == Rights) showRights();
    });
}

QWidget* DesignerPage::makeFields() {
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QWidget(page);
    left->setFixedWidth(fieldsWidth * px().base / 14);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    m_called = new QWidget(left);
    auto* called = new QVBoxLayout(m_called);
    called->setContentsMargins(0, 0, 0, px().s2);
    m_name = new QLineEdit(m_called);
    m_name->setObjectName(QStringLiteral("designer.name"));
    m_name->setMaxLength(40);
    m_name->setAccessibleName(tr("Name of the ledger"));
    auto* caption = plainLabel(tr("Name of the ledger"), Look::Strong, m_called);
    caption->setBuddy(m_name);
    called->addWidget(caption);
    called->addWidget(m_name);
    column->addWidget(m_called);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& now) {
        m_draft.change(tr("name of the ledger"), QStringLiteral("name"),
                       [&](Design& design) { design.ledger.label.zh = now.trimmed().toStdString(); });
    });
    auto* top = new QHBoxLayout;
    top->addWidget(plainLabel(tr("Fields"), Look::Strong, left));
    top->addStretch(1);
    auto* add = (new Button(ButtonKind::Quiet, tr("Add a field"), left))
                    ->withIcon(QStringLiteral("plus"))
                    ->named(QStringLiteral("designer.addField"));
    top->addWidget(add);
    connect(add, &QAbstractButton::clicked, this, &DesignerPage::addField);
    column->addLayout(top);
    m_list = new FieldList(left);
    column->addWidget(m_list, 1);
    column->addWidget(plainLabel(tr("Drag to change the order, or Alt+↑↓"), Look::Caption, left));
    row->addWidget(left);
    row->addWidget(new Line(Qt::Vertical, page));
    m_panel = new FieldPanel(m_session);
    row->addWidget(scrolled(m_panel, nullptr, Qt::NoFocus), 1);
    connect(m_list, &FieldList::fieldChosen, this, [this](const std::string& id) {
        m_field = id;
        showField();
    });
    connect(m_list, &FieldList::moveRequested, &m_draft, &LedgerDraft::move);
    connect(m_list, &FieldList::ordered, &m_draft, &LedgerDraft::setOrder);
    connect(m_panel, &FieldPanel::changed, this,
            [this](const QString& what, const QString& place, const FieldDefinition& now) {
                m_draft.change(what, place, [&](Design& design) {
                    for (FieldDefinition& one : design.fields)
                        if (one.uid == now.uid) {
                            one = now;
                            return;
                        }
                    design.fields.push_back(now);
                });
            });
    connect(m_panel, &FieldPanel::removeRequested, this, [this](const std::string& id) {
        m_draft.change(tr("field taken away"), {}, [&](Design& design) {
            std::erase_if(design.fields, [&](const FieldDefinition& one) { return one.fieldId() == id; });
        });
    });
    return page;
}

QWidget* DesignerPage::makeColumns(ColumnsPanel*& panel, const char* name, const QString& words, bool paper) {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    column->addWidget(paragraph(words, Look::Secondary, page));
    panel = new ColumnsPanel(m_session, QString::fromLatin1(name), words, page);
    column->addWidget(panel, 1);
    connect(panel, &ColumnsPanel::changed, this, [this, paper](const std::vector<std::string>& columns) {
        m_draft.change(paper ? tr("columns on paper") : tr("columns of the list"), {}, [&](Design& design) {
            (paper ? design.ledger.sheet : design.ledger.list) = columns;
            if (paper) return;
            for (FieldDefinition& one : design.fields)
                one.inList = std::find(columns.begin(), columns.end(), one.fieldId()) != columns.end();
        });
    });
    return page;
}

void DesignerPage::open(const QString& argument) {
    if (argument.isEmpty() || (argument == m_argument && m_loaded)) return;
    m_argument = argument;
    m_type = argument == QLatin1String("new") ? std::string() : argument.toStdString();
    m_loaded.reset();
    m_field.clear();
    m_tried = false;
    m_tabs->setCurrentIndex(Fields);
    reload();
}

void DesignerPage::reload() {
    if (m_argument.isEmpty()) return;
    m_session.read(
        this, m_latest, [type = m_type](const ReadContext& context) { return readDesign(context, type); },
        [this](Result<DesignerData> loaded) {
            if (loaded) return take(std::move(*loaded));
            m_session.sayError(loaded.error());
            this->shell().back();
        });
}

void DesignerPage::take(DesignerData loaded) {
    const bool first = !m_loaded;
    const bool kept = !first && m_draft.differs();
    m_preview->setSamples(loaded.samples);
    if (!first && m_type.empty()) loaded.design.ledger.uid = m_draft.design().ledger.uid;
    const Design design = loaded.design;
    m_loaded = std::make_shared<const DesignerData>(std::move(loaded));
    if (kept) {
        sayDisputed(m_draft.goOnFrom(design)); // what is being made stays
        refresh();
    } else {
        m_draft.begin(design);
    }
    if (!first) return;
    if (m_type.empty()) m_name->setFocus();
    m_kept->begin("designer/" + m_argument.toStdString(), std::nullopt);
}

void DesignerPage::sayDisputed(const std::vector<std::string>& fields) {
    QStringList names;
    for (const std::string& id : fields) {
        const schema::TypeDef* type = m_catalogue ? m_catalogue->find(m_draft.design().ledger.typeId()) : nullptr;
        const schema::FieldDef* field = type ? type->field(id) : nullptr;
        names << (field ? m_session.label(field->label) : ledgerName());
    }
    names.removeDuplicates();
    if (!names.isEmpty())
        m_session.say({StatusMessage::Kind::Plain,
                       tr("Changed by somebody else too: %1. The draft holds; look at it before it is put to use.")
                           .arg(names.join(QStringLiteral("、")))});
}

QString DesignerPage::ledgerName() const {
    const schema::TypeDef* type = m_catalogue ? m_catalogue->find(m_draft.design().ledger.typeId()) : nullptr;
    if (type == nullptr || schema::ownUid(type->label.zh)) return tr("New ledger");
    return m_session.label(type->label);
}

void DesignerPage::refresh() {
    if (!m_loaded) return;
    const Design& design = m_draft.design();
    std::vector<schema::LeftOut> left;
    auto whole = m_loaded->shipped->with(ledgers::withDesign(m_loaded->all, design), left);
    if (!whole) return m_session.sayError(whole.error());
    m_catalogue = std::make_shared<const schema::Catalogue>(std::move(*whole));
    const schema::TypeDef* type = m_catalogue->find(design.ledger.typeId());
    if (type == nullptr) return;
    // The head.
    m_head->setTitle(tr("Design a ledger: %1").arg(ledgerName()));
    const bool draft = m_draft.differs() || !m_loaded->there;
    m_tag->setTag(draft                   ? Tag{tr("Draft"), TagKind::Accent}
                  : design.ledger.retired ? Tag{tr("Retired"), TagKind::Neutral}
                                          : Tag{tr("In use"), TagKind::Done});
    m_head->setNote(!m_loaded->there ? tr("Nobody sees it until it is put to use")
                                     : tr("%Ln people in it; what was filled in stays", nullptr,
                                          static_cast<int>(m_loaded->use.open)));
    m_undo->setEnabled(m_draft.canUndo());
    m_undo->setToolTip(m_draft.undoWords());
    m_drop->setVisible(m_draft.differs());
    m_retire->setVisible(m_loaded->there && !type->sealed());
    m_retire->setText(design.ledger.retired ? tr("Take people in again") : tr("Retire the ledger"));
    m_more->setVisible(m_drop->isVisible() || m_retire->isVisible());
    m_retire->setToolTip(tr("Takes nobody in any more; who is in it stays, and may leave"));
    m_later->setVisible(draft);
    m_use->setVisible(draft);
    // The fields.
    m_called->setVisible(design.ledger.own());
    if (const QString now = utf(design.ledger.label.zh); m_name->text().trimmed() != now) m_name->setText(now);
    std::vector<FieldList::Entry> file, common, shipped, own;
    const schema::TypeDef* every = type->ledger ? m_loaded->shipped->find("enrolment") : nullptr;
    for (const schema::FieldDef& field : type->fields) {
        const bool formula = field.type == schema::FieldType::Formula;
        if (field.own && !m_draft.field(field.id)) continue;
        QString name = m_session.label(field.label);
        if (schema::ownUid(field.label.zh)) name = tr("New field");
        const FieldList::Entry entry{field.id,
                                     name,
                                     kindWords(m_session, field.type),
                                     field.required,
                                     field.own,
                                     field.retired,
                                     field.derived() || schema::isStructural(*type, field)};
        const bool derived = field.derived() && !formula;
        const bool shared = every != nullptr && every->field(field.id) != nullptr;
        (field.own ? own : derived ? file : shared ? common : shipped).push_back(entry);
    }
    std::vector<FieldList::Entry> entries;
    const auto group = [&](const QString& title, const std::vector<FieldList::Entry>& some) {
        if (some.empty()) return;
        entries.push_back({{}, title, {}});
        entries.insert(entries.end(), some.begin(), some.end());
    };
    group(tr("Of the office"), own);
    group(tr("Came with the ledger"), shipped);
    group(tr("Of every ledger"), common);
    group(tr("From the file, not asked again"), file);
    m_list->show(entries);
    if (type->field(m_field) == nullptr || (type->field(m_field)->own && !m_draft.field(m_field))) m_field.clear();
    if (m_field.empty())
        for (const auto* some : {&common, &shipped, &own})
            if (!some->empty()) m_field = some->front().id;
    m_list->choose(m_field);
    showField();
    const schema::TypeDef* plain = design.ledger.own() ? nullptr : m_loaded->shipped->find(design.ledger.of);
    const schema::Values said = plain == nullptr ? schema::Values() : saidBy(*plain);
    m_who->show(design.ledger, said);
    m_often->show(design.ledger, said);
    m_columns->show(*type, type->list);
    m_sheet->show(*type, type->rules.sheet);
    if (m_tabs->currentIndex() == Rights) showRights();
    if (m_tried) tellGaps();
    m_preview->show(m_catalogue, type);
}

void DesignerPage::showField() {
    const schema::TypeDef* type = m_catalogue ? m_catalogue->find(m_draft.design().ledger.typeId()) : nullptr;
    const schema::FieldDef* field = type == nullptr ? nullptr : type->field(m_field);
    m_panel->setVisible(field != nullptr);
    if (field == nullptr) return;
    FieldPanel::Shown shown;
    shown.type = type;
    shown.field = field;
    if (const FieldDefinition* said = m_draft.field(m_field)) {
        shown.definition = *said;
    } else {
        shown.definition.of = type->id;
        shown.definition.field = field->id;
        shown.definition.uid = Uid::named("field_definition", type->id + "." + field->id);
    }
    if (const auto at = m_loaded->use.choices.find(field->id); at != m_loaded->use.choices.end())
        shown.use = at->second;
    for (const FieldDefinition& one : m_draft.used().fields)
        if (one.fieldId() == field->id) {
            shown.inFile = m_loaded->there;
            for (const schema::ChoiceDef& choice : one.choices) shown.codes.push_back(choice.code);
        }
    if (const schema::TypeDef* plain = m_loaded->shipped->find(type->id))
        if (const schema::FieldDef* before = plain->field(field->id))
            for (const schema::ChoiceDef& choice : shown.shipped = before->choices) shown.codes.push_back(choice.code);
    m_panel->show(shown);
    if (m_tried) m_panel->tellGaps(ledgers::gapsOf(m_draft.design()));
}

void DesignerPage::showRights() {
    if (!m_loaded || !m_catalogue) return;
    const std::string type = m_draft.design().ledger.typeId();
    delete m_rightLines;
    m_rightLines = new QWidget;
    auto* column = new QVBoxLayout(m_rightLines);
    column->setContentsMargins(0, px().s2, 0, px().s2);
    for (const access::Role& role : m_loaded->roles) {
        const access::Access may(UserId(Uid{}), std::span(&role, 1), *m_catalogue, {});
        QStringList words;
        for (const Right right : {Right::Read, Right::Write, Right::Delete, Right::Print, Right::Export}) {
            const access::Reach reach = may.reach(right, type);
            if (reach == access::Reach::None) continue;
            const QString one = rightText({right}, *m_catalogue, m_session.language());
            words << (reach == access::Reach::Own ? tr("%1 (own grids)").arg(one) : one);
        }
        auto* row = new QHBoxLayout;
        auto* name = plainLabel(m_session.label(role.label), Look::Strong, m_rightLines);
        name->setFixedWidth(px().formLabel * 2);
        row->addWidget(name);
        row->addWidget(paragraph(words.isEmpty() ? tr("nothing") : words.join(tr(", ")),
                                 words.isEmpty() ? Look::Secondary : Look::Body, m_rightLines),
                       1);
        column->addLayout(row);
    }
    if (m_loaded->roles.empty())
        column->addWidget(paragraph(tr("You may not see the roles."), Look::Secondary, m_rightLines));
    m_rights->insertWidget(1, m_rightLines);
}

std::string DesignerPage::purposeOf(const LedgerDefinition& ledger) const {
    if (ledger.own() || !ledger.purpose.empty()) return ledger.purpose;
    const schema::TypeDef* plain = m_loaded ? m_loaded->shipped->find(ledger.of) : nullptr;
    return plain == nullptr ? std::string() : plain->purpose.zh;
}

/// What a field is for follows the ledger, until something of its own is said.
void DesignerPage::takeRules(Design& design, const LedgerDefinition& now) const {
    const std::string before = purposeOf(design.ledger), after = purposeOf(now);
    for (FieldDefinition& one : design.fields)
        if (one.own() && one.purpose == before) one.purpose = after;
    design.ledger = now;
}

void DesignerPage::addField() {
    FieldDefinition made = newField(m_draft.design());
    made.inList = true;
    made.purpose = purposeOf(m_draft.design().ledger);
    m_field = made.fieldId();
    m_draft.change(tr("field added"), {}, [&](Design& design) { design.fields.push_back(made); });
    m_tabs->setCurrentIndex(Fields);
    m_panel->focusName();
}

bool DesignerPage::tellGaps() {
    const auto gaps = ledgers::gapsOf(m_draft.design());
    m_panel->tellGaps(gaps);
    m_who->tellGaps(gaps);
    return gaps.empty();
}

void DesignerPage::putToUse() {
    if (m_saving || !m_loaded) return;
    m_tried = true;
    const auto gaps = ledgers::gapsOf(m_draft.design());
    if (!gaps.empty()) {
        if (gaps.front().field.empty()) {
            m_tabs->setCurrentIndex(Who);
        } else {
            m_tabs->setCurrentIndex(Fields);
            m_field = gaps.front().field;
            m_list->choose(m_field);
            showField();
        }
        tellGaps();
        return m_session.say({StatusMessage::Kind::Warning,
                              tr("Not put to use yet: %n things are missing", nullptr, static_cast<int>(gaps.size()))});
    }
    const Design design = m_draft.design();
    m_saving = true;
    m_kept->pause();
    journal::Operation operation{"ledger_definition.design",
                                 {{"type", "ledger_definition"}, {"id", design.ledger.uid.hex()}},
                                 journal::TxnKind::Change};
    m_session.transact(
        this, operation, [design](journal::Writer& writer) { return ledgers::putToUse(writer, design); },
        [this, design](const Result<journal::ChangeSet>& done) {
            m_saving = false;
            if (!done) return m_session.sayError(done.error());
            m_kept->drop();
            m_tried = false;
            m_draft.begin(design);
            // The window is built anew with what was put to use: it comes back here.
            this->shell().open({QStringLiteral("designer"), utf(design.ledger.typeId())});
        });
}

bool DesignerPage::closeInner() {
    if (!m_beside->isInstead()) return false;
    m_beside->setShown(nullptr);
    return true;
}

void DesignerPage::toLedger() { shell().open({QStringLiteral("ledgers"), utf(m_type)}); }

bool DesignerPage::mayLeave() {
    m_kept->flush();
    return true;
}

bool DesignerPage::event(QEvent* event) {
    // While something is designed, Ctrl+Z takes back a step of the design; what is written, from any other page.
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) && m_draft.canUndo()) {
            if (event->type() == QEvent::KeyPress) m_draft.undo();
            event->accept();
            return true;
        }
    }
    return Page::event(event);
}

} // namespace mulin::ui
