#include "ui/forms/record_picker.h"

#include "core/base/natural_order.h"
#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/journal/vault.h"
#include "core/records/file_code.h"
#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/view.h"
#include "ui/shell/text.h"
#include "ui/widgets/popup_list.h"

#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int pickerRows = 30;
/// Types without words to search for are listed whole up to here.
constexpr int listedTitles = 2'000;
/// So many records stand above what can be done.
constexpr std::size_t recordsFirst = 4;

/// Where the query matched in the name and in its reading.
void mark(PickerRow& row, const std::string& name, const std::string& query) {
    const auto readings = nameReadings(name);
    for (const std::string& word : split(query, " \t")) {
        const NameMatch match = matchName(name, readings, word);
        if (!match.matches || match.count == 0) continue;
        const QString shown = row.record.title;
        // Code points to UTF-16 units.
        const auto units = [&](std::size_t points) {
            return static_cast<int>(QString::fromStdString(utf8(codepoints(name).substr(0, points))).size());
        };
        const bool latin = std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; });
        if (!latin) {
            row.marks.push_back({units(match.first), units(match.first + match.count) - units(match.first)});
            continue;
        }
        const QStringList syllables = row.second.split(QLatin1Char(' '));
        const bool initials = word.size() <= match.count;
        int at = 0;
        for (int i = 0; i < syllables.size(); ++i) {
            const auto number = static_cast<std::size_t>(i);
            if (number >= match.first && number < match.first + match.count) {
                row.secondMarks.push_back({at, initials ? 1 : static_cast<int>(syllables[i].size())});
            }
            at += static_cast<int>(syllables[i].size()) + 1;
        }
    }
}

PickerRow rowOf(const ReadContext& context, const journal::Record& record, const std::string& query) {
    PickerRow row{{record.id(),
                   utf(records::titleOf(context.reader, context.tables, context.access, record, context.language)),
                   record.type().id},
                  record.type().id,
                  {},
                  {},
                  {}};
    if (record.type().id == "person") {
        const std::string& name = record.text("name");
        row.second = utf(nameWithTones(name));
        const schema::Value& birth = record.get("birth_date");
        if (birth.isNumber()) row.birth = birth.date();
        row.details << utf(schema::displayText(*record.type().field("sex"), record.get("sex"), context.language))
                    << (row.birth ? QString::number(Date::age(*row.birth, context.today)) : QString())
                    << utf(record.text("door").empty() ? record.text("address") : record.text("door"));
        row.end = utf(record.text("estate_name"));
        mark(row, name, query);
    } else {
        row.second = utf(record.text("number"));
        // A unit is a province or a grid: which of them says more than that it is one.
        const schema::FieldDef* level = record.type().id == "unit" ? record.type().field("level") : nullptr;
        row.end = utf(level != nullptr ? schema::displayText(*level, record.get("level"), context.language)
                                       : record.type().label.in(context.language));
    }
    return row;
}

/// Those found alike well as people count them: 2号楼 before 10号楼.
void sortByTitle(std::vector<std::pair<int, PickerRow>>& rows) {
    std::vector<std::pair<std::string, std::pair<int, PickerRow>>> titled;
    for (auto& row : rows) titled.emplace_back(row.second.record.title.toStdString(), std::move(row));
    std::stable_sort(titled.begin(), titled.end(), [](const auto& a, const auto& b) {
        if (a.second.first != b.second.first) return a.second.first < b.second.first;
        return compareNaturally(a.first, b.first) < 0;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::move(titled[i].second);
}

bool isSearchable(const schema::TypeDef& type) {
    return std::any_of(type.fields.begin(), type.fields.end(),
                       [](const schema::FieldDef& field) { return field.search != schema::SearchKind::None; });
}

} // namespace

bool isNamed(const std::string& name, const std::string& text) {
    const auto readings = nameReadings(name);
    const auto words = split(text, " \t");
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.empty() || matchName(name, readings, word).matches;
    });
}

void PickerModel::setRows(std::vector<PickerRow> rows, const QString& nothing, const QString& offer) {
    beginResetModel();
    m_rows = std::move(rows);
    m_nothing = nothing;
    m_offer = offer;
    endResetModel();
}

const PickerRow* PickerModel::at(int row) const {
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int PickerModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    const int records = m_rows.empty() && !m_nothing.isEmpty() ? 1 : static_cast<int>(m_rows.size());
    return records + (m_offer.isEmpty() ? 0 : 1);
}

