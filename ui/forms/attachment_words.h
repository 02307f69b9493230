// Files that are put to a record in the user's language.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class AttachmentWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::Attachment)
};

} // namespace mulin::ui
