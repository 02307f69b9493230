// 材料: what is kept about one record, with small pictures. Files are dropped on it, pasted into it or chosen, and
// become documents in one act that Ctrl+Z takes back.
//
//   auto* papers = new DocumentsPanel(session, this);
//   papers->setSubject("person", id);
//   connect(papers, &DocumentsPanel::editRequested, this, [this](const RecordId& document) { … });
#pragma once

#include "ui/forms/attachment_intake.h"
#include "ui/shell/permits.h"

#include <QtWidgets/QWidget>

class QLabel;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;

class DocumentsPanel final : public QWidget {
    Q_OBJECT
public:
    /// `area` names the controls.
    explicit DocumentsPanel(OfficeSession& session, QWidget* parent = nullptr,
                            const QString& area = QStringLiteral("documents"));

    /// Nothing is shown of sealed records: what names them from outside would tell of them.
    void setSubject(const std::string& type, RecordId id);
    void clear();
    void reload();
    int count() const { return static_cast<int>(m_rows.size()); }
    /// Puts files to the record, all in one act.
    void take(std::vector<IncomingFile> files);
    void choose();
    void paste();

signals:
    /// Title, kind, day and remark of a document are to be changed: its record.
    void editRequested(const mulin::RecordId& document);
    void counted(int documents);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Row;
    struct Item {
        RecordId id;
        QString title, about;
        schema::Attachment file;
    };
    void show(const std::vector<Item>& items);
    void say(const QString& trouble);
    void showSmall(Row& row);
    void openMenu(const Row& row, QPoint at);
    bool mayAdd() const;
    void add(const std::string& type, RecordId id, const std::vector<schema::Attachment>& files);

    OfficeSession& m_session;
    QString m_area;
    std::string m_type;
    std::optional<RecordId> m_id;
    QLabel* m_title;
    Button* m_add;
    QVBoxLayout* m_list;
    QLabel *m_hint, *m_trouble;
    std::vector<Row*> m_rows;
    bool m_over = false;
    Permits m_permits;
    Latest m_latest;
};

} // namespace mulin::ui
