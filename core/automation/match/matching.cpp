// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/matching.h"

#include "core/automation/match/framework.h"

#include <QHash>

#include <algorithm>

namespace casewright::automation {

namespace {

class Matcher final {
public:
    Matcher(const QList<TestResult> *results, const QList<CaseFacts> *cases, const MatchOptions *options)
        : m_results(results), m_cases(cases), m_options(options)
    {
        for (qsizetype i = 0; i < cases->size(); ++i) {
            const CaseFacts &one = cases->at(i);
            if (one.id)
                m_byId.insert(*one.id, i);
            if (one.isAutomated && !one.fullName.isEmpty())
                m_byFullName.insert(one.fullName, i);
        }
    }

    [[nodiscard]] Matches run()
    {
        m_matches.tests = testsOf(*m_results);
        for (qsizetype test = 0; test < m_matches.tests.size(); ++test)
            bind(test);
        return std::move(m_matches);
    }

private:
    void bind(qsizetype test)
    {
        const QList<ResultId> ids = idsOfTest(m_matches.tests.at(test));
        for (const ResultId &id : ids)
            bindById(test, id);
        if (ids.isEmpty())
            bindByName(test);
        if (m_options->binding == AutomationBinding::AllureId)
            addMends(test);
    }

    [[nodiscard]] QList<ResultId> idsOfTest(const Test &test) const
    {
        const IdPattern *tagPattern = m_options->readTags ? &m_options->pattern : nullptr;
        for (auto attempt = test.attempts.crbegin(); attempt != test.attempts.crend(); ++attempt) {
            QList<ResultId> ids = idsOf(m_results->at(*attempt), tagPattern);
            if (!ids.isEmpty())
                return ids;
        }
        return {};
    }

    void bindById(qsizetype test, const ResultId &id)
    {
        const auto number = m_options->pattern.idIn(id.text);
        const qsizetype found = number ? m_byId.value(*number, -1) : -1;
        if (found < 0)
            return addUnknown(test, id.text);
        const auto isSame = [&](const Binding &other) { return other.test == test && other.caseIndex == found; };
        if (std::none_of(m_matches.bindings.crbegin(), endOfTest(test), isSame))
            m_matches.bindings.append({test, found, id.by});
    }

    void bindByName(qsizetype test)
    {
        const TestResult &newest = m_results->at(m_matches.tests.at(test).newest());
        const qsizetype found = m_byFullName.value(newest.fullName, -1);
        if (found >= 0)
            m_matches.bindings.append({test, found, BoundBy::Name});
        else
            m_matches.unlinked.append(test);
    }

    void addUnknown(qsizetype test, const QString &text)
    {
        const qsizetype place = m_unknown.value(text.toCaseFolded(), m_matches.unknownIds.size());
        if (place == m_matches.unknownIds.size()) {
            m_matches.unknownIds.append({text, {}});
            m_unknown.insert(text.toCaseFolded(), place);
        }
        QList<qsizetype> &tests = m_matches.unknownIds[place].tests;
        if (!tests.contains(test))
            tests.append(test);
    }

    void addMends(qsizetype test)
    {
        const Framework framework = frameworkOf(m_results->at(m_matches.tests.at(test).newest()));
        for (auto binding = endOfTest(test).base(); binding != m_matches.bindings.cend(); ++binding) {
            if (binding->by != BoundBy::Link && binding->by != BoundBy::Tag)
                continue;
            const ServerId id = *m_cases->at(binding->caseIndex).id;
            const QString line = bindingLine(framework, AutomationBinding::AllureId, id, m_options->pattern.textOf(id));
            m_matches.mends.append({*binding, line});
        }
    }

    /// Bindings of one test stand together at the end; this is where they begin, seen from there.
    [[nodiscard]] QList<Binding>::const_reverse_iterator endOfTest(qsizetype test) const
    {
        return std::find_if(m_matches.bindings.crbegin(), m_matches.bindings.crend(),
                            [test](const Binding &binding) { return binding.test != test; });
    }

    const QList<TestResult> *m_results;
    const QList<CaseFacts> *m_cases;
    const MatchOptions *m_options;
    QHash<ServerId, qsizetype> m_byId;
    QHash<QString, qsizetype> m_byFullName;
    QHash<QString, qsizetype> m_unknown;
    Matches m_matches;
};

} // namespace

Matches match(const QList<TestResult> &results, const QList<CaseFacts> &cases, const MatchOptions &options)
{
    return Matcher(&results, &cases, &options).run();
}

} // namespace casewright::automation