QVariant PickerModel::data(const QModelIndex& index, int role) const {
    const PickerRow* row = at(index.row());
    if (row == nullptr) {
        if (role == StrongRole) return false;
        if (isOffer(index.row()))
            return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(m_offer) : QVariant();
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(m_nothing) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return row->record.title;
    case MarksRole: return QVariant::fromValue(row->marks);
    case SecondRole: return row->second;
    case SecondMarksRole: return QVariant::fromValue(row->secondMarks);
    case DetailsRole: return row->details;
    case EndRole: return row->end;
    default: return {};
    }
}

Qt::ItemFlags PickerModel::flags(const QModelIndex& index) const {
    return at(index.row()) == nullptr && !isOffer(index.row()) ? Qt::ItemFlags(Qt::NoItemFlags)
                                                               : QAbstractListModel::flags(index);
}

Result<std::vector<PickerRow>> pick(const ReadContext& context, const std::vector<std::string>& types,
                                    const std::string& text, int limit, bool searchOnly) {
    std::vector<PickerRow> rows;
    const std::string key = searchKey(text);
    std::vector<const journal::Table*> tables;
    for (const std::string& type : types)
        if (const journal::Table* table = context.tables.find(type)) tables.push_back(table);
    if (types.empty())
        for (const auto& table : context.tables.all())
            if (table->links == nullptr) tables.push_back(table.get());
    if (const auto uid = records::fileOfCode(key)) {
        // What a hand scanner reads from a form names one record.
        for (const journal::Table* table : tables)
            if (const auto record =
                    records::find(context.reader, context.tables, context.access, table->type->id, *uid);
                record && record->alive)
                return std::vector<PickerRow>{rowOf(context, *record, text)};
        return rows;
    }
    for (const journal::Table* table : tables) {
        if (static_cast<int>(rows.size()) >= limit) break;
        const std::string& type = table->type->id;
        if (!context.access.allows(access::Right::Read, type)) continue;
        if (!journal::mustBeOpen(context.reader, table->type->compartment)) continue;
        const bool searchable = isSearchable(*table->type) && !key.empty();
        if (searchable) {
            const bool many = type == "person"; // too many to be read for their order
            const auto room = static_cast<std::size_t>(limit) - rows.size();
            MULIN_TRY_LET(hits, records::search(context.reader, context.tables, context.access,
                                                {type, text, many ? static_cast<int>(room) : listedTitles}));
            std::vector<std::int64_t> found;
            for (const records::Hit& hit : hits) found.push_back(hit.row);
            MULIN_TRY_LET(records, records::window(context.reader, context.tables, context.access, type, found));
            std::vector<std::pair<int, PickerRow>> ranked;
            for (std::size_t i = 0; i < records.size(); ++i)
                if (records[i] && records[i]->alive)
                    ranked.emplace_back(hits[i].rank, rowOf(context, *records[i], text));
            if (!many) sortByTitle(ranked);
            for (std::size_t i = 0; i < std::min(room, ranked.size()); ++i) rows.push_back(std::move(ranked[i].second));
            if (!found.empty() || type == "person") continue;
        }
        if (searchOnly) continue;
        records::Query query;
        query.type = type;
        query.limit = listedTitles;
        MULIN_TRY_LET(all, records::list(context.reader, context.tables, context.access, query, context.today));
        for (const journal::Record& record : all) {
            if (static_cast<int>(rows.size()) >= limit) break;
            PickerRow row = rowOf(context, record, text);
            const std::string title = row.record.title.toStdString();
            if (key.empty() || searchKey(title).find(key) != std::string::npos || isNamed(title, text)) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

RecordPicker::RecordPicker(OfficeSession& session, QLineEdit& field, std::vector<std::string> types, QWidget* anchor)
    : QObject(&field)
    , m_session(session)
    , m_field(field)
    , m_anchor(anchor)
    , m_types(std::move(types))
    , m_model(new PickerModel(this)) {
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &RecordPicker::search);
    connect(&field, &QLineEdit::textEdited, this, &RecordPicker::typed);
    field.installEventFilter(this);
}

void RecordPicker::setProposals(std::vector<PickerRow> rows) {
    m_proposals = std::move(rows);
    popup().setOpensEmpty(!m_proposals.empty());
}

void RecordPicker::setSource(std::function<Source()> make) { m_source = std::move(make); }

void RecordPicker::setFilled(bool filled) {
    m_filled = filled;
    if (filled && isOpen() && m_field.text().isEmpty()) m_popup->hide(); // it came before what was loaded
}

void RecordPicker::propose() { m_model->setRows(m_proposals); }

bool RecordPicker::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::FocusIn && (m_source || (!m_proposals.empty() && !m_filled)) &&
        m_field.text().isEmpty()) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        // The field has the focus once this event is over.
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            QTimer::singleShot(0, this, [this] {
                if (!m_field.hasFocus() || !m_field.text().isEmpty()) return;
                if (m_source)
                    search();
                else if (!m_filled)
                    propose();
            });
    }
    return QObject::eventFilter(object, event);
}

