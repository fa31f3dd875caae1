// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/step_outline.h"

#include <QStringList>

namespace casewright::demo {

namespace {

const QLatin1String resultMark("=> ");

Step stepOf(const QString &text)
{
    for (const QLatin1String keyword : {QLatin1String("Given"), QLatin1String("When"), QLatin1String("Then"), QLatin1String("And")}) {
        if (text.startsWith(keyword) && text.mid(keyword.size()).startsWith(u' '))
            return {keyword, text.mid(keyword.size() + 1), {}, {}};
    }
    return {{}, text, {}, {}};
}

qsizetype levelOf(const QString &line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && line.at(spaces) == u' ')
        ++spaces;
    return spaces / 2;
}

// The list that the newest step of each level opens; stops early where the outline is not as deep.
QList<Step> &listAt(QList<Step> &roots, qsizetype level)
{
    QList<Step> *list = &roots;
    for (; level > 0 && !list->isEmpty(); --level)
        list = &list->last().steps;
    return *list;
}

Step &newestOf(QList<Step> &roots)
{
    Step *step = &roots.last();
    while (!step->steps.isEmpty())
        step = &step->steps.last();
    return *step;
}

} // namespace

QList<Step> parseStepOutline(const QString &outline)
{
    QList<Step> roots;
    const QStringList lines = outline.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        if (!text.startsWith(resultMark)) {
            listAt(roots, levelOf(line)).append(stepOf(text));
            continue;
        }
        QString &expected = newestOf(roots).expectedResult;
        expected += (expected.isEmpty() ? QString() : QStringLiteral("\n")) + text.mid(resultMark.size());
    }
    return roots;
}

} // namespace casewright::demo
