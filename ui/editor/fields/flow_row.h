// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QPushButton>

namespace casewright {

/// Buttons in a row that goes on in the next line where the pane is narrow or letters are large. Others than those of addButton() go to
/// layout().
class FlowRow final : public QWidget {
    Q_OBJECT
public:
    explicit FlowRow(QWidget *parent = nullptr);

    /// It does `act` of `owner`.
    template <typename Owner>
    QPushButton *addButton(const QString &text, const QString &name, Owner *owner, void (Owner::*act)())
    {
        QPushButton *button = makeButton(text, name);
        connect(button, &QPushButton::clicked, owner, act);
        return button;
    }

private:
    QPushButton *makeButton(const QString &text, const QString &name);
};

} // namespace casewright
