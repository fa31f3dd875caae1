// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/profile.h"
#include "ui/dialogs/connection_dialog.h"

#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace casewright {
class MainWindow;
}

namespace casewright::app {

/// Keeps how the window stands and where the analyst works in it, for each project, from one start to the next: when the project is
/// left, and now and then, for a program that is killed.
class KeptWindow final : public QObject {
public:
    KeptWindow(MainWindow &window, store::Profile profile);

    /// The project is in the window now: it stands as it was left.
    void restore(const Connection &connection);
    /// Before the project leaves the window.
    void leave();
    /// True where a project is in the window, and `connection` leads to another one.
    [[nodiscard]] bool isLeftFor(const Connection &connection) const;

private:
    void keep();

    MainWindow &m_window;
    store::Profile m_profile;
    QString m_key; ///< of the project in the window; empty: there is none
    QVariantMap m_kept;
    QTimer m_timer;
};

} // namespace casewright::app
