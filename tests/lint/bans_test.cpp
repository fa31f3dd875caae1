// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/bans.h"
#include "tests/support/runner/test_case.h"

#include <QSet>
#include <QtTest>

using namespace casewright::lint;

namespace {

const QString spdx = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n");

/// A file with one offending line 3, in a place where the rule holds.
struct Sample {
    const char *ban;
    const char *path;
    const char *offends;
    const char *instead;
};

const Sample samples[] = {
    {"co_return of a member", "core/api/a.cpp", "co_return m_header;", "co_return Result<QByteArray>(m_header);"},
    {"nested event loop", "ui/editor/a.cpp", "QEventLoop loop;", "// no QEventLoop here"},
    {"nested event loop", "core/base/a.cpp", "qApp->processEvents();", "log(\"processEvents()\");"},
    {"nested event loop", "app/cli/a.cpp", "QCoro::waitFor(task);", "co_await task;"},
    {"blocking wait", "core/api/a.cpp", "process.waitForFinished();",
     "connect(p, &QProcess::finished, this, &A::done);"},
    {"QFuture", "core/api/a.cpp", "QFuture<int> f;", "Task<int> f;"},
    {"QFuture", "core/api/a.cpp", "QtConcurrent::run(f);", "onWorker(this, f);"},
    {"sleep", "tests/core/a_test.cpp", "QTest::qWait(50);", "QTRY_VERIFY(done);"},
    {"sleep", "core/base/a.cpp", "QThread::msleep(5);", "QTest::qWaitFor(f);"},
    {"static dialog", "ui/shell/a.cpp", "QMessageBox::question(this, a, b);", "m_prompts->confirm(q, then);"},
    {"string-typed connect", "ui/shell/a.cpp", "connect(a, SIGNAL(b()), c, d);", "connect(a, &A::b, c, &C::d);"},
    {"connect without a context object", "ui/shell/a.cpp", "connect(a, &A::b, [x] { f(x, 1); });",
     "connect(a, &A::b, this, [x] { f(x, 1); });"},
    {"connect without a context object", "tests/ui/a_test.cpp", "QObject::connect(a, &A::b,\n [&] { ++n; });",
     "QObject::connect(a, &A::b, &c, [&] { ++n; });"},
    {"QSortFilterProxyModel", "ui/models/a.cpp", "QSortFilterProxyModel proxy;", "RowFilter filter;"},
    {"property by name", "ui/tags/a.cpp", "w->setProperty(\"kind\", 1);", "w->setKind(1);"},
    {"property by name", "ui/tags/a.cpp", "w->property(\"kind\");", "w->property(id);"},
    {"naked delete", "core/base/a.cpp", "delete thing;", "A &operator=(const A &) = delete;"},
    {"naked delete", "core/base/a.cpp", "delete[] things;", "thing->deleteLater();"},
    {"singleton", "core/store/a.h", "#pragma once\nstatic Settings &instance();",
     "#pragma once\nQThreadPool::globalInstance();"},
    {"using namespace in a header", "core/base/a.h", "#pragma once\nusing namespace std;",
     "#pragma once\nusing std::swap;"},
    {"colour outside the theme", "ui/editor/a.cpp", "QColor c(QStringLiteral(\"#A1B2C3\"));",
     "QColor c = theme.accent;"},
    {"colour outside the theme", "ui/editor/a.cpp", "p.setPen(QColor(12, 13, 14));", "f(QStringLiteral(\"#1234\"));"},
    {"style sheet outside the theme", "ui/editor/a.cpp", "w->setStyleSheet(s);", "w->setPalette(p);"},
    {"no licence header", "core/base/a.cpp", nullptr, "int a;"},
    {"no licence header", "core/CMakeLists.txt", nullptr, "add_subdirectory(base)"},
    {"no #pragma once", "core/base/a.h", "int a;", "#pragma once"},
};

QList<Finding> findingsOf(const QString &ban, const QString &path, const QString &text)
{
    QList<Finding> found = banFindings({makeSource(path, text)});
    found.removeIf([&](const Finding &finding) { return finding.what != ban; });
    return found;
}

} // namespace

class BansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProjectDoesNothingThatIsBanned()
    {
        const QList<SourceFile> files = readSources(sourceRoot());
        QVERIFY2(files.size() > 50, "CASEWRIGHT_SOURCE has to name the root of the project");
        QVERIFY(reportNone(banFindings(files)));
    }

    void findsWhatIsBannedAndNothingElse_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(samples)); ++i)
            QTest::addRow("%d %s", i, samples[i].ban) << i;
    }

    void findsWhatIsBannedAndNothingElse()
    {
        QFETCH(int, index);
        const Sample &sample = samples[index];
        const QString ban = QString::fromUtf8(sample.ban);
        const QString path = QString::fromUtf8(sample.path);
        const QString bad = sample.offends ? spdx + u'\n' + QString::fromUtf8(sample.offends) : QStringLiteral("\n");
        const QList<Finding> findings = findingsOf(ban, path, bad);
        QCOMPARE(findings.size(), 1);
        QVERIFY(!findings.first().hint.isEmpty());
        QCOMPARE(findingsOf(ban, path, spdx + QString::fromUtf8(sample.instead)).size(), 0);
    }

    void namesTheLine()
    {
        const auto findings = findingsOf(QStringLiteral("sleep"), QStringLiteral("tests/a_test.cpp"),
                                         spdx + QStringLiteral("\n/* a\n b */\nQTest::qWait(5);\n"));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().line, 5);
    }

    void allowsWhatGivesItsReason()
    {
        const auto count = [](const char *comment) {
            return findingsOf(QStringLiteral("sleep"), QStringLiteral("core/a.cpp"),
                              spdx + QString::fromUtf8(comment) + QStringLiteral("\nQThread::sleep(1);\n"))
                .size();
        };
        QCOMPARE(count("// lint-allow sleep: the driver needs it"), 0);
        QCOMPARE(count("// lint-allow sleep"), 1);
        QCOMPARE(count("// lint-allow singleton: no"), 1);
        QCOMPARE(count("// lint-allow sleep: too far above\n"), 1);
    }

    void everyBanHasASample()
    {
        QSet<QString> sampled;
        for (const Sample &sample : samples)
            sampled.insert(QString::fromUtf8(sample.ban));
        for (const Ban &ban : bans())
            QVERIFY2(sampled.contains(ban.name), qPrintable(ban.name));
    }

    void readsRawStringsAndCharactersAsLiterals()
    {
        QCOMPARE(withoutCommentsAndLiterals(QStringLiteral("f(R\"x(a)\" b)x\", 'c', 1'000, u'\\''); // d")),
                 QStringLiteral("f(R\"         \", ' ', 1'000, u'  ');     "));
    }
};

CASEWRIGHT_TEST(BansTest)
#include "bans_test.moc"
