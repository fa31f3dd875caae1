// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_scenario_doc.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The outliner's way to the workspace.
class CaseScenarioDocTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    std::unique_ptr<CaseScenarioDoc> m_doc;

    [[nodiscard]] Scenario longer() const
    {
        Scenario next = m_doc->scenario();
        next.steps.append(makeStep(u"look at the receipt"_s));
        return next;
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        m->fixture.read(m->key);
        m_doc = std::make_unique<CaseScenarioDoc>(&m->workspace(), m->key);
    }

    void cleanup()
    {
        m_doc.reset();
        m.reset();
    }

    void isEmptyUntilTheCaseIsRead()
    {
        const CaseKey unread = keyOfServerId(1001);
        m->fixture.server().cases[1001].value.scenario = longer();
        const CaseScenarioDoc doc(&m->workspace(), unread);
        QSignalSpy changed(&doc, &ScenarioDoc::changed);
        QVERIFY(doc.scenario().isEmpty());
        m->fixture.read(unread);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(doc.scenario().steps.size(), 3);
    }

    void anEditIsOneNamedChangeSet()
    {
        QVERIFY(m_doc->apply(u"Add Step"_s, longer()));
        QCOMPARE(m->changeSets(), QStringList{u"Add Step"_s});
        QCOMPARE(m->fixture.stepsOf(m->key).last(), u"look at the receipt"_s);
        QCOMPARE(m_doc->undoName(), u"Add Step"_s);
        QCOMPARE(m_doc->redoName(), QString());
        QVERIFY(m->workspace().undo());
        QCOMPARE(m_doc->redoName(), u"Add Step"_s);
    }

    void tellsOfStepsChangedElsewhereOnly()
    {
        QSignalSpy changed(m_doc.get(), &ScenarioDoc::changed);
        m->fixture.rename(m->key, u"Another name"_s);
        QCOMPARE(changed.size(), 0);
        m->setScenario(u"- one\n"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_doc->scenario().steps.first().text, u"one"_s);
    }

    void leavesUndoToTheWindow()
    {
        QVERIFY(m_doc->apply(u"Add Step"_s, longer()));
        QSignalSpy undo(m_doc.get(), &CaseScenarioDoc::undoRequested);
        QSignalSpy redo(m_doc.get(), &CaseScenarioDoc::redoRequested);
        m_doc->undo();
        m_doc->redo();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(redo.size(), 1);
        QCOMPARE(m_doc->scenario().steps.size(), 3);
    }

    void keepsTheDraftOfItsCase()
    {
        m_doc->keepDraft(u"half"_s);
        QCOMPARE(CaseScenarioDoc(&m->workspace(), m->key).draft(), u"half"_s);
        QCOMPARE(CaseScenarioDoc(&m->workspace(), keyOfServerId(1001)).draft(), QString());
    }
};

CASEWRIGHT_TEST(CaseScenarioDocTest)
#include "case_scenario_doc_test.moc"
