// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/result.h"

#include <QByteArray>

namespace casewright::automation {

/// The tests of an Allure 1 file (`*-testsuite.xml`), in their order. Their `testId` labels are given as tms links, and
/// statuses as Allure 2 does. Invalid where it is no such XML.
[[nodiscard]] Result<QList<ResultDetails>> readAllure1Xml(const QByteArray &bytes);

/// `environment.properties`, a file of Java properties: escapes, `=`, `:` or a blank between key and value, continued
/// lines, comments; in UTF-8, else Latin-1. A damaged escape stays as it is written.
[[nodiscard]] QList<Label> readProperties(const QByteArray &bytes);
/// `environment.xml`
[[nodiscard]] Result<QList<Label>> readEnvironmentXml(const QByteArray &bytes);

} // namespace casewright::automation
