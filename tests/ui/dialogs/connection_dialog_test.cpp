// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"
#include "ui/dialogs/connection_steps.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace casewright;
using namespace casewright::samples;

class ConnectionDialogTest : public QObject {
    Q_OBJECT

private:
    using Keychain = ConnectionDialog::Keychain;
    using What = ConnectionStep::What;

    std::unique_ptr<FakeTester> m_tester;
    std::unique_ptr<ConnectionDialog> m_dialog;

    [[nodiscard]] QLineEdit *address() const { return child<QLineEdit>(*m_dialog, "connectionAddress"); }
    [[nodiscard]] QLineEdit *token() const { return child<QLineEdit>(*m_dialog, "connectionToken"); }
    [[nodiscard]] QComboBox *project() const { return child<QComboBox>(*m_dialog, "connectionProject"); }
    [[nodiscard]] QComboBox *keeping() const { return child<QComboBox>(*m_dialog, "connectionKeeping"); }
    [[nodiscard]] QPushButton *test() const { return child<QPushButton>(*m_dialog, "testConnection"); }
    [[nodiscard]] QPushButton *connectButton() const { return child<QPushButton>(*m_dialog, "connectButton"); }
    [[nodiscard]] QPushButton *sample() const { return child<QPushButton>(*m_dialog, "sampleButton"); }
    [[nodiscard]] QString note(const char *name) const { return child<QLabel>(*m_dialog, name)->text(); }
    [[nodiscard]] QString message() const { return child<QWidget>(*m_dialog, "connectionMessage")->accessibleName(); }
    [[nodiscard]] QString step(What what) const { return child<ConnectionSteps>(*m_dialog, "connectionSteps")->text(what); }

