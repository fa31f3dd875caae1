// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/capabilities.h"

#include <QObject>
#include <QUrl>

namespace casewright {

/// One line of a connection test.
struct ConnectionStep {
    enum class What { Address, Reachable, Tls, SignIn, Dialect, User, Projects };
    What what = What::Address;
    std::optional<Error> error; ///< nothing: it is well
    QString text;               ///< what was found
};

/// Tries a server step by step for the connection dialog. Implemented where a server can be made; answers come by signal, never
/// from within start().
class ConnectionTester : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Where and how a server is reached.
    struct Target {
        QUrl server;
        QString token;
        QString certificates; ///< a PEM file to trust beside the system's; empty: none
        QString proxy;        ///< empty: as the system says; "none"; or an address
    };
    /// Ends a test that is under way without a word.
    virtual void start(const Target &target) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void stepFinished(const casewright::ConnectionStep &step);
    /// All steps were well: the projects the token can see.
    void succeeded(const QList<casewright::Project> &projects);
    /// The last step said why.
    void failed();
};

} // namespace casewright
