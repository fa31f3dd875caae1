// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input/steps_file.h"

#include "core/domain/step_outline.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <cstdio>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

QString nameOf(const QString &path)
{
    return path == u"-"_s ? u"Standard input"_s : u"The file %1"_s.arg(path);
}

Outcome<QByteArray> readBytes(const QString &path)
{
    QFile file(path);
    const bool opened = path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly)
                                       : !QFileInfo(path).isDir() && file.open(QIODevice::ReadOnly);
    if (!opened)
        return stop(Problem::inputFile(u"%1 cannot be read."_s.arg(nameOf(path)), u"Check the path and the rights."_s));
    QByteArray bytes;
    while (bytes.size() <= largestFile) {
        const QByteArray more = file.read(64 * 1024);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > largestFile)
        return stop(Problem::inputFile(u"%1 is larger than 16 MiB."_s.arg(nameOf(path)), u"That is no scenario."_s));
    return bytes;
}

Outcome<QString> readText(const QString &path)
{
    CLI_TRY_ASSIGN(const QByteArray bytes, readBytes(path));
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar::Null))
        return stop(Problem::inputFile(u"%1 is not a text file."_s.arg(nameOf(path)), u"Steps are text in UTF-8."_s));
    if (text.trimmed().isEmpty())
        return stop(
            Problem::inputFile(u"%1 is empty."_s.arg(nameOf(path)), u"To remove all steps, give the JSON []."_s));
    return text;
}

} // namespace

Outcome<Scenario> readSteps(const QString &path)
{
    CLI_TRY_ASSIGN(const QString text, readText(path));
    const Result<ParsedSteps> parsed = parseSteps(text);
    if (!parsed)
        return stop(Problem::inputFile(u"%1 cannot be read as steps: %2"_s.arg(nameOf(path), parsed.error().serverText),
                                       u"`steps --help` shows the forms that can."_s));
    if (parsed->steps.isEmpty() && parsed->format != OutlineFormat::Json)
        return stop(
            Problem::inputFile(u"%1 holds no steps."_s.arg(nameOf(path)), u"To remove all steps, give the JSON []."_s));
    return normalised({parsed->steps});
}

void replaceKeywords(QList<Step> &steps, const QStringList &keywords)
{
    for (Step &step : steps) {
        if (keywords.contains(step.keyword))
            step.keyword = u"And"_s;
        replaceKeywords(step.children, keywords);
    }
}

} // namespace casewright::cli
