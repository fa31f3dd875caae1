// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_tabs.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"

#include <QAction>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The open cases.
class EditorTabsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    EditorTabs *m_tabs = nullptr;
    const CaseKey m_card = keyOfServerId(1000);
    const CaseKey m_invoice = keyOfServerId(1001);
    const CaseKey m_refund = keyOfServerId(1002);

    [[nodiscard]] QTabWidget *widget() const { return m->child<QTabWidget>("openCases"); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (int tab = 0; tab < widget()->count(); ++tab)
            all.append(widget()->tabText(tab));
        return all;
    }
    [[nodiscard]] QToolButton *closeButton(int tab) const
    {
        return qobject_cast<QToolButton *>(widget()->tabBar()->tabButton(tab, QTabBar::RightSide));
    }
    void openAll()
    {
        for (const CaseKey key : {m_card, m_invoice, m_refund})
            m_tabs->open(key);
    }
    /// Of the tab that is shown.
    template <typename Widget>
    [[nodiscard]] Widget *shown(const char *name) const
    {
        return widget()->currentWidget()->findChild<Widget *>(QLatin1String(name));
    }
    void typeName(const char *text)
    {
        auto *name = shown<QLineEdit>("caseName");
        m->focus(name);
        name->selectAll();
        m->type(text);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        m_tabs = new EditorTabs(&m->prompts);
        m_tabs->openProject(&m->workspace());
        m->show(m_tabs);
    }

    void cleanup()
    {
        m_tabs->closeProject();
        m.reset();
    }

    void anEmptyPaneOffersWhatToDo()
    {
        QAction create(u"New Case"_s);
        QSignalSpy created(&create, &QAction::triggered);
        m_tabs->setEmptyStateActions(&create, nullptr);
        auto *primary = m->child<QPushButton>("emptyStatePrimary");
        QVERIFY(primary->isVisible());
        QTest::mouseClick(primary, Qt::LeftButton);
        QCOMPARE(created.size(), 1);
        m_tabs->open(m_card);
        QVERIFY(!primary->isVisible());
        m_tabs->closeCurrent();
        QVERIFY(primary->isVisible());
    }

    void aTabIsToldByIdAndName()
    {
        m->fixture.rename(m_card, u"Cash & carry"_s);
        m_tabs->open(m_card);
        m_tabs->open(m_invoice);
        QCOMPARE(titles(), QStringList({u"● 1000 Cash && carry"_s, u"1001 Pay by invoice"_s}));
        QCOMPARE(widget()->tabToolTip(0), u"Cash & carry\nWaiting to be sent"_s);
        m->fixture.rename(m_invoice, QString(60, u'x'));
        QCOMPARE(titles().last(), u"● 1001 "_s + QString(32, u'x') + u'…');
    }

    void openingAnOpenCaseShowsItsTab()
    {
        openAll();
        QSignalSpy current(m_tabs, &EditorTabs::currentChanged);
        m_tabs->open(m_card);
        QCOMPARE(widget()->count(), 3);
        QCOMPARE(m_tabs->currentKey(), m_card);
        QCOMPARE(current.size(), 1);
    }

    void nextAndPreviousGoRound()
    {
        openAll();
        m_tabs->showNext();
        QCOMPARE(m_tabs->currentKey(), m_card);
        m_tabs->showPrevious();
        QCOMPARE(m_tabs->currentKey(), m_refund);
        m_tabs->showPrevious();
        QCOMPARE(m_tabs->currentKey(), m_invoice);
    }

    void closingMakesAChangeOfWhatIsTyped()
    {
        openAll();
        typeName("Chargeback");
        m_tabs->closeCurrent();
        QCOMPARE(m->fixture.nameOf(m_refund), u"Chargeback"_s);
        QCOMPARE(titles(), QStringList({u"1000 Pay by card"_s, u"1001 Pay by invoice"_s}));
    }

    void theCloseButtonClosesItsOwnTab()
    {
        openAll();
        QCOMPARE(closeButton(1)->accessibleName(), u"Close 1001 Pay by invoice"_s);
        QTest::mouseClick(closeButton(0), Qt::LeftButton);
        QTest::mouseClick(closeButton(0), Qt::LeftButton);
        QCOMPARE(titles(), QStringList{u"1002 Refund"_s});
    }

    void theCloseButtonIsOursInBothThemes()
    {
        m_tabs->open(m_card);
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            applyTheme(*qApp, scheme);
            const QImage image = closeButton(0)->grab().toImage();
            bool coloured = false;
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    coloured = coloured || pixel.red() > pixel.blue() + 60;
                    drawn = drawn || contrast(pixel, Theme::of(scheme).surface) >= 3;
                }
            }
            QVERIFY(!coloured);
            QVERIFY(drawn);
        }
    }

    void aDeletedCaseLosesItsTab()
    {
        openAll();
        m->fixture.read(m_invoice);
        m->fixture.remove(m_invoice);
        QCOMPARE(titles(), QStringList({u"1000 Pay by card"_s, u"1002 Refund"_s}));
    }

    void theOpenCasesAreRestoredInOrder()
    {
        openAll();
        m_tabs->showPrevious();
        const QByteArray state = m_tabs->saveState();
        m_tabs->closeProject();
        QCOMPARE(widget()->count(), 0);
        m_tabs->openProject(&m->workspace());
        m_tabs->restoreState(state);
        QCOMPARE(titles().size(), 3);
        QCOMPARE(m_tabs->currentKey(), m_invoice);
        m_tabs->restoreState("nonsense");
        QCOMPARE(titles().size(), 3);
    }

    void aCaseMadeHereIsRestoredWhileItIsThere()
    {
        const CaseKey made = m->fixture.create(u"Draft"_s);
        m_tabs->open(made);
        const QByteArray state = m_tabs->saveState();
        m_tabs->closeProject();
        QVERIFY(m->workspace().undo());
        m_tabs->openProject(&m->workspace());
        m_tabs->restoreState(state);
        QCOMPARE(widget()->count(), 0);
    }

    void closingTheProjectKeepsWhatIsTyped()
    {
        openAll();
        typeName("Chargeback");
        m_tabs->closeProject();
        QCOMPARE(m->fixture.nameOf(m_refund), u"Chargeback"_s);
    }

    void focusGoesToTheSteps()
    {
        m_tabs->open(m_card);
        QTRY_VERIFY(shown<QTreeView>("stepTree")->isVisible());
        m_tabs->focusEditor();
        QVERIFY(shown<QTreeView>("stepTree")->hasFocus());
    }

    void anErrorOfTheConnectionIsHandedOn()
    {
        m->fixture.server().failNextRead = {makeError(ErrorKind::Unauthorized)};
        QSignalSpy chosen(m_tabs, &EditorTabs::remedyChosen);
        m_tabs->open(m_card);
        auto *message = shown<InlineMessage>("caseMessage");
        QTRY_VERIFY(message->isVisible());
        QTest::mouseClick(message->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
    }
};

CASEWRIGHT_TEST(EditorTabsTest)
#include "editor_tabs_test.moc"
