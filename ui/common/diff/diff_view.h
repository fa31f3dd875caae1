// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change_line.h"

#include <QListView>

namespace casewright {

/// A change line by line, each with its sign, its colour and, for who hears it, its word. Read only; Ctrl+C copies the selected lines.
class DiffView final : public QListView {
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setLines(const QList<ChangeLine> &lines);
    [[nodiscard]] QList<ChangeLine> lines() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

/// "+ Pay", "− Pay", "~ Pay → Pay by card", "↕ Pay".
[[nodiscard]] QString signedText(const ChangeLine &line);

} // namespace casewright
