#include "ui/shell/error_text.h"

#include "ui/look/file_size.h"
#include "ui/shell/error_entries.h"
#include "ui/shell/error_text_details.h"
#include "ui/shell/error_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace mulin::ui {

namespace {

/// Beside a field, where the label stands already.
struct Note {
    ErrorCode code;
    const char* text;
    const char* arg;
};
constexpr Note notes[] = {
    {ErrorCode::Required, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Has to be filled in"), nullptr},
    {ErrorCode::BadValue, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Cannot be understood"), nullptr},
    {ErrorCode::NotAChoice, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "None of the choices"), nullptr},
    {ErrorCode::OutOfRange, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Outside what is possible"), nullptr},
    {ErrorCode::TooLong, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Too long: %1 characters at most"), "limit"},
    {ErrorCode::FutureDate, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Later than today"), nullptr},
    {ErrorCode::NobodyResponsible, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Nobody is responsible: name who goes"),
     nullptr},
    {ErrorCode::IdClash, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "The ID number says %1"), "expected"},
    {ErrorCode::LinkTarget, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Choose one from the list"), nullptr},
    {ErrorCode::StaleForm,
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Changed by somebody else meanwhile; save again to overwrite"), nullptr},
    {ErrorCode::ReadOnlyField, QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "Worked out by the program"), nullptr},
};

/// The value of an argument in words: labels for ids.
QString argument(const Error& error, const std::string& name, const schema::Catalogue* catalogue,
                 schema::Language language) {
    const std::string value = error.arg(name);
    if (error.code == ErrorCode::AttachmentTooBig && name != "name")
        return fileSize(QString::fromStdString(value).toLongLong());
    if (language == schema::Language::En && !error.arg(name + ".en").empty())
        return QString::fromStdString(error.arg(name + ".en"));
    if (isErrorDetail(name)) return errorDetail(error, name);
    if (catalogue != nullptr && (name == "vault" || name == "type")) {
        for (const schema::TypeDef* ledger : catalogue->ledgers())
            if (ledger->sealed() && ledger->compartment == value)
                return QString::fromStdString(ledger->label.in(language));
        for (const schema::TypeDef* type : catalogue->types()) // a vault without a ledger
            if (name == "vault" && type->sealed() && type->compartment == value)
                return QString::fromStdString(type->label.in(language));
    }
    if (catalogue != nullptr && name == "type" && value.empty()) { // a right of no type: as roles call it
        const schema::TypeDef* role = catalogue->find("role");
        const schema::FieldDef* operations = role ? role->field("operations") : nullptr;
        for (const schema::ChoiceDef& choice : operations ? operations->choices : std::vector<schema::ChoiceDef>{})
            if (choice.code == error.arg("operation")) return QString::fromStdString(choice.label.in(language));
    }
    if (catalogue != nullptr) {
        const schema::TypeDef* type = catalogue->find(error.arg("type").empty() ? "person" : error.arg("type"));
        if (name == "type" && type != nullptr && !value.empty())
            return QString::fromStdString(type->label.in(language));
        if (name == "field" && type != nullptr) {
            // "people:visited" is one role of a field.
            const std::size_t colon = value.find(':');
            if (const schema::FieldDef* field = type->field(value.substr(0, colon))) {
                const schema::ChoiceDef* role =
                    colon == std::string::npos ? nullptr : field->role(std::string_view(value).substr(colon + 1));
                return QString::fromStdString((role ? role->label : field->label).in(language));
            }
        }
        if (name == "expected" && type != nullptr) {
            const schema::FieldDef* field = type->field(error.arg("field"));
            if (field != nullptr) {
                for (const schema::ChoiceDef& choice : field->choices) {
                    if (choice.code == value) return QString::fromStdString(choice.label.in(language));
                }
            }
        }
    }
    return QString::fromStdString(value);
}

} // namespace

QString ErrorWords::all() const {
    QString text = what;
    for (const QString& more : {kept, next}) {
        if (more.isEmpty()) continue;
        // Chinese sentences follow each other without a space.
        if (!text.endsWith(QChar(0x3002))) text += QLatin1Char(' ');
        text += more;
    }
    return text;
}

ErrorWords errorWords(const Error& error, const schema::Catalogue* catalogue, schema::Language language) {
    const ErrorEntry* const entry = &errorEntry(error);
    ErrorWords made;
    const auto fill = [&](const char* text) {
        if (text == nullptr) return QString();
        // In one pass: a value that holds %2 stays as it is.
        QString filled;
        const QString pattern = ErrorTexts::tr(text);
        for (qsizetype i = 0; i < pattern.size(); ++i) {
            const int number =
                pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
            if (number < 1 || number > 3) {
                filled += pattern[i];
                continue;
            }
            ++i;
            if (entry->args[number - 1] != nullptr) {
                filled += argument(error, entry->args[number - 1], catalogue, language);
            }
        }
        return filled;
    };
    made.what = fill(entry->what);
    made.kept = fill(entry->kept);
    made.next = fill(entry->next);
    return made;
}

QString fieldErrorText(const Error& error, const schema::Catalogue* catalogue, schema::Language language) {
    if (error.code == ErrorCode::BadIdNumber) return errorDetail(error, "reason");
    if (error.code == ErrorCode::AttachmentMissing && !error.arg("reading").empty())
        return ErrorTexts::tr("Still being read in: save again in a moment");
    for (const Note& note : notes) {
        if (note.code != error.code) continue;
        const QString text = ErrorTexts::tr(note.text);
        return note.arg != nullptr ? text.arg(QString::fromStdString(error.arg(note.arg))) : text;
    }
    return errorWords(error, catalogue, language).what;
}

bool hasErrorText(ErrorCode code) { return errorEntry(makeError(code)).code == code; }

} // namespace mulin::ui
