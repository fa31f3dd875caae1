// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/bans.h"

#include <QRegularExpression>
#include <QStringList>

namespace casewright::lint {

namespace {

using Scope = std::function<bool(const SourceFile &)>;
using Finder = std::function<QList<qsizetype>(const SourceFile &)>;

bool inProduct(const SourceFile &file)
{
    return file.isCpp() && !file.isBelow(QLatin1String("tests/"));
}

bool inUi(const SourceFile &file)
{
    return file.isCpp() && file.isBelow(QLatin1String("ui/"));
}

bool inUiOutsideTheme(const SourceFile &file)
{
    return inUi(file) && file.path != QLatin1String("ui/common/theme.cpp");
}

bool inAnyCpp(const SourceFile &file)
{
    return file.isCpp();
}

bool inHeaders(const SourceFile &file)
{
    return file.isHeader();
}

bool everywhere(const SourceFile &)
{
    return true;
}

QList<qsizetype> offsets(const QRegularExpression &pattern, const QString &text)
{
    QList<qsizetype> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().capturedStart());
    return found;
}

/// Looks at code only: comments and literals are blank.
Finder code(const char *pattern)
{
    const QRegularExpression regex(QLatin1String(pattern), QRegularExpression::MultilineOption);
    return [regex](const SourceFile &file) { return offsets(regex, file.code); };
}

/// Looks at the text with its literals.
Finder text(const char *pattern)
{
    const QRegularExpression regex(QLatin1String(pattern), QRegularExpression::MultilineOption);
    return [regex](const SourceFile &file) { return offsets(regex, file.text); };
}

/// Found, at the top of the file, when `mark` is missing.
Finder missing(const char *mark)
{
    return [mark](const SourceFile &file) {
        return file.text.contains(QLatin1String(mark)) ? QList<qsizetype>() : QList<qsizetype>{0};
    };
}

/// Top-level arguments of the call whose bracket opens at `open`.
QStringList argumentsAt(const QString &code, qsizetype open)
{
    QStringList arguments = {QString()};
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        if (c == u')' || c == u']' || c == u'}')
            --depth;
        if (depth == 0)
            break;
        if (c == u',' && depth == 1)
            arguments.append(QString());
        else if (i > open)
            arguments.last() += c;
    }
    return arguments;
}

QList<qsizetype> contextlessConnects(const SourceFile &file)
{
    static const QRegularExpression call(QStringLiteral(R"(\bconnect\s*\()"));
    QList<qsizetype> found;
    auto matches = call.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringList arguments = argumentsAt(file.code, match.capturedEnd() - 1);
        if (arguments.size() == 3 && arguments.last().trimmed().startsWith(u'['))
            found.append(match.capturedStart());
    }
    return found;
}

Ban ban(const char *name, Scope scope, Finder find, const char *hint)
{
    return {QString::fromUtf8(name), QString::fromUtf8(hint), std::move(scope), std::move(find)};
}

QList<Ban> waitingBans()
{
    return {
        ban("nested event loop", inProduct, code(R"(\bQEventLoop\b|\bprocessEvents\s*\(|\bQCoro::waitFor\s*\()"),
            "make it a coroutine (core/base/task.h) or go on in a slot"),
        ban("blocking wait", inProduct,
            code(R"((\.|->)waitFor(Finished|Started|ReadyRead|BytesWritten|Connected|Disconnected|Encrypted)\s*\()"),
            "co_await the signal, or onWorker() for work that takes time"),
        ban("QFuture", inProduct, code(R"(\bQ(Future|Promise|FutureWatcher)\b|\bQtConcurrent\b)"),
            "Task<T> and onWorker() of core/base/task.h: in Qt 6.4 a promise finished without a result crashes its "
            "continuation"),
        ban("co_return of a member", inProduct, code(R"(\bco_return\s+m_\w+\s*;)"),
            "QCoro 0.8 moves what it is given out of its place: co_return a copy, Result<T>(m_value)"),
        ban("sleep", inAnyCpp,
            code(R"(\bQThread::[mu]?sleep\s*\(|\bqSleep\s*\(|\bqWait\s*\(|\bthis_thread::sleep|\b[u]?sleep\s*\()"),
            "wait for what you expect: QTRY_*, QSignalSpy::wait(), a fake clock; pause() of core/base/task.h in code"),
        ban("static dialog", inProduct,
            code(R"(\bQMessageBox::(question|information|warning|critical|about)\s*\(|\bQInputDialog::get\w+\s*\(|)"
                 R"(\bQFileDialog::get(Open|Save|Existing)\w+\s*\()"),
            "ask through Prompts (ui/common/prompts.h), so that a test can answer"),
    };
}

