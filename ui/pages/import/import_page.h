// 导入: a register comes in by four steps: the file, its columns, the check without writing, the result. Nothing is
// written before the third step was seen; the whole import is one act that can be undone.
#pragma once

#include "core/sheets/convert.h"
#include "core/sheets/import.h"
#include "ui/pages/import/import_work.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;

namespace mulin::ui {

class Button;
class ElidedLabel;
class ImportResult;
class HeadingRow;
class MappingView;
class PageHead;
class StepBar;

class ImportPage final : public Page {
    Q_OBJECT
public:
    enum Step { ChooseFile, Columns, Checked, Outcome };

    ImportPage(Shell& shell, OfficeSession& session);

    /// Empty, a type ("person", "living_alone"), or a type and a file: "person:/path/to/file.xlsx". Or what
    /// pasteInto() gives: the table on the clipboard; without headings of its own it has those of `columns`.
    static QString pasteInto(const std::string& type, const std::vector<std::string>& columns);
    void open(const QString& argument) override;
    void reload() override;
    bool closeInner() override;

    Step step() const { return m_step; }
    bool isBusy() const { return m_running != nullptr; }
    const std::optional<sheets::ImportReport>& report() const { return m_report; }
    const std::string& type() const { return m_type; }

    void choose(const QString& path);
    void paste(const std::vector<std::string>& columns);
    /// The next action of the step: check, import, done.
    void advance();
    void stepBack();
    void saveReturned(const QString& path);
    void keepMap(const QString& name);
    void undoImport();

signals:
    void stepChanged(int step);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildFileStep();
    QWidget* buildFoot();
    void setType(const std::string& type);
    void chooseFile();
    void askReturned();
    void askMapName();
    static std::optional<std::vector<std::string>> pastedInto(const QString& what);
    void begin(const std::string& path);
    void readSheet();
    void run(bool dry);
    void finished(bool dry, Result<sheets::ImportReport> report);
    void stop();
    void setStep(Step step);
    void setBusy(const QString& words);
    void showError(const Error& error);
    QWidget* makeConversion();
    /// Where the error is one of the format, and LibreOffice could read it.
    void offerConversion(const Error& error);
    void convert();
    void refresh();
    void fillMenus();
    void leaveForList();
    void seeRows(const QString& what);
    sheets::ImportRequest request() const;
    const schema::TypeDef& typeDef() const;

    OfficeSession& m_session;
    PageHead* m_head;
    StepBar* m_steps;
    QStackedWidget* m_stack;
    QComboBox* m_types;
    QLabel* m_error;
    MappingView* m_columns;
    ImportResult* m_checked;
    ImportResult* m_outcome;
    HeadingRow* m_headings;
    Button* m_header;
    Button* m_sheets;
    Button* m_maps;
    Button* m_undo;
    Button* m_back;
    Button* m_cancel;
    Button* m_save;
    Button *m_choose, *m_compare;
    Button* m_next;
    Button* m_convert = nullptr;
    ElidedLabel* m_words;

    Step m_step = ChooseFile;
    std::string m_type = "person";
    std::string m_path;                                        ///< of what is pasted: words for it
    std::shared_ptr<const sheets::ConvertedSheet> m_converted; ///< in the place of the file
    std::shared_ptr<const std::string> m_pasted;
    std::string m_pastedHead; ///< for a pasted table that has none
    std::string m_sheet;
    std::uint32_t m_headerRow = 0;
    std::optional<sheets::ColumnMap> m_map;
    std::optional<sheets::SheetPreview> m_preview;
    std::optional<sheets::ImportReport> m_report;
    bool m_undone = false;
    bool m_seeing = false; ///< the rows behind a figure
    QString m_busyWords;
    StoppableProgress::Flag m_running; ///< set while something runs
    Latest m_reading, m_acts;
};

} // namespace mulin::ui
