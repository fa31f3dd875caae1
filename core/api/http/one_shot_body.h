// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace casewright::api {

/// The body of a write. QNetworkAccessManager sends a request again by itself when the connection closes before the
/// answer, unless the body cannot be rewound: this one never can, so a write is on the wire once. Owned by its reply.
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Refuses without the warning that seeking a sequential device prints.
    bool reset() override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 taken() const { return m_taken; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

} // namespace casewright::api
