// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/outline_reader.h"

#include "core/domain/outline/step_marks.h"
#include "core/domain/outline/step_tree_builder.h"

#include <algorithm>

namespace casewright {
namespace {

/// The first line of a step as the writer of the outline makes it.
Step stepFromRow(QStringView row)
{
    QString text = row.toString();
    const QString keyword = takeKeyword(text);
    return makeStep(unescaped(text), keyword);
}

/// A spreadsheet's cell may begin with a list mark, too; tabs in the text of an outline are escaped.
bool isTableRow(QStringView markedText)
{
    QString text = markedText.toString();
    const QString keyword = takeKeyword(text);
    return text.contains(u'\t') && !text.startsWith(u'\\');
}

class OutlineReader {
public:
    explicit OutlineReader(const QStringList &lines)
        : m_everyLineIsStep(std::none_of(lines.cbegin(), lines.cend(), [](const QString &line) {
              return listMarkSize(withoutLeadingBlanks(line)) > 0;
          }))
    {
        for (const QString &line : lines) {
            if (!isBlank(line))
                readLine(line);
        }
    }

    [[nodiscard]] QList<Step> steps() { return m_tree.finish(); }

private:
    void readLine(QStringView line)
    {
        const int indent = indentOf(line);
        const QStringView content = withoutLeadingBlanks(line);
        if (const qsizetype arrow = expectedMarkSize(content); arrow > 0)
            m_tree.add(expectedIndent(indent), makeExpected(unescaped(content.sliced(arrow))));
        else if (const qsizetype bullet = listMarkSize(content); bullet > 0)
            m_tree.add(indent, stepFromRow(content.sliced(bullet)));
        else if (isContinuation(indent))
            continueText(indent, content);
        else
            m_tree.add(indent, stepFromRow(content));
    }

    bool isContinuation(int indent)
    {
        if (!m_everyLineIsStep)
            return m_tree.isBelowOpenRow(indent);
        return m_tree.hasOpenRow() && m_tree.current().kind == StepKind::Expected && indent > m_tree.currentIndent();
    }

    /// `=>` in the column of its step belongs to that step, unless it stands below a step that is indented less.
    int expectedIndent(int indent) const { return m_tree.isBelowOpenRow(indent) ? indent : indent + 1; }

    void continueText(int indent, QStringView content)
    {
        m_tree.closeDownTo(indent);
        m_tree.current().text += u'\n' + unescaped(content);
    }

    bool m_everyLineIsStep;
    StepTreeBuilder m_tree;
};

} // namespace

bool looksLikeOutline(const QStringList &lines)
{
    const auto first = std::find_if_not(lines.cbegin(), lines.cend(), [](const QString &line) { return isBlank(line); });
    if (first == lines.cend())
        return false;
    const QStringView content = withoutLeadingBlanks(*first);
    const qsizetype mark = std::max(listMarkSize(content), expectedMarkSize(content));
    return mark > 0 && !isTableRow(content.sliced(mark));
}

QList<Step> readOutline(const QStringList &lines)
{
    return OutlineReader(lines).steps();
}

} // namespace casewright
