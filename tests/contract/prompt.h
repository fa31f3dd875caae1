// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

namespace casewright::test {

// Waits that end with what they wait for. QTest looks every 10 or 50 ms instead, which thousands of requests make minutes of.

/// True where it has finished within ten seconds.
inline bool finishes(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->isFinished();
}

namespace detail {
template <typename T>
QCoro::Task<void> keepAndLeave(QCoro::Task<T> task, std::shared_ptr<std::optional<T>> out, std::shared_ptr<QEventLoop> loop)
{
    *out = co_await std::move(task);
    loop->quit();
}
} // namespace detail

/// await() of tests/support, in no more time than the task takes.
template <typename T>
Result<T> promptly(Task<T> task)
{
    const auto out = std::make_shared<std::optional<Result<T>>>();
    const auto loop = std::make_shared<QEventLoop>();
    auto kept = detail::keepAndLeave(std::move(task), out, loop);
    QTimer::singleShot(30'000, loop.get(), &QEventLoop::quit);
    if (!out->has_value())
        loop->exec();
    if (out->has_value())
        return std::move(**out);
    QTest::qFail("the task did not end", __FILE__, __LINE__);
    return failure(ErrorKind::Timeout);
}

} // namespace casewright::test
