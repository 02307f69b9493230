// The contents of attachments, in pieces, once for all records that name them.
//
// A content comes into the file before the act that names it: it is put down while a form is still open, so that a
// crash loses it as little as what was typed, and an act can only name what is there. Until an act does, it is
// nobody's: what no draft speaks of either goes when the file is opened next. Once named it stays as long as the
// journal, which can set back whatever it ever said.
//
// Of a sealed record the pieces are encrypted under a key of their own, which stands in the record's value and nowhere
// else: whoever cannot read the record has a heap of noise, of a size in whole pieces and shared with nothing.
#pragma once

#include "core/journal/journal.h"
#include "core/schema/attachment.h"

class QIODevice;

namespace mulin::journal {

inline constexpr std::size_t blobPiece = 64 * 1024;

/// Puts down a content for an attachment of this type of record. Reads it piece by piece.
/// AttachmentTooBig{name, size, limit}, AttachmentEmpty{name}, FileUnreadable{path}
Result<schema::Attachment> stage(Journal& journal, const schema::TypeDef& type, QIODevice& content,
                                 std::string_view name);
/// The file at a path; FileNotFound{path} as well. A folder, a device and the like are FileUnreadable.
Result<schema::Attachment> stageFile(Journal& journal, const schema::TypeDef& type, const std::string& path);
/// What nothing speaks of goes. For when no form is open.
Result<void> sweepBlobs(Journal& journal);

/// The content that a value names, piece by piece, checked on the way. AttachmentMissing{name}; FileDamaged{what =
/// "attachment"}.
Result<void> readBlob(const db::Reader& reader, const schema::Attachment& attachment,
                      const std::function<Result<void>(std::string_view)>& take);
Result<std::string> blobBytes(const db::Reader& reader, const schema::Attachment& attachment);

/// Within an act that writes a value: AttachmentMissing{name} if its content is not there, BadValue if what is sealed
/// would be named in the open or the other way round; then it is named for good.
Result<void> nameBlob(db::Connection& connection, const schema::TypeDef& type, const schema::FieldDef& field,
                      const schema::Value& value);

/// Contents that are not what their hash says, and values that name what is not there.
void checkBlobs(const db::Reader& reader, const Tables& tables, const std::function<void(const std::string&)>& found);

} // namespace mulin::journal
