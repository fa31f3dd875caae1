// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"
#include "ui/dialogs/connection_tester.h"

namespace casewright::app {

using ServerFactory = std::function<std::shared_ptr<api::TestOpsServer>(const ConnectionTester::Target &)>;

/// Tries servers for the connection dialog.
class ServerTester final : public ConnectionTester {
    Q_OBJECT
public:
    explicit ServerTester(ServerFactory factory, QObject *parent = nullptr);

    void start(const Target &target) override;
    void cancel() override;

private:
    [[nodiscard]] static QCoro::Task<void> run(QPointer<ServerTester> self, std::shared_ptr<api::TestOpsServer> server, CancelToken cancel);

    ServerFactory m_factory;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright::app
