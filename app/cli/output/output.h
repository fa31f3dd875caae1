// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/problem.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace casewright::cli {

enum class Format { Text, Json };
enum class Notes { Shown, Quiet };

/// The two streams of the program. Results go to standard output, notes, progress and errors for people to standard
/// error; with Format::Json standard output is exactly one JSON document, errors included. Nothing leaves with a
/// remembered secret in it. Owned by run().
class Output final {
public:
    Output(Format format, Notes notes);

    [[nodiscard]] bool isJson() const { return m_format == Format::Json; }

    /// The result of a command: `json` or `text` as asked for.
    void result(const QJsonObject &json, const QString &text);
    /// A piece of a result that is written as it is.
    void append(const QByteArray &piece) { m_result += piece; }
    /// A line for people about what was done; not with --quiet.
    void note(const QString &line);
    /// A line for people that --quiet does not hide.
    void warn(const QString &line);
    /// Says how far a long piece of work is, at most every two seconds; not with --quiet.
    void progress(const QString &what, qsizetype done, qsizetype total);
    [[nodiscard]] ExitCode fail(const Problem &problem);

    /// Writes out the result. A failure of standard output (a full disk) is a failure of the command.
    [[nodiscard]] ExitCode finish(ExitCode code);

private:
    void error(const QString &line);

    Format m_format;
    Notes m_notes;
    QByteArray m_result; ///< kept back until the end, so that a late failure can still replace it
    QFile m_err;
    QElapsedTimer m_lastProgress;
};

/// [{"id", "name", "url", "createdBy"}]
[[nodiscard]] QJsonArray candidatesJson(const QList<Candidate> &candidates);
/// [{"facet", "where", "base", "mine", "theirs"}]
[[nodiscard]] QJsonArray clashesJson(const QList<Clash> &clashes);
/// {"kind", "text", "hint", "requestId"}, and "candidates" or "clashes" where there are any.
[[nodiscard]] QJsonObject problemJson(const Problem &problem);

} // namespace casewright::cli
