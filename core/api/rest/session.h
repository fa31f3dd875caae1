// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/client.h"
#include "core/api/turns.h"
#include "core/domain/capabilities.h"

#include <QHash>
#include <QSet>

namespace casewright::api::rest {

/// What all operations on one server share. Owned by the server object, which outlives its tasks.
struct Session {
    /// `apiPrefix` is where the API lies: "/api/rs", "/api".
    explicit Session(const ConnectionOptions &connection, const QString &apiPrefix = QStringLiteral("/api/rs"));

    /// "/api/rs/tree"
    [[nodiscard]] QString path(QLatin1StringView rest) const;
    [[nodiscard]] QString casesPath() const;
    [[nodiscard]] QString casePath(ServerId id) const;
    /// "/api/rs/testcase/12/tag"
    [[nodiscard]] QString casePath(ServerId id, QLatin1StringView part) const;

    QString prefix;

    ConnectionOptions options;
    Client client;
    Turns creating;                       ///< names of cases being created
    /// Layers and features by project as far as read, for servers that send their ids only.
    struct Vocabulary {
        QList<Ref> layers;
        QList<Ref> features;
    };
    QHash<ServerId, Vocabulary> vocabulary;
    /// Where the values of a custom field are listed and made: in one list that knows projects, in one that does not, below each project.
    enum class Values { OfAllByProject, OfAll, BelowProject };
    Values values = Values::OfAllByProject;
    QSet<ServerId> created; ///< what this object has made and its caller may not have noted yet
    QString self;           ///< who the server says created what we created
};

/// The server's address without a trailing slash or the API's own path, which people paste along.
[[nodiscard]] QUrl cleanBase(const QUrl &url);

[[nodiscard]] QUrlQuery ofProject(ServerId project);

/// True where the server does not have what was asked for at all.
[[nodiscard]] bool isAbsent(const Error &error);
/// The same where there is another way to go on: a web page with a good status, time and again, is what many gateways say of paths that
/// they do not know. Not to be asked where that would make nothing of what an overloaded server has.
[[nodiscard]] bool looksAbsent(const Error &error);

} // namespace casewright::api::rest
