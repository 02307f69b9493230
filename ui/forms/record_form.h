// One form for every record type: sections and fields as they are defined, errors beside their fields while one types,
// saving with the keys everybody knows. What was typed is never lost: not by an error, not by somebody else's change,
// not by a crash.
#pragma once

#include "ui/forms/last_saved.h"
#include "ui/shell/permits.h"

#include <QtWidgets/QWidget>

#include <QtCore/QPointer>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace mulin::ui {

class Button;
class Card;
class ElidedLabel;
class FormDraft;
class FormRow;
class FormRows;
class HomeQuestion;
class LinkLabel;
class PageFoot;
class RecordHistory;

struct FormPlan {
    /// Fields by id in this order, "people:visited" for one role of a links field, "#Title" for a heading; empty: as
    /// the type's sections say.
    std::vector<std::string> fields;
    /// Hints beside fields, and other labels.
    std::map<std::string, QString> hints, labels;
    std::string operation = {};    ///< id of the act that saves a changed record; empty = type.edit
    std::string addOperation = {}; ///< of a new one; empty = type.add
    QString saveNext;              ///< words of the first button; empty = only "Save"
    bool narrow = false;           ///< beside a list: what is said about a field stands below it
    /// Other editors than that of the type, by field; and rows that are no fields of the record, by keys that begin
    /// with "+": typed, drafted and taken back like others, and stored by setAdd(), of a new record alone.
    std::map<std::string, std::function<FieldEditor*(QWidget*)>> own = {};
};

/// Is the field one that somebody fills in, façades of a person among them?
bool isEditable(const schema::TypeDef& type, const schema::FieldDef& field);

class RecordForm final : public QWidget {
    Q_OBJECT
public:
    /// `area` names the controls: "person" + field "phone" = "person.phone".
    RecordForm(OfficeSession& session, const schema::TypeDef& type, const QString& area, FormPlan plan,
               QWidget* parent = nullptr);
    ~RecordForm() override;

    /// What a new record begins with; links as (field or "field:role", records).
    struct Preset {
        std::map<std::string, schema::Value> values;
        std::map<std::string, std::vector<LinkedRecord>> links;
    };
    void startNew(const Preset& preset = {});
    void load(RecordId id);

    bool isNew() const { return !m_id && !m_blank; }
    /// None: it is new, or not read yet; nothing can be typed then, nor after it could not be read.
    const std::optional<RecordId>& record() const { return m_id; }
    bool isDirty() const;
    /// Checks all, then writes; `next`: begins a new record afterwards. False: something has to be put right.
    bool save(bool next);
    /// Checks all as save() does, goes to the first row that is wrong and says so; `but`: a row that may be.
    bool isComplete(const std::string& but = {});
    /// Back to what is saved; the typed text can be taken back until the next record.
    void discard();
    void takeBack();
    bool canTakeBack() const { return !m_discarded.empty(); }

