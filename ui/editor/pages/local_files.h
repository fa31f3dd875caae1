// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/case_extras.h"

namespace casewright {

/// Reads a file of this computer, to be called in a worker thread. Invalid where it is too large to be put at a case.
[[nodiscard]] Result<workspace::NewFile> readLocalFile(const QString &path);
/// All of it or nothing.
[[nodiscard]] Result<void> writeLocalFile(const QString &path, const QByteArray &content);

/// Pictures, texts and PDF by the ending of the name, which is what decides which program is started.
[[nodiscard]] bool isSafeToOpen(const Attachment &file);
/// Without what would lead into another folder or what a system does not allow.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace casewright
