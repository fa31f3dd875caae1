// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/api/rest/session.h"
#include "core/api/rest/values_codec.h"

namespace casewright::api::rest {

[[nodiscard]] Task<QList<Project>> readProjects(Session *session, CancelToken cancel, Repeat repeat = Repeat::Safely);
/// By its id alone where the server tells about no projects.
[[nodiscard]] Task<Project> readOneProject(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<Project> makeProject(Session *session, QString name, CancelToken cancel);
[[nodiscard]] QList<Integration> enabled(const QList<ListedIntegration> &listed);

/// The list at `path`, or nothing where the server has no such list.
template <typename T, T (*readOne)(JsonReader &)>
Task<QList<T>> listIfThere(Session *session, QString path, QUrlQuery query, CancelToken cancel)
{
    const Request request = getRequest(path, query, cancel);
    Result<QList<T>> items = co_await readWholeList<T>(&session->client, request, &decodePage<T, readOne>);
    if (!items && looksAbsent(items.error()))
        co_return QList<T>();
    co_return items;
}

} // namespace casewright::api::rest
