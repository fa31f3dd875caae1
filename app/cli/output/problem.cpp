// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/problem.h"

#include "app/cli/output/error_text.h"
#include "core/base/log.h"

#include <algorithm>

namespace casewright::cli {
namespace {

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return ExitCode::Interrupted;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return ExitCode::NotAllowed;
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
        return ExitCode::Attention;
    case ErrorKind::Conflict:
        return ExitCode::Conflict;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::Storage:
        break;
    }
    return ExitCode::Failure;
}

QString clashLine(const Clash &clash)
{
    constexpr qsizetype enough = 60;
    const auto cut = [](const QString &text) {
        const QString line = text.simplified();
        return line.size() > enough ? line.left(enough) + QStringLiteral("...") : line;
    };
    const QString where = clash.where.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(cut(clash.where));
    return QStringLiteral("%1%2: it was \"%3\", here it is \"%4\", on the server \"%5\"")
        .arg(facetName(clash.facet), where, cut(clash.base), cut(clash.mine), cut(clash.theirs));
}

} // namespace

QString candidateLine(const Candidate &candidate)
{
    const QString line = QStringLiteral("%1  %2  %3").arg(candidate.id, candidate.name, candidate.url);
    return candidate.createdBy.isEmpty() ? line : line + QStringLiteral("  (by %1)").arg(candidate.createdBy);
}

QStringList clashLines(const QList<Clash> &clashes)
{
    constexpr qsizetype enough = 10;
    QStringList lines;
    for (const Clash &clash : clashes.first(std::min(enough, clashes.size())))
        lines.append(clashLine(clash));
    if (clashes.size() > enough)
        lines.append(QStringLiteral("and %1 more, which --json lists").arg(clashes.size() - enough));
    return lines;
}

Problem::Problem(const Error &error)
    : kind(errorKindName(error.kind)),
      text(errorText(error)),
      hint(errorHint(error)),
      requestId(error.requestId),
      exitCode(exitCodeOf(error.kind))
{}

Problem Problem::usage(const QString &text, const QString &hint)
{
    Problem problem;
    problem.kind = QStringLiteral("Usage");
    problem.text = text;
    problem.hint = hint;
    problem.exitCode = ExitCode::Usage;
    return problem;
}

Problem Problem::inputFile(const QString &text, const QString &hint)
{
    Problem problem;
    problem.kind = QStringLiteral("InputFile");
    problem.text = text;
    problem.hint = hint;
    problem.exitCode = ExitCode::InputFile;
    return problem;
}

Problem Problem::of(ErrorKind kind, const QString &text, const QString &hint)
{
    Problem problem;
    problem.kind = errorKindName(kind);
    problem.text = withoutSecrets(text);
    problem.hint = hint;
    problem.exitCode = exitCodeOf(kind);
    return problem;
}

} // namespace casewright::cli
