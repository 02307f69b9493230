// What a role or a person may do, in sentences: 能看到：全单位的居民和住户 … 不能：导出、导入。
#pragma once

#include "core/access/summary.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mulin::ui {

struct RightsLine {
    QString icon, lead, words;
    QString sentence() const;
};

/// `units`: the own grids of a person by name; nullptr for a role, which has none.
std::vector<RightsLine> rightsLines(const access::Summary& summary, const schema::Catalogue& catalogue,
                                    schema::Language language, const QStringList* units = nullptr);
/// 居民和住户; of a type: what its records are called.
QString whatText(const std::string& what, const schema::Catalogue& catalogue, schema::Language language);

/// The lines, one below the other.
class RightsView final : public QWidget {
    Q_OBJECT
public:
    explicit RightsView(const QString& title, QWidget* parent = nullptr);
    void show(const std::vector<RightsLine>& lines);

private:
    QVBoxLayout* m_layout;
    QWidget* m_lines = nullptr;
};

} // namespace mulin::ui
