// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/token_field.h"
#include "ui/editor/case_details.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// What a case is beside its scenario, edited by keys.
class CaseDetailsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseDetails *m_details = nullptr;

    /// Opens the list of a box, goes down `down` rows and takes that one.
    void choose(const char *box, int down)
    {
        auto *combo = m->child<QComboBox>(box);
        m->focus(combo);
        for (int i = 0; i < std::abs(down); ++i)
            m->press(down > 0 ? Qt::Key_Down : Qt::Key_Up);
    }
    [[nodiscard]] QString shown(const char *box) const { return m->child<QComboBox>(box)->currentText(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        m->fixture.read(m->key);
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
    }

    void cleanup() { m.reset(); }

    void showsWhatTheCaseIs()
    {
        QCOMPARE(shown("detailsStatus"), u"Active"_s);
        QCOMPARE(shown("detailsLayer"), u"UI Tests"_s);
        QCOMPARE(shown("detailsFeature"), u"Not set"_s);
        QCOMPARE(m->child<QLabel>("detailsSuites")->text(), u"In no suite"_s);
        QCOMPARE(m->changeSets(), QStringList());
    }

    void aStatusIsChosenByKey()
    {
        choose("detailsStatus", 1);
        QCOMPARE(m->now().status.value().name, u"Outdated"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Change Status"_s});
    }

    void aLayerIsChosenByKeyAndTakenAway()
    {
        choose("detailsLayer", 1);
        QCOMPARE(m->now().layer.value(), (Ref{-3, u"API Tests"_s}));
        choose("detailsLayer", -2);
        QVERIFY(m->now().layer.value().isNull());
        QCOMPARE(m->changeSets().first(), u"Change Layer"_s);
    }

    void severalFeaturesAreChipsOfWhichOneCanGo()
    {
        const ServerId field = m->workspace().schema().featureField;
        m->fixture.server().cases[1000].value.fields[field] = {Ref::named(u"Cart"_s), Ref::named(u"Checkout"_s)};
        QVERIFY(await(m->workspace().reread(m->key, {})));
        m_details->refresh();
        QVERIFY(!m->child<QComboBox>("detailsFeature")->isVisible());
        auto *chips = m->child<TokenField>("fieldValues-2");
        QVERIFY(chips->isVisible());
        QCOMPARE(chips->tokens(), QStringList({u"Cart"_s, u"Checkout"_s}));
        m->focus(chips->input());
        m->press(Qt::Key_Backspace);
        m->press(Qt::Key_Backspace);
        QCOMPARE(m->now().fields.value(field), QList<Ref>{Ref::named(u"Cart"_s)});
        m->leave();
        m_details->refresh();
        QCOMPARE(shown("detailsFeature"), u"Cart"_s);
        QVERIFY(m->child<QComboBox>("detailsFeature")->isVisible());
    }

    void aFeatureIsChosenAndTheSuitesStay()
    {
        m->clear();
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &) {
            before.fields = {{-2, {}}, {10, {}}};
            after.fields = {{-2, {Ref{4, u"Payment"_s}}}, {10, {Ref{50, u"Checkout"_s}}}};
        });
        m_details = m->show(new CaseDetails(&m->workspace(), m->key));
        QCOMPARE(shown("detailsFeature"), u"Payment"_s); // although the project's list does not hold it
        choose("detailsFeature", -1);
        QCOMPARE(m->now().fields.value(-2), QList<Ref>());
        QCOMPARE(m->now().fields.value(10), (QList<Ref>{Ref{50, u"Checkout"_s}}));
        QCOMPARE(m->child<QLabel>("detailsSuites")->text(), u"Checkout"_s);
    }

    void aChangeElsewhereReachesTheBoxes()
    {
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.status = is.status;
            before.layer = is.layer;
            before.fields = {{10, {}}};
            after.status = Ref::named(u"Outdated"_s);
            after.layer = Ref();
            after.fields = {{10, {Ref{50, u"Checkout"_s}, Ref{51, u"Payment"_s}}}};
        });
        m_details->refresh();
        QCOMPARE(shown("detailsStatus"), u"Outdated"_s);
        QCOMPARE(shown("detailsLayer"), u"Not set"_s);
        QCOMPARE(m->child<QLabel>("detailsSuites")->text(), u"Checkout\nPayment"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Elsewhere"_s}); // showing it is no edit
    }

    void movingIsAskedForByTheButton()
    {
        QSignalSpy move(m_details, &CaseDetails::moveRequested);
        m->focus(m->child<QPushButton>("detailsMove"));
        m->press(Qt::Key_Space);
        QCOMPARE(move.size(), 1);
    }

    void eachTextIsAChangeOfItsOwn()
    {
        m->focus(m->child<QPlainTextEdit>("detailsDescription"));
        m->type("Cards only");
        m->focus(m->child<QPlainTextEdit>("detailsPrecondition"));
        m->type("Signed in");
        m->leave();
        QCOMPARE(m->changeSets(), QStringList({u"Edit Description"_s, u"Edit Precondition"_s}));
        QCOMPARE(m->now().description.value(), u"Cards only"_s);
        QCOMPARE(m->now().precondition.value(), u"Signed in"_s);
    }

    void everyFieldIsReachedByAMnemonicAndNamed()
    {
        for (const char *name : {"detailsStatus", "detailsLayer", "detailsFeature", "detailsDescription", "detailsPrecondition"}) {
            const auto labels = m_details->findChildren<QLabel *>();
            const bool labelled = std::any_of(labels.cbegin(), labels.cend(), [name](const QLabel *label) {
                return label->buddy() && label->buddy()->objectName() == QLatin1String(name) && label->text().contains(u'&');
            });
            QVERIFY2(labelled, name);
        }
    }
};

CASEWRIGHT_TEST(CaseDetailsTest)
#include "case_details_test.moc"
