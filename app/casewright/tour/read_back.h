// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QUrl>

namespace casewright::app {

/// Reads the outcome of the tour from the server over a connection of its own, with none of the program's code between: what the
/// program believes proves nothing.
class ReadBack final : public QObject {
    Q_OBJECT
public:
    ReadBack(QUrl server, QString token) : m_server(std::move(server)), m_token(std::move(token)) {}

    [[nodiscard]] Task<QJsonDocument> get(QString path);
    /// Names of the tags of each case of a project, by case name.
    [[nodiscard]] Task<QHash<QString, QStringList>> tagsOfCases(qint64 project);
    /// The id of the newest case of this name; 0 where there is none.
    [[nodiscard]] Task<qint64> idOf(qint64 project, QString name);

private:
    QUrl m_server;
    QString m_token;
    QNetworkAccessManager m_network;
};

} // namespace casewright::app
