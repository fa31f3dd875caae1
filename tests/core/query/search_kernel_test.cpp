// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_kernel.h"
#include "tests/support/runner/test_case.h"

#include <QRandomGenerator>
#include <QTest>

using namespace casewright::query;

class SearchKernelTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAtEveryPlace();
    void agreesWithTheLibraryOnRandomText();
    void findsNothingInWhatIsTooShort();
};

void SearchKernelTest::findsAtEveryPlace()
{
    // Lengths around the 32 bytes that are compared at once, with the needle at the very begin and end too.
    for (qsizetype size = 1; size <= 100; ++size) {
        for (qsizetype length = 1; length <= std::min<qsizetype>(size, 40); ++length) {
            const QByteArray needle(length, 'x');
            for (qsizetype place = 0; place + length <= size; ++place) {
                QByteArray text(size, '.');
                text.replace(place, length, needle);
                QCOMPARE(findBytes(text, 0, needle), place);
                QCOMPARE(findBytesPlain(text, 0, needle), place);
                QCOMPARE(findBytes(text, place + 1, needle), qsizetype(-1));
            }
        }
    }
}

void SearchKernelTest::agreesWithTheLibraryOnRandomText()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray text;
        for (int i = random.bounded(300); i > 0; --i)
            text.append("ab\xD0"[random.bounded(3)]);
        QByteArray needle;
        for (int i = 1 + random.bounded(6); i > 0; --i)
            needle.append("ab\xD0"[random.bounded(3)]);
        const qsizetype from = random.bounded(int(text.size()) + 1);
        const qsizetype expected = text.indexOf(needle, from);
        QCOMPARE(findBytes(text, from, needle), expected);
        QCOMPARE(findBytesPlain(text, from, needle), expected);
    }
}

void SearchKernelTest::findsNothingInWhatIsTooShort()
{
    QCOMPARE(findBytes({}, 0, "a"), qsizetype(-1));
    QCOMPARE(findBytes("abc", 3, "c"), qsizetype(-1));
    QCOMPARE(findBytes("ab", 0, "abc"), qsizetype(-1));
}

CASEWRIGHT_TEST(SearchKernelTest)
#include "search_kernel_test.moc"
