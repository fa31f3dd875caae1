// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

namespace casewright {

/// A tag of a project with the number of its cases.
struct TagCount {
    QString name;
    int cases = 0;
};

enum class TagListFormat { Text, Csv };
/// Csv where the file's name ends so, else Text.
[[nodiscard]] TagListFormat tagListFormatOf(const QString &fileName);

/// What a file lists: tags, and new names that somebody wrote beside them.
struct TagList {
    QStringList tags;
    QMap<QString, QStringList> rename; ///< as TagEdits has it
};

/// A tag a line; as CSV with the columns Tag, Cases and New name, the last one empty, to be filled in and read again. In UTF-8, CSV with the
/// mark by which spreadsheets know it.
[[nodiscard]] QByteArray tagListText(const QList<TagCount> &tags, TagListFormat format);
/// The reverse. Text: "OLD -> NEW" renames too. CSV: a comma or semicolon between cells, columns are found by their heading. Invalid,
/// naming the line, where the file is not understood.
[[nodiscard]] Result<TagList> tagListFromText(const QByteArray &text, TagListFormat format);

} // namespace casewright
