// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/contract/seen_requests.h"

#include <QTemporaryDir>

#include <memory>

namespace casewright::test {

/// A server of one dialect with what an analyst has of it.
struct CountedServer {
    DemoServerProcess process;
    QJsonArray tagged; ///< ids of the cases that have the tag "old"
    Ref crowd;         ///< a suite that they are all in
    std::unique_ptr<SeenRequests> seen;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<workspace::Workspace> workspace;
};

/// What was sent to do something.
struct Cost {
    QStringList reads;
    QStringList writes;
    qint64 rows = 0; ///< that were asked for in pages

    /// "2 reads, 1 writes: 2 x GET /api/testcase/N/step, PATCH /api/testcase/step/N"
    [[nodiscard]] QString text() const
    {
        const QStringList all = reads + writes;
        QStringList told = all;
        told.removeDuplicates();
        for (QString &endpoint : told) {
            if (const qsizetype times = all.count(endpoint); times > 1)
                endpoint = QString::number(times) + QStringLiteral(" x ") + endpoint;
        }
        return QString::number(reads.size()) + QStringLiteral(" reads, ") + QString::number(writes.size()) + QStringLiteral(" writes: ") + told.join(QStringLiteral(", "));
    }
    /// Endpoints that were written to more than once.
    [[nodiscard]] QStringList repeated() const
    {
        QStringList rest = writes;
        QStringList once = writes;
        once.removeDuplicates();
        for (const QString &endpoint : std::as_const(once))
            rest.removeOne(endpoint);
        return rest;
    }
};

} // namespace casewright::test
