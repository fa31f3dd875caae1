// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/desktop/color_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStyleHints>

namespace casewright {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString schemeKey = QStringLiteral("color-scheme");

/// Asked first, because QtDBus would try to start a bus where there is none.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

/// The portal wraps the number in a variant, Read() even twice.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

ColorSchemeWatcher::ColorSchemeWatcher(ColorScheme fallback, QObject *parent)
    : QObject(parent),
      m_fallback(fallback),
      m_scheme(fallback)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    auto *hints = QGuiApplication::styleHints();
    const auto follow = [this, hints] {
        if (hints->colorScheme() != Qt::ColorScheme::Unknown)
            set(hints->colorScheme() == Qt::ColorScheme::Dark ? ColorScheme::Dark : ColorScheme::Light);
    };
    connect(hints, &QStyleHints::colorSchemeChanged, this, follow);
    follow();
#elif defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (hasSessionBus())
        askPortal();
#endif
}

ColorScheme ColorSchemeWatcher::fromPortal(uint value, ColorScheme fallback)
{
    if (value == 1)
        return ColorScheme::Dark;
    return value == 2 ? ColorScheme::Light : fallback;
}

void ColorSchemeWatcher::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
                // lint-allow string-typed connect: QtDBus knows no other form
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    read << appearanceGroup << schemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (reply.isValid())
            set(fromPortal(unwrapped(reply.value().variant()), m_fallback));
        call->deleteLater();
    });
}

void ColorSchemeWatcher::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup && key == schemeKey)
        set(fromPortal(unwrapped(value.variant()), m_fallback));
}

void ColorSchemeWatcher::set(ColorScheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    Q_EMIT changed(scheme);
}

} // namespace casewright
