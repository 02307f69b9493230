// Internal to the form: a record as it is read for it.
#pragma once

#include "core/journal/record.h"
#include "ui/forms/record_form.h"

namespace mulin::ui {

struct RecordForm::Loaded {
    journal::Record record;
    std::map<std::string, QString> titles; ///< of the other ends of link fields
    std::map<std::string, std::vector<LinkedRecord>> links;
};

/// What became of it since.
struct RecordForm::Again {
    std::optional<Loaded> now;
    std::map<std::string, QString> by; ///< who changed a field last, by key; "" for what is written elsewhere
    QString gone;                      ///< a sentence, if it is not there any more
};

} // namespace mulin::ui
