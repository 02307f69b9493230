// The faces of printed documents. Offices have the licensed faces or they have not; each role falls back in order.
#pragma once

#include "ui/printing/document.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <QtGui/QRawFont>

#include <map>
#include <vector>

namespace mulin::ui::printing {

QStringList wantedFamilies(FontRole role); ///< best first
QString usedFamily(FontRole role);         ///< the first of them that is installed; the system's own otherwise

/// One line of the font page: what is wanted, what is there.
struct FontUse {
    FontRole role = FontRole::Body;
    QString wanted;
    QString used;
    bool operator==(const FontUse&) const = default;
};
std::vector<FontUse> fontReport();

/// A face by name, so that laid-out pages can be handed from a working thread to the window.
struct Face {
    QString family;
    QString style; ///< empty: by `bold`
    bool bold = false;
    bool operator==(const Face&) const = default;
    bool operator<(const Face& other) const {
        return std::tie(family, style, bold) < std::tie(other.family, other.style, other.bold);
    }
};

/// Opens faces at sizes and keeps them. Belongs to one thread.
class FaceCache {
public:
    /// `pixels` per em of the target. Metrics are unhinted: they scale exactly.
    const QRawFont& font(const Face& face, double pixels);

private:
    std::map<Face, QRawFont> m_base;
    std::map<std::pair<Face, double>, QRawFont> m_sized;
};

/// Faces of a role, best first, that are installed.
std::vector<Face> facesOf(FontRole role, bool bold);

} // namespace mulin::ui::printing
