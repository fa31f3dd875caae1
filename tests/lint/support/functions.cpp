// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/functions.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstring>

namespace casewright::lint {

namespace {

const char openers[] = "([{";
const char closers[] = ")]}";

/// Preprocessor lines, continuations included, turned into spaces: macros have unbalanced braces now and then.
QString withoutDirectives(QString code)
{
    static const QRegularExpression directive(QStringLiteral(R"(^[ \t]*#(?:[^\n]*\\\n)*[^\n]*)"),
                                              QRegularExpression::MultilineOption);
    auto matches = directive.globalMatch(code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (code.at(i) != u'\n')
                code[i] = u' ';
        }
    }
    return code;
}

/// Offset of the bracket that closes the one at `open`, or the end.
qsizetype closing(QStringView code, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        const char c = code.at(i).toLatin1();
        if (c && std::strchr(openers, c))
            ++depth;
        else if (c && std::strchr(closers, c) && --depth == 0)
            return i;
    }
    return code.size();
}

qsizetype opening(QStringView code, qsizetype close)
{
    int depth = 0;
    for (qsizetype i = close; i >= 0; --i) {
        const char c = code.at(i).toLatin1();
        if (c && std::strchr(closers, c))
            ++depth;
        else if (c && std::strchr(openers, c) && --depth == 0)
            return i;
    }
    return -1;
}

QStringView lastWord(QStringView text)
{
    text = text.trimmed();
    qsizetype start = text.size();
    while (start > 0 && (text.at(start - 1).isLetterOrNumber() || text.at(start - 1) == u'_'))
        --start;
    return text.mid(start);
}

/// `head` without brackets' insides, so that only what stands at its own level is left.
QString topLevel(QStringView head)
{
    QString out;
    for (qsizetype i = 0; i < head.size(); ++i) {
        out += head.at(i);
        if (head.at(i) == u'(' || head.at(i) == u'[' || head.at(i) == u'{') {
            i = closing(head, i) - 1;
        }
    }
    return out;
}

int countParameters(QStringView list)
{
    if (list.trimmed().isEmpty() || list.trimmed() == u"void")
        return 0;
    int count = 1;
    int depth = 0;
    for (const QChar c : list) {
        if (c == u'(' || c == u'[' || c == u'{' || c == u'<')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}' || c == u'>')
            --depth;
        else if (c == u',' && depth == 0)
            ++count;
    }
    return count;
}

enum class BlockKind { Container, Function, Skipped, MemberInitialiser };

/// Walks over declarations; goes into namespaces and classes, and measures the functions it meets.
class Reader {
public:
    Reader(const SourceFile &file, QList<FunctionShape> *found)
        : m_file(file),
          m_code(withoutDirectives(file.code)),
          m_found(found)
    {}

    void run()
    {
        qsizetype headStart = 0;
        qsizetype i = 0;
        while (i < m_code.size()) {
            const QChar c = m_code.at(i);
            if (c == u'(' || c == u'[') {
                i = closing(m_code, i) + 1;
            } else if (c == u'{') {
                i = block(headStart, i, &headStart);
            } else {
                ++i;
                if (c == u';' || c == u'}')
                    headStart = i;
            }
        }
    }

private:
    /// Handles the block that opens at `open`; returns where to go on.
    qsizetype block(qsizetype start, qsizetype open, qsizetype *headStart)
    {
        const QString head = cleaned(QStringView(m_code).mid(start, open - start));
        const BlockKind kind = classify(head);
        if (kind == BlockKind::Container) {
            *headStart = open + 1;
            return open + 1;
        }
        const qsizetype close = closing(m_code, open);
        if (kind == BlockKind::Function) {
            measure(head, open, close);
            *headStart = close + 1;
        }
        return close + 1;
    }

