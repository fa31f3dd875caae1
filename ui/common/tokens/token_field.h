// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens/completion.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace casewright {

class CompletionPopup;

/// Chips in a field. Comma, Enter and Tab commit what is typed; Backspace at the start selects the last chip, again
/// deletes it; arrows walk the chips; a paste is split at commas and line breaks; a token that is already there flashes
/// its chip. Esc clears what is typed. Tab with nothing typed leaves the field. What one types is normalised visibly.
class TokenField final : public QWidget {
    Q_OBJECT
public:
    explicit TokenField(QWidget *parent = nullptr);

    [[nodiscard]] QStringList tokens() const { return m_tokens; }
    /// Emits nothing; an equal list changes neither selection nor caret.
    void setTokens(const QStringList &tokens);

    void setCompletionSource(CompletionSource source);
    /// Keys of which a case has one value: `severity:major` takes the place of `severity:minor`.
    void setSingleValueKeys(const QSet<QString> &keys) { m_singleKeys = keys; }
    /// Refused: only what the completion source knows becomes a chip; anything else is told by unknownTyped().
    enum class NewTokens { Taken, Refused };
    void setNewTokens(NewTokens tokens) { m_newTokens = tokens; }
    /// The source knows more than when it was asked last.
    void refreshSuggestions();
    void setPlaceholderText(const QString &text);
    /// Makes a chip of what is typed, whatever is chosen among the suggestions.
    void commitTyping();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

    /// The chip that is selected, or -1.
    [[nodiscard]] int selectedChip() const { return m_selected; }
    [[nodiscard]] int flashingChip() const { return m_flashing; }
    /// The input inside the field; focus it to start typing.
    [[nodiscard]] QLineEdit *input() const { return m_input; }
    [[nodiscard]] QRect chipRect(int index) const;

Q_SIGNALS:
    void tokenAdded(const QString &token);
    void tokenRemoved(const QString &token);
    void unknownTyped(const QString &token);
    /// After each gesture of the analyst, once.
    void tokensEdited(const QStringList &tokens);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool handleKey(QKeyEvent *event);
    bool handleChipKey(QKeyEvent *event);
    bool walk(int direction);
    bool commitTyped();
    void paste(const QString &text);
    bool add(const QString &typed);
    void removeChip(int index);
    void select(int index);
    void flash(int index);
    void afterEdit();
    void relayout();
    void updatePopup();
    [[nodiscard]] bool isRefused(const QString &token) const;
    [[nodiscard]] QList<Completion> known() const { return m_source ? m_source() : QList<Completion>(); }

    QStringList m_tokens;
    QList<QRect> m_places;
    QSet<QString> m_singleKeys;
    CompletionSource m_source;
    NewTokens m_newTokens = NewTokens::Taken;
    QLineEdit *m_input;
    CompletionPopup *m_popup;
    QTimer m_flashTimer;
    int m_selected = -1;
    int m_flashing = -1;
};

} // namespace casewright
