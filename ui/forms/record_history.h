// What was changed of one record, newest first, in words; one value of one change can be brought back.
#pragma once

#include "core/journal/set_back.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QScrollArea;
class QVBoxLayout;

namespace mulin::ui {

class RecordHistory final : public QWidget {
    Q_OBJECT
public:
    /// `area` names the controls.
    RecordHistory(OfficeSession& session, const schema::TypeDef& type, const QString& area, QWidget* parent = nullptr);
    void show(RecordId id);

signals:
    void closeRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Changed {
        QString field, words; ///< "138… → 139…"
        QString offer;        ///< what bringing it back would do; empty = it cannot be
        journal::WrittenValue written{TxnId(Uid{}), {}};
    };
    struct Item {
        QString when, who, title;
        std::vector<Changed> lines;
        QString made; ///< of a new record: what it began with
    };
    struct Past {
        std::vector<Item> items;
        bool more = false;
    };
    static Result<Past> read(const ReadContext& context, const std::string& type, RecordId id, std::size_t limit,
                             bool readOnly);
    void load();
    void build(const Past& past);
    void addItem(QVBoxLayout& column, const Item& item);
    void setBack(const journal::WrittenValue& written);

    OfficeSession& m_session;
    const schema::TypeDef& m_type;
    QString m_area;
    QScrollArea* m_scroll;
    std::optional<RecordId> m_id;
    std::size_t m_limit;
    bool m_behind = false; ///< something was written while it was hidden
    Latest m_latest;
};

} // namespace mulin::ui
