// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/layers.h"

#include <QRegularExpression>
#include <QSet>

namespace casewright::lint {

namespace {

/// "core/api/seed/codec.h" belongs to "core/api": subfolders belong to their part.
QString partOf(const QString &path)
{
    return path.startsWith(QLatin1String("tests/")) ? QStringLiteral("tests") : path.section(u'/', 0, 1);
}

bool isSibling(const QString &part)
{
    static const QStringList six = {QStringLiteral("core/api"),        QStringLiteral("core/store"),
                                    QStringLiteral("core/query"),      QStringLiteral("core/quality"),
                                    QStringLiteral("core/automation"), QStringLiteral("core/exchange")};
    return six.contains(part);
}

bool isCore(const QString &part)
{
    return part.startsWith(QLatin1String("core/"));
}

bool isFoundation(const QString &part)
{
    return part == QLatin1String("core/base") || part == QLatin1String("core/domain");
}

bool mayUiInclude(const QString &from, const QString &to)
{
    if (from == QLatin1String("ui/common"))
        return isFoundation(to);
    if (isCore(to))
        return to != QLatin1String("core/api");
    if (!to.startsWith(QLatin1String("ui/")) || from == QLatin1String("ui/models"))
        return false;
    return from == QLatin1String("ui/shell") || to == QLatin1String("ui/models") || to == QLatin1String("ui/common");
}

bool mayInclude(const QString &from, const QString &to)
{
    if (from == to || from == QLatin1String("tests"))
        return true;
    if (from == QLatin1String("core/base"))
        return false;
    if (from == QLatin1String("core/domain"))
        return to == QLatin1String("core/base");
    if (isSibling(from))
        return isFoundation(to);
    if (from == QLatin1String("core/workspace"))
        return isFoundation(to) || isSibling(to);
    if (from.startsWith(QLatin1String("ui/")))
        return mayUiInclude(from, to);
    if (from == QLatin1String("app/cli"))
        return isCore(to);
    return from == QLatin1String("app/casewright") && (isCore(to) || to.startsWith(QLatin1String("ui/")));
}

QString hintFor(const QString &from, const QString &to)
{
    if (to == QLatin1String("core/api"))
        return QStringLiteral("go through core/workspace; what a dialect can do are the Capabilities in core/domain");
    if (from == QLatin1String("app/demoserver"))
        return QStringLiteral("the demo server shares no code, so that one mistake cannot hide on both sides");
    if (isSibling(from) && isSibling(to))
        return QStringLiteral("these parts do not know each other: what both need lives in core/base or core/domain");
    if (to == QLatin1String("tests"))
        return QStringLiteral("programs never include test code: move it out of tests/");
    if (from.startsWith(QLatin1String("ui/")) && to.startsWith(QLatin1String("ui/")))
        return QStringLiteral(
            "parts of the window meet in ui/shell through signals; what several need lives in ui/common");
    return QStringLiteral(
        "base <- domain <- api, store, query, quality, automation, exchange <- workspace <- ui/models <- "
        "ui/<part> <- ui/shell <- app: move the code up, or what it needs down");
}

bool isWidgetHeader(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"(^(QtWidgets($|/)|Q(Widget|Application|Dialog|MessageBox|Label|LineEdit|PushButton|Menu|MainWindow|Layout)$)|)"
        R"(^Q(Tree|List|Table|AbstractItem)(View|Widget)$|^Q(Style|Styled).*$|^Q(Box|HBox|VBox|Grid|Form)Layout$)"));
    return pattern.match(name).hasMatch();
}

void checkQuoted(const SourceFile &file, const Include &include, const QSet<QString> &known, QList<Finding> *findings)
{
    if (include.name.endsWith(QLatin1String(".moc")))
        return;
    if (!known.contains(include.name)) {
        findings->append({file.path, include.line,
                          QStringLiteral("\"%1\" names no file from the root").arg(include.name),
                          QStringLiteral("write the full path from the root in quotes; other libraries go into <>")});
        return;
    }
    const QString from = partOf(file.path);
    const QString to = partOf(include.name);
    if (!mayInclude(from, to)) {
        findings->append({file.path, include.line,
                          QStringLiteral("%1 includes \"%2\" of %3").arg(from, include.name, to), hintFor(from, to)});
    }
}

void checkWidgets(const SourceFile &file, const Include &include, QList<Finding> *findings)
{
    if (!file.isBelow(QLatin1String("core/")) && !file.isBelow(QLatin1String("ui/models/")))
        return;
    if (isWidgetHeader(include.name)) {
        findings->append(
            {file.path, include.line, QStringLiteral("a widgets header, <%1>").arg(include.name),
             QStringLiteral("core and ui/models know no widgets: give out values or roles, let a part of ui show "
                            "them")});
    }
}

/// A header of the workspace is public once somebody outside includes it, directly or through another one.
QList<Finding> publicWorkspaceHeadersWithApi(const QList<SourceFile> &files)
{
    const IncludeGraph graph = fileGraph(files);
    QSet<QString> open;
    for (const SourceFile &file : files) {
        if (partOf(file.path) != QLatin1String("core/workspace") && !file.isBelow(QLatin1String("tests/"))) {
            for (const QString &path : reachable(graph, file.path))
                open.insert(path);
        }
    }
    QList<Finding> findings;
    for (const SourceFile &file : files) {
        if (partOf(file.path) != QLatin1String("core/workspace") || !file.isHeader() || !open.contains(file.path))
            continue;
        for (const Include &include : includesOf(file)) {
            if (include.name.startsWith(QLatin1String("core/api/"))) {
                findings.append({file.path, include.line,
                                 QStringLiteral("a public header of the workspace includes \"%1\"").arg(include.name),
                                 QStringLiteral("forward-declare it and include it in the .cpp")});
            }
        }
    }
    return findings;
}

} // namespace

QList<Finding> layerFindings(const QList<SourceFile> &files)
{
    QSet<QString> known;
    for (const SourceFile &file : files)
        known.insert(file.path);
    QList<Finding> findings;
    for (const SourceFile &file : files) {
        if (!file.isCpp())
            continue;
        for (const Include &include : includesOf(file)) {
            if (include.quoted)
                checkQuoted(file, include, known, &findings);
            checkWidgets(file, include, &findings);
        }
    }
    return findings + publicWorkspaceHeadersWithApi(files);
}

} // namespace casewright::lint
