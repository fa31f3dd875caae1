// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/transport.h"

#include "core/api/http/request_runner.h"
#include "core/base/log.h"

namespace casewright::api {

Transport::Transport(ConnectionOptions options)
{
    rememberSecret(options.token);
    m_runner = new RequestRunner(std::move(options));
    m_thread.setObjectName(QStringLiteral("network"));
}

Transport::~Transport()
{
    if (!m_thread.isRunning()) {
        const std::unique_ptr<RequestRunner> neverUsed(m_runner);
        return;
    }
    RequestRunner *runner = m_runner;
    QMetaObject::invokeMethod(runner, [runner] {
        runner->cancelAll();
        runner->deleteLater();
        QThread::currentThread()->quit();
    });
    m_thread.wait();
}

void Transport::startThread()
{
    if (m_thread.isRunning())
        return;
    m_runner->moveToThread(&m_thread);
    m_thread.start();
}

int Transport::width() const
{
    return m_runner->width();
}

Task<Reply> Transport::send(Request request)
{
    if (request.cancel.isCancelled())
        co_return failure(ErrorKind::Cancelled);
    startThread();
    const quint64 id = ++m_lastId;
    const Delivery<Result<Reply>> delivery(this);
    RequestRunner *runner = m_runner;
    const CancelToken cancel = std::exchange(request.cancel, {});
    QMetaObject::invokeMethod(runner, [runner, id, request, delivery] {
        runner->submit(id, request, [delivery](Result<Reply> result) { delivery.deliver(std::move(result)); });
    });
    const CancelHook hook = cancel.hook([runner, id] {
        QMetaObject::invokeMethod(
            runner, [runner, id] { runner->cancel(id); }, Qt::QueuedConnection);
    });
    Result<Reply> result = co_await delivery;
    co_return result;
}

} // namespace casewright::api
