// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// The step at which a request that ended with `error` got stuck.
[[nodiscard]] Check::What stuckAt(const Error &error);
/// Why `url` cannot be the address of a server.
[[nodiscard]] std::optional<Error> addressError(const QUrl &url);

/// The lines of a connection test, told one by one as they are known.
class ProbeReport final {
public:
    ProbeReport(std::function<void(Check)> onCheck, const QUrl &base);

    /// The next line; those before it that were not told were well.
    void add(const Check &check);
    /// What a request that ended with `error` shows.
    void addFailure(const Error &error);
    /// The lines before `end` are well.
    void passUntil(Check::What end);
    void setDialect(const QString &text) { m_dialect = text; }
    [[nodiscard]] QList<Check> checks() const { return m_checks; }

private:
    std::function<void(Check)> m_onCheck;
    QList<Check> m_checks;
    QString m_dialect;
    int m_next = 0;
    bool m_isSecure;
};

} // namespace casewright::api::rest
