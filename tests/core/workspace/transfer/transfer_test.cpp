// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/transfer/transfer.h"

#include "tests/core/workspace/transfer/two_projects.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using workspace::TransferGround;
using workspace::TransferKind;
using workspace::TransferPlan;
using workspace::TransferReport;

namespace {

/// Three cases in a project, and another one beside it.
class TwoProjects {
public:
    TwoProjects()
    {
        here.schema = test::FakeServer::richSchema();
        other.schema = test::otherSchema();
        here.server().beside.shared = {{600, u"Sign in"_s}};
        here.server().beside.sharedContent.insert(600, Scenario{{makeStep(u"Enter the PIN"_s)}});
        other.server().nextId = 5000;
        other.server().beside.values[60] = {{1, u"Firefox"_s}};
        for (int i = 0; i < 3; ++i)
            keys << CaseKey{here.server().add(test::fullCase(u"Case %1"_s.arg(i)))};
        here.server().beside.onRestore = [this](ServerId id) { here.server().cases.insert(id, m_before.value(id)); };
        m_before = here.server().cases;
        here.open();
        here.pull();
    }

    [[nodiscard]] workspace::ProjectOpener opener()
    {
        return [this](ServerId, CancelToken) -> Task<std::unique_ptr<workspace::Workspace>> {
            if (refusal)
                return refused(*refusal);
            return handedOut(other.openSecond());
        };
    }
    [[nodiscard]] workspace::TransferRoad road() { return {&here.workspace(), opener(), {}, {}}; }
    [[nodiscard]] Result<TransferGround> survey(ServerId project = 2)
    {
        return test::await(workspace::surveyTransfer(road(), keys, project));
    }
    [[nodiscard]] Result<TransferReport> carryOut(const TransferPlan &plan, TransferKind kind)
    {
        return test::await(workspace::carryOutTransfer(road(), plan, kind, {u"Copy"_s, u"Move"_s}));
    }
    [[nodiscard]] Result<workspace::PushReport> takeBack(const TransferReport &done)
    {
        return test::await(workspace::takeTransferBack(road(), done, u"Undo Copy"_s));
    }
    [[nodiscard]] QStringList namesThere()
    {
        QStringList names;
        for (const test::FakeServer::Stored &stored : std::as_const(other.server().cases))
            names << stored.value.name.value();
        names.sort();
        return names;
    }

    test::WorkspaceFixture here;
    test::WorkspaceFixture other;
    QList<CaseKey> keys;
    std::optional<Error> refusal; ///< why the other project cannot be opened

private:
    QMap<ServerId, test::FakeServer::Stored> m_before;

    static Task<std::unique_ptr<workspace::Workspace>> handedOut(std::unique_ptr<workspace::Workspace> project) { co_return std::move(project); }
    static Task<std::unique_ptr<workspace::Workspace>> refused(Error why) { co_return failure(why); }
};

} // namespace

class TransferTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesToAnotherProjectAndTakesThemBack();
    void movesAndBringsBack();
    void aFailedCopyLeavesItsOriginalAndNothingBehind();
    void keepsCopiesThatSomebodyChanged();
    void saysWhatIsNotTheNewestDeedAnyMore();
    void tellsWhyTheProjectCannotBeOpened();
    void copiesInsideTheProject();
    void tellsHowManyCasesEachThingIsOf();
};

void TransferTest::copiesToAnotherProjectAndTakesThemBack()
{
    TwoProjects both;
    const Result<TransferGround> ground = both.survey();
    QVERIFY(ground);
    QCOMPARE(ground->keys, both.keys);
    const TransferPlan plan = workspace::planTransfer(*ground, {});
    QCOMPARE(plan.items.size(), 3);
    const Result<TransferReport> done = both.carryOut(plan, TransferKind::Copy);
    QVERIFY(done);
    QVERIFY(done->failed.isEmpty() && !done->deletion);
    QCOMPARE(done->done, both.keys);
    QCOMPARE(both.namesThere(), (QStringList{u"Case 0"_s, u"Case 1"_s, u"Case 2"_s}));
    const TestCase copy = both.other.server().cases.first().value;
    QCOMPARE(copy.fields.value(60).value(0).name, u"Firefox"_s);
    QCOMPARE(copy.scenario.value().steps.at(2).children.value(0).text, u"Enter the PIN"_s);
    QCOMPARE(copy.tags.value().first().name, u"smoke"_s);
    QCOMPARE(both.here.server().cases.size(), 3);
    QVERIFY(both.here.workspace().waiting().isEmpty() && !both.here.workspace().nextUndo());
    const auto back = both.takeBack(*done);
    QVERIFY(back && back->failed.isEmpty());
    QCOMPARE(back->changed.size(), 3);
    QVERIFY(both.other.server().cases.isEmpty());
}

