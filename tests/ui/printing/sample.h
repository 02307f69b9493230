// A month of an invented office.
#pragma once

#include "ui/printing/template.h"

namespace mulin::ui::printing::test {

inline TemplateData figure(int value, const std::string& anchor) {
    std::string text = std::to_string(value);
    for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
    return TemplateData::Figure{text, anchor};
}

inline TemplateData sampleMonth(int grids = 5, const std::string& oneName = "第三网格") {
    const std::vector<std::string> bands{"0—6岁", "7—17岁", "18—59岁", "60—79岁", "80岁以上"};
    const std::vector<std::string> ledgers{"独居老人", "低保"};
    TemplateData data;
    data["office"] = "友谊南里社区";
    data["period"] = "2026年11月";
    data["range"] = "10月26日至11月25日";
    data["sealed"] = false;
    data["until"] = "截至2026年11月25日";
    data["residents"]["people"] = figure(6012, "residents");
    data["residents"]["households"] = figure(2389, "households");
    data["residents"]["change"] = figure(7, "residents.change");
    data["residents"]["up"] = true;
    data["residents"]["down"] = false;
    data["residents"]["same"] = false;
    data["bands"] = TemplateData::List();
    for (std::size_t i = 0; i < bands.size(); ++i) {
        TemplateData band;
        band["label"] = bands[i];
        band["people"] = figure(int(300 + 700 * i), "band." + std::to_string(i));
        band["last"] = i + 1 == bands.size();
        data["bands"].append(band);
    }
    data["moves"]["in"] = figure(12, "moves.in");
    data["moves"]["out"] = figure(5, "moves.out");
    const auto visits = [](int base, const std::string& anchor) {
        TemplateData out;
        out["households"] = figure(base, anchor + "visits.households");
        out["people"] = figure(base + 31, anchor + "visits.people");
        out["times"] = figure(base + 64, anchor + "visits.times");
        out["organisations"] = figure(base / 10, anchor + "visits.organisations");
        return out;
    };
    data["visits"] = visits(171, {});
    data["has_ledgers"] = true;
    data["ledgers"] = TemplateData::List();
    for (std::size_t i = 0; i < ledgers.size(); ++i) {
        TemplateData ledger;
        ledger["name"] = ledgers[i];
        ledger["entered"] = figure(3 + int(i), "entered." + std::to_string(i));
        ledger["left"] = figure(1, "left." + std::to_string(i));
        ledger["members"] = figure(62 - int(i) * 20, "members." + std::to_string(i));
        ledger["last"] = i + 1 == ledgers.size();
        data["ledgers"].append(ledger);
    }
    data["comparison"] = TemplateData::List();
    const auto compare = [&](const char* label, const char* unit, int now, int before) {
        TemplateData row;
        row["label"] = label;
        row["unit"] = unit;
        row["now"] = figure(now, std::string("compare.") + label);
        row["before"] = figure(before, std::string("before.") + label);
        row["change"] =
            now == before ? std::string("0") : (now > before ? "+" : "−") + std::to_string(std::abs(now - before));
        data["comparison"].append(row);
    };
    compare("在册居民", "人", 6012, 6005);
    compare("迁入", "人", 12, 9);
    compare("迁出", "人", 5, 11);
    compare("走访居民", "户", 171, 233);
    compare("走访居民", "人次", 235, 301);
    compare("走访单位", "家", 17, 17);
    const auto part = [&](int seed, const std::string& anchor) {
        TemplateData grid;
        grid["households"] = figure(400 + seed, anchor + "households");
        grid["people"] = figure(1100 + 13 * seed, anchor + "people");
        grid["in"] = figure(seed % 4, anchor + "in");
        grid["out"] = figure(seed % 3, anchor + "out");
        grid["bands"] = TemplateData::List();
        for (std::size_t i = 0; i < bands.size(); ++i) {
            TemplateData band;
            band["people"] = figure(60 + seed * 3 + int(i), anchor + "band." + std::to_string(i));
            grid["bands"].append(band);
        }
        grid["visits"] = visits(30 + seed, anchor);
        grid["ledgers"] = TemplateData::List();
        for (std::size_t i = 0; i < ledgers.size(); ++i) {
            TemplateData ledger;
            ledger["entered"] = figure(seed % 2, anchor + "entered." + std::to_string(i));
            ledger["left"] = figure(0, anchor + "left." + std::to_string(i));
            grid["ledgers"].append(ledger);
        }
        return grid;
    };
    data["grids"] = TemplateData::List();
    data["chart"] = TemplateData::List();
    for (int i = 1; i <= grids; ++i) {
        const std::string name = i == 3 ? oneName : "第" + std::to_string(i) + "网格";
        TemplateData grid = part(i, "grid" + std::to_string(i) + ".");
        grid["name"] = name;
        data["grids"].append(grid);
        if (i > 8) continue;
        TemplateData bar;
        bar["label"] = name;
        bar["now"] = figure(20 + (i * 7) % 30, "chart." + std::to_string(i));
        bar["before"] = figure(25 + (i * 11) % 30, "chart.before." + std::to_string(i));
        data["chart"].append(bar);
    }
    data["total"] = part(0, "total.");
    data["has_chart"] = true;
    data["known_at"] = "2026年11月25日10:00";
    data["digest"] = "7F3A 19C2";
    data["log"] = "7F3A 19C2 0B44 91DE 5A07";
    return data;
}

} // namespace mulin::ui::printing::test
