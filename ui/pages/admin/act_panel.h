// One act of the log beside the list: who, when, what for, and each record with the fields that changed.
#pragma once

#include "ui/pages/admin/act_model.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace mulin::ui {

class ActPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit ActPanel(OfficeSession& session, QWidget* parent = nullptr);
    void show(const ActRow& act);

signals:
    void closeRequested();
    /// All acts about a record.
    void aboutRequested(const std::string& type, const mulin::RecordId& id, const QString& title);

private:
    struct Concerned {
        std::string type;
        RecordId id{Uid{}};
        QString kind, title;
        std::vector<HistoryLine> lines;
    };
    struct Detail {
        std::vector<Concerned> records;
        bool more = false;
        QString second; ///< who agreed that it leaves the file
    };
    static Result<Detail> read(const ReadContext& context, const ActRow& act);
    void build(const ActRow& act, const Detail& detail);
    void addFacts(QVBoxLayout& layout, const ActRow& act, const Detail& detail);
    void addRecord(QVBoxLayout& layout, const Concerned& record);

    OfficeSession& m_session;
    Latest m_latest;
};

} // namespace mulin::ui
