// What a design comes to, while it is made: the form with the editors it will have, the list and the paper.
#pragma once

#include "core/schema/catalogue.h"
#include "ui/shell/office_session.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QStackedWidget;
class QStandardItemModel;
class QTableView;
class QVBoxLayout;

namespace mulin::ui {

class FieldEditor;
class Segmented;
namespace printing {
class PageView;
}

class DraftPreview final : public QWidget {
    Q_OBJECT
public:
    /// A record as it is shown, by field.
    using Sample = std::map<std::string, QString>;

    explicit DraftPreview(OfficeSession& session, QWidget* parent = nullptr);
    void setSamples(std::vector<Sample> samples);
    /// The catalogue is kept as long as it is shown.
    void show(std::shared_ptr<const schema::Catalogue> catalogue, const schema::TypeDef* type);

private:
    void build();
    void buildForm();
    void buildList();
    void layPaper();
    QString nameOf(const schema::Label& label, const QString& unnamed) const;
    QString wordsOf(const Sample& sample, const schema::FieldDef& field) const;

    OfficeSession& m_session;
    std::shared_ptr<const schema::Catalogue> m_catalogue,
        m_built; ///< editors name fields of the one they were built of
    const schema::TypeDef* m_type = nullptr;
    std::vector<Sample> m_samples;
    Segmented* m_ways;
    QStackedWidget* m_stack;
    QVBoxLayout* m_formPlace;
    QWidget* m_form = nullptr;
    std::vector<FieldEditor*> m_editors;
    QTableView *m_below, *m_list;
    QStandardItemModel* m_rows;
    printing::PageView* m_paper;
    QTimer m_pause;
    Latest m_latest;
};

} // namespace mulin::ui
