// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens/completion.h"

#include <QFrame>

#include <optional>

class QListView;

namespace casewright {

class CompletionModel;

/// The list below a field. It never takes the keyboard: the field hands keys over with move() and reads current(). It
/// hides when the field's window moves. Nothing is selected until the analyst moves, so that
/// Enter commits what was typed.
class CompletionPopup final : public QFrame {
    Q_OBJECT
public:
    /// `field` is what the popup stands below and is announced for.
    explicit CompletionPopup(QWidget *field);

    /// Shows `rows`, or hides when there are none.
    void showRows(const QList<CompletionRow> &rows);
    void move(int direction);
    /// The row the analyst moved to, or nothing.
    [[nodiscard]] std::optional<CompletionRow> current() const;
    [[nodiscard]] QListView *list() const { return m_list; }

Q_SIGNALS:
    void chosen(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget *m_field;
    QListView *m_list;
    CompletionModel *m_model;
};

} // namespace casewright
