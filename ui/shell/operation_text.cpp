#include "ui/shell/operation_text.h"

#include "core/journal/act_pages.h"
#include "core/schema/validation.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::ui {

namespace {

using journal::Act;

constexpr std::size_t manyRecords = 21;

const char* const context = "mulin::ui::OperationText";

class OperationWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::OperationText)
};

std::string argOf(const Act& act, const char* name) {
    const auto at = act.args.find(name);
    return at == act.args.end() ? std::string() : at->second;
}

std::string typeOf(const Act& act) {
    if (const std::string named = argOf(act, "type"); !named.empty()) return named;
    const auto dot = act.operation.find('.');
    return dot == std::string::npos ? std::string() : act.operation.substr(0, dot);
}

std::string verbOf(const Act& act) {
    const auto dot = act.operation.rfind('.');
    return dot == std::string::npos ? act.operation : act.operation.substr(dot + 1);
}

void findSubject(ActDescription& made, const db::Reader& reader, const journal::Tables& tables,
                 const access::Access& access, schema::Language language) {
    if (const std::string vault = argOf(made.act, "vault"); !vault.empty()) {
        for (const auto& table : tables.all())
            if (table->type->ledger && table->type->compartment == vault)
                made.subject = utf(table->type->label.in(language));
        if (const std::string user = argOf(made.act, "user"); !user.empty())
            made.subject = OperationWords::tr("%1 (%2)").arg(made.subject, utf(user));
        return;
    }
    const auto changes = journal::changesOf(reader, tables, access, made.act.txn, manyRecords);
    made.records = changes.size();
    std::string type = typeOf(made.act);
    std::optional<Uid> uid = Uid::fromHex(argOf(made.act, "id"));
    if (!uid) {
        const auto of = [&](auto wanted) { return std::find_if(changes.begin(), changes.end(), wanted); };
        auto at = of([&](const journal::Change& change) { return change.type == type; });
        // Moving out writes a residence, not the person: what names a person, else the first.
        if (at == changes.end())
            at = of([&](const journal::Change& change) {
                const journal::Table* table = tables.find(change.type);
                return table != nullptr && !table->type->person.empty();
            });
        if (at == changes.end()) at = changes.begin();
        if (at == changes.end()) return;
        uid = at->id.uid();
        type = at->type;
    }
    const journal::Table* table = tables.find(type);
    if (table == nullptr) return;
    const auto record = records::find(reader, tables, access, type, *uid);
    made.type = utf(table->type->label.in(language));
    if (!record) {
        made.subject = utf(records::titleOf(reader, tables, access, type, *uid, language));
        return;
    }
    made.recordType = type;
    made.sealed = record->table->sealed;
    made.record = record->id();
    made.subject = subjectOf(reader, tables, access, *record, language);
}

void findFields(ActDescription& made, const db::Reader& reader, const journal::Tables& tables,
                const access::Access& access, schema::Language language) {
    const journal::Table* table = tables.find(made.recordType);
    if (table == nullptr || !made.record) return;
    const auto label = [&](const std::string& id) {
        const schema::FieldDef* field = table->type->field(id);
        const QString words = field != nullptr ? utf(field->label.in(language)) : QString();
        if (!words.isEmpty() && !made.fields.contains(words)) made.fields << words;
    };
    if (const auto items = journal::history(reader, tables, access, made.recordType, *made.record)) {
        for (const journal::HistoryItem& item : *items) {
            if (item.act.txn != made.act.txn) continue;
            for (const journal::FieldHistory& change : item.changes) label(change.field);
        }
    }
    // What was written to a residence shows as the person's address.
    if (made.fields.isEmpty() && made.recordType == "person") label("address");
}

