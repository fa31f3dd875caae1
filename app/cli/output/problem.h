// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/change.h"

#include <QCoro/QCoroTask>
#include <QList>
#include <QString>

namespace casewright::cli {

/// The exit codes of the contract. Scripts depend on them.
enum class ExitCode {
    Done = 0,
    Attention = 1, ///< done, but something needs attention; also "not found" and "refused as invalid"
    Usage = 2,
    Failure = 3, ///< unreachable, TLS, server, protocol or storage
    NotAllowed = 4,
    Conflict = 5,
    InputFile = 6,
    Interrupted = 130,
};

/// One of the cases between which somebody has to choose.
struct Candidate {
    QString id;
    QString name;
    QString url;
    QString createdBy; ///< may be empty

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// "1234  Pay by card  https://... (by anna)"
[[nodiscard]] QString candidateLine(const Candidate &candidate);
/// "name: it was "A", here it is "B", on the server "C"" of each, with long texts cut, and how many more there are: a person reads ten.
[[nodiscard]] QStringList clashLines(const QList<Clash> &clashes);

/// Why a command stopped: what happened, what to do about it, and the exit code it means. The only form in which an
/// error reaches a person or a script here; made from an Error of the core by its kind.
struct Problem {
    QString kind;
    QString text;
    QString hint;
    QString requestId;
    QList<Candidate> candidates; ///< of a Conflict that is about which case is meant
    QList<Clash> clashes;        ///< of a Conflict between two edits
    ExitCode exitCode = ExitCode::Failure;

    Problem(const Error &error); // NOLINT(google-explicit-constructor): every Error is a Problem
    [[nodiscard]] static Problem usage(const QString &text, const QString &hint = {});
    [[nodiscard]] static Problem inputFile(const QString &text, const QString &hint = {});
    /// Something of the core, with a text of the command's own.
    [[nodiscard]] static Problem of(ErrorKind kind, const QString &text, const QString &hint = {});

private:
    Problem() = default;
};

template <typename T>
using Outcome = tl::expected<T, Problem>;

/// A coroutine of a command. The exit code, or why it stopped.
using CommandTask = QCoro::Task<Outcome<ExitCode>>;

[[nodiscard]] inline tl::unexpected<Problem> stop(Problem problem)
{
    return tl::unexpected<Problem>(std::move(problem));
}

} // namespace casewright::cli

/// `CLI_TRY_ASSIGN(auto rows, readRows());` declares `rows` or returns the Problem; CLI_CO_... in coroutines. Both take a
/// Result of the core as well as an Outcome.
#define CLI_TRY_ASSIGN_(tmp, returning, declaration, expression)                                                       \
    auto tmp = expression;                                                                                             \
    if (!tmp)                                                                                                          \
        returning ::casewright::cli::stop(std::move(tmp).error());                                                     \
    declaration = *std::move(tmp)
#define CLI_TRY_ASSIGN(declaration, expression)                                                                        \
    CLI_TRY_ASSIGN_(CASEWRIGHT_CONCAT(try_, __COUNTER__), return, declaration, expression)
#define CLI_CO_TRY_ASSIGN(declaration, expression)                                                                     \
    CLI_TRY_ASSIGN_(CASEWRIGHT_CONCAT(try_, __COUNTER__), co_return, declaration, expression)

#define CLI_CO_TRY_(tmp, expression)                                                                                   \
    auto tmp = expression;                                                                                             \
    if (!tmp)                                                                                                          \
    co_return ::casewright::cli::stop(std::move(tmp).error())
#define CLI_CO_TRY(expression) CLI_CO_TRY_(CASEWRIGHT_CONCAT(try_, __COUNTER__), expression)
