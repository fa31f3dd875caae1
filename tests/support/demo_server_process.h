// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace casewright::test {

/// The real casewright-demo-server as a child of the test, taken from the folder in CASEWRIGHT_BIN. Ends with this
/// object, whatever happens, and by its own process id; ends by itself should the test die. What it logs is thrown away:
/// ask GET /_demo/requests instead.
class DemoServerProcess final {
public:
    DemoServerProcess() = default;
    ~DemoServerProcess() { kill(); }
    DemoServerProcess(const DemoServerProcess &) = delete;
    DemoServerProcess &operator=(const DemoServerProcess &) = delete;

    /// Starts it on a free port unless the arguments name one, and waits until it listens. False, with errorText(), if it
    /// does not within half a minute. A server still running is stopped first.
    [[nodiscard]] bool start(const QStringList &arguments = {});
    /// Asks it to end, so that it saves its state; false if it had to be killed.
    bool stop();
    /// Ends it at once, as a crash or a power cut would.
    void kill();

    [[nodiscard]] QString url() const { return m_url; } ///< such as http://127.0.0.1:35123
    [[nodiscard]] QString token() const { return m_token; }
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString errorText() const { return m_error; }

    [[nodiscard]] static QString program();

private:
    QProcess m_process;
    QString m_url;
    QString m_token;
    QString m_error;
};

} // namespace casewright::test
