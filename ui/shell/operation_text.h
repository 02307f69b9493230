// What an act was, in words: "修改 单秀兰 的电话". Read on a worker, worded on the GUI thread.
#pragma once

#include "core/journal/history.h"
#include "core/records/view.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <memory>

namespace mulin::ui {

/// An act with what it takes the file to know.
struct ActDescription {
    journal::Act act;
    QString type;            ///< label of the record's type
    QString subject;         ///< what the record is called
    QStringList fields;      ///< labels of the fields that changed
    QString revealed;        ///< label of the field that was unmasked
    std::size_t records = 0; ///< at most 21
    std::string recordType;
    bool sealed = false; ///< of a sealed ledger that is open: its words stand where it is worked at alone
    std::optional<RecordId> record;
    std::shared_ptr<const ActDescription> undone; ///< of an undo: the act that it undid
};

/// May take a file's time: on a worker.
ActDescription describe(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                        const journal::Act& act, schema::Language language);
/// What the record is called in a sentence: persons by name, visits and ledgers by the persons concerned.
QString subjectOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                  const journal::Record& record, schema::Language language);

QString operationText(const ActDescription& act);
/// Where anybody may look over the shoulder: of a sealed ledger nothing but that it was one.
QString discreetText(const ActDescription& act);

/// One line of a record's history: "电话　138… → 139…".
struct HistoryLine {
    QString field, before, after;
};
std::vector<HistoryLine> historyLines(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, const schema::TypeDef& type,
                                      const journal::HistoryItem& item, schema::Language language);

} // namespace mulin::ui
