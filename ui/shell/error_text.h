// Errors in the user's words: what happened, what is kept, what to do. Used by the window and the command line.
#pragma once

#include "core/base/error.h"
#include "core/schema/catalogue.h"

#include <QtCore/QString>

namespace mulin::ui {

struct ErrorWords {
    QString what; ///< what happened
    QString kept; ///< what is kept; empty where nothing could be lost
    QString next; ///< what to do
    /// The sentences one after the other.
    QString all() const;
};

/// `catalogue` puts the labels of types, fields and choices in the place of their ids.
ErrorWords errorWords(const Error& error, const schema::Catalogue* catalogue = nullptr,
                      schema::Language language = schema::Language::Zh);
inline QString errorText(const Error& error, const schema::Catalogue* catalogue = nullptr,
                         schema::Language language = schema::Language::Zh) {
    return errorWords(error, catalogue, language).all();
}
/// Why a row of a sheet comes back: nobody has a form open in which something could still stand.
inline QString returnedText(const Error& error, const schema::Catalogue* catalogue, schema::Language language) {
    const ErrorWords words = errorWords(error, catalogue, language);
    return words.kept.isEmpty() ? words.all() : words.what;
}
/// One short sentence for the note beside a field.
QString fieldErrorText(const Error& error, const schema::Catalogue* catalogue = nullptr,
                       schema::Language language = schema::Language::Zh);

/// Are there words of its own for this code? For the test that none is forgotten.
bool hasErrorText(ErrorCode code);

} // namespace mulin::ui
