// The twenty tasks that a clerk does most, in the real window of the real program over the demonstration office, by
// keys and clicks that are counted:
//
//   1 find        somebody by initials, and open the file
//   2 visit       at somebody whose file is open
//   3 phone       another number in the file that is open
//   4 newcomer    somebody new; a namesake is shown, and it is somebody else
//   5 left        a member of a household has moved away
//   6 room        who lives in a room, on the board of its building
//   7 filter      residents of one grid who are in one ledger
//   8 view        what is filtered is kept as a view
//   9 bulk        a field of fourteen residents at once
//  10 copy        what is filtered goes into a spreadsheet
//  11 paste       ten rows from a spreadsheet become residents
//  12 import      a sheet of residents, up to the result
//  13 undo        the last act, whatever it was
//  14 value       one value of a record as it was before
//  15 bin         what was deleted comes back
//  16 list        a list to a PDF file
//  17 report      the report of the last month to a PDF file
//  18 enrol       somebody whose file is open goes into a ledger
//  19 emergency   peace to emergency, the first called and reached
//  20 lock        lock the screen, and come back
//
// The README has the counts as a table; `journey_window README.md` fails where it does not say what was counted.
#pragma once

#include "app/program.h"
#include "core/journal/record.h"
#include "tests/support/gui_hands.h"

#include <vector>

namespace mulin::test {

/// The demonstration office, on a Sunday in November; nothing moves its clock.
inline constexpr const char* today = "2026-11-22";
inline constexpr const char* password = "Kestrel+moss9";

/// Somebody who works there.
class Clerk : public Hands {
public:
    explicit Clerk(app::Program& program);

    // What is seen, or asked of the file; all of it is free.
    std::vector<journal::Record> records(const char* type, const std::string& where);
    journal::Record record(const char* type, const std::string& where); ///< the only one
    std::int64_t count(const char* type, const std::string& where);
    int links(const journal::Record& of);
    std::string lastAct();
    ui::Location place();
    bool shows(const QString& words); ///< a label, a button or a cell of a list that is seen
    /// Files of this ending in the folder that dialogs begin with.
    static int papers(const char* ending);

    /// Where a task begins, without being counted: the file of a person, a page of the navigation.
    void begin(const ui::Location& at);
    void beginAt(const std::string& person);
    /// What is half filled in goes.
    void leaveForms();
    /// Deletes in the file, without a hand being lifted.
    void remove(const char* type, const std::string& where);

    /// What the clipboard of the machine holds.
    static QString clipboard();
    static void setClipboard(const QString& text);
    /// Residents as a spreadsheet gives them, with their headings.
    static QString tenRows(const char* family = "邸");

private:
    app::OfficeWindow& office();

    app::Program& m_program;
};

struct Task {
    const char* id;
    const char* title; ///< as in the README
    void (*work)(Clerk&);
    int most = 0; ///< keys and clicks that are allowed; 0 = whatever it takes
};

// window_people.cpp
void find(Clerk& clerk);
void visit(Clerk& clerk);
void phone(Clerk& clerk);
void newcomer(Clerk& clerk);
void left(Clerk& clerk);
void room(Clerk& clerk);
void enrol(Clerk& clerk);
// window_lists.cpp
void filter(Clerk& clerk);
void view(Clerk& clerk);
void bulk(Clerk& clerk);
void copy(Clerk& clerk);
void paste(Clerk& clerk);
void import(Clerk& clerk);
void list(Clerk& clerk);
void report(Clerk& clerk);
// window_back.cpp
void undo(Clerk& clerk);
void value(Clerk& clerk);
void bin(Clerk& clerk);
void emergency(Clerk& clerk);
void lock(Clerk& clerk);

} // namespace mulin::test
