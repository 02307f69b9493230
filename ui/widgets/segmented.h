// One of a few: "名册 | 楼栋 | 户". Left and right move the choice.
#pragma once

#include <QtWidgets/QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace mulin::ui {

class Segmented final : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(const QStringList& options, QWidget* parent = nullptr);

    int current() const;
    void setCurrent(int index);
    /// Small number behind the words; empty removes it.
    void setNote(int index, const QString& note);
    /// One that has no meaning now goes; if it was chosen, the first is.
    void setShown(int index, bool shown);

signals:
    void chosen(int index);

private:
    QButtonGroup* m_group;
};

} // namespace mulin::ui
