// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/drift.h"
#include "core/automation/match/result_ids.h"

#include <algorithm>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

class Comparison final {
public:
    void text(const QString &field, const Facet<QString> &inCase, const QString &inResult)
    {
        if (inCase.known() && !inResult.isEmpty() && inCase.value() != inResult)
            m_fields.append({field, inCase.value(), inResult});
    }

    void list(const QString &field, QStringList inCase, QStringList inResult)
    {
        inCase.sort();
        inResult.removeDuplicates();
        inResult.sort();
        if (!inResult.isEmpty() && inCase != inResult)
            m_fields.append({field, inCase.join(u", "_s), inResult.join(u", "_s)});
    }

    [[nodiscard]] QList<Overwritten> fields() const { return m_fields; }

private:
    QList<Overwritten> m_fields;
};

template <typename T, typename Name>
QStringList namesOf(const QList<T> &values, Name name)
{
    QStringList names;
    for (const T &value : values)
        names.append(name(value));
    return names;
}

bool isOfType(const ResultLink &link, QLatin1StringView type)
{
    return link.type.compare(type, Qt::CaseInsensitive) == 0;
}

bool isTms(const ResultLink &link)
{
    return isOfType(link, "tms"_L1) || isOfType(link, "test_case"_L1);
}

QStringList linkTexts(const TestResult &result, bool (*isWanted)(const ResultLink &), QString (*text)(const ResultLink &))
{
    QStringList texts;
    for (const ResultLink &link : result.links) {
        if (isWanted(link))
            texts.append(text(link));
    }
    return texts;
}

void compareLinks(const TestResult &result, const TestCase &value, Comparison *comparison)
{
    const auto plain = [](const ResultLink &link) { return !isTms(link) && !isOfType(link, "issue"_L1) && !link.url.isEmpty(); };
    const auto url = [](const ResultLink &link) { return link.url; };
    if (value.links.known())
        comparison->list(u"links"_s, namesOf(value.links.value(), [](const ExternalLink &link) { return link.url; }),
                         linkTexts(result, plain, url));
    const auto isIssue = [](const ResultLink &link) { return isOfType(link, "issue"_L1); };
    if (value.issues.known())
        comparison->list(u"issues"_s, namesOf(value.issues.value(), [](const IssueLink &issue) { return issue.key; }),
                         linkTexts(result, isIssue, idInLink));
    if (value.testKeys.known())
        comparison->list(u"testKeys"_s, namesOf(value.testKeys.value(), [](const TestKey &key) { return key.name; }),
                         linkTexts(result, isTms, idInLink));
}

} // namespace

QList<Overwritten> overwrittenBy(const ResultDetails &details, const TestCase &value)
{
    const TestResult &result = details.result;
    Comparison comparison;
    comparison.text(u"name"_s, value.name, result.name);
    comparison.text(u"description"_s, value.description, details.description);
    if (value.layer.known())
        comparison.text(u"layer"_s, value.layer.value().name, result.label("layer"_L1));
    if (value.tags.known())
        comparison.list(u"tags"_s, namesOf(value.tags.value(), [](const Tag &tag) { return tag.name; }), result.labelValues("tag"_L1));
    compareLinks(result, value, &comparison);
    return comparison.fields();
}

} // namespace casewright::automation
