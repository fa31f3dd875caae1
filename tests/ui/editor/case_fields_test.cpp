// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/tokens/completion_popup.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/case_details.h"
#include "ui/editor/fields/person_field.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The owner, the expected result and the custom fields of a case, where the server has them, by keys.
class CaseFieldsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseDetails *m_details = nullptr;

    void open(const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().names = {u"anna"_s, u"boris"_s, u"joanna"_s};
        m->beside().values[40] = {{400, u"Chrome"_s}, {401, u"Firefox"_s}, {402, u"Safari"_s}};
        m->beside().values[41] = {{410, u"High"_s}, {411, u"Low"_s}};
        m->fixture.read(m->key);
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
    }
    [[nodiscard]] PersonField *owner() const { return m->child<PersonField>("detailsOwner"); }
    [[nodiscard]] TokenField *field(int id) const
    {
        return m->window.findChild<TokenField *>(QStringLiteral("fieldValues%1").arg(id));
    }
    [[nodiscard]] QString noteOf(int id) const
    {
        const auto labels = field(id)->parentWidget()->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    [[nodiscard]] static QStringList offered(const QWidget *field)
    {
        const auto *popup = field->findChild<CompletionPopup *>();
        QStringList texts;
        for (int row = 0; popup->isVisible() && row < popup->list()->model()->rowCount(); ++row)
            texts.append(popup->list()->model()->index(row, 0).data().toString());
        return texts;
    }
    [[nodiscard]] QStringList valuesOf(ServerId id) const
    {
        QStringList names;
        for (const Ref &value : m->now().fields.value(id))
            names.append(value.name);
        return names;
    }
    void enter(int id, const char *text)
    {
        m->focus(field(id)->input());
        m->type(text);
        m->press(Qt::Key_Return);
    }

private Q_SLOTS:
    void cleanup() { m.reset(); }

    void whatTheServerHasNotIsNotThere()
    {
        open(FakeServer::sampleSchema());
        QVERIFY(!owner());
        QVERIFY(!field(40));
        QVERIFY(!m->child<QPlainTextEdit>("detailsExpectedResult"));
    }

    void anOwnerIsTypedAndLeavingTheFieldIsOneChangeSet()
    {
        open();
        m->focus(owner());
        m->type("carla");
        m->leave();
        QCOMPARE(m->now().owner.value().name, u"carla"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Change Owner"_s});
    }

    void anOwnerBegunOutlivesALookAtAnotherWindow()
    {
        open();
        m->focus(owner());
        m->type("car");
        QFocusEvent leave(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QApplication::sendEvent(owner(), &leave);
        QCOMPARE(owner()->text(), u"car"_s);
        QCOMPARE(m->changeSets(), QStringList());
    }

    void anOwnerIsTakenFromThePeopleOfTheServer()
    {
        open();
        m->focus(owner());
        m->type("ann");
        QTRY_COMPARE(offered(owner()), QStringList({u"anna"_s, u"joanna"_s})); // those who are called so first; nobody is created
        m->press(Qt::Key_Down);
        m->press(Qt::Key_Down);
        m->press(Qt::Key_Return);
        QCOMPARE(owner()->text(), u"joanna"_s);
        QCOMPARE(m->now().owner.value().name, u"joanna"_s);
        QVERIFY(offered(owner()).isEmpty());
    }

    void anEmptyOwnerIsNobody()
    {
        open();
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.owner = is.owner;
            after.owner = Ref::named(u"anna"_s);
        });
        m_details->refresh();
        QCOMPARE(owner()->text(), u"anna"_s);
        m->focus(owner());
        m->press(Qt::Key_A, Qt::ControlModifier);
        m->press(Qt::Key_Delete);
        m->press(Qt::Key_Return);
        QVERIFY(m->now().owner.value().isNull());
    }

    void escTakesBackAnOwnerBeingTyped()
    {
        open();
        m->focus(owner());
        m->type("anx");
        m->press(Qt::Key_Escape);
        m->press(Qt::Key_Escape);
        m->leave();
        QCOMPARE(owner()->text(), QString());
        QCOMPARE(m->changeSets(), QStringList());
    }

    void theExpectedResultIsATextOfItsOwn()
    {
        open();
        m->focus(m->child<QPlainTextEdit>("detailsExpectedResult"));
        m->type("The order is paid");
        m->leave();
        QCOMPARE(m->now().expectedResult.value(), u"The order is paid"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Edit Expected Result"_s});
    }

    void aFieldTakesSeveralValuesNewOnesToo()
    {
        open();
        enter(42, "Cart");
        enter(42, "Payment");
        QCOMPARE(valuesOf(42), QStringList({u"Cart"_s, u"Payment"_s}));
        QCOMPARE(m->changeSets(), QStringList({u"Change Component"_s, u"Change Component"_s}));
        m->press(Qt::Key_Backspace);
        m->press(Qt::Key_Backspace);
        QCOMPARE(valuesOf(42), QStringList{u"Cart"_s});
        QCOMPARE(field(42)->tokens(), QStringList{u"Cart"_s});
    }

    void committingTakesTheValueBeingTyped()
    {
        open();
        m->focus(field(42)->input());
        m->type("Cart");
        m_details->commitTyping();
        QCOMPARE(valuesOf(42), QStringList{u"Cart"_s});
        QCOMPARE(field(42)->input()->text(), QString());
        m_details->commitTyping(); // nothing more
        QCOMPARE(m->changeSets(), QStringList{u"Change Component"_s});
    }

    void leavingAFieldTakesTheValueBeingTypedButItsMenuDoesNot()
    {
        open();
        m->focus(field(42)->input());
        m->type("Cart");
        QFocusEvent toMenu(QEvent::FocusOut, Qt::PopupFocusReason);
        QApplication::sendEvent(field(42)->input(), &toMenu);
        QCOMPARE(valuesOf(42), QStringList());
        m->leave();
        QCOMPARE(valuesOf(42), QStringList{u"Cart"_s});
    }

    void aFieldOfOneValueKeepsTheLastOne()
    {
        open();
        enter(41, "High");
        enter(41, "Low");
        QCOMPARE(valuesOf(41), QStringList{u"Low"_s});
        QCOMPARE(field(41)->tokens(), QStringList{u"Low"_s});
        QCOMPARE(m->now().fields.value(10), QList<Ref>()); // the others are as they were
    }

    void aRequiredFieldLeftEmptySaysSo()
    {
        open();
        QCOMPARE(noteOf(41), u"This project requires a value here."_s);
        QCOMPARE(field(41)->accessibleDescription(), u"This project requires a value here."_s);
        enter(41, "High");
        QCOMPARE(noteOf(41), QString());
        QCOMPARE(noteOf(42), QString());
    }

    void aLockedFieldTakesWhatTheServerKnows()
    {
        open();
        m->focus(field(40)->input());
        m->type("fire");
        QTRY_COMPARE(offered(field(40)), QStringList{u"Firefox"_s}); // nothing to create
        m->press(Qt::Key_Down);
        m->press(Qt::Key_Return);
        QCOMPARE(m->now().fields.value(40), (QList<Ref>{{401, u"Firefox"_s}}));
    }

    void aValueOfALockedFieldTypedFasterThanTheServerAnswersIsTakenAll()
    {
        open();
        enter(40, "Safari");
        enter(40, "Chrome");
        QTRY_COMPARE(valuesOf(40).size(), 2);
        QCOMPARE(m->now().fields.value(40).first().id, std::optional<ServerId>(402));
    }

    void aValueThatALockedFieldDoesNotHaveIsRefusedInWords()
    {
        open();
        enter(40, "Opera");
        QTRY_COMPARE(noteOf(40), u"“Opera” is not a value of this field, and only those of its list can be set."_s);
        QCOMPARE(valuesOf(40), QStringList());
        QCOMPARE(m->changeSets(), QStringList());
    }

    void valuesThatCannotBeReadAreToldInline()
    {
        open();
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        m->focus(field(40)->input());
        QTRY_VERIFY(noteOf(40).startsWith(u"The values of this field could not be read."_s));
    }

    void aFieldThatWasNotReadCannotBeEdited()
    {
        open();
        m->clear();
        m->key = keyOfServerId(1001);
        m->fixture.rename(m->key, u"Pay by invoice, twice"_s); // all that is known of it beside its row
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
        QVERIFY(!field(40)->isEnabled());
        QVERIFY(!owner()->isEnabled());
    }

    void aFieldOfACaseThatWasNeverSentCanBeSet()
    {
        open();
        m->clear();
        m->key = m->fixture.create(u"Made here"_s); // by a script, which said nothing of fields
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
        QVERIFY(field(40)->isEnabled());
        enter(40, "Chrome");
        QTRY_COMPARE(valuesOf(40), QStringList{u"Chrome"_s});
        QCOMPARE(field(40)->tokens(), QStringList{u"Chrome"_s});
    }

    void whoMayOnlyReadEditsNothing()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        open(schema);
        QVERIFY(owner()->isReadOnly());
        for (const int id : {40, 41, 42})
            QVERIFY(!field(id)->isEnabled() && field(id)->input()->placeholderText().isEmpty());
        QCOMPARE(noteOf(41), QString()); // it is not theirs to mend
        for (const char *name : {"detailsStatus", "detailsLayer", "detailsFeature", "detailsMove"})
            QVERIFY2(!m->child<QWidget>(name)->isEnabled(), name);
        for (const char *name : {"detailsDescription", "detailsPrecondition", "detailsExpectedResult"})
            QVERIFY2(m->child<QPlainTextEdit>(name)->isReadOnly(), name);
        m->focus(m->child<QPlainTextEdit>("detailsDescription"));
        m->type("x");
        m->leave();
        QCOMPARE(m->changeSets(), QStringList());
    }

    void closingWhileTheServerIsAskedIsSafe()
    {
        open();
        m->focus(field(40)->input());
        QTRY_VERIFY(m->beside().log.contains(u"values 40 "_s));
        m->clear();
        m->fixture.close(); // ends only when the task has
    }

    void everyFieldIsLabelledAndNamed()
    {
        open();
        for (const TokenField *chips : {field(40), field(41), field(42)}) {
            const auto labels = m_details->findChildren<QLabel *>();
            QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [chips](const QLabel *label) { return label->buddy() == chips->input(); }));
            QVERIFY(!chips->accessibleName().isEmpty());
        }
        QCOMPARE(field(41)->accessibleName(), u"Risk, required"_s);
    }
};

CASEWRIGHT_TEST(CaseFieldsTest)
#include "case_fields_test.moc"
