// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/filter_field.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "ui/browser/filter/filter_completion.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;

namespace {

QString text(const char *latin)
{
    return QString::fromUtf8(latin);
}

} // namespace

class FilterFieldTest final : public QObject {
    Q_OBJECT

private:
    query::CaseIndex m_index;
    ProjectSchema m_schema = test::shopSchema();

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, ColorScheme::Light);
        test::fillShop(m_index);
    }
    void findsTheTokenAtTheCaret();
    void offersFieldsForTheBeginningOfOne();
    void offersValuesBehindAColon();
    void quotesValuesWithBlanks();
    void keepsANegation();
    void offersNothingForWords();
    void completesByKeys();
    void explainsEachKindOfError_data();
    void explainsEachKindOfError();
    void emitsOnlyWhatCanBeRead();
};

void FilterFieldTest::findsTheTokenAtTheCaret()
{
    QCOMPARE(tokenAt(text("cart tag:smo"), 12), text("tag:smo"));
    QCOMPARE(tokenAt(text("cart tag:smo"), 4), text("cart"));
    QCOMPARE(tokenAt(text("status:\"In prog"), 15), text("status:\"In prog"));
    QCOMPARE(tokenAt(text("cart "), 5), QString());
}

void FilterFieldTest::offersFieldsForTheBeginningOfOne()
{
    QCOMPARE(filterCompletions(text("la"), &m_index, &m_schema), QStringList({text("layer:")}));
    QVERIFY(filterCompletions(text("l"), &m_index, &m_schema).isEmpty());
}

void FilterFieldTest::offersValuesBehindAColon()
{
    const QStringList tags = filterCompletions(text("tag:s"), &m_index, &m_schema);
    QVERIFY(tags.contains(text("tag:smoke")));
    QVERIFY(tags.contains(text("tag:severity:critical")));
    QVERIFY(tags.contains(text("tag:severity:"))); // the prefix
    QVERIFY(tags.contains(text("tag:platform:ios"))); // inside
    QVERIFY(tags.indexOf(text("tag:smoke")) < tags.indexOf(text("tag:platform:ios")));
    QCOMPARE(filterCompletions(text("is:a"), &m_index, &m_schema).first(), text("is:automated"));
    QCOMPARE(filterCompletions(text("suite:Sea"), &m_index, &m_schema), QStringList({text("suite:Search")}));
    QVERIFY(filterCompletions(text("tag:smoke"), &m_index, &m_schema).isEmpty()); // it is typed already
    QVERIFY(filterCompletions(text("tag:"), nullptr, nullptr).isEmpty());
}

void FilterFieldTest::quotesValuesWithBlanks()
{
    QCOMPARE(filterCompletions(text("layer:ui"), &m_index, &m_schema), QStringList({text("layer:\"UI Tests\"")}));
    QCOMPARE(filterCompletions(text("layer:\"UI T"), &m_index, &m_schema), QStringList({text("layer:\"UI Tests\"")}));
}

void FilterFieldTest::keepsANegation()
{
    QCOMPARE(filterCompletions(text("-ha"), &m_index, &m_schema), QStringList({text("-has:")}));
    QCOMPARE(filterCompletions(text("-has:la"), &m_index, &m_schema), QStringList({text("-has:layer")}));
}

void FilterFieldTest::offersNothingForWords()
{
    QVERIFY(filterCompletions(text("cart"), &m_index, &m_schema).isEmpty());
    QVERIFY(filterCompletions(text("colour:r"), &m_index, &m_schema).isEmpty());
}

void FilterFieldTest::completesByKeys()
{
    FilterField field;
    field.setVocabulary(&m_index, &m_schema);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QTest::keyClicks(&field, text("cart la"));
    QAbstractItemView *popup = field.findChild<QCompleter *>()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field.text(), text("cart layer:"));
    QTRY_VERIFY(popup->isVisible()); // and goes on with the values
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field.text(), text("cart layer:\"UI Tests\" "));
    QVERIFY(!field.error());
}

void FilterFieldTest::explainsEachKindOfError_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("field") << text("colour:red") << text("tag, status");
    QTest::newRow("value") << text("is:blue") << text("automated");
    QTest::newRow("no value") << text("has:") << text("steps");
    QTest::newRow("no value of a free field") << text("tag:") << text("after the colon");
    QTest::newRow("quote") << text("\"cart") << text("“cart”");
    QTest::newRow("or") << text("cart or") << text("both sides");
}

void FilterFieldTest::explainsEachKindOfError()
{
    QFETCH(QString, typed);
    QFETCH(QString, said);
    FilterField field;
    field.setText(typed);
    QVERIFY(field.error().has_value());
    QVERIFY2(field.errorText().contains(said), qPrintable(field.errorText()));
    field.setText(text("cart"));
    QCOMPARE(field.errorText(), QString());
}

void FilterFieldTest::emitsOnlyWhatCanBeRead()
{
    FilterField field;
    QSignalSpy filters(&field, &FilterField::filterChanged);
    QSignalSpy errors(&field, &FilterField::errorChanged);
    field.setText(text("cart"));
    QCOMPARE(filters.size(), 1);
    QCOMPARE(errors.size(), 0);
    field.setText(text("cart is:"));
    QCOMPARE(filters.size(), 1);
    QCOMPARE(errors.size(), 1);
    field.setText(text("cart is:manual"));
    QCOMPARE(filters.size(), 2);
    QCOMPARE(errors.size(), 2);
}

CASEWRIGHT_TEST(FilterFieldTest)
#include "filter_field_test.moc"
