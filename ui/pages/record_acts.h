// Acts that every page of records offers.
#pragma once

#include "ui/forms/record_form.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

#include <vector>

namespace mulin::ui {

/// One act, undone by Ctrl+Z; says who was deleted.
void deleteRecords(OfficeSession& session, QObject* receiver, const std::string& type,
                   const std::vector<RecordId>& ids);
/// The page that shows the record: persons, households, buildings and their rooms, visits, enrolments, the
/// organisation; a residence leads to its person. nullopt: nothing shows it. On a worker.
std::optional<Location> placeOf(const ReadContext& context, const std::string& type, RecordId id);
/// Goes there. False if nothing shows it.
bool openRecord(OfficeSession& session, Shell& shell, const std::string& type, RecordId id);
/// What a record is called where it stands alone, out of its page: subject, date, place. On a worker.
QString fullSubject(const ReadContext& context, const journal::Record& record);
/// A new record in the form, about `person` if its type says of whom its records are. Who leaves the form before the
/// name is read cancels `latest`.
void startAbout(OfficeSession& session, Latest& latest, RecordForm& form, const schema::TypeDef& type,
                std::optional<RecordId> person, RecordForm::Preset preset = {});
/// False while something typed is not saved; asks in the form what to do.
bool mayLeaveForm(OfficeSession& session, RecordForm& form);

} // namespace mulin::ui
