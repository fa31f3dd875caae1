// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <deque>

namespace casewright::api {

/// Lets those who want the same thing go one after the other: two creations of one name must not run side by side, or
/// one whose answer is lost would take the other's case for its own. Must outlive its tasks.
class Turns final : public QObject {
    Q_OBJECT
public:
    /// Ends when it is the caller's turn, which lasts until it calls leave().
    [[nodiscard]] QCoro::Task<void> enter(QString what);
    void leave(const QString &what);

private:
    QHash<QString, std::deque<Delivery<bool>>> m_waiting; ///< an entry for each thing whose turn is taken
};

} // namespace casewright::api
