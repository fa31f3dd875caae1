// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

#include <QJsonObject>
#include <QString>

namespace casewright::demo {

/// Keeps a server over restarts: the catalogue whole, and of the cases those that differ from the content a start makes
/// by itself, so that one edit among 100,000 cases writes one case.
class StateFile final {
public:
    /// What must be known before the content is made. An empty token: there is no file yet.
    struct Header {
        QString token;
        int cases = 0;
        QString dialect;
    };

    StateFile(QString path, int version) : m_path(std::move(path)), m_version(version) {}

    /// False, with errorText(), for a file that is not ours or was written for other content.
    [[nodiscard]] bool read();
    [[nodiscard]] Header header() const;
    /// Lays the file's changes over fresh content; nothing if there was no file.
    void apply(Store &store) const;
    /// Replaces the file in one step.
    [[nodiscard]] bool write(const Header &header, const Store &store);
    [[nodiscard]] QString errorText() const { return m_error; }

private:
    [[nodiscard]] static QJsonObject catalogueToJson(const Catalogue &catalogue);
    static void catalogueFromJson(const QJsonObject &json, Catalogue &catalogue);

    QString m_path;
    int m_version; ///< of the content that the changes are against
    QJsonObject m_json;
    QString m_error;
};

} // namespace casewright::demo
