// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/comments_page.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/pages/comment_view.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// What people say about a case, by keys.
class CommentsPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CommentsPage *m_page = nullptr;

    void make(const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().commentsOf[1000] = {{1, u"Is **this** right?"_s, u"boris"_s, 1'790'000'000'000}, {2, u"Yes."_s, u"anna"_s, 1'790'000'100'000}};
    }
    void open()
    {
        if (!m)
            make();
        m_page = m->show(new CommentsPage(&m->workspace(), m->key, &m->prompts));
    }
    void openRead()
    {
        open();
        QTRY_COMPARE(bodies().size(), 2);
    }
    [[nodiscard]] QStringList bodies() const
    {
        QStringList texts;
        const auto views = m->window.findChildren<CommentView *>();
        for (const CommentView *view : views) {
            if (view->isVisible())
                texts.append(view->comment().body);
        }
        return texts;
    }
    [[nodiscard]] CommentView *view(int at) const
    {
        QList<CommentView *> shown = m->window.findChildren<CommentView *>();
        shown.removeIf([](const CommentView *one) { return !one->isVisible(); });
        return shown.at(at);
    }
    [[nodiscard]] QPlainTextEdit *field() const { return m->child<QPlainTextEdit>("commentText"); }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("pageMessage"); }
    [[nodiscard]] QString emptyTitle() const { return m->child<QLabel>("emptyStateTitle")->text(); }
    [[nodiscard]] QString draft() { return m->workspace().draft(m->key, u"comment"_s); }
    [[nodiscard]] QToolButton *pencil(int at) const { return view(at)->findChild<QToolButton *>(u"editComment"_s); }
    void pressButton(QWidget *button)
    {
        m->focus(button);
        m->press(Qt::Key_Space);
    }

