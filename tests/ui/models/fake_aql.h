// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/aql_search.h"

#include <QHash>

namespace casewright::test {

/// A server that understands the queries it has answers to. It pays no heed to being told to stop.
struct FakeAql {
    QHash<QString, QList<CaseKey>> answers;
    QHash<QString, int> delays; ///< ms before the answer to the check
    qint64 unlisted = 0;        ///< cases found beside those that are listed
    std::optional<Error> failure;
    QStringList log;
    int checked = 0; ///< answers given

    [[nodiscard]] AqlAccess access()
    {
        return {[this](QString aql, CancelToken) { return check(this, aql); },
                [this](QString aql, CancelToken) { return search(this, aql); }};
    }

private:
    static Task<AqlCheck> check(FakeAql *fake, QString aql)
    {
        fake->log.append(QStringLiteral("check ") + aql);
        co_await pause(std::chrono::milliseconds(fake->delays.value(aql)), {});
        ++fake->checked;
        if (fake->failure)
            co_return casewright::failure(*fake->failure);
        co_return AqlCheck{fake->answers.contains(aql), fake->answers.value(aql).size() + fake->unlisted};
    }
    static Task<QList<CaseKey>> search(FakeAql *fake, QString aql)
    {
        fake->log.append(QStringLiteral("search ") + aql);
        co_await pause(std::chrono::milliseconds(0), {});
        co_return fake->answers.value(aql);
    }
};

} // namespace casewright::test
