// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lint/support/source.h"

#include <QHash>
#include <QStringList>

namespace casewright::lint {

/// One #include line. `quoted` tells "name" from <name>.
struct Include {
    QString name;
    int line = 0;
    bool quoted = false;
};

[[nodiscard]] QList<Include> includesOf(const SourceFile &file);

/// Who includes whom; nodes are file paths or folders.
using IncludeGraph = QHash<QString, QStringList>;

/// Edges between the files given; includes of anything else are left out.
[[nodiscard]] IncludeGraph fileGraph(const QList<SourceFile> &files);

/// The same between folders, without the edge of a folder to itself.
[[nodiscard]] IncludeGraph folderGraph(const QList<SourceFile> &files);

/// Everything reachable from `start`, without it.
[[nodiscard]] QStringList reachable(const IncludeGraph &graph, const QString &start);

/// Files and folders that include each other in a ring; one finding a ring.
[[nodiscard]] QList<Finding> includeCycles(const QList<SourceFile> &files);

} // namespace casewright::lint
