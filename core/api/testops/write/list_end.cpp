// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/list_end.h"

namespace casewright::api::testops {

bool mayHaveActed(const Error &error)
{
    return error.outcomeUnknown || error.httpStatus >= 500;
}

Error notKept(const Result<Reply> &reply, const QString &what)
{
    if (!reply)
        return reply.error();
    return about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other %1 than were sent").arg(what)));
}

Error notTold(const QString &what)
{
    return makeError(ErrorKind::Protocol, QStringLiteral("The server does not tell the %1 of the case, so that they cannot be changed").arg(what));
}

Result<Ref> knownIntegration(const Ref &ref, const QList<Integration> &integrations, const QString &link)
{
    QList<Ref> known;
    for (const Integration &integration : integrations)
        known.append({integration.id, integration.name});
    TRY_ASSIGN(const Ref found, rest::resolved(ref, known, QStringLiteral("integration")));
    if (!found.id)
        return failure(ErrorKind::Invalid, QStringLiteral("The link to %1 names no integration").arg(link));
    return found;
}

} // namespace casewright::api::testops
