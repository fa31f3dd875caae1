// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace casewright::lint {

/// One file of this project as the lints read it. `code` has the length and the lines of `text`, with comments and the
/// insides of literals turned into spaces, so that a rule never trips over a word in a sentence.
struct SourceFile {
    QString path; ///< from the root, with forward slashes
    QString text;
    QString code;

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    [[nodiscard]] bool isCpp() const { return isHeader() || path.endsWith(QLatin1String(".cpp")); }
    [[nodiscard]] bool isBelow(QLatin1String folder) const { return path.startsWith(folder); }
    [[nodiscard]] QString folder() const { return path.section(QLatin1Char('/'), 0, -2); }
    [[nodiscard]] int lineAt(qsizetype offset) const;
    [[nodiscard]] int lineCount() const;
};

/// What a lint has to say about one place. `hint` tells what to do instead.
struct Finding {
    QString path;
    int line = 0;
    QString what;
    QString hint;
};

[[nodiscard]] SourceFile makeSource(const QString &path, const QString &text);

/// `text` with comments and the insides of string and character literals blanked.
[[nodiscard]] QString withoutCommentsAndLiterals(const QString &text);

/// All sources, CMake files and shell scripts below `root`, except what is built.
[[nodiscard]] QList<SourceFile> readSources(const QString &root);

/// The folder that the tests were told to read (environment CASEWRIGHT_SOURCE, set by ctest).
[[nodiscard]] QString sourceRoot();

/// Prints each finding as `file:line: what` with its hint; false if there is one.
[[nodiscard]] bool reportNone(const QList<Finding> &findings);

} // namespace casewright::lint
