// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/gherkin_reader.h"

#include "core/domain/outline/step_marks.h"

#include <QRegularExpression>

#include <algorithm>

namespace casewright {
namespace {

enum class HeadingKind { Section, Scenario, Examples };

struct Heading {
    HeadingKind kind = HeadingKind::Section;
    QString word;
    QString name;
};

std::optional<Heading> headingIn(QStringView content)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(Feature|Rule|Background)|(Scenario|Scenario Outline|Scenario Template|Example)"
                       "|(Examples|Scenarios)):(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(content.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const QString name = match.captured(4).trimmed();
    if (!match.captured(2).isEmpty())
        return Heading{HeadingKind::Scenario, match.captured(2), name};
    if (!match.captured(3).isEmpty())
        return Heading{HeadingKind::Examples, match.captured(3), name};
    return Heading{HeadingKind::Section, match.captured(1), name};
}

bool isCommentOrTag(QStringView content)
{
    return content.startsWith(u'#') || content.startsWith(u'@');
}

/// The three characters that open and close a doc string, or nothing.
QString docStringFence(QStringView content)
{
    for (const QString &fence : {QStringLiteral("\"\"\""), QStringLiteral("```")}) {
        if (content.startsWith(fence))
            return fence;
    }
    return {};
}

class GherkinReader {
public:
    explicit GherkinReader(const QStringList &lines)
        : m_grouped(std::count_if(lines.cbegin(), lines.cend(), [](const QString &line) {
              const std::optional<Heading> heading = headingIn(trimmedBlanks(line));
              return heading && heading->kind == HeadingKind::Scenario;
          }) > 1)
    {
        for (const QString &line : lines)
            readLine(line);
    }

    QList<Step> steps;

private:
    void readLine(QStringView line)
    {
        const QStringView content = trimmedBlanks(line);
        if (!m_fence.isEmpty()) {
            readDocString(line, content);
        } else if (content.isEmpty() || isCommentOrTag(content)) {
            return;
        } else if (const std::optional<Heading> heading = headingIn(content)) {
            readHeading(*heading);
        } else if (!keywordOf(content).isEmpty()) {
            addStep(stepFromText(content.toString()));
        } else if (m_inStep) {
            m_fence = docStringFence(content);
            m_fenceIndent = line.size() - withoutLeadingBlanks(line).size();
            continueStep(content);
        }
    }

    void readDocString(QStringView line, QStringView content)
    {
        const qsizetype indent = line.size() - withoutLeadingBlanks(line).size();
        continueStep(line.sliced(std::min(indent, m_fenceIndent)));
        if (content == m_fence)
            m_fence.clear();
    }

    void readHeading(const Heading &heading)
    {
        m_inStep = false;
        if (heading.kind == HeadingKind::Examples) {
            addStep(makeStep(QStringLiteral("%1: %2").arg(heading.word, heading.name).trimmed()));
            return;
        }
        m_inGroup = m_grouped && heading.kind == HeadingKind::Scenario;
        if (m_inGroup)
            steps.append(makeStep(heading.name.isEmpty() ? heading.word : heading.name));
    }

    QList<Step> &siblings() { return m_inGroup ? steps.last().children : steps; }

    void addStep(const Step &step)
    {
        siblings().append(step);
        m_inStep = true;
    }

    void continueStep(QStringView content) { siblings().last().text += u'\n' + content.toString(); }

    bool m_grouped;
    bool m_inGroup = false;
    bool m_inStep = false;
    QString m_fence; ///< of the doc string being read
    qsizetype m_fenceIndent = 0;
};

} // namespace

bool looksLikeGherkin(const QStringList &lines)
{
    for (const QString &line : lines) {
        const QStringView content = trimmedBlanks(line);
        if (content.isEmpty() || isCommentOrTag(content))
            continue;
        const QString keyword = keywordOf(content);
        return headingIn(content) || (!keyword.isEmpty() && keyword != QLatin1StringView("*"));
    }
    return false;
}

QList<Step> readGherkin(const QStringList &lines)
{
    return GherkinReader(lines).steps;
}

} // namespace casewright
