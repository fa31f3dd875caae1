// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/suites.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

SuitePath path(const QStringList &levels)
{
    SuitePath path;
    for (const QString &level : levels)
        path.append(Ref::named(level));
    return path;
}

QStringList texts(const QList<SuitePath> &paths)
{
    QStringList texts;
    for (const SuitePath &path : paths)
        texts.append(suiteText(path));
    return texts;
}

} // namespace

class SuitesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesLevelsWithArrows()
    {
        QCOMPARE(suiteText(path({u"Checkout"_s, u"Payment"_s, u"Cards"_s})), u"Checkout > Payment > Cards"_s);
        QCOMPARE(suiteText({}), QString());
    }

    void readsWhatItWrites_data()
    {
        QTest::addColumn<QStringList>("levels");
        QTest::newRow("plain") << QStringList{u"Checkout"_s, u"Payment"_s};
        QTest::newRow("arrow") << QStringList{u"a > b"_s, u"c>d"_s};
        QTest::newRow("quotes") << QStringList{u"\"quoted\""_s, u"5\" screen"_s, u"\""_s};
        QTest::newRow("quotes and arrow") << QStringList{u"\"a\" > \"b\""_s, u"c"_s};
        QTest::newRow("blanks") << QStringList{u" a "_s, u"b"_s};
        QTest::newRow("none") << QStringList{};
    }

    void readsWhatItWrites()
    {
        QFETCH(QStringList, levels);
        QCOMPARE(suiteFromText(suiteText(path(levels))), path(levels));
    }

    void readsTypedPaths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("levels");
        QTest::newRow("no blanks") << u"a>b"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("many blanks") << u"  a  >\tb  "_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("empty levels") << u"> a >> b >"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("nothing") << u"  "_s << QStringList{};
        QTest::newRow("open quote") << u"\"a > b"_s << QStringList{u"\"a"_s, u"b"_s};
        QTest::newRow("text behind quote") << u"\"a\" b > c"_s << QStringList{u"\"a\" b"_s, u"c"_s};
        QTest::newRow("quoted level") << u"\"a > b\" > c"_s << QStringList{u"a > b"_s, u"c"_s};
    }

    void readsTypedPaths()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, levels);
        QCOMPARE(suiteFromText(text), path(levels));
    }

    void aCaseLiesInEveryCombinationOfItsValues()
    {
        const FieldValues fields = {{1, path({u"Shop"_s, u"Bank"_s})}, {2, path({u"Pay"_s})}, {3, path({u"Visa"_s, u"Cash"_s})}};
        QCOMPARE(texts(suitesOf(fields, {1, 2, 3})),
                 QStringList({u"Bank > Pay > Cash"_s, u"Bank > Pay > Visa"_s, u"Shop > Pay > Cash"_s, u"Shop > Pay > Visa"_s}));
    }

    void theFirstEmptyLevelEndsThePath()
    {
        const FieldValues fields = {{1, path({u"Shop"_s})}, {2, {}}, {3, path({u"Visa"_s})}};
        QCOMPARE(texts(suitesOf(fields, {1, 2, 3})), QStringList{u"Shop"_s});
        QCOMPARE(texts(suitesOf(fields, {2, 1})), QStringList());
        QCOMPARE(texts(suitesOf({}, {1, 2})), QStringList());
        QCOMPARE(texts(suitesOf(fields, {})), QStringList());
    }

    void keepsTheIdsOfValues()
    {
        const FieldValues fields = {{1, {Ref{7, u"Shop"_s}}}};
        QCOMPARE(suitesOf(fields, {1}).first().first().id, std::optional<ServerId>(7));
    }

    void puttingACaseIntoSuitesSetsEveryLevel()
    {
        const FieldValues fields =
            fieldsForSuites({path({u"Shop"_s, u"Pay"_s}), path({u"Shop"_s, u"Cart"_s}), path({u"Bank"_s})}, {1, 2, 3});
        QCOMPARE(fields.value(1), path({u"Shop"_s, u"Bank"_s}));
        QCOMPARE(fields.value(2), path({u"Pay"_s, u"Cart"_s}));
        QVERIFY(fields.contains(3) && fields.value(3).isEmpty());
    }

    void oneSuiteComesBackAsItWasSet()
    {
        const SuitePath suite = path({u"Shop"_s, u"Pay"_s});
        QCOMPARE(suitesOf(fieldsForSuites({suite}, {1, 2, 3}), {1, 2, 3}), QList<SuitePath>{suite});
        QCOMPARE(suitesOf(fieldsForSuites({}, {1, 2}), {1, 2}), QList<SuitePath>());
    }
};

CASEWRIGHT_TEST(SuitesTest)
#include "suites_test.moc"
