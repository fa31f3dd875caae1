// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace casewright {

/// Says at a row why something was not done, and goes by itself. Announced to screen readers; never takes focus or
/// clicks. Owned by the viewport it stands in.
class StepHint final : public QLabel {
    Q_OBJECT
public:
    explicit StepHint(QWidget *viewport);

    /// Below `row`, or above it where there is no room.
    void showAt(const QRect &row, int x, const QString &text);
    void dismiss();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace casewright
