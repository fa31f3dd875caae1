// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace casewright::automation {

/// What a file of a results folder is, by its name.
enum class FileKind { Result, Allure1, Container, Globals, Environment, EnvironmentXml, Categories, Executor, Other };
/// Of the bare name, as Allure 2 tells them: by suffix, letter case counts.
[[nodiscard]] FileKind kindOf(const QString &name);

/// What is larger is no result: 32 MiB (the largest seen has 29 kB). Bounds what is held in memory at a time.
inline constexpr qint64 mostFileBytes = 32 * 1024 * 1024;

/// A file of a source, whose bytes are there once they are asked for.
struct FeedItem {
    QString name; ///< in an archive with its folders
    FileKind kind = FileKind::Other;
    bool isYoung = false; ///< written within the last ten seconds
    std::function<Result<QByteArray>()> load; ///< Invalid, with a reason for people, where it is not to be read
};

/// Hands out the files of one folder or archive that are of a kind but Other, one after the other. next() may be called
/// from several threads; what it yields must be loaded before the feed dies.
class ResultsFeed {
public:
    ResultsFeed() = default;
    virtual ~ResultsFeed() = default;
    ResultsFeed(const ResultsFeed &) = delete;
    ResultsFeed &operator=(const ResultsFeed &) = delete;

    /// Nothing after the last one. An archive that turns out to be damaged ends with an item whose load() says so.
    [[nodiscard]] virtual std::optional<FeedItem> next() = 0;
    /// How many there are, where that is known.
    [[nodiscard]] virtual qsizetype count() const = 0;
    /// One file by the name that next() gave or would give. NotFound, Invalid.
    [[nodiscard]] virtual Result<QByteArray> bytesOf(const QString &name, qint64 most) = 0;
    /// The name of an attachment beside the file `name`.
    [[nodiscard]] virtual QString besides(const QString &name, const QString &source) const = 0;
};

/// Opens a folder, or a zip or tar archive (packed or not) of one. In an archive the files of the uppermost folder that
/// holds results count (of all of them, if there are several beside each other). NotFound where there is nothing, Invalid
/// where it is neither.
[[nodiscard]] Result<std::unique_ptr<ResultsFeed>> openResults(const QString &path);

/// For openResults().
[[nodiscard]] Result<std::unique_ptr<ResultsFeed>> openFolder(const QString &path);
[[nodiscard]] Result<std::unique_ptr<ResultsFeed>> openArchive(const QString &path);

} // namespace casewright::automation
