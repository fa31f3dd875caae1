// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QTest>

#include <memory>
#include <optional>

namespace casewright::test {

namespace detail {
template <typename T>
QCoro::Task<void> keep(QCoro::Task<T> task, std::shared_ptr<std::optional<T>> out)
{
    *out = co_await std::move(task);
}
} // namespace detail

/// Runs the test's event loop until `task` has ended; its value. The test fails (and the value is a default Timeout
/// error) when that takes longer than half a minute.
template <typename T>
Result<T> await(Task<T> task)
{
    const auto out = std::make_shared<std::optional<Result<T>>>();
    auto kept = detail::keep(std::move(task), out);
    if (!QTest::qWaitFor([&] { return out->has_value(); }, 30000)) {
        QTest::qFail("the task did not end", __FILE__, __LINE__);
        return failure(ErrorKind::Timeout);
    }
    return std::move(**out);
}

} // namespace casewright::test
