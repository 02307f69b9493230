// Slips with temporary passwords, one for each user: to be cut apart and handed over.
#pragma once

#include "core/db/secret.h"
#include "ui/printing/document.h"

namespace mulin::ui::printing {

struct PasswordSlip {
    QString name, login;
    db::Secret password;
};

/// `office` and `file` say what they open.
Document passwordSlips(const QString& office, const QString& file, const std::vector<PasswordSlip>& slips);

} // namespace mulin::ui::printing