bool RecordPicker::isOpen() const { return m_popup != nullptr && m_popup->isVisible(); }

PopupList& RecordPicker::popup() {
    // Made when the field stands in its window.
    if (m_popup == nullptr) {
        m_popup = new PopupList(m_field);
        m_popup->setOpensEmpty(m_source != nullptr);
        m_popup->setModel(m_model);
        if (m_anchor != nullptr) m_popup->setAnchor(*m_anchor);
        connect(m_popup, &PopupList::chosen, this, [this](const QModelIndex& index) {
            // By Enter the list is closed already; its rows may still be those of fewer letters.
            if (m_pending && !isOpen()) {
                m_takeFirst = true;
            } else if (m_model->isOffer(index.row())) {
                emit offerTaken(m_field.text().trimmed());
            } else if (const PickerRow* row = m_model->at(index.row())) {
                take(*row);
            }
        });
        connect(m_popup, &PopupList::currentChanged, this, [this](const QModelIndex& index) {
            const PickerRow* row = m_model->at(index.row());
            if (row != nullptr && !row->nameOnly && !row->act && isOpen()) emit highlighted(row->record);
        });
    }
    return *m_popup;
}

void RecordPicker::take(const PickerRow& row) {
    const PickerRow taken = row; // the row may go while it is told
    if (taken.act) {
        taken.act();
    } else if (taken.nameOnly) {
        emit offerTaken(taken.record.title);
    } else {
        emit chosen(taken.record);
        emit rowChosen(taken);
    }
}

void RecordPicker::typed(const QString& text) {
    const std::string query = text.trimmed().toStdString();
    m_takeFirst = false;
    m_pending = !query.empty() || m_source;
    m_latest.cancel();
    if (!m_pending) {
        m_delay.stop();
        propose();
    } else if (m_delay.interval() == 0) {
        search();
    } else {
        m_delay.start();
    }
}

void RecordPicker::search() {
    const QString text = m_field.text();
    const std::string query = text.trimmed().toStdString();
    m_pending = !query.empty() || m_source;
    if (!m_pending) return;
    if (const auto asked = m_acts ? askedAct(text) : std::nullopt) {
        m_pending = false;
        popup();
        show(m_acts(*asked));
        return;
    }
    m_session.read(
        this, m_latest,
        [types = m_types, query, searchOnly = m_searchOnly,
         source = m_source ? m_source() : Source()](const ReadContext& context) {
            return source ? source(context, query) : pick(context, types, query, pickerRows, searchOnly);
        },
        [this, text](Result<std::vector<PickerRow>> rows) {
            m_pending = false;
            if (!rows) return;
            popup();
            for (auto one = m_proposals.rbegin(); one != m_proposals.rend(); ++one)
                if (one->nameOnly && isNamed(one->record.title.toStdString(), text.toStdString()))
                    rows->insert(rows->begin(), *one);
            if (m_acts) {
                auto acts = m_acts(text.trimmed());
                const auto at = std::min(rows->size(), recordsFirst);
                rows->insert(rows->begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(acts.begin()),
                             std::make_move_iterator(acts.end()));
            }
            show(std::move(*rows));
        });
}

void RecordPicker::show(std::vector<PickerRow> rows) {
    m_model->setRows(std::move(rows), m_nothing, m_offer.isEmpty() ? QString() : m_offer.arg(m_field.text().trimmed()));
    if (!std::exchange(m_takeFirst, false)) return;
    m_popup->suspend();
    if (const PickerRow* row = m_model->at(0)) take(*row);
}

std::optional<QString> RecordPicker::askedAct(const QString& text) {
    static const QString signs = QString::fromUtf8(">＞》");
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || !signs.contains(trimmed.front())) return {};
    return trimmed.mid(1).trimmed();
}

} // namespace mulin::ui
