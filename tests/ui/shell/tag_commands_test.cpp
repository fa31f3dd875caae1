// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tags/tag_commands.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/bulk/tag_manager.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/tags/preview_dialog.h"
#include "ui/tags/tags_panel.h"

#include <QFile>
#include <QLineEdit>
#include <QTreeView>
#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::WindowFixture;

namespace {

/// To what has the focus in that window.
void pressIn(QWidget *window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, key, modifiers);
}

} // namespace

class TagCommandsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }

    void tidiesUpATagOfTheProjectByKeys()
    {
        WindowFixture window(4);
        window.data().server().cases[1000].value.tags = window.data().server().cases[1001].value.tags = QList<Tag>{{{}, u"smok"_s}};
        window.window().pull();
        QTRY_COMPARE(window.data().workspace().index().tagCounts().size(), 1);
        window.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        auto *manager = window.part<TagManager>("tagManager");
        QVERIFY(manager && QTest::qWaitForWindowActive(manager));
        pressIn(manager, Qt::Key_Down); // from the filter into the list
        QCOMPARE(manager->list()->currentIndex().row(), 0);
        pressIn(manager, Qt::Key_F2);
        QTRY_VERIFY(manager->list()->findChild<QLineEdit *>());
        pressIn(manager, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(manager->focusWidget(), u"smoke"_s);
        pressIn(manager, Qt::Key_Return);
        QTRY_VERIFY(manager->findChild<PreviewDialog *>()); // above the window that asked
        pressIn(manager->findChild<PreviewDialog *>(), Qt::Key_Return);
        QTRY_COMPARE(window.data().tagsOnServer(1001), QStringList({u"smoke"_s}));
        QTRY_COMPARE(manager->message()->text(), u"Changed 2 cases."_s);
        Q_EMIT manager->message()->buttonClicked(); // Undo
        QTRY_COMPARE(window.data().tagsOnServer(1000), QStringList({u"smok"_s}));
        QTRY_VERIFY(manager->model()->rowOf(u"smok"_s) >= 0);
    }
    void listsTheCasesOfATag()
    {
        WindowFixture window(4);
        window.data().server().cases[1002].value.tags = QList<Tag>{{{}, u"a \"b\" c"_s}};
        window.window().pull();
        QTRY_COMPARE(window.data().workspace().index().tagCounts().size(), 1);
        window.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        auto *manager = window.part<TagManager>("tagManager");
        QVERIFY(manager && QTest::qWaitForWindowActive(manager));
        pressIn(manager, Qt::Key_Down);
        pressIn(manager, Qt::Key_Return);
        QTRY_COMPARE(window.list().model()->rowCount(), 1);
    }
    void keepsWhichPolicyIsInForce()
    {
        WindowFixture window(1);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"tags.json"_s);
        TagPolicy policy;
        policy.keys.insert(u"risk"_s, {{u"high"_s}, true, false});
        QVERIFY(workspace::writeTagPolicy(path, policy));
        auto *commands = window.window().findChild<TagCommands *>();
        const BulkEdit *bulk = window.part<TagsPanel>("tagsPanel")->bulk();
        commands->setPolicyFile(path);
        QCOMPARE(bulk->tagPolicy(), policy);
        const QVariantMap state = window.window().saveState();
        commands->setPolicyFile({});
        QCOMPARE(bulk->tagPolicy(), TagPolicy::standard());
        window.window().restoreState(state);
        QCOMPARE(bulk->tagPolicy(), policy);
    }
    void tellsAPolicyThatCannotBeRead()
    {
        WindowFixture window(1);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"tags.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"kys\": {}}");
        file.close();
        auto *commands = window.window().findChild<TagCommands *>();
        QSignalSpy told(commands, &TagCommands::told);
        commands->setPolicyFile(file.fileName());
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().contains(u"tags.json: kys"_s));
        QCOMPARE(commands->policyFile(), file.fileName()); // to be found again once it is mended
        QCOMPARE(window.part<TagsPanel>("tagsPanel")->bulk()->tagPolicy(), TagPolicy::standard());
    }
};

CASEWRIGHT_TEST(TagCommandsTest)
#include "tag_commands_test.moc"
