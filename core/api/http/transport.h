// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/http/request.h"
#include "core/base/task.h"

#include <QObject>
#include <QThread>

namespace casewright::api {

class RequestRunner;

/// Sends single requests from a thread of its own and resumes the sender in the sender's thread, which is the one
/// Transport lives in. Each write is on the wire at most once per send(); redirections are followed for reads within
/// the same origin only, so that the token never goes to another host. Starts its thread, and TLS, with the first
/// request. Must outlive its tasks.
class Transport final : public QObject {
    Q_OBJECT
public:
    explicit Transport(ConnectionOptions options);
    ~Transport() override;

    /// One attempt. `requestId` must be set.
    [[nodiscard]] Task<Reply> send(Request request);
    /// How many requests are worth starting side by side.
    [[nodiscard]] int width() const;

private:
    void startThread();

    RequestRunner *m_runner; ///< lives and dies in m_thread
    QThread m_thread;
    quint64 m_lastId = 0;
};

} // namespace casewright::api
