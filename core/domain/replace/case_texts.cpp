// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/case_texts.h"

#include <QHash>

#include <algorithm>

namespace casewright {
namespace {

struct TextFacet {
    CaseText texts;
    FacetId id;
    Facet<QString> TestCase::*member;
};

constexpr TextFacet facetsBeforeSteps[] = {
    {CaseText::Names, FacetId::Name, &TestCase::name},
    {CaseText::Descriptions, FacetId::Description, &TestCase::description},
    {CaseText::Preconditions, FacetId::Precondition, &TestCase::precondition},
};
constexpr TextFacet facetAfterSteps = {CaseText::Steps, FacetId::ExpectedResult, &TestCase::expectedResult};

class Finder {
public:
    explicit Finder(const TextPattern &pattern) : m_pattern(pattern) {}

    void lookAt(TextPlace place, const QString &text)
    {
        if (!m_result)
            return;
        Result<QList<TextMatch>> matches = m_pattern.matchesIn(text);
        if (!matches)
            m_result = failure(matches.error());
        else if (!matches->isEmpty())
            m_result->append({place, text, std::move(*matches)});
    }

    void lookAt(const TextFacet &facet, const TestCase &value)
    {
        if (const Facet<QString> &text = value.*facet.member; text.known())
            lookAt({facet.id, {}, {}}, text.value());
    }

    void lookAt(const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            if (step.kind == StepKind::Body || step.kind == StepKind::Expected)
                lookAt({FacetId::Scenario, step.key, step.kind}, step.text);
            lookAt(step.children);
        }
    }

    [[nodiscard]] Result<QList<TextMatches>> take() { return std::move(m_result); }

private:
    const TextPattern &m_pattern;
    Result<QList<TextMatches>> m_result = QList<TextMatches>();
};

using StepTexts = QHash<StepKey, QString>;

/// Only the lists on the way to a changed step are copied.
bool holdsAny(const QList<Step> &steps, const StepTexts &texts)
{
    return std::any_of(steps.cbegin(), steps.cend(),
                       [&texts](const Step &step) { return texts.contains(step.key) || holdsAny(step.children, texts); });
}

void setTexts(QList<Step> &steps, const StepTexts &texts)
{
    if (!holdsAny(steps, texts))
        return;
    for (Step &step : steps) {
        if (const auto text = texts.constFind(step.key); text != texts.cend())
            step.text = *text;
        setTexts(step.children, texts);
    }
}

} // namespace

QList<FacetId> facetsOf(CaseTexts texts)
{
    QList<FacetId> facets;
    for (const TextFacet &facet : facetsBeforeSteps) {
        if (texts.testFlag(facet.texts))
            facets.append(facet.id);
    }
    if (texts.testFlag(CaseText::Steps))
        facets << FacetId::Scenario;
    return facets;
}

Result<QList<TextMatches>> findInTexts(const TestCase &value, CaseTexts texts, const TextPattern &pattern)
{
    Finder finder(pattern);
    for (const TextFacet &facet : facetsBeforeSteps) {
        if (texts.testFlag(facet.texts))
            finder.lookAt(facet, value);
    }
    if (texts.testFlag(CaseText::Steps)) {
        if (value.scenario.known())
            finder.lookAt(value.scenario.value().steps);
        finder.lookAt(facetAfterSteps, value);
    }
    return finder.take();
}

TestCase withReplaced(TestCase value, const QList<TextMatches> &found)
{
    StepTexts steps;
    for (const TextMatches &one : found) {
        const QString text = replaced(one.text, one.matches);
        if (one.place.facet == FacetId::Scenario) {
            steps.insert(one.place.step, text);
            continue;
        }
        for (const TextFacet &facet : facetsBeforeSteps) {
            if (facet.id == one.place.facet)
                value.*facet.member = text;
        }
        if (one.place.facet == facetAfterSteps.id)
            value.*facetAfterSteps.member = text;
    }
    if (!steps.isEmpty()) {
        Scenario scenario = value.scenario.value();
        setTexts(scenario.steps, steps);
        value.scenario = scenario;
    }
    return value;
}

} // namespace casewright
