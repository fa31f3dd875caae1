// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "tests/support/runner/test_case.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QSet>
#include <QtTest>

using namespace casewright;

namespace {

/// The strongest colour of a picture: the one of its lines.
QColor inkOf(const QImage &image)
{
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > ink.alpha())
                ink = image.pixelColor(x, y);
        }
    }
    return ink;
}

bool alike(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) < 8 && qAbs(a.green() - b.green()) < 8 && qAbs(a.blue() - b.blue()) < 8;
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIconHasADrawing_data()
    {
        QTest::addColumn<Icon>("name");
        const QList<Icon> all = allIcons();
        for (const Icon name : all)
            QTest::newRow(qPrintable(iconName(name))) << name;
    }

    void everyIconHasADrawing()
    {
        QFETCH(Icon, name);
        const QImage image = icon(name, Theme::dark().palette()).pixmap(QSize(16, 16), 2.0).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        QVERIFY2(alike(inkOf(image), Theme::dark().text), qPrintable(inkOf(image).name()));
    }

    void noTwoIconsLookTheSame()
    {
        QSet<QByteArray> seen;
        const QList<Icon> all = allIcons();
        for (const Icon name : all) {
            const QImage image = icon(name, QColor(Qt::black)).pixmap(QSize(16, 16), 2.0).toImage();
            seen.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(seen.size(), all.size());
    }

    void everyDrawingHasAName()
    {
        QSet<QString> names;
        const QList<Icon> all = allIcons();
        for (const Icon name : all)
            names.insert(iconName(name) + QStringLiteral(".svg"));
        QDirIterator it(qEnvironmentVariable("CASEWRIGHT_SOURCE") + QStringLiteral("/resources/icons"), QDir::Files);
        int files = 0;
        while (it.hasNext()) {
            it.next();
            ++files;
            QVERIFY2(names.contains(it.fileName()), qPrintable(it.fileName()));
        }
        QVERIFY2(files > 0, "CASEWRIGHT_SOURCE has to name the root of the project");
        QCOMPARE(files, all.size());
    }

    void followsTheApplicationsPalette()
    {
        const QIcon check = icon(Icon::Check);
        QApplication::setPalette(Theme::light().palette());
        QVERIFY(alike(inkOf(check.pixmap(16).toImage()), Theme::light().text));
        QApplication::setPalette(Theme::dark().palette());
        QVERIFY(alike(inkOf(check.pixmap(16).toImage()), Theme::dark().text));
    }

    void isPaleWhenDisabled()
    {
        const QPalette palette = Theme::light().palette();
        const QImage image = icon(Icon::Check, palette).pixmap(QSize(16, 16), 1.0, QIcon::Disabled).toImage();
        QVERIFY(alike(inkOf(image), palette.color(QPalette::Disabled, QPalette::WindowText)));
    }
};

CASEWRIGHT_TEST(IconsTest)
#include "icons_test.moc"