struct Fixed {
    const char* operation;
    const char* source; ///< %1 the subject
};
constexpr Fixed fixedTexts[] = {
    {"person.move_in", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 moved in")},
    {"person.move_out", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 moved out")},
    {"person.move_member", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 joined another household")},
    {"ledger_definition.design", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "ledger %1 designed")},
    {"person.merge", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "two entries of %1 merged")},
    {"person.follow_merge", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "sealed ledger of %1 follows the merge")},
    {"person.tell_apart", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 told apart from another entry")},
    {"person.death", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "death of %1 registered")},
    {"household.change_address", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "household %1 moved")},
    {"household.change_head", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "new head of household %1")},
    {"household.move", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "members of household %1 moved")},
    {"household.split", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "household %1 split")},
    {"household.join", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "household %1 took in another one")},
    {"household.relations", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "relations in household %1 changed")},
    {"grid.add", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "grid %1 added")},
    {"area.add", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "temporary area %1 added")},
    {"unit.move", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 moved in the tree")},
    {"next_step.done", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "next step of %1 done")},
    {"next_step.drop", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "next step of %1 dropped")},
    {"post.hand_over", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "post %1 handed over")},
    {"post.permanent", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "made permanent: %1")},
    {"emergency.start", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "emergency %1 started")},
    {"emergency.end", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "emergency %1 ended")},
    {"emergency.call", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "call logged: %1")},
    {"emergency.call_on", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "called on: %1")},
    {"post.appoint", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "post %1 filled")},
    {"vault.make", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "sealed ledger %1 set up")},
    {"vault.open", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "sealed ledger %1 opened")},
    {"vault.grant", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "part in sealed ledger %1 granted")},
    {"vault.revoke", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "part in sealed ledger %1 taken")},
    {"vault.recover", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "sealed ledger %1 opened by its recovery sheet")},
    {"vault.rekey", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "another key for sealed ledger %1")},
    {"record.view", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "%1 looked at")},
    {"sealed", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "something in a sealed ledger")},
    {"post.relieve", QT_TRANSLATE_NOOP("mulin::ui::OperationText", "post %1 ended")},
};

QString fieldList(const QStringList& fields) {
    constexpr int shown = 3;
    const QString comma = OperationWords::tr(", ");
    if (fields.size() <= shown) return fields.join(comma);
    return OperationWords::tr("%1 and others").arg(fields.mid(0, shown).join(comma));
}

bool isOneOf(const std::string& verb, std::initializer_list<const char*> list) {
    return std::any_of(list.begin(), list.end(), [&](const char* one) { return verb == one; });
}

/// What left the file: the report of a month, the log, a list or one record; on paper or as a file.
QString disclosureText(const ActDescription& described) {
    const Act& act = described.act;
    const bool printed = verbOf(act) == "print";
    const std::string what = typeOf(act);
    const QString file = utf(argOf(act, "file")), count = utf(argOf(act, "count"));
    QString thing;
    if (what == "report")
        thing = OperationWords::tr(
                    argOf(act, "sealed").empty()
                        ? QT_TRANSLATE_NOOP("mulin::ui::OperationText", "monthly report %1")
                        : QT_TRANSLATE_NOOP("mulin::ui::OperationText", "monthly report %1 with sealed ledgers"))
                    .arg(utf(argOf(act, "month")));
    else if (what == "journal")
        thing = OperationWords::tr("audit log (%1 acts)").arg(count);
    else if (what == "vault_sheet")
        thing = OperationWords::tr("recovery sheet of sealed ledger %1").arg(described.subject);
    else if (what == "duty_form")
        thing = OperationWords::tr("form for a report by duty");
    else if (what == "recovery_sheet")
        thing = OperationWords::tr("recovery sheet");
    else if (const QString type = described.type.isEmpty() ? utf(what) : described.type; !count.isEmpty())
        thing = OperationWords::tr("%1 × %2").arg(count, type);
    else
        thing = described.subject.isEmpty() ? type : type + QLatin1Char(' ') + described.subject;
    const QString purpose = utf(argOf(act, "purpose"));
    if (!purpose.isEmpty())
        thing = OperationWords::tr("%1 with full numbers (%2)").arg(thing, purpose);
    else if (const QString wanted = utf(argOf(act, "for")); !wanted.isEmpty())
        thing = OperationWords::tr("%1 (%2)").arg(thing, wanted);
    if (argOf(act, "to") == "clipboard") return OperationWords::tr("%1 copied").arg(thing);
    if (printed)
        return file.isEmpty() ? OperationWords::tr("%1 printed").arg(thing)
                              : OperationWords::tr("%1 printed into “%2”").arg(thing, file);
    return file.isEmpty() ? OperationWords::tr("%1 exported").arg(thing)
                          : OperationWords::tr("%1 exported as “%2”").arg(thing, file);
}

QString signInText(const Act& act) {
    const bool sheet = argOf(act, "by") == "sheet";
    const QString in =
        sheet ? OperationWords::tr("signed in with the recovery sheet") : OperationWords::tr("signed in");
    const QString failed = utf(argOf(act, "failed"));
    return failed.isEmpty() ? in : OperationWords::tr("%1 after %2 wrong passwords").arg(in, failed);
}

} // namespace

