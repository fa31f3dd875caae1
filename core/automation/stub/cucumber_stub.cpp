// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/stub/stub_parts.h"

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A tag of Gherkin ends at a blank and begins with @.
QString gherkinTag(const QString &text)
{
    return u"  @"_s + text.simplified().replace(u' ', u'_').remove(u'@') + u'\n';
}

QString gherkinLine(const QString &keyword, const QString &text)
{
    return u"    "_s + (keyword.isEmpty() ? u"*"_s : keyword) + u' ' + text.simplified() + u'\n';
}

/// Gherkin has no nesting: sub-steps follow their step.
QString gherkinSteps(const QList<Step> &steps)
{
    QString lines;
    for (const Step &step : steps) {
        if (step.kind == StepKind::Expected)
            lines += gherkinLine(u"Then"_s, step.text);
        if (step.kind != StepKind::Body && step.kind != StepKind::Shared)
            continue;
        lines += gherkinLine(step.keyword, step.text) + gherkinSteps(step.children);
    }
    return lines;
}

} // namespace

QString cucumberStub(const StubCase &stub)
{
    QString text = u"Feature: %1\n\n"_s.arg((stub.feature.isEmpty() ? stub.name : stub.feature).simplified());
    text += gherkinTag(u"allure.id:%1"_s.arg(stub.id));
    if (!stub.layer.isEmpty())
        text += gherkinTag(u"allure.label.layer:"_s + stub.layer);
    for (const QString &tag : stub.tags)
        text += gherkinTag(tag);
    return text + u"  Scenario: %1\n"_s.arg(stub.name.simplified()) + gherkinSteps(stub.scenario.steps);
}

} // namespace casewright::automation
