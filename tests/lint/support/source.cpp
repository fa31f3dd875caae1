// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/source.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace casewright::lint {

namespace {

/// Walks over C++ text once and blanks what is not code.
class Blanker {
public:
    explicit Blanker(const QString &text) : m_in(text), m_out(text) {}

    QString run()
    {
        while (m_at < m_in.size()) {
            if (startsWith("//"))
                blankUntilNewline();
            else if (startsWith("/*"))
                blankThrough(m_in.indexOf(QLatin1String("*/"), m_at + 2), 2);
            else if (at(m_at) == u'"')
                skipString();
            else if (at(m_at) == u'\'' && !isDigitSeparator())
                skipQuoted(u'\'');
            else
                ++m_at;
        }
        return m_out;
    }

private:
    [[nodiscard]] QChar at(qsizetype i) const { return i >= 0 && i < m_in.size() ? m_in.at(i) : QChar(); }
    [[nodiscard]] bool startsWith(const char *mark) const
    {
        return QStringView(m_in).mid(m_at).startsWith(QLatin1String(mark));
    }

    void blank(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            if (m_in.at(i) != u'\n')
                m_out[i] = u' ';
        }
    }

    void blankUntilNewline()
    {
        const qsizetype end = m_in.indexOf(u'\n', m_at);
        blankThrough(end, 0);
    }

    void blankThrough(qsizetype found, qsizetype length)
    {
        const qsizetype end = found < 0 ? m_in.size() : found + length;
        blank(m_at, end);
        m_at = end;
    }

    [[nodiscard]] bool isDigitSeparator() const
    {
        qsizetype start = m_at;
        while (at(start - 1).isLetterOrNumber() || at(start - 1) == u'\'')
            --start;
        return at(start).isDigit();
    }

    void skipString()
    {
        if (at(m_at - 1) != u'R') {
            skipQuoted(u'"');
            return;
        }
        const qsizetype open = m_in.indexOf(u'(', m_at);
        const QString close = u')' + m_in.mid(m_at + 1, open - m_at - 1) + u'"';
        const qsizetype end = m_in.indexOf(close, open);
        const qsizetype last = end < 0 ? m_in.size() : end + close.size() - 1;
        blank(m_at + 1, last);
        m_at = last + 1;
    }

    void skipQuoted(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_in.size() && at(end) != quote && at(end) != u'\n')
            end += at(end) == u'\\' ? 2 : 1;
        blank(m_at + 1, std::min(end, m_in.size()));
        m_at = end + 1;
    }

    const QString &m_in;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

int SourceFile::lineAt(qsizetype offset) const
{
    return static_cast<int>(QStringView(text).left(offset).count(u'\n')) + 1;
}

int SourceFile::lineCount() const
{
    return static_cast<int>(text.count(u'\n')) + (text.endsWith(u'\n') || text.isEmpty() ? 0 : 1);
}

QString withoutCommentsAndLiterals(const QString &text)
{
    return Blanker(text).run();
}

SourceFile makeSource(const QString &path, const QString &text)
{
    SourceFile file{path, text, {}};
    if (file.isCpp())
        file.code = withoutCommentsAndLiterals(text);
    return file;
}

QList<SourceFile> readSources(const QString &root)
{
    QList<SourceFile> files;
    const QStringList kinds = {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.cmake"),
                               QStringLiteral("*.sh"), QStringLiteral("CMakeLists.txt")};
    for (const char *folder : {"app", "cmake", "core", "tests", "ui"}) {
        QDirIterator it(root + u'/' + QLatin1String(folder), kinds, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.append(makeSource(file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll())));
        }
    }
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return files;
}

QString sourceRoot()
{
    return qEnvironmentVariable("CASEWRIGHT_SOURCE");
}

bool reportNone(const QList<Finding> &findings)
{
    for (const Finding &finding : findings) {
        const QString text = QStringLiteral("%1:%2: %3\n    hint: %4\n")
                                 .arg(finding.path, QString::number(finding.line), finding.what, finding.hint);
        std::fputs(text.toUtf8().constData(), stdout);
    }
    std::fflush(stdout);
    return findings.isEmpty();
}

} // namespace casewright::lint
