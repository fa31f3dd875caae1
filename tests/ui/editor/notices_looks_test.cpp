// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/editor/editor_bench.h"
#include "tests/ui/looks.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QPushButton>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// Renders what an open case tells of others, and what it offers from another time. With CASEWRIGHT_SHOTS set the pictures stay there to be
/// judged.
class NoticesLooksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FontScale> m_letters;
    std::unique_ptr<EditorBench> m;
    CaseEditor *m_editor = nullptr;

    void make()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        m_letters = std::make_unique<FontScale>(percent);
        m = std::make_unique<EditorBench>(FakeServer::richSchema());
        applyTheme(*qApp, scheme);
        m->window.setLayoutDirection(direction);
        m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    void keep(const char *scene)
    {
        settle();
        QTRY_VERIFY2(cutOff(*m_editor).isEmpty(), qPrintable(cutOff(*m_editor)));
        keepScene(*m_editor, scene);
    }
    /// What Anna does meanwhile.
    void changeOnServer()
    {
        FakeServer::Stored &stored = m->fixture.server().cases[1000];
        stored.info.lastModifiedBy = u"anna.petrova"_s;
        stored.value.name = u"Pay with a stored card after the session has expired"_s;
        stored.value.description = u"The customer pays with a stored card.\nThe bank asks again."_s;
        stored.value.fields[42] = {{420, u"Cart"_s}};
        Scenario scenario = stored.value.scenario.value();
        scenario.steps[1].text = u"pay with a card that was stored before the session expired"_s;
        scenario.steps.append(makeStep(u"the order is confirmed"_s, u"Then"_s));
        scenario.steps.append(makeStep(u"a mail with the number of the order is sent within a minute"_s, u"And"_s));
        stored.value.scenario = scenario;
    }

private Q_SLOTS:
    void cleanup()
    {
        m.reset();
        m_letters.reset();
    }

    void newsOfAnOpenCase_data() { addLooks("news"); }
    void newsOfAnOpenCase()
    {
        make();
        changeOnServer();
        QVERIFY(await(m->workspace().reread(m->key, {})));
        keep("told");
        auto *show = m->child<QWidget>("caseNews")->findChild<QToolButton *>(u"inlineMessageButton"_s);
        m->focus(show);
        m->press(Qt::Key_Space);
        keep("shown");
        // The steps are what one works in.
        QVERIFY2(tree()->viewport()->height() >= 2 * metrics::stepRowHeight(tree()->fontMetrics()),
                 qPrintable(QString::number(tree()->viewport()->height())));
        m->fixture.rename(m->key, u"Mine"_s);
        m->fixture.server().cases[1000].value.name = u"Theirs"_s;
        QVERIFY(await(m->workspace().reread(m->key, {})));
        keep("with-clash");
    }

    void anEditFromAnotherTime_data() { addLooks("kept"); }
    void anEditFromAnotherTime()
    {
        make();
        m->beside().shared = {{70, u"Sign in with the stored account"_s}};
        m->beside().sharedContent[70] = Scenario{parseSteps(u"- Open the page\n- Enter the password\n"_s)->steps};
        m->beside().sharedUsedBy[70] = 14;
        m->putStep(1, StepKind::Shared, u"Sign in with the stored account"_s, 70);
        const auto look = [this] {
            m->focus(tree());
            tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
            m->press(Qt::Key_E, Qt::ControlModifier);
            QTRY_VERIFY(m->child<QWidget>("sharedStepContent") && m->child<QWidget>("sharedStepContent")->isVisible());
        };
        look();
        QTRY_VERIFY(m->child<QLineEdit>("sharedStepNameField")->isVisible());
        m->child<QLineEdit>("sharedStepNameField")->setFocus();
        m->type("Sign in");
        QTRY_VERIFY_WITH_TIMEOUT(!m->workspace().draft(CaseKey(), u"sharedStep:70"_s).isEmpty(), 2500);
        m->clear();
        m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
        look();
        QTRY_VERIFY(m->child<QPushButton>("restoreSharedStep")->hasFocus());
        keep("offered");
    }
};

CASEWRIGHT_TEST(NoticesLooksTest)
#include "notices_looks_test.moc"
