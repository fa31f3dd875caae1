// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields/many_fields_box.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "tests/ui/looks.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/tags/fields/value_choice.h"
#include "ui/tags/plan_bar.h"
#include "ui/tags/tags_panel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The panel over cases of a server that has owners and other custom fields: 40 locked, 41 required, 42 free.
struct RichPanel {
    RichPanel()
    {
        applyTheme(*qApp, ColorScheme::Light);
        fixture.schema = test::FakeServer::richSchema();
        for (int i = 0; i < 3; ++i)
            keys << CaseKey{fixture.server().add(test::richCase(u"Case %1"_s.arg(i)))};
        fixture.server().beside.names = {u"ann"_s, u"bob"_s};
        fixture.server().beside.values[40] = {{1, u"Firefox"_s}, {2, u"Chrome"_s}};
        fixture.open();
        fixture.pull();
        panel.openProject(fixture.workspace());
        panel.resize(360, 900);
        panel.show();
        panel.activateWindow();
    }
    ~RichPanel() { panel.closeProject(); }

    [[nodiscard]] ValueChoice *choice(const char *name) { return panel.findChild<ValueChoice *>(QLatin1String(name)); }
    void type(const char *name, const QString &text)
    {
        choice(name)->lineEdit()->setFocus();
        QTest::keyClick(choice(name)->lineEdit(), Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(choice(name)->lineEdit(), Qt::Key_Delete);
        QTest::keyClicks(choice(name)->lineEdit(), text);
        QTest::keyClick(choice(name)->lineEdit(), Qt::Key_Return);
    }

    test::WorkspaceFixture fixture;
    QList<CaseKey> keys;
    TagsPanel panel;
    QSignalSpy finished{&panel, &TagsPanel::planFinished};
};

} // namespace

class ManyFieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThereForManyOnly();
    void showsWhatAllHaveOrThatTheyDiffer();
    void paintsInEveryTheme_data() { test::addLooks("kept"); }
    void paintsInEveryTheme();
    void setsOwnerAndFieldsAndKeepsTheRest();
    void goesBackToKeeping();
    void clearsOnlyWhatIsNotRequired();
    void takesOnlyKnownValuesOfALockedField();
    void movesManyIntoASuite();
};

void ManyFieldsTest::isThereForManyOnly()
{
    RichPanel bench;
    auto *box = bench.panel.findChild<ManyFieldsBox *>();
    bench.panel.setSelection({bench.keys[0]});
    QVERIFY(!box->isVisible());
    bench.panel.setSelection(bench.keys);
    QVERIFY(box->isVisible());
    for (const char *name : {"suiteChoice", "ownerChoice", "fieldChoice40", "fieldChoice41", "fieldChoice42"}) {
        QVERIFY2(bench.choice(name), name);
        QCOMPARE(bench.choice(name)->lineEdit()->text(), QString());
        QVERIFY2(bench.choice(name)->lineEdit()->placeholderText().startsWith(u"Keep"_s), name);
        QVERIFY2(!bench.choice(name)->lineEdit()->accessibleName().isEmpty(), name);
    }
    QVERIFY(bench.panel.bulk()->pending().isEmpty());
}

void ManyFieldsTest::showsWhatAllHaveOrThatTheyDiffer()
{
    RichPanel bench;
    for (const CaseKey key : bench.keys) {
        TestCase &value = bench.fixture.server().cases[key.value].value;
        value.owner = Ref::named(key == bench.keys[0] ? u"ann"_s : u"bob"_s);
        value.fields[40] = {Ref{1, u"Firefox"_s}, Ref{2, u"Chrome"_s}};
        value.fields[10] = {Ref{50, u"Checkout"_s}};
    }
    bench.fixture.server().cases[bench.keys[1].value].value.fields[40] = {Ref{2, u"Chrome"_s}, Ref{1, u"Firefox"_s}}; // in no order
    bench.fixture.pull();
    const auto kept = [&bench](const char *name) { return bench.choice(name)->lineEdit()->placeholderText(); };
    bench.panel.setSelection(bench.keys);
    QCOMPARE(kept("ownerChoice"), u"Keep"_s); // nobody has asked yet, and this does not
    QCOMPARE(kept("suiteChoice"), u"Keep (Checkout)"_s);
    for (const CaseKey key : bench.keys)
        bench.fixture.read(key);
    bench.panel.bulk()->refresh();
    QTRY_COMPARE(kept("ownerChoice"), u"Keep (they differ)"_s);
    QCOMPARE(kept("fieldChoice40"), u"Keep (Chrome, Firefox)"_s);
    QCOMPARE(kept("fieldChoice42"), u"Keep (not set)"_s);
    bench.panel.setSelection(bench.keys.mid(1));
    QCOMPARE(kept("ownerChoice"), u"Keep (bob)"_s);
    QVERIFY(bench.panel.bulk()->pending().isEmpty());
    QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
    bench.type("ownerChoice", u"ann"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 1);
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(kept("ownerChoice"), u"Keep (ann)"_s);
}

