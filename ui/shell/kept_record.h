// What an undo left as it is, with the names one knows it by.
#pragma once

#include "core/journal/left_alone.h"
#include "core/journal/tables.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace mulin::ui {

struct KeptRecord {
    std::string type;
    RecordId id;
    QString kind, title, field; ///< label of the type, name, label of the field; no field: the record as a whole
    std::string reason;         ///< as in journal::LeftAlone
    QStringList by;             ///< names of those that need it
};

/// Persons first. On a worker: names are read.
std::vector<KeptRecord> describeKept(const db::Reader& reader, const journal::Tables& tables,
                                     const access::Access& access, const std::vector<journal::LeftAlone>& left,
                                     schema::Language language);

} // namespace mulin::ui
