// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pending/pending_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;

namespace {

constexpr int largeCount = 10'000;

/// Of cases that are listed as "Case 0" and so on from 2000.
ChangeSet manyRenamed()
{
    ChangeSet set{QStringLiteral("Rename"), ChangeOrigin::Edit, {}};
    for (int i = 0; i < largeCount; ++i) {
        Change change{CaseKey{2000 + i}, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Case %1").arg(i);
        change.after->name = QStringLiteral("Renamed %1").arg(i);
        set.changes.append(change);
    }
    return set;
}

} // namespace

class PendingModelTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    std::unique_ptr<PendingModel> m_model;

    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }
    void makeModel() { m_model = std::make_unique<PendingModel>(&m->workspace()); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("one"), {QStringLiteral("smoke")}));
        m->server().add(sampleCase(QStringLiteral("two")));
        m->server().add(sampleCase(QStringLiteral("three")));
        m->open();
        m->pull();
        for (const qint64 id : {1000, 1001, 1002})
            m->read(CaseKey{id});
    }

    void cleanup()
    {
        m_model.reset();
        m.reset();
    }

    void saysWhatWaitsOfEachCase()
    {
        m->setTags({CaseKey{1000}}, {});
        m->remove(CaseKey{1001});
        const CaseKey made = m->create(QStringLiteral("made here"));
        makeModel();
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(text(0, PendingModel::IdColumn), QStringLiteral("1000"));
        QCOMPARE(text(0, PendingModel::WhatColumn), QStringLiteral("tags"));
        QCOMPARE(text(1, PendingModel::WhatColumn), QStringLiteral("to be deleted"));
        QCOMPARE(text(1, PendingModel::NameColumn), QStringLiteral("two"));
        QCOMPARE(m_model->keyAt(2), made);
        QCOMPARE(text(2, PendingModel::WhatColumn), QStringLiteral("new case"));
        QCOMPARE(text(2, PendingModel::TroubleColumn), QString());
    }

    void saysWhyTheLastAttemptFailed()
    {
        m->rename(CaseKey{1000}, QStringLiteral("uno"));
        m->rename(CaseKey{1001}, QStringLiteral("due"));
        makeModel();
        m_model->setErrorText([](const Error &error) { return error.serverText; });
        m->server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("not yours"))};
        (void)m->push({CaseKey{1000}});
        m_model->refresh();
        QCOMPARE(text(0, PendingModel::TroubleColumn), QStringLiteral("not yours"));
        QCOMPARE(m_model->troubles().failed, 1);
        QCOMPARE(m_model->troubles().clashing, 0);
    }

    void keepsTheRowsThatStayAndTheirSelection()
    {
        for (const qint64 id : {1000, 1001, 1002})
            m->setTags({CaseKey{id}}, {QStringLiteral("x")});
        makeModel();
        const QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QItemSelectionModel selection(m_model.get());
        selection.select(m_model->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        (void)m->push({CaseKey{1000}, CaseKey{1001}});
        const CaseKey made = m->create(QStringLiteral("made here"));
        QTRY_COMPARE(m_model->keys(), QList<CaseKey>({CaseKey{1002}, made}));
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows().first().row(), 0);
        (void)m->workspace().undo();
        (void)m->workspace().undo();
        QTRY_COMPARE(m_model->rowCount(), static_cast<int>(m->workspace().waiting().size()));
        QCOMPARE(m_model->keys(), m->workspace().waiting());
    }

    void tenThousandCasesAreLookedIntoOnlyWhereTheyAreSeen()
    {
        m->server().nextId = 2000;
        for (int i = 0; i < largeCount; ++i)
            m->server().add(sampleCase(QStringLiteral("Case %1").arg(i)));
        m->pull();
        QVERIFY(m->workspace().apply(manyRenamed()));
        QElapsedTimer clock;
        clock.start();
        makeModel();
        QCOMPARE(m_model->rowCount(), largeCount);
        QCOMPARE(text(largeCount - 1, PendingModel::NameColumn), QStringLiteral("Renamed 9999"));
        QCOMPARE(m_model->troubles().failed, 0);
        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
        m->rename(m_model->keyAt(5), QStringLiteral("renamed"));
        QSignalSpy refreshed(m_model.get(), &PendingModel::refreshed);
        QTRY_COMPARE(refreshed.size(), 1);
        QCOMPARE(text(5, PendingModel::NameColumn), QStringLiteral("renamed"));
    }
};

CASEWRIGHT_TEST(PendingModelTest)
#include "pending_model_test.moc"
