// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/tag_warnings.h"

#include "core/workspace/bulk/tag_census.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString warningText(const TagFinding &finding)
{
    using Kind = TagFinding::Kind;
    switch (finding.kind) {
    case Kind::UnknownTag:
        return u"the tag \"%1\" is not in the policy"_s.arg(finding.subject);
    case Kind::UnknownKey:
        return u"the key of \"%1\" is not in the policy"_s.arg(finding.subject);
    case Kind::UnknownValue:
        return u"the value of \"%1\" is not in the policy"_s.arg(finding.subject);
    case Kind::SeveralValues:
        return u"more than one value of \"%1\""_s.arg(finding.subject);
    case Kind::MissingKey:
        return u"no value of \"%1\", which every case has"_s.arg(finding.subject);
    }
    Q_UNREACHABLE();
}

QList<TagFinding> findingsIn(const std::optional<TestCase> &value, const TagPolicy &policy)
{
    if (!value || !value->tags.known())
        return {};
    QStringList names;
    for (const Tag &tag : value->tags.value())
        names.append(tag.name);
    return findingsOf(names, policy);
}

} // namespace

Outcome<std::optional<TagPolicy>> tagPolicyFrom(const Arguments &arguments)
{
    const auto path = arguments.value(u"tag-policy"_s);
    if (!path)
        return std::optional<TagPolicy>();
    const Result<TagPolicy> policy = workspace::readTagPolicy(*path);
    if (!policy)
        return stop(Problem::inputFile(u"The tag policy cannot be used. %1."_s.arg(policy.error().serverText),
                                       u"The tag manager of the window writes such a file; `tag --help` shows its form."_s));
    return std::optional(*policy);
}

void warnOfTags(Output *output, const ChangeSet &set, const TagPolicy &policy)
{
    QMap<QString, int> cases;
    for (const Change &change : set.changes) {
        const QList<TagFinding> before = findingsIn(change.before, policy);
        const QList<TagFinding> after = findingsIn(change.after, policy);
        for (const TagFinding &finding : after) {
            if (!before.contains(finding))
                ++cases[warningText(finding)];
        }
    }
    for (auto warning = cases.cbegin(); warning != cases.cend(); ++warning)
        output->warn(u"Tag policy: %1 (%2)."_s.arg(warning.key(), *warning == 1 ? u"1 case"_s : u"%1 cases"_s.arg(*warning)));
}

} // namespace casewright::cli
