// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/server_tester.h"

namespace casewright::app {

ServerTester::ServerTester(ServerFactory factory, QObject *parent) : ConnectionTester(parent), m_factory(std::move(factory)) {}

void ServerTester::start(const Target &target)
{
    cancel();
    m_tasks.start(run(this, m_factory(target), m_cancel.token()));
}

void ServerTester::cancel()
{
    m_cancel.cancel();
    m_cancel = CancelSource();
}

QCoro::Task<void> ServerTester::run(QPointer<ServerTester> self, std::shared_ptr<api::TestOpsServer> server, CancelToken cancel)
{
    const auto onCheck = [self, cancel](const api::Check &check) {
        if (self && !cancel.isCancelled())
            Q_EMIT self->stepFinished({static_cast<ConnectionStep::What>(check.what), check.error, check.text});
    };
    const QList<api::Check> checks = co_await server->probe(onCheck, cancel);
    if (!self || cancel.isCancelled())
        co_return;
    const bool well = !checks.isEmpty() && !checks.last().error;
    if (!well) {
        Q_EMIT self->failed();
        co_return;
    }
    const Result<QList<Project>> projects = co_await server->projects(cancel);
    if (!self || cancel.isCancelled())
        co_return;
    if (projects) {
        Q_EMIT self->succeeded(*projects);
        co_return;
    }
    Q_EMIT self->stepFinished({ConnectionStep::What::Projects, projects.error(), {}});
    Q_EMIT self->failed();
}

} // namespace casewright::app
