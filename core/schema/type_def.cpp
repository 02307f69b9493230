#include "core/schema/type_def.h"

#include <algorithm>

namespace mulin::schema {

namespace {

template<class T> const T* byCode(const std::vector<T>& items, std::string_view code) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.code == code; });
    return at == items.end() ? nullptr : &*at;
}

} // namespace

bool FieldDef::isText() const {
    switch (type) {
    case FieldType::Text:
    case FieldType::Note:
    case FieldType::Choice:
    case FieldType::Phone:
    case FieldType::IdNumber:
    case FieldType::Address:
    case FieldType::Formula: return true;
    default: return false;
    }
}

const ChoiceDef* FieldDef::choice(std::string_view code) const { return byCode(choices, code); }
const ChoiceDef* FieldDef::role(std::string_view code) const { return byCode(roles, code); }

std::size_t FieldDef::lengthLimit() const {
    if (maxLength) return *maxLength;
    switch (type) {
    case FieldType::Note: return 100'000;
    case FieldType::Phone: return 100;
    case FieldType::IdNumber: return 40;
    case FieldType::Attachment: return 500;            // of its value, not of the file
    case FieldType::Choices: return std::string::npos; // no more than there are choices
    default: return 200;
    }
}

const FieldDef* TypeDef::field(std::string_view fieldId) const {
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const FieldDef& f) { return f.id == fieldId; });
    return at == fields.end() ? nullptr : &*at;
}

} // namespace mulin::schema
