// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/settled.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QWidget>
#include <QtTest>

namespace casewright::test {

/// Leaves the picture in the folder that CASEWRIGHT_SHOTS names, to be judged.
inline void keepPicture(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("CASEWRIGHT_SHOTS");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(image.save(folder + u'/' + name + QStringLiteral(".png")));
}

/// One scene of a test with rows. It is laid out first.
inline void keepScene(QWidget &widget, const char *scene)
{
    settle();
    keepPicture(widget.grab().toImage(), QLatin1String(QTest::currentDataTag()) + u'-' + QLatin1String(scene));
}

/// Rows "name-light", "name-dark", "name-light-200" and "name-light-rtl".
inline void addLooks(const char *name)
{
    QTest::addColumn<ColorScheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("percent");
    QTest::addRow("%s-light", name) << ColorScheme::Light << Qt::LeftToRight << 100;
    QTest::addRow("%s-dark", name) << ColorScheme::Dark << Qt::LeftToRight << 100;
    QTest::addRow("%s-light-200", name) << ColorScheme::Light << Qt::LeftToRight << 200;
    QTest::addRow("%s-light-rtl", name) << ColorScheme::Light << Qt::RightToLeft << 100;
}

/// Letters larger or smaller by so many percent, as long as it lives.
class FontScale {
public:
    explicit FontScale(int percent) : m_before(QApplication::font())
    {
        QFont font = m_before;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
    }
    ~FontScale() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(FontScale)

private:
    QFont m_before;
};

} // namespace casewright::test
