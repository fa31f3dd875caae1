// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"

#include <QFrame>

class QToolButton;

namespace casewright {

/// One comment: who, when, and the text in Markdown. Its buttons only ask.
class CommentView final : public QFrame {
    Q_OBJECT
public:
    enum class Buttons { Shown, Hidden };
    CommentView(const Comment &comment, Buttons buttons, QWidget *parent);

    [[nodiscard]] const Comment &comment() const { return m_comment; }
    void setButtonsEnabled(bool enabled);

Q_SIGNALS:
    void editRequested(const casewright::Comment &comment);
    void deleteRequested(const casewright::Comment &comment);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Comment m_comment;
    QList<QToolButton *> m_buttons;
};

} // namespace casewright
