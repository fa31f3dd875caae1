// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/records/case_record.h"

namespace casewright::workspace {

/// What the journal keeps of a creation, from before it is sent until it is known what came of it.
struct CreationIntent {
    ServerId watermark = 0; ///< the largest id on the server before the first attempt
    QStringList names;      ///< under which it was sent; none: it certainly is not on the server yet
    TestCase sent;          ///< what the first attempt sent
    QList<CaseCandidate> candidates;
};

[[nodiscard]] QByteArray toJson(const CreationIntent &intent);
/// Nothing that cannot be read is made up: it stays empty.
[[nodiscard]] CreationIntent creationIntent(const QByteArray &json);

} // namespace casewright::workspace
