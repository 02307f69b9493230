// An office at random whose every text is unlike any other, so that whatever comes out tells where it came from; and
// who may see it, worked out without what core does it with.
#pragma once

#include "core/access/access.h"
#include "core/journal/blobs.h"
#include "core/journal/rows.h"
#include "core/organisation/setup.h"
#include "tests/support/temp_office.h"

#include <QtCore/QBuffer>
#include <map>
#include <random>

namespace mulin::test {

class PlantedOffice {
public:
    struct Field {
        std::string type;
        Uid uid;
        std::string field;
    };

    explicit PlantedOffice(unsigned seed) : m_chance(seed) {
        make();
        for (const auto& [type, ids] : records)
            for (const RecordId& id : ids) m_records.push_back(office.record(type, id));
    }

    TempOffice office;
    std::map<std::string, std::vector<RecordId>> records;
    std::vector<RecordId> grids;
    std::map<std::string, Field> planted; ///< by canary

    const std::vector<journal::Record>& all() const { return m_records; }
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_chance); }
    std::string anyCanary() {
        auto at = planted.begin();
        std::advance(at, below(static_cast<int>(planted.size())));
        return at->first;
    }
    std::vector<std::string> canariesIn(const std::string& text) const {
        std::vector<std::string> found;
        for (std::size_t at = 0; at < text.size(); ++at)
            for (const std::size_t size : {std::size_t{6}, std::size_t{11}})
                if (const std::string part = text.substr(at, size); planted.contains(part)) found.push_back(part);
        return found;
    }

    // The oracle.
    bool own(const journal::Record& record, const access::Access& access) {
        const auto mine = [&](const schema::Value& unit) {
            return std::find(access.units().begin(), access.units().end(), unit.uid()) != access.units().end();
        };
        const std::string& type = record.type().id;
        if (type == "unit") return mine(schema::Value(record.uid));
        for (const char* place : {"grid", "unit"})
            if (!record.get(place).isEmpty()) return mine(record.get(place));
        const auto lives = [&](const Uid& person) {
            return mine(journal::findRecord(office.reader(), *office.tables().find("person"), person)->get("grid"));
        };
        if (type == "residence") return lives(record.get("person").uid());
        if (type == "visit" || type == "correction_visit")
            for (const journal::Link& link : journal::linksFrom(office.reader(), office.tables(), record.uid))
                if (link.role == "visited" && lives(link.to)) return true;
        if (type == "document")
            for (const journal::Link& link : journal::linksFrom(office.reader(), office.tables(), record.uid))
                if (link.table->links->id == "people" && lives(link.to)) return true;
        return false;
    }
    bool sees(const journal::Record& record, const access::Access& access) {
        const access::Reach reach = access.reach(access::Right::Read, record.type().id);
        return reach == access::Reach::Office || (reach == access::Reach::Own && own(record, access));
    }
    bool sees(const journal::Record& record, const std::string& field, const access::Access& access) {
        return sees(record, access) &&
               access.allowsField(access::Right::Read, record.type().id, field,
                                  own(record, access) ? access::Reach::Own : access::Reach::Office);
    }
    /// Somewhere: in the field itself, or in a façade of it that may be seen.
    bool sees(const std::string& canary, const access::Access& access) {
        const Field& field = planted.at(canary);
        for (const journal::Record& record : m_records) {
            if (record.uid == field.uid && sees(record, field.field, access)) return true;
            for (std::size_t i = 0; i < record.values.size(); ++i)
                if (!record.table->columns[i].field && record.values[i].text().find(canary) != std::string::npos &&
                    sees(record, record.table->columns[i].name, access))
                    return true;
        }
        return false;
    }

