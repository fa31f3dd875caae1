// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/output.h"

#include "core/base/log.h"

#include <QJsonDocument>

#include <cstdio>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

Output::Output(Format format, Notes notes) : m_format(format), m_notes(notes)
{
    // Without standard error there is nobody to tell.
    (void)m_err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered);
    m_lastProgress.start();
}

void Output::result(const QJsonObject &json, const QString &text)
{
    if (isJson())
        append(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    else if (!text.isEmpty())
        append((text.endsWith(u'\n') ? text : text + u'\n').toUtf8());
}

void Output::error(const QString &line)
{
    m_err.write(withoutSecrets(line).toUtf8() + '\n');
}

void Output::note(const QString &line)
{
    if (m_notes == Notes::Shown)
        error(line);
}

void Output::warn(const QString &line)
{
    error(line);
}

void Output::progress(const QString &what, qsizetype done, qsizetype total)
{
    if (m_lastProgress.elapsed() < 2000)
        return;
    m_lastProgress.restart();
    note(u"%1: %2 of %3"_s.arg(what).arg(done).arg(total));
}

ExitCode Output::fail(const Problem &problem)
{
    if (isJson()) {
        m_result.clear();
        result({{u"error"_s, problemJson(problem)}}, {});
    }
    error(u"casewright-cli: "_s + problem.text);
    if (!problem.hint.isEmpty())
        error(u"  "_s + problem.hint);
    for (const Candidate &candidate : problem.candidates)
        error(u"  "_s + candidateLine(candidate));
    // Of use to the server's administrators only.
    if (!problem.requestId.isEmpty() && problem.exitCode == ExitCode::Failure)
        error(u"  Request "_s + problem.requestId);
    return problem.exitCode;
}

ExitCode Output::finish(ExitCode code)
{
    QFile out;
    if (out.open(stdout, QIODevice::WriteOnly) && out.write(m_result) >= 0 && out.flush())
        return code;
    error(u"casewright-cli: The result could not be written to standard output."_s);
    return code == ExitCode::Done ? ExitCode::Failure : code;
}

QJsonArray candidatesJson(const QList<Candidate> &candidates)
{
    QJsonArray array;
    for (const Candidate &candidate : candidates) {
        array.append(QJsonObject{{u"id"_s, candidate.id.toLongLong()},
                                 {u"name"_s, candidate.name},
                                 {u"url"_s, candidate.url},
                                 {u"createdBy"_s, candidate.createdBy}});
    }
    return array;
}

QJsonArray clashesJson(const QList<Clash> &clashes)
{
    QJsonArray array;
    for (const Clash &clash : clashes) {
        array.append(QJsonObject{{u"facet"_s, facetName(clash.facet)},
                                 {u"where"_s, clash.where},
                                 {u"base"_s, clash.base},
                                 {u"mine"_s, clash.mine},
                                 {u"theirs"_s, clash.theirs}});
    }
    return array;
}

QJsonObject problemJson(const Problem &problem)
{
    QJsonObject json{{u"kind"_s, problem.kind},
                     {u"text"_s, problem.text},
                     {u"hint"_s, problem.hint},
                     {u"requestId"_s, problem.requestId}};
    if (!problem.candidates.isEmpty())
        json.insert(u"candidates"_s, candidatesJson(problem.candidates));
    if (!problem.clashes.isEmpty())
        json.insert(u"clashes"_s, clashesJson(problem.clashes));
    return json;
}

} // namespace casewright::cli
