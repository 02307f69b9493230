#include "core/security/saved_copy.h"

#include "core/journal/blobs.h"
#include "core/journal/horizon.h"

#include <QtCore/QSaveFile>

namespace mulin::security {

Result<void> saveCopy(const Disclosure& allowed, std::string_view type, const db::Reader& reader,
                      const schema::Attachment& attachment, const std::string& path) {
    if (!allowed.allows(access::Right::Export, type)) return journal::denied("export", type);
    QSaveFile file(QString::fromStdString(path));
    const auto failed = [&] {
        const auto code = file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                          : file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError
                              ? ErrorCode::FileReadOnly
                              : ErrorCode::IoError;
        return makeError(code, {{"path", path}}, file.errorString().toStdString());
    };
    if (!file.open(QIODevice::WriteOnly)) return failed();
    MULIN_TRY(journal::readBlob(reader, attachment, [&](std::string_view piece) -> Result<void> {
        const auto size = static_cast<qint64>(piece.size());
        return file.write(piece.data(), size) == size ? Result<void>() : failed();
    }));
    return file.commit() ? Result<void>() : failed();
}

} // namespace mulin::security
