#include "ui/look/style.h"

#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/tokens.h"

#include <QtGui/QPainter>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QWidget>

namespace mulin::ui {

namespace {

bool isBad(const QWidget* widget) { return widget != nullptr && widget->property("bad").toBool(); }

FieldState fieldState(const QStyleOption& option, const QWidget* widget) {
    if (!(option.state & QStyle::State_Enabled)) return FieldState::Disabled;
    if (isBad(widget)) return FieldState::Bad;
    if (option.state & QStyle::State_HasFocus) return FieldState::Focused;
    return widget != nullptr && widget->property("quiet").toBool() ? FieldState::Quiet : FieldState::Plain;
}

/// A spin box or an editable combo box keeps the focus in its line edit.
FieldState outerState(const QStyleOption& option, const QWidget* widget) {
    const FieldState state = fieldState(option, widget);
    const bool inside = widget != nullptr && widget->focusWidget() != nullptr && widget->focusWidget()->hasFocus();
    return state == FieldState::Plain && inside ? FieldState::Focused : state;
}

bool isDate(const QWidget* widget) { return widget != nullptr && widget->inherits("QDateTimeEdit"); }

QRect centred(const QRect& in, int side) {
    return {in.left() + (in.width() - side) / 2, in.top() + (in.height() - side) / 2, side, side};
}

void paintTick(QPainter& painter, const QStyleOption& option) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(centred(option.rect, px().tick)).adjusted(0.5, 0.5, -0.5, -0.5);
    const Colour edge = on ? (enabled ? Colour::Accent : Colour::Disabled) : Colour::Field;
    painter.setPen(QPen(colour(edge), px().hairline));
    painter.setBrush(colour(on ? edge : Colour::Raised));
    painter.drawRoundedRect(box, px().radiusTick, px().radiusTick);
    if (!on) return;
    QPen pen(colour(Colour::OnAccent), 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    const QPointF c = box.center();
    const qreal u = box.width() / 16.0;
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(c + QPointF(-4 * u, 0), c + QPointF(4 * u, 0));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            QPolygonF{c + QPointF(-4 * u, 0.3 * u), c + QPointF(-1.2 * u, 3 * u), c + QPointF(4.2 * u, -3.2 * u)});
    }
}