    void enter() { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); }
    void fill(const char *server)
    {
        QTest::keyClick(address(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(address(), QString::fromUtf8(server));
        if (token()->text().isEmpty())
            QTest::keyClicks(token(), QStringLiteral("secret"));
    }
    void fillAndPass(const char *server)
    {
        fill(server);
        enter();
        m_tester->passAll();
    }

private Q_SLOTS:
    void init()
    {
        m_tester = std::make_unique<FakeTester>();
        m_dialog = std::make_unique<ConnectionDialog>(m_tester.get(), Keychain::Available);
        QVERIFY(opened(*m_dialog));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_tester.reset();
    }

    void enterTestsFirstAndThenConnects()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        QCOMPARE(QApplication::focusWidget(), address());
        enter();
        QCOMPARE(m_tester->started, 0); // there is nothing to test yet
        fill("testops.example.com");
        QVERIFY(test()->isDefault());
        enter();
        QCOMPARE(m_tester->started, 1);
        QCOMPARE(m_tester->server, QUrl(QStringLiteral("https://testops.example.com")));
        QCOMPARE(m_tester->token, QStringLiteral("secret"));
        enter();
        QCOMPARE(m_tester->started, 1); // it is under way
        QCOMPARE(spy.size(), 0);
        m_tester->passAll();
        QVERIFY(connectButton()->isDefault());
        QCOMPARE(QApplication::focusWidget(), project()); // two projects, and nobody said which
        QTest::keyClick(project(), Qt::Key_Down);
        enter();
        QCOMPARE(spy.size(), 1);
        const auto made = spy.first().first().value<Connection>();
        QCOMPARE(made.server, m_tester->server);
        QCOMPARE(made.token, QStringLiteral("secret"));
        QCOMPARE(made.project.id, 2);
        QVERIFY(made.keeping == TokenKeeping::Keychain);
        QVERIFY(!made.caseId);
    }

    void aPastedCaseLinkChoosesServerProjectAndCase()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        QGuiApplication::clipboard()->setText(QStringLiteral("https://testops.example.com/project/2/test-cases/17?treeId=3"));
        QTest::keyClick(address(), Qt::Key_V, Qt::ControlModifier);
        QTest::keyClicks(token(), QStringLiteral("secret"));
        QVERIFY(note("connectionAddressNote").contains(QStringLiteral("17")));
        token()->setFocus();
        enter();
        QCOMPARE(m_tester->server, QUrl(QStringLiteral("https://testops.example.com")));
        m_tester->passAll();
        QCOMPARE(project()->currentText(), QStringLiteral("Mobile Bank"));
        QCOMPARE(QApplication::focusWidget(), token()); // nothing is left to choose
        enter();
        const auto made = spy.value(0).value(0).value<Connection>();
        QCOMPARE(made.project.id, 2);
        QCOMPARE(made.caseId, std::optional<ServerId>(17));
    }

    void aCaseOfAnotherProjectIsNotOpened()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        fillAndPass("https://testops.example.com/project/99/test-cases/17");
        QVERIFY(note("connectionProjectNote").contains(QStringLiteral("99")));
        QTest::mouseClick(connectButton(), Qt::LeftButton);
        QVERIFY(!spy.value(0).value(0).value<Connection>().caseId);
    }

    void warnsAboutHttpExceptOnThisComputer_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::addColumn<bool>("warns");
        QTest::newRow("http") << QByteArray("http://testops.example.com") << true;
        QTest::newRow("https") << QByteArray("https://testops.example.com") << false;
        QTest::newRow("localhost") << QByteArray("http://localhost:8080") << false;
        QTest::newRow("loopback") << QByteArray("http://127.0.0.1:8080") << false;
        QTest::newRow("loopback, version 6") << QByteArray("http://[::1]:8080") << false;
        QTest::newRow("looks like loopback") << QByteArray("http://127.example.com") << true;
    }

    void warnsAboutHttpExceptOnThisComputer()
    {
        QFETCH(QByteArray, server);
        QFETCH(bool, warns);
        fill(server.constData());
        QCOMPARE(note("connectionAddressNote").contains(QStringLiteral("anyone on the way")), warns);
        QVERIFY(test()->isEnabled());
    }

    void saysWhatIsNoAddress()
    {
        fill("not an address");
        QVERIFY(note("connectionAddressNote").contains(QStringLiteral("not a web address")));
        QCOMPARE(address()->accessibleDescription(), note("connectionAddressNote"));
        QVERIFY(!test()->isEnabled());
        enter();
        QCOMPARE(m_tester->started, 0);
    }

    void takesACertificateFileOfACompany()
    {
        QTemporaryDir folder;
        const QString pem = folder.filePath(QStringLiteral("company.pem"));
        QFile file(pem);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("-----BEGIN CERTIFICATE-----\n");
        file.close();
        auto *path = child<QLineEdit>(*m_dialog, "certificatePath");
        QTest::keyClicks(address(), QStringLiteral("https://testops.example.com"));
        QTest::keyClicks(token(), QStringLiteral("secret"));
        for (const QString &wrong : {folder.filePath(QStringLiteral("none.pem")), folder.path()}) {
            path->setText(wrong);
            QVERIFY(note("certificateNote").contains(QStringLiteral("cannot be read")));
            QVERIFY(!child<QPushButton>(*m_dialog, "testConnection")->isEnabled());
        }
        path->setText(QCoreApplication::applicationFilePath());
        QVERIFY(note("certificateNote").contains(QStringLiteral("no certificate")));
        path->setText(pem);
        QTest::keyClick(token(), Qt::Key_Return);
        QCOMPARE(m_tester->certificates, pem);
        m_tester->passAll();
        QSignalSpy wanted(m_dialog.get(), &ConnectionDialog::connectRequested);
        QTest::mouseClick(child<QPushButton>(*m_dialog, "connectButton"), Qt::LeftButton);
        QCOMPARE(wanted.first().first().value<Connection>().certificates, pem);
    }

    void takesAProxyAndANameFromTheDetails()
    {
        auto *proxy = child<QComboBox>(*m_dialog, "connectionProxy");
        auto *proxyAddress = child<QLineEdit>(*m_dialog, "connectionProxyAddress");
        QVERIFY(!proxy->isVisible());
        QTest::keyClick(m_dialog.get(), Qt::Key_I, Qt::AltModifier); // unfolds
        QTRY_VERIFY(proxy->isVisible());
        QVERIFY(!proxyAddress->isVisible());
        QTest::keyClicks(address(), QStringLiteral("https://testops.example.com"));
        QTest::keyClicks(token(), QStringLiteral("secret"));
        QTest::keyClicks(child<QLineEdit>(*m_dialog, "connectionName"), QStringLiteral("Shop"));
        proxy->setFocus();
        QTest::keyClick(proxy, Qt::Key_End);
        QVERIFY(proxyAddress->isVisible());
        QTest::keyClicks(proxyAddress, QStringLiteral("ftp://here"));
        QVERIFY(note("connectionProxyNote").contains(QStringLiteral("no address of a proxy")));
        QVERIFY(!child<QPushButton>(*m_dialog, "testConnection")->isEnabled());
        proxyAddress->clear();
        QTest::keyClicks(proxyAddress, QStringLiteral("proxy.example.com:3128"));
        QTest::keyClick(token(), Qt::Key_Return);
        QCOMPARE(m_tester->proxy, QStringLiteral("http://proxy.example.com:3128"));
        m_tester->passAll();
        QSignalSpy wanted(m_dialog.get(), &ConnectionDialog::connectRequested);
        QTest::mouseClick(child<QPushButton>(*m_dialog, "connectButton"), Qt::LeftButton);
        const Connection made = wanted.first().first().value<Connection>();
        QCOMPARE(made.proxy, QStringLiteral("http://proxy.example.com:3128"));
        QCOMPARE(made.name, QStringLiteral("Shop"));
        m_dialog->setConnection(made);
        QCOMPARE(proxyAddress->text(), made.proxy);
    }

    void workWithoutAServerIsAlwaysOffered()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::offlineRequested);
        auto *offline = child<QPushButton>(*m_dialog, "offlineButton");
        QVERIFY(offline->isEnabled());
        QTest::keyClick(m_dialog.get(), Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(!offline->isEnabled()); // until it is answered
        m_dialog->showNote(QStringLiteral("nothing is here yet"));
        QVERIFY(offline->isEnabled());
    }

    void theTokenIsMaskedAndPasted()
    {
        QCOMPARE(token()->echoMode(), QLineEdit::Password);
        QGuiApplication::clipboard()->setText(QStringLiteral(" 0123-4567\n"));
        QTest::mouseClick(child<QPushButton>(*m_dialog, "pasteToken"), Qt::LeftButton);
        QCOMPARE(token()->text(), QStringLiteral("0123-4567"));
        QVERIFY(note("connectionTokenNote").contains(QStringLiteral("API tokens")));
    }

    void theTestIsToldStepByStep()
    {
        fill("https://testops.example.com");
        enter();
        QVERIFY(step(What::Address).contains(QStringLiteral("being tried")));
        QVERIFY(step(What::Reachable).contains(QStringLiteral("not tried")));
        m_tester->pass(What::Address, QStringLiteral("https://testops.example.com"));
        QVERIFY(step(What::Address).contains(QStringLiteral("https://testops.example.com")));
        QVERIFY(step(What::Reachable).contains(QStringLiteral("being tried")));
        m_tester->pass(What::Reachable);
        QVERIFY(step(What::Tls).contains(QStringLiteral("being tried")));
    }

    void httpHasNoLineForEncryption()
    {
        fill("http://localhost:8080");
        enter();
        m_tester->pass(What::Address, {});
        m_tester->pass(What::Reachable);
        QVERIFY(step(What::SignIn).contains(QStringLiteral("being tried")));
    }

    void aFailedStepSaysWhatToDoAndNothingIsOffered()
    {
        fill("https://testops.example.com");
        enter();
        m_tester->refuseToken();
        QVERIFY(step(What::SignIn).contains(QStringLiteral("Make a new token")));
        QVERIFY(step(What::Projects).contains(QStringLiteral("not tried")));
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(!project()->isEnabled());
        QTest::keyClick(token(), Qt::Key_Return); // once more
        QCOMPARE(m_tester->started, 2);
    }

    void aChangeAfterTheTestAsksForAnother()
    {
        fillAndPass("https://testops.example.com");
        QVERIFY(connectButton()->isEnabled());
        QTest::keyClicks(token(), QStringLiteral("x"));
        QVERIFY(!connectButton()->isEnabled());
        QCOMPARE(project()->count(), 0);
        QVERIFY(test()->isDefault());
    }

    void aChangeDuringTheTestEndsIt()
    {
        fill("https://testops.example.com");
        enter();
        QTest::keyClicks(token(), QStringLiteral("x"));
        QCOMPARE(m_tester->cancelled, 1);
        m_tester->passAll(); // a late answer is about another token
        QVERIFY(!connectButton()->isEnabled());
    }

    void theTestCanBeStopped()
    {
        fill("https://testops.example.com");
        QTest::mouseClick(test(), Qt::LeftButton);
        QCOMPARE(m_tester->started, 1);
        QTest::mouseClick(test(), Qt::LeftButton);
        QCOMPARE(m_tester->cancelled, 1);
        QVERIFY(step(What::Reachable).contains(QStringLiteral("not tried")));
        QTest::mouseClick(test(), Qt::LeftButton);
        QCOMPARE(m_tester->started, 2);
    }

    void closingEndsTheTest()
    {
        fill("https://testops.example.com");
        enter();
        QTest::keyClick(token(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_tester->cancelled, 1);
    }

    void aTokenWithoutProjectsCannotConnect()
    {
        fill("https://testops.example.com");
        enter();
        Q_EMIT m_tester->succeeded({});
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(note("connectionProjectNote").contains(QStringLiteral("sees no project")));
    }

    void whatIsKnownIsFilledInAndItsProjectChosenAgain()
    {
        Connection known;
        known.server = QUrl(QStringLiteral("https://testops.example.com"));
        known.project.id = 2;
        known.keeping = TokenKeeping::AskEachTime;
        m_dialog->setConnection(known);
        QCOMPARE(QApplication::focusWidget(), token()); // it is all that is missing
        QTest::keyClicks(token(), QStringLiteral("secret"));
        enter();
        m_tester->passAll();
        QCOMPARE(project()->currentText(), QStringLiteral("Mobile Bank"));
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        enter();
        QVERIFY(spy.value(0).value(0).value<Connection>().keeping == TokenKeeping::AskEachTime);
    }

    void saysWhyItIsShownAndTestsAgain()
    {
        fill("https://testops.example.com");
        m_dialog->showError(offline());
        QVERIFY(message().contains(QStringLiteral("cannot be reached")));
        QTest::mouseClick(child<QAbstractButton>(*m_dialog, "inlineMessageButton"), Qt::LeftButton);
        QCOMPARE(m_tester->started, 1);
    }

    void aRefusedTokenIsSelectedToBeReplaced()
    {
        fill("https://testops.example.com");
        m_dialog->showError(makeError(ErrorKind::Unauthorized));
        QCOMPARE(QApplication::focusWidget(), token());
        QVERIFY(token()->hasSelectedText());
    }

    void connectsOnceUntilTheOwnerAnswers()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        fillAndPass("https://testops.example.com");
        enter();
        enter();
        QCOMPARE(spy.size(), 1);
        QVERIFY(message().contains(QStringLiteral("Online Shop")));
        m_dialog->showError(offline());
        enter();
        QCOMPARE(spy.size(), 2);
    }

    void theSampleServerIsAlwaysOffered()
    {
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::sampleRequested);
        QVERIFY(sample()->isEnabled());
        fill("https://testops.example.com");
        enter();
        QTest::mouseClick(sample(), Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(m_tester->cancelled, 1);
        m_dialog->showError(makeError(ErrorKind::NotFound));
        sample()->setFocus();
        enter(); // a button with the focus is what Enter presses
        QCOMPARE(spy.size(), 2);
    }

    void withoutAKeychainItSaysSoAndWhatHappensInstead()
    {
        QVERIFY(keeping()->findText(QStringLiteral("keychain"), Qt::MatchContains) >= 0);
        m_dialog = std::make_unique<ConnectionDialog>(m_tester.get(), Keychain::Missing);
        QVERIFY(opened(*m_dialog));
        QCOMPARE(keeping()->findText(QStringLiteral("keychain"), Qt::MatchContains), -1);
        QVERIFY(note("connectionKeepingNote").contains(QStringLiteral("No keychain")));
        QVERIFY(note("connectionKeepingNote").contains(QStringLiteral("Not encrypted")));
        QSignalSpy spy(m_dialog.get(), &ConnectionDialog::connectRequested);
        fillAndPass("https://testops.example.com");
        enter();
        QVERIFY(spy.value(0).value(0).value<Connection>().keeping == TokenKeeping::File);
    }

    void everythingThatCanBeOperatedHasANameForEyesAndEars()
    {
        const auto widgets = m_dialog->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QVERIFY(!widget->objectName().isEmpty());
            const auto *button = qobject_cast<const QPushButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(widget->objectName()));
        }
    }
};

CASEWRIGHT_TEST(ConnectionDialogTest)
#include "connection_dialog_test.moc"
