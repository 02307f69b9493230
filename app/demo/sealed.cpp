// The four sealed ledgers, in an encrypted demonstration alone: a few people each, with visits and references.
#include "app/demo/world.h"
#include "core/security/users.h"
#include "core/security/vaults.h"

#include <algorithm>
#include <array>
#include <map>

namespace mulin::demo {

namespace {

struct SealedLedger {
    const char* vault;
    const char* ledger;
    const char* visit;
    int members, ageFrom, ageTo;
    const char* every;
    int days; ///< between visits
    std::array<const char*, 3> findings;
};

constexpr std::array<SealedLedger, 4> sealedLedgers{{
    {"vault:mental_health",
     "mental_health",
     "mental_health_visit",
     6,
     20,
     70,
     "monthly",
     30,
     {"按时服药，情绪平稳，家属照料到位。", "睡眠不好，已请家属陪同复诊。", "主动打招呼，想找一份轻松的活。"}},
    {"vault:correction",
     "correction",
     "correction_visit",
     4,
     19,
     60,
     "monthly",
     30,
     {"在家，精神状态好，正在找工作。", "在超市上班，生活稳定。", "母亲住院，家里有困难，已协调志愿者帮忙。"}},
    {"vault:resettlement",
     "resettlement",
     "resettlement_visit",
     5,
     22,
     60,
     "quarterly",
     91,
     {"已落户，参加了叉车培训。", "住在父母家，关系缓和。", "做了三个月快递，收入稳定。"}},
    {"vault:protection",
     "protection",
     "protection_visit",
     4,
     8,
     50,
     "weekly",
     7,
     {"单独谈话，近期平静，知道怎么求助。", "孩子情绪好转，已联系心理老师。", "愿意了解保护令，已陪同咨询法律援助。"}},
}};

class Filling {
public:
    Filling(World& world, const SealedLedger& ledger) : m(world), m_ledger(ledger) {}

    Result<void> run() {
        m.setTime(m.request.until, 16 * 60);
        const auto written = m.act(-1, "record.add",
                                   [&](Writer& writer) -> Result<void> {
                                       for (int i = 0; i < m_ledger.members; ++i) MULIN_TRY(member(writer));
                                       return {};
                                   },
                                   {{"type", m_ledger.ledger}});
        if (!written) return written.error();
        return {};
    }

private:
    int someone() {
        for (int tries = 0; tries < 5000; ++tries) {
            const int who = m.chance.between(0, static_cast<int>(m.people.size()) - 1);
            const Person& one = m.person(who);
            const int age = Date::age(one.birth, m.request.until);
            if (one.id && one.here && age >= m_ledger.ageFrom && age <= m_ledger.ageTo && !m_taken[who]) {
                m_taken[who] = true;
                return who;
            }
        }
        return -1;
    }

    Result<void> member(Writer& writer) {
        const int who = someone();
        if (who < 0) return {};
        const Person& one = m.person(who);
        const auto& worker = m.workers[m.chance.below(m.workers.size())];
        const Date since = std::max(m.request.until.plusDays(-m.chance.between(90, 400)), one.birth.plusDays(30));
        Values values;
        values.set("person", *one.id).set("entered_on", since).set("visit_every", m_ledger.every);
        values.set("keeper", worker.name);
        details(one, since, values);
        MULIN_TRY(writer.create(m_ledger.ledger, values));
        // One who was not at home now and then: a visit missed.
        for (Date on = since.plusDays(m.chance.between(2, 7)); on <= m.request.until;
             on = on.plusDays(m_ledger.days - m.chance.between(0, 2)))
            if (m.chance.percent(92)) MULIN_TRY(visit(writer, one, on));
        return papers(writer, one, since);
    }

