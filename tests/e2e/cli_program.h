// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demoserver/demo_client.h"
#include "tests/support/demo_server_process.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace casewright::test {

struct CliResult {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as the one JSON object it must be; empty where it is anything else.
    [[nodiscard]] QJsonObject json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
    }
    [[nodiscard]] QJsonObject error() const { return json()[QLatin1String("error")].toObject(); }
    [[nodiscard]] QString kind() const { return error()[QLatin1String("kind")].toString(); }
};

/// The real casewright-cli with a profile and an environment of its own, so that nothing of the person at the machine is
/// seen or touched.
class CliProgram final {
public:
    CliProgram()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"ATO_BASE", "ATO_TOKEN", "ATO_PROJECT_ID", "ALLURE_ENDPOINT", "ALLURE_TOKEN", "ALLURE_PROJECT_ID"})
            m_environment.remove(QString::fromLatin1(name));
        set("HOME", m_folder.path());
        set("DBUS_SESSION_BUS_ADDRESS", QStringLiteral("unix:path=/nowhere")); // no keychain of this machine
    }

    void set(const char *variable, const QString &value) { m_environment.insert(QString::fromLatin1(variable), value); }
    void unset(const char *variable) { m_environment.remove(QString::fromLatin1(variable)); }
    void connectTo(const DemoServerProcess &server, int project = 1)
    {
        set("ATO_BASE", server.url());
        set("ATO_TOKEN", server.token());
        set("ATO_PROJECT_ID", QString::number(project));
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            QTest::qFail("a test file could not be written", __FILE__, __LINE__);
        return path;
    }

    /// Begins a run; input is closed after `input`.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments, const QByteArray &input = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->start(program(),
                       QStringList{QStringLiteral("--profile"), m_folder.filePath(QStringLiteral("profile"))} +
                           arguments);
        process->write(input);
        process->closeWriteChannel();
        return process;
    }
    [[nodiscard]] static CliResult finish(QProcess &process)
    {
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) {
            process.kill();
            process.waitForFinished();
            return {-1, {}, "casewright-cli did not end in order"};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] CliResult run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        const auto process = start(arguments, input);
        return finish(*process);
    }
    [[nodiscard]] CliResult json(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(QStringList{QStringLiteral("--json")} + arguments, input);
    }

private:
    [[nodiscard]] static QString program()
    {
        return qEnvironmentVariable("CASEWRIGHT_BIN") + QStringLiteral("/casewright-cli");
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// `tag 1001 --add 'a b'` as arguments: single quotes keep blanks together.
[[nodiscard]] inline QStringList words(const QString &line)
{
    QStringList words;
    bool quoted = false;
    bool inWord = false;
    for (const QChar letter : line) {
        if (letter == u'\'')
            quoted = !quoted;
        if (letter == u' ' && !quoted) {
            inWord = false;
            continue;
        }
        if (!inWord)
            words.append(QString());
        inWord = true;
        if (letter != u'\'')
            words.last() += letter;
    }
    return words;
}
[[nodiscard]] inline QStringList words(const char *line)
{
    return words(QString::fromUtf8(line));
}

/// The requests the server has seen that were to change something, as "METHOD path".
[[nodiscard]] inline QStringList writesSeen(DemoClient &client)
{
    QStringList writes;
    const QJsonArray requests = client.get("/_demo/requests").object()[QLatin1String("requests")].toArray();
    for (const QJsonValue &request : requests) {
        const QString method = request[QLatin1String("method")].toString();
        const QString path = request[QLatin1String("path")].toString();
        const bool isSignIn = path.startsWith(QLatin1String("/api/uaa/")); // changes nothing
        if (method != QLatin1String("GET") && !path.startsWith(QLatin1String("/_demo")) && !isSignIn)
            writes.append(method + u' ' + path);
    }
    return writes;
}

[[nodiscard]] inline QStringList tagsOf(DemoClient &client, qint64 id)
{
    QStringList names;
    const QJsonArray tags = client.get("/testcase/" + QByteArray::number(id) + "/tag").array();
    for (const QJsonValue &tag : tags)
        names.append(tag[QLatin1String("name")].toString());
    names.sort();
    return names;
}

[[nodiscard]] inline QJsonObject caseOf(DemoClient &client, qint64 id)
{
    return client.get("/testcase/" + QByteArray::number(id)).object();
}

/// From now on the server misbehaves as these say, see casewright-demo-server --help; none: no more.
inline void setFaults(DemoClient &client, const QStringList &faults)
{
    const Reply reply = client.post("/_demo/faults", QJsonDocument(QJsonArray::fromStringList(faults)).toJson());
    if (reply.status / 100 != 2)
        QTest::qFail("the faults were refused", __FILE__, __LINE__);
}

} // namespace casewright::test
