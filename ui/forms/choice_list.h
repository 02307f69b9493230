// The list under a choice: found while typing by words, pinyin or its initials ("dj" finds 独居), open or not.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QListView>

class QComboBox;

namespace mulin::ui {

class ChoiceList final : public QListView {
    Q_OBJECT
public:
    static constexpr int pauseMs = 1000; ///< after which typing begins anew

    /// Becomes the list of the box.
    explicit ChoiceList(QComboBox& box);
    void keyboardSearch(const QString& typed) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// The row that fits from `first` on, going round; those that begin so before those that only have it in them.
    int rowFor(const QString& words, int first) const;

    QString m_typed;
    QElapsedTimer m_since;
};

/// The editor of a choice that stands beside something: its longest choice is no measure, it gives way.
void letShrink(QWidget& editor);

} // namespace mulin::ui
