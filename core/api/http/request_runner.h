// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/http/answer.h"
#include "core/api/http/flight_control.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace casewright::api {

class OneShotBody;

/// The network side of Transport: lives in the network thread, owns the access managers and every request under way. At
/// most as many as FlightControl allows are sent; the others wait in order, background ones last.
class RequestRunner final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<Reply>)>;

    explicit RequestRunner(ConnectionOptions options);
    ~RequestRunner() override;

    void submit(quint64 id, const Request &request, const Done &done);
    /// Ends a request as cancelled; it may have ended before.
    void cancel(quint64 id);
    void cancelAll();
    /// How many requests could be under way at once by what is known now; from any thread.
    [[nodiscard]] int width() const { return m_width.load(); }

private:
    struct Exchange {
        quint64 id = 0;
        Request request;
        QUrl url;
        Done done;
        QNetworkReply *reply = nullptr;
        OneShotBody *body = nullptr;
        std::size_t manager = 0;
        int redirects = 0;
        bool cancelled = false;
        bool crowded = false;
        QString tlsText;
        QElapsedTimer clock;
    };
    using ExchangePointer = std::shared_ptr<Exchange>;
    struct Manager {
        std::unique_ptr<QNetworkAccessManager> access;
        int inFlight = 0;
    };

    void pump();
    [[nodiscard]] ExchangePointer takeNext();
    void start(const ExchangePointer &exchange);
    void finished(const ExchangePointer &exchange);
    [[nodiscard]] bool follows(const Exchange &exchange, const QUrl &target) const;
    void end(const ExchangePointer &exchange, Result<Reply> result);
    [[nodiscard]] Answer answerOf(const Exchange &exchange) const;
    void learn(const Exchange &exchange, const Answer &answer);
    [[nodiscard]] std::size_t managerForNext();
    [[nodiscard]] QNetworkRequest networkRequest(const Exchange &exchange) const;
    [[nodiscard]] Result<void> prepareTls();
    [[nodiscard]] bool isSecure() const;

    ConnectionOptions m_options;
    QByteArray m_authorization;
    std::optional<QSslConfiguration> m_tls;
    FlightControl m_control;
    std::atomic<int> m_width = FlightControl::perManager;
    std::vector<Manager> m_managers;
    std::array<std::deque<ExchangePointer>, 2> m_waiting; ///< by Urgency
    std::unordered_map<quint64, ExchangePointer> m_exchanges;
    int m_inFlight = 0;
};

} // namespace casewright::api
