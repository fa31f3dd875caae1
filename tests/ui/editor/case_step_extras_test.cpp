// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_menu.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QBuffer>
#include <QClipboard>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// Pictures and shared steps among the steps, by keys on the whole editor.
class CaseStepExtrasTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;

    void make(const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().shared = {{70, u"Sign in"_s}, {71, u"Sign out"_s}, {72, u"Empty the cart"_s}};
        Scenario content;
        Step first = makeStep(u"Open the page"_s);
        first.children = {makeStep(u"Accept the cookies"_s)};
        content.steps = {first, makeStep(u"Enter the password"_s)};
        m->beside().sharedContent[70] = content;
    }
    void open()
    {
        if (!m)
            make();
        m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] QLineEdit *search() const { return m->child<QLineEdit>("sharedStepSearch"); }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("caseMessage"); }
    [[nodiscard]] QStringList found() const
    {
        QStringList names;
        const auto *list = m->child<QListWidget>("sharedStepList");
        for (int row = 0; row < list->count(); ++row)
            names.append(list->item(row)->text());
        return names;
    }
    [[nodiscard]] Step stepAt(int row) const { return m->now().scenario.value().steps.value(row); }
    [[nodiscard]] QStringList steps() const { return m->fixture.stepsOf(m->key); }
    void goTo(int row)
    {
        m->focus(tree());
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(row, 0)));
    }
    void newEmptyStep()
    {
        goTo(1);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->press(Qt::Key_Return);
    }
    void putSharedStep() { m->putStep(1, StepKind::Shared, u"Sign in"_s, 70); }
    void putFile(const QByteArray &content, const QString &type, const QString &name = u"screen.png"_s)
    {
        m->beside().files = {{7, {{7, name, type, content.size(), false}, content, 1000}}};
        TestCase &stored = m->fixture.server().cases[1000].value;
        Step step = makeStep(name);
        step.kind = StepKind::Attachment;
        step.target = 7;
        Scenario scenario = stored.scenario.value();
        scenario.steps.append(step);
        stored.scenario = scenario;
    }
    [[nodiscard]] static QImage picture()
    {
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        return image;
    }
    [[nodiscard]] static QByteArray png(const QImage &image)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

