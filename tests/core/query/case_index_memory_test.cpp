// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "tests/support/runner/test_case.h"

#include <QRandomGenerator>
#include <QTest>

using namespace casewright;
using namespace casewright::query;

namespace {

QString nameOf(int number)
{
    return number % 10 == 0
               ? QStringLiteral("Оплата заказа %1 картой после входа в личный кабинет, шаг").arg(number)
               : QStringLiteral("Customer %1 pays the order by card after signing in to the shop").arg(number);
}

CaseRows pageOf(int first, int count, QRandomGenerator &random)
{
    CaseRows page;
    for (int i = 0; i < 60; ++i)
        page.names.push_back({i, QStringLiteral("name %1").arg(i)});
    for (int number = first; number < first + count; ++number) {
        const QByteArray name = nameOf(number).toUtf8();
        CaseRows::Row row;
        row.id = number;
        row.nameBegin = quint32(page.text.size());
        row.nameSize = quint32(name.size());
        row.tagsBegin = quint32(page.tags.size());
        row.tagCount = quint16(2 + random.bounded(5));
        row.status = random.bounded(4);
        row.layer = 4 + random.bounded(4);
        row.feature = 8 + random.bounded(12);
        for (int tag = 0; tag < row.tagCount; ++tag)
            page.tags.push_back(20 + random.bounded(40));
        page.text += name;
        page.rows.push_back(row);
    }
    return page;
}

} // namespace

class CaseIndexMemoryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesAtMost256BytesACase();
};

void CaseIndexMemoryTest::takesAtMost256BytesACase()
{
    constexpr int cases = 100'000;
    QRandomGenerator random(1);
    CaseIndex index;
    for (int first = 1; first <= cases; first += 1000)
        index.append(pageOf(first, 1000, random));
    for (int number = 1; number <= cases; ++number)
        index.setSuites(CaseKey{number}, {{Ref::named(QStringLiteral("suite %1").arg(number % 500))}});
    QCOMPARE(index.size(), quint32(cases));
    const size_t each = index.memoryBytes() / cases;
    qInfo("%zu bytes a case", each);
    QVERIFY2(each <= 256, qPrintable(QStringLiteral("%1 bytes a case").arg(each)));
    QVERIFY2(each > 130, "the names alone take more: something is not counted");

    // A pull that finds nothing new must leave nothing behind.
    const size_t before = index.memoryBytes();
    QRandomGenerator again(1);
    for (int first = 1; first <= cases; first += 1000)
        index.append(pageOf(first, 1000, again));
    QCOMPARE(index.memoryBytes(), before);
}

CASEWRIGHT_TEST(CaseIndexMemoryTest)
#include "case_index_memory_test.moc"
