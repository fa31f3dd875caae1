// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/tag_census.h"

#include "core/workspace/bulk/case_edits.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QFile>
#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using workspace::TagUse;

namespace {

const TagUse *useOf(const QList<TagUse> &census, const QString &name)
{
    const auto found = std::find_if(census.cbegin(), census.cend(), [&name](const TagUse &tag) { return tag.name == name; });
    return found == census.cend() ? nullptr : &*found;
}

/// A project of three cases whose tags want tidying up.
struct Untidy {
    Untidy()
    {
        for (const QStringList &tags : {QStringList{u"smoke"_s, u"sev-1"_s}, QStringList{u"Smoke"_s}, QStringList{u"smoke"_s, u"risk:high"_s}})
            keys << CaseKey{fixture.server().add(test::sampleCase(u"case"_s, tags))};
        fixture.open();
        fixture.pull();
    }
    /// Plans `edits` for every case that has such a tag, applies and sends that.
    void carryOut(const TagEdits &tags)
    {
        workspace::Workspace &space = fixture.workspace();
        workspace::CaseEdits edits;
        edits.tags = tags;
        const auto current = [&space](CaseKey key) -> const TestCase * { return space.record(key) ? &space.record(key)->current() : nullptr; };
        const auto rule = workspace::ruleFor(edits, space.schema(), [](qsizetype) { return u"Tidy"_s; });
        const QList<CaseKey> cases = workspace::casesWithTags(space.index(), tags.touched());
        QVERIFY(test::await(space.read(cases, rule.facets, nullptr, {})));
        QVERIFY(space.apply(workspace::planFor(cases, current, rule).set));
        QVERIFY(fixture.push(cases).failed.isEmpty());
    }

    test::WorkspaceFixture fixture;
    QList<CaseKey> keys;
};

} // namespace

class TagCensusTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsTheTagsOfTheProject()
    {
        Untidy project;
        ProjectSchema schema = project.fixture.workspace().schema();
        schema.tags = {{1, u"elsewhere"_s}, {2, u"smoke"_s}};
        TagPolicy policy;
        policy.otherKeys = false;
        policy.keys.insert(u"severity"_s, {{u"critical"_s}, true, false});
        const QList<TagUse> census = workspace::tagCensus(project.fixture.workspace().index(), schema, policy);
        QCOMPARE(census.first().name, u"smoke"_s);
        QCOMPARE(census.first().cases, 2);
        QCOMPARE(census.first().twins, (QList<TagTwin>{{u"Smoke"_s, TagTwin::Why::LetterCase}}));
        QVERIFY(useOf(census, u"elsewhere"_s) && useOf(census, u"elsewhere"_s)->cases == 0);
        QVERIFY(useOf(census, u"severity:critical"_s) && !useOf(census, u"severity:critical"_s)->finding);
        QCOMPARE(useOf(census, u"risk:high"_s)->finding, std::optional(TagFinding{TagFinding::Kind::UnknownKey, u"risk:high"_s}));
        QCOMPARE(census.size(), 6);
    }
    void tidiesUpByPlansOverCasesAndNeverByTheServersTags()
    {
        Untidy project;
        project.carryOut(merging({u"smoke"_s, u"Smoke"_s}, u"smoke"_s));
        TagEdits severities;
        severities.rename.insert(u"sev-1"_s, {u"severity:critical"_s, u"blocker"_s});
        project.carryOut(severities);
        TagEdits gone;
        gone.remove = {u"risk:high"_s};
        project.carryOut(gone);
        QCOMPARE(project.fixture.tagsOnServer(project.keys[0].value), QStringList({u"blocker"_s, u"severity:critical"_s, u"smoke"_s}));
        QCOMPARE(project.fixture.tagsOnServer(project.keys[1].value), QStringList({u"smoke"_s}));
        QCOMPARE(project.fixture.tagsOnServer(project.keys[2].value), QStringList({u"smoke"_s}));
        for (const QString &request : project.fixture.server().log)
            QVERIFY2(request.startsWith(u"read "_s) || request.startsWith(u"list"_s) || request.startsWith(u"send "_s), qPrintable(request));
        for (int i = 0; i < 3; ++i)
            QVERIFY(project.fixture.workspace().undo());
        QCOMPARE(project.fixture.tagsOf(project.keys[0]), QStringList({u"sev-1"_s, u"smoke"_s}));
        QCOMPARE(project.fixture.tagsOf(project.keys[1]), QStringList({u"Smoke"_s}));
    }
    void keepsThePolicyInAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"tags.json"_s);
        QCOMPARE(workspace::readTagPolicy(path).error().kind, ErrorKind::NotFound);
        QVERIFY(workspace::readTagPolicy(path).error().serverText.startsWith(u"tags.json: "));
        QVERIFY(workspace::writeTagPolicy(path, TagPolicy::standard()));
        QCOMPARE(*workspace::readTagPolicy(path), TagPolicy::standard());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n\n oops");
        file.close();
        const Error wrong = workspace::readTagPolicy(path).error();
        QCOMPARE(wrong.kind, ErrorKind::Invalid);
        QVERIFY2(wrong.serverText.startsWith(u"tags.json: Line 3"), qPrintable(wrong.serverText));
        QCOMPARE(workspace::writeTagPolicy(folder.filePath(u"no/such/tags.json"_s), {}).error().kind, ErrorKind::Storage);
    }
};

CASEWRIGHT_TEST(TagCensusTest)
#include "tag_census_test.moc"