private Q_SLOTS:
    void cleanup()
    {
        QGuiApplication::clipboard()->clear();
        m.reset();
    }

    void aPastedPictureIsPutAtTheCaseAndBecomesAStepBelow()
    {
        open();
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(steps().size(), 3);
        const Step step = stepAt(1);
        QCOMPARE(step.kind, StepKind::Attachment);
        QCOMPARE(step.text, u"image-%1.png"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
        QVERIFY(step.target.has_value());
        const FakeExtras::File file = m->beside().files.value(*step.target);
        QCOMPARE(file.caseId, ServerId(1000));
        QCOMPARE(QImage::fromData(file.content).size(), QSize(64, 48));
        QCOMPARE(m->changeSets(), QStringList{u"Add Picture"_s});
        QVERIFY(!message()->isVisible());
        const QModelIndex row = tree()->model()->index(1, 0); // shown, and not read from the server for that
        QTRY_VERIFY(tree()->rowRect(row).height() > tree()->rowRect(tree()->model()->index(0, 0)).height());
        QCOMPARE(m->beside().log.size(), 1);
    }

    void aPicturePastedInAnEmptyStepTakesItsPlace()
    {
        open();
        newEmptyStep();
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(stepAt(2).kind, StepKind::Attachment);
        QCOMPARE(steps().size(), 3);
    }

    void whatIsTypedWhileThePictureIsSentIsNotDisturbed()
    {
        open();
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        goTo(1);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->type(" now");
        QTRY_COMPARE(stepAt(1).kind, StepKind::Attachment);
        QVERIFY(tree()->editing().isOpen());
        m->type("!");
        m->press(Qt::Key_Escape);
        QCOMPARE(steps().last(), u"pay now!"_s);
    }

    void aPictureThatCouldNotBeSentIsTold()
    {
        open();
        m->beside().failNext = {makeError(ErrorKind::Forbidden)};
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(message()->kind(), MessageKind::Error);
        QCOMPARE(steps().size(), 2);
    }

    void aPictureThatCouldNotBeSentIsSentAgain()
    {
        open();
        m->beside().failNext = {makeError(ErrorKind::Timeout)};
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(message()->kind(), MessageKind::Error);
        goTo(1); // it is put where it was pasted
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(stepAt(1).kind, StepKind::Attachment);
        QVERIFY(!message()->isVisible());
        QCOMPARE(m->beside().log.filter(u"upload"_s).size(), 2);
        QCOMPARE(m->beside().files.size(), 1);
    }

    void aPastedPictureIsListedAmongTheFilesAtOnce()
    {
        open();
        auto *tabs = m->child<QTabWidget>("caseTabs");
        tabs->setCurrentIndex(4);
        QTRY_COMPARE(m->child<QWidget>("filesPage")->findChild<QLabel *>(u"emptyStateTitle"_s)->text(), u"No files yet"_s);
        tabs->setCurrentIndex(0);
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m->child<QTreeView>("filesList")->model()->rowCount(), 1);
    }

    void aPictureForACaseThatWasNotSentWaitsForThat()
    {
        make();
        m->key = m->fixture.create(u"Made here"_s);
        open();
        m->focus(tree());
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(message()->text(), u"Send this case first: a picture lies at its case on the server."_s);
    }

    void textBesideAPictureIsPastedAsSteps()
    {
        open();
        goTo(1);
        auto *mime = new QMimeData; // as spreadsheets copy cells
        mime->setText(u"- one\n- two\n"_s);
        mime->setImageData(picture());
        QGuiApplication::clipboard()->setMimeData(mime);
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(steps().size(), 4);
        QVERIFY(!m->beside().log.join(u' ').contains(u"upload"_s));
    }

    void whereStepsHoldNoFilesAPictureIsNotTaken()
    {
        make(FakeServer::sampleSchema());
        open();
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->beside().log, QStringList());
    }

    void aSlashInAnEmptyStepFindsAndInsertsASharedStep()
    {
        open();
        newEmptyStep();
        m->type("/");
        QVERIFY(search() && search()->hasFocus());
        QTRY_COMPARE(found().size(), 3);
        m->type("sign");
        QTRY_COMPARE(found(), QStringList({u"Sign in"_s, u"Sign out"_s}));
        m->press(Qt::Key_Down);
        m->press(Qt::Key_Return);
        QTRY_COMPARE(stepAt(2).kind, StepKind::Shared);
        QCOMPARE(stepAt(2).target, std::optional<ServerId>(71));
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"pay"_s, u"Sign out"_s})); // in place of the empty step
        QCOMPARE(m->changeSets().last(), u"Insert Shared Step"_s);
        QVERIFY(!search()->isVisible());
        QVERIFY(tree()->hasFocus());
    }

    void aSlashAmongLettersIsALetter()
    {
        open();
        goTo(1);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->type("/x");
        m->press(Qt::Key_Escape);
        QCOMPARE(steps().last(), u"pay/x"_s);
        QVERIFY(!search());
    }

    void theMenuOffersItWhereTheServerHasSharedSteps()
    {
        open();
        goTo(0);
        const std::unique_ptr<QMenu> menu(makeStepMenu(*tree()));
        const auto actions = menu->actions();
        const auto it = std::find_if(actions.cbegin(), actions.cend(),
                                     [](const QAction *action) { return action->text() == u"Insert S&hared Step…"_s; });
        QVERIFY(it != actions.cend());
        (*it)->trigger();
        QVERIFY(search()->isVisible());
        m->press(Qt::Key_Escape);
        QVERIFY(!search()->isVisible());
        QVERIFY(tree()->hasFocus());
        QCOMPARE(m->changeSets(), QStringList());
    }

    void theMenuIsAsBeforeWhereItHasNone()
    {
        make(FakeServer::sampleSchema());
        open();
        const std::unique_ptr<QMenu> menu(makeStepMenu(*tree()));
        for (const QAction *action : menu->actions())
            QVERIFY(!action->text().contains(u"hared"_s));
    }

    void sharedStepsThatCannotBeReadAreTold()
    {
        open();
        newEmptyStep();
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        m->type("/");
        QTRY_VERIFY(m->child<QLabel>("sharedStepHint")->text().contains(u"server"_s));
        QCOMPARE(found().size(), 0);
    }

    void aSharedStepIsLookedAtAndNotTypedIn()
    {
        open();
        putSharedStep();
        goTo(1);
        m->press(Qt::Key_F2);
        const auto *content = m->child<QTreeView>("sharedStepContent");
        QTRY_VERIFY(content && content->isVisible());
        QCOMPARE(content->model()->rowCount(), 2);
        QCOMPARE(m->child<QLabel>("sharedStepName")->text(), u"Sign in"_s);
        m->press(Qt::Key_Delete); // not even there
        m->type("x");
        QCOMPARE(content->model()->rowCount(), 2);
        m->press(Qt::Key_Escape);
        m->press(Qt::Key_Escape);
        QTRY_VERIFY(!m->child<QWidget>("sharedStepView")->isVisible());
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"Sign in"_s, u"pay"_s}));
    }

    void theStepsOfASharedStepLookedAtBeforeAreNotShownForAnother()
    {
        open();
        putSharedStep();
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.scenario = is.scenario;
            Scenario next = is.scenario.value();
            next.steps[2] = makeStep(u"Sign out"_s);
            next.steps[2].kind = StepKind::Shared;
            next.steps[2].target = 71; // has no steps
            after.scenario = next;
        });
        goTo(1);
        m->press(Qt::Key_F2);
        auto *content = m->child<QTreeView>("sharedStepContent");
        const QSignalSpy shown(content->model(), &QAbstractItemModel::rowsInserted);
        Q_EMIT tree()->stepOpened(tree()->editor().model().keyOf(tree()->model()->index(2, 0)));
        QTRY_COMPARE(m->child<QLabel>("sharedStepNote")->text(), u"It has no steps."_s);
        QCOMPARE(m->child<QLabel>("sharedStepName")->text(), u"Sign out"_s);
        QCOMPARE(shown.size(), 0); // not even for a moment
    }

    void enterOnASharedStepWritesTheNextOneBelow()
    {
        open();
        putSharedStep();
        goTo(1);
        m->press(Qt::Key_Return);
        QVERIFY(tree()->editing().isOpen());
        m->type("look");
        m->press(Qt::Key_Escape);
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"Sign in"_s, u"look"_s, u"pay"_s}));
    }

    void arrowsWalkPastASharedStepWithoutTypingInIt()
    {
        open();
        putSharedStep();
        goTo(0);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Down);
        QVERIFY(!tree()->editing().isOpen());
        m->type("x");
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"Sign in"_s, u"pay"_s}));
        QCOMPARE(tree()->currentIndex().row(), 1);
    }

    void aPictureIsShownSmallBelowItsNameAndReadOnce()
    {
        make();
        putFile(png(picture()), u"image/png"_s);
        open();
        const QModelIndex row = tree()->model()->index(2, 0);
        QTRY_VERIFY(tree()->rowRect(row).height() > 2 * tree()->rowRect(tree()->model()->index(0, 0)).height());
        m->setScenario(u"- one\n"_s);
        QCOMPARE(m->beside().log, QStringList{u"content 7"_s});
    }

    void whatAFileWithoutAnEndingIsTheServerIsAsked()
    {
        make();
        putFile(png(picture()), u"image/png"_s, u"screen"_s);
        open();
        const QModelIndex row = tree()->model()->index(2, 0);
        QTRY_VERIFY(tree()->rowRect(row).height() > 2 * tree()->rowRect(tree()->model()->index(0, 0)).height());
        QCOMPARE(m->beside().log, QStringList({u"attachments 1000"_s, u"content 7"_s}));
    }

    void aPictureThatCouldNotBeReadIsReadWhenTheServerIsThereAgain()
    {
        make();
        putFile(png(picture()), u"image/png"_s);
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        open();
        QTRY_VERIFY(!m->workspace().isOnline());
        m->setScenario(u"- one\n"_s); // no reason to ask again
        QCOMPARE(m->beside().log.size(), 1);
        (void)m->workspace().undo();
        m->fixture.pull();
        QTRY_COMPARE(m->beside().log, QStringList({u"content 7"_s, u"content 7"_s}));
    }

    void aFileThatIsNoPictureIsANameOnly()
    {
        make();
        putFile("text", u"text/plain"_s, u"notes.txt"_s);
        open();
        QCOMPARE(m->beside().log, QStringList());
        QCOMPARE(tree()->rowRect(tree()->model()->index(2, 0)).height(), tree()->rowRect(tree()->model()->index(0, 0)).height());
    }

    void aFileAmongTheStepsLeadsToItsPage()
    {
        make();
        putFile("text", u"text/plain"_s);
        open();
        goTo(2);
        m->press(Qt::Key_F2);
        QCOMPARE(m->child<QTabWidget>("caseTabs")->tabText(m->child<QTabWidget>("caseTabs")->currentIndex()), u"Files"_s);
        QTRY_COMPARE(m->child<QTreeView>("filesList")->currentIndex().data().toString(), u"screen.png"_s);
    }

    void closingWhileAPictureIsSentIsSafe()
    {
        open();
        goTo(0);
        QGuiApplication::clipboard()->setImage(picture());
        m->press(Qt::Key_V, Qt::ControlModifier);
        m->clear();
        m->fixture.close();
    }
};

CASEWRIGHT_TEST(CaseStepExtrasTest)
#include "case_step_extras_test.moc"
