// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/file/process_lock.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

namespace casewright::app {

/// One window a profile. The first program with a profile holds a lock in it and listens; one that is started after it hands over what it was
/// to open. Only the same person can reach it. A program that does not answer is done without: two windows may share a profile.
class SingleWindow final : public QObject {
    Q_OBJECT
public:
    explicit SingleWindow(const QString &profileFolder, QObject *parent = nullptr);

    /// True where no other window has this profile; this one listens from now on.
    [[nodiscard]] bool isFirst() const { return m_isFirst; }
    /// To the window that is open; `link` may be empty. One of the signals follows.
    void handOver(const QString &link);

Q_SIGNALS:
    void handedOver();
    void noAnswer();
    /// Somebody started Casewright again, to open `link` or, empty, just to see it.
    void called(const QString &link);

private:
    void listen();
    void answer(QLocalSocket *caller);
    void tryAgain();

    QString m_name;
    store::ProcessLock m_lock;
    QLocalServer m_server;
    QLocalSocket m_socket;
    QTimer m_again;
    QByteArray m_link;
    int m_triesLeft = 0;
    bool m_isFirst = false;
};

} // namespace casewright::app
