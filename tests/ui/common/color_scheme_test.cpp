// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/desktop/color_scheme.h"
#include "tests/support/runner/test_case.h"

#include <QDBusVariant>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;

class ColorSchemeTest : public QObject {
    Q_OBJECT

private:
    /// As the portal tells of a change.
    static void tell(ColorSchemeWatcher *watcher, const char *key, uint value)
    {
        QVERIFY(QMetaObject::invokeMethod(
            watcher, "portalSettingChanged", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
            Q_ARG(QString, QString::fromUtf8(key)), Q_ARG(QDBusVariant, QDBusVariant(value))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The desktop of whoever runs the test must not answer.
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }

    void readsTheNumberOfThePortal()
    {
        QCOMPARE(ColorSchemeWatcher::fromPortal(1, ColorScheme::Light), ColorScheme::Dark);
        QCOMPARE(ColorSchemeWatcher::fromPortal(2, ColorScheme::Dark), ColorScheme::Light);
        QCOMPARE(ColorSchemeWatcher::fromPortal(0, ColorScheme::Dark), ColorScheme::Dark);
    }

    void keepsItsFallbackWithoutAPortal()
    {
        QCOMPARE(ColorSchemeWatcher(ColorScheme::Dark).scheme(), ColorScheme::Dark);
        QCOMPARE(ColorSchemeWatcher(ColorScheme::Light).scheme(), ColorScheme::Light);
    }

    void followsAChangeAndTellsItOnce()
    {
        ColorSchemeWatcher watcher(ColorScheme::Light);
        QSignalSpy spy(&watcher, &ColorSchemeWatcher::changed);
        tell(&watcher, "color-scheme", 1);
        tell(&watcher, "color-scheme", 1);
        QCOMPARE(watcher.scheme(), ColorScheme::Dark);
        QCOMPARE(spy.size(), 1);
        tell(&watcher, "color-scheme", 0);
        QCOMPARE(watcher.scheme(), ColorScheme::Light);
    }

    void ignoresOtherSettings()
    {
        ColorSchemeWatcher watcher(ColorScheme::Light);
        tell(&watcher, "accent-color", 1);
        QCOMPARE(watcher.scheme(), ColorScheme::Light);
    }

    void unwrapsAVariantInAVariant()
    {
        ColorSchemeWatcher watcher(ColorScheme::Light);
        const QVariant twice = QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(1U))));
        QVERIFY(QMetaObject::invokeMethod(
            &watcher, "portalSettingChanged", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
            Q_ARG(QString, QStringLiteral("color-scheme")), Q_ARG(QDBusVariant, QDBusVariant(twice))));
        QCOMPARE(watcher.scheme(), ColorScheme::Dark);
    }
};

CASEWRIGHT_TEST(ColorSchemeTest)
#include "color_scheme_test.moc"
