// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/write/sending.h"

namespace casewright::api::rest {
namespace {

/// True where the next request would fail the same way.
bool concernsAll(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
    case ErrorKind::Protocol:
    case ErrorKind::Forbidden:
        return false;
    default:
        return true;
    }
}

} // namespace

QCoro::Task<Sent> sendParts(Sending sending, QList<SendPart> parts)
{
    if (!sending.change.before || !sending.change.after)
        co_return failed(
            makeError(ErrorKind::Invalid, QStringLiteral("A creation or deletion is not sent as a change")));
    Sent all;
    for (const SendPart &part : std::as_const(parts)) {
        const Sent sent = co_await part(sending);
        all.settled = overlaid(all.settled, sent.settled);
        if (sent.failure && !all.failure)
            all.failure = sent.failure;
        if (sent.failure && concernsAll(*sent.failure))
            break;
    }
    co_return all;
}

Sent failed(const Error &error)
{
    Sent sent;
    sent.failure = error;
    return sent;
}

Error unverified(Error error)
{
    error.outcomeUnknown = true;
    return error;
}

} // namespace casewright::api::rest
