// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/problem.h"
#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright::cli {

/// The scenario in the file `path`, "-" being standard input (see parseSteps()). An input-file problem where it is missing, not text,
/// too large, broken or without any step: an empty file is more often an accident of a script than a wish. The JSON `[]` says that
/// wish plainly and is accepted.
[[nodiscard]] Outcome<Scenario> readSteps(const QString &path);

/// Replaces `keywords` that a server does not store ("But", "*") by "And".
void replaceKeywords(QList<Step> &steps, const QStringList &keywords);

} // namespace casewright::cli
