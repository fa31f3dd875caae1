// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/waiting_cases_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QtTest>

using namespace casewright;

namespace {

WaitingCase waiting(qint64 key, const QString &name)
{
    WaitingCase one;
    one.key = CaseKey{key};
    one.id = QString::number(key);
    one.name = name;
    one.facets = {FacetId::Tags, FacetId::Scenario};
    return one;
}

struct Table {
    WaitingCasesModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

} // namespace

class WaitingCasesModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWaitsOfEachCase();
    void keepsTheRowsThatStay();
    void followsACaseThatWaitsInAnotherPlace();
    void collectsWhatWaitsInAWorkspace();
};

void WaitingCasesModelTest::saysWhatWaitsOfEachCase()
{
    Table table;
    table.model.setErrorText([](const Error &error) { return error.serverText; });
    WaitingCase edited = waiting(1, QStringLiteral("edited"));
    edited.lastFailure = makeError(ErrorKind::Forbidden, QStringLiteral("not yours"));
    WaitingCase made = waiting(-2, QStringLiteral("made"));
    made.what = WaitingCase::What::Created;
    WaitingCase gone = waiting(3, QStringLiteral("gone"));
    gone.what = WaitingCase::What::Deleted;
    table.model.setCases({edited, made, gone});
    QCOMPARE(table.text(0, WaitingCasesModel::WhatColumn), QStringLiteral("tags, scenario"));
    QCOMPARE(table.text(0, WaitingCasesModel::FailureColumn), QStringLiteral("not yours"));
    QCOMPARE(table.text(1, WaitingCasesModel::WhatColumn), QStringLiteral("new case"));
    QCOMPARE(table.text(2, WaitingCasesModel::WhatColumn), QStringLiteral("to be deleted"));
    QCOMPARE(table.text(2, WaitingCasesModel::FailureColumn), QString());
}

void WaitingCasesModelTest::keepsTheRowsThatStay()
{
    Table table;
    table.model.setCases({waiting(1, QStringLiteral("a")), waiting(2, QStringLiteral("b")), waiting(3, QStringLiteral("c"))});
    QItemSelectionModel selection(&table.model);
    selection.select(table.model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.model.setCases({waiting(3, QStringLiteral("c, renamed")), waiting(4, QStringLiteral("d"))});
    QCOMPARE(table.model.rowCount(), 2);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(table.model.keyAt(selection.selectedRows().first().row()), CaseKey{3});
    QCOMPARE(table.text(0, WaitingCasesModel::NameColumn), QStringLiteral("c, renamed"));
}

void WaitingCasesModelTest::followsACaseThatWaitsInAnotherPlace()
{
    Table table;
    table.model.setCases({waiting(1, QStringLiteral("a")), waiting(2, QStringLiteral("b")), waiting(3, QStringLiteral("c"))});
    table.model.setCases({waiting(3, QStringLiteral("c")), waiting(1, QStringLiteral("a")), waiting(2, QStringLiteral("b"))});
    QCOMPARE(table.model.keyAt(0), CaseKey{3});
    QCOMPARE(table.model.keyAt(1), CaseKey{1});
    QCOMPARE(table.model.keyAt(2), CaseKey{2});
    QCOMPARE(table.model.keyAt(3), CaseKey{});
}

void WaitingCasesModelTest::collectsWhatWaitsInAWorkspace()
{
    test::WorkspaceFixture fixture;
    fixture.server().add(test::sampleCase(QStringLiteral("one"), {QStringLiteral("smoke")}));
    fixture.server().add(test::sampleCase(QStringLiteral("two")));
    fixture.open();
    fixture.pull();
    fixture.read(CaseKey{1000});
    fixture.read(CaseKey{1001});
    fixture.setTags({CaseKey{1000}}, {});
    fixture.remove(CaseKey{1001});
    const CaseKey made = fixture.create(QStringLiteral("made here"));
    const QList<WaitingCase> cases = waitingCases(fixture.workspace());
    QCOMPARE(cases.size(), 3);
    QCOMPARE(cases[0].id, QStringLiteral("1000"));
    QCOMPARE(cases[0].facets, QList<FacetId>({FacetId::Tags}));
    QCOMPARE(cases[1].what, WaitingCase::What::Deleted);
    QCOMPARE(cases[1].name, QStringLiteral("two"));
    QCOMPARE(cases[2].key, made);
    QCOMPARE(cases[2].what, WaitingCase::What::Created);
}

CASEWRIGHT_TEST(WaitingCasesModelTest)
#include "waiting_cases_model_test.moc"
