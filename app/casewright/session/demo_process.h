// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QProcess>
#include <QUrl>

namespace casewright::app {

/// The demo server as a child of this program. It ends with its parent, however that ends, because it watches its
/// standard input.
class DemoProcess final : public QObject {
    Q_OBJECT
public:
    explicit DemoProcess(QObject *parent = nullptr);
    ~DemoProcess() override;

    void start(const QString &dialect);
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void ready(const QUrl &url, const QString &token);
    void failed(const casewright::Error &error);

private:
    void readLine();

    QProcess m_process;
};

} // namespace casewright::app