    FieldEditor* editor(const std::string& key) const;
    FormRow* row(const std::string& key) const;
    std::vector<LinkedRecord> linked(const std::string& key) const;
    /// What the last record of this type saved in this session was linked to.
    std::vector<LinkedRecord> lastLinked(const std::string& key) const;
    void focusFirst();
    PageFoot& foot() const { return *m_foot; }
    /// A further check before saving: key of the field and sentence; empty sentence = fine. Called while typing too.
    using Check = std::function<std::pair<std::string, QString>(const RecordForm&)>;
    /// Somebody wants to go elsewhere while it is not saved: asks in the form what shall become of what was typed.
    void askToLeave();
    /// A value that is offered and saved with the rest, but alone is nothing typed: the form does not hold it back.
    void propose(const std::string& key, const schema::Value& value);
    /// Fills what is empty yet as in the record saved last; all but its day, its name and personal numbers.
    void fillAsLast();
    void showHistory(bool on);
    bool showsHistory() const;
    /// The form of what is registered on the way, if one is open.
    RecordForm* inner() const { return m_inner; }
    void setCheck(Check check) { m_check = std::move(check); }
    /// How a new record is made, with what else the same act writes. `prepare` is called here, what it gives on the
    /// writing thread.
    using Add = std::function<Result<RecordId>(journal::Writer&, const schema::Values&)>;
    void setAdd(std::function<Add()> prepare) { m_prepareAdd = std::move(prepare); }
    /// Where a field is wrong in this way: another sentence, and words that lead elsewhere.
    struct Remedy {
        ErrorCode code;
        QString sentence, words;
        std::function<void()> act;
    };
    void setRemedy(const std::string& key, Remedy remedy) { m_remedies[key] = std::move(remedy); }
    /// Shows or hides a row that is there for some records alone; one that says something stays.
    void setAsked(const std::string& key, bool asked);
    /// What saving would write now, but for fields that are wrong: of a stored record what was changed here.
    schema::Values typed() const;

signals:
    void loaded();
    void edited(const QString& key);
    void saved(const mulin::RecordId& id, bool next);
    void discardedEntry();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    /// What stands in the file while something else is typed here.
    struct Meanwhile {
        schema::Value value;
        std::vector<LinkedRecord> linked;
        QString shown; ///< title of a link
        QString by;
    };
    struct Entry {
        std::string key; ///< field, or field:role
        std::string role;
        FieldEditor* editor = nullptr;
        FormRow* row = nullptr;
        schema::Value before;
        std::vector<LinkedRecord> linkedBefore;
        QString textBefore;
        bool asked = true;
        bool proposed = false;              ///< written with what is typed, but nothing typed by itself
        bool withheld = false;              ///< neither seen nor written by who works here
        bool doubted = false;               ///< the note is a doubt, not a hint of the page
        std::optional<Meanwhile> meanwhile; ///< not decided yet whose value holds
        QString told;                       ///< that it was taken over from the file, till something is typed
    };
    /// What stands in a field, readable or not.
    struct Written {
        QString text, was; ///< was: before it was changed
        std::vector<LinkedRecord> linked;
    };
    using WrittenFields = std::map<std::string, Written>; ///< by key
    struct Loaded;
    struct Again;
    static Result<Loaded> read(const ReadContext& context, const std::string& type, RecordId id);
    static Result<Again> readAgain(const ReadContext& context, const std::string& type, RecordId id,
                                   std::optional<TxnId> act);
    /// Nothing of another record stays, nothing can be typed: till one is read, or begun.
    void blank();
    static bool isChanged(const Entry& entry);
    /// All of a new record, of a stored one what was changed.
    WrittenFields written() const;
    /// What others changed since is shown beside it, not overwritten.
    void putBack(const WrittenFields& fields);
    void keepBeside(const Loaded& loaded);
    void build();
    void addField(const std::string& key);
    void fill(Entry& entry, const schema::Value& value, const QString& shown, const std::vector<LinkedRecord>& linked);
    void withhold(Entry& entry, bool withheld);
    void check(Entry& entry, bool leaving);
    void checkIdNumber(Entry& entry);
    void allowUnchecked(const char* code);
    void checkAll();
    void tell(const Error& error);
    void describe();
    void showMore(bool on);
    bool copyInto(QWidget* focused);
    bool isCopied(const Entry& entry) const;
    void copy(Entry& entry, const KeptValue& kept);
    void fillAs(const KeptValues& kept);
    /// Of this session, or else the latest of the file.
    void withLast(std::function<void(const KeptValues&)> done);
    void keepForTakingBack();
    void fitHistory();
    void buildGone();
    /// Something was written: what became of this record?
    void lookAgain(std::optional<TxnId> act);
    void compare(const Again& now);
    void compare(Entry& entry, const Again& now);
    QString wordsOf(const Entry& entry, const Meanwhile& one) const;
    void sayMeanwhile(Entry& entry, bool wrong = false);
    void takeMeanwhile(Entry& entry);
    void keepMine(Entry& entry);
    void setGone(const QString& sentence);
    void bringBack();
    void beginAnew();
    void sayDoubt(Entry& entry, bool leaving);
    QString noteOf(const Error& error, const Entry& entry) const;
    void sayError(Entry& entry, const Error& error);
    static bool isOwn(const Entry& entry) { return entry.key.front() == '+'; }
    void registerInPlace(const std::string& key, const QString& words);
    /// Asks first, if something was typed there.
    void backFromInner();
    void leaveInner();
    void buildDraft();
    void beginDraft();
    std::string draftBody() const;
    void goOnWithDraft();
    void buildLeaving();
    void stay();
    bool isAddress(const std::string& key) const;
    void buildHome();
    void askHome();
    /// One button is filled: "Save and next", or where there is no next, "Save".
    void offerNext(bool next);
    bool addressChanged() const;
    bool homeAnswered();
    Entry* find(const std::string& key);
    const Entry* find(const std::string& key) const { return const_cast<RecordForm*>(this)->find(key); }

    OfficeSession& m_session;
    const schema::TypeDef& m_type;
    QString m_area;
    FormPlan m_plan;
    FormRows* m_rows;
    QScrollArea* m_scroll;
    QHBoxLayout* m_body;
    PageFoot* m_foot;
    Button* m_saveNext = nullptr;
    Button* m_save;
    Button *m_asLast, *m_changes;
    RecordHistory* m_history = nullptr;
    Card* m_gone = nullptr; ///< the record is not there any more
    QLabel* m_goneWords = nullptr;
    Button* m_anew = nullptr;
    LinkLabel* m_more;
    LinkLabel* m_takeBack;
    ElidedLabel* m_message;
    std::vector<Entry> m_entries;
    std::optional<RecordId> m_id;
    std::optional<std::int64_t> m_head;
    WrittenFields m_discarded;
    std::map<std::string, std::vector<LinkedRecord>> m_beside; ///< links that no row shows, by key
    Preset m_preset;
    Check m_check;
    std::function<Add()> m_prepareAdd;
    std::map<std::string, Remedy> m_remedies;
    std::string m_sectionOpen;
    bool m_filling = false, m_saving = false;
    bool m_tried = false; ///< saving was tried: what is missing is said
    bool m_loading = false, m_behind = false;
    bool m_blank = false;        ///< the fields are of no record
    bool m_toFirst = false;      ///< as soon as it is read, the focus goes to the first field
    bool m_filledAsLast = false; ///< taking back empties again what was filled
    FormDraft* m_draft = nullptr;
    Card* m_offer = nullptr; ///< of what was not saved the last time
    ElidedLabel* m_offered = nullptr;
    std::string m_left; ///< body of the draft that is offered
    QWidget* m_leaving = nullptr;
    bool m_historyOn = false;
    QPointer<QWidget> m_beforeHistory;
    QPointer<QWidget> m_before; ///< had the focus before it was asked about leaving
    RecordForm* m_inner = nullptr;
    QWidget* m_innerPage = nullptr;
    std::string m_innerFor;
    HomeQuestion* m_home = nullptr;
    FormRow* m_homeRow = nullptr;
    Permits m_permits;
    Latest m_latest, m_title, m_copy, m_again;
};

} // namespace mulin::ui
