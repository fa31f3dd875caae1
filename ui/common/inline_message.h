// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace casewright {

struct Error;
enum class Remedy;

enum class MessageKind { Info, Good, Warning, Error };

/// A bar with an icon, a text and at most one button, placed where the matter is. Hidden until it has something to
/// say. Its text is announced to screen readers.
class InlineMessage final : public QFrame {
    Q_OBJECT
public:
    explicit InlineMessage(QWidget *parent = nullptr);

    /// `button` empty: none.
    void showMessage(MessageKind kind, const QString &text, const QString &button = {});
    /// The text of the error's kind with its suggestion; the button offers its remedy, the tool tip what the server said.
    void showError(const casewright::Error &error);
    void clear();

    [[nodiscard]] QString text() const;
    [[nodiscard]] MessageKind kind() const { return m_kind; }

Q_SIGNALS:
    void buttonClicked();
    /// Beside buttonClicked(), when the message shows an error.
    void remedyChosen(casewright::Remedy remedy);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    MessageKind m_kind = MessageKind::Info;
    Remedy m_remedy = {};
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_button;
};

} // namespace casewright
