// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/cancel.h"
#include "core/base/result.h"

#include <functional>

namespace casewright::automation {

struct ReadOptions {
    CancelToken cancel;
    /// Files read so far and in all; called from any thread, one call at a time.
    std::function<void(qsizetype done, qsizetype total)> progress;
    int threads = 0; ///< 0: as many as help, at most four
};

/// Reads the results folders and archives `paths`, on several threads, and waits for them: call it on a worker. What
/// cannot be read is in Results::skipped. NotFound or Invalid where one of the paths itself cannot be opened, Cancelled.
[[nodiscard]] Result<Results> readResults(const QStringList &paths, const ReadOptions &options = {});

/// The steps, texts and attachments of one result of `results`. NotFound or Invalid, as the file may have changed since.
[[nodiscard]] Result<ResultDetails> readDetails(const Results &results, const ResultFile &file);

/// The bytes of an attachment of the result or container `file`. As in Allure 2, `source` has to be a bare name of
/// `a-z A-Z 0-9 . _ -`, at most 100 of them, of an ordinary file beside the result: never a link, never elsewhere.
/// Invalid where it is not, NotFound where the file is missing, Invalid where it is larger than `most` bytes.
[[nodiscard]] Result<QByteArray> readAttachment(const Results &results, const ResultFile &file, const QString &source,
                                                qint64 most);

/// The rule for names above.
[[nodiscard]] bool isAttachmentName(const QString &source);

} // namespace casewright::automation
