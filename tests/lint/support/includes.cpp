// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/includes.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace casewright::lint {

namespace {

const QString cycleHint = QStringLiteral("find what both need and move it below them, or let one side talk in signals, "
                                         "callbacks or a forward declaration");

/// The way from `node` back to itself, or nothing.
QStringList ringThrough(const IncludeGraph &graph, const QString &node)
{
    QHash<QString, QString> cameFrom;
    QStringList open = {node};
    while (!open.isEmpty()) {
        const QString here = open.takeFirst();
        for (const QString &next : graph.value(here)) {
            if (cameFrom.contains(next))
                continue;
            cameFrom.insert(next, here);
            open.append(next);
        }
    }
    if (!cameFrom.contains(node))
        return {};
    QStringList ring = {node};
    for (QString at = cameFrom.value(node); at != node; at = cameFrom.value(at))
        ring.prepend(at);
    ring.prepend(node);
    return ring;
}

QList<Finding> ringsIn(const IncludeGraph &graph, const QString &kind)
{
    QList<Finding> findings;
    QSet<QString> told;
    QStringList nodes = graph.keys();
    std::sort(nodes.begin(), nodes.end());
    for (const QString &node : nodes) {
        if (told.contains(node))
            continue;
        const QStringList ring = ringThrough(graph, node);
        if (ring.isEmpty())
            continue;
        told += QSet<QString>(ring.begin(), ring.end());
        findings.append({node, 1,
                         QStringLiteral("%1 include each other: %2").arg(kind, ring.join(QStringLiteral(" -> "))),
                         cycleHint});
    }
    return findings;
}

} // namespace

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]*)[>"])"),
                                            QRegularExpression::MultilineOption);
    QList<Include> includes;
    auto matches = pattern.globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const qsizetype hash = match.capturedStart(1);
        if (file.code.at(hash) != match.capturedView(1).front())
            continue; // inside a comment or a literal
        includes.append({match.captured(2), file.lineAt(hash), match.capturedView(1) == u"\""});
    }
    return includes;
}

IncludeGraph fileGraph(const QList<SourceFile> &files)
{
    QSet<QString> known;
    for (const SourceFile &file : files)
        known.insert(file.path);
    IncludeGraph graph;
    for (const SourceFile &file : files) {
        if (!file.isCpp())
            continue;
        for (const Include &include : includesOf(file)) {
            if (include.quoted && known.contains(include.name))
                graph[file.path].append(include.name);
        }
    }
    return graph;
}

IncludeGraph folderGraph(const QList<SourceFile> &files)
{
    const auto folderOf = [](const QString &path) { return path.section(u'/', 0, -2); };
    IncludeGraph graph;
    const IncludeGraph byFile = fileGraph(files);
    for (auto it = byFile.begin(); it != byFile.end(); ++it) {
        const QString from = folderOf(it.key());
        for (const QString &path : it.value()) {
            const QString to = folderOf(path);
            if (to != from && !graph[from].contains(to))
                graph[from].append(to);
        }
    }
    return graph;
}

QStringList reachable(const IncludeGraph &graph, const QString &start)
{
    QStringList seen;
    QStringList open = graph.value(start);
    while (!open.isEmpty()) {
        const QString here = open.takeLast();
        if (seen.contains(here))
            continue;
        seen.append(here);
        open += graph.value(here);
    }
    return seen;
}

QList<Finding> includeCycles(const QList<SourceFile> &files)
{
    return ringsIn(fileGraph(files), QStringLiteral("files")) + ringsIn(folderGraph(files), QStringLiteral("folders"));
}

} // namespace casewright::lint
