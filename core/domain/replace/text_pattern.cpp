// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/text_pattern.h"

namespace casewright {
namespace {

QString expressionOf(const TextSearch &search)
{
    const QString found = search.isRegularExpression ? search.pattern : QRegularExpression::escape(search.pattern);
    return search.wholeWords ? QStringLiteral("(?<!\\w)(?:%1)(?!\\w)").arg(found) : found;
}

} // namespace

Result<TextPattern> TextPattern::make(const TextSearch &search, const QString &replacement)
{
    if (search.pattern.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("There is nothing to look for."));
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !search.matchCase);
    TextPattern made;
    // What is typed is judged without what is put around it, so that the place of a mistake is the one that is seen.
    if (search.isRegularExpression) {
        const QRegularExpression typed(search.pattern, options);
        if (!typed.isValid()) {
            return failure(ErrorKind::Invalid, QStringLiteral("The regular expression is wrong after %1 characters: %2.")
                                                   .arg(typed.patternErrorOffset())
                                                   .arg(typed.errorString()));
        }
    }
    made.m_expression = QRegularExpression(expressionOf(search), options);
    if (!made.m_expression.isValid())
        return failure(ErrorKind::Invalid, QStringLiteral("This cannot be looked for: %1.").arg(made.m_expression.errorString()));
    if (made.m_expression.match(QString()).hasMatch())
        return failure(ErrorKind::Invalid, QStringLiteral("The expression also finds places where nothing stands; write it so that it finds at "
                                                          "least one letter, as in x+ for x*."));
    if (!search.isRegularExpression) {
        made.takeText(replacement);
    } else {
        TRY(made.takeReplacement(replacement));
    }
    made.m_expression.optimize();
    return made;
}

Result<void> TextPattern::takeReplacement(const QString &replacement)
{
    static const QRegularExpression special(QStringLiteral("\\$\\$|\\$([0-9]{1,2})|\\$\\{([^}]*)\\}|\\\\([0-9])|\\\\(.)"));
    qsizetype end = 0;
    for (auto found = special.globalMatch(replacement); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        takeText(replacement.mid(end, one.capturedStart() - end));
        end = one.capturedEnd();
        const QString group = one.captured(1) + one.captured(2) + one.captured(3);
        if (one.hasCaptured(1) || one.hasCaptured(2) || one.hasCaptured(3)) {
            TRY(takeGroup(group));
        } else if (one.hasCaptured(4)) {
            const QString escaped = one.captured(4);
            takeText(escaped == u'n' ? QStringLiteral("\n") : escaped == u't' ? QStringLiteral("\t") : escaped);
        } else {
            takeText(QStringLiteral("$"));
        }
    }
    takeText(replacement.mid(end));
    return {};
}

Result<void> TextPattern::takeGroup(const QString &name)
{
    bool isNumber = false;
    int group = name.toInt(&isNumber);
    if (!isNumber)
        group = name.isEmpty() ? -1 : static_cast<int>(m_expression.namedCaptureGroups().indexOf(name));
    if (group < 0 || group > m_expression.captureCount())
        return failure(ErrorKind::Invalid, QStringLiteral("The replacement names the group \"%1\", and the expression has none such.").arg(name));
    m_replacement.append({{}, group});
    return {};
}

void TextPattern::takeText(const QString &text)
{
    if (!text.isEmpty())
        m_replacement.append({text, -1});
}

QString TextPattern::replacementFor(const QRegularExpressionMatch &match) const
{
    QString text;
    for (const Part &part : m_replacement)
        text += part.group < 0 ? part.text : match.captured(part.group);
    return text;
}

Result<QList<TextMatch>> TextPattern::matchesIn(const QString &text) const
{
    QList<TextMatch> matches;
    for (qsizetype from = 0; from <= text.size();) {
        const QRegularExpressionMatch match = m_expression.match(text, from);
        if (!match.isValid()) // not even "not found": PCRE has reached its limit of tries
            return failure(ErrorKind::Invalid, QStringLiteral("Looking for this takes too long here; make the expression simpler."));
        if (!match.hasMatch())
            break;
        if (match.capturedLength() > 0)
            matches.append({match.capturedStart(), match.capturedLength(), replacementFor(match)});
        from = match.capturedLength() > 0 ? match.capturedEnd() : match.capturedEnd() + 1;
    }
    return matches;
}

QString replaced(const QString &text, const QList<TextMatch> &matches)
{
    QString result;
    qsizetype end = 0;
    for (const TextMatch &match : matches) {
        result += QStringView(text).mid(end, match.start - end);
        result += match.replacement;
        end = match.start + match.length;
    }
    return result += QStringView(text).mid(end);
}

} // namespace casewright
