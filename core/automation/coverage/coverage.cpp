// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/coverage.h"

#include <QMap>

#include <algorithm>

namespace casewright::automation {

namespace {

/// When an attempt ran, as far as it tells.
std::optional<qint64> timeOf(const TestResult &result)
{
    return result.stop ? result.stop : result.start;
}

class Counting final {
public:
    Counting(const QList<TestResult> *results, const QList<CaseFacts> *cases, const Matches *matches)
        : m_results(results), m_cases(cases), m_matches(matches), m_covered(static_cast<std::size_t>(cases->size()))
    {
    }

    [[nodiscard]] Coverage run()
    {
        for (const Test &test : m_matches->tests)
            m_coverage.tests.add(m_results->at(test.newest()).status);
        for (const Binding &binding : m_matches->bindings)
            cover(binding);
        for (qsizetype i = 0; i < m_cases->size(); ++i)
            count(i);
        suggest();
        m_coverage.suites = groups(m_suites);
        m_coverage.layers = groups(m_layers);
        m_coverage.features = groups(m_features);
        m_coverage.tags = groups(m_tags);
        return std::move(m_coverage);
    }

private:
    void cover(const Binding &binding)
    {
        const TestResult &newest = m_results->at(m_matches->tests.at(binding.test).newest());
        std::optional<CoveredCase> &covered = m_covered[static_cast<std::size_t>(binding.caseIndex)];
        if (!covered)
            covered = CoveredCase{binding.caseIndex, binding.by, {}, newest.status, {}};
        covered->by = std::min(covered->by, binding.by);
        covered->tests.append(binding.test);
        covered->status = std::max(covered->status, newest.status);
        covered->lastRun = std::max(covered->lastRun, timeOf(newest));
    }

    void count(qsizetype index)
    {
        const CaseFacts &one = m_cases->at(index);
        const auto &covered = m_covered[static_cast<std::size_t>(index)];
        if (covered)
            m_coverage.covered.append(*covered);
        if (one.layer.isEmpty())
            m_coverage.withoutLayer.append(index);
        add(&m_coverage.project, one, covered);
        add(&m_layers[one.layer], one, covered);
        add(&m_features[one.feature], one, covered);
        addToEach(&m_suites, one.suites, one, covered);
        addToEach(&m_tags, one.tags, one, covered);
    }

    static void add(Tally *tally, const CaseFacts &one, const std::optional<CoveredCase> &covered)
    {
        ++tally->cases;
        ++(one.isAutomated ? tally->automated : tally->manual);
        if (!covered)
            return;
        ++tally->covered;
        tally->statuses.add(covered->status);
        tally->lastRun = std::max(tally->lastRun, covered->lastRun);
    }

    static void addToEach(QMap<QString, Tally> *tallies, QStringList names, const CaseFacts &one,
                          const std::optional<CoveredCase> &covered)
    {
        names.removeDuplicates();
        if (names.isEmpty())
            names.append(QString());
        for (const QString &name : std::as_const(names))
            add(&(*tallies)[name], one, covered);
    }

    static QList<Group> groups(const QMap<QString, Tally> &tallies)
    {
        QList<Group> list;
        for (auto [name, tally] : tallies.asKeyValueRange())
            list.append({name, tally});
        // A map has the empty name first.
        if (!list.isEmpty() && list.first().name.isEmpty())
            std::rotate(list.begin(), list.begin() + 1, list.end());
        return list;
    }

    void suggest()
    {
        if (m_matches->unlinked.isEmpty())
            return;
        const LikelyCases likely(*m_cases);
        for (const qsizetype test : m_matches->unlinked)
            m_coverage.unlinked.append({test, likely.likeliest(m_results->at(m_matches->tests.at(test).newest()))});
    }

    const QList<TestResult> *m_results;
    const QList<CaseFacts> *m_cases;
    const Matches *m_matches;
    std::vector<std::optional<CoveredCase>> m_covered;
    QMap<QString, Tally> m_suites;
    QMap<QString, Tally> m_layers;
    QMap<QString, Tally> m_features;
    QMap<QString, Tally> m_tags;
    Coverage m_coverage;
};

} // namespace

std::optional<TestStatus> StatusCounts::worst() const
{
    for (std::size_t i = counts.size(); i-- > 0;) {
        if (counts[i] > 0)
            return static_cast<TestStatus>(i);
    }
    return std::nullopt;
}

double Tally::percent() const
{
    return cases == 0 ? 0.0 : 100.0 * static_cast<double>(covered) / static_cast<double>(cases);
}

Coverage coverageOf(const QList<TestResult> &results, const QList<CaseFacts> &cases, const Matches &matches)
{
    return Counting(&results, &cases, &matches).run();
}

} // namespace casewright::automation
