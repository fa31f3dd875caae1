// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/framework.h"

#include <QHash>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

Framework frameworkOf(const TestResult &result)
{
    static const std::pair<QLatin1StringView, Framework> starts[] = {
        {"pytest"_L1, Framework::Pytest},     {"junit"_L1, Framework::Java},        {"testng"_L1, Framework::Java},
        {"spock"_L1, Framework::Java},        {"playwright"_L1, Framework::JavaScript}, {"jest"_L1, Framework::JavaScript},
        {"mocha"_L1, Framework::JavaScript},  {"vitest"_L1, Framework::JavaScript}, {"cypress"_L1, Framework::JavaScript},
        {"cucumber"_L1, Framework::Cucumber}, {"behave"_L1, Framework::Cucumber},   {"phpunit"_L1, Framework::PhpUnit},
        {"robot"_L1, Framework::Robot},
    };
    const QString framework = result.label("framework"_L1);
    for (const auto &[start, value] : starts) {
        if (framework.startsWith(start, Qt::CaseInsensitive))
            return value;
    }
    static const QHash<QString, Framework> languages = {{u"python"_s, Framework::Pytest},
                                                        {u"java"_s, Framework::Java},
                                                        {u"kotlin"_s, Framework::Java},
                                                        {u"javascript"_s, Framework::JavaScript},
                                                        {u"php"_s, Framework::PhpUnit}};
    return languages.value(result.label("language"_L1).toLower(), Framework::Other);
}

QString bindingLine(Framework framework, AutomationBinding binding, ServerId id, const QString &linkText)
{
    const bool byId = binding == AutomationBinding::AllureId;
    const QString text = byId ? QString::number(id) : linkText;
    switch (framework) {
    case Framework::Pytest:
        return (byId ? u"@allure.id(\"%1\")"_s : u"@allure.testcase(\"%1\")"_s).arg(text);
    case Framework::Java:
        return (byId ? u"@AllureId(\"%1\")"_s : u"@TmsLink(\"%1\")"_s).arg(text);
    case Framework::JavaScript:
        return (byId ? u"await allure.allureId(\"%1\");"_s : u"await allure.tms(\"%1\");"_s).arg(text);
    case Framework::Cucumber:
        return u"@allure.id:%1"_s.arg(id);
    case Framework::PhpUnit:
        return (byId ? u"#[AllureId(\"%1\")]"_s : u"#[TmsLink(\"%1\")]"_s).arg(text);
    case Framework::Robot:
        return (byId ? u"[Tags]    allure.id:%1"_s : u"[Tags]    tms:%1"_s).arg(text);
    case Framework::Other:
        break;
    }
    return byId ? u"label ALLURE_ID = %1"_s.arg(id) : u"link of type tms = %1"_s.arg(text);
}

} // namespace casewright::automation
