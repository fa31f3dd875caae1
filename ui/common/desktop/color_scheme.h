// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QObject>

class QDBusVariant;

namespace casewright {

/// Follows the system's light or dark. On Linux it asks the desktop portal, asynchronously and only when there is a
/// session bus; elsewhere Qt's own hints where Qt has them (6.5 and newer), else what it was made with stays.
class ColorSchemeWatcher final : public QObject {
    Q_OBJECT
public:
    /// `fallback` holds until the system says otherwise: usually schemeOf() the palette the platform gave at start.
    explicit ColorSchemeWatcher(ColorScheme fallback, QObject *parent = nullptr);

    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }

    /// What the portal's number means: 1 prefers dark, 2 prefers light, 0 says nothing (the fallback holds).
    [[nodiscard]] static ColorScheme fromPortal(uint value, ColorScheme fallback);

Q_SIGNALS:
    void changed(casewright::ColorScheme scheme);

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void set(ColorScheme scheme);

    ColorScheme m_fallback;
    ColorScheme m_scheme;
};

} // namespace casewright
