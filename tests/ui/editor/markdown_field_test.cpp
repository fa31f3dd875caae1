// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markdown_field.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"

#include <QDesktopServices>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// A Markdown text, typed with real keys.
class MarkdownFieldTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    MarkdownField *m_field = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QList<QUrl> m_opened;

    void open()
    {
        m_field = m->show(new MarkdownField(&m->workspace(), m->key, {FacetId::Description, &TestCase::description}, u"Edit Description"_s));
        m_field->setLabel(u"&Description"_s, u"description"_s);
        m_text = m->child<QPlainTextEdit>("description");
    }
    void setElsewhere(const QString &text)
    {
        m->changeElsewhere([&text](TestCase &before, TestCase &after, const TestCase &is) {
            before.description = is.description;
            after.description = text;
        });
    }
    [[nodiscard]] QToolButton *preview() const { return m->child<QToolButton>("descriptionPreview"); }
    [[nodiscard]] QTextBrowser *rendered() const { return m->window.findChild<QTextBrowser *>(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        m->fixture.server().cases[1000].value.description = u"Pay **now**"_s;
        m->fixture.read(m->key);
        open();
    }

    void cleanup() { m.reset(); }

    void takeLink(const QUrl &url) { m_opened.append(url); }

    void showsTheMarkdownAsItIs() { QCOMPARE(m_text->toPlainText(), u"Pay **now**"_s); }

    void leavingTheFieldIsOneChangeSet()
    {
        m->focus(m_text);
        m->press(Qt::Key_End, Qt::ControlModifier);
        m->type(" or later");
        QCOMPARE(m->changeSets(), QStringList());
        m->press(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(!m_text->hasFocus());
        QCOMPARE(m->changeSets(), QStringList{u"Edit Description"_s});
        QCOMPARE(m->now().description.value(), u"Pay **now** or later"_s);
    }

    void previewRendersWhatWasTyped()
    {
        m->focus(m_text);
        m->press(Qt::Key_End, Qt::ControlModifier);
        m->type(" *or later*");
        QTest::mouseClick(preview(), Qt::LeftButton);
        QVERIFY(rendered()->isVisible());
        QVERIFY(!m_text->isVisible());
        QCOMPARE(rendered()->toPlainText(), u"Pay now or later"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Edit Description"_s});
        QTest::mouseClick(preview(), Qt::LeftButton);
        QVERIFY(m_text->isVisible());
        QCOMPARE(m_text->toPlainText(), u"Pay **now** *or later*"_s);
    }

    void aChangeElsewhereReachesTextAndPreview()
    {
        QTest::mouseClick(preview(), Qt::LeftButton);
        setElsewhere(u"_Never_ pay"_s);
        m_field->refresh();
        QCOMPARE(rendered()->toPlainText(), u"Never pay"_s);
        QCOMPARE(m_text->toPlainText(), u"_Never_ pay"_s);
        m->press(Qt::Key_Tab);
        QCOMPARE(m->changeSets(), QStringList{u"Elsewhere"_s}); // showing it is no edit
    }

    void aTextBeingTypedIsNotDisturbed()
    {
        m->focus(m_text);
        m->type("Please: ");
        setElsewhere(u"Theirs"_s);
        m_field->refresh();
        QCOMPARE(m_text->toPlainText(), u"Please: Pay **now**"_s);
        QCOMPARE(m_text->textCursor().position(), 8);
        m->leave();
        QCOMPARE(m->now().description.value(), u"Please: Pay **now**"_s);
    }

    void theCaretStaysWhereAWindowsTextIsShownAgain()
    {
        setElsewhere(u"one\r\ntwo"_s);
        m_field->refresh();
        m->focus(m_text);
        m->press(Qt::Key_End, Qt::ControlModifier);
        m_field->refresh();
        QCOMPARE(m_text->textCursor().position(), 7);
    }

    void ctrlZTakesBackTypingAndNotTheCase()
    {
        m->fixture.rename(m->key, u"Another name"_s);
        m->focus(m_text);
        m->type("x");
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_text->toPlainText(), u"Pay **now**"_s);
        QCOMPARE(m->fixture.nameOf(m->key), u"Another name"_s);
    }

    void aDraftLeftBehindIsShownAndMadeAChange()
    {
        m->clear();
        m->workspace().keepDraft(m->key, facetName(FacetId::Description), u"before the crash"_s);
        open();
        QCOMPARE(m_text->toPlainText(), u"before the crash"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Edit Description"_s});
    }

    void linksLeadToTheWebAndNotToFiles()
    {
        for (const QString &scheme : {u"https"_s, u"file"_s})
            QDesktopServices::setUrlHandler(scheme, this, "takeLink");
        m_opened.clear();
        Q_EMIT rendered()->anchorClicked(QUrl(u"file:///usr/bin/true"_s));
        Q_EMIT rendered()->anchorClicked(QUrl(u"https://example.com/a"_s));
        for (const QString &scheme : {u"https"_s, u"file"_s})
            QDesktopServices::unsetUrlHandler(scheme);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://example.com/a"_s)});
    }
};

CASEWRIGHT_TEST(MarkdownFieldTest)
#include "markdown_field_test.moc"
