// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/bulk/case_edits.h"
#include "tests/support/workspace/sample_tags.h"

namespace casewright::test {

/// Cases and a project in which they are edited, without a workspace.
constexpr ServerId suiteField = 10;
constexpr ServerId subSuiteField = 11;
constexpr ServerId featureField = -2;

inline ProjectSchema editedSchema()
{
    ProjectSchema schema;
    schema.suiteLevels = {{suiteField, QStringLiteral("Suite")}, {subSuiteField, QStringLiteral("Sub-suite")}};
    schema.featureField = featureField;
    schema.tags = {{31, smoke}};
    return schema;
}

inline TestCase taggedCase(const QStringList &tags)
{
    TestCase value;
    value.name = QStringLiteral("one");
    QList<Tag> list;
    for (const QString &tag : tags)
        list.append({std::nullopt, tag});
    value.tags = list;
    value.status = Ref::named(QStringLiteral("Active"));
    value.layer = Ref();
    value.issues = QList<IssueLink>();
    value.fields = {{suiteField, {Ref{1, QStringLiteral("Checkout")}}},
                    {subSuiteField, {Ref{2, QStringLiteral("Cards")}}},
                    {featureField, {}}};
    return value;
}

inline IssueLink jiraIssue(const QString &key)
{
    return {{5, QStringLiteral("Jira")}, key, {}, {}, false};
}

/// The rule with change sets named by the number of their cases.
inline workspace::PlanRule countingRule(const workspace::CaseEdits &edits)
{
    return workspace::ruleFor(edits, editedSchema(), [](qsizetype cases) { return QString::number(cases); });
}

inline workspace::Plan planned(const QMap<qint64, TestCase> &cases, const workspace::CaseEdits &edits)
{
    QList<CaseKey> keys;
    for (const qint64 key : cases.keys())
        keys << CaseKey{key};
    const auto current = [&cases](CaseKey key) { return &*cases.constFind(key.value); };
    return workspace::planFor(keys, current, countingRule(edits));
}

inline QStringList tagNames(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names << tag.name;
    return names;
}

} // namespace casewright::test
