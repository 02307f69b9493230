// A field to search in: magnifying glass in front, key hint behind while it is empty.
#pragma once

#include <QtWidgets/QLineEdit>

namespace mulin::ui {

class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, const QString& keys = {}, QWidget* parent = nullptr);

    /// Words at the right end, e.g. "7 found"; replaces the key hint.
    void setNote(const QString& note);
    /// A fixed width: pixels at 14 px, or more if the placeholder needs it.
    void setRoom(int room);
    bool hasRoom() const { return m_room > 0; }
    int fullWidth() const { return m_full; }
    int leastWidth() const;
    /// So many pixels narrower than its room, down to the least width.
    void giveWay(int pixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QString m_keys;
    QString m_note;
    int m_room = 0;
    int m_full = 0;
    int m_given = 0;
};

} // namespace mulin::ui
