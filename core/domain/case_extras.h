// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/adopt_keys.h"

#include <QList>
#include <QString>

namespace casewright {

/// What people say about a case on the server. Comments are sent at once; they are not part of the case's value.
struct Comment {
    ServerId id = 0;
    QString body; ///< Markdown
    QString author;
    qint64 createdDate = 0; ///< ms since 1970
};

/// A file that lies at a case on the server. Steps show it by its id (StepKind::Attachment).
struct Attachment {
    ServerId id = 0;
    QString name;
    QString contentType; ///< "image/png"
    qint64 size = 0;     ///< bytes
    bool isMissing = false; ///< the server has lost the file itself

    [[nodiscard]] bool isImage() const { return contentType.startsWith(QLatin1StringView("image/")); }
};

/// What a shared step consists of, and in how many cases it is used (nothing where the server does not tell).
struct SharedStepContent {
    Scenario scenario;
    StepIds stepIds;
    std::optional<qint64> usedBy;
};

/// What the server says of a search in its own query language.
struct AqlCheck {
    bool isValid = false;
    qint64 count = 0; ///< cases found, where valid
};

/// Something that happened to a case, as the server noted it.
struct AuditEntry {
    qint64 time = 0; ///< ms since 1970
    QString who;
    QString action;    ///< "insert", "update", "delete"
    QStringList parts; ///< what was touched, in the server's words: "test_case", "test_case_test_tag"
};

} // namespace casewright
