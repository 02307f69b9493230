#include "ui/pages/first_run/unit_chooser.h"

#include "ui/look/roles.h"
#include "ui/shell/text.h"
#include "ui/widgets/label.h"
#include "ui/widgets/popup_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr std::size_t hitsShown = 50;
constexpr int codeRole = Qt::UserRole + 1;

struct Found {
    std::vector<organisation::Hit> hits;
    std::size_t total = 0;
};

} // namespace

UnitChooser::UnitChooser(Background& background, QWidget* parent)
    : QWidget(parent)
    , m_background(background)
    , m_search(new SearchField(tr("Name, pinyin, initials or code"), {}, this))
    , m_hits(new QStandardItemModel(this))
    , m_facts(new QWidget(this)) {
    if (auto shipped = organisation::Divisions::shipped()) m_divisions = std::move(*shipped);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s6);
    m_search->setObjectName(QStringLiteral("firstRun.search"));
    m_search->setAccessibleName(tr("Search the national register"));
    m_search->setMinimumHeight(px().control + px().s3);
    layout->addWidget(m_search);
    m_popup = new PopupList(*m_search);
    m_popup->setModel(m_hits);
    m_popup->setMaximumRows(7);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textEdited, this, &UnitChooser::search);
    connect(m_popup, &PopupList::chosen, this,
            [this](const QModelIndex& index) { choose(index.data(codeRole).toString()); });

    auto* facts = new QGridLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(px().s4);
    facts->setVerticalSpacing(px().s2);
    facts->setColumnStretch(1, 1);
    facts->setColumnStretch(3, 1);
    m_name = plainLabel({}, Look::Lead, m_facts);
    m_name->setObjectName(QStringLiteral("firstRun.unit"));
    facts->addWidget(m_name, 0, 0, 1, 3);
    facts->addWidget(plainLabel(tr("Chosen"), Look::Done, m_facts), 0, 3, Qt::AlignRight);
    const auto fact = [&](int row, int column, const QString& label) {
        facts->addWidget(plainLabel(label, Look::Secondary, m_facts), row, column);
        auto* value = new ElidedLabel({}, Look::Body, m_facts);
        facts->addWidget(value, row, column + 1);
        return value;
    };
    m_above = fact(1, 0, tr("Part of"));
    m_code = fact(1, 2, tr("Code"));
    m_gridCode = fact(2, 0, tr("Codes of grids"));
    m_region = fact(2, 2, tr("ID number region"));
    layout->addWidget(m_facts);
    m_facts->hide();
}

void UnitChooser::search(const QString& typed) {
    if (m_unit) {
        m_unit.reset();
        m_facts->hide();
        emit changed();
    }
    if (!m_divisions || typed.trimmed().isEmpty()) {
        m_hits->clear();
        m_search->setNote({});
        return;
    }
    m_background.run(
        {.title = {}, .receiver = this, .lane = QStringLiteral("register")},
        [divisions = *m_divisions, typed = typed.toStdString()](Progress&) -> Result<Found> {
            Found found;
            found.hits = divisions.search(typed, hitsShown, &found.total);
            return found;
        },
        [this, typed](const Result<Found>& found) {
            if (found && m_search->text() == typed) show(found->hits, found->total);
        });
}

void UnitChooser::show(const std::vector<organisation::Hit>& hits, std::size_t total) {
    const QString number = QLocale(QLocale::English).toString(static_cast<qulonglong>(total));
    m_search->setNote(hits.empty() ? tr("Nothing found; try fewer words")
                      : total >= organisation::Divisions::many
                          ? tr("Over %1 found; add the city or the street").arg(number)
                          : tr("%1 found").arg(number));
    QList<QStandardItem*> items;
    for (const organisation::Hit& hit : hits) {
        auto* item = new QStandardItem(utf(hit.unit.name));
        std::vector<MarkedPart> marks;
        for (const auto& [first, count] : hit.marks)
            marks.push_back({static_cast<int>(first), static_cast<int>(count)});
        item->setData(QVariant::fromValue(marks), MarksRole);
        item->setData(utf(hit.path), SecondRole);
        item->setData(utf(hit.unit.code), EndRole);
        item->setData(utf(hit.unit.code), codeRole);
        items << item;
    }
    m_hits->clear();
    if (!items.isEmpty()) m_hits->invisibleRootItem()->appendRows(items);
    m_popup->popUp();
}

void UnitChooser::choose(const QString& code) {
    m_unit = m_divisions ? m_divisions->find(code.toStdString()) : std::nullopt;
    if (m_unit) m_search->setText(utf(m_unit->name));
    m_popup->suspend();
    m_search->setNote({});
    describe();
    emit changed();
}

void UnitChooser::describe() {
    m_facts->setVisible(m_unit.has_value());
    if (!m_unit) return;
    m_name->setText(utf(m_unit->name));
    m_above->setText(utf(m_unit->path()));
    m_code->setText(utf(m_unit->code));
    m_gridCode->setText(m_unit->level == organisation::Level::Community
                            ? tr("%1 + 3 digits, can be changed").arg(utf(m_unit->code))
                            : tr("code of the community + 3 digits"));
    const std::string county = m_unit->code.substr(0, 6);
    const auto region = m_divisions->find(county);
    m_region->setText(utf(county) + QLatin1Char(' ') + (region ? utf(region->brief) : QString()));
}

} // namespace mulin::ui
