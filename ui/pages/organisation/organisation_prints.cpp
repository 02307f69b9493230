// What the page prints: each sheet in a preview of its own.
#include "ui/pages/organisation/organisation_page.h"

#include "core/organisation/setup.h"
#include "ui/pages/organisation/call_list_print.h"
#include "ui/pages/organisation/emergency_view.h"
#include "ui/pages/organisation/organisation_sheets.h"
#include "ui/pages/print_view.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStackedWidget>

namespace mulin::ui {

using access::Right;
using organisation::TreeNode;

namespace {

constexpr const char* codeKey = "notice_code"; ///< the office's own text of the QR code
constexpr int cardsToAPage = 10;

} // namespace

QString OrganisationPage::officeName() const {
    const TreeNode* office = m_model->office();
    return office ? QString::fromStdString(office->gridName) : QString();
}

PrintView* OrganisationPage::openSheet(SheetRequest request) {
    closeSheet();
    m_beforeSheet = m_center->currentWidget();
    m_sheet = new PrintView(m_session, std::move(request), m_center);
    connect(m_sheet, &PrintView::closeRequested, this, &OrganisationPage::closeSheet);
    m_center->addWidget(m_sheet);
    m_center->setCurrentWidget(m_sheet);
    emit commandsChanged();
    return m_sheet;
}

void OrganisationPage::closeSheet() {
    if (!m_sheet) return;
    m_center->setCurrentWidget(m_beforeSheet);
    m_center->removeWidget(m_sheet);
    m_sheet->deleteLater();
    m_sheet = nullptr;
    emit commandsChanged();
}

void OrganisationPage::printHandOver(const organisation::HandOverPlan& moved, const QString& to, Date on) {
    const auto* catalogue = &m_session.catalogue();
    SheetRequest request{tr("Hand-over list"),
                         [=, office = officeName()] { return handOverSheet(office, moved, to, on, *catalogue); },
                         {Right::Print, "post", moved.post}};
    request.leaving.count = static_cast<std::int64_t>(moved.posts.size() + moved.work.size());
    openSheet(std::move(request));
}

void OrganisationPage::printCalls() {
    const CallBoard& board = m_calls->board();
    SheetRequest request{
        tr("Call tree"),
        [board, office = officeName(), phones = m_calls->phones(), now = m_session.office().clock().nowMs()] {
            return callTreeSheet(office, board.emergency, board.lines, phones, now);
        },
        {Right::Print, "emergency_call"}};
    request.leaving.count = static_cast<std::int64_t>(board.lines.size());
    openSheet(std::move(request));
}

void OrganisationPage::printNeeds() {
    const CallListView& needs = m_calls->needs();
    printCallList(
        m_session, this,
        {{officeName(), needs.placeName(), m_calls->board().emergency, {}, m_session.office().clock().nowMs()},
         needs.place(),
         needs.shown()});
}

/// The office's own text for the code, as it was last used.
void OrganisationPage::askCode(PrintView* view, std::function<void(const QString&)> show) {
    auto* code = new QLineEdit(view);
    code->setObjectName(QStringLiteral("sheet.code"));
    code->setAccessibleName(tr("Text of the QR code"));
    code->setPlaceholderText(tr("Text of the QR code"));
    code->setMaxLength(200);
    code->setMinimumWidth(220);
    view->head().addAtEnd(code);
    connect(code, &QLineEdit::editingFinished, this, [code, show] { show(code->text().trimmed()); });
    m_session.read(
        view, m_codeLatest,
        [](const ReadContext& context) -> Result<QString> {
            return QString::fromStdString(organisation::setting(context.reader, codeKey));
        },
        [code, show](const Result<QString>& text) {
            if (!text || text->isEmpty() || !code->text().isEmpty()) return;
            code->setText(*text);
            show(*text);
        });
}

void OrganisationPage::keepCode(const QString& text) {
    if (text.isEmpty() || m_session.isReadOnly() || !m_session.refusal({{Right::Configure}}).isEmpty()) return;
    m_session.read(
        this, m_codeLatest,
        [](const ReadContext& context) -> Result<std::string> {
            return organisation::setting(context.reader, codeKey);
        },
        [this, text = text.toStdString()](const Result<std::string>& now) {
            if (!now || *now == text) return;
            m_session.transact(this, {"setting.set", {{"type", "setting"}}}, [text](journal::Writer& writer) {
                return organisation::setSetting(writer, codeKey, text);
            });
        });
}

void OrganisationPage::printBoard() {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    const TreeNode* office = m_model->office();
    if (!node || !office) return;
    struct Choice {
        bool a3 = false;
        QString code;
    };
    const auto choice = std::make_shared<Choice>();
    const auto sheet = [this, choice, unit = *node, whole = *office] {
        SheetRequest request{tr("Notice board of %1").arg(QString::fromStdString(unit.gridName)),
                             [whole, unit, now = *choice, today = m_session.today()] {
                                 return noticeBoard(whole, unit, now.code, now.a3, today);
                             },
                             {Right::Print, "post"}};
        request.leaving.count = 1;
        request.printed = [this, choice] { keepCode(choice->code); };
        if (const int kept = phonesWithheld(unit); kept > 0)
            request.note = tr("%n phones are left out: no consent", nullptr, kept);
        return request;
    };
    PrintView* view = openSheet(sheet());
    auto* paper = new Segmented({QStringLiteral("A4"), QStringLiteral("A3")}, view);
    paper->setAccessibleName(tr("Paper"));
    view->head().addAtEnd(paper);
    connect(paper, &Segmented::chosen, view, [view, choice, sheet](int index) {
        choice->a3 = index == 1;
        view->setSheet(sheet());
    });
    askCode(view, [view, choice, sheet](const QString& code) {
        if (choice->code == code) return;
        choice->code = code;
        view->setSheet(sheet());
    });
}

void OrganisationPage::printCards() {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    const TreeNode* office = m_model->office();
    if (!node || !office) return;
    struct Choice {
        int count = cardsToAPage;
        QString code;
    };
    const auto choice = std::make_shared<Choice>();
    const auto sheet = [this, choice, unit = *node, whole = *office] {
        SheetRequest request{tr("Contact cards of %1").arg(QString::fromStdString(unit.gridName)),
                             [whole, unit, now = *choice] { return contactCards(whole, unit, now.code, now.count); },
                             {Right::Print, "post"}};
        request.leaving.count = choice->count;
        request.printed = [this, choice, id = unit.id] {
            keepCode(choice->code);
            if (m_session.isReadOnly() || !m_session.refusal({{Right::Write, "card_batch"}}).isEmpty()) return;
            m_session.transact(this, {"card_batch.add", {{"type", "card_batch"}}},
                               [id, count = choice->count](journal::Writer& writer) -> Result<void> {
                                   schema::Values values;
                                   values.set("unit", id).set("printed_on", writer.today());
                                   values.set("printed", std::int64_t{count});
                                   MULIN_TRY(writer.create("card_batch", values));
                                   return {};
                               });
        };
        return request;
    };
    PrintView* view = openSheet(sheet());
    auto* count = new QSpinBox(view);
    count->setObjectName(QStringLiteral("sheet.count"));
    count->setAccessibleName(tr("How many cards"));
    count->setRange(1, 5000);
    count->setSingleStep(cardsToAPage);
    count->setValue(choice->count);
    count->setSuffix(tr(" cards"));
    view->head().addAtEnd(count);
    connect(count, &QSpinBox::editingFinished, view, [view, choice, sheet, count] {
        if (choice->count == count->value()) return;
        choice->count = count->value();
        view->setSheet(sheet());
    });
    askCode(view, [view, choice, sheet](const QString& code) {
        if (choice->code == code) return;
        choice->code = code;
        view->setSheet(sheet());
    });
}

} // namespace mulin::ui
