// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lint/support/includes.h"

namespace casewright::lint {

/// Who may include whom: base <- domain <- {api, store, query, quality, automation, exchange} <- workspace <- ui/models
/// <- ui/<part> <- ui/shell <- app, with the further rules of the README.
[[nodiscard]] QList<Finding> layerFindings(const QList<SourceFile> &files);

} // namespace casewright::lint
