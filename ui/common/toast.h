// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QTimer>

#include <chrono>
#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace casewright {

struct ToastAction {
    QString text; ///< a verb, e.g. tr("Undo")
    std::function<void()> act;
};

struct ToastMessage {
    QString text;
    QList<ToastAction> actions; ///< two at most
    std::chrono::milliseconds duration = std::chrono::seconds(8);
};

/// A message at the bottom of its host that goes by itself: small errors and what can be undone. It waits while the
/// pointer or the focus is on it, closes on Esc, and is announced to screen readers. A new message takes the place of
/// the old one. Made hidden; owned by its host.
class Toast final : public QFrame {
    Q_OBJECT
public:
    explicit Toast(QWidget *host);
    ~Toast() override;

    void showMessage(const ToastMessage &message);
    void dismiss();
    [[nodiscard]] QString text() const;
    /// Moves the keyboard to the first button; false when there is nothing to operate.
    bool takeFocus();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addButton(const ToastAction &action);
    void place();
    void resumeOrPause();

    QLabel *m_text;
    QHBoxLayout *m_row;
    QList<QToolButton *> m_buttons;
    QToolButton *m_close;
    QTimer m_timer;
};

} // namespace casewright
