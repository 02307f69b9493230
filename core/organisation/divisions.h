// The national register of divisions: 31 provinces down to 620,000 communities, by code and by typed name.
// Compiled into the program and read in place; opening takes less than a millisecond, keep one and pass it on.
#pragma once

#include "core/base/result.h"
#include "core/organisation/codes.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulin::organisation {

class RegisterFile;

struct UnitName {
    std::string code;  ///< 12 digits
    std::string name;  ///< as registered: 友谊南里社区居民委员会
    std::string brief; ///< 友谊南里社区
    Level level = Level::Province;
    /// Stands for no place: 市辖区 of 北京市, 省直辖县级行政区划. Left out of paths.
    bool isFiller() const;
};

struct Unit : UnitName {
    std::vector<UnitName> parents; ///< from the province down
    std::string path() const;      ///< parents without fillers: 河北省 唐山市 路南区 友谊街道
    std::string fullName() const; ///< path and brief name together: 河北省 唐山市 路南区 友谊街道 友谊南里社区
};

struct Hit {
    Unit unit;
    std::string path;                                       ///< of the parents
    std::vector<std::pair<std::size_t, std::size_t>> marks; ///< first, count: characters of unit.name that were typed
};

class Divisions {
public:
    static constexpr std::size_t many = 2000;

    /// Error: FileDamaged.
    static Result<Divisions> shipped();
    /// `bytes` must outlive the object.
    static Result<Divisions> open(std::string_view bytes);

    /// 2, 4, 6, 9 or 12 digits.
    std::optional<Unit> find(std::string_view code) const;
    /// Error: UnknownOffice{code}.
    Result<Unit> office(std::string_view code) const;
    /// Units right below, by code. A city without counties gives its streets. Parents are not filled in.
    std::vector<UnitName> children(std::string_view code) const;
    /// One or more words, in any order: parts of the unit's name and of its parents' names, in Han, pinyin, initials or
    /// a mixture, or the beginning of a code. Best first: whole names, beginnings, parts; parents settle ties, then the
    /// level. `total` receives how many units match; from `many` on there may be more, and units of later provinces are
    /// missing, except provinces, cities and counties themselves.
    std::vector<Hit> search(std::string_view text, std::size_t limit, std::size_t* total = nullptr) const;
    std::size_t count(Level level) const;

private:
    explicit Divisions(std::shared_ptr<const RegisterFile> file) : m_file(std::move(file)) {}
    std::shared_ptr<const RegisterFile> m_file;
};

} // namespace mulin::organisation
