// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/chip.h"

#include "tests/support/runner/test_case.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace casewright;

namespace {

QImage painted(const ChipLook &chip, const QSize &size, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Theme::light().surface);
    QPainter painter(&image);
    painter.setFont(QApplication::font());
    paintChip(&painter, image.rect(), chip, Theme::light().palette(), direction);
    return image;
}

QSize sizeOf(const ChipLook &chip)
{
    return chipSize(chip, QFontMetrics(QApplication::font()));
}

/// Pixels that differ in a part of two pictures.
int differences(const QImage &a, const QImage &b, const QRect &part)
{
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    }
    return count;
}

} // namespace

class ChipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesKeyAndValueApart_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *tag, const char *key, const char *value) {
            QTest::newRow(tag) << QString::fromUtf8(tag) << QString::fromUtf8(key) << QString::fromUtf8(value);
        };
        row("smoke", "", "smoke");
        row("severity:critical", "severity", "critical");
        row("группа:оплата", "группа", "оплата");
        row("env:a:b", "env", "a:b");
        row("http://shop.example", "", "http://shop.example");
        row("12:30", "", "12:30");
        row("note: text", "", "note: text");
        row("severity:", "", "severity:");
    }

    void takesKeyAndValueApart()
    {
        QFETCH(QString, tag);
        const TagParts parts = tagParts(tag);
        QTEST(parts.key, "key");
        QTEST(parts.value, "value");
    }

    void isAsHighAsTheThemeSaysAndWideEnough()
    {
        QFont font = QApplication::font();
        font.setPointSize(9);
        const QFontMetrics metrics(font);
        const QSize plain = chipSize({QStringLiteral("severity:critical"), {}, {}}, metrics);
        QCOMPARE(plain.height(), 22);
        QVERIFY(plain.width() > metrics.horizontalAdvance(QStringLiteral("severity:critical")));
        QVERIFY(chipSize({QStringLiteral("severity:critical"), {}, ChipFlag::Closable}, metrics).width() >
                plain.width());
        QVERIFY(chipSize({QStringLiteral("severity:critical"), QStringLiteral("3/42"), {}}, metrics).width() >
                plain.width());
    }

    void paintsItsStatesApart()
    {
        const ChipLook plain{QStringLiteral("severity:critical"), {}, ChipFlag::Closable};
        const QSize size = sizeOf(plain);
        const QImage base = painted(plain, size);
        for (const ChipFlag flag : {ChipFlag::Selected, ChipFlag::Flashing, ChipFlag::Added, ChipFlag::Removed}) {
            ChipLook other = plain;
            other.flags.setFlag(flag);
            QVERIFY(differences(base, painted(other, size), base.rect()) > 20);
        }
    }

    void twoKeysHaveTwoHues()
    {
        const ChipLook a{QStringLiteral("severity:x"), {}, {}};
        const ChipLook b{QStringLiteral("team:x"), {}, {}};
        QVERIFY(Theme::light().hueOf(u"severity") != Theme::light().hueOf(u"team"));
        const QImage left = painted(a, QSize(120, 22));
        const QImage right = painted(b, QSize(120, 22));
        QVERIFY(left.pixel(60, 0) != right.pixel(60, 0));
    }

    void putsTheCrossAtTheReadingEnd()
    {
        ChipLook chip{QStringLiteral("i"), {}, {}};
        ChipLook closable{QStringLiteral("i"), {}, ChipFlag::Closable};
        const QSize size(100, 22);
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const QRect cross = chipCloseRect(QRect(QPoint(), size), direction);
            QCOMPARE(cross.left() == 0, direction == Qt::RightToLeft);
        }
        const QImage with = painted(closable, sizeOf(closable));
        const QImage without = painted(chip, sizeOf(closable));
        const QRect cross = chipCloseRect(with.rect(), Qt::LeftToRight);
        QVERIFY(differences(with, without, cross.adjusted(2, 2, -8, -2)) > 5);
    }

    void staysInsideANarrowPlace()
    {
        const QImage image = painted({QStringLiteral("component:a-very-long-name-of-a-part"), {}, {}}, QSize(80, 22));
        QCOMPARE(image.pixelColor(79, 0), Theme::light().surface);
        QCOMPARE(image.pixelColor(0, 21), Theme::light().surface);
    }
};

CASEWRIGHT_TEST(ChipTest)
#include "chip_test.moc"
