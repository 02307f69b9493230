// Single facts of a record, as a page puts them into its sentences.
#pragma once

#include "core/records/view.h"
#include "ui/shell/office_session.h"
#include "ui/shell/text.h"

#include <optional>
#include <string_view>

namespace mulin::ui {

/// The field in words, numbers masked; empty if records of this type have none of that name.
inline QString shown(const ReadContext& context, const journal::Record& record, const char* id) {
    const schema::FieldDef* field = record.type().field(id);
    return field == nullptr ? QString()
                            : utf(records::shownText(context.reader, context.tables, context.access, record, *field,
                                                     context.language, false));
}

inline std::optional<Date> dateOf(const journal::Record& record, std::string_view field) {
    const schema::Value& value = record.get(field);
    return value.isNumber() ? std::optional(value.date()) : std::nullopt;
}

} // namespace mulin::ui
