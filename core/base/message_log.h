// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace casewright {

/// From now on the last few hundred messages of the program are kept in memory, each request to the server among them, as
/// withoutContent() leaves them. What was printed before is printed as before, and no more. Called once, before there are other threads.
void keepMessages();
/// Oldest first: "2025-11-22T10:42:00.123Z casewright.api GET /api/project 200 12 ms 5f0c…".
[[nodiscard]] QStringList keptMessages();

/// A message that may be given to others: without secrets, without the address of the server, without what its requests ask for, and without
/// anything in quotes, which is how data gets into a message.
[[nodiscard]] QString withoutContent(const QString &message);

} // namespace casewright
