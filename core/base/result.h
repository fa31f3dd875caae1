// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace casewright {

/// A value or an Error. `Result<void>` for work that only succeeds or fails.
template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, const QString &text = {})
{
    return tl::unexpected<Error>(makeError(kind, text));
}

} // namespace casewright

#define CASEWRIGHT_CONCAT_(a, b) a##b
#define CASEWRIGHT_CONCAT(a, b) CASEWRIGHT_CONCAT_(a, b)

/// `TRY_ASSIGN(auto rows, readRows());` declares `rows` or returns the error. In a coroutine use CO_TRY_ASSIGN.
/// Declaring macros, because GCC 12 crashes on statement expressions that contain co_await.
#define TRY_ASSIGN_(tmp, declaration, expression)                                                                       \
    auto tmp = (expression);                                                                                           \
    if (!tmp)                                                                                                          \
        return ::casewright::failure(std::move(tmp).error());                                                          \
    declaration = *std::move(tmp)
#define TRY_ASSIGN(declaration, expression) TRY_ASSIGN_(CASEWRIGHT_CONCAT(try_, __COUNTER__), declaration, expression)

#define CO_TRY_ASSIGN_(tmp, declaration, expression)                                                                    \
    auto tmp = expression;                                                                                             \
    if (!tmp)                                                                                                          \
        co_return ::casewright::failure(std::move(tmp).error());                                                       \
    declaration = *std::move(tmp)
#define CO_TRY_ASSIGN(declaration, expression)                                                                          \
    CO_TRY_ASSIGN_(CASEWRIGHT_CONCAT(try_, __COUNTER__), declaration, expression)

/// The same for `Result<void>` or where the value is not needed.
#define TRY_(tmp, expression)                                                                                          \
    auto tmp = (expression);                                                                                           \
    if (!tmp)                                                                                                          \
    return ::casewright::failure(std::move(tmp).error())
#define TRY(expression) TRY_(CASEWRIGHT_CONCAT(try_, __COUNTER__), expression)

#define CO_TRY_(tmp, expression)                                                                                       \
    auto tmp = expression;                                                                                             \
    if (!tmp)                                                                                                          \
    co_return ::casewright::failure(std::move(tmp).error())
#define CO_TRY(expression) CO_TRY_(CASEWRIGHT_CONCAT(try_, __COUNTER__), expression)