    void details(const Person& one, Date since, Values& values) {
        const std::string_view ledger = m_ledger.ledger;
        const int age = Date::age(one.birth, since);
        if (ledger == "correction") {
            static constexpr std::array<const char*, 4> kinds{"probation", "probation", "parole", "outside"};
            values.set("entry_reason", "accepted").set("kind", m.chance.pick(kinds)).set("begins_on", since);
            values.set("ends_on", since.plusMonths(m.chance.between(16, 36))).set("officer", "周志远");
            values.set("officer_phone", "0315-2860137").set("help_needed", schema::storedChoices({"work"}));
            values.set("group_members", "周志远、李文静、" + m.workers.front().name);
        } else if (ledger == "resettlement") {
            values.set("entry_reason", "released").set("origin", "prison").set("released_on", since);
            values.set("help_until", since.plusMonths(60)).set("met", "fetched");
            values.set("settled", schema::storedChoices({"household", "work"}));
        } else if (ledger == "mental_health") {
            static constexpr std::array<const char*, 3> helps{"remind", "fetch", "accompany"};
            values.set("entry_reason", "notified")
                .set("medication", m.chance.pick(helps))
                .set("allowance", "receiving");
            values.set("guardian_name", m.names.full(m.chance.percent(50), one.birth.year() - 26));
            values.set("guardian_relation", "parent").set("guardian_phone", m.identities.phone());
            values.set("health_worker", "孙医生").set("help_needed", schema::storedChoices({"medicine"}));
            values.set("agreed", true).set("agreed_on", since);
        } else {
            values.set("entry_reason", age < 18 ? "school" : "asked").set("kind", age < 18 ? "neglect" : "violence");
            values.set("reported_on", since).set("reported_to", "友谊派出所").set("safe_time", "工作日上午");
            values.set("shelter", age < 18 ? "none" : "offered");
            values.set("help_needed", schema::storedChoices({age < 18 ? "school" : "legal", "mind"}));
        }
    }

    Result<void> visit(Writer& writer, const Person& one, Date on) {
        Values values;
        values.set("visited_on", on).set("findings", m.chance.pick(m_ledger.findings)).set("purpose", "ledger");
        values.link("people", "visited", *one.id);
        const std::size_t first = m.chance.below(m.workers.size());
        for (const std::size_t at : {first, (first + 1) % m.workers.size()})
            if (m.workers[at].person) values.link("people", "visitor", *m.workers[at].person);
        MULIN_TRY(writer.create(m_ledger.visit, values));
        return {};
    }

    /// Of the judicial office: the number of a paper, no more; and what the community told it.
    Result<void> papers(Writer& writer, const Person& one, Date since) {
        const std::string type = std::string(m_ledger.ledger) + "_reference";
        if (m.journal->catalogue().find(type) == nullptr) return {};
        const auto add = [&](Date on, const char* kind, bool told, const std::string& reference,
                             const char* gist) -> Result<void> {
            Values values;
            values.set("person", *one.id).set("held_on", std::min(on, m.request.until)).set("kind", kind);
            values.set("direction", told ? "told" : "sent").set("officer", "周志远");
            if (!reference.empty()) values.set("reference", reference);
            if (gist) values.set("gist", gist);
            MULIN_TRY(writer.create(type, values));
            return {};
        };
        const std::string number =
            "友司〔" + std::to_string(since.year()) + "〕" + std::to_string(m.chance.between(10, 99)) + "号";
        MULIN_TRY(add(since, "notice", true, number, nullptr));
        MULIN_TRY(add(since.plusDays(31), "talk", true, number + "-1", nullptr));
        return add(since.plusDays(45), "passed_on", false, {}, "近一个月在家，找工作遇到困难，建议推荐技能培训。");
    }

    World& m;
    const SealedLedger& m_ledger;
    std::map<int, bool> m_taken;
};

} // namespace

Result<void> World::seal(const db::Secret& password) {
    MULIN_TRY(security::makePersonalKey(*journal, *first->user(), password));
    for (const SealedLedger& ledger : sealedLedgers) {
        MULIN_TRY(security::makeVault(*journal, *first, ledger.vault, password));
        MULIN_TRY(Filling(*this, ledger).run());
    }
    return {};
}

} // namespace mulin::demo
