// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// The first hundred, which is what a picker shows; who wants another one types more of its name.
template <typename T, T (*readOne)(JsonReader &)>
Task<QList<T>> firstHundred(TestOpsSession *session, QString path, QUrlQuery query, CancelToken cancel)
{
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("100"));
    const Result<Page<T>> page = co_await session->client.read(getRequest(path, query, cancel), &decodePage<T, readOne>);
    CO_TRY(page);
    co_return page->items;
}

} // namespace casewright::api::testops
