// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace casewright {

/// What is missing or was refused, in a line below its field, where there is something to say. It is the description of its buddy
/// for screen readers too.
class FieldNote final : public QLabel {
    Q_OBJECT
public:
    explicit FieldNote(QWidget *field, QWidget *parent = nullptr);

    /// Empty: nothing.
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QWidget *m_field;
};

} // namespace casewright
