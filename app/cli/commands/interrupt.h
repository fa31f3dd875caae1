// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <QTimer>

namespace casewright::cli {

/// Turns Ctrl+C (and a polite request to end) into a cancelled token, so that what is under way ends in order. A second Ctrl+C
/// ends the program at once. One per process.
class Interrupt final : public QObject {
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    [[nodiscard]] CancelToken token() const { return m_source.token(); }

private:
    void look();

    CancelSource m_source;
    QTimer m_timer;
};

} // namespace casewright::cli
