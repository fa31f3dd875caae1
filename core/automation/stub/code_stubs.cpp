// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/stub/stub_parts.h"

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isId(const StubCase &stub)
{
    return stub.binding == AutomationBinding::AllureId;
}

QString idOf(const StubCase &stub)
{
    return quoted(isId(stub) ? QString::number(stub.id) : stub.linkText);
}

/// How a language writes a step with what belongs to it, at a depth of four blanks a level.
struct StepSyntax {
    QString open; ///< %1: the step's name, quoted
    QString close;
    QString comment;
    QString nothing; ///< what stands in a step without sub-steps, may be empty
};

QString stepLines(const QList<Step> &steps, const StepSyntax &syntax, int level)
{
    const QString indent(4 * level, u' ');
    QString lines;
    for (const Step &step : steps) {
        if (step.kind == StepKind::Expected)
            lines += indent + syntax.comment + u" expected: "_s + inComment(step.text) + u'\n';
        if (step.kind != StepKind::Body && step.kind != StepKind::Shared)
            continue;
        lines += indent + syntax.open.arg(quoted(stepText(step))) + u'\n' + stepLines(step.children, syntax, level + 1);
        if (!syntax.nothing.isEmpty() && subSteps(step).isEmpty())
            lines += indent + u"    "_s + syntax.nothing + u'\n';
        if (!syntax.close.isEmpty())
            lines += indent + syntax.close + u'\n';
    }
    return lines;
}

} // namespace

QString pytestStub(const StubCase &stub)
{
    QString text = u"import allure\n\n\n"_s;
    text += (isId(stub) ? u"@allure.id(%1)\n"_s : u"@allure.testcase(%1)\n"_s).arg(idOf(stub));
    text += u"@allure.title(%1)\n"_s.arg(quoted(stub.name));
    if (!stub.feature.isEmpty())
        text += u"@allure.feature(%1)\n"_s.arg(quoted(stub.feature));
    if (!stub.layer.isEmpty())
        text += u"@allure.label(\"layer\", %1)\n"_s.arg(quoted(stub.layer));
    for (const QString &tag : stub.tags)
        text += u"@allure.tag(%1)\n"_s.arg(quoted(tag));
    text += u"def test_%1%2():\n"_s.arg(QString::number(stub.id), identifier(stub.name, WordsJoined::ByUnderscores));
    const StepSyntax syntax{u"with allure.step(%1):"_s, {}, u"#"_s, u"pass"_s};
    return text + stepLines(stub.scenario.steps, syntax, 1) + u"    raise NotImplementedError(\"not automated yet\")\n"_s;
}

QString javaStub(const StubCase &stub, StubFramework framework)
{
    const bool isJUnit = framework == StubFramework::JUnit5;
    const QString name = identifier(stub.name, WordsJoined::ByCapitals);
    QString text = isId(stub) ? u"import io.qameta.allure.AllureId;\n"_s : u"import io.qameta.allure.TmsLink;\n"_s;
    text = u"import io.qameta.allure.Allure;\n"_s + text;
    text += isJUnit ? u"import org.junit.jupiter.api.DisplayName;\nimport org.junit.jupiter.api.Test;\n\n"_s
                    : u"import org.testng.annotations.Test;\n\n"_s;
    text += u"public class Case%1Test {\n    @Test%2\n"_s.arg(QString::number(stub.id),
                                                              isJUnit ? QString() : u"(description = "_s + quoted(stub.name) + u')');
    if (isJUnit)
        text += u"    @DisplayName(%1)\n"_s.arg(quoted(stub.name));
    text += (isId(stub) ? u"    @AllureId(%1)\n"_s : u"    @TmsLink(%1)\n"_s).arg(idOf(stub));
    text += u"    public void test%1() {\n"_s.arg(name);
    if (!stub.feature.isEmpty())
        text += u"        Allure.feature(%1);\n"_s.arg(quoted(stub.feature));
    if (!stub.layer.isEmpty())
        text += u"        Allure.label(\"layer\", %1);\n"_s.arg(quoted(stub.layer));
    for (const QString &tag : stub.tags)
        text += u"        Allure.label(\"tag\", %1);\n"_s.arg(quoted(tag));
    const StepSyntax syntax{u"Allure.step(%1, () -> {"_s, u"});"_s, u"//"_s, {}};
    return text + stepLines(stub.scenario.steps, syntax, 2) +
           u"        throw new UnsupportedOperationException(\"not automated yet\");\n    }\n}\n"_s;
}

QString scriptStub(const StubCase &stub, StubFramework framework)
{
    QString text = framework == StubFramework::Playwright
                       ? u"import { test } from \"@playwright/test\";\nimport * as allure from \"allure-js-commons\";\n\n"_s
                       : u"const allure = require(\"allure-js-commons\");\n\n"_s;
    text += u"test(%1, async () => {\n"_s.arg(quoted(stub.name));
    text += (isId(stub) ? u"    await allure.allureId(%1);\n"_s : u"    await allure.tms(%1);\n"_s).arg(idOf(stub));
    if (!stub.feature.isEmpty())
        text += u"    await allure.feature(%1);\n"_s.arg(quoted(stub.feature));
    if (!stub.layer.isEmpty())
        text += u"    await allure.layer(%1);\n"_s.arg(quoted(stub.layer));
    for (const QString &tag : stub.tags)
        text += u"    await allure.tag(%1);\n"_s.arg(quoted(tag));
    const StepSyntax syntax{u"await allure.step(%1, async () => {"_s, u"});"_s, u"//"_s, {}};
    return text + stepLines(stub.scenario.steps, syntax, 1) + u"    throw new Error(\"not automated yet\");\n});\n"_s;
}

} // namespace casewright::automation
