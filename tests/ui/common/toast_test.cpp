// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"
#include "tests/support/runner/test_case.h"

#include <QApplication>
#include <QLineEdit>
#include <QToolButton>
#include <QtTest>

#include <memory>

using namespace casewright;
using namespace std::chrono_literals;

class ToastTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_host;
    QLineEdit *m_edit = nullptr;
    Toast *m_toast = nullptr;

    [[nodiscard]] QToolButton *button(const char *name) const
    {
        return m_toast->findChild<QToolButton *>(QString::fromUtf8(name));
    }

private Q_SLOTS:
    void init()
    {
        m_host = std::make_unique<QWidget>();
        m_edit = new QLineEdit(m_host.get());
        m_toast = new Toast(m_host.get());
        m_host->resize(600, 300);
        m_host->show();
        m_host->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
        m_edit->setFocus();
    }

    void cleanup() { m_host.reset(); }

    void goesByItself()
    {
        m_toast->showMessage({QStringLiteral("Changed 41 cases"), {}, 30ms});
        QVERIFY(m_toast->isVisible());
        QCOMPARE(m_toast->text(), QStringLiteral("Changed 41 cases"));
        QCOMPARE(m_toast->accessibleName(), QStringLiteral("Changed 41 cases"));
        QTRY_VERIFY(m_toast->isHidden());
        QCOMPARE(m_toast->text(), QString());
    }

    void waitsWhileItHasTheFocus()
    {
        m_toast->showMessage({QStringLiteral("Deleted"), {{QStringLiteral("Undo"), [] {}}}, 30ms});
        QVERIFY(m_toast->takeFocus());
        QCOMPARE(QApplication::focusWidget(), button("toastAction0"));
        QTimer longer;
        longer.setSingleShot(true);
        longer.start(120ms);
        QTRY_VERIFY(!longer.isActive());
        QVERIFY(m_toast->isVisible());
        m_edit->setFocus();
        QTRY_VERIFY(m_toast->isHidden());
    }

    void waitsUnderThePointer()
    {
        m_toast->showMessage({QStringLiteral("Deleted"), {}, 30ms});
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(m_toast, &enter);
        QTimer longer;
        longer.setSingleShot(true);
        longer.start(120ms);
        QTRY_VERIFY(!longer.isActive());
        QVERIFY(m_toast->isVisible());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_toast, &leave);
        QTRY_VERIFY(m_toast->isHidden());
    }

    void aButtonActsOnceAndClosesIt()
    {
        int undone = 0;
        m_toast->showMessage({QStringLiteral("Deleted 3 steps"),
                              {{QStringLiteral("Undo"), [&] { ++undone; }}, {QStringLiteral("Details"), [] {}}}});
        QTest::keyClick(button("toastAction0"), Qt::Key_Space);
        QCOMPARE(undone, 1);
        QVERIFY(m_toast->isHidden());
    }

    void aButtonMayShowTheNextMessage()
    {
        m_toast->showMessage({QStringLiteral("Deleted"), {{QStringLiteral("Undo"), [this] {
                                                               m_toast->showMessage({QStringLiteral("Undone"), {}});
                                                           }}}});
        QTest::mouseClick(button("toastAction0"), Qt::LeftButton);
        QVERIFY(m_toast->isVisible());
        QCOMPARE(m_toast->text(), QStringLiteral("Undone"));
    }

    void escapeAndItsCrossCloseIt()
    {
        m_toast->showMessage({QStringLiteral("One"), {{QStringLiteral("Undo"), [] {}}}});
        m_toast->takeFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(m_toast->isHidden());
        m_toast->showMessage({QStringLiteral("Two"), {}});
        QTest::mouseClick(button("toastClose"), Qt::LeftButton);
        QVERIFY(m_toast->isHidden());
        QVERIFY(!m_toast->takeFocus());
    }

    void doesNotStealTheFocus()
    {
        m_toast->showMessage({QStringLiteral("One"), {{QStringLiteral("Undo"), [] {}}}});
        QCOMPARE(QApplication::focusWidget(), m_edit);
    }

    void staysAtTheBottomOfItsHost()
    {
        m_toast->showMessage({QStringLiteral("One"), {}});
        QVERIFY(m_host->rect().contains(m_toast->geometry()));
        m_host->resize(320, 500);
        QTRY_VERIFY(m_toast->geometry().bottom() > 440);
        QVERIFY(m_host->rect().contains(m_toast->geometry()));
    }

    void aLongTextWrapsInsideItsHost()
    {
        m_host->resize(320, 300);
        m_toast->showMessage({QStringLiteral("words and ").repeated(20), {{QStringLiteral("Undo"), [] {}}}});
        QTRY_VERIFY(m_host->rect().contains(m_toast->geometry()));
        QVERIFY(m_toast->height() > 3 * m_toast->fontMetrics().height());
    }
};

CASEWRIGHT_TEST(ToastTest)
#include "toast_test.moc"
