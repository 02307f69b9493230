// A session over a temporary office with a small neighbourhood in it, and waiting for its workers.
#pragma once

#include "tests/support/temp_office.h"
#include "ui/forms/record_form.h"
#include "ui/shell/office_session.h"

#include <functional>

namespace mulin::test {

class GuiOffice {
public:
    GuiOffice();
    ~GuiOffice();

    RecordId person(const std::string& name, const std::string& building, const std::string& entrance,
                    const std::string& room, const std::string& birth, bool female, const std::string& phone,
                    const std::string& relation = "head");
    RecordId visit(RecordId whom, RecordId by, Date on, const std::string& findings, std::optional<Date> next = {});
    void enrol(const std::string& ledger, RecordId whom, const std::string& keeper);
    /// 24 people in two buildings, two ledgers, visits; on 2026-11-22.
    void populate();

    /// Runs the event loop until `done` or 10 s.
    static bool until(const std::function<bool()>& done);
    /// Until nothing is read or written any more.
    void settle();

    TempOffice office;
    ui::Background background;
    std::unique_ptr<ui::OfficeSession> session;
    std::vector<RecordId> people;
};

/// What a form has saved.
class SavedSpy {
public:
    explicit SavedSpy(ui::RecordForm& form) {
        m_connection = QObject::connect(&form, &ui::RecordForm::saved, [this](const RecordId& id, bool next) {
            ids.push_back(id);
            wentOn = next;
        });
    }
    ~SavedSpy() { QObject::disconnect(m_connection); }
    SavedSpy(const SavedSpy&) = delete;
    SavedSpy& operator=(const SavedSpy&) = delete;
    int count() const { return static_cast<int>(ids.size()); }

    std::vector<RecordId> ids;
    bool wentOn = false;

private:
    QMetaObject::Connection m_connection;
};

/// An ID number whose check digit is right.
std::string idNumber(const std::string& birth, int serial);

} // namespace mulin::test
