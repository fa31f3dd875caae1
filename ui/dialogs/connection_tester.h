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

    /// Ends a test that is under way without a word. `certificates` is a PEM file to trust beside the system's, or empty.
    virtual void start(const QUrl &server, const QString &token, const QString &certificates) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void stepFinished(const casewright::ConnectionStep &step);
    /// All steps were well: the projects the token can see.
    void succeeded(const QList<casewright::Project> &projects);
    /// The last step said why.
    void failed();
};

} // namespace casewright
