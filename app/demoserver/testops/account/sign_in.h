// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"
#include "app/demoserver/testops/server/settings.h"

#include <QDeadlineTimer>
#include <QHash>

namespace casewright::demo {

/// Exchanges the API token for short-lived ones and says who may come in.
class SignIn final {
public:
    explicit SignIn(const TestOpsSettings &settings) : m_settings(settings) {}

    /// Whether the server has the exchange at all.
    [[nodiscard]] bool exchanges() const { return m_settings.signIn == SignInKind::Jwt; }
    [[nodiscard]] HttpResponse exchange(const HttpRequest &request);
    [[nodiscard]] bool admits(const HttpRequest &request) const;
    /// Every token given out so far is expired from now on.
    void expireAll() { m_given.clear(); }

private:
    [[nodiscard]] QByteArray newToken(const QByteArray &id) const;

    const TestOpsSettings &m_settings;
    QHash<QByteArray, QDeadlineTimer> m_given;
};

} // namespace casewright::demo
