// The syllables of Mandarin, and the ways in which typed letters can be cut into them.
#include "core/base/pinyin.h"

#include <algorithm>
#include <array>
#include <limits>

namespace mulin {

namespace {

// clang-format off
constexpr auto table = std::to_array<std::string_view>({
    "a", "ai", "an", "ang", "ao", "ba", "bai", "ban", "bang", "bao", "bei", "ben", "beng", "bi", "bian", "biao",
    "bie", "bin", "bing", "bo", "bu", "ca", "cai", "can", "cang", "cao", "ce", "cen", "ceng", "cha", "chai", "chan",
    "chang", "chao", "che", "chen", "cheng", "chi", "chong", "chou", "chu", "chua", "chuai", "chuan", "chuang",
    "chui", "chun", "chuo", "ci", "cong", "cou", "cu", "cuan", "cui", "cun", "cuo", "da", "dai", "dan", "dang", "dao",
    "de", "dei", "den", "deng", "di", "dia", "dian", "diao", "die", "ding", "diu", "dong", "dou", "du", "duan", "dui",
    "dun", "duo", "e", "ei", "en", "er", "fa", "fan", "fang", "fei", "fen", "feng", "fo", "fou", "fu", "ga", "gai",
    "gan", "gang", "gao", "ge", "gei", "gen", "geng", "gong", "gou", "gu", "gua", "guai", "guan", "guang", "gui",
    "gun", "guo", "ha", "hai", "han", "hang", "hao", "he", "hei", "hen", "heng", "hong", "hou", "hu", "hua", "huai",
    "huan", "huang", "hui", "hun", "huo", "ji", "jia", "jian", "jiang", "jiao", "jie", "jin", "jing", "jiong", "jiu",
    "ju", "juan", "jue", "jun", "ka", "kai", "kan", "kang", "kao", "ke", "ken", "keng", "kong", "kou", "ku", "kua",
    "kuai", "kuan", "kuang", "kui", "kun", "kuo", "la", "lai", "lan", "lang", "lao", "le", "lei", "leng", "li", "lia",
    "lian", "liang", "liao", "lie", "lin", "ling", "liu", "lo", "long", "lou", "lu", "luan", "lue", "lun", "luo",
    "lv", "lve", "ma", "mai", "man", "mang", "mao", "me", "mei", "men", "meng", "mi", "mian", "miao", "mie", "min",
    "ming", "miu", "mo", "mou", "mu", "na", "nai", "nan", "nang", "nao", "ne", "nei", "nen", "neng", "ni", "nian",
    "niang", "niao", "nie", "nin", "ning", "niu", "nong", "nou", "nu", "nuan", "nue", "nun", "nuo", "nv", "nve", "o",
    "ou", "pa", "pai", "pan", "pang", "pao", "pei", "pen", "peng", "pi", "pian", "piao", "pie", "pin", "ping", "po",
    "pou", "pu", "qi", "qia", "qian", "qiang", "qiao", "qie", "qin", "qing", "qiong", "qiu", "qu", "quan", "que",
    "qun", "ran", "rang", "rao", "re", "ren", "reng", "ri", "rong", "rou", "ru", "rua", "ruan", "rui", "run", "ruo",
    "sa", "sai", "san", "sang", "sao", "se", "sen", "seng", "sha", "shai", "shan", "shang", "shao", "she", "shei",
    "shen", "sheng", "shi", "shou", "shu", "shua", "shuai", "shuan", "shuang", "shui", "shun", "shuo", "si", "song",
    "sou", "su", "suan", "sui", "sun", "suo", "ta", "tai", "tan", "tang", "tao", "te", "teng", "ti", "tian", "tiao",
    "tie", "ting", "tong", "tou", "tu", "tuan", "tui", "tun", "tuo", "wa", "wai", "wan", "wang", "wei", "wen", "weng",
    "wo", "wu", "xi", "xia", "xian", "xiang", "xiao", "xie", "xin", "xing", "xiong", "xiu", "xu", "xuan", "xue",
    "xun", "ya", "yan", "yang", "yao", "ye", "yi", "yin", "ying", "yo", "yong", "you", "yu", "yuan", "yue", "yun",
    "za", "zai", "zan", "zang", "zao", "ze", "zei", "zen", "zeng", "zha", "zhai", "zhan", "zhang", "zhao", "zhe",
    "zhei", "zhen", "zheng", "zhi", "zhong", "zhou", "zhu", "zhua", "zhuai", "zhuan", "zhuang", "zhui", "zhun",
    "zhuo", "zi", "zong", "zou", "zu", "zuan", "zui", "zun", "zuo",
});
// clang-format on
static_assert(std::is_sorted(table.begin(), table.end()));

constexpr std::size_t longest = 6;
constexpr std::size_t mostCuts = 32;
constexpr std::size_t mostLetters = 64;

bool beginsSyllable(char letter) {
    return letter >= 'a' && letter <= 'z' && letter != 'i' && letter != 'u' && letter != 'v';
}

/// Is it a syllable cut short? Only the end of a query can be.
bool isBeginning(std::string_view letters) {
    const auto at = std::lower_bound(table.begin(), table.end(), letters);
    return at != table.end() && at->starts_with(letters);
}

struct Cutter {
    std::string_view letters;
    std::array<std::size_t, mostLetters + 1> fewest{}; ///< parts needed from here to the end
    std::vector<std::string> found;
    std::string initials;
    int steps = 20'000; ///< a bound for letters typed at random

