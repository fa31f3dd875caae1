// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace casewright {

struct Error;

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

/// What happened, what to do, and below that what the server said.
[[nodiscard]] QString errorSentences(const Error &error);

/// To be called with every event of a dialog: gives it the height that its wrapped texts need when it is shown, and more later when
/// they grow. A layout alone asks for no height by width.
void fitOn(QWidget *dialog, const QEvent &event);

} // namespace casewright
