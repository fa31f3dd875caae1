// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/token_field.h"

#include "tests/support/runner/test_case.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"
#include "ui/common/tokens/completion_popup.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

using namespace casewright;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TokenFieldTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    TokenField *m_field = nullptr;
    QLineEdit *m_next = nullptr;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    CompletionPopup *popup() const { return m_field->findChild<CompletionPopup *>(); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_field = new TokenField(m_window.get());
        m_field->setAccessibleName(QStringLiteral("Tags"));
        m_next = new QLineEdit(m_window.get());
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_field);
        layout->addWidget(m_next);
        m_window->resize(320, 200);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), m_field->input());
    }

    void cleanup() { m_window.reset(); }

    void commitsOnCommaEnterAndTab()
    {
        QSignalSpy edited(m_field, &TokenField::tokensEdited);
        type("smoke,");
        type("api");
        press(Qt::Key_Return);
        type("ui");
        press(Qt::Key_Tab);
        QCOMPARE(m_field->tokens(), words("smoke api ui"));
        QCOMPARE(edited.size(), 3);
        QCOMPARE(m_field->input()->text(), QString());
        QCOMPARE(QApplication::focusWidget(), m_field->input());
    }

    void tabLeavesWhenNothingIsTyped()
    {
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), m_next);
        QCOMPARE(m_field->tokens(), QStringList());
    }

    void backspaceSelectsThenDeletesTheLastChip()
    {
        m_field->setTokens(words("a b"));
        QSignalSpy removed(m_field, &TokenField::tokenRemoved);
        press(Qt::Key_Backspace);
        QCOMPARE(m_field->selectedChip(), 1);
        QCOMPARE(m_field->tokens(), words("a b"));
        press(Qt::Key_Backspace);
        QCOMPARE(m_field->tokens(), words("a"));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toString(), QStringLiteral("b"));
    }

    void backspaceInTypedTextDeletesALetter()
    {
        m_field->setTokens(words("a"));
        type("xy");
        press(Qt::Key_Backspace);
        QCOMPARE(m_field->input()->text(), QStringLiteral("x"));
        QCOMPARE(m_field->selectedChip(), -1);
    }

    void arrowsWalkTheChips()
    {
        m_field->setTokens(words("a b c"));
        press(Qt::Key_Left);
        press(Qt::Key_Left);
        QCOMPARE(m_field->selectedChip(), 1);
        press(Qt::Key_Delete);
        QCOMPARE(m_field->tokens(), words("a c"));
        QCOMPARE(m_field->selectedChip(), 1);
        press(Qt::Key_Right);
        QCOMPARE(m_field->selectedChip(), -1);
        press(Qt::Key_Left);
        press(Qt::Key_Home);
        QCOMPARE(m_field->selectedChip(), 0);
        press(Qt::Key_Left);
        QCOMPARE(m_field->selectedChip(), 0);
        press(Qt::Key_Escape);
        QCOMPARE(m_field->selectedChip(), -1);
    }

    void arrowsWalkTheOtherWayFromRightToLeft()
    {
        m_field->setLayoutDirection(Qt::RightToLeft);
        m_field->setTokens(words("a b"));
        QVERIFY(m_field->chipRect(0).left() > m_field->chipRect(1).left());
        press(Qt::Key_Right);
        QCOMPARE(m_field->selectedChip(), 1);
        press(Qt::Key_Left);
        QCOMPARE(m_field->selectedChip(), -1);
    }

    void leftInTypedTextMovesTheCaret()
    {
        m_field->setTokens(words("a"));
        type("xy");
        press(Qt::Key_Left);
        QCOMPARE(m_field->selectedChip(), -1);
        QCOMPARE(m_field->input()->cursorPosition(), 1);
    }

    void typingEndsTheWalk()
    {
        m_field->setTokens(words("a"));
        press(Qt::Key_Left);
        type("x");
        QCOMPARE(m_field->selectedChip(), -1);
        QCOMPARE(m_field->input()->text(), QStringLiteral("x"));
    }

    void pasteSplitsOnCommasAndLines()
    {
        QSignalSpy edited(m_field, &TokenField::tokensEdited);
        QGuiApplication::clipboard()->setText(QStringLiteral("smoke, two words\nsmoke\r\n\n api"));
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_field->tokens(),
                 (QStringList{QStringLiteral("smoke"), QStringLiteral("two words"), QStringLiteral("api")}));
        QCOMPARE(edited.size(), 1);
    }

    void pasteOfOneWordIsText()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("smo"));
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_field->input()->text(), QStringLiteral("smo"));
        QCOMPARE(m_field->tokens(), QStringList());
    }

    void aDuplicateFlashesTheChipThatIsThere()
    {
        m_field->setTokens(words("smoke api"));
        QSignalSpy edited(m_field, &TokenField::tokensEdited);
        type("API,");
        QCOMPARE(m_field->tokens(), words("smoke api"));
        QCOMPARE(m_field->flashingChip(), 1);
        QCOMPARE(m_field->input()->text(), QString());
        QCOMPARE(edited.size(), 0);
        QTRY_COMPARE(m_field->flashingChip(), -1);
    }

    void aKeyWithOneValueIsReplaced()
    {
        m_field->setSingleValueKeys({QStringLiteral("severity")});
        m_field->setTokens(words("severity:minor team:a"));
        QSignalSpy removed(m_field, &TokenField::tokenRemoved);
        type("severity:major,");
        type("team:b,");
        QCOMPARE(m_field->tokens(), words("team:a severity:major team:b"));
        QCOMPARE(removed.size(), 1);
    }

    void showsCompletionsAndCommitsTheOneMovedTo()
    {
        m_field->setCompletionSource([] {
            return QList<Completion>{{QStringLiteral("smoke"), 40, 0}, {QStringLiteral("slow"), 7, 0}};
        });
        type("s");
        QVERIFY(popup()->isVisible());
        QVERIFY(!popup()->current());
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(popup()->current()->text, QStringLiteral("slow"));
        press(Qt::Key_Return);
        QCOMPARE(m_field->tokens(), words("slow"));
        QVERIFY(popup()->isHidden());
    }

    void createIsNeverPreselected()
    {
        m_field->setCompletionSource([] { return QList<Completion>{{QStringLiteral("smoke"), 40, 0}}; });
        type("smo");
        QCOMPARE(popup()->list()->model()->rowCount(), 2);
        press(Qt::Key_Return); // what was typed, as it was typed
        QCOMPARE(m_field->tokens(), words("smo"));
    }

    void aClickOnACompletionTakesIt()
    {
        m_field->setCompletionSource([] { return QList<Completion>{{QStringLiteral("smoke"), 40, 0}}; });
        type("sm");
        const QModelIndex first = popup()->list()->model()->index(0, 0);
        QTest::mouseClick(popup()->list()->viewport(), Qt::LeftButton, {}, popup()->list()->visualRect(first).center());
        QCOMPARE(m_field->tokens(), words("smoke"));
        QCOMPARE(m_field->input()->text(), QString());
    }

    void escapeClosesCompletionsAndKeepsTheText()
    {
        m_field->setCompletionSource([] { return QList<Completion>{{QStringLiteral("smoke"), 40, 0}}; });
        type("sm");
        press(Qt::Key_Escape);
        QVERIFY(popup()->isHidden());
        QCOMPARE(m_field->input()->text(), QStringLiteral("sm"));
    }

    void tellsCompletionsToScreenReaders()
    {
        m_field->setCompletionSource([] { return QList<Completion>{{QStringLiteral("smoke"), 40, 5}}; });
        type("sm");
        const auto spoken = [this](int row) {
            return popup()->list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY(spoken(0).contains(QStringLiteral("40")));
        QVERIFY(spoken(0).contains(QStringLiteral("recently")));
        QVERIFY(spoken(1).contains(QStringLiteral("Create sm")));
        m_field->setTokens(words("a b"));
        press(Qt::Key_Escape);
        m_field->input()->clear();
        press(Qt::Key_Backspace);
        QVERIFY(m_field->input()->accessibleDescription().contains(QStringLiteral("b selected, 2 of 2")));
        QCOMPARE(m_field->input()->accessibleName(), QStringLiteral("Tags"));
    }

    void aClickSelectsAChipAndItsCrossRemovesIt()
    {
        m_field->setTokens(words("smoke api"));
        const QRect first = m_field->chipRect(0);
        QTest::mouseClick(m_field, Qt::LeftButton, {}, first.topLeft() + QPoint(12, 10));
        QCOMPARE(m_field->selectedChip(), 0);
        const QRect cross = chipCloseRect(first, Qt::LeftToRight);
        QTest::mouseClick(m_field, Qt::LeftButton, {}, cross.center());
        QCOMPARE(m_field->tokens(), words("api"));
    }

    void growsWhenChipsWrap()
    {
        m_field->setTokens(words("one"));
        const int one = m_field->heightForWidth(320);
        m_field->setTokens(words("a-long-token-number-one a-long-token-number-two a-long-token-number-three"));
        QVERIFY(m_field->heightForWidth(320) > one);
        QTRY_VERIFY(m_field->height() >= m_field->heightForWidth(m_field->width()));
    }

    void escClearsWhatIsTyped()
    {
        const QSignalSpy edited(m_field, &TokenField::tokensEdited);
        QTest::keyClicks(m_field->input(), QStringLiteral("smo"));
        press(Qt::Key_Escape); // the suggestions, where there are some
        press(Qt::Key_Escape);
        QCOMPARE(m_field->input()->text(), QString());
        m_field->commitTyping();
        QCOMPARE(edited.size(), 0);
    }

    void settingTokensEmitsNothing()
    {
        QSignalSpy edited(m_field, &TokenField::tokensEdited);
        m_field->setTokens(words("a b"));
        QCOMPARE(edited.size(), 0);
    }

    void settingEqualTokensKeepsTheSelection()
    {
        m_field->setTokens(words("a b"));
        press(Qt::Key_Left);
        m_field->setTokens(words("a b"));
        QCOMPARE(m_field->selectedChip(), 1);
    }
};

CASEWRIGHT_TEST(TokenFieldTest)
#include "token_field_test.moc"