    bool isPart(std::size_t at, std::size_t count) const {
        const std::string_view part = letters.substr(at, count);
        if (count == 1) return beginsSyllable(part[0]);
        if (isPinyinSyllable(part)) return true;
        if (count == 2 && part[1] == 'h' && (part[0] == 'z' || part[0] == 'c' || part[0] == 's')) return true;
        return at + count == letters.size() && isBeginning(part);
    }

    void measure() {
        constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
        fewest.fill(never);
        fewest[letters.size()] = 0;
        for (std::size_t at = letters.size(); at-- > 0;)
            for (std::size_t count = 1; count <= longest && at + count <= letters.size(); ++count)
                if (fewest[at + count] != never && isPart(at, count))
                    fewest[at] = std::min(fewest[at], fewest[at + count] + 1);
    }

    /// Finds all cuts into exactly `parts` parts, long ones first.
    void cut(std::size_t at, std::size_t parts) {
        if (found.size() >= mostCuts || --steps < 0) return;
        if (at == letters.size()) {
            if (parts == 0 && std::find(found.begin(), found.end(), initials) == found.end()) found.push_back(initials);
            return;
        }
        if (parts == 0 || fewest[at] > parts) return;
        for (std::size_t count = std::min(longest, letters.size() - at); count > 0; --count) {
            if (fewest[at + count] > parts - 1 || !isPart(at, count)) continue;
            initials += letters[at];
            cut(at + count, parts - 1);
            initials.pop_back();
        }
    }
};

} // namespace

bool isPinyinSyllable(std::string_view letters) {
    if (letters.empty() || letters.size() > longest) return false;
    std::array<char, longest> lower{};
    for (std::size_t i = 0; i < letters.size(); ++i)
        lower[i] = letters[i] >= 'A' && letters[i] <= 'Z' ? static_cast<char>(letters[i] + 32) : letters[i];
    return std::binary_search(table.begin(), table.end(), std::string_view(lower.data(), letters.size()));
}

std::vector<std::string> initialsOf(std::string_view letters) {
    std::string lower;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters.substr(i).starts_with("\u00FC") || letters.substr(i).starts_with("\u00DC")) {
            lower += 'v';
            ++i;
        } else if (letters[i] >= 'A' && letters[i] <= 'Z') {
            lower += static_cast<char>(letters[i] + 32);
        } else if (letters[i] >= 'a' && letters[i] <= 'z') {
            lower += letters[i];
        } else if (letters[i] != '\'' && letters[i] != ' ') {
            return {};
        }
    }
    if (lower.empty() || lower.size() > mostLetters) return {};
    Cutter cutter;
    cutter.letters = lower;
    cutter.measure();
    for (std::size_t parts = cutter.fewest[0]; parts <= lower.size(); ++parts) cutter.cut(0, parts);
    return std::move(cutter.found);
}

} // namespace mulin
