#include "ui/printing/fonts.h"

#include <QtGui/QFontDatabase>

namespace mulin::ui::printing {

namespace {

QStringList installedFamilies(FontRole role) {
    QStringList installed;
    for (const QString& family : wantedFamilies(role))
        if (QFontDatabase::hasFamily(family)) installed << family;
    return installed;
}

QString systemFamily() { return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family(); }

} // namespace

QStringList wantedFamilies(FontRole role) {
    const auto list = [](const char* names) { return QString::fromUtf8(names).split(QLatin1Char('|')); };
    switch (role) {
    case FontRole::Title:
        return list("方正小标宋简体|方正小标宋_GBK|FZXiaoBiaoSong-B05S|华文中宋|STZhongsong|Noto Serif CJK SC|"
                    "Source Han Serif SC|SimSun|Noto Sans CJK SC");
    case FontRole::Body:
        return list("仿宋_GB2312|仿宋|FangSong|方正仿宋_GBK|STFangsong|Noto Serif CJK SC|Source Han Serif SC|SimSun|"
                    "Noto Sans CJK SC");
    case FontRole::Kai:
        return list("楷体_GB2312|楷体|KaiTi|方正楷体_GBK|STKaiti|Noto Serif CJK SC|Source Han Serif SC|SimSun|"
                    "Noto Sans CJK SC");
    case FontRole::Hei:
        return list("黑体|SimHei|方正黑体_GBK|STHeiti|Noto Sans CJK SC|Source Han Sans SC|Microsoft YaHei|"
                    "Noto Serif CJK SC");
    case FontRole::Song:
        return list("宋体|SimSun|方正书宋_GBK|STSong|Noto Serif CJK SC|Source Han Serif SC|Noto Sans CJK SC");
    }
    return {};
}

QString usedFamily(FontRole role) {
    const QStringList installed = installedFamilies(role);
    return installed.isEmpty() ? systemFamily() : installed.first();
}

std::vector<FontUse> fontReport() {
    std::vector<FontUse> report;
    for (const FontRole role : {FontRole::Title, FontRole::Body, FontRole::Kai, FontRole::Hei, FontRole::Song})
        report.push_back({role, wantedFamilies(role).first(), usedFamily(role)});
    return report;
}

std::vector<Face> facesOf(FontRole role, bool bold) {
    std::vector<Face> faces;
    for (const QString& family : installedFamilies(role)) faces.push_back({family, {}, bold});
    if (faces.empty()) faces.push_back({systemFamily(), {}, bold});
    return faces;
}

const QRawFont& FaceCache::font(const Face& face, double pixels) {
    const auto key = std::pair(face, pixels);
    if (const auto found = m_sized.find(key); found != m_sized.end()) return found->second;
    auto base = m_base.find(face);
    if (base == m_base.end()) {
        QFont font(face.family);
        font.setPixelSize(64);
        font.setBold(face.bold);
        if (!face.style.isEmpty()) font.setStyleName(face.style);
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferQuality | QFont::PreferOutline));
        base = m_base.emplace(face, QRawFont::fromFont(font)).first;
    }
    QRawFont sized = base->second;
    sized.setPixelSize(pixels);
    // A window is zoomed through many sizes; only the recent ones matter.
    if (m_sized.size() > 64) m_sized.clear();
    return m_sized.emplace(key, std::move(sized)).first->second;
}

} // namespace mulin::ui::printing
