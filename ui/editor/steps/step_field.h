// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace casewright {

/// The field that a step is typed in. It lies over the painted text so exactly that nothing moves when typing begins,
/// breaks lines in the same places, and has no frame, scroll bar or margin of its own. There is one for a whole tree,
/// taken from row to row.
class StepField final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit StepField(QWidget *parent = nullptr);

    /// Forgets the field's own undo. `text` comes back as it is unless it is altered, whatever line ends it has.
    void setStepText(const QString &text);
    [[nodiscard]] QString stepText() const;
    /// Takes the first letters away, with the blank behind them; what the field could undo is forgotten.
    void dropLeading(int letters);
    /// The typed text has become a change: the field's own undo would take back less than the analyst means.
    void forgetUndo();

    /// Where the text is to stand, its lines wrapped at the width of `place`.
    void placeOver(const QRect &place);

    [[nodiscard]] int caret() const { return textCursor().position(); }
    void setCaret(int position);
    /// The first place where it stands; nothing where it does not.
    void selectWord(const QString &word);
    /// In the first or last line, as near to the pixel `x` of the field's parent as can be.
    void setCaretAbove(int x);
    void setCaretBelow(int x);
    [[nodiscard]] int caretX() const;
    [[nodiscard]] bool isOnFirstLine() const;
    [[nodiscard]] bool isOnLastLine() const;
    [[nodiscard]] bool isComposing() const;

Q_SIGNALS:
    /// By the analyst, not by the functions above.
    void typed();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QTextLine caretLine() const;

    QString m_given;
    bool m_loading = false;
};

} // namespace casewright
