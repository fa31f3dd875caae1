// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/table_reader.h"

#include "core/domain/outline/step_marks.h"
#include "core/domain/outline/step_tree_builder.h"
#include "core/domain/outline/table_cells.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace casewright {
namespace {

enum class Role { Number, Action, Data, Expected, Other };

struct Column {
    Role role = Role::Other;
    QString label; ///< stands before the text of data and other columns
};
using Columns = QList<Column>;

struct HeadingWords {
    Role role;
    QSet<QString> words;
};

const QList<HeadingWords> &headingWords()
{
    static const QList<HeadingWords> all = {
        {Role::Number, {u"#"_s, u"№"_s, u"no"_s, u"nr"_s, u"id"_s, u"number"_s, u"step #"_s, u"step no"_s,
                        u"step number"_s, u"номер"_s, u"№ шага"_s, u"номер шага"_s, u"п/п"_s, u"№ п/п"_s}},
        {Role::Action, {u"action"_s, u"actions"_s, u"step"_s, u"steps"_s, u"test step"_s, u"test steps"_s,
                        u"step action"_s, u"step description"_s, u"description"_s, u"действие"_s, u"действия"_s,
                        u"шаг"_s, u"шаги"_s, u"шаг теста"_s, u"описание"_s, u"описание шага"_s}},
        {Role::Data, {u"data"_s, u"test data"_s, u"input"_s, u"inputs"_s, u"input data"_s, u"данные"_s,
                      u"тестовые данные"_s, u"входные данные"_s}},
        {Role::Expected, {u"expected"_s, u"expected result"_s, u"expected results"_s, u"expectation"_s,
                          u"expected outcome"_s, u"result"_s, u"results"_s, u"ожидание"_s, u"результат"_s,
                          u"ожидаемый результат"_s, u"ожидаемые результаты"_s, u"ожидаемое"_s}},
    };
    return all;
}

Role roleOfHeading(const QString &cell)
{
    QString word = cell.simplified().toLower();
    while (word.endsWith(u':') || word.endsWith(u'.'))
        word.chop(1);
    for (const HeadingWords &heading : headingWords()) {
        if (heading.words.contains(word))
            return heading.role;
    }
    return Role::Other;
}

/// The columns that `row` names, or nothing where it is a row like the others: it has to name the action or the
/// expected result, and half of what it says has to be such a name.
std::optional<Columns> headingIn(const QStringList &row)
{
    Columns columns;
    qsizetype named = 0;
    qsizetype texts = 0;
    for (const QString &cell : row) {
        const Role role = roleOfHeading(cell);
        columns.append({role, cell.simplified()});
        texts += isBlank(cell) ? 0 : 1;
        named += role == Role::Other ? 0 : 1;
    }
    const auto has = [&columns](Role role) {
        return std::any_of(columns.cbegin(), columns.cend(), [role](const Column &c) { return c.role == role; });
    };
    if ((!has(Role::Action) && !has(Role::Expected)) || 2 * named < texts)
        return std::nullopt;
    if (!has(Role::Action)) {
        for (Column &column : columns) {
            if (column.role != Role::Other)
                continue;
            column.role = Role::Action;
            break;
        }
    }
    return columns;
}

bool numbersTheRows(const TableCells &rows)
{
    static const QRegularExpression number(QStringLiteral("^\\s*[0-9]+(?:\\.[0-9]+)*[.)]?\\s*$"));
    return std::all_of(rows.cbegin(), rows.cend(), [](const QStringList &row) {
        return row.size() > 1 && !isBlank(row.at(1)) && number.match(row.first()).hasMatch();
    });
}

Columns columnsByPosition(const TableCells &rows)
{
    qsizetype count = 0;
    for (const QStringList &row : rows)
        count = std::max(count, row.size());
    Columns columns;
    if (numbersTheRows(rows)) {
        columns.append({Role::Number, {}});
        --count;
    }
    columns.append({Role::Action, {}});
    if (count > 2)
        columns.append({Role::Data, QStringLiteral("Data")});
    if (count > 1)
        columns.append({Role::Expected, {}});
    for (qsizetype i = 3; i < count; ++i)
        columns.append({Role::Other, {}});
    return columns;
}

class RowReader {
public:
    explicit RowReader(const Columns &columns) : m_columns(columns) {}

    void read(const QStringList &row)
    {
        const QString action = joinedCells(row, Role::Action);
        if (!isBlank(action) || !m_tree.hasOpenRow())
            m_tree.add(indentOf(action), stepFromText(trimmedBlanks(action).toString()));
        Step &step = m_tree.current();
        for (qsizetype i = 0; i < std::min(row.size(), m_columns.size()); ++i) {
            const Column &column = m_columns.at(i);
            if (column.role == Role::Expected)
                addExpectedLines(step.children, row.at(i));
            else if (column.role == Role::Data || column.role == Role::Other)
                addLine(step, column.label, row.at(i));
        }
    }

    [[nodiscard]] QList<Step> steps() { return m_tree.finish(); }

private:
    QString joinedCells(const QStringList &row, Role role) const
    {
        QStringList cells;
        for (qsizetype i = 0; i < std::min(row.size(), m_columns.size()); ++i) {
            if (m_columns.at(i).role == role && !isBlank(row.at(i)))
                cells.append(row.at(i));
        }
        return cells.join(u'\n');
    }

    static void addLine(Step &step, const QString &label, const QString &cell)
    {
        if (isBlank(cell))
            return;
        const QString line = trimmedBlanks(cell).toString();
        if (!step.text.isEmpty())
            step.text += u'\n';
        step.text += label.isEmpty() ? line : label + QStringLiteral(": ") + line;
    }

    Columns m_columns;
    StepTreeBuilder m_tree;
};

QList<Step> stepsOf(TableCells rows)
{
    if (rows.isEmpty())
        return {};
    const std::optional<Columns> heading = headingIn(rows.first());
    if (heading)
        rows.removeFirst();
    RowReader reader(heading ? *heading : columnsByPosition(rows));
    for (const QStringList &row : rows)
        reader.read(row);
    return reader.steps();
}

bool hasInnerTab(const QString &line)
{
    return withoutLeadingBlanks(line).contains(u'\t');
}

} // namespace

bool looksLikeMarkdownTable(const QStringList &lines)
{
    QStringList rows;
    for (const QString &line : lines) {
        if (!isBlank(line))
            rows.append(trimmedBlanks(line).toString());
    }
    if (rows.isEmpty())
        return false;
    if (rows.size() > 1 && isMarkdownRule(rows.at(1)) && rows.first().contains(u'|'))
        return true;
    return std::all_of(rows.cbegin(), rows.cend(), [](const QString &row) {
        return row.size() > 1 && row.startsWith(u'|') && row.endsWith(u'|');
    });
}

QList<Step> readMarkdownTable(const QStringList &lines)
{
    return stepsOf(cellsOfMarkdown(lines));
}

bool looksLikeTable(const QString &text)
{
    const QStringList lines = linesOf(text);
    if (std::any_of(lines.cbegin(), lines.cend(), hasInnerTab))
        return true;
    const qsizetype quotedEnd = endOfQuotedCell(text, 0);
    return quotedEnd > 0 && text.lastIndexOf(u'\n', quotedEnd - 1) > 0;
}

QList<Step> readTable(const QString &text)
{
    return stepsOf(cellsOfTabbedText(text));
}

} // namespace casewright
