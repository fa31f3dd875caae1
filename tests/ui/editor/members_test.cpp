// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/tokens/completion_popup.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/case_details.h"

#include <QLabel>
#include <QListView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// People with roles on a case, in its details, by keys.
class MembersTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseDetails *m_details = nullptr;

    [[nodiscard]] static ProjectSchema schema()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.roles = {{3, u"Lead"_s}, {4, u"Tester"_s}};
        return schema;
    }
    void open(const ProjectSchema &schema, const QList<Member> &members = {})
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().names = {u"anna"_s, u"boris"_s, u"joanna"_s};
        m->fixture.server().cases[1000].value.members = members;
        m->fixture.read(m->key);
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
    }
    [[nodiscard]] TokenField *role(int id) const { return m->window.findChild<TokenField *>(u"members%1"_s.arg(id)); }
    [[nodiscard]] QStringList now() const
    {
        QStringList all;
        const QList<Member> members = m->now().members.value();
        for (const Member &member : members)
            all.append(member.role.name + u' ' + member.name);
        return all;
    }

private Q_SLOTS:
    void cleanup() { m.reset(); }

    void eachRoleHasItsPeople()
    {
        open(schema(), {{{3, u"Lead"_s}, u"anna"_s}, {{4, u"Tester"_s}, u"boris"_s}, {{4, u"Tester"_s}, u"joanna"_s}});
        QCOMPARE(role(3)->tokens(), QStringList{u"anna"_s});
        QCOMPARE(role(4)->tokens(), QStringList({u"boris"_s, u"joanna"_s}));
    }

    void aPersonIsAddedWithCompletionAndSent()
    {
        open(schema(), {{{3, u"Lead"_s}, u"anna"_s}});
        m->focus(role(4)->input());
        m->type("jo");
        auto *popup = role(4)->findChild<CompletionPopup *>();
        QTRY_VERIFY(popup->isVisible());
        QTRY_COMPARE(popup->list()->model()->index(0, 0).data().toString(), u"joanna"_s);
        m->press(Qt::Key_Down);
        m->press(Qt::Key_Return);
        QCOMPARE(now(), QStringList({u"Lead anna"_s, u"Tester joanna"_s}));
        QCOMPARE(m->changeSets(), QStringList{u"Change Members"_s});
        (void)m->fixture.push({m->key});
        QCOMPARE(m->fixture.server().cases[1000].value.members.value().size(), 2);
    }

    void aPersonIsTakenOffByBackspaceAndUndoBringsThemBack()
    {
        open(schema(), {{{3, u"Lead"_s}, u"anna"_s}, {{4, u"Tester"_s}, u"boris"_s}});
        m->focus(role(4)->input());
        m->press(Qt::Key_Backspace);
        m->press(Qt::Key_Backspace);
        QCOMPARE(now(), QStringList{u"Lead anna"_s});
        QVERIFY(m->workspace().undo());
        m_details->refresh();
        QCOMPARE(role(4)->tokens(), QStringList{u"boris"_s});
    }

    void onePersonMayHaveTwoRoles()
    {
        open(schema(), {{{3, u"Lead"_s}, u"anna"_s}});
        m->focus(role(4)->input());
        m->type("anna,");
        QCOMPARE(now(), QStringList({u"Lead anna"_s, u"Tester anna"_s}));
    }

    void whomTheServerDoesNotKnowIsNoMember()
    {
        open(schema());
        m->focus(role(3)->input());
        m->type("bo");
        auto *popup = role(3)->findChild<CompletionPopup *>();
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->list()->model()->rowCount(), 1); // nobody to be created
        m->type("b,");
        auto *note = m->child<QLabel>("membersNote3");
        QTRY_COMPARE(note->text(), u"The server knows nobody named “bob”. Choose one of its people."_s);
        QVERIFY(note->isVisible());
        QCOMPARE(now(), QStringList());
        QCOMPARE(role(3)->tokens(), QStringList());
        m->type("boris,");
        QTRY_COMPARE(now(), QStringList{u"Lead boris"_s});
        QVERIFY(!note->isVisible());
    }

    void peopleThatCannotBeLookedUpAreToldOf()
    {
        open(schema());
        m->beside().failNext = {makeError(ErrorKind::Offline), makeError(ErrorKind::Offline)};
        m->focus(role(3)->input());
        m->type("boris,");
        auto *note = m->child<QLabel>("membersNote3");
        QTRY_VERIFY(note->text().startsWith(u"The people of the server could not be read."_s));
        QCOMPARE(now(), QStringList());
    }

    void whatCannotBeSetIsToldOfAndNotShown()
    {
        open(schema());
        m->clear();
        m->key = m->fixture.create(u"Made here"_s); // its members are not known
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
        Q_EMIT role(4)->tokensEdited({u"anna"_s});
        QVERIFY(!m->child<QLabel>("membersNote4")->text().isEmpty());
        QVERIFY(!m->changeSets().contains(u"Change Members"_s));
    }

    void aNameBegunOutlivesALookAtAnotherWindow()
    {
        open(schema());
        m->focus(role(3)->input());
        m->type("anna");
        QFocusEvent leave(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QApplication::sendEvent(role(3)->input(), &leave);
        QCOMPARE(role(3)->input()->text(), u"anna"_s);
        QCOMPARE(now(), QStringList());
    }

    void aRoleThatTheProjectDoesNotListIsShown()
    {
        open(schema(), {{{9, u"Auditor"_s}, u"anna"_s}});
        QVERIFY(role(9));
        QCOMPARE(role(9)->tokens(), QStringList{u"anna"_s});
    }

    void readersLookOnly()
    {
        ProjectSchema readOnly = schema();
        readOnly.mayWrite = false;
        open(readOnly, {{{3, u"Lead"_s}, u"anna"_s}});
        QVERIFY(!role(3)->isEnabled());
        QCOMPARE(role(3)->tokens(), QStringList{u"anna"_s});
    }

    void areNotThereWhereTheServerHasNone()
    {
        ProjectSchema without = schema();
        without.capabilities.members = false;
        open(without);
        QVERIFY(!m->child<QWidget>("detailsMembers"));
    }

    void textLeftByEscIsNobody()
    {
        open(schema());
        m->focus(role(3)->input());
        m->type("bo");
        m->press(Qt::Key_Escape); // the suggestions
        m->press(Qt::Key_Escape); // the text
        QCOMPARE(role(3)->input()->text(), QString());
        m->leave();
        QCOMPARE(now(), QStringList());
    }
};

CASEWRIGHT_TEST(MembersTest)
#include "members_test.moc"
