// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QRect>
#include <QTextLayout>

namespace casewright {

/// Where the parts of a step's row are, and how high it is. Heights are kept per step with the width they were measured
/// for, because a tree view asks for all of them after every insertion: whoever alters a text calls forget().
class StepLayout {
public:
    /// All in the coordinates of the row, left to right; a mirrored view mirrors them.
    struct Parts {
        QRect gutter; ///< chevron, dot or mark
        QRect keyword;
        QRect text; ///< of the first line to the last, without padding
    };

    explicit StepLayout(const QFont &font);

    void setFont(const QFont &font);
    /// Of a whole row. False when it is the width already.
    bool setWidth(int width);
    [[nodiscard]] int width() const { return m_width; }
    /// Of one level.
    [[nodiscard]] int indent() const { return m_indent; }
    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] const QFont &keywordFont() const { return m_keywordFont; }
    [[nodiscard]] int padding() const { return m_padding; }

    /// What stands before the text: the keyword, or what a row is that is not typed in.
    [[nodiscard]] static QString prefixOf(const Step &step);
    void setPicture(ServerId attachment, const QPixmap &picture);
    /// Null where the step shows none. Its place is at the end of the text's.
    [[nodiscard]] QPixmap pictureOf(const Step &step) const;

    [[nodiscard]] Parts parts(const QRect &row, int depth, const QString &keyword) const;
    [[nodiscard]] int rowHeight(const Step &step, int depth);
    void forget(StepKey key) { m_heights.remove(key); }

    /// The text in place of the step's own while it is typed, so that the row grows with it. A null key ends that.
    void setTyped(StepKey key, const QString &text);
    [[nodiscard]] StepKey typedStep() const { return m_typedKey; }
    [[nodiscard]] const QString &typedText() const { return m_typedText; }

    /// Lines of `text` wrapped at `width`, as the field for typing breaks them too. Its height, rounded up.
    int layOut(QTextLayout &lines, const QString &text, int width) const;

private:
    struct Height {
        int unwrappedWidth = 0; ///< from here on no line is broken
        int unwrapped = 0;
        int wrapWidth = -1; ///< `wrapped` holds for this one
        int wrapped = 0;
    };

    [[nodiscard]] int textWidth(int depth, const QString &keyword) const;
    [[nodiscard]] int textHeight(StepKey key, const QString &text, int width);
    [[nodiscard]] Height measured(const QString &text) const;
    [[nodiscard]] int keywordWidth(const QString &keyword) const;

    QFont m_font;
    QFont m_keywordFont;
    int m_width = 0;
    int m_indent = 0;
    int m_padding = 0;
    int m_afterKeyword = 0;
    int m_lineHeight = 0;
    int m_minimum = 0;
    int m_widest = 0; ///< of the letters in which nearly all texts are written
    StepKey m_typedKey;
    QString m_typedText;
    QHash<StepKey, Height> m_heights;
    QHash<ServerId, QPixmap> m_pictures;
    mutable QHash<QString, int> m_keywordWidths;
};

} // namespace casewright
