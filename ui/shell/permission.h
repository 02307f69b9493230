// What a page, a command or a button needs. Each declares it where it is made; the window asks the rights once, here.
#pragma once

#include "core/access/rights.h"

#include <QtCore/QString>

#include <functional>
#include <vector>

namespace mulin::access {
class Access;
}
namespace mulin::schema {
class Catalogue;
}

namespace mulin::ui {

struct Need {
    access::Right right;
    std::string type = {}; ///< of records; empty: an operation of the office
};
/// One of them is enough; none: it is for everybody.
using Needs = std::vector<Need>;
/// Why somebody may not, as a sentence; empty: may.
using Judge = std::function<QString(const Needs&)>;

QString refusal(const access::Access& access, const Needs& needs, const schema::Catalogue& catalogue,
                schema::Language language);
/// Those of them whose records may be read.
std::vector<const schema::TypeDef*> readable(std::vector<const schema::TypeDef*> types, const access::Access& access);
/// 导出; with a type: 登记修改（走访）.
QString rightText(const Need& need, const schema::Catalogue& catalogue, schema::Language language);

} // namespace mulin::ui