void paintRadio(QPainter& painter, const QStyleOption& option) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(centred(option.rect, px().tick));
    painter.setBrush(colour(Colour::Raised));
    if (on) {
        painter.setPen(QPen(colour(enabled ? Colour::Accent : Colour::Disabled), 5));
        painter.drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5));
    } else {
        painter.setPen(QPen(colour(Colour::Field), px().hairline));
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

Colour arrowColour(const QStyleOption& option) {
    return option.state & QStyle::State_Enabled ? Colour::Text2 : Colour::Disabled;
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::polish(QWidget* widget) {
    // The delegate of a combo box asks the style for no row height; the styled one does.
    if (auto* combo = qobject_cast<QComboBox*>(widget);
        combo != nullptr && !combo->itemDelegate()->inherits("QStyledItemDelegate")) {
        combo->setItemDelegate(new QStyledItemDelegate(combo));
    }
    // With a style sheet, spin boxes and date fields are not asked through sizeFromContents().
    if (qobject_cast<QAbstractSpinBox*>(widget) != nullptr) widget->setMinimumHeight(px().control);
    if (auto* calendar = qobject_cast<QCalendarWidget*>(widget)) {
        QTextCharFormat weekend;
        weekend.setForeground(colour(Colour::Text2));
        for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday}) calendar->setWeekdayTextFormat(day, weekend);
        QTextCharFormat head;
        head.setForeground(colour(Colour::Text2));
        calendar->setHeaderTextFormat(head);
        calendar->setFirstDayOfWeek(Qt::Monday);
        calendar->setMinimumSize(8 * px().control, 9 * px().control);
    }
    QProxyStyle::polish(widget);
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    switch (which) {
    case SP_ArrowLeft:
    case SP_ArrowBack: return icon(QStringLiteral("chevron-left"));
    case SP_ArrowRight:
    case SP_ArrowForward: return icon(QStringLiteral("chevron-right"));
    case SP_MessageBoxWarning: return icon(QStringLiteral("warning"), Colour::Due);
    case SP_MessageBoxCritical: return icon(QStringLiteral("error"), Colour::Overdue);
    case SP_MessageBoxInformation: return icon(QStringLiteral("info"), Colour::Accent);
    case SP_MessageBoxQuestion: return icon(QStringLiteral("help"), Colour::Accent);
    case SP_LineEditClearButton: return icon(QStringLiteral("close"));
    default: return QProxyStyle::standardIcon(which, option, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    painter->save();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (panel != nullptr && panel->lineWidth > 0) {
            paintField(*painter, option->rect, fieldState(*option, widget));
        } else if (widget == nullptr || (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) == nullptr &&
                                         qobject_cast<const QComboBox*>(widget->parentWidget()) == nullptr)) {
            painter->fillRect(option->rect, option->palette.base());
        }
        break;
    }
    case PE_FrameLineEdit: break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintTick(*painter, *option); break;
    case PE_IndicatorRadioButton: paintRadio(*painter, *option); break;
    case PE_FrameFocusRect:
        // The ring stands around the words; everything else paints its own.
        if (qobject_cast<const QCheckBox*>(widget) != nullptr || qobject_cast<const QRadioButton*>(widget) != nullptr) {
            paintFocus(*painter, QRectF(option->rect).adjusted(-px().s1, 0, 0, 0), px().radiusSmall);
        }
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        paintIcon(*painter, centred(option->rect, px().iconSmall), QStringLiteral("chevron-down"),
                  arrowColour(*option));
        break;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        paintIcon(*painter, centred(option->rect, px().iconSmall), QStringLiteral("chevron-up"), arrowColour(*option));
        break;
    case PE_IndicatorArrowRight:
        paintIcon(*painter, centred(option->rect, px().iconSmall), QStringLiteral("chevron-right"),
                  arrowColour(*option));
        break;
    case PE_IndicatorArrowLeft:
        paintIcon(*painter, centred(option->rect, px().iconSmall), QStringLiteral("chevron-left"),
                  arrowColour(*option));
        break;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            paintIcon(*painter, centred(option->rect, px().iconSmall),
                      option->state & State_Open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"));
        }
        break;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    if (element == CE_PushButtonBevel) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr) {
            painter->save();
            const bool primary = button->features & QStyleOptionButton::DefaultButton;
            paintButtonFace(*painter, option->rect, primary ? ButtonKind::Primary : ButtonKind::Secondary,
                            faceState(*option));
            painter->restore();
            return;
        }
    }
    if (element == CE_ComboBoxLabel) {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (box != nullptr && !box->editable) {
            QStyleOptionComboBox fitting = *box;
            int room = proxy()->subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - 2;
            if (!box->currentIcon.isNull()) room -= box->iconSize.width() + 4;
            fitting.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room);
            QProxyStyle::drawControl(element, &fitting, painter, widget);
            return;
        }
    }
    if (element == CE_PushButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && (button->features & QStyleOptionButton::DefaultButton)) {
            QStyleOptionButton changed = *button;
            changed.palette.setColor(QPalette::ButtonText,
                                     colour(option->state & State_Enabled ? Colour::OnAccent : Colour::Disabled));
            QProxyStyle::drawControl(element, &changed, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    if (control == CC_ComboBox || control == CC_SpinBox) {
        painter->save();
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool framed = spin == nullptr || spin->frame;
        if (framed) paintField(*painter, option->rect, outerState(*option, widget));
        const Colour tint = arrowColour(*option);
        if (control == CC_ComboBox) {
            const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            paintIcon(*painter, centred(arrow, px().iconSmall),
                      isDate(widget) ? QStringLiteral("calendar") : QStringLiteral("chevron-down"), tint);
        } else if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const QRect up = subControlRect(control, option, SC_SpinBoxUp, widget);
            const QRect down = subControlRect(control, option, SC_SpinBoxDown, widget);
            paintIcon(*painter, centred(up, px().s3), QStringLiteral("chevron-up"), tint);
            paintIcon(*painter, centred(down, px().s3), QStringLiteral("chevron-down"), tint);
        }
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents) {
        const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option);
        // QLineEdit adds 2 pixels on both sides by itself.
        if (panel != nullptr && panel->lineWidth > 0) return option->rect.adjusted(px().s2 + 1, 1, -px().s2 - 1, -1);
        return option->rect;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
    const QRect box = option->rect;
    const int button = px().iconSmall + px().s4;
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxArrow) return {box.right() - button + 1, box.top(), button, box.height()};
        if (part == SC_ComboBoxEditField) return box.adjusted(px().s2 + (isDate(widget) ? 1 : 2), 2, -button, -2);
        if (part == SC_ComboBoxListBoxPopup) return box.translated(0, px().s1);
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool buttons = spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const QRect up(box.right() - button + 1, box.top() + 2, button, box.height() / 2 - 2);
        if (part == SC_SpinBoxUp) return buttons ? up : QRect();
        if (part == SC_SpinBoxDown) return buttons ? up.translated(0, up.height()) : QRect();
        if (part == SC_SpinBoxEditField) return box.adjusted(px().s2 + 1, 2, buttons ? -button : -px().s2, -2);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_SpinBox: made.setHeight(px().control); break;
    case CT_ComboBox:
        // The words, what the edit field keeps free around them, and the arrow.
        made.setWidth(qMax(made.width(), size.width() + px().s2 + 8 + px().iconSmall + px().s4));
        made.setHeight(px().control);
        break;
    case CT_PushButton:
        made.setHeight(px().control);
        made.setWidth(qMax(made.width(), size.width() + 2 * px().s3 + 2));
        break;
    case CT_ItemViewItem: made.setHeight(qMax(made.height(), px().control)); break;
    case CT_CheckBox:
    case CT_RadioButton: made.setHeight(qMax(made.height(), px().control)); break;
    default: break;
    }
    return made;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return px().tick;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return px().s2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize: return px().iconSmall;
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize: return px().icon;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return px().s4;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return px().s2;
    case PM_SplitterWidth: return px().splitterGrab;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returned) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ComboBox_Popup: return 0;
    case SH_UnderlineShortcut: return 0;
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace mulin::ui
