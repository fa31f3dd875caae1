// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>

namespace casewright {

/// A line of small print below a field: a hint, a warning or what is wrong. It hides while it has nothing to say, is the accessible
/// description of its field, and keeps its colour through a change of theme.
class NoteLabel final : public QLabel {
    Q_OBJECT
public:
    enum class Kind { Hint, Warning, Problem };
    explicit NoteLabel(Kind kind, QWidget *parent = nullptr);

    /// Not a buddy: a label that has one takes each & for a mnemonic.
    void setField(QWidget *field) { m_field = field; }
    void say(Kind kind, const QString &text);
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Kind m_kind;
    QPointer<QWidget> m_field;
};

} // namespace casewright