QString subjectOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                  const journal::Record& record, schema::Language language) {
    const schema::TypeDef& type = record.type();
    const schema::FieldDef* person = type.person.empty() ? nullptr : type.field(type.person);
    if (person != nullptr && person->type == schema::FieldType::Links) {
        const std::string role = person->roles.empty() ? std::string() : person->roles.front().code;
        QStringList names, others;
        for (const journal::Link& link : journal::linksOf(reader, tables, access, record)) {
            if (link.table->links == person && link.role == role) {
                names << utf(records::titleOf(reader, tables, access, "person", link.to, language));
            } else if (link.table->links != person && link.table->links->targets.size() == 1) {
                others << utf(
                    records::titleOf(reader, tables, access, link.table->links->targets.front(), link.to, language));
            }
        }
        // A visit to a shop is called by the shop.
        if (names.isEmpty()) names = others;
        if (!names.isEmpty())
            return names.join(language == schema::Language::Zh ? QString(QChar(0x3001)) : QStringLiteral(", "));
    }
    if (person != nullptr && person->type == schema::FieldType::Link && record.get(person->id).isUid()) {
        return utf(records::titleOf(reader, tables, access, "person", record.get(person->id).uid(), language));
    }
    return utf(records::titleOf(reader, tables, access, record, language));
}

ActDescription describe(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                        const journal::Act& act, schema::Language language) {
    ActDescription made;
    made.act = act;
    if (act.undoes) {
        if (const auto undone = journal::act(reader, access, *act.undoes)) {
            made.undone = std::make_shared<ActDescription>(describe(reader, tables, access, *undone, language));
            made.recordType = made.undone->recordType;
            made.sealed = made.undone->sealed;
            made.record = made.undone->record;
        }
        return made;
    }
    findSubject(made, reader, tables, access, language);
    const std::string verb = verbOf(act);
    if (const journal::Table* table = tables.find(typeOf(act)); table != nullptr && made.type.isEmpty())
        made.type = utf(table->type->label.in(language));
    if (act.kind == journal::TxnKind::Log) {
        const journal::Table* table = tables.find(made.recordType);
        const schema::FieldDef* field = table != nullptr ? table->type->field(argOf(act, "field")) : nullptr;
        if (field != nullptr) made.revealed = utf(field->label.in(language));
    } else if (isOneOf(verb, {"edit", "set", "update", "change", "set_back"})) {
        findFields(made, reader, tables, access, language);
    }
    return made;
}

QString discreetText(const ActDescription& act) {
    return act.sealed ? OperationWords::tr("something in a sealed ledger") : operationText(act);
}

