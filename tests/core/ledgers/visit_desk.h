// An office on 2026-03-10, a Tuesday, with people to visit.
#pragma once

#include "core/ledgers/agenda.h"
#include "tests/support/temp_office.h"

namespace mulin::test {

inline Date day(const char* iso) { return *Date::fromIso(iso); }

struct VisitDesk : TempOffice {
    RecordId person(const char* name, const char* address = "友谊南里3-2-501") {
        return add("person", schema::Values().set("name", name).set("address", address));
    }
    RecordId enrol(RecordId who, const char* entered, const char* every, const char* ledger = "living_alone",
                   schema::Values more = {}) {
        more.set("person", who).set("entered_on", day(entered)).set("visit_every", every);
        if (!more.has("keeper")) more.set("keeper", "王海燕");
        return add(ledger, more);
    }
    RecordId visit(RecordId who, const char* on, const char* next = nullptr) {
        schema::Values values;
        values.set("visited_on", day(on)).set("findings", "精神好").link("people", "visited", who);
        if (next) values.set("next_on", day(next));
        return add("visit", values);
    }
    RecordId plan(RecordId who, const char* every, const char* from, schema::Values more = {}) {
        more.set("person", who).set("every", every).set("starts_on", day(from)).set("keeper", "李文静");
        return add("visit_plan", more);
    }
    ledgers::Agenda until(const char* iso) {
        NoProgress progress;
        return must(ledgers::agenda(reader(), tables(), office->catalogue(), access(), today(), day(iso), progress));
    }
    std::optional<Date> next(RecordId who) {
        const auto due = must(ledgers::nextVisit(reader(), tables(), office->catalogue(), access(), who, today()));
        return due ? std::optional(due->due) : std::nullopt;
    }
};

} // namespace mulin::test
