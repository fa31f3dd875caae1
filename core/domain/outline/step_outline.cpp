// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_outline.h"

#include "core/domain/outline/gherkin_reader.h"
#include "core/domain/outline/outline_reader.h"
#include "core/domain/outline/step_marks.h"
#include "core/domain/outline/steps_json.h"
#include "core/domain/outline/table_cells.h"
#include "core/domain/outline/table_reader.h"

namespace casewright {
namespace {

constexpr int level = 2;
constexpr QLatin1StringView stepMark("-");
constexpr QLatin1StringView expectedMark("=>");

QString blanks(int count)
{
    return QString(count, u' ');
}

QString keywordAndText(const Step &step, const QString &text)
{
    if (step.keyword.isEmpty())
        return text;
    return text.isEmpty() ? step.keyword : step.keyword + u' ' + text;
}

void writeOutline(const QList<Step> &steps, int indent, QString &out)
{
    for (const Step &step : steps) {
        const bool expected = step.kind == StepKind::Expected;
        const QLatin1StringView mark = expected ? expectedMark : stepMark;
        const QStringList lines = step.text.split(u'\n');
        const QString first = lines.first().isEmpty() ? QString() : escaped(lines.first());
        const QString row = expected ? first : keywordAndText(step, first);
        out += blanks(indent) + mark + (row.isEmpty() ? QString() : u' ' + row) + u'\n';
        for (const QString &line : lines.sliced(1))
            out += blanks(indent + static_cast<int>(mark.size()) + 1) + escaped(line) + u'\n';
        writeOutline(step.children, indent + level, out);
    }
}

void writeTable(const QList<Step> &steps, int indent, QString &out)
{
    for (const Step &step : steps) {
        const QString action = blanks(indent) + keywordAndText(step, step.text);
        out += quotedCell(action) + QLatin1StringView("\t\t") + quotedCell(expectedResults(step).join(u'\n')) + u'\n';
        writeTable(subSteps(step), indent + level, out);
    }
}

} // namespace

QString toOutline(const QList<Step> &steps)
{
    QString text;
    writeOutline(steps, 0, text);
    // Where each line happens to end with "\r", a reader would take that for the way lines end.
    if (!text.isEmpty() && text.count(u'\n') == text.count(QStringLiteral("\r\n")))
        text += u'\n';
    return text;
}

QString toTable(const QList<Step> &steps)
{
    QString text;
    writeTable(steps, 0, text);
    return text;
}

Result<ParsedSteps> parseSteps(const QString &text)
{
    if (looksLikeStepsJson(text)) {
        TRY_ASSIGN(const QList<Step> steps, readStepsJson(text));
        return ParsedSteps{steps, OutlineFormat::Json};
    }
    const QStringList lines = linesOf(text);
    if (looksLikeOutline(lines))
        return ParsedSteps{readOutline(lines), OutlineFormat::Outline};
    if (looksLikeMarkdownTable(lines))
        return ParsedSteps{readMarkdownTable(lines), OutlineFormat::MarkdownTable};
    if (looksLikeTable(text))
        return ParsedSteps{readTable(text), OutlineFormat::Table};
    if (looksLikeGherkin(lines))
        return ParsedSteps{readGherkin(lines), OutlineFormat::Gherkin};
    return ParsedSteps{readOutline(lines), OutlineFormat::Outline};
}

} // namespace casewright
