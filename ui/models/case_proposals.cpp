// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_proposals.h"

#include "ui/models/steps/step_mime.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace casewright {

namespace {

struct ProposalText {
    Q_DECLARE_TR_FUNCTIONS(CaseProposals)
};

void renewKeys(QList<Step> &steps)
{
    for (Step &step : steps) {
        step.key = newStepKey();
        renewKeys(step.children);
    }
}

} // namespace

TestCase newCaseValue(const NewCase &input, const ProjectSchema &schema)
{
    TestCase value;
    value.name = input.name;
    value.description = QString();
    value.precondition = QString();
    const Capabilities &has = schema.capabilities;
    if (has.caseExpectedResult)
        value.expectedResult = QString();
    if (has.owner)
        value.owner = Ref();
    if (has.externalLinks)
        value.links = QList<ExternalLink>();
    if (has.members)
        value.members = QList<Member>();
    if (has.relations)
        value.relations = QList<Relation>();
    if (has.testKeys)
        value.testKeys = QList<TestKey>();
    if (has.examples)
        value.examples = QList<Example>();
    value.status = input.status;
    value.layer = input.layer;
    value.tags = QList<Tag>();
    value.issues = QList<IssueLink>();
    value.scenario = Scenario();
    for (const CustomField &field : schema.fields)
        value.fields[*field.field.id] = input.fields.value(*field.field.id);
    const QList<ServerId> levels = schema.suiteFieldIds();
    const FieldValues suite = input.suite.isEmpty() ? FieldValues() : fieldsForSuites({input.suite}, levels);
    for (const ServerId level : levels)
        value.fields[level] = suite.value(level);
    value.fields[schema.featureField] = input.feature.isNull() ? QList<Ref>() : QList<Ref>{input.feature};
    return value;
}

Ref commonestLayer(const query::CaseIndex &index, const SuitePath &suite, const ProjectSchema &schema)
{
    if (suite.isEmpty())
        return {};
    QHash<QString, int> counts;
    for (const auto row : index.find({}, query::CaseIndex::Scope::Suite, suite)) {
        if (const QString layer = index.layer(row); !layer.isEmpty())
            ++counts[layer];
    }
    Ref best;
    int most = 0;
    for (const Ref &layer : schema.layers) { // in the server's order, so that a tie always falls the same way
        if (counts.value(layer.name) > most) {
            most = counts.value(layer.name);
            best = layer;
        }
    }
    return best;
}

QList<SuitePath> pathsTouchedByRename(const QList<SuitePath> &suites, const SuitePath &suite)
{
    QList<SuitePath> touched;
    if (suite.isEmpty())
        return touched;
    const qsizetype level = suite.size() - 1;
    for (const SuitePath &path : suites) {
        if (path.size() > level && path.at(level) == suite.at(level))
            touched << path;
    }
    return touched;
}

Duplicate duplicateOf(const TestCase &value)
{
    TestCase copy = value;
    int filesLeft = 0;
    if (copy.name.known())
        copy.name = ProposalText::tr("%1 (copy)").arg(copy.name.value());
    if (copy.issues.known()) {
        QList<IssueLink> links = copy.issues.value();
        for (IssueLink &link : links)
            link.linkId.reset();
        copy.issues = links;
    }
    if (copy.scenario.known()) {
        Scenario scenario = copy.scenario.value();
        filesLeft = filesToText(scenario.steps); // a file lies at the case it was put at; steps of another case cannot show it
        renewKeys(scenario.steps);
        copy.scenario = scenario;
    }
    if (copy.testKeys.known())
        copy.testKeys = QList<TestKey>(); // the other system knows one case by each
    return {copy, filesLeft};
}

} // namespace casewright