void TransferTest::movesAndBringsBack()
{
    TwoProjects both;
    const TransferPlan plan = workspace::planTransfer(*both.survey(), {});
    const auto done = both.carryOut(plan, TransferKind::Move);
    QVERIFY(done && done->failed.isEmpty() && done->deletion);
    QCOMPARE(both.namesThere().size(), 3);
    QVERIFY(both.here.server().cases.isEmpty());
    QCOMPARE(both.here.workspace().nextUndo()->name, u"Move"_s);
    const auto back = both.takeBack(*done);
    QVERIFY2(back, qPrintable(back ? QString() : errorKindName(back.error().kind) + back.error().serverText));
    QVERIFY(back->failed.isEmpty());
    QVERIFY(both.other.server().cases.isEmpty());
    QCOMPARE(both.here.server().cases.size(), 3);
    QCOMPARE(both.here.workspace().index().size(), 3);
}

void TransferTest::aFailedCopyLeavesItsOriginalAndNothingBehind()
{
    TwoProjects both;
    const TransferPlan plan = workspace::planTransfer(*both.survey(), {});
    both.other.server().failNext = {makeError(ErrorKind::Forbidden, u"not you"_s)};
    const auto done = both.carryOut(plan, TransferKind::Move);
    QVERIFY(done);
    QCOMPARE(done->failed.size(), 1);
    QCOMPARE(done->done.size(), 2);
    QCOMPARE(done->failed.first().error.serverText, u"not you"_s);
    QCOMPARE(both.here.server().cases.keys(), QList<ServerId>{done->failed.first().key.value});
    const auto there = both.other.openSecond();
    QVERIFY(there->waiting().isEmpty());
}

void TransferTest::keepsCopiesThatSomebodyChanged()
{
    TwoProjects both;
    const auto done = both.carryOut(workspace::planTransfer(*both.survey(), {}), TransferKind::Copy);
    QVERIFY(done);
    both.other.server().cases.first().value.description = u"a colleague's words"_s;
    const auto back = both.takeBack(*done);
    QVERIFY(back);
    QCOMPARE(back->changed.size(), 2);
    QCOMPARE(back->failed.size(), 1);
    QCOMPARE(back->failed.first().error.kind, ErrorKind::Conflict);
    QCOMPARE(both.other.server().cases.size(), 1);
}

void TransferTest::saysWhatIsNotTheNewestDeedAnyMore()
{
    TwoProjects both;
    const auto done = both.carryOut(workspace::planTransfer(*both.survey(), {}), TransferKind::Move);
    QVERIFY(done && done->deletion);
    QVERIFY(!both.here.create(u"Something else"_s).isNull());
    const auto back = both.takeBack(*done);
    QVERIFY(!back);
    QCOMPARE(back.error().kind, ErrorKind::Invalid);
    QCOMPARE(both.namesThere().size(), 3);
}

void TransferTest::tellsWhyTheProjectCannotBeOpened()
{
    TwoProjects both;
    const TransferPlan plan = workspace::planTransfer(*both.survey(), {});
    both.refusal = makeError(ErrorKind::Forbidden, u"no access"_s);
    QCOMPARE(both.survey().error().kind, ErrorKind::Forbidden);
    QCOMPARE(both.carryOut(plan, TransferKind::Move).error().kind, ErrorKind::Forbidden);
    QCOMPARE(both.here.server().cases.size(), 3);
    QVERIFY(both.here.workspace().waiting().isEmpty());
}

void TransferTest::copiesInsideTheProject()
{
    TwoProjects both;
    workspace::TransferOptions options;
    options.namePattern = u"{name} (copy)"_s;
    options.suite = SuitePath{Ref::named(u"Copies"_s)};
    const TransferPlan plan = workspace::planTransfer(*both.survey(1), options);
    const auto done = both.carryOut(plan, TransferKind::Copy);
    QVERIFY(done && done->failed.isEmpty());
    QCOMPARE(both.here.server().cases.size(), 6);
    const TestCase copy = both.here.server().cases.value(*both.here.workspace().serverIdOf(done->made.first())).value;
    QCOMPARE(copy.name.value(), u"Case 0 (copy)"_s);
    QCOMPARE(copy.fields.value(10).value(0).name, u"Copies"_s);
    QCOMPARE(copy.fields.value(42).value(0).name, u"Basket"_s);
    const auto undone = both.here.workspace().undo();
    QVERIFY(undone && undone->size() == 3);
    QVERIFY(both.here.push(*undone).failed.isEmpty());
    QCOMPARE(both.here.server().cases.size(), 3);
}

void TransferTest::tellsHowManyCasesEachThingIsOf()
{
    TwoProjects both;
    const TransferPlan plan = workspace::planTransfer(*both.survey(), {});
    using Note = workspace::TransferNote;
    const auto layer = std::ranges::find(plan.rows, Note{Note::Part::Layer, Note::Fate::Lost, {}, u"UI Tests"_s, {}}, &TransferPlan::Row::note);
    QVERIFY(layer != plan.rows.cend());
    QCOMPARE(layer->cases, 3);
    QCOMPARE(plan.rows.first().note.fate, Note::Fate::Lost);
    QCOMPARE(plan.rows.last().note.fate, Note::Fate::Kept);
}

CASEWRIGHT_TEST(TransferTest)
#include "transfer_test.moc"
