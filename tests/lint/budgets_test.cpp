// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/budgets.h"
#include "tests/lint/support/functions.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::lint;

namespace {

QList<FunctionShape> shapes(const QString &text)
{
    return functionsOf(makeSource(QStringLiteral("core/base/a.cpp"), text));
}

QString lines(int count)
{
    return QStringLiteral("    work();\n").repeated(count);
}

QList<Finding> findingsFor(const char *path, const QString &text)
{
    return budgetFindings({makeSource(QString::fromUtf8(path), text)});
}

} // namespace

class BudgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProjectKeepsItsBudgets()
    {
        const QList<SourceFile> files = readSources(sourceRoot());
        QVERIFY2(files.size() > 50, "CASEWRIGHT_SOURCE has to name the root of the project");
        QVERIFY(reportNone(budgetFindings(files)));
    }

    void findsAFileOverItsBudget_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("budget");
        QTest::newRow("header") << QStringLiteral("core/base/a.h") << 200;
        QTest::newRow("core") << QStringLiteral("core/base/a.cpp") << 400;
        QTest::newRow("widget") << QStringLiteral("ui/editor/a.cpp") << 450;
        QTest::newRow("main window") << QStringLiteral("ui/shell/main_window.cpp") << 300;
        QTest::newRow("test") << QStringLiteral("tests/core/base/a_test.cpp") << 700;
    }

    void findsAFileOverItsBudget()
    {
        QFETCH(QString, path);
        QFETCH(int, budget);
        const QString full = QStringLiteral("// x\n").repeated(budget);
        QCOMPARE(budgetFindings({makeSource(path, full)}).size(), 0);
        QCOMPARE(budgetFindings({makeSource(path, full + QStringLiteral("// x\n"))}).size(), 1);
    }

    void findsALongFunction()
    {
        const QString body = QStringLiteral("\nvoid longOne()\n{\n%1}\n");
        QCOMPARE(findingsFor("core/base/a.cpp", body.arg(lines(60))).size(), 0);
        const QList<Finding> findings = findingsFor("core/base/a.cpp", body.arg(lines(61)));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().line, 3);
        QCOMPARE(findings.first().what, QStringLiteral("longOne() has 61 lines, at most 60"));
    }

    void findsALongMemberInAClassInANamespace()
    {
        const auto found =
            shapes(QStringLiteral("namespace a {\nclass B final : public C<int> {\n    Q_OBJECT\npublic:\n"
                                  "    void f(int x = 3) const override\n    {\n%1    }\n    int m{1};\n};\n}\n")
                       .arg(lines(3)));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().name, QStringLiteral("f"));
        QCOMPARE(found.first().bodyLines, 3);
    }

    void readsAConstructorWithBracedMembers()
    {
        const auto found = shapes(QStringLiteral("A::A(int a, int b) : m_a{a}, m_b(b), m_c{}\n{\n%1}\n").arg(lines(2)));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().bodyLines, 2);
        QCOMPARE(found.first().parameters, 2);
    }

    void takesATableForNoFunction()
    {
        QCOMPARE(
            shapes(QStringLiteral("const QHash<int, int> table = {\n%1};\nenum class E {\n A,\n};\n").arg(lines(90)))
                .size(),
            0);
    }

    void doesNotCountTheLinesOfATableInAFunction()
    {
        const auto found = shapes(QStringLiteral("int f(int n)\n{\n    static const QList<int> table{\n%1    };\n%2}\n")
                                      .arg(QStringLiteral("        {1, 2},\n").repeated(80), lines(3)));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().bodyLines, 4);
    }

    void isNotMisledByBracesInTextAndDirectives()
    {
        const auto found = shapes(QStringLiteral("#define OPEN {\nvoid f()\n{\n    g(\"{\", '{', R\"({{)\"); // {\n"
                                                 "    n = 1'000;\n}\nvoid h() {}\n"));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().bodyLines, 2);
    }

    void countsNestingOfControlBlocksOnly()
    {
        const QString four =
            QStringLiteral("void f()\n{\n for (;;) {\n if (a) {\n while (b) {\n switch (c) {\n%1 }\n }\n }\n }\n"
                           " const QList<int> x = {{1}, {2}};\n run([&] { g(); });\n}\n");
        QCOMPARE(shapes(four.arg(QString())).first().nesting, 4);
        QCOMPARE(findingsFor("core/base/a.cpp", four.arg(QString())).size(), 0);
        QCOMPARE(findingsFor("core/base/a.cpp", four.arg(QStringLiteral("if (d) {\n}\n"))).size(), 1);
    }

    void doesNotCountElseAsALevelOfItsOwn()
    {
        QCOMPARE(shapes(QStringLiteral("void f()\n{\nif (a) {\n} else if (b) {\n} else {\n}\n}\n")).first().nesting, 1);
    }

    void findsTooManyParameters()
    {
        QCOMPARE(findingsFor("core/base/a.cpp",
                             QStringLiteral("void f(int a, int b, int c, int d, QHash<int, int> e)\n{\n}\n"))
                     .size(),
                 0);
        QCOMPARE(
            findingsFor("core/base/a.cpp", QStringLiteral("void f(int a, int b, int c, int d, int e, int g)\n{\n}\n"))
                .size(),
            1);
    }

    void findsAFullFolder()
    {
        QList<SourceFile> files;
        for (int i = 0; i < 25; ++i)
            files.append(makeSource(QStringLiteral("core/base/f%1.h").arg(i), {}));
        QCOMPARE(budgetFindings(files).size(), 0);
        files.append(makeSource(QStringLiteral("core/base/one_more.cpp"), {}));
        QCOMPARE(budgetFindings(files).size(), 1);
    }
};

CASEWRIGHT_TEST(BudgetsTest)
#include "budgets_test.moc"