QList<Ban> objectBans()
{
    return {
        ban("string-typed connect", inAnyCpp, code(R"(\b(SIGNAL|SLOT)\s*\()"), "connect by pointers to members"),
        ban("connect without a context object", inAnyCpp, contextlessConnects,
            "give the receiver as third argument, so that the lambda dies with it"),
        ban("QSortFilterProxyModel", inProduct, code(R"(\bQSortFilterProxyModel\b)"),
            "filter and sort row numbers in the model: the proxy is ten times too slow for 100,000 cases"),
        ban("property by name", inProduct, code(R"(\b(setP|p)roperty\s*\(\s*")"),
            "a member, a role or a value struct says the same and is checked by the compiler"),
        ban("naked delete", inAnyCpp, code(R"((?<!=)(?<!= )\bdelete\b\s*(\[\s*\])?\s*[A-Za-z_(*:])"),
            "std::unique_ptr, a QObject parent or deleteLater()"),
        ban("singleton", inProduct, code(R"(\bstatic\s+[\w:]+\s*[&*]\s*(instance|self|theInstance)\s*\(\s*\))"),
            "make it in app/ and hand it to those who need it"),
        ban("using namespace in a header", inHeaders, code(R"(^[ \t]*using\s+namespace\b)"),
            "name what you use, or put it into the .cpp"),
    };
}

QList<Ban> styleBans()
{
    return {
        ban("colour outside the theme", inUiOutsideTheme,
            text(R"("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?"|\bQColor\s*\(\s*(0x|\d)|\bqRgba?\s*\()"),
            "take a token of ui/common/theme.h"),
        ban("style sheet outside the theme", inUiOutsideTheme, code(R"(\bsetStyleSheet\s*\()"),
            "set the palette or paint in a delegate: style sheets cost frames; what only a sheet can say stands in "
            "theme.cpp"),
        ban("no licence header", everywhere, missing("SPDX-License-Identifier: GPL-3.0-or-later"),
            "begin with the two SPDX lines that every file has"),
        ban("no #pragma once", inHeaders, missing("#pragma once"), "put it below the SPDX lines"),
    };
}

/// A place may say why it has to do it all the same: `// lint-allow <ban>: <reason>` on its line or the one above.
bool isAllowed(const SourceFile &file, int line, const QString &ban)
{
    const QString mark = QStringLiteral("// lint-allow %1: ").arg(ban);
    const QStringList lines = file.text.split(u'\n');
    return lines.at(line - 1).contains(mark) || (line > 1 && lines.at(line - 2).contains(mark));
}

} // namespace

const QList<Ban> &bans()
{
    static const QList<Ban> all = waitingBans() + objectBans() + styleBans();
    return all;
}

QList<Finding> banFindings(const QList<SourceFile> &files)
{
    QList<Finding> findings;
    for (const SourceFile &file : files) {
        for (const Ban &one : bans()) {
            if (!one.appliesTo(file))
                continue;
            const QList<qsizetype> places = one.find(file);
            for (const qsizetype place : places) {
                const int line = file.lineAt(place);
                if (!isAllowed(file, line, one.name))
                    findings.append({file.path, line, one.name, one.hint});
            }
        }
    }
    return findings;
}

} // namespace casewright::lint
