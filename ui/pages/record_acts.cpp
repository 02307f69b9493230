#include "ui/pages/record_acts.h"

#include "core/people/building_board.h"
#include "core/records/view.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

/// Of types whose records have a page of their own.
std::optional<Location> pageOf(const schema::Catalogue& catalogue, const std::string& type, RecordId id) {
    const QString name = QString::fromStdString(type);
    const QString hex = QString::fromStdString(id.hex());
    const schema::TypeDef* def = catalogue.find(type);
    if (def == nullptr) return {};
    if (type == "person" || type == "household" || type == "visit" || type == "building") return Location{name, hex};
    if (type == "campaign") return Location{QStringLiteral("campaigns"), hex};
    if (type == "unit") return Location{QStringLiteral("organisation"), hex};
    if (def->ledger || def->navigation == "ledgers")
        return Location{QStringLiteral("ledgers"), name + QLatin1Char(':') + hex};
    if (def->navigation != "administration") return Location{QStringLiteral("records"), name + QLatin1Char(':') + hex};
    return {};
}

} // namespace

void deleteRecords(OfficeSession& session, QObject* receiver, const std::string& type,
                   const std::vector<RecordId>& ids) {
    if (ids.empty()) return;
    journal::Operation operation;
    operation.id = type + ".delete";
    operation.args["type"] = type;
    if (ids.size() == 1) {
        operation.args["id"] = ids.front().hex();
    } else {
        operation.args["count"] = std::to_string(ids.size());
    }
    session.transact(receiver, operation, [type, ids](journal::Writer& writer) -> Result<void> {
        for (const RecordId& id : ids) MULIN_TRY(writer.remove(type, id));
        return {};
    });
}

std::optional<Location> placeOf(const ReadContext& context, const std::string& type, RecordId id) {
    if (type == "dwelling") {
        const QString hex = QString::fromStdString(id.hex());
        if (people::buildingOf(context.reader, context.tables, context.access, id))
            return Location{QStringLiteral("building"), QStringLiteral("room:") + hex};
        return Location{QStringLiteral("records"), QStringLiteral("dwelling:") + hex};
    }
    if (type == "residence" || type == "post") {
        const bool residence = type == "residence";
        const auto record = records::find(context.reader, context.tables, context.access, type, id.uid());
        const schema::Value link = record ? record->get(residence ? "person" : "unit") : schema::Value();
        if (!link.isUid()) return {};
        return Location{residence ? QStringLiteral("person") : QStringLiteral("organisation"),
                        QString::fromStdString(link.uid().hex())};
    }
    return pageOf(context.catalogue, type, id);
}

bool openRecord(OfficeSession& session, Shell& shell, const std::string& type, RecordId id) {
    if (type == "dwelling" || type == "residence" || type == "post") {
        // The latest question of its own: whoever asks twice goes where the second leads.
        auto latest = std::make_shared<Latest>();
        session.read(
            &session, *latest,
            [type, id](const ReadContext& context) -> Result<std::optional<Location>> {
                return placeOf(context, type, id);
            },
            [&shell, latest](const Result<std::optional<Location>>& place) {
                if (place && *place) shell.open(**place);
            });
        return true;
    }
    const auto place = pageOf(session.catalogue(), type, id);
    if (place) shell.open(*place);
    return place.has_value();
}

QString fullSubject(const ReadContext& context, const journal::Record& record) {
    const schema::TypeDef& type = record.type();
    QStringList words{subjectOf(context.reader, context.tables, context.access, record, context.language)};
    if (words.constFirst().isEmpty())
        words = {QString::fromStdString(
            records::titleOf(context.reader, context.tables, context.access, record, context.language))};
    const auto shown = [&](const char* field) {
        const schema::FieldDef* def = type.field(field);
        return def == nullptr
                   ? QString()
                   : QString::fromStdString(records::shownText(context.reader, context.tables, context.access, record,
                                                               *def, context.language, false));
    };
    if (!type.eventDate.empty()) words << shown(type.eventDate.c_str());
    if (type.id == "person") words << (shown("door").isEmpty() ? shown("address") : shown("door"));
    if (type.id == "residence") words << shown("dwelling");
    if (type.id == "post") words << (shown("holder_a").isEmpty() ? shown("holder_a_name") : shown("holder_a"));
    if (const QString number = QString::fromStdString(record.text("number")); !words.contains(number)) words << number;
    words.removeAll(QString());
    return words.join(QChar(0x3000));
}

void startAbout(OfficeSession& session, Latest& latest, RecordForm& form, const schema::TypeDef& type,
                std::optional<RecordId> person, RecordForm::Preset preset) {
    if (!person || type.person.empty()) {
        form.startNew(preset);
        return form.focusFirst();
    }
    session.read(
        &form, latest,
        [id = *person](const ReadContext& context) -> Result<std::string> {
            return records::titleOf(context.reader, context.tables, context.access, "person", id.uid(),
                                    context.language);
        },
        [&form, field = type.person, id = *person,
         preset = std::move(preset)](const Result<std::string>& name) mutable {
            if (name) preset.links[field] = {{id, QString::fromStdString(*name)}};
            form.startNew(preset);
            form.focusFirst();
        });
}

bool mayLeaveForm(OfficeSession& session, RecordForm& form) {
    if (!form.isDirty()) return true;
    form.askToLeave();
    session.say({StatusMessage::Kind::Warning,
                 QCoreApplication::translate("mulin::ui::RecordForm", "Not saved yet: Ctrl+S saves, Esc discards")});
    return false;
}

} // namespace mulin::ui
