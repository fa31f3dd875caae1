// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/editor/text_typing.h"

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The text of one facet between the keys and the change set.
class TextTypingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    std::unique_ptr<TextTyping> m_typing;

    [[nodiscard]] QString draft() { return m->workspace().draft(m->key, facetName(FacetId::Description)); }
    void start(FacetMember<QString> facet)
    {
        m_typing = std::make_unique<TextTyping>(&m->workspace(), m->key, facet, u"Edit It"_s);
    }
    /// The running timer of this length ends now.
    void elapse(std::chrono::milliseconds length)
    {
        const auto timers = m_typing->findChildren<QTimer *>();
        for (QTimer *timer : timers) {
            if (timer->isActive() && timer->intervalAsDuration() == length)
                timer->setInterval(0);
        }
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        m->fixture.read(m->key);
        start({FacetId::Description, &TestCase::description});
    }

    void cleanup()
    {
        m_typing.reset();
        m.reset();
    }

    void keepsADraftAfterASecond()
    {
        m_typing->type(u"half a sen"_s);
        QCOMPARE(draft(), QString());
        elapse(std::chrono::seconds(1));
        QTRY_COMPARE(draft(), u"half a sen"_s);
        QCOMPARE(m->changeSets(), QStringList());
    }

    void makesAChangeAfterAMinute()
    {
        m_typing->type(u"a sentence"_s);
        elapse(std::chrono::minutes(1));
        QTRY_COMPARE(m->changeSets(), QStringList{u"Edit It"_s});
        QCOMPARE(m->now().description.value(), u"a sentence"_s);
    }

    void aChangeTakesTheDraftAway()
    {
        m_typing->type(u"a sentence"_s);
        elapse(std::chrono::seconds(1));
        QTRY_COMPARE(draft(), u"a sentence"_s);
        QVERIFY(m_typing->commit());
        QCOMPARE(draft(), QString());
        QVERIFY(!m_typing->isUnsaved());
    }

    void manyKeysAreOneChange()
    {
        m_typing->type(u"a"_s);
        m_typing->type(u"ab"_s);
        QVERIFY(m_typing->commit());
        QVERIFY(m_typing->commit());
        QCOMPARE(m->changeSets(), QStringList{u"Edit It"_s});
    }

    void typingTheOldTextAgainIsNoChange()
    {
        m_typing->type(u"a"_s);
        m_typing->type(QString());
        QVERIFY(m_typing->commit());
        QCOMPARE(m->changeSets(), QStringList());
    }

    void whatWasTypedWinsOverWhatCameMeanwhile()
    {
        m_typing->type(u"mine"_s);
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.description = is.description;
            after.description = u"theirs"_s;
        });
        QVERIFY(m_typing->commit());
        QCOMPARE(m->now().description.value(), u"mine"_s);
    }

    void aRefusedChangeStaysADraft()
    {
        m->key = keyOfServerId(1001); // was never read
        start({FacetId::Description, &TestCase::description});
        m_typing->type(u"too early"_s);
        QVERIFY(!m_typing->commit());
        QVERIFY(m_typing->isUnsaved());
        QCOMPARE(draft(), u"too early"_s);
    }

    void aDraftLeftBehindBecomesAChange()
    {
        m->workspace().keepDraft(m->key, facetName(FacetId::Description), u"before the crash"_s);
        m_typing->restoreDraft();
        QCOMPARE(m->now().description.value(), u"before the crash"_s);
        QCOMPARE(draft(), QString());
    }

    void aBlankNameIsNoChange()
    {
        start({FacetId::Name, &TestCase::name});
        m_typing->type(u"  "_s);
        QVERIFY(m_typing->commit());
        QVERIFY(!m_typing->isUnsaved());
        QCOMPARE(m->fixture.nameOf(m->key), u"Pay by card"_s);
    }
};

CASEWRIGHT_TEST(TextTypingTest)
#include "text_typing_test.moc"
