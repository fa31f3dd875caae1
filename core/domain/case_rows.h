// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace casewright {

/// Rows of a case list, packed: texts in one UTF-8 buffer, repeated names (layers, tags, ...) once in a table. Made by a
/// codec on a worker thread and appended to the in-memory index. About 110 bytes a row beside the name.
struct CaseRows {
    /// Index into `names`; -1: not set.
    using NameIndex = qint32;

    struct Row {
        ServerId id = 0;
        qint64 lastModifiedDate = 0;
        quint32 nameBegin = 0; ///< bytes in `text`
        quint32 nameSize = 0;
        quint32 tagsBegin = 0; ///< in `tags`
        quint16 tagCount = 0;
        bool automated = false;
        NameIndex status = -1;
        NameIndex layer = -1;
        NameIndex feature = -1;
    };

    QByteArray text;
    std::vector<Row> rows;
    std::vector<NameIndex> tags;
    std::vector<Ref> names;

    [[nodiscard]] QByteArrayView nameOf(const Row &row) const
    {
        return QByteArrayView(text).sliced(row.nameBegin, row.nameSize);
    }
};

/// One row as a value, for what changes singly.
struct CaseSummary {
    CaseKey key;
    std::optional<ServerId> serverId;
    QString name;
    Ref status;
    Ref layer;
    Ref feature;
    QStringList tags;
    bool automated = false;
    qint64 lastModifiedDate = 0;
};

/// The key of a case that a server listed. Keys of cases made here are negative ("local:7" is -7) and stay so after the
/// server has given them an id; the store keeps which id that is.
[[nodiscard]] constexpr CaseKey keyOfServerId(ServerId id) { return CaseKey{id}; }

} // namespace casewright
