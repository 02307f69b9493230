// What a template is filled with: a tree of maps, lists and texts. All text is UTF-8 and comes out literally.
#pragma once

#include <QtCore/QString>

#include <concepts>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace mulin::ui::printing {

class TemplateData {
public:
    /// A number with something behind it: printed as its value, clickable in the preview.
    struct Figure {
        std::string value;
        std::string anchor;
    };
    using List = std::vector<TemplateData>;
    using Map = std::map<std::string, TemplateData>;

    TemplateData() = default;
    TemplateData(const char* text) : m_value(std::string(text)) {}
    TemplateData(std::string text) : m_value(std::move(text)) {}
    TemplateData(const QString& text) : m_value(text.toStdString()) {}
    TemplateData(std::integral auto number) requires(!std::same_as<decltype(number), bool>)
        : m_value(std::to_string(number)) {}
    TemplateData(std::same_as<bool> auto yes) : m_value(yes) {}
    TemplateData(Figure figure) : m_value(std::move(figure)) {}
    TemplateData(List list) : m_value(std::move(list)) {}
    TemplateData(Map map) : m_value(std::move(map)) {}

    const std::variant<std::string, Figure, bool, List, Map>& value() const { return m_value; }
    /// Makes this a map if it is none yet.
    TemplateData& operator[](const std::string& name);
    void append(TemplateData item); ///< makes this a list if it is none yet

private:
    std::variant<std::string, Figure, bool, List, Map> m_value;
};

} // namespace mulin::ui::printing