    static QString cleaned(QStringView head)
    {
        static const QRegularExpression label(
            QStringLiteral(R"(^.*\b(public|private|protected|Q_SIGNALS)(\s+Q_SLOTS)?\s*:(?!:))"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression macroCall(QStringLiteral(R"(\b(Q_|QTEST_)[A-Z_]+\s*\([^()]*\))"));
        QString text = head.toString();
        // Base classes have "public" too, but no colon behind it.
        text.remove(label);
        return text.remove(macroCall).trimmed();
    }

    static BlockKind classify(const QString &head)
    {
        static const QRegularExpression container(
            QStringLiteral(R"(^(template\s*<.*>\s*)?(inline\s+)?(namespace|extern|class|struct|union)\b)"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression enumeration(QStringLiteral(R"(^enum\b)"));
        static const QRegularExpression assignment(QStringLiteral(R"((?<![=!<>+*/|&^%-]|operator)=(?!=))"));
        static const QRegularExpression initialisers(QStringLiteral(R"(\)[^():]*(?<!:):(?!:))"));
        if (enumeration.match(head).hasMatch())
            return BlockKind::Skipped;
        if (container.match(head).hasMatch())
            return BlockKind::Container;
        const QString top = topLevel(head);
        if (!top.contains(u'(') || assignment.match(top).hasMatch())
            return BlockKind::Skipped;
        const QChar last = head.back();
        if (initialisers.match(top).hasMatch() && (last.isLetterOrNumber() || last == u'_' || last == u'>'))
            return BlockKind::MemberInitialiser;
        return BlockKind::Function;
    }

    void measure(const QString &head, qsizetype open, qsizetype close)
    {
        qsizetype list = head.indexOf(u'(');
        if (QStringView(head).left(list).endsWith(u"operator"))
            list = head.indexOf(u'(', list + 2);
        FunctionShape shape;
        shape.name = lastWord(QStringView(head).left(list)).toString();
        shape.line = m_file.lineAt(open);
        shape.bodyLines = std::max(0, m_file.lineAt(close) - shape.line - 1 - tableLines(open, close));
        shape.parameters = countParameters(QStringView(head).mid(list + 1, closing(head, list) - list - 1));
        shape.nesting = deepest(open, close);
        m_found->append(shape);
    }

    /// Lines inside the braces of `static const X x = {...}`: a table is as long as what it lists.
    [[nodiscard]] int tableLines(qsizetype open, qsizetype close) const
    {
        static const QRegularExpression table(QStringLiteral(R"(\bstatic\s+const(expr)?\b[^;(){}]*\{)"));
        int lines = 0;
        auto matches = table.globalMatch(m_code.mid(open, close - open));
        while (matches.hasNext()) {
            const qsizetype brace = open + matches.next().capturedEnd() - 1;
            lines += m_file.lineAt(closing(m_code, brace)) - m_file.lineAt(brace);
        }
        return lines;
    }

    [[nodiscard]] bool isControl(qsizetype open) const
    {
        const QStringView before = QStringView(m_code).left(open).trimmed();
        if (!before.endsWith(u')')) {
            const QStringView word = lastWord(before);
            return word == u"else" || word == u"do" || word == u"try";
        }
        const QStringView word = lastWord(before.left(opening(before, before.size() - 1)));
        return word == u"if" || word == u"for" || word == u"while" || word == u"switch" || word == u"catch" ||
               word == u"constexpr";
    }

    [[nodiscard]] int deepest(qsizetype open, qsizetype close) const
    {
        QList<bool> controls;
        int most = 0;
        for (qsizetype i = open + 1; i < close; ++i) {
            if (m_code.at(i) == u'{') {
                controls.append(isControl(i));
                most = std::max(most, static_cast<int>(controls.count(true)));
            } else if (m_code.at(i) == u'}' && !controls.isEmpty()) {
                controls.removeLast();
            }
        }
        return most;
    }

    const SourceFile &m_file;
    const QString m_code;
    QList<FunctionShape> *m_found;
};

} // namespace

QList<FunctionShape> functionsOf(const SourceFile &file)
{
    QList<FunctionShape> found;
    Reader(file, &found).run();
    return found;
}

} // namespace casewright::lint
