// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/suggestions.h"

#include <QComboBox>

namespace casewright {

/// A value for many cases, typed or chosen among suggestions. Empty means to keep what each case has; that is the untouched state.
class ValueChoice final : public QComboBox {
    Q_OBJECT
public:
    /// Refused: only what the suggestions know is taken; anything else is told by unknownTyped().
    enum class NewValues { Taken, Refused };
    /// `clearing` is the words for no value at all; empty: there must be one.
    ValueChoice(Suggestions::Ask ask, NewValues newValues, const QString &clearing, QWidget *parent = nullptr);

    void setNames(const QString &objectName, const QString &accessibleName);
    /// What is pending: a value, a null one (cleared), or nothing (keep). Not while something is being typed.
    void showPending(const std::optional<Ref> &value);
    /// What stands there while nothing is pending: that what the cases have is kept, and what that is.
    void showKept(const QString &text);

Q_SIGNALS:
    void chosen(const casewright::Ref &value);
    void kept();
    void unknownTyped(const QString &text);
    void lookUpFailed(const casewright::Error &error);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void commitTyped();
    void takeLookedUp(const QString &typed);
    void paintMark();

    Suggestions m_known;
    NewValues m_newValues;
    QString m_clearing;
    QAction *m_mark;
    bool m_isTyping = false;
};

} // namespace casewright
