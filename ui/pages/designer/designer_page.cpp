#include "ui/pages/designer/designer_page.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "core/security/roles.h"
#include "ui/forms/form_draft.h"
#include "ui/look/theme.h"
#include "ui/pages/designer/columns_panel.h"
#include "ui/pages/designer/draft_preview.h"
#include "ui/pages/designer/field_list.h"
#include "ui/pages/designer/field_panel.h"
#include "ui/pages/designer/rules_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtGui/QKeyEvent>
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

constexpr int fieldsWidth = 280, narrowPage = 900;
constexpr int sampleCount = 3;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

Design newDesign() {
    Design design;
    design.ledger.uid = UidMaker(Environment{}).make();
    design.ledger.group = "own";
    design.ledger.basis = "statutory";
    design.ledger.visitEvery = "monthly";
    return design;
}

/// Up to three records to show the list with: people of the ledger, or of the register where nobody is in it yet.
std::vector<DraftPreview::Sample> samplesOf(const ReadContext& context, const std::string& type) {
    std::vector<DraftPreview::Sample> samples;
    for (const std::string& from : {type, std::string("person")}) {
        const journal::Table* table = context.tables.find(from);
        if (!table || table->sealed || !context.access.allows(Right::Read, from)) continue;
        records::Query query;
        query.type = from;
        query.limit = sampleCount;
        const auto found = records::list(context.reader, context.tables, context.access, query, context.today);
        if (!found || found->empty()) continue;
        for (const journal::Record& record : *found) {
            DraftPreview::Sample sample;
            for (const schema::FieldDef& field : table->type->fields)
                sample[field.id] = text(records::shownText(context.reader, context.tables, context.access, record,
                                                           field, context.language, false));
            if (from == "person") sample["person"] = sample["person_name"] = sample["name"];
            samples.push_back(std::move(sample));
        }
        return samples;
    }
    return samples;
}

/// What a shipped ledger says where the office says nothing.
schema::Values saidBy(const schema::TypeDef& type) {
    LedgerDefinition said;
    said.label = type.label;
    said.group = type.rules.group;
    said.help = type.help.zh;
    said.purpose = type.purpose.zh;
    said.basis = type.basis;
    if (const schema::FieldDef* every = type.field("visit_every")) said.visitEvery = every->defaultText;
    if (!type.rules.reviews.empty()) said.reviewMonths = type.rules.reviews.front().months;
    for (const schema::SuggestionDef& one : type.rules.suggestions)
        if (one.act == schema::SuggestionDef::Act::Enter && (one.ageFrom || one.ageTo)) {
            said.ageFrom = one.ageFrom;
            said.ageTo = one.ageTo;
        }
    said.leastVisitors = type.rules.leastVisitors;
    return valuesOf(said);
}

} // namespace

struct DesignerPage::Loaded {
    std::shared_ptr<const schema::Catalogue> shipped; ///< nothing laid over yet
    schema::Definitions all;
    Design design;
    ledgers::DesignUse use;
    std::vector<DraftPreview::Sample> samples;
    std::vector<access::Role> roles;
    bool there = false; ///< it is in use, or shipped
};

Result<DesignerPage::Loaded> DesignerPage::read(const ReadContext& context, const std::string& type) {
    Loaded made;
    MULIN_TRY_LET(shipped, schema::Catalogue::parsed());
    made.shipped = std::make_shared<const schema::Catalogue>(std::move(shipped));
    MULIN_TRY_LET(all, ledgers::definitions(context.reader, *made.shipped));
    made.all = std::move(all);
    if (type.empty()) {
        made.design = newDesign();
    } else {
        made.design = ledgers::designOf(made.all, type);
        made.there = !made.design.ledger.own() ? made.shipped->find(type) != nullptr : !made.design.ledger.gone;
        if (!made.there) return makeError(ErrorCode::UnknownType, {{"type", type}});
        MULIN_TRY_LET(use, ledgers::designUse(context.reader, context.tables, context.access, type));
        made.use = std::move(use);
    }
    made.samples = samplesOf(context, type);
    if (const auto roles = security::officeRoles(context.reader, context.tables, context.access))
        for (const security::OfficeRole& one : *roles) made.roles.push_back(one.role);
    return made;
}

DesignerPage::DesignerPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_kept(new FormDraft(session, this))
    , m_head(new PageHead(QStringLiteral("designer"), tr("Design a ledger"), false, this))
    , m_tag(new TagLabel({tr("Draft"), TagKind::Accent}, m_head))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_preview(new DraftPreview(session, this))
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
        m_kept->adopt();
    });
}

void DesignerPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    m_head->addBeside(m_tag);
    m_retire = m_head->addButton(QStringLiteral("retire"), tr("Retire"));
    m_drop = m_head->addButton(QStringLiteral("drop"), tr("Throw the draft away"), QStringLiteral("trash"));
    m_undo = m_head->addButton(QStringLiteral("undo"), tr("Undo"), QStringLiteral("undo"));
    m_later = m_head->addButton(QStringLiteral("later"), tr("Not yet"));
    m_use = m_head->addButton(QStringLiteral("use"), tr("Put to use"), {}, true);
    for (Button* button : {m_use, m_retire}) m_permits.require(button, Needs{{Right::Configure}});
    connect(m_undo, &QAbstractButton::clicked, &m_draft, &LedgerDraft::undo);
    connect(m_drop, &QAbstractButton::clicked, &m_draft, &LedgerDraft::dropAll);
    connect(m_retire, &QAbstractButton::clicked, this, [this] {
        const bool back = m_draft.design().ledger.retired;
        m_draft.change(back ? tr("ledger brought back") : tr("ledger retired"), {},
                       [&](Design& design) { design.ledger.retired = !back; });
    });
    connect(m_later, &QAbstractButton::clicked, this, [this] {
        m_kept->flush();
        this->shell().back();
    });
    connect(m_use, &QAbstractButton::clicked, this, &DesignerPage::putToUse);
    layout->addWidget(m_head);
    m_tabs->setObjectName(QStringLiteral("designer.tabs"));
    m_tabs->setAccessibleName(tr("Parts of the design"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& title : {tr("What is filled in"), tr("Who belongs in it"), tr("How often to visit"),
                                 tr("Columns of the list"), tr("On paper"), tr("Who may see it")})
        m_tabs->addTab(title);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(px().s6, 0, px().s6, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    layout->addLayout(tabs);
    layout->addWidget(new Line(Qt::Horizontal, this));
    m_stack->addWidget(makeFields());
    const auto rules = [this](RulesPanel*& panel, const char* area, const std::vector<std::string>& fields) {
        panel = new RulesPanel(m_session, QString::fromLatin1(area), fields);
        m_stack->addWidget(scrolled(panel, nullptr, Qt::NoFocus));
        connect(panel, &RulesPanel::changed, this,
                [this](const QString& what, const QString& place, const LedgerDefinition& now) {
                    m_draft.change(what, place, [&](Design& design) { design.ledger = now; });
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
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_stack, 5);
    row->addWidget(new Line(Qt::Vertical, this));
    row->addWidget(m_preview, 4);
    layout->addLayout(row, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
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
        this, m_latest, [type = m_type](const ReadContext& context) { return read(context, type); },
        [this](Result<Loaded> loaded) {
            if (loaded) return take(std::move(*loaded));
            m_session.sayError(loaded.error());
            this->shell().back();
        });
}

void DesignerPage::take(Loaded loaded) {
    const bool first = !m_loaded;
    const bool kept = !first && m_draft.differs();
    m_preview->setSamples(loaded.samples);
    if (!first && m_type.empty()) loaded.design.ledger.uid = m_draft.design().ledger.uid;
    const Design design = loaded.design;
    m_loaded = std::make_shared<const Loaded>(std::move(loaded));
    if (kept) {
        refresh(); // what is being made stays
    } else {
        m_draft.begin(design);
    }
    if (!first) return;
    if (m_type.empty()) {
        m_tabs->setCurrentIndex(Who); // its name first
        if (auto* name = findChild<QWidget*>(QStringLiteral("designer.who.name"))) name->setFocus();
    }
    m_kept->begin("designer/" + m_argument.toStdString(), std::nullopt);
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
    m_drop->setVisible(m_draft.differs() && m_loaded->there);
    m_retire->setVisible(m_loaded->there && !type->sealed());
    m_retire->setText(design.ledger.retired ? tr("Take people in again") : tr("Retire"));
    m_retire->setToolTip(tr("Takes nobody in any more; who is in it stays, and may leave"));
    m_later->setVisible(draft);
    m_use->setVisible(draft);
    // The fields.
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

void DesignerPage::addField() {
    FieldDefinition made = newField(m_draft.design());
    made.inList = true;
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
            this->shell().open({QStringLiteral("designer"), text(design.ledger.typeId())});
        });
}

bool DesignerPage::closeInner() { return false; }

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

void DesignerPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_preview->setVisible(width() >= narrowPage * px().base / 14);
}

} // namespace mulin::ui
