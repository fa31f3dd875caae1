// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QUrl>

namespace casewright::app {

/// Reads the outcome of the tour from the server over a connection of its own, with none of the program's code between: what the
/// program believes proves nothing.
class ReadBack final : public QObject {
    Q_OBJECT
public:
    /// `dialect` is that of the demo server: seed, testops-4 or testops.
    ReadBack(const QUrl &server, const QString &token, const QString &dialect);

    /// The id of the newest case of this name; 0 where there is none.
    [[nodiscard]] Task<qint64> idOf(qint64 project, QString name);
    /// How many cases of a project have this tag.
    [[nodiscard]] Task<qsizetype> countTagged(qint64 project, QString tag);

    /// See toldStep().
    [[nodiscard]] Task<QJsonArray> stepsOf(qint64 id);
    /// Names, sorted.
    [[nodiscard]] Task<QStringList> tagsOf(qint64 id);
    [[nodiscard]] Task<QStringList> issuesOf(qint64 id);

private:
    /// Below the API's own prefix.
    [[nodiscard]] Task<QJsonDocument> get(QString path);
    /// All rows, with name and tags.
    [[nodiscard]] Task<QJsonArray> cases(qint64 project);
    [[nodiscard]] Task<QStringList> namesAt(QString path);

    QString m_dialect;
    QString m_api;
    QByteArray m_authorization;
    QNetworkAccessManager m_network;
};

} // namespace casewright::app
