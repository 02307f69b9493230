// Column headings as clerks write them: "身份证号码*", "联系电话（手机）", "1.姓  名", "出生日期:".
#pragma once

#include <string>
#include <string_view>

namespace mulin::sheets {

/// The key of a heading: compatible letters made one, no spaces, marks, numbering; words in brackets kept without
/// brackets.
std::string headingKey(std::string_view heading);
/// The same without what stands in brackets; and what stands in them alone.
std::string headingKeyOutside(std::string_view heading);
std::string headingKeyInside(std::string_view heading);

} // namespace mulin::sheets
