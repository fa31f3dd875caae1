// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/client.h"

namespace casewright::api {
namespace {

/// A server that has no exchange of tokens any more, or whose gateway says so, is not one that lacks what was asked for.
Error notSignedIn(Error error)
{
    if (error.kind == ErrorKind::NotFound || error.httpStatus == 405 || error.httpStatus == 501) {
        error.kind = ErrorKind::Protocol;
        error.httpStatus = 0;
    }
    return error;
}

} // namespace

Client::Client(ConnectionOptions options)
    : m_retry(options.retry), m_transport(options), m_signIn(&m_transport, options)
{}

Task<void> Client::signIn(CancelToken cancel)
{
    const Result<QByteArray> header = co_await m_signIn.header(cancel);
    CO_TRY(header);
    co_return {};
}

/// One attempt. A request that was refused for an ended session did nothing, so it is sent again in a new one
/// whatever it is.
Task<Reply> Client::attempt(Request request)
{
    Result<Reply> reply = co_await m_transport.send(request);
    if (reply || reply.error().kind != ErrorKind::Unauthorized)
        co_return reply;
    const Result<QByteArray> header = co_await m_signIn.renewed(*request.authorization, request.cancel);
    if (!header) // why there is no other session says more than that this one has ended
        co_return header.error().kind == ErrorKind::Unauthorized ? reply : failure(notSignedIn(header.error()));
    request.authorization = *header;
    reply = co_await m_transport.send(request);
    co_return reply;
}

std::optional<Error> Client::strayPage(const Request &request, const Reply &reply)
{
    if (request.method != Method::Get || request.repeat != Repeat::Safely)
        return std::nullopt;
    const bool isJsonWanted = request.accept == "application/json";
    const Result<void> fits = isJsonWanted ? looksLikeJson(reply.body) : looksLikeFile(reply);
    if (fits || !isWebPage(fits.error())) {
        m_pages.remove(request.path);
        return std::nullopt;
    }
    return m_pages.contains(request.path) ? std::nullopt : std::optional(about(reply, fits.error()));
}

Task<Reply> Client::send(Request request)
{
    if (request.requestId.isEmpty())
        request.requestId = newRequestId();
    for (int repeat = 0;; ++repeat) {
        const Result<QByteArray> header = co_await m_signIn.header(request.cancel);
        if (!header)
            co_return failure(notSignedIn(header.error()));
        request.authorization = *header;
        Result<Reply> reply = co_await attempt(request);
        const std::optional<Error> stray = reply ? strayPage(request, *reply) : std::nullopt;
        if (reply && !stray)
            co_return reply;
        const Error error = stray ? *stray : reply.error();
        if (request.method == Method::Delete && repeat > 0 && error.kind == ErrorKind::NotFound)
            co_return Reply{error.httpStatus, {}, request.requestId};
        if (request.repeat == Repeat::Never)
            co_return reply;
        const bool isRead = request.method == Method::Get && request.repeat == Repeat::Safely;
        const auto wait = isRead ? m_retry.waitBeforeReading(repeat, error) : m_retry.waitBefore(repeat, error);
        if (!wait) {
            if (stray) // no stray, but what this path is answered with
                m_pages.insert(request.path);
            co_return reply;
        }
        co_await pause(*wait, request.cancel);
        if (request.cancel.isCancelled())
            co_return failure(ErrorKind::Cancelled);
    }
}

Task<Reply> Client::write(Request request)
{
    const Result<Reply> reply = co_await send(std::move(request));
    if (!reply)
        co_return failure(reply.error());
    if (reply->body.trimmed().isEmpty())
        co_return *reply;
    const Result<void> json = looksLikeJson(reply->body);
    if (!json && reply->body.trimmed().startsWith('<')) {
        Error error = about(*reply, json.error());
        error.outcomeUnknown = true;
        co_return failure(error);
    }
    co_return *reply;
}

Error about(const Reply &reply, Error error)
{
    error.httpStatus = reply.status;
    error.requestId = reply.requestId;
    return error;
}

} // namespace casewright::api
