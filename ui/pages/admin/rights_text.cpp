#include "ui/pages/admin/rights_text.h"

#include "core/schema/catalogue.h"
#include "ui/shell/permission.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Reach;
using access::Right;
using access::Summary;

namespace {

class RightsText {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::RightsText)
};
QString comma() { return RightsText::tr(", "); }
QString semicolon() { return RightsText::tr("; "); }

class Teller {
public:
    Teller(const Summary& summary, const schema::Catalogue& catalogue, schema::Language language,
           const QStringList* units)
        : m_summary(summary), m_catalogue(catalogue), m_language(language), m_units(units) {}

    /// "全单位的居民；本人网格的走访"; empty if the right reaches nothing.
    QString reached(Right right) const {
        QStringList parts;
        for (const Summary::Scope& scope : m_summary.scopes) {
            if (scope.right != right) continue;
            const QString what = whats(scope.whats).join(comma());
            parts << (scope.reach == Reach::Office ? office(what) : own(what));
        }
        return parts.join(semicolon());
    }
    /// The kinds of work of which nothing can be seen.
    QString unseen() const {
        QStringList parts;
        for (const char* compartment : {"people", "casework", "directory"}) {
            const bool some = std::any_of(m_summary.scopes.begin(), m_summary.scopes.end(), [&](const auto& scope) {
                return scope.right == Right::Read &&
                       std::any_of(scope.whats.begin(), scope.whats.end(), [&](const std::string& what) {
                           const schema::TypeDef* type = m_catalogue.find(what);
                           return what == "*" || what == compartment || (type && type->compartment == compartment);
                       });
            });
            if (!some) parts << whatText(compartment, m_catalogue, m_language);
        }
        return parts.join(comma());
    }
    QString hidden(Reach reach) const {
        QStringList parts;
        for (const Summary::Hidden& one : m_summary.hidden) {
            if (one.reach != reach) continue;
            const schema::TypeDef* type = m_catalogue.find(one.type);
            QStringList fields;
            for (const std::string& field : one.fields)
                fields << QString::fromStdString(type->field(field)->label.in(m_language));
            //: fields of a kind of record: 居民的证件号码、需求说明
            parts << RightsText::tr("%1: %2").arg(QString::fromStdString(type->label.in(m_language)),
                                                  fields.join(comma()));
        }
        return parts.join(semicolon());
    }
    QString operations(bool granted) const {
        QStringList parts;
        for (int at = static_cast<int>(Right::Reveal); at < access::rightCount; ++at) {
            const auto right = static_cast<Right>(at);
            // Whoever undoes anybody's acts undoes the own ones.
            if (right == Right::Undo && m_summary.operations.has(Right::UndoAny)) continue;
            if (m_summary.operations.has(right) != granted) continue;
            const QString name = rightText({right}, m_catalogue, m_language);
            parts << (m_language == schema::Language::En ? name.left(1).toLower() + name.mid(1) : name);
        }
        return parts.join(comma());
    }

private:
    QStringList whats(const std::vector<std::string>& all) const {
        const auto has = [&](const char* what) { return std::find(all.begin(), all.end(), what) != all.end(); };
        QStringList parts;
        for (const std::string& what : all) {
            // What belongs to something that is named goes without saying.
            if ((what == "grant" && has("role")) || (what == "membership" && has("building"))) continue;
            parts << whatText(what, m_catalogue, m_language);
        }
        return parts;
    }
    QString office(const QString& what) const {
        if (!m_summary.ownUnits()) return what;
        return RightsText::tr("%1 in the whole office").arg(what);
    }
    QString own(const QString& what) const {
        if (!m_units) return RightsText::tr("%1 in the own grids").arg(what);
        if (m_units->isEmpty()) return RightsText::tr("%1 in the own grids (none is assigned: nothing)").arg(what);
        return RightsText::tr("%1 in the own grids (%2)").arg(what, m_units->join(comma()));
    }

    const Summary& m_summary;
    const schema::Catalogue& m_catalogue;
    schema::Language m_language;
    const QStringList* m_units;
};

} // namespace

QString RightsLine::sentence() const {
    //: a sentence: 能看到：居民。
    return RightsText::tr("%1: %2.").arg(lead, words);
}

QString whatText(const std::string& what, const schema::Catalogue& catalogue, schema::Language language) {
    const std::pair<const char*, const char*> groups[] = {
        {"*", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "all of the work")},
        {"people", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "residents and households")},
        {"casework", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "visits and ledgers")},
        {"directory", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "the organisation and its buildings")},
        {"admin", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "users, roles and settings")}};
    for (const auto& [group, source] : groups)
        if (what == group) return RightsText::tr(source);
    for (const schema::TypeDef* ledger : catalogue.ledgers())
        if (ledger->sealed() && ledger->compartment == what) return QString::fromStdString(ledger->label.in(language));
    const schema::TypeDef* type = catalogue.find(what);
    if (!type) return QString::fromStdString(what);
    const QString label = QString::fromStdString(type->label.in(language));
    return language == schema::Language::En ? label.toLower() : label;
}

std::vector<RightsLine> rightsLines(const Summary& summary, const schema::Catalogue& catalogue,
                                    schema::Language language, const QStringList* units) {
    const Teller teller(summary, catalogue, language, units);
    std::vector<RightsLine> lines;
    const auto add = [&](const char* icon, const char* lead, const QString& text) {
        if (!text.isEmpty()) lines.push_back({QString::fromLatin1(icon), RightsText::tr(lead), text});
    };
    add("eye", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Sees"), teller.reached(Right::Read));
    add("eye-off", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Does not see"), teller.unseen());
    add("lock", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Withheld"), teller.hidden(Reach::Own));
    add("lock", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Withheld outside the own grids"),
        teller.hidden(Reach::Office));
    add("edit", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Enters and changes"), teller.reached(Right::Write));
    add("trash", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "Deletes"), teller.reached(Right::Delete));
    add("check", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "May"), teller.operations(true));
    add("close", QT_TRANSLATE_NOOP("mulin::ui::RightsText", "May not"), teller.operations(false));
    return lines;
}

RightsView::RightsView(const QString& title, QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(px().s2);
    m_layout->addWidget(paragraph(title, Look::Strong, this));
}

void RightsView::show(const std::vector<RightsLine>& lines) {
    delete m_lines;
    m_lines = new QWidget(this);
    auto* grid = new QGridLayout(m_lines);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px().s2);
    grid->setVerticalSpacing(px().s2);
    grid->setColumnStretch(1, 1);
    QStringList all;
    int row = 0;
    for (const RightsLine& line : lines) {
        auto* icon = new IconLabel(line.icon, Colour::Text2, &Sizes::iconSmall, m_lines);
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        auto* box = new QVBoxLayout;
        box->setSpacing(0);
        box->addWidget(plainLabel(line.lead, Look::Caption, m_lines));
        box->addWidget(paragraph(line.words, Look::Body, m_lines));
        grid->addLayout(box, row++, 1);
        all << line.sentence();
    }
    m_lines->setAccessibleName(all.join(QLatin1Char(' ')));
    m_layout->addWidget(m_lines);
    m_lines->show();
}

} // namespace mulin::ui
