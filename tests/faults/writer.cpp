#include "tests/faults/writer.h"

#include "core/office.h"
#include "core/sheets/import.h"

#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace mulin::faults {

namespace {

void tell(int pipe, const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(pipe, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) ::_exit(3);
}

/// Tells that an import is done as soon as it is asked whether to go on: too early.
class Hasty final : public Progress {
public:
    Hasty(int pipe, std::string line) : m_pipe(pipe), m_line(std::move(line)) {}
    void report(std::int64_t, std::int64_t) override {}
    bool cancelled() const override {
        if (!m_told) tell(m_pipe, m_line);
        m_told = true;
        return false;
    }

private:
    int m_pipe;
    std::string m_line;
    mutable bool m_told = false;
};

} // namespace

Result<std::unique_ptr<journal::Journal>> openJournal(const schema::Catalogue& catalogue, const std::string& file,
                                                      const db::Key& key) {
    return journal::Journal::open(file, catalogue, {Environment{}, allRules(catalogue), {}, key, {}});
}

int writeUntilKilled(const Writing& writing) {
    auto opened = openJournal(writing.catalogue, writing.file, writing.key);
    if (!opened) return 4;
    journal::Journal& journal = **opened;
    const access::Access access = access::Access::full(std::nullopt);
    tell(writing.pipe, "ready");
    for (int n = 0;; ++n) {
        const std::string tag = "批" + std::to_string(writing.round) + "次" + std::to_string(n) + "之";
        if (n % 4 == 1) {
            const std::string sheet =
                writing.folder + "/" + std::to_string(writing.round) + "-" + std::to_string(n) + ".csv";
            {
                std::ofstream out(sheet);
                out << "姓名,性别,小区,楼号,单元,室\n";
                for (int row = 0; row < importRows; ++row)
                    out << tag << row << ",女,南里," << row % 5 + 1 << ",1," << 101 + row << "\n";
            }
            sheets::ImportRequest request;
            request.path = sheet;
            NoProgress patient;
            Hasty hasty(writing.pipe, "import " + tag);
            Progress& progress = writing.early ? static_cast<Progress&>(hasty) : patient;
            const auto done = sheets::importSheet(journal, access, request, progress);
            ::unlink(sheet.c_str());
            if (!done || done->added != importRows) return 5;
            if (!writing.early) tell(writing.pipe, "import " + tag);
            continue;
        }
        const auto done = journal.transact(access, {"visit.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(person, writer.create("person", schema::Values().set("name", tag)));
            schema::Values visit;
            visit.set("visited_on", writer.today()).set("purpose", "routine").set("findings", tag);
            visit.link("people", "visited", person);
            MULIN_TRY(writer.create("visit", visit));
            if (writing.early) tell(writing.pipe, "visit " + tag);
            return {};
        });
        if (!done) return 6;
        if (!writing.early) tell(writing.pipe, "visit " + tag);
    }
}

} // namespace mulin::faults
