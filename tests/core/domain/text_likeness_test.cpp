// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/text_likeness.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

double likenessOf(const QString &a, const QString &b)
{
    return likeness(TextProfile(a), TextProfile(b));
}

} // namespace

class TextLikenessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalTextsAreWhollyAlike()
    {
        QCOMPARE(likenessOf(u"Open the cart"_s, u"Open the cart"_s), 1.0);
        QCOMPARE(likenessOf(u"ОТКРЫТЬ"_s, u"открыть"_s), 1.0);
        QCOMPARE(likenessOf({}, {}), 1.0);
    }

    void foreignTextsAreNotAlike()
    {
        QCOMPARE(likenessOf(u"abc"_s, u"xyz"_s), 0.0);
        QCOMPARE(likenessOf(u"abc"_s, {}), 0.0);
    }

    void anEditedTextIsMoreAlikeThanAnotherOne()
    {
        const QString text = u"Click the pay button"_s;
        QVERIFY(likenessOf(text, u"Click the big pay button"_s) > 0.8);
        QVERIFY(likenessOf(text, u"Wait for the mail"_s) < 0.5);
    }

    void itIsTheSameFromBothSides()
    {
        QCOMPARE(likenessOf(u"Click pay"_s, u"Pay by click"_s), likenessOf(u"Pay by click"_s, u"Click pay"_s));
    }
};

CASEWRIGHT_TEST(TextLikenessTest)
#include "text_likeness_test.moc"
