// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/seed_server.h"
#include "tests/bench/measure.h"
#include "tests/support/await.h"
#include "tests/support/demo_server_process.h"

#include <QTcpSocket>
#include <QThread>

namespace casewright::bench {
namespace {

constexpr int cases = 100'000;
constexpr int latencyMs = 50;

/// Reads pages of the list one after the other over one plain connection; the floor of what any client can do.
class PageReader final : public QThread {
public:
    PageReader(const test::DemoServerProcess &server, int first, int step, int count, int size)
        : m_server(server.url()), m_token(server.token()), m_first(first), m_step(step), m_count(count), m_size(size)
    {
    }

protected:
    void run() override
    {
        QTcpSocket socket;
        socket.connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
        socket.waitForConnected();
        for (int page = m_first; page < m_count; page += m_step) {
            socket.write(QStringLiteral("GET /api/rs/testcase?projectId=1&page=%1&size=%2 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %3\r\n\r\n")
                             .arg(page).arg(m_size).arg(m_token).toUtf8());
            readAnswer(socket);
        }
    }

private:
    static void readAnswer(QTcpSocket &socket)
    {
        QByteArray head;
        while (!head.contains("\r\n\r\n") && socket.waitForReadyRead())
            head += socket.readAll();
        const qsizetype body = head.indexOf("\r\n\r\n") + 4;
        const QByteArray lower = head.left(body).toLower();
        const qsizetype length = lower.indexOf("content-length:") + 15;
        const qint64 size = lower.mid(length, lower.indexOf('\r', length) - length).trimmed().toLongLong();
        qint64 left = size - (head.size() - body);
        while (left > 0 && (socket.bytesAvailable() > 0 || socket.waitForReadyRead()))
            left -= socket.readAll().size();
    }

    QUrl m_server;
    QString m_token;
    int m_first;
    int m_step;
    int m_count;
    int m_size;
};

double readPages(const test::DemoServerProcess &server, int connections, int pages, int size)
{
    return millisecondsOf([&] {
        std::vector<std::unique_ptr<PageReader>> readers;
        for (int i = 0; i < connections; ++i) {
            readers.push_back(std::make_unique<PageReader>(server, i, connections, pages, size));
            readers.back()->start();
        }
        for (const auto &reader : readers)
            reader->wait();
    });
}

double listWithCasewright(const test::DemoServerProcess &server, qint64 &rows)
{
    api::ConnectionOptions options;
    options.base = QUrl(server.url());
    options.token = server.token();
    const auto client = api::makeSeedServer(options);
    rows = 0;
    return millisecondsOf([&] {
        const auto sink = [&rows](const CaseRows &page) { rows += static_cast<qint64>(page.rows.size()); };
        (void)test::await(client->listCases(1, sink, {}));
    });
}

} // namespace

std::vector<Line> benchListing(const QString &programs)
{
    qputenv("CASEWRIGHT_BIN", programs.toLocal8Bit());
    test::DemoServerProcess server;
    if (!server.start({QStringLiteral("--cases"), QString::number(cases), QStringLiteral("--latency"), QString::number(latencyMs)}))
        return {};
    std::vector<double> floor;
    std::vector<double> ours;
    qint64 rows = 0;
    for (int i = 0; i < 5; ++i) {
        floor.push_back(readPages(server, 6, cases / 1000, 1000));
        ours.push_back(listWithCasewright(server, rows));
    }
    // A script that asks for page after page of 100, without decoding them: kinder to the script than it is in truth. It reads a tenth, scaled.
    const double script = 10 * readPages(server, 1, cases / 1000, 100);
    return {{QStringLiteral("list 100,000 cases, 50 ms a request"),
             {{QStringLiteral("rows"), rows},
              {QStringLiteral("scriptPagesOf100Ms"), script},
              {QStringLiteral("rawSixConnectionsMs"), median(floor)},
              {QStringLiteral("oursMs"), median(ours)},
              {QStringLiteral("timesFasterThanScript"), script / median(ours)},
              {QStringLiteral("ratioToRaw"), median(ours) / median(floor)},
              {QStringLiteral("goal"), QStringLiteral("script >= 40 x, raw <= 1.3 x")}}}};
}

} // namespace casewright::bench
