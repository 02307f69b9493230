#include "core/people/kinship.h"

#include "core/db/exception.h"
#include "core/journal/writer.h"
#include "core/records/view.h"

#include <algorithm>
#include <array>

namespace mulin::people {

using journal::Record;
using schema::Value;

namespace {

struct Pair {
    std::string_view one, other;
};
constexpr std::array<Pair, 4> pairs{
    {{"parent", "child"}, {"grandparent", "grandchild"}, {"guardian", "ward"}, {"carer", "cared_for"}}};

/// Who is called first.
constexpr std::array<std::string_view, 14> closeness{"spouse",   "child",     "parent",  "guardian",   "ward",
                                                     "carer",    "cared_for", "sibling", "grandchild", "grandparent",
                                                     "relative", "neighbour", "friend",  "other"};

std::optional<Date> dateOf(const Record& record, const char* field) {
    const Value& value = record.get(field);
    return value.isNumber() ? std::optional(value.date()) : std::nullopt;
}

class KinReader {
public:
    KinReader(const db::Reader& reader, const journal::Tables& tables, const access::Access& access)
        : m_reader(reader), m_tables(tables), m_access(access) {}

    std::vector<Kin> of(const Uid& person) {
        std::vector<Kin> kin;
        const journal::Table* table = m_tables.find("kinship");
        if (!table || !m_access.allows(access::Right::Read, "kinship")) return kin;
        for (const char* side : {"person", "relative"}) {
            const char* other = std::string_view(side) == "person" ? "relative" : "person";
            std::vector<Uid> rows;
            {
                auto select = m_reader.cached("SELECT uid FROM " + table->name + " WHERE \"" + side +
                                              "\" = ? AND alive = 1 ORDER BY id");
                select->bind(1, person);
                while (select->step()) rows.push_back(select->uid(0));
            }
            for (const Uid& row : rows) {
                const auto record = records::find(m_reader, m_tables, m_access, "kinship", row);
                if (record && !record->withholds(side)) kin.push_back(told(*record, other, other[0] == 'p'));
            }
        }
        std::stable_sort(kin.begin(), kin.end(), [](const Kin& a, const Kin& b) {
            return std::tuple(a.until.has_value(), !a.emergency, rank(a.relation)) <
                   std::tuple(b.until.has_value(), !b.emergency, rank(b.relation));
        });
        return kin;
    }

private:
    static std::size_t rank(const std::string& relation) {
        return static_cast<std::size_t>(std::find(closeness.begin(), closeness.end(), relation) - closeness.begin());
    }

    Kin told(const Record& record, const char* other, bool inverse) const {
        Kin kin{record.id()};
        kin.inverse = inverse;
        kin.relation = inverse ? inverseRelation(record.text("relation")) : record.text("relation");
        kin.emergency = !inverse && record.get("emergency").isNumber() && record.get("emergency").number() != 0;
        kin.since = dateOf(record, "since");
        kin.until = dateOf(record, "until");
        if (!inverse) { // what is written there is about the other, seen from whose file it is
            kin.name = record.text("name");
            kin.sex = record.text("sex");
            kin.lives = record.text("lives");
            kin.call = record.text("call");
            kin.phone = record.text("phone");
            kin.phoneWithheld = record.withholds("phone");
            if (!kin.phone.empty()) kin.phoneOf = "kinship";
        }
        if (record.withholds(other)) kin.name = records::withheldMark;
        if (const Uid who = record.get(other).isUid() ? record.get(other).uid() : Uid{}; !who.isNull()) {
            if (const auto person = records::find(m_reader, m_tables, m_access, "person", who))
                tellPerson(kin, *person);
            else
                kin.name = records::withheldMark;
        }
        return kin;
    }

    static void tellPerson(Kin& kin, const Record& person) {
        kin.person = person.id();
        kin.name = person.withholds("name") ? records::withheldMark : person.text("name");
        kin.sex = person.text("sex");
        kin.birth = dateOf(person, "birth_date");
        if (kin.lives.empty()) kin.lives = person.text("door");
        if (kin.phone.empty()) {
            kin.phone = person.text("phone");
            kin.phoneWithheld = person.withholds("phone");
            if (!kin.phone.empty()) kin.phoneOf = "person";
        }
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
};

class KinshipRule final : public journal::TypeRule {
public:
    Result<void> write(journal::Writer&, RecordId, const Record* before, schema::Values values,
                       const Store& store) const override {
        const auto effective = [&](const char* field) -> const Value& {
            return values.has(field) || !before ? values.get(field) : before->get(field);
        };
        const Value &person = effective("person"), &relative = effective("relative");
        if (relative.isEmpty() && effective("name").isEmpty())
            return makeError(ErrorCode::Required, {{"type", "kinship"}, {"field", "name"}});
        if (!relative.isEmpty() && relative == person)
            return makeError(ErrorCode::BadValue,
                             {{"type", "kinship"}, {"field", "relative"}, {"value", relative.uid().hex()}});
        return store(values);
    }
};

} // namespace

std::string inverseRelation(std::string_view relation) {
    for (const Pair& pair : pairs) {
        if (relation == pair.one) return std::string(pair.other);
        if (relation == pair.other) return std::string(pair.one);
    }
    return std::string(relation);
}

Result<std::vector<Kin>> kinOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                               RecordId person) {
    return db::guard([&]() -> Result<std::vector<Kin>> {
        db::Reader::Snapshot snapshot(reader);
        return KinReader(reader, tables, access).of(person.uid());
    });
}

void addKinshipRules(journal::Rules& rules) { rules["kinship"] = std::make_shared<KinshipRule>(); }

} // namespace mulin::people
