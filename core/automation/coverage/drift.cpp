// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/drift.h"

#include "core/domain/text_likeness.h"

#include <algorithm>

namespace casewright::automation {

namespace {

/// Below this two texts are no versions of each other.
constexpr double leastAlike = 0.5;

/// A step of either side, with what makes it the same as one of the other.
struct DriftStep {
    int level = 0;
    StepKey key;
    QString text;
    TestStatus status = TestStatus::Unknown;
    QString folded;
    QString foldedWithoutKeyword;
    TextProfile profile;
};

DriftStep driftStep(int level, StepKey key, const QString &keyword, const QString &text, TestStatus status)
{
    const QString whole = (keyword + u' ' + text).simplified();
    return {level, key, whole, status, whole.toCaseFolded(), text.simplified().toCaseFolded(), TextProfile(whole)};
}

/// Tests in code have no keywords, those of Cucumber have.
bool isSameText(const DriftStep &written, const DriftStep &automated)
{
    return automated.folded == written.folded || automated.folded == written.foldedWithoutKeyword;
}

void flatten(const QList<Step> &steps, int level, std::vector<DriftStep> *lines)
{
    for (const Step &step : steps) {
        if (step.kind != StepKind::Body && step.kind != StepKind::Shared)
            continue;
        lines->push_back(driftStep(level, step.key, step.keyword, step.text, TestStatus::Unknown));
        flatten(step.children, level + 1, lines);
    }
}

/// What allure-js makes around an attachment: a step of its name, without steps and status.
bool onlyCarriesAnAttachment(const RunStep &step)
{
    return step.steps.isEmpty() && step.attachments.size() == 1 && step.attachments.first().name == step.name;
}

void flatten(const QList<RunStep> &steps, int level, std::vector<DriftStep> *lines)
{
    for (const RunStep &step : steps) {
        if (onlyCarriesAnAttachment(step))
            continue;
        lines->push_back(driftStep(level, {}, {}, step.name, step.status));
        flatten(step.steps, level + 1, lines);
    }
}

/// Pairs the lines of both sides by dynamic programming over what a pair is worth.
class Alignment final {
public:
    Alignment(const std::vector<DriftStep> *written, const std::vector<DriftStep> *automated)
        : m_written(written), m_automated(automated), m_rows(limited(*written)), m_columns(limited(*automated)),
          m_best((m_rows + 1) * (m_columns + 1), 0.0)
    {
        for (std::size_t row = m_rows; row-- > 0;) {
            for (std::size_t column = m_columns; column-- > 0;)
                best(row, column) = std::max({best(row + 1, column), best(row, column + 1),
                                              worth(row, column) + best(row + 1, column + 1)});
        }
    }

    [[nodiscard]] QList<DriftLine> lines()
    {
        std::size_t row = 0;
        std::size_t column = 0;
        while (row < m_rows || column < m_columns) {
            const bool both = row < m_rows && column < m_columns;
            const double paired = both ? worth(row, column) : 0.0;
            if (paired > 0 && best(row, column) == paired + best(row + 1, column + 1))
                add(&m_written->at(row++), &m_automated->at(column++));
            else if (column >= m_columns || (both && best(row, column) == best(row + 1, column)))
                add(&m_written->at(row++), nullptr);
            else
                add(nullptr, &m_automated->at(column++));
        }
        for (; row < m_written->size(); ++row)
            add(&m_written->at(row), nullptr);
        for (; column < m_automated->size(); ++column)
            add(nullptr, &m_automated->at(column));
        return m_lines;
    }

private:
    static std::size_t limited(const std::vector<DriftStep> &lines)
    {
        return std::min(lines.size(), static_cast<std::size_t>(mostDriftLines));
    }

    double &best(std::size_t row, std::size_t column) { return m_best[row * (m_columns + 1) + column]; }

    /// 2 for the same text, at most 1 for a like one, 0 for none; on another level a little less.
    [[nodiscard]] double worth(std::size_t row, std::size_t column) const
    {
        const DriftStep &a = (*m_written)[row];
        const DriftStep &b = (*m_automated)[column];
        const double levels = a.level == b.level ? 1.0 : 0.75;
        if (isSameText(a, b))
            return 2.0 * levels;
        const double alike = likeness(a.profile, b.profile);
        return alike >= leastAlike ? alike * levels : 0.0;
    }

    void add(const DriftStep *written, const DriftStep *automated)
    {
        DriftLine line;
        line.level = written ? written->level : automated->level;
        if (written) {
            line.written = written->key;
            line.writtenText = written->text;
        }
        if (automated) {
            line.automatedText = automated->text;
            line.status = automated->status;
        }
        if (!written || !automated)
            line.kind = written ? DriftLine::Kind::OnlyWritten : DriftLine::Kind::OnlyAutomated;
        else if (!isSameText(*written, *automated) || written->level != automated->level)
            line.kind = DriftLine::Kind::Differs;
        m_lines.append(line);
    }

    const std::vector<DriftStep> *m_written;
    const std::vector<DriftStep> *m_automated;
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<double> m_best;
    QList<DriftLine> m_lines;
};

} // namespace

QList<DriftLine> driftOf(const Scenario &scenario, const QList<RunStep> &steps)
{
    std::vector<DriftStep> written;
    std::vector<DriftStep> automated;
    flatten(scenario.steps, 0, &written);
    flatten(steps, 0, &automated);
    return Alignment(&written, &automated).lines();
}

} // namespace casewright::automation
