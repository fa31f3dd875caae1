// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright::automation {

enum class StubFramework { Pytest, JUnit5, TestNg, Playwright, Jest, Cucumber };

/// "pytest", "junit5", "testng", "playwright", "jest", "cucumber"
[[nodiscard]] QStringList stubFrameworkNames();
[[nodiscard]] std::optional<StubFramework> stubFrameworkFromName(const QString &name);

/// What a test has to say of its case.
struct StubCase {
    ServerId id = 0;
    QString linkText; ///< the id as the project writes it in links: "ATO-1234"
    AutomationBinding binding = AutomationBinding::TestCaseLink;
    QString name;
    QString layer;
    QString feature;
    QStringList tags;
    Scenario scenario;
};

/// The beginning of a test for `stub`, as a whole file: it names the case the way the framework's Allure adapter needs it, its
/// title and labels, and its steps, nested, with expected results as comments (in Cucumber as Then). It fails until somebody
/// writes it, so that nobody takes it for proof; what the adapter writes of it is bound to the case all the same.
[[nodiscard]] QString testStub(const StubCase &stub, StubFramework framework);

} // namespace casewright::automation