private Q_SLOTS:
    void cleanup() { m.reset(); }

    void readsWhatWasSaidOnceWhenItIsMade()
    {
        openRead();
        QCOMPARE(bodies(), QStringList({u"Is **this** right?"_s, u"Yes."_s}));
        QVERIFY(view(0)->accessibleName().startsWith(u"Comment by boris, "_s));
        QCOMPARE(view(0)->findChild<QLabel *>(u"commentBody"_s)->textFormat(), Qt::MarkdownText);
        m_page->refresh();
        QCOMPARE(m->beside().log, QStringList{u"comments 1000"_s});
    }

    void ctrlEnterSendsWhatIsTyped()
    {
        openRead();
        m->focus(field());
        m->type("Agreed");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(bodies().size(), 3);
        QCOMPARE(bodies().last(), u"Agreed"_s);
        QCOMPARE(field()->toPlainText(), QString());
        QCOMPARE(m->changeSets(), QStringList()); // it is no part of the case
        QCOMPARE(m->workspace().draft(m->key, u"comment"_s), QString());
    }

    void theButtonSendsItToo()
    {
        openRead();
        m->focus(field());
        m->type("Agreed");
        pressButton(m->child<QPushButton>("sendComment"));
        QTRY_COMPARE(m->beside().commentsOf[1000].size(), 3);
    }

    void nothingIsSentOfAnEmptyField()
    {
        openRead();
        m->focus(field());
        m->type("  ");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->beside().log.size(), 1);
    }

    void whatCouldNotBeSentStaysInTheFieldAndIsTriedAgain()
    {
        openRead();
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        m->focus(field());
        m->type("Agreed");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(message()->isVisible());
        QCOMPARE(field()->toPlainText(), u"Agreed"_s);
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(bodies().size(), 3);
        QVERIFY(!message()->isVisible());
    }

    void aCommentIsEditedInTheSameField()
    {
        openRead();
        pressButton(view(1)->findChild<QToolButton *>(u"editComment"_s));
        QVERIFY(field()->hasFocus());
        QCOMPARE(field()->toPlainText(), u"Yes."_s);
        m->press(Qt::Key_End);
        m->type(" Surely.");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(bodies(), QStringList({u"Is **this** right?"_s, u"Yes. Surely."_s}));
        QCOMPARE(field()->toPlainText(), QString());
    }

    void escLeavesACommentAsItWasAndBringsBackWhatWasBegun()
    {
        openRead();
        m->focus(field());
        m->type("Begun");
        pressButton(view(1)->findChild<QToolButton *>(u"editComment"_s));
        m->type("x");
        m->press(Qt::Key_Escape);
        QCOMPARE(field()->toPlainText(), u"Begun"_s);
        QCOMPARE(m->beside().log.size(), 1);
    }

    void aCommentBeingEditedIsNoDraftOfANewOne()
    {
        openRead();
        m->focus(field());
        m->type("Begun");
        pressButton(pencil(1));
        m->type("x");
        m_page->commitTyping();
        QCOMPARE(draft(), u"Begun"_s);
    }

    void anEditThatIsBeingSentIsNotLeftMeanwhile()
    {
        openRead();
        m->focus(field());
        m->type("Begun");
        pressButton(pencil(1));
        m->press(Qt::Key_End);
        m->type(" Surely.");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        m->press(Qt::Key_Escape);
        QCOMPARE(field()->toPlainText(), u"Yes. Surely."_s);
        QTRY_VERIFY(bodies().contains(u"Yes. Surely."_s));
        QCOMPARE(field()->toPlainText(), u"Begun"_s);
        QCOMPARE(draft(), u"Begun"_s); // not taken for what was sent
    }

    void noCommentIsEditedWhileAnotherOneIsSent()
    {
        openRead();
        m->focus(field());
        m->type("Agreed");
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!pencil(0)->isEnabled());
        Q_EMIT view(0)->editRequested(view(0)->comment());
        QCOMPARE(field()->toPlainText(), u"Agreed"_s);
        QTRY_COMPARE(bodies().size(), 3);
        QCOMPARE(field()->toPlainText(), QString());
        QVERIFY(pencil(0)->isEnabled());
    }

    void whatCouldNotBeSentIsNotTriedAgainWithAnotherText()
    {
        openRead();
        m->beside().failNext = {makeError(ErrorKind::Timeout)};
        m->focus(field());
        m->type("Begun");
        pressButton(pencil(1));
        m->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(message()->isVisible());
        m->press(Qt::Key_Escape);
        QVERIFY(!message()->isVisible());
    }

    void deletingAsksFirst()
    {
        openRead();
        m->prompts.willCancel();
        pressButton(view(0)->findChild<QToolButton *>(u"deleteComment"_s));
        QCOMPARE(m->prompts.confirmed.size(), 1);
        QCOMPARE(m->prompts.confirmed.first().weight, ConfirmQuestion::Weight::Destructive);
        QCOMPARE(m->beside().log.size(), 1);
        m->prompts.willConfirm();
        pressButton(view(0)->findChild<QToolButton *>(u"deleteComment"_s));
        QTRY_COMPARE(bodies(), QStringList{u"Yes."_s});
    }

    void whatIsBegunSurvivesClosing()
    {
        openRead();
        m->focus(field());
        m->type("Half a thought");
        m_page->commitTyping();
        m->clear();
        open();
        QCOMPARE(field()->toPlainText(), u"Half a thought"_s);
    }

    void whatIsTypedWithoutAPauseIsKeptToo()
    {
        openRead();
        m->focus(field());
        QTRY_VERIFY_WITH_TIMEOUT((m->type("x"), !draft().isEmpty()), 4000);
    }

    void aPageThatGoesLeavesTheWorkspaceAlone()
    {
        openRead();
        m->focus(field());
        m->type("Half a thought");
        m->clear(); // as after a change of the project: the workspace may have gone before
        QCOMPARE(draft(), QString());
    }

    void aListThatCannotBeReadSaysWhyAndIsReadAgain()
    {
        make();
        m->beside().failNext = {makeError(ErrorKind::Timeout)};
        open();
        QTRY_VERIFY(message()->isVisible());
        QCOMPARE(emptyTitle(), u"The comments could not be read"_s);
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(bodies().size(), 2);
    }

    void aCaseWithoutCommentsSaysSo()
    {
        make();
        m->beside().commentsOf.clear();
        open();
        QTRY_COMPARE(emptyTitle(), u"No comments yet"_s);
        QVERIFY(field()->isVisible());
    }

    void aCaseThatWasNotSentCannotBeCommentedOn()
    {
        make();
        m->key = m->fixture.create(u"Made here"_s);
        open();
        QCOMPARE(emptyTitle(), u"This case is not on the server yet"_s);
        QVERIFY(!field()->isVisible());
        QCOMPARE(m->beside().log, QStringList());
        (void)m->fixture.push({m->key});
        m_page->refresh();
        QTRY_COMPARE(emptyTitle(), u"No comments yet"_s);
        QVERIFY(field()->isVisible());
    }

    void whoMayNotCommentReadsOnly()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayComment = false;
        make(schema);
        openRead();
        QVERIFY(!field()->isVisible());
        QVERIFY(!view(0)->findChild<QToolButton *>(u"deleteComment"_s));
    }

    void closingWhileItReadsIsSafe()
    {
        open();
        m->clear();
        m->fixture.close(); // ends only when the task has
    }
};

CASEWRIGHT_TEST(CommentsPageTest)
#include "comments_page_test.moc"
