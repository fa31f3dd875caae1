// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/browser/filter/filter_field.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/dialogs/bin/bin_dialog.h"
#include "ui/editor/editor_tabs.h"
#include "ui/shell/window_actions.h"
#include "ui/tags/links/relations_box.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

/// What only real servers can, from the keys of the window to the server in memory.
class ServerCommandsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

    [[nodiscard]] FakeExtras &extras() { return m->data().server().beside; }
    [[nodiscard]] int rows() { return m->list().model()->rowCount(); }
    void carryOut(const QString &name)
    {
        m->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *search = m->part<QLineEdit>("keysSearch");
        QVERIFY(search);
        search->setFocus();
        QTest::keyClicks(search, name);
        QTest::keyClick(search, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ColorScheme::Light); }
    void init() { m = std::make_unique<WindowFixture>(8, FakeServer::richSchema()); }
    void cleanup() { m.reset(); }

    void findsByAqlTypedIntoTheFilter()
    {
        extras().aqlAnswers[QStringLiteral("id > 1005")] = {1006, 1007};
        m->press(Qt::Key_F, Qt::ControlModifier);
        WindowFixture::type(QStringLiteral("aql: id > 1005"));
        m->press(Qt::Key_Return);
        QTRY_COMPARE(rows(), 2);
        QTRY_COMPARE(m->part<InlineMessage>("filterMessage")->text(), QStringLiteral("2 cases"));
        m->press(Qt::Key_Escape);
        QCOMPARE(rows(), 8);
    }

    void showsTheFilterAsAqlFromThePalette()
    {
        extras().aqlAnswers[QStringLiteral("id = 1003")] = {1003};
        m->press(Qt::Key_F, Qt::ControlModifier);
        WindowFixture::type(QStringLiteral("id:1003"));
        carryOut(QStringLiteral("as AQL"));
        QCOMPARE(m->list().filterText(), QStringLiteral("aql: id = 1003"));
        QTRY_VERIFY(extras().log.contains(QStringLiteral("searchAql id = 1003")));
        QTRY_COMPARE(rows(), 1);
    }

    void restoresDeletedCasesAndListsThemAgain()
    {
        extras().deleted = {{2002, QStringLiteral("Gone case")}, {2001, QStringLiteral("Another")}};
        extras().onRestore = [this](ServerId id) { m->data().server().cases[id].value = richCase(QStringLiteral("Back again")); };
        carryOut(QStringLiteral("Deleted cases"));
        auto *dialog = m->part<BinDialog>("binDialog");
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->view()->model()->rowCount(), 2);
        dialog->filterField()->setFocus();
        QTest::keyClicks(dialog->filterField(), QStringLiteral("gone"));
        QTest::keyClick(dialog->filterField(), Qt::Key_Down);
        QTest::keyClick(dialog->view(), Qt::Key_Return);
        QTRY_COMPARE(rows(), 9);
        QCOMPARE(m->part<Toast>("toast")->text(), QStringLiteral("Restored the case."));
        QTRY_COMPARE(extras().deleted.size(), 1);
        dialog->filterField()->clear();
        QTRY_COMPARE(dialog->view()->model()->rowCount(), 1);
    }

    void saysWhatCouldNotBeRestored()
    {
        extras().deleted = {{2002, QStringLiteral("Gone case")}};
        carryOut(QStringLiteral("Deleted cases"));
        auto *dialog = m->part<BinDialog>("binDialog");
        QTRY_COMPARE(dialog->view()->model()->rowCount(), 1);
        dialog->view()->selectAll();
        extras().failNext = {makeError(ErrorKind::Forbidden)};
        dialog->findChild<QPushButton *>(QStringLiteral("binRestore"))->click();
        auto *message = dialog->findChild<InlineMessage *>(QStringLiteral("binMessage"));
        QTRY_VERIFY(message->isVisible());
        QVERIFY(message->text().contains(QStringLiteral("may not")));
        QCOMPARE(dialog->view()->model()->rowCount(), 1);
    }

    void clonesACaseOnTheServerAndShowsTheCopy()
    {
        extras().onClone = [this](ServerId, ServerId copy) { m->data().server().cases[copy].value = richCase(QStringLiteral("Case 3 (copy)")); };
        m->list().select({keyOfServerId(1003)});
        carryOut(QStringLiteral("Clone on server"));
        QTRY_COMPARE(rows(), 9);
        QCOMPARE(extras().log.filter(QStringLiteral("clone")), QStringList{QStringLiteral("clone 1003")});
        const auto *tabs = m->window().findChild<EditorTabs *>();
        QTRY_COMPARE(m->data().nameOf(tabs->currentKey()), QStringLiteral("Case 3 (copy)"));
    }

    void aDuplicateNamesTheFilesThatStayAtTheOther()
    {
        Step file = makeStep(QStringLiteral("cart.png"));
        file.kind = StepKind::Attachment;
        file.target = 77;
        m->data().server().cases[1003].value.scenario = Scenario{{makeStep(QStringLiteral("pay")), file}};
        m->list().select({keyOfServerId(1003)});
        carryOut(QStringLiteral("Duplicate"));
        QTRY_COMPARE(rows(), 9);
        const CaseKey copy = m->window().findChild<EditorTabs *>()->currentKey();
        QVERIFY(copy != keyOfServerId(1003));
        const QList<Step> steps = m->data().workspace().record(copy)->current().scenario.value().steps;
        QCOMPARE(steps.last(), makeStep(QStringLiteral("[picture cart.png]")));
        const QString told = m->part<Toast>("toast")->text();
        QVERIFY(told.contains(QStringLiteral("A file stays")) && told.contains(QStringLiteral("Clone on server")));
    }

    void saysWhyACaseCouldNotBeCloned()
    {
        m->list().select({keyOfServerId(1003)});
        extras().failNext = {makeError(ErrorKind::Forbidden)};
        carryOut(QStringLiteral("Clone on server"));
        QTRY_VERIFY(m->part<Toast>("toast")->text().contains(QStringLiteral("may not")));
        QCOMPARE(rows(), 8);
    }

    void goesToARelatedCase()
    {
        m->data().server().cases[1000].value.relations = QList<Relation>{{QStringLiteral("duplicates"), 1004, QStringLiteral("Case 4")}};
        m->list().select({keyOfServerId(1000)});
        auto *relations = m->part<RelationsBox>("relationsBox");
        QTRY_COMPARE(relations->list()->count(), 1);
        relations->list()->setFocus();
        relations->list()->setCurrentRow(0);
        QTest::keyClick(relations->list(), Qt::Key_Return);
        QTRY_COMPARE(m->window().findChild<EditorTabs *>()->currentKey(), keyOfServerId(1004));
    }

    void offersNoneOfThisWhereTheServerCannot()
    {
        m = std::make_unique<WindowFixture>(1);
        QVERIFY(!m->window().actions().action(actions::deletedCases)->isVisible());
        QVERIFY(!m->window().actions().action(actions::filterAsAql)->isVisible());
        QVERIFY(!m->window().actions().action(actions::cloneCases)->isVisible());
        carryOut(QStringLiteral("Deleted cases"));
        QVERIFY(!m->part<BinDialog>("binDialog"));
        QVERIFY(m->data().server().beside.log.isEmpty());
    }
};

CASEWRIGHT_TEST(ServerCommandsTest)
#include "server_commands_test.moc"