private:
    std::string canary(bool phone) {
        static constexpr std::string_view letters = "bcdfghjlmnpqrstvwxz";
        unsigned number = ++m_count;
        std::string text = phone ? "139" : "k";
        for (int i = 0; i < (phone ? 8 : 5); ++i) {
            const unsigned base = phone ? 10U : static_cast<unsigned>(letters.size());
            text += phone ? static_cast<char>('0' + number % base) : letters[number % base];
            number /= base;
        }
        return text;
    }
    RecordId plant(journal::Writer& writer, const std::string& type, schema::Values values) {
        std::vector<std::pair<std::string, std::string>> canaries;
        for (const schema::FieldDef& field : writer.tables().find(type)->type->fields) {
            using schema::FieldType;
            const bool phone = field.type == FieldType::Phone;
            const bool text =
                field.type == FieldType::Text || field.type == FieldType::Note || field.type == FieldType::Address;
            if (field.derived() || !(text || phone) || values.has(field.id) || field.id == "number") continue;
            canaries.emplace_back(canary(phone), field.id);
            values.set(field.id, canaries.back().first);
        }
        const RecordId id = must(writer.create(type, values));
        for (auto& [text, field] : canaries) planted[text] = {type, id.uid(), field};
        records[type].push_back(id);
        return id;
    }
    /// A file whose name is the canary.
    std::string file() {
        const std::string name = canary(false);
        QByteArray bytes = QByteArray::fromStdString("content of " + name);
        QBuffer content(&bytes);
        content.open(QIODevice::ReadOnly);
        return must(journal::stage(office.journal(), *office.office->catalogue().find("document"), content, name))
            .text();
    }
    RecordId any(const std::string& type) {
        const auto& ids = records.at(type);
        return ids[static_cast<std::size_t>(below(static_cast<int>(ids.size())))];
    }

    void make() {
        const access::Access full = access::Access::full(office.access().user());
        std::vector<std::string> files(5);
        for (std::string& one : files) one = file();
        must(office.journal().transact(full, {"x.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            const RecordId community(organisation::unitUid("130202002018"));
            for (int i = 0; i < 3; ++i) {
                const std::string name = canary(false);
                grids.push_back(must(organisation::addGrid(writer, community, {name, 0, {}})));
                planted[name] = {"unit", grids.back().uid(), "name"};
                records["unit"].push_back(grids.back());
            }
            const auto grid = [&] { return grids[static_cast<std::size_t>(below(3))]; };
            const RecordId estate = plant(writer, "estate", schema::Values().set("unit", community));
            for (int i = 0; i < 4; ++i) {
                schema::Values building = schema::Values().set("estate", estate);
                if (i < 3) building.set("grid", grids[static_cast<std::size_t>(i)]);
                plant(writer, "building", building);
                plant(writer, "dwelling",
                      schema::Values().set("building", records["building"].back()).set("place", schema::Value()));
            }
            for (int i = 0; i < 2; ++i) {
                schema::Values scattered;
                if (below(2) == 0) scattered.set("own_grid", grid());
                scattered.set("entrance", schema::Value()).set("room", schema::Value());
                plant(writer, "dwelling", scattered);
            }
            for (int i = 0; i < 9; ++i) {
                schema::Values person;
                if (below(3) == 0) person.set("own_grid", grid());
                plant(writer, "person", person);
            }
            for (const RecordId& dwelling : records["dwelling"])
                plant(writer, "household", schema::Values().set("dwelling", dwelling).set("head", any("person")));
            for (const RecordId& person : records["person"])
                if (below(5) > 0) {
                    const auto home = static_cast<std::size_t>(below(static_cast<int>(records["dwelling"].size())));
                    plant(writer, "residence",
                          schema::Values()
                              .set("person", person)
                              .set("dwelling", records["dwelling"][home])
                              .set("household", records["household"][home])
                              .set("since", *Date::fromIso("2025-01-01")));
                }
            for (int i = 0; i < 8; ++i) {
                schema::Values visit = schema::Values().set("visited_on", *Date::fromIso("2026-03-05"));
                visit.link("people", "visited", any("person")).link("people", "visitor", any("person"));
                if (below(2) == 0) visit.set("grid", grid());
                if (below(2) == 0) visit.set("dwelling", any("dwelling"));
                plant(writer, "visit", visit);
            }
            for (const std::string& one : files) {
                schema::Values paper = schema::Values().set("file", one).link("about", "", any("building"));
                if (below(3) > 0) paper.link("people", "", any("person"));
                if (below(3) == 0) paper.set("grid", grid());
                const RecordId id = plant(writer, "document", paper);
                planted[one.substr(0, one.find('|'))] = {"document", id.uid(), "file"};
            }
            for (int i = 0; i < 3; ++i) {
                plant(writer, "living_alone",
                      schema::Values()
                          .set("person", records["person"][static_cast<std::size_t>(i * 2)])
                          .set("entered_on", *Date::fromIso("2025-06-01")));
                plant(writer, "post",
                      schema::Values().set("title", "grid_worker").set("unit", grid()).set("holder_a", any("person")));
                plant(writer, "organisation", schema::Values().set("building", any("building")));
                plant(writer, "kinship",
                      schema::Values()
                          .set("person", records["person"][static_cast<std::size_t>(i)])
                          .set("relation", "child")
                          .set("relative", records["person"][static_cast<std::size_t>(i) + 4]));
            }
            return {};
        }));
        // The vault is open, whoever asks: only the rights keep it.
        must(office.journal().openVault("vault:correction", {db::Key::random(), 1}));
        must(office.journal().transact(full, {"x.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            for (int i = 0; i < 3; ++i) {
                plant(writer, "correction",
                      schema::Values()
                          .set("person", records["person"][static_cast<std::size_t>(i * 2 + 1)])
                          .set("entered_on", *Date::fromIso("2025-06-01")));
                plant(writer, "correction_visit",
                      schema::Values()
                          .set("visited_on", *Date::fromIso("2026-03-06"))
                          .link("people", "visited", any("person")));
            }
            return {};
        }));
        // Something to tell of, and something in the recycle bin.
        must(office.journal().transact(full, {"visit.edit", {}}, [&](journal::Writer& writer) -> Result<void> {
            const RecordId visit = records["visit"].front();
            const std::string text = canary(false);
            planted[text] = {"visit", visit.uid(), "findings"};
            return writer.update("visit", visit, schema::Values().set("findings", text));
        }));
        must(office.journal().transact(full, {"visit.delete", {}}, [&](journal::Writer& writer) {
            return writer.remove("visit", records["visit"].back());
        }));
    }

    std::mt19937 m_chance;
    unsigned m_count = 0;
    std::vector<journal::Record> m_records;
};

} // namespace mulin::test
