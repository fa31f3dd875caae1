// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/answer.h"
#include "core/api/http/sign_in.h"
#include "core/api/http/transport.h"
#include "core/base/task.h"

#include <QSet>

namespace casewright::api {

template <typename T>
using Decode = Result<T> (*)(const QByteArray &json);

/// What a dialect talks through: gives each logical request its id, repeats it by the retry policy, and turns answers
/// into values. Lives in the caller's thread; must outlive its tasks.
class Client final {
public:
    explicit Client(ConnectionOptions options);

    /// Signs in, where that is an exchange; requests do it by themselves.
    [[nodiscard]] Task<void> signIn(CancelToken cancel);
    /// Sends; repeats where `request` may be repeated and another attempt might help; reads on a 500 and on a web page too. A deletion that finds nothing
    /// when it is repeated is done. Protocol where there is nothing to sign in with.
    [[nodiscard]] Task<Reply> send(Request request);
    /// The decoded answer. Large ones are decoded on a worker thread.
    template <typename T>
    [[nodiscard]] Task<T> read(Request request, Decode<T> decode);
    /// Sends a write whose answer may be anything but a web page.
    [[nodiscard]] Task<Reply> write(Request request);

    [[nodiscard]] Transport *transport() { return &m_transport; }
    [[nodiscard]] const RetryPolicy &retry() const { return m_retry; }

private:
    [[nodiscard]] Task<Reply> attempt(Request request);
    /// The error of a web page where a read was to be answered otherwise, and by all that is known may be the next time.
    [[nodiscard]] std::optional<Error> strayPage(const Request &request, const Reply &reply);

    RetryPolicy m_retry;
    Transport m_transport;
    SignIn m_signIn;
    QSet<QString> m_pages; ///< paths that were answered with a web page each time
};

/// The error of reading an answer that did arrive.
[[nodiscard]] Error about(const Reply &reply, Error error);

template <typename T>
Task<T> Client::read(Request request, Decode<T> decode)
{
    static constexpr qsizetype decodedInPlace = 64 * 1024;
    const Result<Reply> reply = co_await send(std::move(request));
    if (!reply)
        co_return failure(reply.error());
    const Result<void> json = looksLikeJson(reply->body);
    if (!json)
        co_return failure(about(*reply, json.error()));
    Result<T> value = failure(ErrorKind::Protocol);
    if (reply->body.size() <= decodedInPlace) {
        value = decode(reply->body);
    } else {
        const auto work = onWorker(&m_transport, [body = reply->body, decode] { return decode(body); });
        Result<T> decoded = co_await work;
        value = std::move(decoded);
    }
    if (!value)
        co_return failure(about(*reply, value.error()));
    co_return value;
}

} // namespace casewright::api
