// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/layers.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::lint;

namespace {

SourceFile file(const char *path, const char *text = "")
{
    return makeSource(QString::fromUtf8(path), QString::fromUtf8(text));
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProjectKeepsItsLayers()
    {
        const QList<SourceFile> files = readSources(sourceRoot());
        QVERIFY2(files.size() > 50, "CASEWRIGHT_SOURCE has to name the root of the project");
        QVERIFY(reportNone(layerFindings(files)));
    }

    void theProjectHasNoIncludeCycles() { QVERIFY(reportNone(includeCycles(readSources(sourceRoot())))); }

    void findsAnIncludeThatIsNotAllowed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *from, const char *to, bool allowed) {
            QTest::addRow("%s -> %s", from, to) << QString::fromUtf8(from) << QString::fromUtf8(to) << allowed;
        };
        row("core/base/a.cpp", "core/domain/b.h", false);
        row("core/domain/a.cpp", "core/base/b.h", true);
        row("core/domain/a.cpp", "core/store/b.h", false);
        row("core/api/seed/a.cpp", "core/api/b.h", true);
        row("core/api/a.cpp", "core/store/b.h", false);
        row("core/store/a.cpp", "core/query/b.h", false);
        row("core/query/a.cpp", "core/workspace/b.h", false);
        row("core/workspace/a.cpp", "core/api/b.h", true);
        row("core/workspace/a.cpp", "ui/models/b.h", false);
        row("ui/models/a.cpp", "core/workspace/b.h", true);
        row("ui/models/a.cpp", "ui/common/b.h", false);
        row("ui/models/a.cpp", "core/api/b.h", false);
        row("ui/common/a.cpp", "core/domain/b.h", true);
        row("ui/common/a.cpp", "core/workspace/b.h", false);
        row("ui/common/a.cpp", "ui/models/b.h", false);
        row("ui/editor/a.cpp", "ui/common/b.h", true);
        row("ui/editor/a.cpp", "ui/models/b.h", true);
        row("ui/editor/a.cpp", "ui/tags/b.h", false);
        row("ui/editor/a.cpp", "ui/shell/b.h", false);
        row("ui/shell/a.cpp", "ui/editor/b.h", true);
        row("ui/shell/a.cpp", "core/api/b.h", false);
        row("app/casewright/a.cpp", "core/api/b.h", true);
        row("app/casewright/a.cpp", "app/cli/b.h", false);
        row("app/cli/a.cpp", "ui/shell/b.h", false);
        row("app/demoserver/a.cpp", "core/domain/b.h", false);
        row("app/demoserver/a.cpp", "app/demoserver/b.h", true);
        row("ui/shell/a.cpp", "tests/support/b.h", false);
        row("tests/core/domain/a_test.cpp", "core/domain/b.h", true);
    }

    void findsAnIncludeThatIsNotAllowed()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, allowed);
        const SourceFile source = makeSource(from, QStringLiteral("// a\n#include \"%1\"\n").arg(to));
        const QList<Finding> findings = layerFindings({source, makeSource(to, {})});
        QCOMPARE(findings.size(), allowed ? 0 : 1);
        if (!allowed) {
            QCOMPARE(findings.first().line, 2);
            QVERIFY(!findings.first().hint.isEmpty());
        }
    }

    void findsAQuotedIncludeThatIsNotFromTheRoot()
    {
        QCOMPARE(layerFindings({file("core/base/a.cpp", "#include \"a.h\"\n"), file("core/base/a.h")}).size(), 1);
        QCOMPARE(layerFindings({file("tests/x/a_test.cpp", "#include \"a_test.moc\"\n")}).size(), 0);
    }

    void findsWidgetsInCoreAndModels()
    {
        QCOMPARE(layerFindings({file("core/domain/a.cpp", "#include <QtWidgets/QWidget>\n")}).size(), 1);
        QCOMPARE(layerFindings({file("ui/models/a.cpp", "#include <QTreeView>\n")}).size(), 1);
        QCOMPARE(layerFindings({file("ui/models/a.cpp", "#include <QAbstractItemModel>\n")}).size(), 0);
        QCOMPARE(layerFindings({file("ui/editor/a.cpp", "#include <QTreeView>\n")}).size(), 0);
    }

    void findsApiInAPublicWorkspaceHeaderOnly()
    {
        const SourceFile api = file("core/api/server.h");
        const SourceFile header = file("core/workspace/push.h", "#include \"core/api/server.h\"\n");
        const SourceFile inside = file("core/workspace/push.cpp", "#include \"core/workspace/push.h\"\n");
        const SourceFile window = file("ui/shell/a.cpp", "#include \"core/workspace/push.h\"\n");
        QCOMPARE(layerFindings({api, header, inside}).size(), 0);
        QCOMPARE(layerFindings({api, header, inside, window}).size(), 1);
    }

    void ignoresIncludesInComments()
    {
        QCOMPARE(
            layerFindings({file("core/base/a.cpp", "// #include \"core/store/b.h\"\n/*\n#include \"ui/x.h\"\n*/\n")})
                .size(),
            0);
    }

    void findsFilesThatIncludeEachOther()
    {
        const QList<Finding> findings = includeCycles({file("core/base/a.h", "#include \"core/base/b.h\"\n"),
                                                       file("core/base/b.h", "#include \"core/base/c.h\"\n"),
                                                       file("core/base/c.h", "#include \"core/base/a.h\"\n")});
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings.first().what.contains(QStringLiteral("core/base/b.h -> core/base/c.h")));
    }

    void findsFoldersThatIncludeEachOther()
    {
        const QList<Finding> findings =
            includeCycles({file("ui/a/x.cpp", "#include \"ui/b/x.h\"\n"), file("ui/a/y.h"),
                           file("ui/b/y.cpp", "#include \"ui/a/y.h\"\n"), file("ui/b/x.h")});
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings.first().what.startsWith(QStringLiteral("folders")));
    }

    void takesATreeOfIncludesForNoCycle()
    {
        QCOMPARE(includeCycles({file("a/x.h", "#include \"b/y.h\"\n#include \"b/z.h\"\n"),
                                file("b/y.h", "#include \"b/z.h\"\n"), file("b/z.h")})
                     .size(),
                 0);
    }
};

CASEWRIGHT_TEST(LayersTest)
#include "layers_test.moc"