QString operationText(const ActDescription& described) {
    const Act& act = described.act;
    if (described.undone) {
        // An undo undone is the act done again.
        const ActDescription* first = described.undone.get();
        bool again = false;
        for (; first->undone; first = first->undone.get()) again = !again;
        return (again ? OperationWords::tr("Done again: %1") : OperationWords::tr("Undone: %1"))
            .arg(operationText(*first));
    }
    const std::string verb = verbOf(act);
    // Of many, how many there are says more than one of their names.
    const QString many = isOneOf(verb, {"edit", "delete"}) ? utf(argOf(act, "count")) : QString();
    const QString subject =
        many.isEmpty() ? described.subject : OperationWords::tr("%1 × %2").arg(many, described.type);
    if (act.operation == "undo") return OperationWords::tr("an act undone");
    if (act.operation == "office.new") {
        return OperationWords::tr("office %1 set up").arg(utf(argOf(act, "name")));
    }
    if (act.operation == "office.month_end") {
        const QString day = utf(argOf(act, "day"));
        return day == QStringLiteral("0") ? OperationWords::tr("reporting month set to the calendar month")
                                          : OperationWords::tr("reporting month set to end on day %1").arg(day);
    }
    if (act.operation == "office.kind") {
        return argOf(act, "kind") == "judicial" ? OperationWords::tr("kind of office set to judicial office")
                                                : OperationWords::tr("kind of office set to neighbourhood");
    }
    if (act.operation == "file.recovery_sheet") {
        return OperationWords::tr("recovery sheet shown");
    }
    if (act.operation == "file.encrypt") {
        return OperationWords::tr("file encrypted");
    }
    if (act.operation == "file.decrypt") {
        return OperationWords::tr("encryption of the file removed");
    }
    if (act.operation == "file.rekey") {
        const QString without = utf(argOf(act, "without"));
        return without.isEmpty() ? OperationWords::tr("new key for the file")
                                 : OperationWords::tr("new key for the file; without a password: %1").arg(without);
    }
    if (act.operation == "office.demo" || act.operation == "demo") {
        return OperationWords::tr("demonstration data made");
    }
    if (act.operation == "user.password")
        return OperationWords::tr("new password for %1").arg(utf(argOf(act, "login")));
    if (act.operation == "office.export") return OperationWords::tr("the whole file given out for other programs");
    if (verb == "import") {
        const QString file = utf(argOf(act, "file"));
        return file.isEmpty() ? OperationWords::tr("%1 pasted from a table")
                                    .arg(described.type.isEmpty() ? utf(typeOf(act)) : described.type)
                              : OperationWords::tr("“%1” imported").arg(file);
    }
    if (act.operation == "campaign.door") {
        const QString door = utf(argOf(act, "door"));
        return door.isEmpty() ? OperationWords::tr("a door of a campaign entered")
                              : OperationWords::tr("door %1 of a campaign entered").arg(door);
    }
    if (act.operation == "list.decide") return OperationWords::tr("list “%1” decided").arg(utf(argOf(act, "file")));
    if (act.kind == journal::TxnKind::Log && isOneOf(verb, {"export", "print"})) return disclosureText(described);
    if (act.operation == "user.sign_in") return signInText(act);
    if (act.operation == "file.backup") return OperationWords::tr("backup “%1” made").arg(utf(argOf(act, "file")));
    for (const Fixed& fixed : fixedTexts) {
        if (act.operation == fixed.operation) {
            const QString said = OperationWords::tr(fixed.source);
            return said.contains(QLatin1String("%1")) ? said.arg(subject.isEmpty() ? described.type : subject) : said;
        }
    }
    if (act.kind == journal::TxnKind::Log) {
        const QString purpose = utf(argOf(act, "purpose"));
        if (described.revealed.isEmpty())
            return OperationWords::tr("full numbers looked at: %1 (%2)")
                .arg(subject.isEmpty() ? described.type : subject, purpose);
        return OperationWords::tr("%2 of %1 looked at (%3)").arg(subject, described.revealed, purpose);
    }
    const QString type = described.type.isEmpty() ? utf(typeOf(act)) : described.type;
    if (isOneOf(verb, {"add", "new", "create", "register"})) {
        if (described.recordType == "visit") {
            return OperationWords::tr("Visit to %1 registered").arg(subject);
        }
        return OperationWords::tr("%1 %2 registered").arg(type, subject);
    }
    if (verb == "enrol") {
        return OperationWords::tr("%1 entered in the ledger %2").arg(subject, type);
    }
    if (verb == "leave") {
        return OperationWords::tr("%1 left the ledger %2").arg(subject, type);
    }
    if (isOneOf(verb, {"delete", "remove"})) {
        if (!many.isEmpty()) return OperationWords::tr("%1 deleted").arg(subject);
        return OperationWords::tr("%1 %2 deleted").arg(type, subject);
    }
    if (verb == "restore") {
        return OperationWords::tr("%1 %2 restored").arg(type, subject);
    }
    if (verb == "set_back") return OperationWords::tr("%2 of %1 set back").arg(subject, fieldList(described.fields));
    if (isOneOf(verb, {"edit", "set", "update", "change"})) {
        return described.fields.isEmpty()
                   ? OperationWords::tr("%1 changed").arg(subject)
                   : OperationWords::tr("%2 of %1 changed").arg(subject, fieldList(described.fields));
    }
    return subject.isEmpty() ? utf(act.operation) : utf(act.operation) + QLatin1Char(' ') + subject;
}

std::vector<HistoryLine> historyLines(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, const schema::TypeDef& type,
                                      const journal::HistoryItem& item, schema::Language language) {
    std::vector<HistoryLine> lines;
    for (const journal::FieldHistory& change : item.changes) {
        if (change.field.empty()) continue;
        const schema::FieldDef* field = type.field(change.field);
        if (field == nullptr) continue;
        const auto shown = [&](const schema::Value& value) {
            if (value.isUid()) {
                const std::string target = field->targets.size() == 1 ? field->targets.front() : std::string();
                return utf(records::titleOf(reader, tables, access, target, value.uid(), language));
            }
            const std::string plain = schema::displayText(*field, value, language);
            return utf(field->mask == schema::Mask::None ? plain : schema::masked(field->mask, plain));
        };
        QString label = utf(field->label.in(language));
        if (const schema::ChoiceDef* role = field->role(change.role)) label = utf(role->label.in(language));
        HistoryLine line{label, shown(change.before), shown(change.after)};
        if (change.withheld) line.after = utf(records::withheldMark);
        if (line.before.isEmpty() && line.after.isEmpty()) continue;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace mulin::ui
