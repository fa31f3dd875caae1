// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>
#include <source_location>

namespace casewright::test {

/// The test classes of one program, each known by its file: tests/core/domain/diff_test.cpp is `diff`.
using MakeTest = std::unique_ptr<QObject> (*)();
bool registerTest(const char *file, MakeTest make);

/// What a program does instead of its tests when its first argument is `--actAs`; a test starts its own program this way
/// where it needs a second process.
using ActAs = int (*)(const QStringList &arguments);
bool registerSecondProcess(ActAs act);

/// Runs the test class whose subject is the first argument with the rest of them, or all of them without one.
int runTests(const QStringList &arguments);

} // namespace casewright::test

/// Stands at the end of each *_test.cpp.
#define CASEWRIGHT_TEST(Class)                                                                                                 \
    static const bool isRegistered##Class = casewright::test::registerTest(                                                    \
        std::source_location::current().file_name(), []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
