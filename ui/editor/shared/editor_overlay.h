// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace casewright {

/// A small pane over the top of an editor. It goes on Esc and, unless it was told to stay, when the keyboard goes elsewhere; then the focus is
/// back where it was.
class EditorOverlay : public QFrame {
    Q_OBJECT
public:
    explicit EditorOverlay(QWidget *host);
    ~EditorOverlay() override;

    void popup(QWidget *focus);
    /// Hides and gives the focus back.
    void dismiss();
    void setStaying(bool stays) { m_stays = stays; }

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// As high as its content wants, as far as the host has room.
    void place();
    [[nodiscard]] virtual int wantedHeight(int width) const;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followFocus(QWidget *now);

    QVBoxLayout *m_column;
    QPointer<QWidget> m_focusBefore;
    bool m_stays = false;
};

} // namespace casewright