void ManyFieldsTest::paintsInEveryTheme()
{
    QFETCH(ColorScheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(int, percent);
    const test::FontScale scale(percent);
    RichPanel bench;
    applyTheme(*qApp, scheme);
    bench.panel.setLayoutDirection(direction);
    for (const CaseKey key : bench.keys) {
        TestCase &value = bench.fixture.server().cases[key.value].value;
        value.owner = Ref::named(key == bench.keys[0] ? u"ann"_s : u"bob"_s);
        value.fields[40] = {Ref{1, u"Firefox"_s}, Ref{2, u"Chrome"_s}};
        value.fields[10] = {Ref{50, u"Checkout"_s}};
    }
    bench.fixture.pull();
    for (const CaseKey key : bench.keys)
        bench.fixture.read(key);
    bench.panel.setSelection(bench.keys);
    QTRY_COMPARE(bench.choice("ownerChoice")->lineEdit()->placeholderText(), u"Keep (they differ)"_s);
    bench.panel.bulk()->setFieldValues(42, QList<Ref>{Ref::named(u"Basket"_s)});
    test::keepScene(bench.panel, "panel");
    // What they have is told in words that are not mistaken for a value that is set.
    const QLineEdit *kept = bench.choice("fieldChoice40")->lineEdit();
    QCOMPARE(kept->text(), QString());
    QCOMPARE(kept->accessibleDescription(), u"Keep (Chrome, Firefox)"_s);
}

void ManyFieldsTest::setsOwnerAndFieldsAndKeepsTheRest()
{
    RichPanel bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
    bench.panel.setSelection(bench.keys);
    bench.type("ownerChoice", u"bob"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 1);
    bench.type("fieldChoice42", u"Brand new"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 2);
    QCOMPARE(bench.choice("ownerChoice")->lineEdit()->text(), u"bob"_s);
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.finished.first().first().value<BulkOutcome>().failed.size(), 0);
    const TestCase &after = bench.fixture.server().cases[bench.keys[2].value].value;
    QCOMPARE(after.owner.value().name, u"bob"_s);
    QCOMPARE(after.fields.value(42).value(0).name, u"Brand new"_s);
    QVERIFY(after.fields.value(41).isEmpty());
    QVERIFY(bench.panel.bulk()->pending().isEmpty());
    QCOMPARE(bench.choice("ownerChoice")->lineEdit()->text(), QString());
    QVERIFY(bench.fixture.workspace().undo());
    QVERIFY(bench.fixture.workspace().record(bench.keys[2])->current().owner.value().isNull());
}

void ManyFieldsTest::goesBackToKeeping()
{
    RichPanel bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
    bench.panel.setSelection(bench.keys);
    bench.type("ownerChoice", u"ann"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 1);
    bench.type("ownerChoice", QString());
    QTRY_VERIFY(bench.panel.bulk()->pending().isEmpty());
    bench.type("ownerChoice", u"ann"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 1);
    bench.panel.planBar()->discardButton()->click();
    QCOMPARE(bench.choice("ownerChoice")->lineEdit()->text(), QString());
}

void ManyFieldsTest::clearsOnlyWhatIsNotRequired()
{
    RichPanel bench;
    bench.panel.setSelection(bench.keys);
    QCOMPARE(bench.choice("fieldChoice42")->itemText(0), u"Not set"_s);
    QVERIFY(bench.choice("fieldChoice41")->findText(u"Not set"_s) < 0);
    bench.type("fieldChoice42", u"Not set"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().count(), 1);
    QVERIFY(bench.panel.bulk()->pending().fields.value(42).isEmpty());
}

void ManyFieldsTest::takesOnlyKnownValuesOfALockedField()
{
    RichPanel bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
    bench.panel.setSelection(bench.keys);
    bench.type("fieldChoice40", u"Netscape"_s);
    auto *note = bench.panel.findChild<NoteLabel *>(u"manyFieldsNote"_s);
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->text(), u"“Netscape” is none of its values."_s);
    QVERIFY(bench.panel.bulk()->pending().isEmpty());
    bench.type("fieldChoice40", u"Firefox"_s);
    QTRY_COMPARE(bench.panel.bulk()->pending().fields.value(40).value(0).id, std::optional<ServerId>(1));
    QVERIFY(!note->isVisible());
}

void ManyFieldsTest::movesManyIntoASuite()
{
    RichPanel bench;
    bench.fixture.server().cases[bench.keys[0].value].value.fields[10] = {Ref{50, u"Checkout"_s}};
    bench.fixture.read(bench.keys[0]);
    QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
    bench.panel.setSelection(bench.keys);
    bench.type("suiteChoice", u"Checkout"_s);
    QTRY_VERIFY(bench.panel.bulk()->pending().suite);
    bench.panel.planBar()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.finished.first().first().value<BulkOutcome>().name, u"Move 2 Cases"_s);
    QCOMPARE(bench.fixture.server().cases[bench.keys[2].value].value.fields.value(10).value(0).name, u"Checkout"_s);
}

CASEWRIGHT_TEST(ManyFieldsTest)
#include "many_fields_test.moc"
