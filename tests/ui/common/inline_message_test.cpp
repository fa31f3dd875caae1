// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inline_message.h"

#include "core/base/error.h"
#include "tests/support/runner/test_case.h"
#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace casewright;

class InlineMessageTest : public QObject {
    Q_OBJECT

private:
    static QToolButton *button(const QWidget &message)
    {
        return message.findChild<QToolButton *>(QStringLiteral("inlineMessageButton"));
    }

private Q_SLOTS:
    void isHiddenUntilItHasSomethingToSay()
    {
        QWidget pane;
        InlineMessage message(&pane);
        pane.show();
        QVERIFY(message.isHidden());
        message.showMessage(MessageKind::Warning, QStringLiteral("No layer yet."));
        QVERIFY(message.isVisible());
        QCOMPARE(message.text(), QStringLiteral("No layer yet."));
        QCOMPARE(message.accessibleName(), QStringLiteral("No layer yet."));
        QVERIFY(button(message)->isHidden());
        message.clear();
        QVERIFY(message.isHidden());
        QCOMPARE(message.text(), QString());
    }

    void isAsTallAsItsTextThatWraps()
    {
        QWidget pane;
        auto *column = new QVBoxLayout(&pane);
        auto *message = new InlineMessage(&pane);
        column->addWidget(message);
        column->addWidget(new QWidget(&pane), 1);
        message->showMessage(MessageKind::Error, QStringLiteral("The server does not accept the token. Make a new one and enter it."),
                             QStringLiteral("Edit Connection"));
        pane.resize(300, 400);
        pane.show();
        QVERIFY(message->height() >= message->heightForWidth(message->width()));
        QVERIFY(message->height() < 150);
    }

    void itsButtonTells()
    {
        InlineMessage message;
        QSignalSpy clicked(&message, &InlineMessage::buttonClicked);
        QSignalSpy remedy(&message, &InlineMessage::remedyChosen);
        message.showMessage(MessageKind::Info, QStringLiteral("New version of this case."), QStringLiteral("Show"));
        QCOMPARE(button(message)->text(), QStringLiteral("Show"));
        QTest::keyClick(button(message), Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(remedy.size(), 0);
    }

    void anErrorBringsItsRemedy()
    {
        InlineMessage message;
        QSignalSpy remedy(&message, &InlineMessage::remedyChosen);
        message.showError(makeError(ErrorKind::Offline, QStringLiteral("connection refused")));
        QCOMPARE(message.kind(), MessageKind::Error);
        QCOMPARE(button(message)->text(), remedyVerb(Remedy::Retry));
        QCOMPARE(message.findChild<QLabel *>(QStringLiteral("inlineMessageText"))->toolTip(),
                 QStringLiteral("connection refused"));
        QTest::mouseClick(button(message), Qt::LeftButton);
        QCOMPARE(remedy.size(), 1);
        QCOMPARE(remedy.first().first().value<Remedy>(), Remedy::Retry);
    }

    void wrapsInANarrowPane()
    {
        QWidget pane;
        auto *layout = new QVBoxLayout(&pane);
        auto *message = new InlineMessage(&pane);
        layout->addWidget(message);
        layout->addStretch();
        pane.resize(200, 300);
        message->showMessage(MessageKind::Error, QStringLiteral("word ").repeated(30));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QVERIFY(message->height() > 3 * message->fontMetrics().height());
    }
};

CASEWRIGHT_TEST(InlineMessageTest)
#include "inline_message_test.moc"
