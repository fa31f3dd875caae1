// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace casewright {

/// A line of small print below a field: a hint, a warning or what is wrong. It hides while it has nothing to say, tells its buddy's
/// accessible description, and keeps its colour through a change of theme.
class NoteLabel final : public QLabel {
    Q_OBJECT
public:
    enum class Kind { Hint, Warning, Problem };
    explicit NoteLabel(Kind kind, QWidget *parent = nullptr);

    void say(Kind kind, const QString &text);
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Kind m_kind;
};

} // namespace casewright
